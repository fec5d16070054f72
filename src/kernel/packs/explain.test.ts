import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import type { Condition } from '#kernel/packs/decide.ts'
import { choose } from '#kernel/packs/choose.ts'
import { decide } from '#kernel/packs/decide.ts'
import { explain, factWords, requirement } from '#kernel/packs/explain.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import { validate } from '#kernel/packs/validate.ts'
import { RegionCode } from '#kernel/region.ts'

const on = parseDay('2026-11-22')
const files = new Map([
  [
    'national/pack.yaml',
    `
title: { zh: 演示, en: Demonstration }
regions: country
documents:
  rule: { title: 演示办法, en: Demonstration rule, number: 演示〔2026〕1号, certainty: stated, source: 演示 }
  guess: { title: 演示约定, certainty: assumed, source: 演示 }
facts:
  person.age: { zh: 年龄, en: Age, unit: { zh: 岁, en: years } }
  person.categories: { zh: 类别, en: Categories, codes: visits/categories }
  person.alone: { zh: 独居, en: Lives alone }
  person.metOn: { zh: 上次见面, en: Last met }
  person.sex: { zh: 性别, en: Sex, values: { female: { zh: 女, en: female } } }
`,
  ],
  [
    'national/visits.yaml',
    `
title: { zh: 探访, en: Visits }
lists:
  categories:
    basis: rule
    items: [{ code: elder, name: { zh: 老年人, en: Elder } }, { code: orphan, name: { zh: 孤儿, en: Orphan } }]
conditions:
  weekly:
    basis: rule
    clause: 第三条
    title: { zh: 每周探访, en: Weekly visit }
    all:
      - { ask: person.age, atLeast: 80 }
      - { ask: person.categories, oneOf: [elder, orphan], certainty: assumed, note: { zh: 参照, en: By analogy } }
      - not: { ask: person.alone, equals: false }
      - any:
          - { ask: person.metOn, within: { days: 7 }, basis: guess }
          - { ask: person.metOn, exists: false, basis: guess }
`,
  ],
])
const { packs: written, faults } = validate(files)
assert.deepEqual(faults, [])
const packs = resolve(written, () => 'v1')
const weekly: Condition = choose(packs, 'visits', RegionCode.parse('330304000000'), on)!.conditions['weekly']!

test('a worker reads in both languages why a client is visited weekly, and what is not known yet', () => {
  const facts = { 'person.age': 82, 'person.categories': ['elder'], 'person.alone': true }
  assert.deepEqual(explain(packs, decide(weekly, facts, on)), [
    { depth: 0, outcome: 'unknown', sentence: { zh: '每周探访：尚不能判断', en: 'Weekly visit: not known yet' } },
    {
      depth: 1,
      outcome: 'met',
      sentence: { zh: '年龄：82 岁；要求：不低于 80 岁。符合', en: 'Age: 82 years. Required: at least 80 years. Met' },
      basis: {
        zh: '《演示办法》（演示〔2026〕1号）第三条；见原文',
        en: 'Demonstration rule, 第三条; read in the text itself',
      },
    },
    {
      depth: 1,
      outcome: 'met',
      sentence: {
        zh: '类别：老年人；要求：老年人、孤儿之一。符合',
        en: 'Categories: Elder. Required: one of Elder, Orphan. Met',
      },
      basis: {
        zh: '《演示办法》（演示〔2026〕1号）第三条；暂定，未找到依据。参照',
        en: 'Demonstration rule, 第三条; assumed, no basis found. By analogy',
      },
    },
    { depth: 1, outcome: 'met', sentence: { zh: '不得有下列情形：符合', en: 'None of this: met' } },
    {
      depth: 2,
      outcome: 'unmet',
      sentence: { zh: '独居：是；要求：否。不符合', en: 'Lives alone: yes. Required: no. Not met' },
      basis: {
        zh: '《演示办法》（演示〔2026〕1号）第三条；见原文',
        en: 'Demonstration rule, 第三条; read in the text itself',
      },
    },
    { depth: 1, outcome: 'unknown', sentence: { zh: '符合其一即可：尚不能判断', en: 'Any of these: not known yet' } },
    {
      depth: 2,
      outcome: 'unknown',
      sentence: {
        zh: '上次见面：未知；要求：最近 7 天内。尚不能判断',
        en: 'Last met: not known. Required: within the last 7 days. Not known yet',
      },
      basis: { zh: '《演示约定》；暂定，未找到依据', en: '《演示约定》; assumed, no basis found' },
    },
    {
      depth: 2,
      outcome: 'unknown',
      sentence: {
        zh: '上次见面：未知；要求：无。尚不能判断',
        en: 'Last met: not known. Required: none. Not known yet',
      },
      basis: { zh: '《演示约定》；暂定，未找到依据', en: '《演示约定》; assumed, no basis found' },
    },
  ])
})

test('what a person has none of is said as none', () => {
  const facts = { 'person.age': 82, 'person.categories': [], 'person.alone': null, 'person.metOn': null }
  const sentences = explain(packs, decide(weekly, facts, on)).map(({ sentence }) => sentence.zh)
  assert.ok(sentences.includes('类别：无；要求：老年人、孤儿之一。不符合'), sentences.join('\n'))
  assert.ok(sentences.includes('上次见面：无；要求：无。符合'), sentences.join('\n'))
})

test('a value of a fact is said in words: by its list, by itself, as none, as not known', () => {
  const said = (fact: string, value: unknown) => factWords(packs, fact, value).zh
  assert.equal(said('person.categories', ['elder', 'orphan']), '老年人、孤儿')
  assert.equal(said('person.sex', 'female'), '女')
  assert.equal(said('person.categories', 'none'), '无')
  assert.equal(said('person.age', 82), '82 岁')
  assert.equal(said('person.age', undefined), '未知')
  assert.equal(said('person.alone', false), '否')
})

test('what a rule asks for stands in one line, before anybody is measured by it', () => {
  assert.equal(requirement(packs, weekly).zh, '每周探访')
  const { kind, parts } = weekly as Extract<Condition, { kind: 'all' }>
  assert.deepEqual(requirement(packs, { kind, parts }), {
    zh: '年龄不低于 80 岁，类别老年人、孤儿之一，不得有下列情形（独居否），（上次见面最近 7 天内，或上次见面无）',
    en: 'Age at least 80 years, Categories one of Elder, Orphan, none of this (Lives alone no), (Last met within the last 7 days, or Last met none)',
  })
})
