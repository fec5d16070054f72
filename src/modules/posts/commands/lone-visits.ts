import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Transaction } from '#kernel/database.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import { staffAt, whoMayAt, whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { loneVisitsOf } from '#modules/posts/rules.ts'
import { goneAmong } from '#modules/posts/staff.ts'
import { refuseAt } from '#modules/posts/store.ts'
import { posts, type PostsTables } from '#modules/posts/tables.ts'
import { clientNames } from '#modules/services/public.ts'

type Visit = Selectable<PostsTables['posts.lone_visit']>

/** Where the actor works, as the place of what they do alone. */
async function ownPlace({
  db,
  actor,
  today,
}: Pick<Context, 'db' | 'actor' | 'today'>): Promise<{ id: string; regionCode: RegionCode }> {
  const [place] = actor.organisationId ? await organisationPlaces(db, [actor.organisationId], today) : []
  return place ?? refuseNow('posts/not-at-an-organisation')
}

/** How the actor is reached, and which colleague is told besides the leader. */
export const setSafetyCard: Handler<typeof contract.setSafetyCard> = async (context, input) => {
  const { house, db, query, actor, now, today } = context
  const phone = readPhoneNumber(input.phone)
  if (!phone.ok) return refuseAt('phone', 'phone-wrong')
  const place = await ownPlace(context)
  const colleagues = await colleaguesOf(context, place.id)
  if (
    input.secondPersonId === actor.personId ||
    !colleagues.some((one) => one.id === input.secondPersonId) ||
    (await goneAmong(query, [input.secondPersonId], today)).size > 0
  )
    refuseAt('secondPersonId', 'second-not-a-colleague')
  const card = {
    region_code: place.regionCode,
    organisation_id: place.id,
    phone_sealed: house.vault.seal(
      { table: 'posts.safety_card', column: 'phone', rowId: actor.personId },
      phone.number,
    ),
    phone_masked: maskPhone(phone.number),
    second_person_id: input.secondPersonId,
    changed_at: now,
  }
  await posts(db)
    .insertInto('posts.safety_card')
    .values({ person_id: actor.personId, ...card })
    .onConflict((on) => on.column('person_id').doUpdateSet(card))
    .execute()
  return { phoneMasked: card.phone_masked }
}

/** The names of those one works with. Whoever sees the own rows only goes out alone as well, so this is asked at the gate, for the own organisation only. */
export const colleaguesOf = async (
  { house, actor }: Pick<Context, 'house' | 'actor'>,
  organisationId: string,
): Promise<{ id: string; name: string }[]> =>
  (await inTransaction(house.gatePool, gate, ({ db }) => staffAt(db, [organisationId])))
    .filter((one) => one.id !== actor.personId)
    .map(({ id, name }) => ({ id, name }))

