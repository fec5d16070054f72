import { type DaysLimit, dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { placesOf } from '#modules/assessment/domain/shares.ts'
import type { RoundRow } from '#modules/assessment/store.ts'

type Reader = Pick<Context, 'db' | 'query' | 'house' | 'today'>

interface Blocked {
  code: string
  params?: Record<string, string | number>
}

/** Why a round cannot go to its next stage yet; null where it can. */
export async function whatBlocks(context: Reader, round: RoundRow): Promise<Blocked | null> {
  const { query, house, today } = context
  const count = async (text: string) => (await query<{ count: number }>(text, [round.id]))[0]!.count
  switch (round.stage) {
    case 'self': {
      if (!round.scheme.items.some((item) => item.by)) return null
      const without = await count(
        `select count(*) from assessment.participant p where p.round_id = $1 and p.exempt_code is null and not exists (select from assessment.sheet s where s.participant_id = p.id)`,
      )
      return without > 0 ? { code: 'assessment/scorers-missing', params: { count: without } } : null
    }
    case 'proposing': {
      const without = await count(
        'select count(*) from assessment.participant where round_id = $1 and exempt_code is null and proposed_grade is null',
      )
      if (without > 0) return { code: 'assessment/not-all-proposed', params: { count: without } }
      return overShare(context, round)
    }
    case 'told': {
      const open = await count('select count(*) from assessment.appeal where round_id = $1 and decided_at is null')
      // Told before the next year's calendar was out: the last day may be known by now, and while it is not the days for appeals go on.
      const last =
        round.appeals_until ?? dueIfKnown(round.scheme.appealWithin as DaysLimit, round.told_on!, house.calendar)
      return open > 0 || last === null || today <= last
        ? { code: 'assessment/appeals-open', params: { count: open } }
        : null
    }
    default:
      return null
  }
}

function dueIfKnown(limit: DaysLimit, from: string, calendar: Context['house']['calendar']): string | null {
  const due = dueOn(limit, parseDay(from), calendar)
  return due.known ? due.value : null
}

/** Whoever was left out after the grades were proposed made the places fewer. */
async function overShare({ db, query }: Reader, round: RoundRow): Promise<Blocked | null> {
  const rows = await query<{ unit: string | null; grade: string; given: number; people: number }>(
    `select unit, proposed_grade as grade, count(*)::int as given, (sum(count(*)) over (partition by unit))::int as people
       from (select case when $2 then organisation_id end as unit, proposed_grade from assessment.participant where round_id = $1 and exempt_code is null) p
      group by 1, 2 order by 1, 2`,
    [round.id, round.scheme.shareOf === 'unit'],
  )
  for (const { unit, grade: code, given, people } of rows) {
    const grade = round.scheme.grades.find((one) => one.code === code)
    if (grade?.share === undefined) continue
    const most = placesOf(people, grade.share, round.share_reading)
    if (given <= most) continue
    const name = unit === null ? round.title : ((await organisationNames(db, [unit])).get(unit) ?? '')
    return { code: 'assessment/unit-over-share', params: { unit: name, grade: grade.name.zh, most, given } }
  }
  return null
}
