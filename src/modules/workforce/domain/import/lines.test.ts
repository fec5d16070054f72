import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import { personLines } from '#modules/workforce/domain/import/lines.ts'

const columns = [
  { at: 0, header: '序 号', column: 'row-number' },
  { at: 1, header: '姓 名', column: 'name' },
  { at: 2, header: '身份证 号码', column: 'identity-number' },
  { at: 3, header: '学历情况 最高学历', column: 'diploma' },
  { at: 4, header: '家庭住址', column: null },
]
const words = {
  columns: [
    { code: 'row-number', kind: 'left-out' },
    { code: 'name', kind: 'name' },
    { code: 'identity-number', kind: 'identity-number' },
    { code: 'diploma', kind: 'diploma' },
  ],
  endWords: ['小计', '合计', '总计', '说明', '填表人', '联系电话', '注'],
}
const people = (...rows: Cell[][]): string[] =>
  rows.filter(personLines(columns, words)).map((cells) => String(cells[1] ?? cells[2]))

test('lines that are merely numbered, or say nothing that is taken in, are nobody', () => {
  assert.deepEqual(people([1, '王芳', '330304199005120021'], [2], [3, null, '', null, '景山路1号'], [4, '李强']), [
    '王芳',
    '李强',
  ])
})

test('whoever stands below a subtotal is taken in too, and so is who stands below a total at the top', () => {
  assert.deepEqual(
    people(
      ['合计', '3人'],
      [1, '王芳', '330304199005120021', '本科'],
      ['小计', '1人', null, '本科1人'],
      [2, '李强', null, '大专'],
      ['二、梧田街道'],
      [3, '何花', '330304199207210046', '本科'],
      ['总计：', 3],
    ),
    ['王芳', '李强', '何花'],
  )
})

test('notes and signatures at the end are nobody, whatever they name', () => {
  assert.deepEqual(
    people(
      [1, '王芳', '330304199005120021'],
      ['说明：1.本表一式两份'],
      ['2.学历填最高学历', '请如实填写'],
      ['填表人：某某', null, '审核人：某某'],
      ['联系电话', '某某', '13800000000'],
    ),
    ['王芳'],
  )
})

test('whoever is called like a word of the end is still a person', () => {
  assert.deepEqual(people(['注', '注', '330304199005120021']), ['注'])
})

test('a header that is printed again is nobody, in one line or in two', () => {
  assert.deepEqual(
    people(
      ['序号', '姓名', '身份证号码', '学历情况'],
      [null, '姓名', '身份证\n号码', '最高学历'],
      [2, '李强', null, '大专'],
    ),
    ['李强'],
  )
})

test('one whose name is missing is a person with a mistake, and not passed over', () => {
  assert.deepEqual(people([1, null, '330304199005120021', '本科']), ['330304199005120021'])
})
