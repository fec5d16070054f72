import { signInAs, testServer } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'

/** What tests of supervision begin with: two supervisors in the pool, the first with an agreement with the worker and the colleague. */

interface Pool {
  server: TestServer
  ids: { supervisor: string; second: string; agreement: string }
  as: (who: CastName) => Promise<Caller>
  /** Another day: everyone signs in anew. */
  on: (now: string) => void
}

/** An hour and a half face to face. */
export const at = {
  mode: 'face-to-face',
  functions: ['educational', 'emotional'],
  startsAt: '14:00',
  endsAt: '15:30',
  heldOn: '2026-03-12',
}

export async function openPool(t: Parameters<typeof testServer>[0]): Promise<Pool> {
  const server = await testServer(t)
  let sessions = new Map<CastName, Promise<Caller>>()
  const as = (who: CastName): Promise<Caller> => {
    if (!sessions.has(who)) sessions.set(who, signInAs(server.app, username(who)))
    return sessions.get(who)!
  }
  const on = (now: string) => {
    server.setClock(now)
    sessions = new Map()
  }
  await lookAtDuties(server.house)
  const officer = await as('officer')
  const admit = async (who: CastName, more = {}) =>
    (
      await officer.get(contract.admitSupervisor, {
        personId: personId(who),
        kind: 'city',
        rank: 'junior',
        fromOn: '2026-01-01',
        entryReason: '选拔入库',
        ...more,
      })
    ).supervisorId
  const supervisor = await admit('otherWorker', { practisingSince: '2014-03-01' })
  const second = await admit('roomWorker', { rank: 'senior' })
  const { agreementId: agreement } = await officer.get(contract.makeAgreement, {
    supervisorId: supervisor,
    personIds: [personId('worker'), personId('colleague')],
    fromOn: '2026-02-01',
  })
  return { server, ids: { supervisor, second, agreement }, as, on }
}
