import { sql, type Selectable } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { personNames, namesIn } from '#modules/identity/public.ts'
import { colleaguesOf, lockAlarm } from '#modules/posts/commands/lone-visits.ts'
import type * as contract from '#modules/posts/contract.ts'
import { loneVisitsOf } from '#modules/posts/rules.ts'
import { posts, type PostsTables } from '#modules/posts/tables.ts'
import { clientForEmergency, clientNames } from '#modules/services/public.ts'

type Visit = Selectable<PostsTables['posts.lone_visit']>

/** What one's own phone shows: nothing that somebody looking over the shoulder may not see. */
export const ownSafety: Handler<typeof contract.ownSafety> = async (context) => {
  const { db, query, house, actor, today } = context
  const [card, visits, colleagues] = await Promise.all([
    posts(db).selectFrom('posts.safety_card').selectAll().where('person_id', '=', actor.personId).executeTakeFirst(),
    posts(db)
      .selectFrom('posts.lone_visit')
      .selectAll()
      .where((is) =>
        is.or([
          is.and([is('person_id', '=', actor.personId), is('ended_at', 'is', null), is('closed_at', 'is', null)]),
          is.and([
            is('second_person_id', '=', actor.personId),
            is('alarmed_at', 'is not', null),
            is('closed_at', 'is', null),
          ]),
        ]),
      )
      .orderBy('alarmed_at')
      .execute(),
    actor.organisationId ? colleaguesOf(context, actor.organisationId) : [],
  ])
  const own = visits.find((one) => one.person_id === actor.personId)
  const alarms = visits.filter((one) => one.second_person_id === actor.personId)
  const [names, clients] = await Promise.all([
    personNames(query, [card?.second_person_id ?? null, ...alarms.map((one) => one.person_id)]),
    clientNames(db, [own?.client_id ?? null]),
  ])
  const { graceMinutes, longestMinutes } = loneVisitsOf(house.packs, actor.homeRegionCode, today)
  return {
    card: card
      ? {
          phoneMasked: card.phone_masked,
          second: { id: card.second_person_id, name: names.get(card.second_person_id) ?? '' },
        }
      : null,
    limits: { graceMinutes, longestMinutes },
    colleagues,
    out: own
      ? {
          visitId: own.id,
          clientName: clients.get(own.client_id ?? '') ?? '',
          place: own.place,
          startedAt: own.started_at.toISOString(),
          dueAt: own.due_at.toISOString(),
        }
      : null,
    alarms: alarms.map((one) => ({
      visitId: one.id,
      name: names.get(one.person_id) ?? '',
      since: one.alarmed_at!.toISOString(),
      answered: one.answered_at !== null,
    })),
  }
}

type State = 'out' | 'late' | 'alarm' | 'answered' | 'safe' | 'closed'
const order: State[] = ['alarm', 'answered', 'late', 'out', 'closed', 'safe']

function stateOf(visit: Visit, now: Date): State {
  if (visit.closed_at) return 'closed'
  if (visit.alarmed_at) return visit.answered_at ? 'answered' : 'alarm'
  if (visit.ended_at) return 'safe'
  return visit.due_at < now ? 'late' : 'out'
}

/** Who is out alone now, and what ended in the last day. One’s own do not show whether one called for help. */
export const loneVisits: Handler<typeof contract.loneVisits> = async ({ db, query, actor, now }) => {
  const since = new Date(now.getTime() - 24 * 3_600_000)
  const { rows } = await sql<Visit>`
    select * from posts.lone_visit where (ended_at is null and closed_at is null) or (alarmed_at is not null and closed_at is null) or started_at > ${since}
     order by started_at desc limit 200`.execute(db)
  const shown = rows.filter((row) => row.person_id !== actor.personId)
  const { people: names, organisations: stations } = await namesIn({ db, query }, shown, {
    people: (row) => [row.person_id, row.second_person_id, row.answered_by],
    organisations: (row) => row.organisation_id,
  })
  return {
    now: now.toISOString(),
    rows: shown
      .map((row) => ({
        visitId: row.id,
        personId: row.person_id,
        name: names.get(row.person_id) ?? '',
        stationName: stations.get(row.organisation_id) ?? '',
        state: stateOf(row, now),
        alarm: row.alarm,
        startedAt: row.started_at.toISOString(),
        dueAt: row.due_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
        alarmedAt: row.alarmed_at?.toISOString() ?? null,
        answeredBy: row.answered_by ? (names.get(row.answered_by) ?? '') : null,
        secondName: names.get(row.second_person_id) ?? '',
        outcome: row.outcome,
      }))
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
  }
}

/** Where somebody with an alarm is and how they are reached: no reason is asked for, and it is written down who looked. */
export const whereSomebodyIs: Handler<typeof contract.whereSomebodyIs> = async (context, { visitId }) => {
  const { db, query, house, about } = context
  const visit = await lockAlarm(context, visitId)
  const [card, names, client] = await Promise.all([
    posts(db)
      .selectFrom('posts.safety_card')
      .select('phone_sealed')
      .where('person_id', '=', visit.person_id)
      .executeTakeFirst(),
    personNames(query, [visit.person_id]),
    visit.client_id ? clientForEmergency(context, visit.client_id) : undefined,
  ])
  about({
    subject: { kind: 'lone-visit', id: visit.id },
    regionCode: visit.region_code,
    details: { emergency: true, ...(visit.client_id && { clientId: visit.client_id }) },
  })
  return {
    name: names.get(visit.person_id) ?? '',
    phone: card
      ? house.vault.open({ table: 'posts.safety_card', column: 'phone', rowId: visit.person_id }, card.phone_sealed)
      : null,
    clientName: client?.name ?? '',
    address: client?.address ?? null,
    clientPhone: client?.phone ?? null,
    place: visit.place,
    startedAt: visit.started_at.toISOString(),
  }
}
