import type { RegionCode } from '#kernel/region.ts'
import { bestList, costsOf } from '#modules/selection/choose-list.ts'
import { compare, type Contender, quotasOf, type Reading } from '#modules/selection/domain/ranking.ts'
import { solving } from '#modules/selection/solver.ts'
import { round, type Section } from './figure.ts'

const applications = 5000
const places = 300
const prefectures = 21
const reading: Reading = { shares: 'minimum', rounding: 'nearest', unfilled: 'released' }

/** Scores of three reviewers in hundredths, many of them equal; who works far away scores a little lower, so that the minimums bind. */
function contenders(): Contender[] {
  return Array.from({ length: applications }, (_, n) => {
    const prefecture = (n * 8) % prefectures
    const drawn = (n * 7919) % 3000
    const score = 5000 + drawn - (prefecture > 17 ? 1500 : 0)
    return {
      id: String(n),
      score,
      low: score - 150,
      high: score + 150,
      regionCode: `51${String(prefecture + 1).padStart(2, '0')}00000000` as RegionCode,
      shares: [...(n % 5 === 0 ? ['elder-care'] : []), ...(n % 11 === 0 ? ['youth'] : [])],
      ties: [n % 4, n % 3],
    }
  })
}

/** The list of a province with overlapping shares and a minimum for each prefecture, proven best; beside a plain sort that knows no shares. */
export async function selectionRanking(): Promise<Section> {
  const all = contenders()
  const rule = {
    places,
    shares: [
      { code: 'elder-care', part: 1, whole: 3, reading: 'minimum' },
      { code: 'youth', part: 1, whole: 5, reading: 'minimum' },
    ] as const,
    minimums: [{ code: 'each', level: 'prefecture', count: 3 }] as const,
  }
  const asked = { contenders: all, places, quotas: quotasOf(rule, reading, all), unfilled: reading.unfilled }
  const began = performance.now()
  const { list, listed, costs } = await solving(async (solve) => {
    const found = await bestList(asked, solve)
    const at = performance.now()
    return { list: found, listed: at, costs: await costsOf(asked, found, solve) }
  })
  const ended = performance.now()
  const sorting = performance.now()
  const sorted = all.toSorted(compare).slice(0, places)
  const plain = performance.now() - sorting
  const bySum = sorted.reduce((sum, one) => sum + one.score, 0)
  const all300 = costs.filter((one) => one.cost > 0)
  return {
    title: 'A list with shares and minimums',
    figures: [
      { name: 'applications', value: applications, unit: '' },
      { name: 'shares and minimums', value: asked.quotas.length, unit: '' },
      {
        name: 'the best list, proven, with what is undecided',
        value: round((listed - began) / 1000, 2),
        unit: 's',
        limit: { atMost: 5 },
      },
      { name: 'models solved for it', value: list.solves, unit: '' },
      { name: 'what each share and minimum cost', value: round((ended - listed) / 1000, 2), unit: 's' },
      { name: 'shares and minimums that cost somebody a place', value: all300.length, unit: '' },
      { name: 'sum of scores, of that of the plain sort', value: round((list.sum / bySum) * 100, 2), unit: '%' },
      { name: 'a plain sort that knows no shares', value: round(plain, 2), unit: 'ms' },
    ],
    compared: [
      `${places} places, a third and a fifth kept first for two groups that overlap, at least three for each of ${prefectures} prefectures; ties broken by two keys. The solver proves each step, and that no other list is as good.`,
    ],
  }
}
