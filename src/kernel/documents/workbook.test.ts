import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { type CellValue, readWorkbook, sheetNames } from '#kernel/documents/workbook.ts'
import { type Flaw, NotAWorkbook } from '#kernel/documents/zip.ts'

const room = mkdtempSync(join(tmpdir(), 'workbook-'))
after(() => rmSync(room, { recursive: true, force: true }))

async function read(path: string, budget?: number): Promise<[sheet: string, number: number, ...CellValue[]][]> {
  const rows: [string, number, ...CellValue[]][] = []
  for await (const some of readWorkbook(path, budget))
    for (const { sheet, number, values } of some) rows.push([sheet, number, ...values])
  return rows
}

const flawOf = (why: Flaw) => (error: unknown) => error instanceof NotAWorkbook && error.why === why

interface Packed {
  bytes: Buffer
  /** What the list at the end says of its length. */
  saidLength?: number
  isStored?: boolean
  isLocked?: boolean
}

/** A zip file of these files, as a program writes it; or as nobody should. */
function zipOf(files: Record<string, string | Packed>): Buffer {
  const [bodies, list]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, given] of Object.entries(files)) {
    const { bytes, saidLength, isStored, isLocked }: Packed =
      typeof given === 'string' ? { bytes: Buffer.from(given) } : given
    const packed = isStored ? bytes : deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    head.writeUInt16LE(name.length, 26)
    const line = Buffer.alloc(46)
    line.write('PK\x01\x02', 'latin1')
    line.writeUInt16LE(isLocked ? 1 : 0, 8)
    line.writeUInt16LE(isStored ? 0 : 8, 10)
    line.writeUInt32LE(crc32(bytes), 16)
    line.writeUInt32LE(packed.length, 20)
    line.writeUInt32LE(saidLength ?? bytes.length, 24)
    line.writeUInt16LE(name.length, 28)
    line.writeUInt32LE(at, 42)
    bodies.push(head, Buffer.from(name), packed)
    list.push(line, Buffer.from(name))
    at += head.length + name.length + packed.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

const relationsOf = (...some: [id: string, type: string, target: string][]) =>
  `<?xml version="1.0"?><Relationships>${some.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas/officeDocument/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A workbook of one sheet whose XML is given. */
const bookOf = (sheet: string | Packed, more: Record<string, string | Packed> = {}) => ({
  '_rels/.rels': relationsOf(['r1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': '<workbook><sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relationsOf(
    ['r1', 'worksheet', 'worksheets/sheet1.xml'],
    ['r2', 'sharedStrings', 'sharedStrings.xml'],
    ['r3', 'styles', '/xl/styles.xml'],
  ),
  'xl/worksheets/sheet1.xml': sheet,
  ...more,
})

let files = 0
function kept(bytes: Buffer): string {
  const path = join(room, `${files++}.xlsx`)
  writeFileSync(path, bytes)
  return path
}
const rowsOf = (sheet: string, more?: Record<string, string | Packed>) => read(kept(zipOf(bookOf(sheet, more))))

/** Everything a list of people holds, as a program writes it. */
async function listOfPeople(path: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员 & 证书')
  sheet.addRow(['全省社会工作人才名册'])
  sheet.mergeCells('A1:E1')
  sheet.addRow(['姓名', '出生日期', '入职时间', '证书', '人数', '合计'])
  sheet.addRow(['王 芳', new Date('1990-05-12'), new Date('2015-07-01T08:30:00Z'), true, 12.5])
  sheet.getCell('F3').value = { formula: 'E3*2', result: 25 }
  sheet.getCell('B3').numFmt = 'yyyy"年"m"月"d"日"'
  sheet.getCell('C3').numFmt = 'yyyy-mm-dd hh:mm'
  sheet.getCell('A5').value = { richText: [{ text: '古丽' }, { font: { bold: true }, text: '·买买提' }] }
  sheet.getCell('C5').value = { text: '北京', hyperlink: 'http://example.com' }
  sheet.getCell('E5').value = 0.25
  sheet.getCell('E5').numFmt = '0.00%'
  sheet.getCell('F5').value = '两行\n<b>&amp;'
  book.addWorksheet('说明').addRow(['填表说明'])
  await book.xlsx.writeFile(path)
}

const asWritten = [
  ['人员 & 证书', 2, '姓名', '出生日期', '入职时间', '证书', '人数', '合计'],
  ['人员 & 证书', 3, '王 芳', '1990-05-12', '2015-07-01 08:30', true, 12.5, 25],
  ['人员 & 证书', 5, '古丽·买买提', null, '北京', null, 0.25, '两行\n<b>&amp;'],
  ['说明', 1, '填表说明'],
]

test('a list written by a program comes back cell by cell: days, rich texts, formulas, gaps, the second sheet', async () => {
  const path = join(room, 'people.xlsx')
  await listOfPeople(path)
  const rows = await read(path)
  // A merged title stands in its first cell, and exceljs says it in all of them.
  assert.deepEqual(rows[0]!.slice(0, 3), ['人员 & 证书', 1, '全省社会工作人才名册'])
  assert.deepEqual(rows.slice(1), asWritten)
})

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)

test('the same list saved by an office suite reads the same', { skip: !office && 'no office suite here' }, async () => {
  const path = join(room, 'office.xlsx')
  await listOfPeople(path)
  // By way of its own format, so that nothing of the first program's file is left.
  const convert = (to: string, from: string) =>
    execFileSync(
      office!,
      [
        `-env:UserInstallation=file://${room}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(room, to),
        from,
      ],
      { stdio: 'ignore' },
    )
  convert('ods', path)
  convert('xlsx', join(room, 'ods', 'office.ods'))
  assert.deepEqual((await read(join(room, 'xlsx', 'office.xlsx'))).slice(1), asWritten)
})

