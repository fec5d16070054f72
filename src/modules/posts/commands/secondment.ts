import { sql, type Selectable } from 'kysely'
import { type Day, monthsLater } from '#kernel/days.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { levelOf, type RegionCode } from '#kernel/region.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { kindOn } from '#modules/posts/domain/seats.ts'
import { lend } from '#modules/posts/domain/secondment.ts'
import { findPeople } from '#modules/posts/people.ts'
import { secondmentOf } from '#modules/posts/rules.ts'
import { lockPerson, mainPostsOf, refuseAt } from '#modules/posts/store.ts'
import { posts, type PostsTables } from '#modules/posts/tables.ts'

type Row = Selectable<PostsTables['posts.secondment']>

/** Asks to lend somebody; where the rule needs no approval it stands at once. */
export const requestSecondment: Handler<typeof contract.requestSecondment> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  const person = (await findPeople(context, [input.personId])).get(input.personId)
  if (!person?.organisationId) return refuseAt('personId', 'person-not-found')
  if (input.untilOn <= input.fromOn) refuseAt('untilOn', 'until-before-from')
  const regionCode = person.regionCode as RegionCode
  const { value: rule, version } = secondmentOf(house.packs, regionCode, today)
  if (input.untilOn > monthsLater(input.fromOn, rule.longestMonths))
    refuseAt('untilOn', 'too-long-lent', { months: rule.longestMonths })
  const [borrower] = await organisationPlaces(db, [input.toOrganisationId], today)
  if (!borrower || borrower.id === person.organisationId) return refuseAt('toOrganisationId', 'organisation-not-found')
  await lockPerson(context, input.personId)
  const [held, others] = await Promise.all([
    mainPostsOf(context, [input.personId]),
    query<{ id: string }>(
      `select id from posts.secondment where person_id = $1 and state in ('requested', 'approved') and from_on < $3 and until_on > $2`,
      [input.personId, input.fromOn, input.untilOn],
    ),
  ])
  if (others.length > 0) refuseNow('posts/lent-already')
  const kind = kindOn(held.get(input.personId) ?? [], input.fromOn)?.kind
  const needsApproval = orRefuse(lend(kind, levelOf(borrower.regionCode), rule)) === 'with-approval'
  const id = newId<'secondment'>(now)
  const state = needsApproval ? 'requested' : 'approved'
  await posts(db)
    .insertInto('posts.secondment')
    .values({
      id,
      person_id: input.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: null,
      to_organisation_id: input.toOrganisationId,
      from_on: input.fromOn,
      until_on: input.untilOn,
      reason: input.reason,
      state,
      needs_approval: needsApproval,
      decided_by: null,
      decided_at: null,
      returned_on: null,
      pack_version: version,
      requested_by: actor.personId,
      requested_at: now,
    })
    .execute()
  record({
    kind: 'posts/lending-requested',
    subject: { kind: 'person', id: input.personId },
    regionCode: person.regionCode,
    day: input.fromOn,
    data: { state },
  })
  return { secondmentId: id, state }
}

async function lock({ db }: Parameters<typeof requestSecondment>[0], id: string, version: number): Promise<Row> {
  const row = await posts(db)
    .selectFrom('posts.secondment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  if (row.version !== version) refuseNow('kernel/changed-meanwhile')
  return row
}

/** The county's office says yes or no. */
export const decideSecondment: Handler<typeof contract.decideSecondment> = async (context, input) => {
  const { db, actor, now, record } = context
  const row = await lock(context, input.secondmentId, input.basedOnVersion)
  if (row.state !== 'requested') refuseNow('posts/decided-already')
  const { jurisdiction } = actor
  if (
    jurisdiction.kind !== 'region' ||
    !['county', 'prefecture', 'province'].includes(levelOf(jurisdiction.regionCode))
  )
    refuseNow('posts/county-decides')
  const version = row.version + 1
  await posts(db)
    .updateTable('posts.secondment')
    .set({
      version,
      state: input.approve ? 'approved' : 'refused',
      decided_by: actor.personId,
      decided_at: now,
      decision: input.decision,
    })
    .where('id', '=', row.id)
    .execute()
  record({
    kind: 'posts/lending-decided',
    subject: { kind: 'person', id: row.person_id },
    regionCode: row.region_code,
    data: { approved: input.approve },
  })
  return { secondmentId: row.id, version }
}

/** Back from where they were lent. */
export const returnFromSecondment: Handler<typeof contract.returnFromSecondment> = async (context, input) => {
  const { db, today, record } = context
  const row = await lock(context, input.secondmentId, input.basedOnVersion)
  if (row.state !== 'approved') refuseNow('posts/decided-already')
  if (input.returnedOn > today) refuseAt('returnedOn', 'day-in-future')
  if (input.returnedOn < row.from_on) refuseAt('returnedOn', 'day-before-start')
  const version = row.version + 1
  await posts(db)
    .updateTable('posts.secondment')
    .set({ version, state: 'returned', returned_on: input.returnedOn })
    .where('id', '=', row.id)
    .execute()
  record({
    kind: 'posts/lending-ended',
    subject: { kind: 'person', id: row.person_id },
    regionCode: row.region_code,
    day: input.returnedOn,
  })
  return { secondmentId: row.id, version }
}

/** Who is lent to whom, the latest first. */
export const secondments: Handler<typeof contract.secondments> = async ({ db, query, today }, { size, after }) => {
  const [at, id] = readCursor(after, 2) ?? []
  const rest =
    typeof at === 'string' && isUuid(id) ? sql`where (requested_at, id) < (${at}::timestamptz, ${id})` : sql``
  const [page, counted] = await Promise.all([
    sql<Row>`select * from posts.secondment ${rest} order by requested_at desc, id desc limit ${size + 1}`.execute(db),
    sql<{ count: number }>`select count(*) from posts.secondment`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const { people: names, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => [row.person_id, row.decided_by],
    organisations: (row) => [row.organisation_id, row.to_organisation_id],
  })
  return {
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.requested_at.toISOString(), last.id]) : null,
    rows: rows.map((row) => ({
      secondmentId: row.id,
      person: { id: row.person_id, name: names.get(row.person_id) ?? '' },
      from: organisations.get(row.organisation_id) ?? '',
      to: organisations.get(row.to_organisation_id) ?? '',
      fromOn: row.from_on,
      untilOn: row.until_on,
      reason: row.reason,
      state: row.state,
      overdue: row.state === 'approved' && row.until_on <= (today as Day),
      decision: row.decision,
      decidedBy: row.decided_by ? (names.get(row.decided_by) ?? '') : null,
      version: row.version,
    })),
  }
}
