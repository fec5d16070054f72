import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskIdentityNumber, maskPhone } from '#kernel/vault/mask.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { evidenceOf } from '#modules/workforce/attach-evidence.ts'
import type * as contract from '#modules/workforce/contract-corrections.ts'
import { changesBetween, type Step, stepOf } from '#modules/workforce/domain/proposal.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import type { WorkforceTables } from '#modules/workforce/tables.ts'

export type ProposalRow = Selectable<WorkforceTables['workforce.proposal']>
export type ProposalShown = OutputOf<typeof contract.proposals>['rows'][number]
type Values = Record<string, unknown>

/** Proposals as a list shows them, old beside new; the same number of statements however many. */
export async function shownProposals(
  context: Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>,
  rows: readonly ProposalRow[],
): Promise<ProposalShown[]> {
  const { db, query, house, actor, today } = context
  const [names, organisations, evidence] = await Promise.all([
    personNames(
      query,
      rows.flatMap((row) => [row.person_id, row.proposed_by, row.employer_confirmed_by, row.decided_by]),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisation_id ?? []),
    ),
    evidenceOf(
      query,
      rows.map((row) => row.id),
    ),
  ])
  return rows.map((row) => {
    const open = (column: string, sealed: Buffer | null) =>
      sealed && (JSON.parse(house.vault.open({ table: 'workforce.proposal', column, rowId: row.id }, sealed)) as Values)
    const before = open('before', row.before_sealed)
    const after = open('after', row.after_sealed)
    const { employerFirst } = registryOf(house.packs, row.region_code as RegionCode, today).value
    const known = {
      state: row.state,
      personId: row.person_id,
      proposedBy: row.proposed_by,
      employerConfirmedBy: row.employer_confirmed_by,
    }
    const may = (step: Step) => stepOf(step, known, actor, employerFirst).ok
    return {
      proposalId: row.id,
      version: row.version,
      personId: row.person_id,
      personName: names.get(row.person_id) ?? '',
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      about: row.about,
      act: row.act,
      subjectId: row.subject_id,
      subject:
        String(
          (after ?? before)?.['school'] ??
            (before ?? after)?.['employerName'] ??
            (row.about === 'title' || row.about === 'project' ? (before ?? after)?.['name'] : '') ??
            '',
        ) || null,
      changes: changesBetween(before, after).map(({ field, ...values }) => ({
        field,
        before: shown(field, values.before),
        after: shown(field, values.after),
      })),
      remark: row.remark,
      evidence: evidence.get(row.id) ?? [],
      state: row.state,
      proposedBy: names.get(row.proposed_by) ?? '',
      proposedAt: row.proposed_at.toISOString(),
      employerConfirmedBy: row.employer_confirmed_by && (names.get(row.employer_confirmed_by) ?? null),
      employerConfirmedAt: row.employer_confirmed_at?.toISOString() ?? null,
      decidedBy: row.decided_by && (names.get(row.decided_by) ?? null),
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      may: {
        employerConfirm: may('employer-confirm'),
        confirm: may('confirm'),
        return: may('return'),
        withdraw: may('withdraw'),
      },
    }
  })
}

/** A number or a phone only by its end; what it is in whole stands in the evidence. */
function shown(field: string, value: unknown): never {
  if (field === 'identityNumber' && typeof value === 'string') return maskIdentityNumber(value.slice(-4)) as never
  if (field === 'phone' && typeof value === 'string') return maskPhone(value) as never
  return value as never
}
