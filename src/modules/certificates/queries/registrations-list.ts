import { sql } from 'kysely'
import { dueOn, type DaysLimit } from '#kernel/calendar.ts'
import { namesIn } from '#modules/identity/public.ts'
import { todayIn } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { finalNotNow } from '#modules/certificates/commands/register.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { Level } from '#modules/certificates/domain/level.ts'
import { countedUpTo, placeConditions } from '#modules/certificates/queries/narrow.ts'
import { shownRegistration } from '#modules/certificates/queries/person-certificates.ts'
import { refusals } from '#modules/certificates/refusals.ts'
import { certificatesOf } from '#modules/certificates/rules.ts'
import type { RegistrationRow } from '#modules/certificates/store.ts'

/** Applications within reach that were handed in, those that wait longest first. */
export const registrationsList: Handler<typeof contract.registrationsList> = async (
  context,
  { size, after, stage, regionCode, registrationId },
) => {
  const { house, db, query } = context
  const [at, id] = readCursor(after, 2) ?? []
  const conditions = [
    sql`r.submitted_at is not null`,
    ...placeConditions('r', { regionCode }),
    ...(stage ? [sql`r.stage = ${stage}`] : []),
    ...(registrationId ? [sql`r.id = ${registrationId}`] : []),
  ]
  const rest = isUuid(id) ? [sql`(r.submitted_at, r.id) > (${String(at)}::timestamptz, ${id}::uuid)`] : []
  const [page, counted] = await Promise.all([
    sql<
      RegistrationRow & { level: Level }
    >`select r.*, q.level from certificates.registration r join certificates.qualification q on q.id = r.qualification_id
      where ${allOf([...conditions, ...rest])} order by r.submitted_at, r.id limit ${size + 1}`.execute(db),
    sql<{
      count: number
    }>`select count(*) from (select from certificates.registration r where ${allOf(conditions)} limit ${countedUpTo + 1}) counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const {
    people: names,
    organisations,
    regions,
  } = await namesIn({ db, query }, rows, {
    people: (row) => row.person_id,
    organisations: (row) => row.organisation_id,
    regions: (row) => row.region_code,
  })
  return {
    ...asTotal(counted.rows[0]!.count, countedUpTo),
    next: page.rows.length > size && last ? cursorOf([last.submitted_at!.toISOString(), last.id]) : null,
    rows: rows.map((row) => {
      const { reviewWithin } = certificatesOf(house.packs, row.region_code as RegionCode, context.today).value
      const waits = row.stage === 'submitted' || row.stage === 'first-passed'
      const due = waits ? dueOn(reviewWithin as DaysLimit, todayIn(row.submitted_at!), house.calendar) : null
      const not = row.stage === 'first-passed' ? finalNotNow(context, row) : null
      return {
        ...shownRegistration(row),
        personId: row.person_id,
        name: names.get(row.person_id) ?? '',
        level: row.level,
        organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
        regionName: regions.get(row.region_code) ?? row.region_code,
        dueOn: due?.known ? due.value : null,
        finalNotNow: not && { zh: refusals[not].zh, en: refusals[not].en },
      }
    }),
  }
}
