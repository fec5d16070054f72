import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell } from './cell.ts'
import { columnOf, guessHeader, headerAt, headerText, type KnownColumn } from './header.ts'

const known: KnownColumn[] = [
  { code: 'row-number', kind: 'left-out', words: ['序号'] },
  { code: 'name', kind: 'name', words: ['姓名', '名字'] },
  { code: 'identity-number', kind: 'identity-number', words: ['身份证号', '身份证号码', '证件号'] },
  { code: 'sex', kind: 'sex', words: ['性别'] },
  { code: 'born', kind: 'month', words: ['出生年月'] },
  { code: 'diploma', kind: 'diploma', words: ['学历'] },
  { code: 'school', kind: 'text', words: ['毕业院校'] },
  { code: 'certificate-number', kind: 'text', words: ['证书编号'] },
  { code: 'certificate-gained', kind: 'month', words: ['取得证书时间'] },
]

const found = (rows: Cell[][], remembered?: Map<string, string | null>) => {
  const header = guessHeader(rows, known, remembered)
  return header && [header.from, header.until, header.columns.map(({ column }) => column)]
}

test('a header is found under three lines of titles and notes', () => {
  const rows: Cell[][] = [
    ['瓯海区社会工作人才名册', null, null],
    ['填报单位：景山街道', null, '填报日期：2026年11月'],
    ['请如实填写姓名、身份证号', null, null],
    ['序号', '姓 名', '性别', '身份证号码（18位）*', '出生年月（如1990.05）'],
    [1, '王小芳', '女', '330304199005120021', '1990.05'],
  ]
  assert.deepEqual(found(rows), [3, 4, ['row-number', 'name', 'sex', 'identity-number', 'born']])
})

test('two lines are one header: groups above, their parts below, and what stands alone goes through both', () => {
  const rows: Cell[][] = [
    ['姓名', '性别', '学历情况', null, '证书', null],
    [null, null, '学历', '毕业院校', '证书编号', '取得证书时间'],
    ['王小芳', '女', '本科', '浙江大学', '20190001', '2019.10'],
  ]
  assert.deepEqual(found(rows), [
    0,
    2,
    ['name', 'sex', 'diploma', 'school', 'certificate-number', 'certificate-gained'],
  ])
})

test('a header that is printed again on the next page, with a word more, does not hide who stands above it', () => {
  const again: Cell[] = ['序号', '姓名', '性别', '身份证号', '毕业院校']
  const rows: Cell[][] = [
    ['附件2'],
    ['序号', '姓名', '性别', '身份证号', '学校'],
    [1, '王小芳', '女', '330304199005120021', '浙江大学'],
    ['小计', '1人'],
    again,
    [2, '李强', '男', '330304198511020038', '温州大学'],
  ]
  assert.equal(guessHeader(rows, known)?.from, 1)
  // A poorer line above, with nobody below it, is none yet.
  assert.equal(guessHeader([['姓名', '性别'], ...rows.slice(4)], known)?.from, 1)
})

test('under a group the lower word is the column, but for one that only numbers what stands above it', () => {
  const more: KnownColumn[] = [
    ...known,
    { code: 'degree', kind: 'degree', words: ['学位'] },
    { code: 'education', kind: 'education', words: ['学历学位'] },
    { code: 'row', kind: 'left-out', words: ['编号'] },
  ]
  const rows: Cell[][] = [
    ['基 本 情 况', null, '学历', null, '证书'],
    ['姓  名', '性\n别', '学 历', '学 位', '编号'],
  ]
  assert.deepEqual(
    headerAt(rows, 0, 2, more, new Map()).columns.map(({ header, column }) => [header, column]),
    [
      ['基本情况 姓名', 'name'],
      ['基本情况 性别', 'sex'],
      ['学历 学历', 'diploma'],
      ['学历 学位', 'degree'],
      ['证书 编号', 'certificate-number'],
    ],
  )
})

test('merged through both lines of a header, a word stands in both and is read once', () => {
  const rows: Cell[][] = [
    ['姓名', '性别', '证书', null],
    ['姓名', '性别', '证书编号', '取得证书时间'],
    ['王小芳', '女', '20190001', '2019.10'],
  ]
  assert.deepEqual(
    headerAt(rows, 0, 2, known, new Map()).columns.map(({ header }) => header),
    ['姓名', '性别', '证书 证书编号', '证书 取得证书时间'],
  )
})

test('a column is taken once: by its word before a header that only holds one', () => {
  assert.deepEqual(
    found([
      ['姓名', '学历层次说明', '学历'],
      ['王小芳', '在职', '本科'],
    ])?.[2],
    ['name', null, 'diploma'],
  )
})

test('what a person said of a header before comes first, also that it is to be left out', () => {
  const remembered = new Map([
    [headerText('单位内编号'), 'certificate-number'],
    [headerText('性别'), null],
  ])
  assert.deepEqual(found([['姓名', '单位内编号', '性别', '出生年月']], remembered)?.[2], [
    'name',
    'certificate-number',
    null,
    'born',
  ])
  assert.equal(columnOf('性别', known, remembered).how, 'remembered')
})

test('a sheet that names nobody has no header', () => {
  assert.equal(
    found([
      ['年份', '数量'],
      [2025, 12],
    ]),
    undefined,
  )
  assert.equal(found([['姓名'], ['王小芳']]), undefined)
  assert.equal(found([]), undefined)
})

test('a long note that holds a word is no header, and an empty one nothing', () => {
  assert.deepEqual(columnOf('请在本栏逐行填写与身份证一致的姓名并认真核对不得漏填误填', known), {
    column: null,
    how: null,
  })
  assert.deepEqual(columnOf(' ', known), { column: null, how: null })
})

test('a person may say which lines are the header', () => {
  const rows: Cell[][] = [
    ['姓名', '性别'],
    ['名字', '证件号'],
  ]
  assert.deepEqual(
    headerAt(rows, 1, 2, known, new Map()).columns.map(({ column }) => column),
    ['name', 'identity-number'],
  )
})

test('a title right above the header is no part of it, though it holds a word of one', () => {
  const rows: Cell[][] = [
    ['某某社会工作服务中心姓名册', null, null],
    ['员工', '身份证号', '性别'],
    ['王小芳', '330304199005120021', '女'],
  ]
  assert.deepEqual(found(rows), [1, 2, [null, 'identity-number', 'sex']])
})
