import type { OutputOf } from '#kernel/endpoint.ts'
import { standing } from '../calls.ts'
import { vault } from '../store/vault.ts'
import { reach } from './reach.ts'

/** How the worker of this phone stands with the house; `unknown` where the session is another’s, or nobody’s. */
export type Standing = OutputOf<typeof standing>['standing']

/** What a phone is for. */
export const may = 'services:record'

export const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The worker whose phone this is, whoever’s session the browser holds. */
function owner(): string | null {
  const now = vault.get()
  return 'username' in now ? now.username : null
}

export const isOwner = (username: string): boolean => sameName(username, owner() ?? '')

/** Asks how a worker stands, by the session that the browser holds; null where nobody answers. */
export async function askStanding(username = owner() ?? '', atMost?: number): Promise<Standing | null> {
  if (!navigator.onLine) return null
  return reach(standing, { may, username }, {}, atMost).then(
    (answer) => answer.standing,
    () => null,
  )
}
