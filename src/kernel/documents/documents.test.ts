import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { docx, pdf, pdfOf, xlsx } from '#kernel/documents/documents.ts'
import { pdfPages, unzip } from '#kernel/documents/read-back.ts'
import type { Report } from '#kernel/documents/report.ts'
import { sampleReport } from '#kernel/documents/sample.ts'

const AWKWARD = '#let x = 1 $a$ *b* _c_ @d <e> `f` \\g // h ] [ " & =1+1'

const wordText = (bytes: Uint8Array) =>
  (unzip(bytes).get('word/document.xml')?.toString() ?? '').replace(/<[^>]+>/g, '')
const part = (report: Report, name: string) => docx(report).then((bytes) => unzip(bytes).get(name)?.toString() ?? '')

test('an officer opens the month in Word and finds title, numbered headings, tables, charts and signature', async () => {
  const bytes = await docx(sampleReport)
  const text = wordText(bytes)
  for (const words of [
    '瓯海区社会工作服务月报',
    '瓯社工月〔2026〕10号',
    '（2026年10月）',
    '一、总体情况',
    '三、分站情况',
    '（一）各站主要指标',
    '表1　2026年10月主要指标',
    '3,412',
    '+12.4%',
    '+1.2个百分点',
    '231,450',
    '图2　2026年10月各服务站探访次数',
    '四、指标口径',
    '2026年11月3日',
    '校验码：7K2M-94QD-XH3A',
  ])
    assert.ok(text.includes(words), words)
  assert.equal([...unzip(bytes).keys()].filter((name) => name.endsWith('.png')).length, 2)
})

test('the Word page has the proportions of an official paper', async () => {
  const xml = await part(sampleReport, 'word/document.xml')
  assert.match(xml, /<w:pgSz w:w="11906" w:h="1683[78]"/)
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(xml, /w:line="560" w:lineRule="exact"/)
  assert.match(xml, /w:eastAsia="方正小标宋简体"/)
})

test('the demonstration says so on every page, and a real report does not', async () => {
  const real = { ...sampleReport, demonstration: false }
  assert.match(await part(sampleReport, 'word/header1.xml'), /演示数据/)
  assert.match(await part(sampleReport, 'word/header2.xml'), /演示数据/)
  assert.doesNotMatch(await part(real, 'word/header1.xml'), /演示数据/)
  const pages = pdfPages(await pdf(sampleReport))
  assert.ok(pages.length >= 3 && pages.every((page) => page.includes('演示数据')))
  assert.ok(pdfPages(await pdf(real)).every((page) => !page.includes('演示数据')))
})

test('the PDF says what the Word document says', async () => {
  const pages = pdfPages(await pdf(sampleReport))
  const text = pages.join('')
  for (const words of [
    '瓯海区社会工作服务月报',
    '一、总体情况',
    '表1　2026年10月主要指标',
    '231,450',
    '+1.2个百分点',
    '瓯海区社会工作指导中心2026年11月3日',
  ]) {
    assert.ok(text.includes(words), words)
  }
  pages.forEach((page, at) => assert.ok(page.includes(`— ${at + 1} —`)))
})

test('what a person wrote is printed and never run, in all three formats', async () => {
  const report: Report = {
    ...sampleReport,
    lead: [AWKWARD],
    notes: [{ term: AWKWARD, text: '\u0000\u000b坏字符' }],
    sections: [],
  }
  assert.ok(
    pdfPages(await pdf(report))
      .join('')
      .includes(AWKWARD),
  )
  const word = wordText(await docx(report))
  assert.ok(word.includes('#let x = 1 $a$ *b* _c_ @d &lt;e&gt; `f` \\g'))
  assert.ok(!word.includes('\u0000') && !word.includes('\u000b'))
  assert.ok(
    (
      unzip(await xlsx(report))
        .get('xl/sharedStrings.xml')
        ?.toString() ?? ''
    ).includes('#let x = 1 $a$ *b*'),
  )
})

test('rare characters of names have glyphs in the PDF', async () => {
  const names = '喆堃玥珺赟翀昇𬭎'
  assert.ok(
    pdfPages(await pdf({ ...sampleReport, lead: [names] }))
      .join('')
      .includes(names),
  )
})

test('an analyst opens the month in Excel: a sheet a table, numbers as numbers, the definitions, the pictures', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await xlsx(sampleReport)) as unknown as ExcelJS.Buffer)
  assert.deepEqual(
    book.worksheets.map((sheet) => sheet.name),
    [
      '表1 2026年10月主要指标',
      '表2 2026年10月各服务站主要指标',
      '图1 近12个月探访次数',
      '图2 2026年10月各服务站探访次数',
      '口径',
    ],
  )
  const first = book.worksheets[0]
  assert.deepEqual([first?.getCell('B4').value, first?.getCell('B4').numFmt], [3412, '#,##0'])
  assert.deepEqual([first?.getCell('B12').value, first?.getCell('B12').numFmt], [0.963, '0.0%'])
  const view = first?.views[0]
  assert.deepEqual(view?.state === 'frozen' && [view.xSplit, view.ySplit], [1, 3])
  assert.match(String(first?.getCell('A2').value), /^演示数据/)
  assert.equal(book.worksheets[2]?.getImages().length, 1)
  assert.equal(book.getWorksheet('口径')?.getCell('A4').value, '探访次数')
})

test('a wide table is turned across and the pages around it stay upright', async () => {
  const columns = Array.from({ length: 12 }, (_, at) => ({
    title: `指标${at}`,
    kind: at === 0 ? ('text' as const) : ('count' as const),
  }))
  const rows = [columns.map((_, at) => (at === 0 ? '南白象社会工作服务站' : 1234567))]
  const report: Report = {
    ...sampleReport,
    sections: [{ heading: '甲', paragraphs: ['乙'], table: { title: '宽表', columns, rows } }],
  }
  assert.deepEqual((await part(report, 'word/document.xml')).match(/w:orient="\w+"/g), [
    'w:orient="portrait"',
    'w:orient="landscape"',
    'w:orient="portrait"',
  ])
  assert.equal(pdfPages(await pdf(report)).length, 3)
})

test('a wrong Typst source is an error that says why, and the next document is made', async () => {
  await assert.rejects(pdfOf('#nope', {}), /unknown variable: nope/)
  const page = pdfPages(
    await pdfOf('#set text(font: "Noto Serif SC")\n#json(bytes(sys.inputs.data)).name', { name: '雁阵 #x' }),
  )
  assert.deepEqual(page, ['雁阵 #x'])
})
