import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/assessment/contract.ts'
import type { Standing } from '#modules/assessment/domain/standing.ts'
import { wholeOf } from '#modules/assessment/queries/whole.ts'
import { getRound, type ParticipantRow } from '#modules/assessment/store.ts'

interface Stored {
  id: string
  year: number
  grade: string
  grade_zh: string
  grade_en: string
  standing: Standing
  total: number | null
  effective_on: string
  round_id: string | null
  evidence: string | null
}

/** The years of a person, the latest first. */
async function resultsOf({ query }: Pick<Context, 'query'>, personId: string) {
  const rows = await query<Stored>(
    'select * from assessment.result where person_id = $1 and not withdrawn order by year desc',
    [personId],
  )
  return rows.map((row) => ({
    resultId: row.id,
    year: row.year,
    grade: row.grade,
    name: { zh: row.grade_zh, en: row.grade_en },
    standing: row.standing,
    total: row.total,
    effectiveOn: row.effective_on,
    fromRound: row.round_id !== null,
    evidence: row.evidence,
  }))
}

/** One's own assessment: what runs now or was sealed last, and the years before. */
export const mine: Handler<typeof contract.mine> = async (context) => {
  const { query, actor } = context
  const rows = await query<ParticipantRow>(
    `select p.* from assessment.participant p join assessment.round r on r.id = p.round_id where p.person_id = $1 order by r.year desc, p.id desc limit 2`,
    [actor.personId],
  )
  const current = []
  for (const row of rows) current.push(await wholeOf(context, await getRound(context, row.round_id), row, true))
  return { current, results: await resultsOf(context, actor.personId) }
}

/** The results of somebody within reach. */
export const personResults: Handler<typeof contract.personResults> = async (context, { personId }) => ({
  results: await resultsOf(context, personId),
})
