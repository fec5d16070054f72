import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { cellText } from '#kernel/documents/excel-cell.ts'
import { NotAWorkbook, readSheet, sheetOf } from '#kernel/documents/lists.ts'
import { unzip } from '#kernel/documents/read-back.ts'
import type { Column } from '#kernel/documents/report.ts'

const columns: Column[] = [
  { title: '姓名', kind: 'text' },
  { title: '次数', kind: 'count' },
  { title: '金额（元）', kind: 'money' },
]
const look = { title: '探访记录', demonstration: true }

async function rowsOf(source: Readable) {
  const rows = []
  for await (const row of readSheet(source)) rows.push(row)
  return rows
}

test('a list comes back from Excel as it was written', async () => {
  const rows = await rowsOf(
    await sheetOf(
      columns,
      [
        ['甲', 3, 12345],
        [null, 0, null],
        ['乙', null, 1],
      ],
      look,
    ),
  )
  assert.deepEqual(rows, [
    { sheet: '探访记录（演示数据）', number: 1, values: ['姓名', '次数', '金额（元）'] },
    { sheet: '探访记录（演示数据）', number: 2, values: ['甲', 3, 123.45] },
    { sheet: '探访记录（演示数据）', number: 3, values: [null, 0, null] },
    { sheet: '探访记录（演示数据）', number: 4, values: ['乙', null, 0.01] },
  ])
})

test('a name that looks like a formula is text, is marked for CSV, and is read back as it was written', async () => {
  const names = ['=1+1', '+86-577-1', '-2+3', '@SUM(A1)', '\t=1', '-5', '-', '- 血压正常', '=HYPERLINK("http://x")']
  const file = await buffer(
    await sheetOf(
      columns,
      names.map((name) => [name, 1, 1]),
      look,
    ),
  )
  const xml = unzip(file).get('xl/worksheets/sheet1.xml')?.toString() ?? ''
  assert.match(xml, /t="str"><v>(&apos;|')=1\+1</)
  assert.doesNotMatch(xml, /<f>/)
  assert.deepEqual(
    (await rowsOf(Readable.from([file]))).slice(1).map((row) => row.values[0]),
    names,
  )
})

test('signed numbers and a dash stay as they are, over-long text is cut to what Excel can hold', () => {
  assert.deepEqual(['-5', '+3.2%', '-', '张三', ''].map(cellText), ['-5', '+3.2%', '-', '张三', ''])
  assert.equal(cellText('长'.repeat(40_000)).length, 32_767)
  assert.equal(cellText('a\u0000\u000bb\ud800'), 'ab')
})

test('a list with a heading and totals says what it is over its columns, keeps both in sight, and adds up in its last row', async () => {
  const file = await buffer(
    await sheetOf(columns, [['甲', 3, 12345]], {
      ...look,
      above: ['薪酬依据', '=1+1'],
      totals: ['合计', 3, 12345],
    }),
  )
  assert.deepEqual(
    (await rowsOf(Readable.from([file]))).map((row) => row.values),
    [
      ['薪酬依据', null, null],
      ['=1+1', null, null],
      ['姓名', '次数', '金额（元）'],
      ['甲', 3, 123.45],
      ['合计', 3, 123.45],
    ],
  )
  const xml = unzip(file).get('xl/worksheets/sheet1.xml')?.toString() ?? ''
  assert.match(xml, /<pane xSplit="1" ySplit="3" [^>]*state="frozen"/)
  assert.match(xml, /<mergeCell ref="A1:C1"\/>/)
  assert.doesNotMatch(xml, /<f>/)
})

test('an empty list is a file with a heading', async () => {
  assert.equal((await rowsOf(await sheetOf(columns, [], look))).length, 1)
})

test('a list that fails half-way is an error and no file', async () => {
  async function* rows() {
    yield ['甲', 1, 1]
    throw new Error('the database is gone')
  }
  await assert.rejects(sheetOf(columns, rows(), look), /the database is gone/)
})

test('lists one after the other are written by one thread, those at once by one each, and after one that broke by another', async (t) => {
  let started = 0
  const count = () => void started++
  process.on('worker', count)
  t.after(() => void process.off('worker', count))
  const write = async (name: string) => void (await buffer(await sheetOf(columns, [[name, 1, 1]], look)))
  // Whatever an earlier test left resting is used up with this one.
  await assert.rejects(sheetOf(columns, [null as never], look), TypeError)

  started = 0
  for (const name of ['甲', '乙', '丙']) await write(name)
  assert.equal(started, 1)
  await Promise.all([write('丁'), write('戊')])
  assert.equal(started, 2)
  await assert.rejects(sheetOf(columns, [null as never], look), TypeError)
  const [heading, row] = await rowsOf(await sheetOf(columns, [['己', 1, 100]], look))
  assert.deepEqual([heading!.values[0], row!.values], ['姓名', ['己', 1, 1]])
})

test('a command that has written a list ends; the thread that waits for another does not hold it', () => {
  const script = `
    import { sheetOf } from '#kernel/documents/lists.ts'
    const list = await sheetOf([{ title: '姓名', kind: 'text' }], [['甲']], { title: '名单' })
    for await (const _ of list);
    console.log('written')`
  const { stdout, status, signal } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    timeout: 45_000,
  })
  assert.deepEqual([stdout.trim(), status, signal], ['written', 0, null])
})

test('a person who sends something else than a workbook gets an error that can be told apart', async () => {
  await assert.rejects(rowsOf(Readable.from([Buffer.from('not a workbook')])), NotAWorkbook)
  await assert.rejects(rowsOf(Readable.from([])), NotAWorkbook)
})

test('a list of twenty thousand rows is packed while the server goes on answering', async () => {
  function* rows() {
    for (let at = 0; at < 20_000; at++) yield [`第${at}号`, at, at]
  }
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  const stream = await sheetOf(columns, rows(), look)
  clearInterval(beat)
  assert.ok((await buffer(stream)).length > 200_000)
  assert.ok(longest < 500, `the server stood still for ${longest} ms`)
})
