import { newCode } from '#kernel/new-check-code.ts'
import { parseDay, yearOf, yearsLater } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'
import { lockTitle, placeOf, tellHolder } from '#modules/selection/commands/title-facts.ts'
import type * as contract from '#modules/selection/contract.ts'
import { bodiesOfGrade } from '#modules/selection/domain/endings.ts'
import { afterGrade, bodiesNeeded } from '#modules/selection/domain/term.ts'
import { findRound } from '#modules/selection/store.ts'
import { selection } from '#modules/selection/tables.ts'

/** The grade of a year of the term, by the rule's sheet: what it means for title and money the rule says. In Sichuan: excellent, or no title at all. */
export const gradeTitle: Handler<typeof contract.gradeTitle> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const title = await lockTitle(context, input.titleId)
  const { rules } = await findRound(context, title.round_id)
  const at = (field: string, code: string, params = {}) => refuseNow(code, params, [{ field, code, params }])
  const grade = rules.grades.find((one) => one.code === input.code)
  if (!grade) return at('code', 'selection/grade-unknown')
  if (title.withdrawn_on || title.stage === 'never') refuseNow('selection/title-ended')
  if (input.year > yearOf(today)) at('year', 'selection/year-to-come')
  if (input.year < yearOf(parseDay(title.from_on ?? title.decided_on))) at('year', 'selection/day-before-term')
  const criteria = rules.sheets.filter((one) => one.method === 'term').flatMap((one) => one.criteria)
  const given = Object.keys(input.points)
  for (const { code, points } of criteria)
    if ((input.points[code] ?? -1) < 0 || input.points[code]! > points)
      at('points', 'selection/points-amiss', { most: points })
  if (given.length > criteria.length) at('points', 'selection/points-amiss', { most: 0 })
  const most = criteria.reduce((sum, one) => sum + one.points, 0)
  const sum = criteria.reduce((total, one) => total + input.points[one.code]!, 0)
  const gradeId = newId<'title-grade'>(now)
  const saved = await selection(db)
    .insertInto('selection.title_grade')
    .values({
      id: gradeId,
      title_id: title.id,
      ...placeOf(title),
      year: input.year,
      code: input.code,
      points: input.points,
      score: most > 0 ? Math.round((sum / most) * 10_000) : null,
      reason: input.reason,
      graded_on: today,
      graded_by: actor.personId,
      graded_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) at('year', 'selection/graded-already')
  const turned = afterGrade(title.stage, grade.title)
  const waits = turned === 'withdrawn' && bodiesNeeded(bodiesOfGrade(rules, grade)) > 0
  if (waits)
    await selection(db)
      .insertInto('selection.title_fact')
      .values({
        id: newId(now),
        title_id: title.id,
        ...placeOf(title),
        grade_id: gradeId,
        code: grade.code,
        happened_on: today,
        reason: input.reason,
        stage: 'reported',
        reported_by: actor.personId,
        reported_at: now,
      })
      .execute()
  const after =
    turned === title.stage || waits
      ? {}
      : turned === 'held'
        ? {
            stage: 'held' as const,
            from_on: today,
            until_on: rules.termYears ? yearsLater(today, rules.termYears) : null,
            check_code: newCode(codeLength),
          }
        : turned === 'never'
          ? { stage: 'never' as const }
          : { withdrawn_on: today }
  await selection(db)
    .updateTable('selection.title')
    .set({ ...after, version: title.version + 1 })
    .where('id', '=', title.id)
    .execute()
  await tellHolder(context, title, {
    zh: `${input.year}年度考核：${grade.name.zh}。${waits ? '须经核实和批准才生效。' : ''}`,
    en: `Graded for ${input.year}: ${grade.name.en}.${waits ? ' It holds once it is verified and approved.' : ''}`,
  })
  record({
    kind: 'selection/title-graded',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: today,
    data: { year: input.year, code: input.code },
  })
  return { done: true }
}
