import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { comparisonNames, comparisons } from '#kernel/packs/compare/comparisons.ts'
import type { Case, ConditionFile, ItemFile, ListFile, ValueFile } from '#kernel/packs/format.ts'
import { CasesFile, PackFile, TopicFile } from '#kernel/packs/format.ts'

/** What is wrong in a pack, where, and what to do about it. */
export interface Fault {
  file: string
  line: number
  path: string
  zh: string
  en: string
}

export interface WrittenTopic {
  file: string
  written: TopicFile
}

/** A pack as it was written, each file in its form. */
export interface WrittenPack {
  place: string
  written: PackFile
  /** By name: the path below the pack without `.yaml`, as `recording` or `selection/haiyou`. */
  topics: Map<string, WrittenTopic>
  cases: Map<string, Case[]>
}

type Path = (string | number)[]
type Report = (path: Path, zh: string, en: string) => void

/**
 * Reads the files of all packs, by their path below packs/ (`ouhai/recording.yaml`), and says everything that is wrong with
 * them; where there are faults the packs are not to be used.
 */
export function validate(files: ReadonlyMap<string, string>): { packs: WrittenPack[]; faults: Fault[] } {
  const faults: Fault[] = []
  const packs: WrittenPack[] = []
  const reports = new Map<string, Report>()

  /** One file in its form, or undefined when it has none; its later faults go to the same report. */
  function read<T>(file: string, text: string, form: z.ZodType<T>): T | undefined {
    const lines = new LineCounter()
    const yaml = parseDocument(text, { lineCounter: lines })
    const report: Report = (path, zh, en) => faults.push({ file, line: lineOf(path), path: path.join('.'), zh, en })
    function lineOf(path: Path): number {
      const node = yaml.getIn(path, true) as { range?: [number] } | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
      return path.length > 0 ? lineOf(path.slice(0, -1)) : 1
    }
    reports.set(file, report)
    for (const { message, pos } of yaml.errors) {
      const { line } = lines.linePos(pos[0])
      faults.push({
        file,
        line,
        path: '',
        zh: `不是有效的 YAML，请改正：${message}`,
        en: `Not valid YAML, mend it: ${message}`,
      })
    }
    if (yaml.errors.length > 0) return undefined
    return inForm(form, yaml.toJS(), report)
  }

  for (const [file, text] of files) {
    if (!/^[^/]+\/pack\.yaml$/.test(file)) continue
    const written = read(file, text, PackFile)
    if (written) packs.push({ place: file.split('/')[0]!, written, topics: new Map(), cases: new Map() })
  }
  for (const [file, text] of files) {
    const pack = packs.find(({ place }) => file.startsWith(`${place}/`))
    if (file.endsWith('/pack.yaml')) continue
    if (!pack) {
      const folder = file.split('/')[0]
      faults.push({
        file,
        line: 1,
        path: '',
        zh: `请先写好 ${folder}/pack.yaml`,
        en: `Write ${folder}/pack.yaml first`,
      })
      continue
    }
    const name = file.slice(pack.place.length + 1).replace(/(\.cases)?\.yaml$/, '')
    if (file.endsWith('.cases.yaml')) {
      const cases = read(file, text, CasesFile)
      if (cases) pack.cases.set(name, cases)
    } else {
      const written = read(file, text, TopicFile)
      if (written) pack.topics.set(name, { file, written })
    }
  }

  checkPlaces(packs, reports)
  const facts = new Set(packs.flatMap(({ written }) => Object.keys(written.facts)))
  for (const { written: pack, topics } of packs) {
    for (const { file, written } of topics.values())
      checkTopic(written, { ...pack.documents, ...written.documents }, facts, reports.get(file)!)
  }
  return { packs, faults }
}

const whatToDo: Record<string, { zh: string; en: string }> = {
  unrecognized_keys: { zh: '请改正键名或删去', en: 'mend the name or leave it out' },
  invalid_type: { zh: '请补上或改成所需的类型', en: 'write it, in the form asked for' },
  invalid_value: { zh: '请从列出的取值中选择', en: 'choose one of those named' },
}
const followSchema = { zh: '请对照 packs/ 下的 JSON Schema 改正', en: 'mend it by the JSON Schema in packs/' }

function inForm<T>(form: z.ZodType<T>, value: unknown, report: Report): T | undefined {
  const read = form.safeParse(value, { error: z.locales.en().localeError })
  if (read.success) return read.data
  const inChinese = form.safeParse(value, { error: z.locales.zhCN().localeError })
  const chinese = deepest(inChinese.error!.issues)
  for (const [index, issue] of deepest(read.error.issues).entries()) {
    const act = whatToDo[issue.code ?? ''] ?? followSchema
    report(issue.path as Path, `${chinese[index]!.message}；${act.zh}`, `${issue.message}; ${act.en}`)
  }
  return undefined
}

/** One version or several: the union's own message says nothing, so speak of the form that the writer meant. */
function deepest(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue]
    const meant = issue.errors.find((branch) =>
      branch.some(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
    )
    return meant ? deepest(meant).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) : [issue]
  })
}

