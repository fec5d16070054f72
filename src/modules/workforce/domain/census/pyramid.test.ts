import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pyramidOf, pyramidSentence } from '#modules/workforce/domain/census/pyramid.ts'
import type { Group } from '#modules/workforce/domain/census/table.ts'

const ages = [
  { code: 'young', name: { zh: '34岁及以下', en: '34 or younger' } },
  { code: 'old', name: { zh: '35岁及以上', en: '35 or older' } },
]
const sexes = [
  { code: 'male', name: { zh: '男', en: 'Male' } },
  { code: 'female', name: { zh: '女', en: 'Female' } },
]
const group = (row: string | null, column: string | null, count: number): Group => ({ row, column, count })

test('each bar stands beside the same of the year before, and whoever has no age or no sex is said and not drawn', () => {
  const now = [
    group('young', 'female', 6),
    group('young', 'male', 1),
    group('old', 'female', 3),
    group(null, 'male', 2),
  ]
  const pyramid = pyramidOf(now, [group('young', 'female', 4)], ages, sexes)
  assert.deepEqual(
    pyramid.bands.map(({ code, sides }) => [code, sides]),
    [
      [
        'young',
        [
          { count: 1, before: 0 },
          { count: 6, before: 4 },
        ],
      ],
      [
        'old',
        [
          { count: 0, before: 0 },
          { count: 3, before: 0 },
        ],
      ],
    ],
  )
  assert.deepEqual(
    pyramid.sides.map(({ code, count, before }) => [code, count, before]),
    [
      ['male', 1, 0],
      ['female', 9, 4],
    ],
  )
  assert.equal(pyramid.unknown, 2)
  assert.deepEqual(pyramidSentence(pyramid), {
    zh: '男1人、占10.0%，女9人、占90.0%；34岁及以下最多，7人，占70.0%。另有2人年龄或性别未填，没有画入。',
    en: 'Male 1 (10.0%), Female 9 (90.0%); most are 34 or younger: 7, 70.0%. 2 without age or sex are not drawn.',
  })
})

test('without a year before nothing is compared, and without people nothing is divided', () => {
  const pyramid = pyramidOf([], null, ages, sexes)
  assert.deepEqual(pyramid.bands[0]!.sides, [
    { count: 0, before: null },
    { count: 0, before: null },
  ])
  assert.deepEqual(pyramidSentence(pyramid), { zh: '没有可画的人。', en: 'Nobody to draw.' })
})
