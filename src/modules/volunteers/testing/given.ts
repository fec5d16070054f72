import type { InputOf } from '#kernel/endpoint.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { signInAs } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'

/** What tests of volunteers begin with: a neighbour who agreed on paper, and an activity. */

/** A number that passes every check and belongs to nobody: region 330399 does not exist. */
export function numberOf(bornOn: string, n: number, sex: 'male' | 'female' = 'male'): string {
  const body = `330399${bornOn.replaceAll('-', '')}${String(n).padStart(2, '0')}${sex === 'male' ? 1 : 2}`
  return body + checkDigitOf(body)
}

/** Signs someone in at the hour the clock says: a session of the morning has ended by the afternoon. */
export async function as(server: TestServer, who: CastName): Promise<Caller> {
  const key = `${who} ${server.house.clock().toISOString()}`
  const callers = signedIn.get(server) ?? new Map<string, Promise<Caller>>()
  signedIn.set(server, callers)
  if (!callers.has(key)) callers.set(key, signInAs(server.app, username(who)))
  return callers.get(key)!
}
const signedIn = new WeakMap<TestServer, Map<string, Promise<Caller>>>()

export const aNeighbour = (
  given: Partial<InputOf<typeof contract.registerVolunteer>> = {},
): InputOf<typeof contract.registerVolunteer> => ({
  name: '陈一舟',
  identityNumber: numberOf('1962-03-04', 31),
  phone: '13800000001',
  livingRegionCode: '330304001001' as never,
  skills: ['repair'],
  categories: ['elder'],
  agreedHow: 'on-paper',
  agreedOn: '2026-03-16',
  agreementPaper: '志愿者登记表，站内档案柜',
  ...given,
})

/** An activity of the station in the afternoon of the next day. */
export const anActivity = (
  given: Partial<InputOf<typeof contract.planActivity>> = {},
): InputOf<typeof contract.planActivity> => ({
  title: '为老人修家电',
  category: 'elder',
  content: '上门检修小家电',
  heldOn: '2026-03-17',
  startsAt: '14:00',
  endsAt: '16:30',
  place: '净水社区活动室',
  capacity: 2,
  risks: '使用工具，注意用电安全',
  dangerous: false,
  ...given,
})
