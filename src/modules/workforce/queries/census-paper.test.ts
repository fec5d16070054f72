// What a county carries out of the census: its pictures, the papers, and the sheet of gaps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { pdfPages, unzip } from '#kernel/documents/read-back.ts'
import * as contract from '#modules/workforce/contract-census.ts'
import { aCensus, aCountyOfPeople, onlyOurs } from '#modules/workforce/testing/census.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'

const county = { year: 2025, regionCode: regions.county as never }

async function rowsOf(raw: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(raw as never)
  const rows: string[][] = []
  book.worksheets[0]!.eachRow((row) =>
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))),
  )
  return rows
}

test('a census stands beside the year before: as pictures, in Word, in Excel and as PDF', async (t) => {
  const server = await testServer(t)
  await onlyOurs(server)
  await aCountyOfPeople(server)
  await aCensus(server, 2024, 'frozen')
  await aCensus(server, 2025, 'submitted')
  const officer = await server.as('officer')

  const pictures = await officer.get(contract.censusPictures, county)
  assert.deepEqual([pictures.total, pictures.totalBefore], [20, 16])
  assert.deepEqual(
    pictures.pyramid.sides.map(({ code, count, before }) => [code, count, before]),
    [
      ['male', 7, 6],
      ['female', 13, 10],
    ],
  )
  // Born 1964, 1966 … 2002: every band but the ends holds two or three.
  assert.deepEqual(
    pictures.pyramid.bands.map(({ sides }) => sides.reduce((all, one) => all + one.count, 0)),
    [1, 3, 2, 3, 2, 3, 2, 3, 1],
  )
  assert.deepEqual(
    pictures.regions.rows.map(({ name, count, before, regionCode }) => [name.zh, count, before, regionCode]),
    [
      ['景山街道', 15, 12, regions.town],
      ['梧田街道', 5, 4, regions.otherTown],
    ],
  )
  assert.deepEqual(
    pictures.parts.map(({ code, overlaps, rows }) => [code, overlaps, rows.reduce((all, one) => all + one.count, 0)]),
    [
      ['diploma', false, 20],
      ['certificate', false, 20],
      ['employer-kind', false, 20],
      ['field', true, 30],
    ],
  )
  // Lines that were frozen before the pack had steps of five are told by the age that was frozen with them.
  await server.database.pool.query(`update workforce.census_person set cells = cells - 'age-group'`)
  assert.deepEqual((await officer.get(contract.censusPictures, county)).pyramid, pictures.pyramid)
  // What a bar says, the list behind it shows.
  const behind = await officer.get(contract.censusPeople, {
    ...county,
    measure: 'in-practice',
    rows: pictures.pyramid.rows,
    rowCode: 'from-25',
    columns: pictures.pyramid.columns,
    columnCode: 'female',
  })
  assert.equal(behind.total, pictures.pyramid.bands[1]!.sides[1]!.count)
  const undecided = await officer.get(contract.censusPeople, { ...county, undecided: 'yes' })
  assert.equal(undecided.total, (await officer.get(contract.censusOverview, county)).whole.unknown)
  assert.ok(undecided.total > 0)

  const stranger = await server.as('stranger')
  assert.equal(refusalOf(await stranger.call(contract.censusPictures, county)), 'kernel/not-found')
  const file = async (form: 'docx' | 'xlsx' | 'pdf') => {
    const answer = await officer.call(contract.exportCensus, { ...county, form })
    assert.ok('raw' in answer)
    return answer.raw
  }
  const said = [
    '瓯海区2025年度社会工作人才统计报告',
    '社会工作从业人员20人，比上年增加4人',
    '男7人、占35.0%，女13人、占65.0%',
    '同比',
    '+25.0%',
    '景山街道',
    '60岁及以上',
  ]
  const word = unzip(await file('docx'))
  const text = word
    .get('word/document.xml')!
    .toString()
    .replace(/<[^>]+>/g, '')
  for (const words of said) assert.ok(text.includes(words), `Word: ${words}`)
  // The pyramid, the regions, three stacks and the fields.
  assert.equal([...word.keys()].filter((path) => /^word\/media\/.*png$/.test(path)).length, 6)
  const pages = pdfPages(await file('pdf')).join('')
  for (const words of said) assert.ok(pages.includes(words), `PDF: ${words}`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await file('xlsx')) as never)
  const regionSheet = book.worksheets.find(({ name }) => name.includes('按地区分'))!
  const cells = (row: number) =>
    (regionSheet.getRow(row).values as unknown[])
      .slice(1)
      .map((cell) => (typeof cell === 'string' ? cell.replace('\n', '') : cell))
  assert.deepEqual(
    [cells(3), cells(4).slice(0, 5), cells(6).slice(0, 5)],
    [
      ['地区', '从业人员（人）', '上年（人）', '同比', '占比', '人才（人）', '同比', '专业人才（人）', '同比'],
      ['景山街道', 15, 12, 0.25, 0.75],
      ['合计', 20, 16, 0.25, 1],
    ],
  )
})

test('a first census is compared with nothing, and says so', async (t) => {
  const server = await testServer(t)
  await onlyOurs(server)
  await aCountyOfPeople(server)
  await aCensus(server, 2025, 'drawn')
  const officer = await server.as('officer')
  const pictures = await officer.get(contract.censusPictures, county)
  assert.deepEqual([pictures.totalBefore, pictures.regions.rows[0]!.before], [null, null])
  const answer = await officer.call(contract.exportCensus, { ...county, form: 'docx' })
  assert.ok('raw' in answer)
  const text = unzip(answer.raw).get('word/document.xml')!.toString()
  assert.ok(text.includes('上年没有统计，不作比较。') && !text.includes('同比'))
})

test('who is missing what goes out by name, unit and gap, to whoever may, of their own reach', async (t) => {
  const server = await testServer(t)
  await onlyOurs(server)
  await aCountyOfPeople(server)
  await aCensus(server, 2025, 'drawn')
  const officer = await server.as('officer')
  const missing = await officer.get(contract.censusMissing, county)
  const answer = await officer.call(contract.exportCensusPeople, { ...county, missing: 'diploma' })
  assert.ok('raw' in answer)
  assert.ok(decodeURIComponent(String(answer.headers['content-disposition'])).includes('2025年度人才统计待补信息'))
  const [head, ...rows] = await rowsOf(answer.raw)
  assert.deepEqual(head!.slice(0, 6), ['姓名', '所在地区', '工作单位', '用人单位', '缺项', '缺少的信息'])
  assert.equal(rows.length, missing.rows.find(({ fact }) => fact === 'diploma')!.people)
  const lacking = rows.find(([name]) => name === '演示辛')!
  assert.deepEqual([lacking[0], lacking[1], lacking[4], lacking[5]], ['演示辛', '景山街道', '2', '学历、所学专业'])
  assert.deepEqual([lacking[head!.indexOf('学历')], lacking[head!.indexOf('性别')]], ['（缺）', '女'])
  const province = await server.as('provinceOfficer')
  const all = await province.call(contract.exportCensusPeople, { year: 2025, anyMissing: 'yes' })
  assert.ok('raw' in all)
  assert.equal((await rowsOf(all.raw)).length, 1 + missing.people)
  assert.equal(
    refusalOf(await (await server.as('stranger')).call(contract.exportCensusPeople, county)),
    'kernel/not-found',
  )
  const auditor = await server.as('auditor')
  assert.equal(refusalOf(await auditor.call(contract.exportCensusPeople, county)), 'kernel/not-allowed')
})