test('Chinese month formats, days counted from 1904, days written out and days that are none', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="201" formatCode="[Red]0.00&quot;年度&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>'
  const cells = (numbers: [style: number, value: number | string][]) =>
    `<worksheet><sheetData><row r="1">${numbers.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row></sheetData></worksheet>`
  const given: [number, number | string][] = [
    [0, 33_005],
    [1, 33_005],
    [2, 33_005],
    [3, 33_005],
    [1, 99_999_999],
    [1, '1E400'],
  ]
  const [row] = await rowsOf(cells(given), { 'xl/styles.xml': styles })
  assert.deepEqual(row!.slice(2), [33_005, '1990-05-12', '1990-05-12', 33_005, 99_999_999, '1E400'])
  const [of1904] = await rowsOf(cells([[1, 31_543]]), {
    'xl/styles.xml': styles,
    'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="名册" r:id="r1"/></sheets></workbook>',
  })
  assert.equal(of1904![2], '1990-05-12')
  const [iso] = await rowsOf(
    '<worksheet><row r="1"><c t="d"><v>1990-05-12T00:00:00</v></c><c t="d"><v>1990-05-12T08:30:00Z</v></c></row></worksheet>',
  )
  assert.deepEqual(iso!.slice(2), ['1990-05-12', '1990-05-12 08:30'])
})

test('other programs write prefixes, single quotes, no places, notes, UTF-16, and how a name is read aloud', async () => {
  const texts = `<x:sst><x:si><x:t xml:space='preserve'> 王芳 </x:t><x:rPh sb="0" eb="1"><x:t>wáng</x:t></x:rPh></x:si><x:si><x:t><![CDATA[<张&三>]]></x:t></x:si><x:si><x:t>a_x000D_b&#x4E00;&#19968;</x:t></x:si><x:si/></x:sst>`
  const sheet = `\uFEFF<?xml version='1.0'?><x:worksheet><!-- a > b --><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c><x:c r='F1' t='s'><x:v>2</x:v></x:c><x:c t='s'><x:v>3</x:v></x:c><x:c/></x:row><x:row spans='1:2'/><x:row><x:c t='inlineStr'><x:is><x:r><x:t>内</x:t></x:r><x:r><x:t>嵌</x:t></x:r></x:is></x:c><x:c t='e'><x:v>#N/A</x:v></x:c><x:c t='str'><x:f>A1&amp;"x > y"</x:f><x:v>算出</x:v></x:c></x:row></x:sheetData></x:worksheet>`
  const path = kept(
    zipOf(
      bookOf(
        { bytes: Buffer.from(sheet, 'utf16le') },
        { 'xl/sharedStrings.xml': { bytes: Buffer.from(texts), isStored: true } },
      ),
    ),
  )
  assert.deepEqual(await read(path), [
    ['名册', 1, ' 王芳 ', '<张&三>', null, null, null, 'a\rb一一', '', null],
    ['名册', 3, '内嵌', '#N/A', '算出'],
  ])
})

