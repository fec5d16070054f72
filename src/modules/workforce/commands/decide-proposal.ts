import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notify } from '#modules/notices/public.ts'
import { applyProposal } from '#modules/workforce/commands/apply-proposal.ts'
import type * as contract from '#modules/workforce/contract-corrections.ts'
import { type Step, stepOf } from '#modules/workforce/domain/proposal.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { workforce, type WorkforceTables } from '#modules/workforce/tables.ts'

type ProposalRow = Selectable<WorkforceTables['workforce.proposal']>

export const employerConfirm: Handler<typeof contract.employerConfirm> = async (context, input) => {
  const proposal = await lockProposal(context, input, 'employer-confirm')
  return save(context, proposal, {
    state: 'employer-confirmed',
    employer_confirmed_by: context.actor.personId,
    employer_confirmed_at: context.now,
  })
}

export const confirmProposal: Handler<typeof contract.confirmProposal> = async (context, input) => {
  const proposal = await lockProposal(context, input, 'confirm')
  await applyProposal(context, proposal)
  const done = await save(context, proposal, {
    state: 'confirmed',
    decided_by: context.actor.personId,
    decided_at: context.now,
  })
  await tell(
    context,
    proposal,
    { zh: '您申请的信息更正已经确认', en: 'Your correction has been confirmed' },
    { zh: '档案已按确认的内容更新。', en: 'Your file now says what was confirmed.' },
  )
  return done
}

export const returnProposal: Handler<typeof contract.returnProposal> = async (context, { reason, ...input }) => {
  const proposal = await lockProposal(context, input, 'return')
  const done = await save(context, proposal, {
    state: 'returned',
    decided_by: context.actor.personId,
    decided_at: context.now,
    reason,
  })
  await tell(
    context,
    proposal,
    { zh: '您申请的信息更正被退回', en: 'Your correction was returned' },
    {
      zh: '退回原因见档案中的更正记录，可补充材料后重新申请。',
      en: 'The reason stands with the correction in your file; you may propose it anew.',
    },
  )
  return done
}

export const withdrawProposal: Handler<typeof contract.withdrawProposal> = async (context, input) => {
  const proposal = await lockProposal(context, input, 'withdraw')
  return save(context, proposal, { state: 'withdrawn', decided_by: context.actor.personId, decided_at: context.now })
}

/** The proposal with its row locked: of two who decide at once, the second finds it decided. */
async function lockProposal(
  { house, db, actor, today }: Context,
  { proposalId, basedOnVersion }: { proposalId: string; basedOnVersion: number },
  step: Step,
): Promise<ProposalRow> {
  const proposal = await workforce(db)
    .selectFrom('workforce.proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst()
  if (!proposal) return refuseNow('kernel/not-found')
  const { employerFirst } = registryOf(house.packs, proposal.region_code as RegionCode, today).value
  const known = {
    state: proposal.state,
    personId: proposal.person_id,
    proposedBy: proposal.proposed_by,
    employerConfirmedBy: proposal.employer_confirmed_by,
  }
  orRefuse(stepOf(step, known, actor, employerFirst))
  if (proposal.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return proposal
}

async function save(
  { db, today, record }: Context,
  proposal: ProposalRow,
  to: Partial<ProposalRow> & { state: ProposalRow['state'] },
) {
  const version = proposal.version + 1
  await workforce(db)
    .updateTable('workforce.proposal')
    .set({ ...to, version })
    .where('id', '=', proposal.id)
    .execute()
  record({
    kind: `workforce/correction-${to.state}`,
    subject: { kind: 'person', id: proposal.person_id },
    regionCode: proposal.region_code,
    day: today,
    data: { about: proposal.about, act: proposal.act },
  })
  return { proposalId: proposal.id, version, state: to.state }
}

type Two = { zh: string; en: string }

const tell = ({ query, now }: Context, proposal: ProposalRow, title: Two, body: Two): Promise<void> =>
  notify(
    { query, now },
    {
      personId: proposal.person_id,
      key: `workforce/correction:${proposal.id}`,
      title,
      body,
      link: '/people/me#corrections',
      dueOn: null,
    },
  )
