/** One group of people of the census: its codes, and how many they are. */
export interface Group {
  row: string | null
  column: string | null
  count: number
}

export interface Code {
  code: string
  name: { zh: string; en: string }
}

/** What nobody knows of them stands at the end, under a code of its own. */
export const unknownCode = 'unknown'
const unknown: Code = { code: unknownCode, name: { zh: '未填', en: 'Unknown' } }

export interface CrossTable {
  rows: (Code & { count: number; before: number | null; cells: number[] })[]
  columns: (Code & { count: number })[]
}

/** Groups as a table: every code has its row, also where nobody is; the unknown only where somebody is. */
export function crossTable(
  groups: readonly Group[],
  before: readonly Group[] | null,
  rows: readonly Code[],
  columns: readonly Code[],
): CrossTable {
  const rowsShown = withUnknown(
    rows,
    groups.some(({ row }) => row === null) || (before?.some(({ row }) => row === null) ?? false),
  )
  const columnsShown =
    columns.length > 0
      ? withUnknown(
          columns,
          groups.some(({ column }) => column === null),
        )
      : []
  const is = (code: string, known: readonly Code[], found: string | null): boolean =>
    code === unknownCode
      ? found === null
      : found === code || (known.length > 0 && (found?.includes(`,${code},`) ?? false))
  const sum = (of: readonly Group[], row: string | null, column: string | null): number =>
    of.reduce(
      (all, group) =>
        (row !== null && !is(row, rows, group.row)) || (column !== null && !is(column, columns, group.column))
          ? all
          : all + group.count,
      0,
    )
  return {
    rows: rowsShown.map((one) => ({
      ...one,
      count: sum(groups, one.code, null),
      before: before && sum(before, one.code, null),
      cells: columnsShown.map((column) => sum(groups, one.code, column.code)),
    })),
    columns: columnsShown.map((one) => ({ ...one, count: sum(groups, null, one.code) })),
  }
}

const withUnknown = (codes: readonly Code[], somebody: boolean): Code[] => (somebody ? [...codes, unknown] : [...codes])

export const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`

/** What a table shows, in words: the greatest part, and where something moved. */
export function tableSentence(table: CrossTable, total: number, measure: Code['name']): Code['name'] {
  const greatest = table.rows.toSorted((a, b) => b.count - a.count)[0]
  if (!greatest || total === 0) return { zh: `没有${measure.zh}。`, en: `No ${measure.en.toLowerCase()}.` }
  const moved = table.rows
    .filter(({ before }) => before !== null)
    .toSorted((a, b) => Math.abs(b.count - b.before!) - Math.abs(a.count - a.before!))[0]
  const difference = moved ? moved.count - moved.before! : 0
  const [zhMoved, enMoved] =
    moved && difference !== 0
      ? [
          `，比上年${difference > 0 ? '增加' : '减少'}最多的是${moved.name.zh}（${Math.abs(difference)}人）`,
          `; ${moved.name.en} ${difference > 0 ? 'grew' : 'fell'} most on the year before (${Math.abs(difference)})`,
        ]
      : ['', '']
  return {
    zh: `共${total}人，${greatest.name.zh}最多，${greatest.count}人，占${share(greatest.count, total)}${zhMoved}。`,
    en: `${total} in all; most are ${greatest.name.en}: ${greatest.count}, ${share(greatest.count, total)}${enMoved}.`,
  }
}
