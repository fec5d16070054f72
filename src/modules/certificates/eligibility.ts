import { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { StoredCampaign } from '#modules/certificates/campaign-rows.ts'
import { type ExamLevel, examLevels, isHigher, type Level } from '#modules/certificates/domain/level.ts'
import { explained } from '#modules/certificates/rules.ts'
import { personFacts } from '#modules/certificates/public.ts'

const Nothing = z.object({})

export type Eligibility = 'met' | 'unmet' | 'unknown' | 'held'
type Explained = ReturnType<typeof explained>
export interface LevelEligibility {
  level: ExamLevel
  outcome: Eligibility
  lines: Explained['lines']
}

/** For each of some people, whether they may sit each level of a campaign. What counts are the facts of its cut-off day: a degree of the day after is none. */
export async function eligibilityOf(
  { house, query, today }: Pick<Context, 'house' | 'query' | 'today'>,
  campaign: StoredCampaign,
  personIds: string[],
): Promise<{ of: (personId: string) => LevelEligibility[]; version: string }> {
  const rules = topic(house.packs, 'exam-eligibility', campaign.regionCode, campaign.signUpFrom, Nothing)
  const [facts, now] = await Promise.all([
    house.factsOf(query, personIds, campaign.cutOffOn),
    personFacts(query, personIds, today),
  ])
  const of = (personId: string): LevelEligibility[] =>
    examLevels.map((level) => {
      const best = now.get(personId)?.['certificate.level'] as Level | 'none' | undefined
      if (best && best !== 'none' && !isHigher(level, best)) return { level, outcome: 'held', lines: [] }
      return {
        level,
        ...explained(house.packs, rules.conditions[level]!, knownFacts(facts.get(personId)), campaign.cutOffOn),
      }
    })
  return { of, version: rules.version }
}

const knownFacts = (facts: Facts | undefined): Facts => facts ?? {}
