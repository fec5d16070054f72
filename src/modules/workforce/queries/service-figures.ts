import type { Context } from '#kernel/context.ts'
import { addDays, addMonths, firstDayOf, monthOf, parseDay, yearOf } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { figuresOfWorker } from '#modules/services/public.ts'
import type * as contract from '#modules/workforce/contract-person.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** What a worker did this month and this year up to today, as far as the reader sees the records. */
export const serviceFigures: Handler<typeof contract.serviceFigures> = async (context, { personId }) => {
  const file = await workforce(context.db)
    .selectFrom('workforce.worker')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return file ? figures(context, personId) : refuseNow('kernel/not-found')
}

export const myServiceFigures: Handler<typeof contract.myServiceFigures> = (context) =>
  figures(context, context.actor.personId)

async function figures(
  { query, today }: Pick<Context, 'query' | 'today'>,
  personId: string,
): Promise<OutputOf<typeof contract.serviceFigures>> {
  const month = monthOf(today)
  const periods = [
    { period: 'month' as const, from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) },
    { period: 'year' as const, from: parseDay(`${yearOf(today)}-01-01`), until: addDays(today, 1) },
  ]
  const rows = await figuresOfWorker(query, personId, periods)
  return { month, rows: rows.map((row, at) => ({ period: periods[at]!.period, ...row })) }
}
