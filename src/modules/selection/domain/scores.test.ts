import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Given,
  leniencies,
  pointsOf,
  scoreEntries,
  type SheetRule,
  tiesOf,
} from '#modules/selection/domain/scores.ts'

const plain: SheetRule = { code: 'review', weight: 1, scorers: 3, setAside: 'none', calibrated: false }
const on = (entryId: string, ...points: number[]): Given[] =>
  points.map((one, at) => ({ entryId, sheet: 'review', scorer: `r${at}`, points: one }))
const only = (sheet: SheetRule, given: Given[]) => scoreEntries([sheet], given, ['a'])[0]!

test('the mean of all counts, in hundredths', () => {
  assert.deepEqual([only(plain, on('a', 80, 85, 91)).score, only(plain, on('a', 80, 85, 91)).n], [8533, 3])
  assert.equal(only(plain, on('a', 0, 0, 0)).score, 0, 'three who give nothing are a score of nothing')
})

test('a scorer who is missing makes no score, and not a nought', () => {
  const one = only(plain, on('a', 80, 85))
  assert.deepEqual([one.score, one.low, one.high], [null, null, null])
  assert.deepEqual([one.perSheet[0]!.given, one.perSheet[0]!.wanted], [2, 3])
  assert.equal(only(plain, []).score, null)
  assert.equal(scoreEntries([], [], ['a'])[0]!.score, null, 'nor is there one where nothing is scored')
})

test('one sheet that lacks a scorer holds back the whole, however good the others', () => {
  const visit: SheetRule = { ...plain, code: 'visit', scorers: 2, weight: 3 }
  const [one] = scoreEntries([plain, visit], on('a', 80, 85, 91), ['a'])
  assert.equal(one!.score, null)
  assert.equal(one!.perSheet[0]!.score, 8533)
  const both = [
    ...on('a', 80, 80, 80),
    ...[60, 60].map((points, at) => ({ entryId: 'a', sheet: 'visit', scorer: `v${at}`, points })),
  ]
  assert.equal(scoreEntries([plain, visit], both, ['a'])[0]!.score, 6500, '80 with one part, 60 with three')
})

test('the highest and the lowest are set aside where the rule says so, and never so that none is left', () => {
  const sheet: SheetRule = { ...plain, scorers: 5, setAside: 'highest-and-lowest' }
  const one = only(sheet, on('a', 10, 70, 80, 90, 100))
  assert.deepEqual([one.score, one.perSheet[0]!.setAside, one.n], [8000, ['r0', 'r4'], 3])
  assert.equal(only({ ...sheet, scorers: 2 }, on('a', 70, 90)).score, 8000)
  assert.equal(only({ ...sheet, scorers: 3 }, on('a', 70, 70, 70)).score, 7000)
})

test('scores too far apart ask for another scorer, once', () => {
  const sheet: SheetRule = { ...plain, scorers: 2, apart: 15 }
  assert.equal(only(sheet, on('a', 70, 85)).score, 7750, 'just at the limit is not apart')
  const apart = only(sheet, on('a', 70, 86))
  assert.deepEqual([apart.score, apart.perSheet[0]!.wanted, apart.perSheet[0]!.isApart], [null, 3, true])
  assert.equal(only(sheet, on('a', 70, 86, 78)).score, 7800, 'the third settles it')
  assert.equal(only(sheet, on('a', 90)).perSheet[0]!.isApart, false)
})

test('a lenient scorer lifts nobody: what the calibration takes out comes near what they added', () => {
  const truth = new Map(Array.from({ length: 30 }, (_, at) => [`e${at}`, 60 + at]))
  const ways = [12, -6, 0, 3, -9]
  const given = [...truth].flatMap(([entryId, worth], at) =>
    [0, 1, 2].map((step) => {
      const scorer = (at + step * (1 + (at % 2))) % 5
      return { entryId, sheet: 'review', scorer: `r${scorer}`, points: worth + ways[scorer]! }
    }),
  )
  const effects = leniencies(given)
  const middle = ways.reduce((sum, one) => sum + one, 0) / ways.length
  for (const [at, way] of ways.entries())
    assert.ok(Math.abs(effects.get(`r${at}`)! - (way - middle)) < 1.5, `r${at}: ${effects.get(`r${at}`)}`)
  const ids = [...truth.keys()]
  const away = (calibrated: boolean) => {
    const scores = scoreEntries([{ ...plain, calibrated }], given, ids)
    const mean = scores.reduce((sum, one, at) => sum + one.score! / 100 - (60 + at), 0) / scores.length
    return Math.max(...scores.map((one, at) => Math.abs(one.score! / 100 - (60 + at) - mean)))
  }
  assert.ok(away(false) > 4 && away(true) < 1, `${away(false)} before, ${away(true)} after`)
})

