import { sql } from 'kysely'
import { printedCode } from '#kernel/check-code.ts'
import type { Context } from '#kernel/context.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { holding, minutesOf, standingOf } from '#modules/volunteers/domain/standing.ts'
import { readActivities, shownActivities } from '#modules/volunteers/queries/activity-rows.ts'
import { entriesOf } from '#modules/volunteers/queries/entry-rows.ts'
import { readObjections, shownObjections } from '#modules/volunteers/queries/objection-rows.ts'
import { shownVolunteers } from '#modules/volunteers/queries/volunteer-rows.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { findOwn, getVolunteer, linesOf, type VolunteerRow } from '#modules/volunteers/store.ts'
import { basicsOf } from '#modules/workforce/public.ts'

type Page = OutputOf<typeof contract.volunteer>

export const volunteer: Handler<typeof contract.volunteer> = async (context, { volunteerId }) => {
  const row = await getVolunteer(context, volunteerId)
  context.about({ subject: { kind: 'volunteer', id: row.id }, regionCode: row.region_code })
  return pageOf(context, row)
}

/** One's own page; of whoever is not registered, what the registry knows, so that it is not asked again. */
export const mine: Handler<typeof contract.mine> = async (context) => {
  const { query, actor } = context
  const [own, basics] = await Promise.all([findOwn(context), basicsOf(query, actor.personId)])
  const known = {
    name: own?.name ?? basics?.name ?? actor.name,
    sex: own?.sex ?? basics?.sex ?? null,
    bornOn: own?.born_on ?? basics?.bornOn ?? null,
  }
  if (!own) return { known, volunteer: null, activities: [], objections: [] }
  const [page, signed, activities, objections] = await Promise.all([
    pageOf(context, own),
    query<{ activity: string; state: 'signed' | 'waiting' | 'withdrawn' | 'came' | 'absent' }>(
      'select activity_id as activity, state from volunteers.sign_up where volunteer_id = $1',
      [own.id],
    ),
    readActivities(
      context,
      [sql`exists (select from volunteers.sign_up s where s.activity_id = a.id and s.volunteer_id = ${own.id})`],
      sql`a.held_on desc, a.id desc`,
      100,
    ),
    readObjections(context, [sql`o.volunteer_id = ${own.id}`], 100),
  ])
  const states = new Map(signed.map((one) => [one.activity, one.state]))
  return {
    known,
    volunteer: page,
    activities: (await shownActivities(context, activities)).map((one) => ({
      ...one,
      mine: states.get(one.activityId) ?? 'signed',
    })),
    objections: await shownObjections(context, objections),
  }
}

async function pageOf(context: Context, row: VolunteerRow): Promise<Page> {
  const { house, query, today } = context
  const [shown, entries, ledger, teams, records] = await Promise.all([
    shownVolunteers(context, [row]),
    entriesOf(context, row.id),
    linesOf(query, [row.id]),
    query<{ teamId: string; name: string }>(
      'select t.id as "teamId", t.name from volunteers.team_member m join volunteers.team t on t.id = m.team_id where m.volunteer_id = $1 and m.until_on is null order by t.name',
      [row.id],
    ),
    query<{
      recordId: string
      code: string
      from: string
      until: string
      minutes: number
      withSeal: boolean
      issuedAt: Date
      lines: string[]
    }>(
      `select id as "recordId", code, from_on as "from", until_on as "until", minutes, with_seal as "withSeal", issued_at as "issuedAt", lines
         from volunteers.record_check where volunteer_id = $1 order by issued_at desc limit 50`,
      [row.id],
    ),
  ])
  const lines = ledger.get(row.id) ?? []
  const held = holding(lines)
  const takenBack = new Set(lines.flatMap((line) => line.reverses ?? []))
  const standing = standingOf(lines, rulesOf(house.packs, row.region_code as RegionCode, today).value, today)
  const years = [...Map.groupBy(held, (line) => yearOf(line.servedOn))]
  return {
    ...shown[0]!,
    version: row.version,
    // Counted anew, and not as the job last did.
    minutes: standing.minutes,
    star: standing.star,
    active: standing.activeUntil !== null && standing.activeUntil > today,
    nextStar: standing.nextStar,
    nationalNumber: row.national_number,
    bornOn: row.born_on as Day | null,
    livingRegionCode: row.living_region_code,
    phoneMasked: row.phone_masked,
    hasIdentityNumber: row.identity_number_sealed !== null,
    namePublic: row.name_public,
    agreedHow: row.agreed_how,
    agreedOn: row.agreed_on,
    agreementPaper: row.agreement_paper,
    guardian:
      row.guardian_name && row.guardian_relation && row.guardian_agreed_on
        ? { name: row.guardian_name, relation: row.guardian_relation, agreedOn: row.guardian_agreed_on }
        : null,
    confirmedOn: row.confirmed_on,
    leftOn: row.left_on,
    minutesThisYear: minutesOf(held.filter((line) => yearOf(line.servedOn) === yearOf(today))),
    hoursByYear: years
      .map(([year, some]) => ({
        year,
        minutes: minutesOf(some),
        activities: new Set(some.map((line) => line.activityId)).size,
      }))
      .toSorted((one, other) => other.year - one.year),
    entries,
    teams,
    records: records.map(({ lines: printed, code, issuedAt, ...record }) => ({
      ...record,
      code: printedCode(code),
      issuedAt: issuedAt.toISOString(),
      state: printed.some((line) => takenBack.has(line)) ? 'changed' : 'valid',
    })),
  }
}
