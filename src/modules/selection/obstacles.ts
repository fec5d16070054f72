import type { Context } from '#kernel/context.ts'
import { type Obstacle, obstacle } from '#modules/selection/rounds-in-words.ts'
import { scoresOf } from '#modules/selection/scores.ts'
import type { RoundRow } from '#modules/selection/tables.ts'
import { selection } from '#modules/selection/tables.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

type Reader = Pick<Context, 'db' | 'query' | 'today'>
type Look = (context: Reader, round: RoundRow) => Promise<Obstacle[]>

/** Whoever takes part in a stage says here what still stands in the way of the next. */
const looks: Partial<Record<RoundRow['stage'], Look[]>> = {
  open: [stillOpen, undecided],
  screening: [undecided, unscreened, gone],
  reviewing: [gone, unscored],
}

/** All that stands in the way of a round’s next stage, in plain words. */
export async function obstaclesOf(context: Reader, round: RoundRow): Promise<Obstacle[]> {
  const found: Obstacle[] = []
  for (const look of looks[round.stage] ?? []) found.push(...(await look(context, round)))
  return found
}

async function stillOpen({ today }: Reader, round: RoundRow): Promise<Obstacle[]> {
  return today <= round.entries_last_on ? [obstacle.running(round.entries_last_on)] : []
}

async function undecided({ query, today }: Reader, { id }: RoundRow): Promise<Obstacle[]> {
  const [counts] = await query<{ climbing: number; awaited: number }>(
    `select count(*) filter (where stage = 'submitted')::int as climbing,
            count(*) filter (where stage = 'sent-back' and answer_by >= $2)::int as awaited
       from selection.entry where round_id = $1`,
    [id, today],
  )
  return [...obstacle.climbing(counts!.climbing), ...obstacle.awaited(counts!.awaited)]
}

async function unscreened({ query }: Reader, { id }: RoundRow): Promise<Obstacle[]> {
  const [counts] = await query<{ n: number }>(
    `select count(*)::int as n from selection.entry where round_id = $1 and stage = 'received'`,
    [id],
  )
  return obstacle.unscreened(counts!.n)
}

/** Nobody is ranked whose scores are not all there. */
async function unscored(context: Reader, round: RoundRow): Promise<Obstacle[]> {
  return obstacle.unscored(
    (await scoresOf(context, round)).filter((one) => one.perSheet.some((each) => each.score === null)).length,
  )
}

/** Nobody is chosen who is no more. */
async function gone({ db, query }: Reader, { id }: RoundRow): Promise<Obstacle[]> {
  const rows = await selection(db)
    .selectFrom('selection.entry')
    .select('person_id')
    .where('round_id', '=', id)
    .where('stage', '=', 'admitted')
    .where('person_id', 'is not', null)
    .execute()
  const people = await peopleByIds(
    query,
    rows.flatMap((row) => row.person_id ?? []),
  )
  return obstacle.gone([...people.values()].filter((one) => isGone(one.status)).length)
}

export const isGone = (status: string): boolean => status === 'deceased' || status === 'merged'
