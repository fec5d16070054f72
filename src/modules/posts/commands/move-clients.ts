import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { staffAt } from '#modules/identity/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { planMoves } from '#modules/posts/domain/handover.ts'
import { findPeople } from '#modules/posts/people.ts'
import { goneAmong } from '#modules/posts/staff.ts'
import { carriedBy, handOver } from '#modules/services/public.ts'

/** Gives some clients, with their open cases, to colleagues of the station: what was proposed, once somebody has agreed. */
export const moveClients: Handler<typeof contract.moveClients> = async (context, { personId, moves }) => {
  const { db, query, today, record } = context
  const person = (await findPeople(context, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const wanted = new Map(moves.map((one) => [one.clientId, one.toPersonId]))
  const things = (await carriedBy(query, personId)).filter((thing) =>
    thing.kind === 'client' ? wanted.has(thing.id) : thing.kind === 'case' && wanted.has(thing.clientId ?? ''),
  )
  // One of them was given away meanwhile.
  if (things.filter((thing) => thing.kind === 'client').length < wanted.size) refuseNow('kernel/changed-meanwhile')
  const staff = await staffAt(db, [...new Set(things.map((thing) => thing.stationId))])
  const gone = await goneAmong(
    query,
    staff.map((one) => one.id),
    today,
  )
  const places = new Map(
    staff.filter((one) => !gone.has(one.id) && one.id !== personId).map((one) => [one.id, one.organisationId]),
  )
  const others = [...wanted].map(([id, toPersonId]) => ({ kind: 'client' as const, id, toPersonId }))
  const planned = orRefuse(
    planMoves(things, { toPersonId: null, others }, (id, stationId) => places.get(id) === stationId),
  )
  const moved = await handOver(context, personId, planned)
  if (moved.length < planned.length) refuseNow('kernel/changed-meanwhile')
  record({
    kind: 'posts/clients-moved',
    subject: { kind: 'person', id: personId },
    regionCode: person.regionCode,
    day: today,
    data: { things: moved.length },
  })
  const count = (kind: string) => moved.filter((one) => one.kind === kind).length
  return { clients: count('client'), cases: count('case') }
}
