import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
} from 'docx'
import type { IRunOptions, ISectionOptions } from 'docx'
import type { Cell, Chart, Part, Report, Table } from '#kernel/documents/report.ts'
import { chartPicture } from '#kernel/documents/chart-picture.ts'
import { alignOf, printed } from '#kernel/documents/figures.ts'
import type { Fit } from '#kernel/documents/fit.ts'
import { fit } from '#kernel/documents/fit.ts'
import { numeral, officialDate, signature } from '#kernel/documents/signature.ts'

const twips = (mm: number) => Math.round((mm / 25.4) * 1440)
/** Sizes by their Chinese names, in half points. */
const SIZE = { er: 44, san: 32, si: 28, xiaosi: 24, wu: 21 }
/** A4 with the text 156 × 225 mm. Basis: GB/T 9704-2012, 5.2. */
const PAGE = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  right: twips(26),
  bottom: twips(35),
  left: twips(28),
}
const LINE = { line: 28 * 20, lineRule: LineRuleType.EXACT }
const CHARACTER = 16 * 20

type Face = '仿宋' | '黑体' | '楷体' | '宋体' | '方正小标宋简体'
const face = (eastAsia: Face) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
})

// Machines without the founders' font would fall back to a light face; Word and LibreOffice read the other name here.
const FONT_TABLE = (
  [
    ['方正小标宋简体', '宋体'],
    ['仿宋', '仿宋_GB2312'],
    ['楷体', '楷体_GB2312'],
    ['黑体', 'SimHei'],
  ] as const
)
  .map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
  .join('')

