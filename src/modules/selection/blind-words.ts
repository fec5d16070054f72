import type { Context } from '#kernel/context.ts'
import type { Words } from '#kernel/packs/format.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { personNames } from '#modules/identity/public.ts'
import { blinded, type Blinded, type Hidden } from '#modules/selection/domain/blind.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'
import { ancestorsOf, type RegionCode } from '#kernel/region.ts'

/** The applicant's words, part by part, as they were said. */
export function wordsOf(
  entry: EntryRow,
  { rules }: Pick<RoundRow, 'rules'>,
): { key: string; name: Words; text: string }[] {
  const names = new Map(
    [...rules.criteria, ...rules.sheets.flatMap((one) => one.criteria), ...rules.parts].map((one) => [
      one.code,
      one.name,
    ]),
  )
  return [
    ...(entry.title ? [{ key: 'title', name: { zh: '项目名称', en: 'Title' }, text: entry.title }] : []),
    ...Object.entries(entry.stated.criteria ?? {}).map(([code, { words }]) => ({
      key: `criteria.${code}`,
      name: names.get(code) ?? { zh: code, en: code },
      text: words,
    })),
    ...Object.entries(entry.stated.parts ?? {}).map(([code, lines]) => ({
      key: `parts.${code}`,
      name: names.get(code) ?? { zh: code, en: code },
      text: lines.join('\n'),
    })),
  ].filter((one) => one.text.trim() !== '')
}

/** Each part with what tells who it is taken out, as a proposal. */
export async function proposedBlind(
  { db, query }: Pick<Context, 'db' | 'query'>,
  entry: EntryRow,
  round: RoundRow,
): Promise<({ key: string; name: Words; said: string } & Blinded)[]> {
  const ids = [entry.organisation_id, entry.employer_id].filter((id) => id !== null)
  const places = [entry.region_code as RegionCode, ...ancestorsOf(entry.region_code as RegionCode)]
  const [people, bodies, regions] = await Promise.all([
    personNames(query, [entry.person_id]),
    organisationNames(db, ids),
    regionNames(db, places),
  ])
  const known: { words: string; kind: Hidden }[] = [
    ...[...people.values()].map((words) => ({ words, kind: 'person' as const })),
    ...[...bodies.values()].map((words) => ({ words, kind: 'body' as const })),
    ...[...regions.values()].flatMap((words) => [
      { words, kind: 'place' as const },
      // Also as people write it, without the kind of place at its end.
      ...(words.length > 2
        ? [{ words: words.replace(/(?:街道|[省市区县镇乡村])$/u, ''), kind: 'place' as const }]
        : []),
    ]),
  ]
  return wordsOf(entry, round).map(({ key, name, text }) => ({ key, name, said: text, ...blinded(text, known) }))
}
