import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { together } from '#modules/pay/domain/timeline.ts'

type Told = [from: string, facts: Facts][]
const joined = (asked: string[], ...each: Told[]): Told =>
  together(
    each.map((told) => told.map(([from, facts]) => ({ from: parseDay(from), facts }))),
    asked,
  ).map(({ from, facts }) => [from, facts])

const posts: Told = [
  ['2020-01-01', { post: 'worker', seat: 'one' }],
  ['2021-01-01', { post: 'worker', seat: 'two' }],
  ['2023-01-01', { post: null, seat: null }],
]
const examples: [what: string, asked: string[], each: Told[], is: Told][] = [
  ['nobody knows anything', ['post'], [[], []], []],
  [
    'what nobody asks for splits nothing and is left out',
    ['post'],
    [posts],
    [
      ['2020-01-01', { post: 'worker' }],
      ['2023-01-01', { post: null }],
    ],
  ],
  [
    'what one comes to know, the other goes on knowing',
    ['post', 'years'],
    [
      posts,
      [
        ['2019-07-01', { years: 1 }],
        ['2022-07-01', { years: 4 }],
      ],
    ],
    [
      ['2019-07-01', { years: 1 }],
      ['2020-01-01', { years: 1, post: 'worker' }],
      ['2022-07-01', { years: 4, post: 'worker' }],
      ['2023-01-01', { years: 4, post: null }],
    ],
  ],
  [
    'what is not known any more is left out',
    ['years'],
    [
      [
        ['2020-01-01', { years: 1 }],
        ['2021-01-01', {}],
      ],
    ],
    [
      ['2020-01-01', { years: 1 }],
      ['2021-01-01', {}],
    ],
  ],
  [
    'a list is the same as long as its parts are',
    ['bad'],
    [
      [
        ['2020-01-01', { bad: ['2019'] }],
        ['2021-01-01', { bad: ['2019'] }],
        ['2022-01-01', { bad: ['2019', '2021'] }],
      ],
    ],
    [
      ['2020-01-01', { bad: ['2019'] }],
      ['2022-01-01', { bad: ['2019', '2021'] }],
    ],
  ],
]
for (const [what, asked, each, is] of examples) test(what, () => assert.deepEqual(joined(asked, ...each), is))
