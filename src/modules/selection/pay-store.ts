import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { acceptedDays } from '#modules/selection/deliveries.ts'
import { sumOf } from '#modules/selection/domain/stipend.ts'
import { selection, type TitleRow } from '#modules/selection/tables.ts'
import { moneyOf } from '#modules/selection/title-money.ts'
import { roundsOf } from '#modules/selection/title-view.ts'

/** A run of the actor's own office, locked, as it was when they looked. */
export async function lockRun({ db }: Pick<Context, 'db'>, runId: string, basedOnVersion?: number) {
  const run = await selection(db)
    .selectFrom('selection.pay_run')
    .selectAll()
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
  if (!run) return refuseNow('kernel/not-found')
  if (basedOnVersion !== undefined && run.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return run
}

export const linesOf = ({ db }: Pick<Context, 'db'>, runId: string) =>
  selection(db).selectFrom('selection.pay_line').selectAll().where('run_id', '=', runId).orderBy('place').execute()

/** What each title has due before a day, and what it had already; in a fixed number of statements. */
export async function reckon({ db }: Pick<Context, 'db'>, titles: readonly TitleRow[], before: Day) {
  if (titles.length === 0) return []
  const ids = titles.map((one) => one.id)
  const [rounds, facts, grades, lines, accepted] = await Promise.all([
    roundsOf({ db }, titles),
    selection(db).selectFrom('selection.title_fact').selectAll().where('title_id', 'in', ids).execute(),
    selection(db).selectFrom('selection.title_grade').selectAll().where('title_id', 'in', ids).execute(),
    selection(db)
      .selectFrom('selection.pay_line')
      .select(['title_id', 'amount_fen'])
      .where('title_id', 'in', ids)
      // What was paid, less what was paid back; a sum that is still owed counts again until it is.
      .where('stage', 'in', ['paid', 'repaid'])
      .execute(),
    acceptedDays({ db }, ids),
  ])
  const of = <T extends { title_id: string }>(rows: readonly T[]) => Map.groupBy(rows, (one) => one.title_id)
  const [factsOf, gradesOf, had] = [of(facts), of(grades), of(lines)]
  return titles.map((title) => {
    const { rules } = rounds.get(title.round_id)!
    const spans = moneyOf(
      title,
      rules,
      factsOf.get(title.id) ?? [],
      gradesOf.get(title.id) ?? [],
      before,
      accepted.get(title.id),
    )
    const dueFen = sumOf(spans)
    const beforeFen = (had.get(title.id) ?? []).reduce((sum, one) => sum + one.amount_fen, 0)
    return { title, spans, dueFen, beforeFen, amountFen: dueFen - beforeFen }
  })
}
