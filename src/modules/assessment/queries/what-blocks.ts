import type { Context } from '#kernel/context.ts'
import type { RoundRow } from '#modules/assessment/store.ts'

/** Why a round cannot go to its next stage yet; null where it can. */
export async function whatBlocks(
  { query, today }: Pick<Context, 'query' | 'today'>,
  round: RoundRow,
): Promise<{ code: string; params?: Record<string, number> } | null> {
  const count = async (text: string) => (await query<{ count: number }>(text, [round.id]))[0]!.count
  switch (round.stage) {
    case 'self': {
      if (!round.scheme.items.some((item) => item.by)) return null
      const without = await count(
        `select count(*) from assessment.participant p where p.round_id = $1 and p.exempt_code is null and not exists (select from assessment.sheet s where s.participant_id = p.id)`,
      )
      return without > 0 ? { code: 'assessment/scorers-missing', params: { count: without } } : null
    }
    case 'proposing': {
      const without = await count(
        'select count(*) from assessment.participant where round_id = $1 and exempt_code is null and proposed_grade is null',
      )
      return without > 0 ? { code: 'assessment/not-all-proposed', params: { count: without } } : null
    }
    case 'told': {
      const open = await count('select count(*) from assessment.appeal where round_id = $1 and decided_at is null')
      return open > 0 || (round.appeals_until !== null && today <= round.appeals_until)
        ? { code: 'assessment/appeals-open', params: { count: open } }
        : null
    }
    default:
      return null
  }
}
