import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import type * as identity from '#modules/identity/contract.ts'
import type * as told from '#modules/notices/contract.ts'
import type * as posts from '#modules/posts/contract.ts'
import type * as services from '#modules/services/contract.ts'

/**
 * The endpoints a phone calls: the contract's types with just what a call needs. The contract's own values would bring zod before the
 * first page, 27 KB that a cheap phone has to read. A test holds the two together.
 */
const light = <E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  more: Partial<Pick<E, 'accepts' | 'writes'>> = {},
) => ({ method, path, produces: 'json', accepts: 'json', writes: method !== 'GET', ...more }) as unknown as E

export const welcome = light<typeof identity.welcome>('GET', '/welcome')
export const signIn = light<typeof identity.signIn>('POST', '/sessions', { writes: false })
export const standing = light<typeof identity.standing>('POST', '/sessions/standing', { writes: false })
export const signOut = light<typeof identity.signOut>('DELETE', '/sessions/current', { writes: false })
export const me = light<typeof identity.me>('GET', '/me')
export const setLanguage = light<typeof identity.setLanguage>('PUT', '/me/language')
export const codeLists = light<typeof services.codeLists>('GET', '/services/code-lists')
export const today = light<typeof services.today>('GET', '/services/today')
export const carriedClients = light<typeof services.carriedClients>('GET', '/services/carried-clients')
export const notices = light<typeof told.notices>('GET', '/notices')
export const markNoticeRead = light<typeof told.markNoticeRead>('POST', '/notices/:noticeId/read')
export const markAllNoticesRead = light<typeof told.markAllNoticesRead>('POST', '/notices/read')
export const recordService = light<typeof services.recordService>('POST', '/services/records')
export const sendPhotograph = light<typeof services.sendPhotograph>('PUT', '/services/photographs/:photographId', {
  accepts: 'bytes',
})
export const leaveBehind = light<typeof posts.leaveBehind>('POST', '/posts/left-behind')
export type LeftBehind = InputOf<typeof posts.leaveBehind>
