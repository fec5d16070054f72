import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { workersAt } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { getRound, participantsOf, type RoundRow, sheetsOf } from '#modules/assessment/store.ts'

export interface Staff {
  personId: string
  name: string
  assessed: boolean
}

/** Who may score in a unit: those who work there, and whoever is naming them. */
export async function staffOf(
  context: Pick<Context, 'db' | 'query' | 'actor'>,
  round: RoundRow,
  organisationId: string,
): Promise<Staff[]> {
  const [workers, people] = [
    await workersAt(context.db, organisationId),
    await participantsOf(context, round.id, organisationId),
  ]
  const assessed = new Set(people.filter((one) => one.exempt_code === null).map((one) => one.person_id))
  const { personId, name } = context.actor
  const all = workers.some((one) => one.id === personId) ? workers : [...workers, { id: personId, name }]
  return all.map((one) => ({ personId: one.id, name: one.name, assessed: assessed.has(one.id) }))
}

/** Who scores a unit, as it stands. */
export const scorers: Handler<typeof contract.scorers> = async (context, input) => {
  const round = await getRound(context, input.roundId)
  const people = await participantsOf(context, round.id, input.organisationId)
  if (people.length === 0) refuseNow('assessment/unit-not-found')
  const [staff, sheets, names] = [
    await staffOf(context, round, input.organisationId),
    await sheetsOf(
      context,
      people.map((one) => one.id),
    ),
    await organisationNames(context.db, [input.organisationId]),
  ]
  const of = (kind: string) => [
    ...new Set(sheets.filter((sheet) => sheet.kind === kind).map((sheet) => sheet.scorer_id)),
  ]
  return {
    unitName: names.get(input.organisationId) ?? '',
    staff,
    managerIds: of('manager'),
    peerIds: of('peer'),
    residentsBy: of('residents')[0] ?? null,
    begun: sheets.filter((sheet) => sheet.kept_at !== null).length,
    stage: round.stage,
  }
}
