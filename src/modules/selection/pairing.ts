import type { Context } from '#kernel/context.ts'
import { addDays } from '#kernel/days.ts'
import { type Needs, type Offers, pairKey } from '#modules/selection/domain/assign.ts'
import { isApart, wanted } from '#modules/selection/domain/scores.ts'
import {
  type AssignmentRow,
  assignmentsOf,
  type ConflictRow,
  conflictsIn,
  entriesOf,
  type ExpertRow,
  expertsOf,
  fieldsOf,
  panelRule,
  servedOf,
} from '#modules/selection/judging.ts'
import { outsidersByIds } from '#modules/selection/outside-experts.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import { pointsGiven } from '#modules/selection/scores.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** A sheet as the solver sees it: what is still to be given out, to whom, and what is barred. */
export interface Pairing {
  entries: EntryRow[]
  experts: ExpertRow[]
  conflicts: ConflictRow[]
  active: AssignmentRow[]
  needs: (Needs & { wanted: number; isApart: boolean })[]
  offers: Offers[]
  /** By conflict, and pairs that stand already. */
  barred: Set<string>
}

export async function pairing(context: Context, round: RoundRow, sheet: Sheet): Promise<Pairing> {
  const rule = panelRule(context, round).value
  const [entries, experts, conflicts, active, given] = await Promise.all([
    entriesOf(context, round),
    expertsOf(context, round.id),
    conflictsIn(context, round.id),
    assignmentsOf(context, round.id, sheet.code),
    pointsGiven(context, round),
  ])
  const served = await servedOf(
    context,
    experts.map((one) => one.person_id),
    addDays(context.today, -365 * rule.recentYears),
    round.id,
  )
  // A visit brings photographs, which are kept in the file of whoever made it: who has none judges on paper.
  const outside =
    sheet.method === 'visit'
      ? await outsidersByIds(
          context,
          experts.map((one) => one.person_id),
        )
      : new Map()
  const accepted = experts.filter((one) => one.stage === 'accepted' && !outside.has(one.person_id))
  const byEntry = Map.groupBy(active, (one) => one.entry_id)
  const needs = entries.map((entry) => {
    const points = given.filter((one) => one.entryId === entry.id && one.sheet === sheet.code).map((one) => one.points)
    const all = wanted(sheet, points)
    return {
      entryId: entry.id,
      fields: fieldsOf(entry),
      wanted: all,
      isApart: isApart(sheet, points),
      needs: Math.max(0, all - (byEntry.get(entry.id)?.length ?? 0)),
    }
  })
  const load = (expert: ExpertRow) => active.filter((one) => one.expert_id === expert.id).length
  const offers = accepted.map((expert) => ({
    expertId: expert.id,
    fields: expert.fields,
    load: load(expert),
    most: sheet.most ?? rule.most,
    recent: served.get(expert.person_id) ?? 0,
  }))
  const barred = new Set([
    ...conflicts.map((one) => pairKey(one.entry_id, one.expert_id)),
    ...active.map((one) => pairKey(one.entry_id, one.expert_id)),
  ])
  return { entries, experts, conflicts, active, needs, offers, barred }
}
