import type { Comparison } from '#kernel/packs/compare/comparison.ts'
import { type ComparisonName, comparisons } from '#kernel/packs/compare/comparisons.ts'
import type { Basis, Condition, Decided, Outcome } from '#kernel/packs/decide.ts'
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
  not: { zh: '不得有下列情形', en: 'None of this' },
}

const outcomes: Record<Outcome, Words> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '尚不能判断', en: 'not known yet' },
}

const certaintyWords: Record<Certainty, Words> = {
  stated: { zh: '见原文', en: 'read in the text itself' },
  reported: { zh: '据转述，未见原文', en: 'reported elsewhere, text not seen' },
  assumed: { zh: '暂定，未找到依据', en: 'assumed, no basis found' },
}

/** The answer as sentences in both languages, from the whole to its parts. */
export function explain(packs: Packs, decided: Decided, depth = 0): ExplainedLine[] {
  const lines: ExplainedLine[] = []
  addLines(lines, said(packs), packs, decided, depth)
  return lines
}

function addLines(lines: ExplainedLine[], words: Said, packs: Packs, decided: Decided, depth: number): void {
  const { outcome } = decided
  const result = outcomes[outcome]
  if (decided.kind === 'ask') {
    const { zh, en } = asked(words, packs, decided)
    lines.push({
      depth,
      outcome,
      sentence: { zh: zh + result.zh, en: en + capitals[outcome] },
      basis: words.bases.get(decided.basis) ?? kept(words.bases, decided.basis, basisWords(decided.basis)),
    })
    return
  }
  const head = decided.title ?? groups[decided.kind]
  lines.push({
    depth,
    outcome,
    sentence: { zh: `${head.zh}：${result.zh}`, en: `${head.en}: ${result.en}` },
  })
  for (const part of decided.parts) addLines(lines, words, packs, part, depth + 1)
}

/** What the same packs say the same way of everyone: worded once. */
interface Said {
  bases: WeakMap<Basis, Words>
  /** By the fact, how it is compared, and with what. */
  wanted: Map<string, Map<ComparisonName, Map<unknown, Words>>>
  codes: Map<string, ReadonlyMap<string, Words>>
}
const saidBy = new WeakMap<Packs, Said>()
const said = (packs: Packs): Said =>
  saidBy.get(packs) ?? kept(saidBy, packs, { bases: new WeakMap(), wanted: new Map(), codes: new Map() })

function kept<Key, Made>(where: { set(key: Key, made: Made): unknown }, key: Key, made: Made): Made {
  where.set(key, made)
  return made
}

/** 《志愿服务记录与证明出具办法（试行）》（民政部令第67号）第十一条；见原文 */
export function basisWords({ title, en, number, clause, certainty, note }: Basis): Words {
  const sure = certaintyWords[certainty]
  return {
    zh: `《${title}》${number ? `（${number}）` : ''}${clause ?? ''}；${sure.zh}${note ? `。${note.zh}` : ''}`,
    en: `${en ?? `《${title}》`}${clause ? `, ${clause}` : ''}; ${sure.en}${note ? `. ${note.en}` : ''}`,
  }
}

/** 年龄：66 岁；要求：不低于 60 岁。 */
function asked(
  words: Said,
  packs: Packs,
  { title, ask, compare, limit, found }: Extract<Decided, { kind: 'ask' }>,
): Words {
  const name = packs.facts[ask] ?? { zh: ask, en: ask }
  const known = found === undefined ? unknown : worded(found, name.unit, words.codes.get(ask) ?? codeNames(packs, ask))
  const wanted = title ?? wantedWords(words, packs, ask, compare, limit)
  return {
    zh: `${name.zh}：${known.zh}；要求：${wanted.zh}。`,
    en: `${name.en}: ${known.en}. Required: ${wanted.en}. `,
  }
}

