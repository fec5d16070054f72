import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { myEntry, saveEntry } from '../contract-entries.ts'

export type Mine = OutputOf<typeof myEntry>
export type Saved = InputOf<typeof saveEntry>

/** What is typed, as the fields hold it. */
export interface Typed {
  /** The version it was typed into: what came later is not written over. */
  version: number
  title: string
  track: string
  facts: Record<string, string>
  criteria: Record<string, { words: string; points: string }>
  parts: Record<string, string>
  relatives: string
  evidence: { evidenceId: string; about: string }[]
  despite: string
}

export const typedOf = (of: Mine): Typed => ({
  version: of.version,
  title: of.title ?? '',
  track: of.track ?? '',
  facts: Object.fromEntries(of.asked.map((one) => [one.fact, one.value === null ? '' : String(one.value)])),
  criteria: Object.fromEntries(
    of.criteria.map((one) => [one.code, { words: one.words, points: one.given === null ? '' : String(one.given) }]),
  ),
  parts: Object.fromEntries(of.parts.map((one) => [one.code, one.lines.join('\n')])),
  relatives: of.relatives.join('\n'),
  evidence: of.evidence.map(({ evidenceId, about }) => ({ evidenceId, about })),
  despite: '',
})

export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What goes to the server: gaps are left out. */
export function savedOf(of: Mine, typed: Typed): Saved {
  const facts = of.asked.flatMap(({ fact, kind }): [string, string | number | boolean][] => {
    const said = (typed.facts[fact] ?? '').trim().normalize('NFKC')
    if (said === '') return []
    if (kind === 'yes-no') return [[fact, said === 'true']]
    return [[fact, kind === 'number' && said !== '' && !Number.isNaN(Number(said)) ? Number(said) : said]]
  })
  return {
    entryId: of.entryId,
    basedOnVersion: typed.version,
    title: typed.title,
    track: typed.track || null,
    stated: {
      facts: Object.fromEntries(facts),
      criteria: Object.fromEntries(
        Object.entries(typed.criteria).map(([code, { words: said, points }]) => [
          code,
          { words: said, ...(points.trim() !== '' && { points: Number(points) }) },
        ]),
      ),
      parts: Object.fromEntries(Object.entries(typed.parts).map(([code, text]) => [code, lines(text)])),
      relatives: lines(typed.relatives),
    },
    evidence: typed.evidence,
  }
}
