import type { Condition } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { factsAsked } from '#modules/pay/domain/grade.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'
import { factName } from '#modules/pay/rules.ts'

export interface Statable {
  fact: string
  name: Words
  kind: 'yes-no' | 'number' | 'code'
  codes: { code: string; name: Words }[]
}

/**
 * The facts that an officer may state of a person: those a scheme asks for whose name begins with `pay.`, and the years of all work, which
 * leave asks for. What may be said of each follows from how the scheme asks.
 */
export function statable(packs: Packs, rule: Rule): Statable[] {
  const asked = factsAsked(rule).filter((fact) => fact.startsWith('pay.'))
  const workYears = 'pay.workYears'
  return [
    ...asked
      .filter((fact) => fact !== workYears)
      .map((fact) => ({ fact, name: factName(packs, fact), ...kindOf(packs, rule, fact) })),
    { fact: workYears, name: factName(packs, workYears), kind: 'number', codes: [] },
  ]
}

function kindOf(packs: Packs, { scheme }: Rule, fact: string): Pick<Statable, 'kind' | 'codes'> {
  const lists = [scheme.posts, scheme.education, scheme.bonuses, scheme.rungs, scheme.allowances]
  const asks = lists.flatMap((list) => list.flatMap(({ when }) => asksOf(when))).filter((one) => one.ask === fact)
  const said = asks.flatMap(({ limit, order }) => order ?? (Array.isArray(limit) ? limit : [limit]))
  if (said.every((one) => typeof one === 'boolean')) return { kind: 'yes-no', codes: [] }
  if (said.every((one) => typeof one === 'number')) return { kind: 'number', codes: [] }
  return {
    kind: 'code',
    codes: [...new Set(said.map(String))].map((code) => ({ code, name: factWords(packs, fact, code) })),
  }
}

type Ask = Extract<Condition, { kind: 'ask' }>

const asksOf = (when: Condition): Ask[] =>
  when.kind === 'ask' ? [when] : when.kind === 'not' ? asksOf(when.part) : when.parts.flatMap(asksOf)
