import type { Handler } from '#kernel/http.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { openAccountOutside } from '#modules/identity/public.ts'
import { ask, bar } from '#modules/selection/commands/panel.ts'
import { renewConflicts } from '#modules/selection/conflict-search.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { entriesOf, expertsOf, panelRound } from '#modules/selection/judging.ts'

/**
 * Somebody without a file in the registry, such as a university teacher, is asked to judge: with an account that may do nothing else. What they
 * must not judge is noted at once; a body of the same name as an applicant’s bars by itself.
 */
export const inviteOutsideExpert: Handler<typeof contract.inviteOutsideExpert> = async (context, input) => {
  const { house, query, actor, now } = context
  const round = await panelRound(context, input.roundId)
  const unknown = input.fields.findIndex((code) => factWords(house.packs, 'fields', code).zh === code)
  if (unknown >= 0)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: `fields.${unknown}`, code: 'selection/field-unknown' }])
  if (input.barred.length > 0 && input.barredBecause.length < 2)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'barredBecause', code: 'selection/reason-missing' }])
  const entries = new Set((await entriesOf(context, round)).map((one) => one.id))
  if (input.barred.some((id) => !entries.has(id))) refuseNow('kernel/not-found')
  const regionCode = round.region_code as RegionCode
  const { personId, firstPassword } = await openAccountOutside(context, {
    username: input.username,
    name: input.name,
    role: 'outside-expert',
    regionCode,
  })
  await query(
    'insert into selection.outside_expert (person_id, region_code, body, fields, invited_by, invited_at) values ($1, $2, $3, $4, $5, $6)',
    [personId, regionCode, input.body, input.fields, actor.personId, now],
  )
  const expertId = await ask(context, round, { personId, organisationId: null, employerId: null }, input.fields, {
    drawn: null,
    reason: input.reason,
  })
  await renewConflicts(context, round, await expertsOf(context, round.id))
  for (const entryId of new Set(input.barred))
    await bar(context, round, { id: expertId }, entryId, 'office', input.barredBecause)
  return { expertId, firstPassword }
}
