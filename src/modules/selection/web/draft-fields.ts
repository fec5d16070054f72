// What a programme is made of, as fields of a form. The file knows more (its schema is in packs/): that is written as YAML.
import type { Phrase } from '#web/kit/words.ts'

/** A fact that a condition may ask for. */
export interface FactShown {
  fact: string
  name: Phrase
  unit: Phrase | null
  kind: 'yes-no' | 'day' | null
  codes: { code: string; name: Phrase }[]
}

export type Kind = 'count' | 'yuan' | 'flag' | 'choice' | 'limit' | 'words' | 'text' | 'condition' | 'criteria'

export interface Field {
  key: string
  kind: Kind
  choices?: readonly string[]
  /** A row is not complete without it. */
  needed?: boolean
}

const levels = ['employer', 'village', 'township', 'county', 'prefecture', 'province'] as const

export const valueFields: Field[] = [
  { key: 'subject', kind: 'choice', choices: ['person', 'organisation', 'project'], needed: true },
  { key: 'places', kind: 'count' },
  { key: 'everyYears', kind: 'count' },
  { key: 'nominees', kind: 'count' },
  { key: 'goal', kind: 'count' },
  { key: 'leastScore', kind: 'count' },
  { key: 'mayStayEmpty', kind: 'flag' },
  { key: 'callOpen', kind: 'limit' },
  { key: 'notice', kind: 'limit' },
  { key: 'appealWithin', kind: 'limit' },
  { key: 'deliverWithin', kind: 'limit' },
  { key: 'termYears', kind: 'count' },
  { key: 'titleBy', kind: 'choice', choices: ['choice', 'assessment'] },
  { key: 'allowanceFen', kind: 'yuan' },
  { key: 'allowancePaid', kind: 'choice', choices: ['month', 'year'] },
  { key: 'allowanceFalls', kind: 'choice', choices: ['term', 'calendar'] },
  { key: 'grantFen', kind: 'yuan' },
  { key: 'grantMostFen', kind: 'yuan' },
  { key: 'fundFen', kind: 'yuan' },
]

export const listFields: Record<string, Field[]> = {
  requirements: [
    { key: 'when', kind: 'condition', needed: true },
    { key: 'usually', kind: 'flag' },
  ],
  renewal: [
    { key: 'when', kind: 'condition', needed: true },
    { key: 'reading', kind: 'choice', choices: ['forbids', 'ask'] },
  ],
  preferences: [{ key: 'when', kind: 'condition', needed: true }],
  shares: [
    { key: 'part', kind: 'count', needed: true },
    { key: 'whole', kind: 'count', needed: true },
    { key: 'reading', kind: 'choice', choices: ['ask', 'target', 'minimum'] },
    { key: 'when', kind: 'condition' },
  ],
  minimums: [
    { key: 'level', kind: 'choice', choices: levels.slice(1), needed: true },
    { key: 'count', kind: 'count', needed: true },
  ],
  tieBreaks: [
    { key: 'by', kind: 'choice', choices: ['preferences', 'preference', 'sheet', 'lot'], needed: true },
    { key: 'of', kind: 'text' },
  ],
  chain: [
    { key: 'level', kind: 'choice', choices: levels, needed: true },
    { key: 'nominees', kind: 'count' },
    { key: 'takes', kind: 'limit' },
  ],
  sheets: [
    { key: 'method', kind: 'choice', choices: ['self', 'review', 'visit', 'defence', 'term'], needed: true },
    { key: 'weight', kind: 'count' },
    { key: 'scorers', kind: 'count' },
    { key: 'blind', kind: 'flag' },
    { key: 'calibrated', kind: 'flag' },
    { key: 'setAside', kind: 'choice', choices: ['none', 'highest-and-lowest'] },
    { key: 'criteria', kind: 'criteria', needed: true },
  ],
  stages: [
    { key: 'does', kind: 'words', needed: true },
    { key: 'by', kind: 'words' },
    { key: 'takes', kind: 'limit' },
  ],
  tracks: [],
  parts: [
    { key: 'count', kind: 'count', needed: true },
    { key: 'known', kind: 'choice', choices: ['title', 'organisation', 'workers', 'volunteers'] },
  ],
  instalments: [
    { key: 'percent', kind: 'count', needed: true },
    { key: 'after', kind: 'choice', choices: ['chosen', 'delivered'], needed: true },
  ],
  noticeShows: [{ key: 'mask', kind: 'choice', choices: ['none', 'middle'] }],
  grades: [
    { key: 'title', kind: 'choice', choices: ['kept', 'withdrawn', 'confirmed', 'never'], needed: true },
    { key: 'money', kind: 'choice', choices: ['paid', 'stopped'], needed: true },
    { key: 'mayEnterAgain', kind: 'flag' },
  ],
  endings: [
    { key: 'title', kind: 'choice', choices: ['kept', 'withdrawn', 'never'], needed: true },
    { key: 'money', kind: 'choice', choices: ['stopped', 'ends'], needed: true },
    { key: 'verifiedBy', kind: 'words' },
    { key: 'approvedBy', kind: 'words' },
  ],
}

/** Words that nobody has written yet. */
export function unsaid(): { zh: string; en: string } {
  const nothing = ''
  return { zh: nothing, en: nothing }
}

/** What a new row begins with, so that it can be saved before it is finished. */
export function newRow(list: string, taken: readonly string[]): Record<string, unknown> {
  let n = taken.length + 1
  while (taken.includes(`item-${n}`)) n++
  const row: Record<string, unknown> = { code: `item-${n}`, name: unsaid() }
  for (const { key, kind, choices, needed } of listFields[list] ?? [])
    if (needed && kind === 'choice') row[key] = choices![0]
    else if (needed && kind === 'count') row[key] = 1
    else if (needed && kind === 'words') row[key] = unsaid()
    else if (needed && kind === 'criteria') row[key] = []
  return row
}
