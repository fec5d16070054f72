import { parseDocument, stringify } from 'yaml'
import type { ZodError } from 'zod'
import type { Day } from '#kernel/days.ts'
import { drafted } from '#kernel/packs/issued.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { prefixOf, type RegionCode } from '#kernel/region.ts'
import { type ProgrammeName, programmesFor, rulesOf } from '#modules/selection/rules.ts'

/** What becomes of a draft when it is read as a rule. */

export interface DraftFault {
  /** In the rule, or in the cases beside it. */
  of: 'rule' | 'cases'
  line: number
  path: string
  said: Words
}

export type Read =
  | { faults: DraftFault[] }
  | { faults: []; packs: Packs; name: ProgrammeName; rules: ReturnType<typeof rulesOf> }

export interface DraftPlace {
  place: string
  code: string
  /** What the place is called; for a place that has no pack yet. */
  regionName: string
  regionCode: RegionCode
}

export const fileOf = ({ place, code }: Pick<DraftPlace, 'place' | 'code'>): string => `${place}/programme-${code}.yaml`

export const casesFileOf = ({ place, code }: Pick<DraftPlace, 'place' | 'code'>): string =>
  `${place}/programme-${code}.cases.yaml`

/** What an office wrote of a rule. */
export interface Written {
  text: string
  /** Empty where there are none yet. */
  cases: string
}

/** The files that a draft brings: its own with its cases, and for a place without a pack that of the place. */
export function filesOf(
  files: ReadonlyMap<string, string>,
  of: DraftPlace,
  { text, cases }: Written,
): Map<string, string> {
  const own = new Map([[fileOf(of), text]])
  if (cases !== '') own.set(casesFileOf(of), cases)
  const pack = `${of.place}/pack.yaml`
  if (!files.has(pack))
    own.set(pack, textOf({ title: { zh: of.regionName, en: of.regionName }, regions: [prefixOf(of.regionCode)] }))
  return own
}

/** Reads a draft as the rule it would be, with everything that is wrong with it. */
export function readDraft(files: ReadonlyMap<string, string>, of: DraftPlace, written: Written, on: Day): Read {
  const answer = drafted(files, filesOf(files, of, written))
  if ('faults' in answer)
    return {
      faults: answer.faults.map(({ file, line, path, zh, en }) => ({
        of: file === casesFileOf(of) ? 'cases' : 'rule',
        line,
        path,
        said: { zh, en },
      })),
    }
  const name = programmesFor(answer.packs, of.regionCode, on).find(
    (one) => one.place === of.place && one.code === of.code,
  )
  if (!name) return { faults: [{ of: 'rule', line: 1, path: 'values.subject', said: subjectMissing }] }
  try {
    return { faults: [], packs: answer.packs, name, rules: rulesOf(answer.packs, name, on) }
  } catch (fault) {
    return { faults: misfits(written.text, fault) }
  }
}

const subjectMissing: Words = {
  zh: '请写明选拔的是个人、机构还是项目（values.subject），并确认办法在今天有效。',
  en: 'Say whether people, organisations or projects are chosen (values.subject), and that the rule is in force today.',
}

/** Well written, but not what a programme is made of: said at the part it is about. */
function misfits(text: string, fault: unknown): DraftFault[] {
  const cause = fault instanceof Error ? (fault.cause as ZodError | undefined) : undefined
  if (!cause) throw fault
  const { lists = {} } = (documentOf(text) ?? {}) as { lists?: object }
  return cause.issues.map(({ path, message }) => {
    const [first, ...rest] = path
    const at = String(first) in lists ? ['lists', first, 'items', ...rest] : ['values', first, ...rest]
    return {
      of: 'rule',
      line: 1,
      path: at.join('.'),
      said: { zh: `这里的写法选拔项目不能使用：${message}`, en: `A programme cannot use this: ${message}` },
    }
  })
}

/** The file in its form, for the fields of a form; null where it is no YAML. */
export function documentOf(text: string): unknown {
  const yaml = parseDocument(text)
  return yaml.errors.length > 0 ? null : yaml.toJS()
}

/** A form’s fields as the file that would be written by hand. */
export const textOf = (document: Record<string, unknown>): string =>
  stringify(document, { lineWidth: 120, flowCollectionPadding: true })

/** Cases as the file that would be written by hand; nothing where there are none. */
export const casesText = (cases: readonly Record<string, unknown>[]): string =>
  cases.length === 0 ? '' : stringify(cases, { lineWidth: 120, flowCollectionPadding: true })

/** The rule of another place, with the documents it rests on: they stand in that place's pack, and go along. */
export function adoptedText(files: ReadonlyMap<string, string>, from: { place: string; code: string }): string {
  const text = files.get(fileOf(from)) ?? ''
  const { documents: own = {}, ...rest } = (documentOf(text) ?? {}) as { documents?: Record<string, unknown> }
  const { documents: theirs = {} } = (documentOf(files.get(`${from.place}/pack.yaml`) ?? '') ?? {}) as {
    documents?: Record<string, unknown>
  }
  const rests = new Set([...text.matchAll(/basis: *([\w-]+)/g)].map(([, key]) => key!))
  const along = Object.fromEntries(Object.entries(theirs).filter(([key]) => rests.has(key)))
  const { title, ...sections } = rest as Record<string, unknown>
  return textOf({ title, documents: { ...along, ...own }, ...sections })
}

/** What a programme needs first. */
export const emptyDraft = (title: string): string =>
  textOf({
    title: { zh: title, en: title },
    documents: { rule: { title, certainty: 'assumed', source: '拟订中' } },
    values: { subject: { is: 'person', basis: 'rule' } },
  })
