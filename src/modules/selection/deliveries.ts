import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { type Part, type PartFound, partsFound } from '#modules/selection/domain/completeness.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { speaksForOrganisation } from '#modules/selection/reach.ts'
import { findRound } from '#modules/selection/store.ts'
import { type DeliveryRow, selection, type TitleRow } from '#modules/selection/tables.ts'

/** What the acts and answers of delivery have in common. */

export type Given = DeliveryRow['parts']

/** The completeness of the proposal, on what was delivered: a line of several counts as many as the part wants. */
export const delivered = (parts: readonly Part[], given: Given): PartFound[] =>
  partsFound(
    parts,
    Object.fromEntries(
      parts.map(({ code, count }) => [
        code,
        (given[code] ?? []).flatMap((line) => Array<string>(Math.min(line.count, count)).fill(line.words)),
      ]),
    ),
  )

/** By when a project has to be delivered; null where the rule gives no time, or its calendar is not known. */
export function deliveryDue(
  rules: RoundRules,
  title: Pick<TitleRow, 'from_on'>,
  calendar: Context['house']['calendar'],
): Day | null {
  const due = rules.deliverWithin && title.from_on && dueOn(rules.deliverWithin, parseDay(title.from_on), calendar)
  return due && due.known ? due.value : null
}

/** Is it the title of a project of the organisation one speaks for? */
export const isOwnProject = ({ actor }: Pick<Context, 'actor'>, title: TitleRow): boolean =>
  title.person_id === null && title.organisation_id === actor.organisationId && speaksForOrganisation(actor)

/** The title of a project with its rule, locked where somebody acts on it; what is no project has no delivery. */
export async function findProject(
  context: Pick<Context, 'db'>,
  titleId: string,
  lock = false,
): Promise<{ title: TitleRow; rules: RoundRules; roundTitle: string }> {
  const title = await selection(context.db)
    .selectFrom('selection.title')
    .selectAll()
    .where('id', '=', titleId)
    .where('stage', '=', 'held')
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  if (!title) return refuseNow('kernel/not-found')
  const { rules, title: roundTitle } = await findRound(context, title.round_id)
  return rules.subject === 'project' && rules.parts.length > 0
    ? { title, rules, roundTitle }
    : refuseNow('kernel/not-found')
}

export const findDelivery = ({ db }: Pick<Context, 'db'>, titleId: string): Promise<DeliveryRow | undefined> =>
  selection(db).selectFrom('selection.delivery').selectAll().where('title_id', '=', titleId).executeTakeFirst()

/** On which day delivery of each of these was accepted, in one statement. */
export async function acceptedDays(
  { db }: Pick<Context, 'db'>,
  titleIds: readonly string[],
): Promise<Map<string, Day>> {
  if (titleIds.length === 0) return new Map()
  const rows = await selection(db)
    .selectFrom('selection.delivery')
    .select(['title_id', 'accepted_on'])
    .where('title_id', 'in', titleIds)
    .where('accepted_on', 'is not', null)
    .execute()
  return new Map(rows.map((one) => [one.title_id, parseDay(one.accepted_on!)]))
}
