import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Counted, Need, needed } from '#modules/posts/domain/staffing.ts'

const category = (code: string, clients: number) => ({ code, name: { zh: code, en: code }, clients })
const counted: Counted = {
  quantities: { clients: 130, villages: 7, urbanResidents: 40_278 },
  categories: [],
  values: { clientsPerWorker: 20, stationWorkers: 3 },
}
const read = (need: unknown) => Need.parse(need)

test('each shape of a rule, and what it says of itself', () => {
  const examples: [unknown, number | null, string][] = [
    [{ fixed: 4 }, 4, '4 人'],
    [{ fixed: 'stationWorkers' }, 3, '3 人'],
    [{ perUnits: { of: 'clients', per: 'clientsPerWorker', round: 'up' } }, 7, '服务对象 130 ÷ 20 → 7 人'],
    [{ perUnits: { of: 'clients', per: 20, round: 'down' } }, 6, '服务对象 130 ÷ 20 → 6 人'],
    [{ perUnits: { of: 'clients', per: 20, round: 'nearest' } }, 7, '服务对象 130 ÷ 20 → 7 人'],
    [{ share: { of: 'villages', share: 0.5, round: 'up' } }, 4, '村（社区） 7 × 50% → 4 人'],
    [
      { perPopulation: { of: 'urbanResidents', people: 18, per: 10_000, round: 'nearest' } },
      73,
      '城镇常住人口 40278 × 18 ÷ 10000 → 73 人',
    ],
    [{ perUnits: { of: 'rooms', per: 1, round: 'up' } }, null, '社工室未填报'],
    [
      { maxOf: [{ fixed: 3 }, { share: { of: 'villages', share: 0.5, round: 'up' } }] },
      4,
      '取多者（3 人；村（社区） 7 × 50% → 4 人）',
    ],
    [{ minOf: [{ fixed: 3 }, { fixed: 2 }] }, 2, '取少者（3 人；2 人）'],
    [{ sumOf: [{ fixed: 3 }, { fixed: 2 }] }, 5, '合计（3 人；2 人）'],
    [{ sumOf: [{ fixed: 3 }, { perUnits: { of: 'rooms', per: 1, round: 'up' } }] }, null, '合计（3 人；社工室未填报）'],
  ]
  for (const [need, required, how] of examples) {
    const answer = needed(read(need), counted)
    assert.deepEqual([answer.required, answer.how.zh], [required, how])
  }
  assert.deepEqual(needed(read({ sumOf: [{ perUnits: { of: 'rooms', per: 1, round: 'up' } }] }), counted).missing, [
    'rooms',
  ])
})

test('three stations of Taicang: at least three, and half the villages rounded up', () => {
  const rule = read({ maxOf: [{ fixed: 3 }, { share: { of: 'villages', share: 0.5, round: 'up' } }] })
  const of = (villages: number) => needed(rule, { ...counted, quantities: { villages } }).required
  assert.deepEqual([0, 5, 6, 7, 12, 13].map(of), [3, 3, 3, 4, 6, 7])
})

test('fewer than twenty of a category are counted with the main one, or as the place has it', () => {
  const categories = [category('儿童', 12), category('老人', 45), category('残疾', 20), category('其他', 0)]
  const rule = (below: string) => read({ perUnitsByCategory: { per: 20, below, round: 'up' } })
  const of = (below: string, those = categories) => needed(rule(below), { ...counted, categories: those })
  assert.equal(of('with-largest').required, 4)
  assert.equal(of('with-largest').how.zh, '老人（含其他类别合并计算） 57 ÷ 20 → 3 人；残疾 20 ÷ 20 → 1 人')
  assert.equal(of('alone').required, 5)
  assert.equal(of('not-counted').required, 4)
  assert.equal(of('with-largest', [category('儿童', 7), category('老人', 9)]).required, 1)
  assert.equal(of('with-largest', [category('儿童', 12), category('老人', 15)]).required, 2)
  assert.deepEqual(of('with-largest', []), { required: 0, how: { zh: '没有服务对象', en: 'no clients' }, missing: [] })
})

test('a share that no decimal holds exactly is not rounded up for a hair', () => {
  assert.equal(
    needed(read({ share: { of: 'clients', share: 0.07, round: 'up' } }), { ...counted, quantities: { clients: 100 } })
      .required,
    7,
  )
})

test('a rule in no known shape is not read, and a value nobody has named is a fault', () => {
  assert.equal(Need.safeParse({ perMoon: 3 }).success, false)
  assert.equal(Need.safeParse({ fixed: 3, maxOf: [] }).success, false)
  assert.throws(() => needed({ fixed: 'moons' }, counted), RangeError)
})
