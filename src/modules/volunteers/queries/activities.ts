import { sql } from 'kysely'
import { addDays, type Day, isDay, parseDay, todayIn } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { anywhere, asTotal, allOf, type Condition, countedUpTo, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { presentAt } from '#modules/volunteers/commands/record-hours.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { mayTakePart, type SignUpState } from '#modules/volunteers/domain/sign-up.ts'
import { readActivities, recordDueOn, shownActivities } from '#modules/volunteers/queries/activity-rows.ts'
import { entryColumns, shownEntries, type StoredEntry } from '#modules/volunteers/queries/entry-rows.ts'
import { withinReach } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { findOwn, getManaged } from '#modules/volunteers/store.ts'

/** An activity that ended at this instant or before is overdue; by the term of a region. */
function overdueBefore(house: Parameters<typeof recordDueOn>[0], region: RegionCode, today: Day): Date {
  // Further back than any term of the rule: a working day and the holidays around it are hardly ever more than three.
  const furthest = 60 + 3 * rulesOf(house.packs, region, today).value.recordWithin.count
  for (let day = today, back = 0; back < furthest; back++, day = addDays(day, -1)) {
    const endsAt = new Date(`${day}T23:59:59+08:00`)
    const due = recordDueOn(house, { region_code: region, ends_at: endsAt })
    if (due !== undefined && due < today) return endsAt
  }
  return new Date(0)
}

export const activities: Handler<typeof contract.activities> = async (
  context,
  { size, after, search, regionCode, organisationId, category, state },
) => {
  const { db, house, actor, now, today } = context
  const [heldOn, id] = readCursor(after, 2) ?? []
  const notOff = sql`a.called_off_at is null`
  const states: Record<NonNullable<typeof state>, Condition[]> = {
    coming: [notOff, sql`a.ends_at > ${now}`],
    'to-record': [notOff, sql`a.recorded_at is null`, sql`a.ends_at <= ${now}`],
    overdue: [
      notOff,
      sql`a.recorded_at is null`,
      sql`a.ends_at <= ${overdueBefore(house, regionCode ?? actor.homeRegionCode, today)}`,
    ],
    recorded: [notOff, sql`a.recorded_at is not null`],
    'called-off': [sql`a.called_off_at is not null`],
  }
  const conditions = [
    ...withinReach(actor, 'a'),
    ...inBranch('a.region_code', regionCode),
    ...(organisationId ? [sql`a.organisation_id = ${organisationId}`] : []),
    ...(category ? [sql`a.category = ${category}`] : []),
    ...(search ? [sql`a.title like ${anywhere(search.trim())}`] : []),
    ...(state ? states[state] : []),
  ]
  const rest = isDay(String(heldOn)) && isUuid(id) ? [sql`(a.held_on, a.id) < (${heldOn}::date, ${id}::uuid)`] : []
  const [rows, counted] = await Promise.all([
    readActivities(context, [...conditions, ...rest], sql`a.held_on desc, a.id desc`, size + 1),
    sql<{
      count: number
    }>`select count(*) from (select from volunteers.activity a where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: await shownActivities(context, page),
    ...asTotal(counted.rows[0]!.count),
    next: rows.length > size && last ? cursorOf([last.held_on, last.id]) : null,
  }
}

/** An activity with who signed up, who came and what is recorded of them. */
export const activity: Handler<typeof contract.activity> = async (context, { activityId }) => {
  const { db, query, actor, about } = context
  const managed = await getManaged(context, activityId)
  about({ subject: { kind: 'activity', id: activityId }, regionCode: managed.region_code })
  const [rows, signed, present, lines] = await Promise.all([
    readActivities(context, [sql`a.id = ${activityId}`], sql`a.id`, 1),
    query<{ volunteer: string; person: string; number: string; state: SignUpState; how: string }>(
      `select volunteer_id as volunteer, person_id as person, volunteer_number as number, state, agreed_how as how from volunteers.sign_up
        where activity_id = $1 order by queued_at, volunteer_id`,
      [activityId],
    ),
    presentAt(context, managed),
    sql<StoredEntry>`select ${entryColumns}, false as reversed from volunteers.service_entry e join volunteers.activity a on a.id = e.activity_id
      where e.activity_id = ${activityId} and e.reverses is null and not exists (select from volunteers.service_entry r where r.reverses = e.id)`.execute(
      db,
    ),
  ])
  const [shown, names, entries] = await Promise.all([
    shownActivities(context, rows),
    personNames(
      query,
      signed.map((one) => one.person),
    ),
    shownEntries(context, lines.rows),
  ])
  const lineOf = new Map(entries.map((one) => [one.volunteerId, one]))
  return {
    ...shown[0]!,
    mayManage: actor.permissions.has('volunteers:manage'),
    people: signed.map(({ volunteer, person, number, state, how }) => ({
      volunteerId: volunteer,
      name: names.get(person) ?? '',
      number,
      state,
      agreedHow: how,
      colleague: present.get(volunteer)?.colleague ?? false,
      entry: lineOf.get(volunteer) ?? null,
    })),
  }
}

/** What a volunteer may sign up for in their county, the next first. */
export const openActivities: Handler<typeof contract.openActivities> = async (context, { category }) => {
  const { query, house, actor, now } = context
  const own = await findOwn(context)
  const region = (own?.region_code ?? actor.homeRegionCode) as RegionCode
  const county = region.slice(0, 6)
  const rows = await readActivities(
    context,
    [
      sql`a.starts_at > ${now}`,
      sql`a.held_on >= ${todayIn(now)}`,
      sql`a.called_off_at is null`,
      sql`a.region_code >= ${county}`,
      sql`a.region_code < ${`${county}:`}`,
      ...(category ? [sql`a.category = ${category}`] : []),
    ],
    sql`a.starts_at, a.id`,
    200,
  )
  const states = own
    ? await query<{ activity: string; state: SignUpState }>(
        'select activity_id as activity, state from volunteers.sign_up where volunteer_id = $1 and activity_id = any ($2::uuid[])',
        [own.id, rows.map((row) => row.id)],
      )
    : []
  const mine = new Map(states.map((one) => [one.activity, one.state]))
  const shown = await shownActivities(context, rows)
  return {
    rows: shown.map((one, at) => {
      const row = rows[at]!
      const rules = rulesOf(house.packs, row.region_code, parseDay(row.held_on)).value
      const young =
        own &&
        !mayTakePart(
          { category: row.category, heldOn: row.held_on as Day },
          { state: 'registered', bornOn: own.born_on as Day | null },
          rules,
        ).ok
      return {
        ...one,
        mine: mine.get(one.activityId) ?? null,
        notForMe:
          !own || own.state === 'left'
            ? ('not-registered' as const)
            : own.state === 'awaiting'
              ? ('awaiting-confirmation' as const)
              : young
                ? ('adults-only' as const)
                : null,
      }
    }),
  }
}
