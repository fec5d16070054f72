import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { attachEvidence } from '#modules/workforce/attach-evidence.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import { readProposal } from '#modules/workforce/commands/read-proposal.ts'
import type * as contract from '#modules/workforce/contract-corrections.ts'
import { needsEvidence } from '#modules/workforce/domain/proposal.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** A worker says what should be otherwise, with what shows it. Nothing changes until two others have said that it is so. */
export const propose: Handler<typeof contract.propose> = (context, input) =>
  proposeOne(context, context.actor.personId, input)

/** The same, said by the office for a worker. */
export const proposeFor: Handler<typeof contract.proposeFor> = (context, { personId, ...input }) =>
  proposeOne(context, personId, input)

async function proposeOne(context: Context, personId: string, given: z.output<typeof contract.propose.input>) {
  const { house, db, query, actor, now, today, record } = context
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '!=', 'merged')
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  const { subjectId, before, after } = await readProposal(context, file, given)
  const rule = registryOf(house.packs, file.region_code as RegionCode, today).value
  const fields = Object.keys(after ?? {})
  if (needsEvidence(given.about, given.act, fields, rule.evidenceFor) && given.evidenceIds.length === 0)
    refuseAt('evidenceIds', 'evidence-needed')
  if (given.evidenceIds.length > rule.evidenceFiles)
    refuseAt('evidenceIds', 'evidence-too-many', { atMost: rule.evidenceFiles })
  const id = newId<'proposal'>(now)
  const seal = (column: string, value: object | null) =>
    value && house.vault.seal({ table: 'workforce.proposal', column, rowId: id }, JSON.stringify(value))
  const saved = await workforce(db)
    .insertInto('workforce.proposal')
    .values({
      id,
      person_id: personId,
      region_code: file.region_code,
      organisation_id: file.organisation_id,
      employer_id: file.employer_id,
      about: given.about,
      act: given.act,
      subject_id: subjectId,
      before_sealed: seal('before', before),
      after_sealed: seal('after', after),
      remark: given.remark,
      proposed_by: actor.personId,
      proposed_at: now,
      employer_confirmed_by: null,
      employer_confirmed_at: null,
      decided_by: null,
      decided_at: null,
      reason: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('workforce/proposal-open-already')
  await attachEvidence(query, given.evidenceIds, { personId, usedFor: 'workforce/proposal', usedBy: id })
  record({
    kind: 'workforce/correction-proposed',
    subject: { kind: 'person', id: personId },
    regionCode: file.region_code,
    day: today,
    data: { about: given.about, act: given.act },
  })
  return { proposalId: id, version: saved.version, state: 'proposed' as const }
}
