import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { factWords } from '#kernel/packs/explain.ts'
import type { Step } from '#modules/pay/domain/grade.ts'
import type { Place, Reason } from '#modules/pay/domain/proposal.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'
import { type FactWords, type Said, sayStep } from '#modules/pay/domain/words.ts'
import { basisShown, factName } from '#modules/pay/rules.ts'

/** How this house calls facts. */
export const factsIn = (packs: Packs): FactWords => ({
  name: (fact) => factName(packs, fact),
  value: (fact, value) => factWords(packs, fact, value),
})

/** A line with the clause it rests on. */
export const withBasis = ({ sentence, level, fen, rests }: Said, rule: Rule) => ({
  sentence,
  level,
  fen,
  ...basisShown(rests === null ? undefined : rule.bases[rests]),
})

export const sayAll = (steps: readonly Step[], rule: Rule) => steps.map((step) => withBasis(sayStep(step, rule), rule))

export const postName = (rule: Rule | undefined, code: string): Words =>
  rule?.scheme.posts.find((one) => one.code === code)?.name ?? { zh: code, en: code }

/** What was kept of a grade, in words. */
export const sayPlace = (place: Place | null, ruleOf: (version: string) => Rule | undefined) =>
  place && { post: postName(ruleOf(place.rule), place.post), level: place.level, monthlyFen: place.monthlyFen }

function sayReason(reason: Reason, facts: FactWords): Words {
  switch (reason.because) {
    case 'first':
      return { zh: '首次核定', en: 'First grading' }
    case 'rule':
      return { zh: '薪酬办法有变动', en: 'The pay rule changed' }
    case 'probation':
      return { zh: '试用期满', en: 'Probation is over' }
    case 'fact': {
      const [name, from, to] = [
        facts.name(reason.fact),
        facts.value(reason.fact, reason.from),
        facts.value(reason.fact, reason.to),
      ]
      return { zh: `${name.zh}：${from.zh} → ${to.zh}`, en: `${name.en}: ${from.en} → ${to.en}` }
    }
  }
}

/** Reasons in words; where facts of the past were mended there may be none to name. */
export const sayReasons = (reasons: readonly Reason[], facts: FactWords): Words[] =>
  reasons.length > 0
    ? reasons.map((one) => sayReason(one, facts))
    : [{ zh: '事实或选定事项已更正', en: 'Facts or choices were mended' }]