function wantedWords(words: Said, packs: Packs, ask: string, compare: ComparisonName, limit: unknown): Words {
  const known = words.wanted.get(ask)?.get(compare)?.get(limit)
  if (known) return known
  const byFact = words.wanted.get(ask) ?? kept(words.wanted, ask, new Map<ComparisonName, Map<unknown, Words>>())
  const byLimit = byFact.get(compare) ?? kept(byFact, compare, new Map<unknown, Words>())
  return kept(byLimit, limit, (comparisons[compare] as Comparison<unknown>).words(factWords(packs, ask, limit), limit))
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)
const capitals: Record<Outcome, string> = {
  met: capital(outcomes.met.en),
  unmet: capital(outcomes.unmet.en),
  unknown: capital(outcomes.unknown.en),
}

/** What a condition asks for, in one line: 持有证书不低于 社会工作师；从事社会工作年限不低于 5 年。 */
export function requirement(packs: Packs, condition: Condition): Words {
  if (condition.title && condition.kind !== 'ask') return condition.title
  if (condition.kind === 'ask') {
    const { ask, compare, limit, title } = condition
    const name = packs.facts[ask] ?? { zh: ask, en: ask }
    const wanted = title ?? (comparisons[compare] as Comparison<unknown>).words(factWords(packs, ask, limit), limit)
    return { zh: `${name.zh}${wanted.zh}`, en: `${name.en} ${wanted.en}` }
  }
  if (condition.kind === 'not') {
    const { zh, en } = requirement(packs, condition.part)
    return { zh: `不得有下列情形（${zh}）`, en: `none of this (${en})` }
  }
  const parts = condition.parts.map((part) => {
    const { zh, en } = requirement(packs, part)
    return part.kind === 'any' || part.kind === 'all' ? { zh: `（${zh}）`, en: `(${en})` } : { zh, en }
  })
  const [and, or] = [condition.kind === 'all' ? '，' : '，或', condition.kind === 'all' ? ', ' : ', or ']
  return { zh: parts.map(({ zh }) => zh).join(and), en: parts.map(({ en }) => en).join(or) }
}

/** A fact's value in words: its codes by the list the fact names, a number with its unit, and that it is not known. */
export function factWords(packs: Packs, fact: string, value: unknown): Words {
  const name = packs.facts[fact] ?? { zh: fact, en: fact }
  return value === undefined ? unknown : worded(value, name.unit, codeNames(packs, fact))
}

const none: Words = { zh: '无', en: 'none' }
const unknown: Words = { zh: '未知', en: 'not known' }

function worded(fact: unknown, unit: Words | undefined, codes: ReadonlyMap<string, Words>): Words {
  if (fact === null) return none
  if (typeof fact === 'boolean') return fact ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof fact === 'number') return unit ? { zh: `${fact} ${unit.zh}`, en: `${fact} ${unit.en}` } : plain(fact)
  if (Array.isArray(fact)) {
    if (fact.length === 0) return none
    const each = fact.map((one: unknown) => worded(one, unit, codes))
    return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') }
  }
  if (typeof fact === 'object') {
    const [span, count] = Object.entries(fact as Record<string, number>)[0]!
    return { zh: `${count} ${span === 'days' ? '天' : '年'}`, en: `${count} ${span}` }
  }
  return codes.get(String(fact)) ?? plain(fact)
}

const plain = (fact: unknown): Words => ({ zh: String(fact), en: String(fact) })

/** What a fact's codes are called: by its list, whichever place wrote them, as an old record may carry a code no longer in force; and by itself. */
function codeNames(packs: Packs, fact: string): ReadonlyMap<string, Words> {
  const { codes } = said(packs)
  return codes.get(fact) ?? kept(codes, fact, namesOf(packs, packs.facts[fact]))
}

function namesOf(packs: Packs, fact: Packs['facts'][string] | undefined): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>([['none', none], ...Object.entries(fact?.values ?? {})])
  if (!fact?.codes) return names
  const cut = fact.codes.lastIndexOf('/')
  for (const pack of packs.packs) {
    for (const { says } of pack.topics.get(fact.codes.slice(0, cut))?.lists[fact.codes.slice(cut + 1)]?.items ?? []) {
      if (says.content['name']) names.set(says.code, says.content['name'] as Words)
    }
  }
  return names
}