/** A report as a Word document in the layout of an official paper. */
export async function docxOf(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    creator: report.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: face('仿宋'), size: SIZE.san, language: { eastAsia: 'zh-CN' } } } } },
    sections: pagesOf(report).map((page) => ({
      ...sheetOf(page.landscape, report.demonstration),
      children: page.children,
    })),
  })
  return Packer.toBuffer(document, undefined, [
    {
      path: 'word/fontTable.xml',
      data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${FONT_TABLE}</w:fonts>`,
    },
  ])
}

type Block = Paragraph | WordTable
interface Page {
  landscape: boolean
  children: Block[]
}

/** The report in reading order, cut where a page has to be turned for a wide table. */
function pagesOf(report: Report): Page[] {
  const pages: Page[] = [{ landscape: false, children: opening(report) }]
  const put = (landscape: boolean, blocks: Block[]) => {
    const last = pages.at(-1)
    if (last?.landscape === landscape) last.children.push(...blocks)
    else pages.push({ landscape, children: blocks })
  }
  const counted = { tables: 0, charts: 0 }
  const putPart = (part: Part, heading: Paragraph) => {
    const room = part.table && fit(part.table.columns, [...part.table.rows, part.table.totals ?? []])
    // A heading turns with its table: else it would stay behind at the foot of a page.
    put(room?.landscape ?? false, [heading, ...part.paragraphs.map((words) => body(words))])
    if (part.table && room) put(room.landscape, tableBlocks(part.table, room, ++counted.tables))
    if (part.chart) put(false, chartBlocks(part.chart, ++counted.charts))
  }
  report.sections.forEach((section, at) => {
    putPart(section, headingOf(`${numeral(at + 1)}、${section.heading}`, '黑体'))
    section.parts?.forEach((part, index) =>
      putPart(part, headingOf(`（${numeral(index + 1)}）${part.heading}`, '楷体')),
    )
  })
  put(false, closing(report, report.sections.length + 1))
  return pages
}

function sheetOf(landscape: boolean, demonstration: boolean): Omit<ISectionOptions, 'children'> {
  const { width, height, ...margin } = PAGE
  const mark = () =>
    new Header({
      children: demonstration
        ? [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [run('演示数据　不作为任何依据', '黑体', SIZE.xiaosi, { color: 'B42318' })],
            }),
          ]
        : [new Paragraph({})],
    })
  const number = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [side]: SIZE.si * 10 },
          children: [new TextRun({ font: face('宋体'), size: SIZE.si, children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    })
  return {
    properties: {
      page: {
        size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          ...(landscape ? { top: margin.left, right: margin.top, bottom: margin.right, left: margin.bottom } : margin),
          header: twips(20),
          footer: twips(23),
        },
      },
    },
    headers: { default: mark(), even: mark() },
    footers: { default: number('right'), even: number('left') },
  }
}

const run = (words: string, font: Face = '仿宋', size = SIZE.san, look: IRunOptions = {}) =>
  new TextRun({ text: printable(words), font: face(font), size, ...look })

/** Word refuses to open a document with a control character in it. */
const printable = (words: string) => words.replace(/[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')

const body = (words: string, keepNext = false) =>
  new Paragraph({
    keepNext,
    spacing: LINE,
    indent: { firstLine: 2 * CHARACTER },
    alignment: AlignmentType.BOTH,
    children: [run(words)],
  })

const headingOf = (words: string, font: Face) =>
  new Paragraph({
    spacing: LINE,
    indent: { firstLine: 2 * CHARACTER },
    keepNext: true,
    outlineLevel: font === '黑体' ? 0 : 1,
    children: [run(words, font)],
  })

const centred = (
  words: string,
  font: Face,
  size: number,
  spacing: { before?: number; after?: number; line?: number } = {},
  keepNext = false,
) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { ...LINE, ...spacing },
    children: [run(words, font, size)],
  })

function opening(report: Report): Block[] {
  return [
    centred(report.title, '方正小标宋简体', SIZE.er, { line: 36 * 20, after: 120 }),
    ...(report.documentNumber ? [centred(report.documentNumber, '仿宋', SIZE.san)] : []),
    centred(`（${report.period}）`, '楷体', SIZE.san, { after: 28 * 20 }),
    ...report.lead.map((words) => body(words)),
  ]
}

function closing(report: Report, next: number): Block[] {
  const date = officialDate(report.issuedOn)
  const place = signature(report.issuer, date)
  const signed = (words: string, halves: number, before: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext,
      keepLines: true,
      indent: { right: (halves * CHARACTER) / 2 },
      spacing: { ...LINE, before },
      children: [run(words)],
    })
  const small = [report.footer, report.verifyCode && `校验码：${report.verifyCode}`].filter(
    (words) => words !== undefined && words !== '',
  )
  return [
    ...(report.notes.length > 0 ? [headingOf(`${numeral(next)}、指标口径`, '黑体')] : []),
    ...report.notes.map(
      (note, at) =>
        new Paragraph({
          spacing: LINE,
          indent: { firstLine: 2 * CHARACTER },
          alignment: AlignmentType.BOTH,
          // A page with nothing but a signature could be put under any text.
          keepNext: at === report.notes.length - 1,
          children: [run(`${at + 1}．${note.term}：`, '楷体'), run(note.text)],
        }),
    ),
    ...(report.closing ? [body(report.closing, true)] : []),
    // Three empty lines above the issuer: the seal goes over issuer and date and must not touch the text.
    signed(report.issuer, place.issuer, 3 * LINE.line, true),
    signed(date, place.date, 0, small.length > 0),
    ...small.map(
      (words, at) =>
        new Paragraph({
          spacing: { before: at === 0 ? LINE.line : 0 },
          keepNext: at < small.length - 1,
          ...(at === 0 && { border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6 } } }),
          children: [run(words ?? '', '仿宋', SIZE.wu)],
        }),
    ),
  ]
}

function tableBlocks(table: Table, room: Fit, number: number): Block[] {
  const width = room.landscape ? twips(225) : twips(156)
  const widths = room.shares.map((share) => Math.round(share * width))
  const size = room.points * 2
  const all = table.totals ? [...table.rows, table.totals] : table.rows
  // The first and the last rows hold on to their neighbours, so that no page ends or begins with a single row.
  const held = (index: number) => index < 2 || (index >= all.length - 3 && index < all.length - 1)
  const cell = (
    lines: string[],
    at: number,
    align: 'left' | 'center' | 'right',
    look: { font: Face; shaded?: boolean; keepNext: boolean },
  ) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: 'dxa' },
      verticalAlign: VerticalAlign.CENTER,
      ...(look.shaded && { shading: { fill: 'F2F4F7' } }),
      children: lines.map(
        (words) =>
          new Paragraph({ alignment: align, keepNext: look.keepNext, children: [run(words, look.font, size)] }),
      ),
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 480, rule: HeightRule.ATLEAST },
    children: room.headings.map((lines, at) =>
      cell(lines, at, 'center', { font: '黑体', shaded: true, keepNext: true }),
    ),
  })
  const rowOf = (row: Cell[], index: number) =>
    new TableRow({
      cantSplit: true,
      height: { value: 400, rule: HeightRule.ATLEAST },
      children: table.columns.map((column, at) =>
        cell([printed(row[at] ?? null, column)], at, alignOf(column), {
          font: row === table.totals ? '黑体' : '仿宋',
          keepNext: held(index),
        }),
      ),
    })
  const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
  const hair = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return [
    centred(`表${number}　${table.title}`, '黑体', SIZE.xiaosi, { before: 160, after: 60 }, true),
    new WordTable({
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: 'dxa' },
      columnWidths: widths,
      margins: { left: 70, right: 70, top: 20, bottom: 20 },
      borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: hair, insideVertical: hair },
      rows: [head, ...all.map(rowOf)],
    }),
    new Paragraph({
      spacing: { before: 60, after: 160 },
      children: table.note ? [run(`注：${table.note}`, '仿宋', SIZE.wu)] : [],
    }),
  ]
}

function chartBlocks(chart: Chart, number: number): Block[] {
  const picture = chartPicture(chart)
  // docx counts in pixels of 1/96 inch: 156 mm are 590 of them.
  const width = 590
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160 },
      children: [
        new ImageRun({
          type: 'png',
          data: picture.png,
          transformation: { width, height: Math.round((picture.height * width) / picture.width) },
          altText: { name: chart.title, title: chart.title, description: chart.sentence },
        }),
      ],
    }),
    centred(`图${number}　${chart.title}`, '黑体', SIZE.xiaosi, { after: 60 }, true),
    body(chart.sentence),
  ]
}
