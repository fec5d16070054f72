import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export interface LendingRule {
  forbiddenLevels: readonly string[]
  approvalLevels: readonly string[]
  kinds: ReadonlySet<string>
}

/** May a body of that level borrow somebody who holds that kind of post: at once, or once it is approved. Without a post of the kinds the rule names, nothing stands against it. */
export function lend(
  kind: string | undefined,
  borrowerLevel: string,
  rule: LendingRule,
): Decision<'at-once' | 'with-approval'> {
  if (!kind || !rule.kinds.has(kind)) return accept('at-once')
  if (rule.forbiddenLevels.includes(borrowerLevel)) return refuse('posts/lending-forbidden')
  return accept(rule.approvalLevels.includes(borrowerLevel) ? 'with-approval' : 'at-once')
}