/** Goes out alone: from here on the server watches the time. */
export const startLoneVisit: Handler<typeof contract.startLoneVisit> = async (context, input) => {
  const { house, db, actor, now, today, record } = context
  const place = await ownPlace(context)
  const limits = loneVisitsOf(house.packs, place.regionCode, today)
  if (input.expectedMinutes > limits.longestMinutes)
    refuseAt('expectedMinutes', 'too-long-alone', { minutes: limits.longestMinutes })
  if (!input.clientId && !input.place) refuseAt('place', 'place-needed')
  if (input.clientId && !(await clientNames(db, [input.clientId])).has(input.clientId))
    refuseAt('clientId', 'client-not-found')
  const [card, running] = await Promise.all([
    posts(db)
      .selectFrom('posts.safety_card')
      .select('second_person_id')
      .where('person_id', '=', actor.personId)
      .executeTakeFirst(),
    posts(db)
      .selectFrom('posts.lone_visit')
      .select('id')
      .where('person_id', '=', actor.personId)
      .where('ended_at', 'is', null)
      .where('closed_at', 'is', null)
      .executeTakeFirst(),
  ])
  if (!card) return refuseNow('posts/card-needed')
  if (running) refuseNow('posts/visit-running')
  const id = newId<'lone-visit'>(now)
  const due = later(now, input.expectedMinutes)
  await posts(db)
    .insertInto('posts.lone_visit')
    .values({
      id,
      person_id: actor.personId,
      region_code: place.regionCode,
      organisation_id: place.id,
      client_id: input.clientId,
      place: input.place,
      second_person_id: card.second_person_id,
      started_at: now,
      due_at: due,
      alarm_at: later(due, limits.graceMinutes),
      ended_at: null,
      alarmed_at: null,
      alarm: null,
      told_at: null,
      escalated_at: null,
      answered_at: null,
      answered_by: null,
      closed_at: null,
    })
    .execute()
  record({
    kind: 'posts/lone-visit-started',
    subject: { kind: 'lone-visit', id },
    regionCode: place.regionCode,
    day: today,
  })
  return { visitId: id, dueAt: due.toISOString() }
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** One's own visit, locked. */
async function lockOwn({ db, actor }: Pick<Context, 'db' | 'actor'>, visitId: string): Promise<Visit> {
  const row = await posts(db)
    .selectFrom('posts.lone_visit')
    .selectAll()
    .where('id', '=', visitId)
    .where('person_id', '=', actor.personId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

/** Stays longer: the time is watched from the new end. */
export const extendLoneVisit: Handler<typeof contract.extendLoneVisit> = async (context, input) => {
  const { house, db, now, today } = context
  const visit = await lockOwn(context, input.visitId)
  if (visit.ended_at || visit.closed_at) refuseNow('posts/visit-over')
  // Help may be on its way: the phone does not say so, and says how to end it.
  if (visit.alarmed_at) refuseNow('posts/too-late-to-extend')
  const limits = loneVisitsOf(house.packs, visit.region_code as RegionCode, today)
  const from = visit.due_at > now ? visit.due_at : now
  const due = later(from, input.minutes)
  if (due.getTime() - visit.started_at.getTime() > limits.longestMinutes * 60_000)
    refuseAt('minutes', 'too-long-alone', { minutes: limits.longestMinutes })
  await posts(db)
    .updateTable('posts.lone_visit')
    .set({ due_at: due, alarm_at: later(due, limits.graceMinutes) })
    .where('id', '=', visit.id)
    .execute()
  return { visitId: visit.id, dueAt: due.toISOString() }
}

/**
 * Says that all is well, or under somebody's eyes the same with the other answer, which calls for help. The reply, the page and the trace are
 * the same: only those who can help see the difference. Said twice, it counts once.
 */
export const endLoneVisit: Handler<typeof contract.endLoneVisit> = async (context, { visitId, way }) => {
  const { db, actor, now, record } = context
  const visit = await lockOwn(context, visitId)
  const isCry = way === 'rough' && visit.alarm !== 'duress' && !visit.closed_at
  // A late word that all is well ends an alarm that the clock gave; one that a person gave is ended by those who looked.
  const isWell = way === 'smooth' && visit.alarm === 'overdue' && !visit.closed_at
  await posts(db)
    .updateTable('posts.lone_visit')
    .set({
      ended_at: visit.ended_at ?? now,
      // The server tells, seconds later: a worker does not see who leads.
      ...(isCry && { alarm: 'duress', alarmed_at: visit.alarmed_at ?? now, told_at: null }),
      ...(isWell && { closed_at: now, outcome: '本人已报平安' }),
    })
    .where('id', '=', visit.id)
    .execute()
  if (isWell) await settleNotices(context, keyOf(visit), [])
  record({
    kind: 'posts/lone-visit-ended',
    subject: { kind: 'lone-visit', id: visit.id },
    regionCode: visit.region_code,
    data: { by: actor.personId },
  })
  return { visitId: visit.id }
}

const keyOf = (visit: Pick<Visit, 'id'>) => `posts/lone-visit:${visit.id}` as const

/** Who is to come: the second contact and those who answer at the organisation; the county too where it got so far. Never the worker. */
async function responders(
  { query }: { query: Transaction['query'] },
  visit: Visit,
  today: Day,
  county: boolean,
): Promise<string[]> {
  const [leaders, officers] = await Promise.all([
    whoMayAt(query, 'posts:answer-alarms', [visit.organisation_id], today),
    county ? whoMayOver(query, 'posts:answer-alarms', visit.region_code as RegionCode, today) : [],
  ])
  return [...new Set([visit.second_person_id, ...leaders.map((one) => one.personId), ...officers])].filter(
    (id) => id !== visit.person_id,
  )
}

/** Tells them without a name of the one visited and without a place: those are opened on the page, and written down. */
async function tell(teller: { query: Transaction['query']; now: Date }, visit: Visit, county: boolean): Promise<void> {
  const people = await responders(teller, visit, todayIn(teller.now), county)
  const duress = visit.alarm === 'duress'
  // Under a key of its own: whoever has read that the colleague is late has not read that help is called.
  const key = duress ? (`${keyOf(visit)}:help` as const) : keyOf(visit)
  await settleNotices(
    teller,
    keyOf(visit),
    people.map((personId): Told => ({
      personId,
      key,
      title: duress
        ? { zh: '同事求助：单独入户', en: 'A colleague calls for help on a lone visit' }
        : { zh: '同事单独入户超时未报平安', en: 'A colleague has not come back from a lone visit' },
      body: {
        zh: '请立即打开查看位置和电话。不要先打给本人，以免惊动对方。',
        en: 'Open it now for place and phone. Do not call the colleague first: somebody may be listening.',
      },
      link: '/posts/lone-visits',
      dueOn: null,
    })),
  )
}

/** Gives the alarm for whoever is not back in time, tells it and every cry for help, and tells the county where nobody takes one on. Returns how many were told. */
export async function watchLoneVisits({ query }: Pick<Transaction, 'query'>, house: House): Promise<number> {
  const now = house.clock()
  await query(
    `update posts.lone_visit set alarm = 'overdue', alarmed_at = $1 where alarm_at <= $1 and ended_at is null and alarmed_at is null and closed_at is null`,
    [now],
  )
  // Of several servers each takes what no other has in hand.
  const alarms = await query<Visit>(
    'select * from posts.lone_visit where alarmed_at is not null and closed_at is null and (told_at is null or escalated_at is null) for update skip locked',
  )
  let told = 0
  for (const visit of alarms) {
    const { answerMinutes } = loneVisitsOf(house.packs, visit.region_code as RegionCode, todayIn(now))
    const isForCounty = !visit.answered_at && !visit.escalated_at && later(visit.alarmed_at!, answerMinutes) <= now
    if (visit.told_at && !isForCounty) continue
    await query(
      'update posts.lone_visit set told_at = $2, escalated_at = case when $3 then $2 else escalated_at end where id = $1',
      [visit.id, now, isForCounty],
    )
    await tell({ query, now }, visit, isForCounty || visit.escalated_at !== null)
    told++
  }
  return told
}

/** An alarm that the actor may answer: of the own organisation or branch with the right to, or as second contact; locked. Never one's own. */
export async function lockAlarm({ db, actor }: Pick<Context, 'db' | 'actor'>, visitId: string): Promise<Visit> {
  const visit = await posts(db)
    .selectFrom('posts.lone_visit')
    .selectAll()
    .where('id', '=', visitId)
    .forUpdate()
    .executeTakeFirst()
  const answers =
    visit &&
    visit.person_id !== actor.personId &&
    (visit.second_person_id === actor.personId || actor.permissions.has('posts:answer-alarms'))
  if (!visit || !answers) return refuseNow('kernel/not-found')
  if (!visit.alarmed_at || visit.closed_at) refuseNow('posts/no-alarm')
  return visit
}

/** Takes an alarm on: the others see who does. */
export const answerAlarm: Handler<typeof contract.answerAlarm> = async (context, { visitId }) => {
  const { db, actor, now, record } = context
  const visit = await lockAlarm(context, visitId)
  if (!visit.answered_at)
    await posts(db)
      .updateTable('posts.lone_visit')
      .set({ answered_at: now, answered_by: actor.personId })
      .where('id', '=', visit.id)
      .execute()
  record({ kind: 'posts/alarm-answered', subject: { kind: 'lone-visit', id: visit.id }, regionCode: visit.region_code })
  return { visitId: visit.id }
}

/** Ends an alarm with what was found. */
export const closeAlarm: Handler<typeof contract.closeAlarm> = async (context, { visitId, outcome }) => {
  const { db, actor, now, record } = context
  const visit = await lockAlarm(context, visitId)
  await posts(db)
    .updateTable('posts.lone_visit')
    .set({
      closed_at: now,
      ended_at: visit.ended_at ?? now,
      outcome,
      answered_at: visit.answered_at ?? now,
      answered_by: visit.answered_by ?? actor.personId,
    })
    .where('id', '=', visit.id)
    .execute()
  await settleNotices(context, keyOf(visit), [])
  record({ kind: 'posts/alarm-closed', subject: { kind: 'lone-visit', id: visit.id }, regionCode: visit.region_code })
  return { visitId: visit.id }
}
