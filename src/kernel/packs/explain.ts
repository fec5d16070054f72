import type { Comparison, Fact } from '#kernel/packs/compare/comparison.ts'
import { comparisons } from '#kernel/packs/compare/comparisons.ts'
import type { Basis, Decided, Outcome } from '#kernel/packs/decide.ts'
import type { Certainty, Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/resolve.ts'

/** A line on a screen: how deep it stands in the tree, how it came out, and the sentence. */
export interface ExplainedLine {
  depth: number
  outcome: Outcome
  sentence: Words
  /** On what a single comparison rests. */
  basis?: Words
}

const groups: Record<'all' | 'any' | 'not', Words> = {
  all: { zh: '须全部符合', en: 'All of these' },
  any: { zh: '符合其一即可', en: 'Any of these' },
  not: { zh: '须不符合', en: 'Not this' },
}

const outcomes: Record<Outcome, Words> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '尚不能判断', en: 'not known yet' },
}

export const certaintyWords: Record<Certainty, Words> = {
  stated: { zh: '见原文', en: 'read in the text itself' },
  reported: { zh: '据转述,未见原文', en: 'reported elsewhere, text not seen' },
  assumed: { zh: '暂定,未找到依据', en: 'assumed, no basis found' },
}

/** The answer as sentences in both languages, from the whole to its parts. */
export function explain(packs: Packs, decided: Decided, depth = 0): ExplainedLine[] {
  const { outcome } = decided
  const result = outcomes[outcome]
  if (decided.kind === 'ask') {
    const { zh, en } = asked(packs, decided)
    const sentence = { zh: `${zh}:${result.zh}`, en: `${en}: ${result.en}` }
    return [{ depth, outcome, sentence, basis: basisWords(decided.basis) }]
  }
  const head = decided.title ?? groups[decided.kind]
  const sentence = { zh: `${head.zh}:${result.zh}`, en: `${head.en}: ${result.en}` }
  return [{ depth, outcome, sentence }, ...decided.parts.flatMap((part) => explain(packs, part, depth + 1))]
}

/** 《志愿服务记录与证明出具办法(试行)》(民政部令第67号)第十一条;见原文 */
export function basisWords({ title, en, number, clause, certainty, note }: Basis): Words {
  const sure = certaintyWords[certainty]
  return {
    zh: `《${title}》${number ? `(${number})` : ''}${clause ?? ''};${sure.zh}${note ? `。${note.zh}` : ''}`,
    en: `${en ?? `《${title}》`}${clause ? `, ${clause}` : ''}; ${sure.en}${note ? `. ${note.en}` : ''}`,
  }
}

/** 年龄 66 岁,要求不低于 60 岁 */
function asked(packs: Packs, { title, ask, compare, limit, found }: Extract<Decided, { kind: 'ask' }>): Words {
  const name = packs.facts[ask] ?? { zh: ask, en: ask }
  const codes = codeNames(packs, name.codes)
  const say = (language: 'zh' | 'en') => (fact: unknown) => worded(fact, language, name.unit, codes)
  const { words } = comparisons[compare] as Comparison<unknown>
  const wanted = {
    zh: title?.zh ?? words.zh.replace('{limit}', say('zh')(limit)),
    en: title?.en ?? words.en.replace('{limit}', say('en')(limit)),
  }
  if (found === undefined)
    return { zh: `缺少“${name.zh}”,要求${wanted.zh}`, en: `${name.en} is missing, asked: ${wanted.en}` }
  return {
    zh: `${name.zh} ${say('zh')(found)},要求${wanted.zh}`,
    en: `${name.en} ${say('en')(found)}, asked: ${wanted.en}`,
  }
}

function worded(
  fact: unknown,
  language: 'zh' | 'en',
  unit: Words | undefined,
  codes: ReadonlyMap<string, Words>,
): string {
  const zh = language === 'zh'
  if (fact === null) return zh ? '无' : 'none'
  if (typeof fact === 'boolean') return zh ? (fact ? '是' : '否') : fact ? 'yes' : 'no'
  if (typeof fact === 'number') return unit ? `${fact} ${unit[language]}` : String(fact)
  if (Array.isArray(fact)) {
    if (fact.length === 0) return zh ? '无' : 'none'
    return fact.map((one: Fact) => worded(one, language, unit, codes)).join(zh ? '、' : ', ')
  }
  if (typeof fact === 'object') {
    const [span, count] = Object.entries(fact as Record<string, number>)[0]!
    return zh ? ` ${count} ${span === 'days' ? '天' : '年'}` : `${count} ${span}`
  }
  return codes.get(String(fact))?.[language] ?? String(fact)
}

/** The names of the codes of `topic/list`, whichever place wrote them: an old record may carry a code that is no longer in force. */
function codeNames(packs: Packs, codes: string | undefined): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>()
  if (!codes) return names
  const cut = codes.lastIndexOf('/')
  for (const pack of packs.packs) {
    for (const { says } of pack.topics.get(codes.slice(0, cut))?.lists[codes.slice(cut + 1)]?.items ?? []) {
      if (says.content['name']) names.set(says.code, says.content['name'] as Words)
    }
  }
  return names
}
