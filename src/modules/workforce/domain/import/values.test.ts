import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import type { Cell } from './cell.ts'
import {
  type Read,
  readCode,
  readMonth,
  readName,
  readNumberText,
  readPeriod,
  readText,
  splitSchool,
} from './values.ts'

const today = '2026-11-22' as Day
const said = (read: Read<string>): string =>
  read.is === 'value' ? read.value : read.is === 'wrong' ? `! ${read.why}` : '—'

const months: [Cell, string][] = [
  ['1990.5', '1990-05-01'],
  [1990.5, '1990-05-01'],
  [1990.12, '1990-12-01'],
  [1990.05, '1990-05-01'],
  [1990.1, '! month-ambiguous'],
  ['1990.1', '1990-01-01'],
  ['1990.10', '1990-10-01'],
  ['１９９０年５月', '1990-05-01'],
  ['1990年5月12日', '1990-05-12'],
  ['1990/5/3', '1990-05-03'],
  ['1990-05-12', '1990-05-12'],
  ['1990-05-12 08:30', '1990-05-12'],
  [199005, '1990-05-01'],
  [19900512, '1990-05-12'],
  [33005, '1990-05-12'],
  [1990, '! month-only-year'],
  ['1990年', '! month-only-year'],
  ['1990.13', '! month-impossible'],
  ['1990.2.30', '! month-impossible'],
  ['1890.5', '! month-impossible'],
  ['2026.12', '! month-in-future'],
  ['九零年五月', '! month-unknown'],
  ['', '—'],
  ['不详', '—'],
  [null, '—'],
  ['长期', '—'],
]
for (const [cell, day] of months)
  test(`${typeof cell} ${cell} as a month is ${day}`, () => assert.equal(said(readMonth(cell, today)), day))

test('a day of validity may lie ahead', () => assert.equal(said(readMonth('2028.6.30', today, 'any')), '2028-06-30'))

const terms: [Cell, string][] = [
  ['2027.6', '2027-06-30'],
  [202706, '2027-06-30'],
  [2027.1, '! month-ambiguous'],
  [46568, '2027-06-30'],
  [20270615, '2027-06-15'],
  ['2027-06-15 00:00:00', '2027-06-15'],
  ['至2027年6月15日', '2027-06-15'],
  ['有效期至２０２７．６', '2027-06-30'],
  ['2024.06-2027.06', '2024-06-01 2027-06-30'],
  ['2024-06-30-2027-06-29', '2024-06-30 2027-06-29'],
  ['2024年6月30日 至 2027年6月29日', '2024-06-30 2027-06-29'],
  ['20240630—20270629', '2024-06-30 2027-06-29'],
  ['2024/6/30~2027/6/29', '2024-06-30 2027-06-29'],
  ['2024.6起', '! period-unknown'],
  ['2024.6-2025.6-2026.6', '! period-unknown'],
  ['三年（2024.06.30至2027.06.29）', '! period-unknown'],
  ['2024.6.31-2027.6.30', '! month-impossible'],
  ['2027.13', '! month-impossible'],
  ['2027年', '! month-only-year'],
  ['已登记', '! month-unknown'],
  ['长期', '—'],
  ['/', '—'],
]
for (const [cell, ends] of terms)
  test(`${typeof cell} ${cell} as a registered period is ${ends}`, () => {
    const read = readPeriod(cell, today)
    const shown = read.is === 'value' ? [read.value.from, read.value.last].filter(Boolean).join(' ') : said(read)
    assert.equal(shown, ends)
  })

test('a number that a workbook took for a figure has lost its end and is asked for again', () => {
  assert.equal(said(readNumberText(1.23e17)), '! number-lost-digits')
  assert.equal(said(readNumberText('1.23E+17')), '! number-lost-digits')
  assert.equal(said(readNumberText(330304900512002)), '330304900512002')
  assert.equal(said(readNumberText(' ３３０３０４ 1990 0512 002x ')), '33030419900512002X')
  assert.equal(said(readNumberText('无')), '—')
})

test('names lose the space that made them wide, and what is no name is said', () => {
  assert.equal(said(readName('王　芳')), '王芳')
  assert.equal(said(readName('买买提·吐尔逊')), '买买提·吐尔逊')
  assert.equal(said(readName('Marie Curie')), 'Marie Curie')
  assert.equal(said(readName('')), '! name-empty')
  assert.equal(said(readName('=HYPERLINK("http://x")')), '! name-characters')
  assert.equal(said(readName('王'.repeat(41))), '! text-too-long')
})

test('a word is taken whole before in part, and the longest part before a shorter one', () => {
  const diplomas = [
    { code: 'master', words: ['研究生', '硕士'] },
    { code: 'bachelor', words: ['大学本科', '本科', '大本', '大学'] },
    { code: 'college', words: ['大学专科', '大专'] },
    { code: 'none', words: ['无'] },
  ]
  const read = (cell: Cell) => said(readCode(cell, diplomas, 'diploma-unknown'))
  assert.deepEqual(['大本', '大 学', '大学专科（在职）', '全日制本科', '无', '', '猫'].map(read), [
    'bachelor',
    'bachelor',
    'college',
    'bachelor',
    'none',
    '—',
    '! diploma-unknown',
  ])
})

test('texts keep to their length, and what means nothing is nothing', () => {
  assert.deepEqual(
    [
      said(readText('社工', 10)),
      said(readText('/', 10)),
      said(readText('长'.repeat(11), 10)),
      said(readText('a\u0000b\nc', 10)),
    ],
    ['社工', '—', '! text-too-long', 'a b c'],
  )
})

test('school and major are told apart where they stand together', () => {
  assert.deepEqual(splitSchool('浙江师范大学社会工作专业'), { school: '浙江师范大学', major: '社会工作' })
  assert.deepEqual(splitSchool('温州大学/法学'), { school: '温州大学', major: '法学' })
  assert.deepEqual(splitSchool('浙江大学'), { school: '浙江大学', major: null })
})
