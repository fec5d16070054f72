import type { InputOf } from '#kernel/endpoint.ts'
import * as contract from '#modules/training/contract.ts'
import { signInAs } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'

/** What tests of training begin with: a course and a session. The people of the cast are in the registry. */

/** Signs someone in at the hour the clock says: a session of the morning has ended by the afternoon. */
export async function as(server: TestServer, who: CastName): Promise<Caller> {
  const key = `${who} ${server.house.clock().toISOString()}`
  const callers = signedIn.get(server) ?? new Map<string, Promise<Caller>>()
  signedIn.set(server, callers)
  if (!callers.has(key)) callers.set(key, signInAs(server.app, username(who)))
  return callers.get(key)!
}
const signedIn = new WeakMap<TestServer, Map<string, Promise<Caller>>>()

export const aCourse = (
  given: Partial<InputOf<typeof contract.openCourse>> = {},
): InputOf<typeof contract.openCourse> => ({
  title: '老年人沟通技巧',
  about: '怎样听，怎样问。',
  form: 'theme',
  stage: 'in-service',
  fiveOne: null,
  year: 2026,
  month: 3,
  forRegion: true,
  ...given,
})

/** A session of four class hours in the afternoon of a week later. */
export const aSession = (
  courseId: string,
  given: Partial<InputOf<typeof contract.openSession>> = {},
): InputOf<typeof contract.openSession> => ({
  courseId,
  title: '',
  heldOn: '2026-03-23',
  startsAt: '14:00',
  endsAt: '17:00',
  place: '区社会工作指导中心三楼',
  teacher: '特邀讲师',
  capacity: 2,
  signUpUntil: '2026-03-22T17:00:00+08:00',
  credits: [{ category: 'professional', hours: 4 }],
  ...given,
})

/** A course of the county with one session, opened by its officer. */
export async function openOne(
  server: TestServer,
  course: Parameters<typeof aCourse>[0] = {},
  session: Parameters<typeof aSession>[1] = {},
): Promise<{ courseId: string; sessionId: string }> {
  const officer = await as(server, 'officer')
  const { courseId } = await officer.get(contract.openCourse, aCourse(course))
  const { sessionId } = await officer.get(contract.openSession, aSession(courseId, session))
  return { courseId, sessionId }
}

/** Walks someone through a session: the code on the wall when they come and when they go. */
export async function attend(
  server: TestServer,
  who: CastName,
  sessionId: string,
  from = '2026-03-23T13:55:00+08:00',
  until = '2026-03-23T17:02:00+08:00',
): Promise<number> {
  const scan = async (at: string) => {
    server.setClock(at)
    const { code } = await (await as(server, 'officer')).get(contract.doorCode, { sessionId })
    return { caller: await as(server, who), input: { sessionId, code, scannedAt: at, sentAt: at } }
  }
  const coming = await scan(from)
  await coming.caller.get(contract.checkIn, coming.input)
  const going = await scan(until)
  return (await going.caller.get(contract.checkOut, going.input)).minutes
}