test('of a scorer who gave one score little is believed; who agrees with the others is no outlier', () => {
  const effects = leniencies([...on('a', 60, 60, 90), ...on('b', 70, 70)])
  assert.ok(effects.get('r2')! > 3 && effects.get('r2')! < 15)
  for (const effect of leniencies([...on('a', 70, 70, 70), ...on('b', 80, 80, 80)]).values()) assert.equal(effect, 0)
})

test('the interval is as wide as the scorers differ; with one scorer each it is not known, and that is said', () => {
  const wide = scoreEntries([plain], [...on('a', 60, 75, 90), ...on('b', 70, 70, 70)], ['a', 'b'])
  const narrow = scoreEntries([plain], [...on('a', 74, 75, 76), ...on('b', 70, 70, 70)], ['a', 'b'])
  assert.ok(wide[0]!.high! - wide[0]!.low! > 4 * (narrow[0]!.high! - narrow[0]!.low!))
  const [one] = scoreEntries([{ ...plain, scorers: 1 }], on('a', 80), ['a'])
  assert.deepEqual([one!.score, one!.low, one!.high, one!.isSpreadKnown], [8000, 8000, 8000, false])
})

test('who cannot be told apart is tied, both ways; who is clearly better is not', () => {
  const at = (entryId: string, score: number, half: number) => ({
    entryId,
    score,
    low: score - half,
    high: score + half,
  })
  const ties = tiesOf([
    at('a', 8500, 100),
    at('b', 8450, 100),
    at('c', 8000, 100),
    at('d', 8450, 10),
    { entryId: 'e', score: null, low: null, high: null },
  ])
  assert.deepEqual(Object.fromEntries(ties), { a: ['b'], b: ['a', 'd'], c: [], d: ['b'] })
})

test('marks are points of a hundred, and none is left out', () => {
  const criteria = [
    { code: 'a', points: 30 },
    { code: 'b', points: 20 },
  ]
  assert.equal(pointsOf(criteria, { a: 30, b: 10 }), 80)
  assert.equal(pointsOf(criteria, { a: 30 }), undefined)
  assert.equal(pointsOf(criteria, { a: 0, b: 0 }), 0)
})

test('a veto stays whatever the score', () => {
  const given = on('a', 80, 80, 80).map((one, at) => ({ ...one, vetoes: at === 1 ? ['false-records'] : [] }))
  assert.deepEqual([only(plain, given).vetoes, only(plain, given).score], [['false-records'], 8000])
})

const panel = fc.array(
  fc.record({
    entryId: fc.constantFrom('a', 'b', 'c', 'd'),
    scorer: fc.constantFrom('r0', 'r1', 'r2', 'r3', 'r4'),
    points: fc.integer({ min: 0, max: 200 }).map((half) => half / 2),
  }),
  { minLength: 1, maxLength: 20 },
)
const once = (some: { entryId: string; scorer: string; points: number }[]): Given[] => [
  ...new Map(some.map((one) => [`${one.entryId} ${one.scorer}`, { ...one, sheet: 'review' }])).values(),
]
const ids = ['a', 'b', 'c', 'd']

test('whoever is heard first, the scores are the same', () => {
  fc.assert(
    fc.property(panel, fc.boolean(), (some, calibrated) => {
      const given = once(some)
      const sheet = { ...plain, scorers: 2, calibrated }
      const scores = (all: Given[]) => scoreEntries([sheet], all, ids).map((one) => one.score)
      const back = scores(given.toReversed())
      for (const [at, score] of scores(given).entries()) {
        if (score === null) assert.equal(back[at], null)
        // A hundredth is where rounding falls one way or the other.
        else assert.ok(Math.abs(score - back[at]!) <= 1)
      }
    }),
  )
})

test('a score lies between those given, within its interval, and a missing scorer never lowers it', () => {
  fc.assert(
    fc.property(panel, (some) => {
      const given = once(some)
      for (const one of scoreEntries([{ ...plain, scorers: 2 }], given, ids)) {
        const own = given.filter(({ entryId }) => entryId === one.entryId).map(({ points }) => points)
        if (own.length < 2) assert.equal(one.score, null)
        else {
          assert.ok(one.score! >= Math.floor(100 * Math.min(...own)) && one.score! <= Math.ceil(100 * Math.max(...own)))
          assert.ok(one.low! <= one.score! && one.score! <= one.high!)
        }
      }
    }),
  )
})

test('ways add up to nothing where everybody scored everything, and as much more for all changes none of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 6,
      }),
      (table) => {
        const given = table.flatMap((row, at) => on(`e${at}`, ...row))
        const ways = leniencies(given)
        assert.ok(Math.abs([...ways.values()].reduce((sum, one) => sum + one, 0)) < 1e-6)
        const more = leniencies(given.map((one) => ({ ...one, points: one.points + 7 })))
        for (const [scorer, way] of ways) assert.ok(Math.abs(way - more.get(scorer)!) < 1e-6)
      },
    ),
  )
})
