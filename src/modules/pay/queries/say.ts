import type { Certainty, Words } from '#kernel/packs/format.ts'
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

export function sayAll(steps: readonly Step[], rule: Rule) {
  const last = steps.findLast((step) => 'level' in step)
  return steps.map((step) => withBasis(sayStep(step, rule, last?.level), rule))
}

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

export const kindNames: Record<'due' | 'arrears' | 'claw-back', Words> = {
  due: { zh: '当月', en: 'due' },
  arrears: { zh: '补发', en: 'arrears' },
  'claw-back': { zh: '扣回', en: 'claw-back' },
}

/** How sure a rule is, where a paper has no room for the whole clause. */
export const certaintyNames: Record<Certainty, Words> = {
  stated: { zh: '见原文', en: 'read in the text' },
  reported: { zh: '据转述', en: 'reported' },
  assumed: { zh: '暂定', en: 'assumed' },
}

/** A scheme by its name, the version it stands in, and the documents it rests on with how sure each is. */
export function sayRule({ title, version, bases }: Rule): Words {
  const documents = Map.groupBy(Object.values(bases), (basis) => `${basis.title}${basis.number ?? ''}`)
  const each = [...documents].map(([zh, parts]) => {
    const sure = [...new Set(parts.map((part) => part.certainty))].map((one) => certaintyNames[one])
    return {
      zh: `《${zh}》（${sure.map((one) => one.zh).join('、')}）`,
      en: `${parts[0]!.en ?? `《${zh}》`} (${sure.map((one) => one.en).join(', ')})`,
    }
  })
  return {
    zh: `薪酬办法：${title.zh}，规则版本 ${version.slice(0, 8)}。依据：${each.map(({ zh }) => zh).join('、')}`,
    en: `Pay scheme: ${title.en}, rule version ${version.slice(0, 8)}. It rests on: ${each.map(({ en }) => en).join('; ')}`,
  }
}
