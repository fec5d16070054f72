// The tables and pictures of a census as they are printed: in Word, Excel and PDF alike.
import { printed } from '#kernel/documents/figures.ts'
import type { Cell, Chart, Column, Part, Section } from '#kernel/documents/report.ts'
import { pyramidSentence } from '#modules/workforce/domain/census/pyramid.ts'
import { tableSentence, unknownCode } from '#modules/workforce/domain/census/table.ts'
import { pyramidIn } from '#modules/workforce/queries/census-pictures.ts'
import { type Structure, type StructureTable, tableOf } from '#modules/workforce/queries/census-structure.ts'

export const text = (title: string): Column => ({ title, kind: 'text' })
export const count = (title: string): Column => ({ title, kind: 'count' })
const moved: Column = { title: '同比', kind: 'change' }

/** By how much, as a share; null where there was nothing before, of which no rate can be said. */
const change = (now: number | null, then: number | null | undefined): number | null =>
  now !== null && then ? (now - then) / then : null

type Beside = ReturnType<typeof besideTheYearBefore>

/** Columns and cells of a figure with the year before beside it, or alone where there was no census. */
export const besideTheYearBefore = (isKnown: boolean) => ({
  columns: (title: string): Column[] => [count(title), ...(isKnown ? [count('上年（人）'), moved] : [])],
  cells: (now: number | null, then: number | null | undefined): Cell[] => [
    now,
    ...(isKnown ? [then ?? null, change(now, then)] : []),
  ],
  /** Where there is room only for how it moved. */
  narrow: (title: string): Column[] => [count(title), ...(isKnown ? [moved] : [])],
  narrowCells: (now: number | null, then: number | null | undefined): Cell[] => [
    now,
    ...(isKnown ? [change(now, then)] : []),
  ],
})

export function pyramidPart(structure: Structure, year: number): Part {
  const pyramid = pyramidIn(structure, 'in-practice')
  const { sides, bands } = pyramid
  return {
    heading: '按性别和年龄',
    paragraphs: [],
    chart: {
      kind: 'pyramid',
      title: '从业人员性别年龄结构',
      sentence: pyramidSentence(pyramid).zh,
      unit: '人',
      labels: bands.map(({ name }) => name.zh),
      series: [
        ...sides.map(({ name }, at) => ({
          name: `${name.zh}${structure.before ? `（${year}年）` : ''}`,
          values: bands.map((band) => band.sides[at]!.count),
        })),
        ...(structure.before
          ? sides.map(({ name }, at) => ({
              name: `${name.zh}（${year - 1}年）`,
              values: bands.map((band) => band.sides[at]!.before),
            }))
          : []),
      ],
    },
  }
}

/** A table of a dimension for each measure, and for what the pack wants drawn its picture. */
export function structurePart(
  structure: Structure,
  { year, beside, isDrawn }: { year: number; beside: Beside; isDrawn: boolean },
): Part {
  const [practice, talent, professional] = [
    tableOf(structure, 'in-practice'),
    tableOf(structure, 'talent'),
    tableOf(structure, 'professional'),
  ]
  const name = structure.rows.name.zh
  const line = (title: string, of: (table: StructureTable) => { count: number; before: number | null } | undefined) => {
    const now = of(practice)
    return [
      title,
      ...beside.cells(now?.count ?? 0, now?.before),
      practice.total && now ? now.count / practice.total : null,
      ...beside.narrowCells(of(talent)?.count ?? 0, of(talent)?.before),
      ...beside.narrowCells(of(professional)?.count ?? 0, of(professional)?.before),
    ]
  }
  return {
    heading: `按${name}`,
    paragraphs: [],
    table: {
      title: `按${name}分`,
      columns: [
        text(name),
        ...beside.columns('从业人员（人）'),
        { title: '占比', kind: 'rate' },
        ...beside.narrow('人才（人）'),
        ...beside.narrow('专业人才（人）'),
      ],
      rows: practice.rows.map((row) => line(row.name.zh, (table) => table.rows.find(({ code }) => code === row.code))),
      ...(!practice.overlaps && {
        totals: line('合计', (table) => ({ count: table.total, before: table.totalBefore })),
      }),
      ...(practice.overlaps && { note: '一人可有几项，各项之和大于总人数。' }),
    },
    ...(isDrawn && practice.total > 0 && { chart: structureChart(structure, practice, year) }),
  }
}

/** Parts of a whole as parts of a bar; what overlaps, and regions, as bars beside those of the year before. */
function structureChart({ rows: axis, before }: Structure, table: StructureTable, year: number): Chart {
  const shown = table.rows.filter((row) => row.count > 0 || (row.before ?? 0) > 0)
  const said = {
    title: `从业人员按${axis.name.zh}分布`,
    sentence: tableSentence(table, table.total, { zh: '社会工作从业人员', en: 'Social-work practitioners' }).zh,
    unit: '人',
  }
  if (axis.code !== 'region' && !table.overlaps) {
    // What is not known stands first, where the palest is: it is no step of a scale.
    const inOrder = shown.toSorted((a, b) => Number(b.code === unknownCode) - Number(a.code === unknownCode))
    return {
      kind: 'shares',
      ...said,
      labels: [`${year}年`, ...(before ? [`${year - 1}年`] : [])],
      series: inOrder.map((row) => ({ name: row.name.zh, values: [row.count, ...(before ? [row.before] : [])] })),
    }
  }
  return {
    kind: 'bar',
    ...said,
    labels: shown.map((row) => row.name.zh),
    beside: shown.map((row) => (before ? `同比${printed(change(row.count, row.before), moved)}` : '')),
    series: [
      { name: `${year}年`, values: shown.map((row) => row.count) },
      ...(before ? [{ name: `${year - 1}年`, values: shown.map((row) => row.before) }] : []),
    ],
  }
}

export function crossedPart(structure: Structure): Section {
  const table = tableOf(structure, 'in-practice')
  return {
    heading: '证书与学历交叉情况',
    paragraphs: [],
    table: {
      title: '从业人员持证与学历',
      columns: [text('持有证书'), ...table.columns.map((one) => count(one.name.zh)), count('合计')],
      rows: table.rows.map((row) => [row.name.zh, ...row.cells, row.count]),
      totals: ['合计', ...table.columns.map((one) => one.count), table.total],
    },
  }
}