/** Two packs for one region could not be told apart. */
function checkPlaces(packs: WrittenPack[], reports: Map<string, Report>): void {
  const takenBy = new Map<string, string>()
  for (const { place, written } of packs) {
    for (const code of written.regions === 'country' ? ['country'] : written.regions) {
      const other = takenBy.get(code)
      if (other) {
        reports.get(`${place}/pack.yaml`)!(
          ['regions'],
          `${code} 已由 ${other} 使用，请并入该包`,
          `${code} has the pack ${other}; write it there`,
        )
      }
      takenBy.set(code, place)
    }
  }
}

function checkTopic(
  topic: TopicFile,
  documents: PackFile['documents'],
  facts: ReadonlySet<string>,
  report: Report,
): void {
  const seen = new Set<string>()
  for (const section of ['values', 'lists', 'conditions'] as const) {
    for (const name of Object.keys(topic[section])) {
      if (seen.has(name)) report([section, name], `${name} 出现两次，请改名`, `${name} is named twice; rename one`)
      seen.add(name)
    }
  }
  for (const [name, value] of Object.entries(topic.values)) {
    checkVersions(value, ['values', name], (one, path) => checkBasis(one, path))
  }
  for (const [name, condition] of Object.entries(topic.conditions)) {
    checkVersions(condition, ['conditions', name], (one, path) => checkCondition(one, path, one.basis))
  }
  for (const [name, list] of Object.entries(topic.lists)) checkList(list, ['lists', name])

  function checkVersions<T extends ValueFile | ConditionFile>(
    written: T | T[],
    at: Path,
    check: (one: T, path: Path) => void,
  ) {
    if (!Array.isArray(written)) return check(written, at)
    for (const [index, one] of written.entries()) {
      check(one, [...at, index])
      if (written.slice(0, index).some((other) => overlap(one, other))) {
        report(
          [...at, index],
          '与前一版本的时间重叠，请用 from 和 until 分开',
          'overlaps an earlier version; part them by from and until',
        )
      }
    }
  }

  function checkList(list: ListFile, at: Path): void {
    for (const [index, item] of list.items.entries()) {
      const path = [...at, 'items', index]
      checkBasis(item.basis ? item : { ...item, basis: list.basis }, path)
      if (item.when) checkCondition(item.when, [...path, 'when'], item.when.basis ?? item.basis ?? list.basis)
      if (list.items.slice(0, index).some((other: ItemFile) => other.code === item.code && overlap(item, other))) {
        report([...path, 'code'], `代码 ${item.code} 重复，请改正`, `the code ${item.code} is there twice; change one`)
      }
    }
  }

  function checkBasis(
    { basis, from, until }: { basis?: string | undefined; from?: unknown; until?: unknown },
    path: Path,
  ) {
    if (!basis)
      report(
        path,
        '没有依据：请写 basis，或在整个列表上写',
        'rests on nothing: write its basis, or one for the whole list',
      )
    else if (!documents[basis]) {
      const key = [...path, 'basis']
      report(
        key,
        `pack.yaml 或本文件的 documents 中没有 ${basis}，请补上`,
        `no ${basis} among the documents of pack.yaml or of this file; add it`,
      )
    }
    if (from && until && from >= until)
      report([...path, 'until'], 'until 须晚于 from', 'until has to be later than from')
  }

  function checkCondition(condition: ConditionFile, path: Path, inherited: string | undefined): void {
    const basis = condition.basis ?? inherited
    const parts = (['all', 'any', 'not'] as const).filter((key) => condition[key] !== undefined)
    const compared = comparisonNames.filter((name) => condition[name] !== undefined)
    const isLeaf = condition.ask !== undefined && compared.length === 1 && parts.length === 0
    if (!isLeaf && (parts.length !== 1 || condition.ask !== undefined || compared.length > 0)) {
      const choices = Object.keys(comparisons).join(', ')
      report(
        path,
        `请写 ask 和一种比较（${choices}），或只写 all、any、not 之一`,
        `write ask and one of ${choices}; or only all, any or not`,
      )
    }
    if (isLeaf) checkBasis({ ...condition, basis }, path)
    if (condition.ask !== undefined && !facts.has(condition.ask)) {
      const key = [...path, 'ask']
      report(
        key,
        `请在 pack.yaml 的 facts 中给 ${condition.ask} 命名`,
        `name ${condition.ask} among the facts of pack.yaml`,
      )
    }
    const limit = compared[0] && condition[compared[0]]
    if (condition.order && typeof limit === 'string' && !condition.order.includes(limit)) {
      report([...path, 'order'], `order 中没有 ${limit}，请补上`, `no ${limit} in the order; add it`)
    }
    for (const [index, part] of (condition.all ?? []).entries()) checkCondition(part, [...path, 'all', index], basis)
    for (const [index, part] of (condition.any ?? []).entries()) checkCondition(part, [...path, 'any', index], basis)
    if (condition.not) checkCondition(condition.not, [...path, 'not'], basis)
  }
}

interface Dated {
  from?: string | undefined
  until?: string | undefined
}

const overlap = (a: Dated, b: Dated): boolean =>
  (a.from ?? '0') < (b.until ?? '9999-99') && (b.from ?? '0') < (a.until ?? '9999-99')
