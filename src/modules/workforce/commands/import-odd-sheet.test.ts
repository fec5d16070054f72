import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { type Cells, count, mapped, numbers, sent } from '#modules/workforce/testing/lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'

const wide = (digits: string): string =>
  digits.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfe_e0))
const head: Cells = [
  '序\n号',
  '姓  名',
  '身份证\n号码',
  '出生\n年月',
  '学历',
  null,
  '工作单位\n及职务',
  null,
  '社工证书',
  null,
]
const below: Cells = [null, null, null, null, '最高学历', '学位', '单位全称', '职  务', '级别', '取得时间']
const again: Cells = [
  '序号',
  '姓名',
  '身份证号码',
  '出生年月',
  '最高学历',
  '学位',
  '单位全称',
  '职务',
  '级别',
  '取得时间',
]

/** As offices fill them in: merged titles, a header of two lines, a unit merged beside its people, subtotals, a header on every page. */
async function oddBook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('景山街道')
  const rows: Cells[] = [
    ['附件2'],
    ['2026年瓯海区社会工作专业人才统计表'],
    ['填报单位（盖章）：景山街道办事处', null, null, '填报日期：2026年11月'],
    head,
    below,
    [
      1,
      '王 小芳',
      wide(numbers.wang),
      '１９９０年５月',
      '本科',
      '学士',
      '春晖社会工作服务中心',
      '站长',
      '中级',
      '2019年10月',
    ],
    [2, '李强', numbers.li, '1985.11.2', '大专（在职）', '/', null, '社工', '无', ''],
    ['小计', '2人'],
    again,
    [3, '何花', numbers.he, '1992/7/21', '研究生', '硕士', '丽岙街道敬老院', '社工', '助理社会工作师', '2021.6'],
    [4],
    [5],
    ['合计', '3人'],
    ['说明：1.本表一式两份。'],
    ['填表人：某某', null, null, '审核人：某某'],
  ]
  for (const row of rows) sheet.addRow(row)
  for (const merged of ['A2:J2', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:F4', 'G4:H4', 'I4:J4', 'G6:G7', 'A14:J14'])
    sheet.mergeCells(merged)
  const other = book.addWorksheet('梧田街道')
  other.addRow(['姓名', '身份证号码'])
  other.addRow(['赵敏', numberOf('1979-03-08', 31)])
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('the table of an office goes through as it is: nobody is lost, nobody is invented, and it is taken back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const before = await count(server, 'workforce.worker')
  const importId = await sent(officer, [], '统计表.xlsx', await oddBook())
  const preview = await officer.get(contract.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  assert.deepEqual([preview.headerFrom, preview.headerUntil, preview.sheets], [3, 5, ['景山街道', '梧田街道']])
  assert.deepEqual(
    preview.columns.map(({ column }) => column),
    [
      'row-number',
      'name',
      'identity-number',
      'born',
      'diploma',
      'degree',
      'employer',
      'post',
      'certificate-level',
      'certificate-gained',
    ],
  )
  assert.deepEqual(
    preview.people.map(({ row }) => row),
    [6, 7, 10],
  )
  await mapped(officer, importId)
  await workOnLists(server.house)
  const { rows } = await officer.get(contract.importRows, { importId })
  assert.deepEqual(
    rows.map(({ row, outcome, name, facts, mistakes, notes }) => [
      row,
      outcome,
      name,
      facts['employer'],
      facts['degree'],
      facts['certificate-level'],
      facts['certificate-gained'],
      [...mistakes, ...notes],
    ]),
    [
      [6, 'new', '王小芳', '春晖社会工作服务中心', 'bachelor', 'intermediate', '2019-10-01', []],
      // The unit is merged down from the line above.
      [7, 'new', '李强', '春晖社会工作服务中心', 'none', 'none', undefined, []],
      [10, 'new', '何花', '丽岙街道敬老院', 'master', 'assistant', '2021-06-01', []],
    ],
  )
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  assert.equal(await count(server, 'workforce.worker'), before + 3)
  await officer.get(contract.undoImport, { importId })
  await workOnLists(server.house)
  const { state, counts } = await officer.get(contract.importPage, { importId })
  assert.deepEqual([state, counts!.kept, await count(server, 'workforce.worker')], ['undone', 0, before])
})

test('of a workbook with a sheet for every street another one is chosen, as long as nothing was taken in', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const importId = await sent(officer, [], '统计表.xlsx', await oddBook())
  await mapped(officer, importId)
  await workOnLists(server.house)
  assert.equal(
    refusalOf(await officer.call(contract.lookAtImport, { importId, sheet: '去年' })),
    'sheet workforce/list-sheet',
  )
  assert.equal((await officer.get(contract.lookAtImport, { importId, sheet: '梧田街道' })).state, 'looked')
  assert.equal(await count(server, 'workforce.list_import_row'), 0, 'what was read of the first sheet is gone')
  await mapped(officer, importId)
  await workOnLists(server.house)
  assert.deepEqual(
    (await officer.get(contract.importRows, { importId })).rows.map(({ name }) => name),
    ['赵敏'],
  )
  await officer.get(contract.runImport, { importId })
  assert.equal(
    refusalOf(await officer.call(contract.lookAtImport, { importId, sheet: '景山街道' })),
    'workforce/list-not-now',
  )
})
