import { accept, type Decision, refuse } from '#kernel/refusal.ts'

/** A correction on its way: proposed, confirmed by the employer, confirmed by the county; or returned, or withdrawn. */
export interface Proposal {
  state: 'proposed' | 'employer-confirmed' | 'confirmed' | 'returned' | 'withdrawn'
  personId: string
  proposedBy: string
  employerConfirmedBy: string | null
}

export interface Decider {
  personId: string
  permissions: ReadonlySet<string>
}

export type Step = 'employer-confirm' | 'confirm' | 'return' | 'withdraw'

/** May this step be taken, and by this person? Whoever proposed, or is meant, confirms nothing; and nobody confirms twice. */
export function stepOf(step: Step, proposal: Proposal, who: Decider, employerFirst: boolean): Decision<true> {
  const isOpen = proposal.state === 'proposed' || proposal.state === 'employer-confirmed'
  if (!isOpen) return refuse('workforce/proposal-closed')
  if (step === 'withdraw')
    return who.personId === proposal.proposedBy || who.personId === proposal.personId
      ? accept(true)
      : refuse('kernel/not-found')
  if (who.personId === proposal.proposedBy || who.personId === proposal.personId)
    return refuse('workforce/not-ones-own')
  const isCounty = who.permissions.has('workforce:confirm')
  if (!isCounty && !who.permissions.has('workforce:employer-confirm')) return refuse('kernel/not-found')
  if (step === 'return')
    return isCounty || proposal.state === 'proposed' ? accept(true) : refuse('workforce/with-the-county')
  if (step === 'employer-confirm')
    return proposal.state === 'proposed' ? accept(true) : refuse('workforce/with-the-county')
  if (!isCounty) return refuse('workforce/with-the-county')
  if (employerFirst && proposal.state === 'proposed') return refuse('workforce/employer-first')
  return who.personId === proposal.employerConfirmedBy ? refuse('workforce/two-pairs-of-eyes') : accept(true)
}

/** What a proposal changes, field by field; equal values are left out. */
export function changesBetween(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): { field: string; before: unknown; after: unknown }[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
}

/** Is this changed only on evidence? The rule names kinds of facts, and parts of the basics. */
export const needsEvidence = (
  about: string,
  act: 'add' | 'change' | 'remove',
  fields: readonly string[],
  evidenceFor: readonly string[],
): boolean =>
  act !== 'remove' &&
  (about === 'basics' ? fields.some((field) => evidenceFor.includes(field)) : evidenceFor.includes(about))
