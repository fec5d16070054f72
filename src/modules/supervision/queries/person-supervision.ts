import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { agreementPage } from '#modules/supervision/queries/agreement-rows.ts'
import { dutiesOfPeople } from '#modules/supervision/queries/duty-rows.ts'
import { shownSupervisors } from '#modules/supervision/queries/supervisor-rows.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** For a person's page: with whom they agreed, how much there was, what is owed. Never what was said. */
export const personSupervision: Handler<typeof contract.personSupervision> = async (context, { personId }) => {
  const { db, query, today, about } = context
  const person = (await peopleByIds(query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'person', id: personId }, regionCode: person.regionCode })
  const [year, agreed, duties, row] = await Promise.all([
    yearReceived(context, personId),
    agreementPage(context, { personId }, 20),
    dutiesOfPeople(context, [personId]),
    supervision(db)
      .selectFrom('supervision.supervisor')
      .selectAll()
      .where('person_id', '=', personId)
      .where('left_on', 'is', null)
      .executeTakeFirst(),
  ])
  return {
    minutesThisYear: year.minutes,
    sessionsThisYear: year.sessions,
    agreements: agreed.rows,
    duties,
    asSupervisor: row ? (await shownSupervisors(context, [row], yearOf(today)))[0]! : null,
  }
}

/** What a person received this year. */
export async function yearReceived(
  { db, today }: Pick<Context, 'db' | 'today'>,
  personId: string,
): Promise<{ sessions: number; minutes: number }> {
  const { rows } = await sql<{
    sessions: number
    minutes: number
  }>`select count(*)::int as sessions, coalesce(sum(m.minutes), 0)::int as minutes
    from supervision.session_member m where m.person_id = ${personId} and not m.withdrawn and m.held_on >= ${`${yearOf(today)}-01-01`} and m.held_on <= ${today}`.execute(
    db,
  )
  return rows[0]!
}