test('a text is whole wherever the file is cut into pieces', async () => {
  const name = '王&amp;芳&#19968;'.repeat(2000)
  const rows = await rowsOf(
    `<worksheet><sheetData>${Array.from({ length: 300 }, (_, at) => `<row r="${at + 1}"><c t="inlineStr"><is><t>${at}${name}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
  )
  assert.equal(rows.length, 300)
  for (const [at, row] of rows.entries()) assert.equal(row[2], `${at}${'王&芳一'.repeat(2000)}`)
})

test('a file that unpacks to more than may be is refused before it is unpacked, and one that lies about it while it is', async () => {
  const bomb = Buffer.alloc(20 * 1024 * 1024, '<row/>')
  await assert.rejects(read(kept(zipOf(bookOf({ bytes: bomb }))), 10 * 1024 * 1024), flawOf('too-large'))
  await assert.rejects(
    read(kept(zipOf(bookOf({ bytes: bomb, saidLength: 1000 }))), 10 * 1024 * 1024),
    flawOf('damaged'),
  )
  await assert.rejects(
    rowsOf('<worksheet/>', {
      'xl/sharedStrings.xml': { bytes: Buffer.from(`<sst>${'<si/>'.repeat(9_000_000)}</sst>`) },
    }),
    flawOf('too-large'),
  )
})

test('what is wrong with a file is told apart', async () => {
  const of = (sheet: string, more?: Record<string, string | Packed>) => () => rowsOf(sheet, more)
  const cases: [what: string, attempt: () => Promise<unknown>, why: Flaw][] = [
    ['no zip at all', () => read(kept(Buffer.from('姓名,性别\n王芳,女\n'))), 'no-workbook'],
    ['nothing', () => read(kept(Buffer.alloc(0))), 'no-workbook'],
    ['a zip of something else', () => read(kept(zipOf({ 'word/document.xml': '<document/>' }))), 'no-workbook'],
    ['Excel 97, or a password', () => read(kept(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))), 'locked-or-old'],
    [
      'a zip with a password',
      of('', { 'xl/worksheets/sheet1.xml': { bytes: Buffer.from('x'), isLocked: true } }),
      'locked-or-old',
    ],
    ['cut off', () => read(kept(zipOf(bookOf('<worksheet/>')).subarray(200))), 'damaged'],
    ['entities of its own', of('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), 'damaged'],
    ['a tag without end', of(`<worksheet><row r="${'1'.repeat(2_000_000)}`), 'damaged'],
    ['rows that go back', of('<worksheet><row r="2"><c><v>1</v></c></row><row r="1"/></worksheet>'), 'damaged'],
    ['a row beyond the last', of('<worksheet><row r="1048577"/></worksheet>'), 'damaged'],
    ['a column beyond the last', of('<worksheet><row><c r="AAAA1"><v>1</v></c></row></worksheet>'), 'damaged'],
    ['a text that is not there', of('<worksheet><row><c t="s"><v>7</v></c></row></worksheet>'), 'damaged'],
  ]
  for (const [what, attempt, why] of cases) await assert.rejects(attempt, flawOf(why), what)
})

test('rows coloured to the last column cost nothing', async () => {
  const [row] = await rowsOf(
    `<worksheet><row r="1"><c r="A1"><v>1</v></c>${Array.from({ length: 300 }, () => '<c s="1"/>').join('')}<c r="XFD1" s="1"/></row></worksheet>`,
  )
  assert.ok(row!.length < 300)
})

test('a unit that is merged down beside its people stands with each of them; a sheet that is hidden is not read', async () => {
  const path = join(room, 'merged.xlsx')
  const book = new ExcelJS.Workbook()
  book.addWorksheet('去年').state = 'hidden'
  book.getWorksheet('去年')!.addRow(['姓名'])
  const sheet = book.addWorksheet('人员')
  for (const row of [
    ['名册'],
    ['姓名', '单位'],
    ['王芳', '景山站'],
    ['李强'],
    [],
    ['何花', null],
    ['赵敏', null, '社工'],
  ])
    sheet.addRow(row)
  sheet.mergeCells('A1:C1')
  sheet.mergeCells('B3:B6')
  await book.xlsx.writeFile(path)
  assert.deepEqual(await sheetNames(path), ['人员'])
  assert.deepEqual(await read(path), [
    ['人员', 1, '名册', null, null],
    ['人员', 2, '姓名', '单位'],
    ['人员', 3, '王芳', '景山站'],
    ['人员', 4, '李强', '景山站'],
    ['人员', 6, '何花', '景山站'],
    // Below the merged cell nothing is said of a unit.
    ['人员', 7, '赵敏', null, '社工'],
  ])
})
