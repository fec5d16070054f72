import { z } from 'zod'
import type { Words } from '#kernel/packs/format.ts'

/**
 * How many workers a place needs, as a pack writes it: a closed set of shapes that may stand in each other. A number is written, or
 * names a value of the same topic, so that a place below changes the number and not the rule.
 */
const Amount = z.union([z.number().nonnegative(), z.string()])
const Round = z.enum(['up', 'down', 'nearest'])

/** What is counted: in the branch of a region or at an organisation. */
const Quantity = z.enum(['clients', 'villages', 'urbanResidents', 'stations', 'rooms', 'workers'])
export type Quantity = z.infer<typeof Quantity>

export type Need =
  | { fixed: Amount }
  | { perUnits: { of: Quantity; per: Amount; round: Rounding } }
  | { share: { of: Quantity; share: Amount; round: Rounding } }
  | { perPopulation: { of: Quantity; people: Amount; per: number; round: Rounding } }
  | { perUnitsByCategory: { per: Amount; below: 'with-largest' | 'alone' | 'not-counted'; round: Rounding } }
  | { maxOf: Need[] }
  | { minOf: Need[] }
  | { sumOf: Need[] }
type Amount = z.infer<typeof Amount>
type Rounding = z.infer<typeof Round>

export const Need: z.ZodType<Need> = z.lazy(() =>
  z.union([
    z.strictObject({ fixed: Amount }),
    z.strictObject({ perUnits: z.strictObject({ of: Quantity, per: Amount, round: Round }) }),
    z.strictObject({ share: z.strictObject({ of: Quantity, share: Amount, round: Round }) }),
    z.strictObject({
      perPopulation: z.strictObject({ of: Quantity, people: Amount, per: z.number().positive(), round: Round }),
    }),
    z.strictObject({
      perUnitsByCategory: z.strictObject({
        per: Amount,
        below: z.enum(['with-largest', 'alone', 'not-counted']),
        round: Round,
      }),
    }),
    z.strictObject({ maxOf: z.array(Need).min(1) }),
    z.strictObject({ minOf: z.array(Need).min(1) }),
    z.strictObject({ sumOf: z.array(Need).min(1) }),
  ]),
)

export interface Counted {
  /** Left out where it is not known. */
  quantities: Partial<Record<Quantity, number>>
  /** Clients by the category each is first of. */
  categories: { code: string; name: Words; clients: number }[]
  /** The values of the topic by name. */
  values: Readonly<Record<string, unknown>>
}

/** The number, how it came about, and what would have to be known first. */
export interface Needed {
  required: number | null
  how: Words
  missing: Quantity[]
}

const quantityNames: Record<Quantity, Words> = {
  clients: { zh: '服务对象', en: 'clients' },
  villages: { zh: '村（社区）', en: 'villages' },
  urbanResidents: { zh: '城镇常住人口', en: 'urban residents' },
  stations: { zh: '社工站', en: 'stations' },
  rooms: { zh: '社工室', en: 'rooms' },
  workers: { zh: '在岗人员', en: 'workers' },
}

/** How many are needed. What depends on a number nobody has entered is unknown, except where it cannot change the answer's being unknown. */
export function needed(need: Need, counted: Counted): Needed {
  if ('fixed' in need) {
    const required = amount(need.fixed, counted)
    return { required, how: { zh: `${required} 人`, en: `${required}` }, missing: [] }
  }
  if ('perUnits' in need) {
    const { of, per, round } = need.perUnits
    const each = amount(per, counted)
    return counting(of, counted, round, (count) => ({
      exact: count / each,
      how: { zh: `${quantityNames[of].zh} ${count} ÷ ${each}`, en: `${count} ${quantityNames[of].en} ÷ ${each}` },
    }))
  }
  if ('share' in need) {
    const { of, share, round } = need.share
    const part = amount(share, counted)
    return counting(of, counted, round, (count) => ({
      exact: count * part,
      how: {
        zh: `${quantityNames[of].zh} ${count} × ${shown(part * 100)}%`,
        en: `${count} ${quantityNames[of].en} × ${shown(part * 100)}%`,
      },
    }))
  }
  if ('perPopulation' in need) {
    const { of, people, per, round } = need.perPopulation
    const each = amount(people, counted)
    return counting(of, counted, round, (count) => ({
      exact: (each * count) / per,
      how: {
        zh: `${quantityNames[of].zh} ${count} × ${each} ÷ ${per}`,
        en: `${count} ${quantityNames[of].en} × ${each} ÷ ${per}`,
      },
    }))
  }
  if ('perUnitsByCategory' in need) return byCategory(need.perUnitsByCategory, counted)
  const [parts, words, choose] = combined(need)
  const answers = parts.map((part) => needed(part, counted))
  const missing = [...new Set(answers.flatMap((one) => one.missing))]
  const how = {
    zh: `${words.zh}（${answers.map((one) => one.how.zh).join('；')}）`,
    en: `${words.en} (${answers.map((one) => one.how.en).join('; ')})`,
  }
  const known = answers.flatMap((one) => (one.required === null ? [] : [one.required]))
  return { required: missing.length > 0 ? null : choose(known), how, missing }
}

function combined(
  need: { maxOf: Need[] } | { minOf: Need[] } | { sumOf: Need[] },
): [Need[], Words, (known: number[]) => number] {
  if ('maxOf' in need) return [need.maxOf, { zh: '取多者', en: 'the most of' }, (known) => Math.max(...known)]
  if ('minOf' in need) return [need.minOf, { zh: '取少者', en: 'the least of' }, (known) => Math.min(...known)]
  return [need.sumOf, { zh: '合计', en: 'the sum of' }, (known) => known.reduce((sum, one) => sum + one, 0)]
}

function counting(
  of: Quantity,
  { quantities }: Counted,
  round: Rounding,
  make: (count: number) => { exact: number; how: Words },
): Needed {
  const count = quantities[of]
  if (count === undefined) {
    const name = quantityNames[of]
    return { required: null, how: { zh: `${name.zh}未填报`, en: `${name.en} not entered` }, missing: [of] }
  }
  const { exact, how } = make(count)
  const required = rounded(exact, round)
  return { required, how: { zh: `${how.zh} → ${required} 人`, en: `${how.en} → ${required}` }, missing: [] }
}

/** A category with fewer clients than one worker carries is counted with the largest one, alone, or not at all: as the pack says. */
function byCategory(
  { per, below, round }: { per: Amount; below: 'with-largest' | 'alone' | 'not-counted'; round: Rounding },
  counted: Counted,
): Needed {
  const each = amount(per, counted)
  const some = counted.categories.filter((one) => one.clients > 0).toSorted((a, b) => b.clients - a.clients)
  const [largest] = some
  if (!largest) return { required: 0, how: { zh: '没有服务对象', en: 'no clients' }, missing: [] }
  const isSmall = (one: (typeof some)[number]) => one !== largest && one.clients < each
  const small = some.filter(isSmall)
  const joined = below === 'with-largest' ? small.reduce((sum, one) => sum + one.clients, 0) : 0
  const groups = some
    .filter((one) => below === 'alone' || !isSmall(one))
    .map((one) => ({
      ...one,
      clients: one.clients + (one === largest ? joined : 0),
      with: one === largest && joined > 0,
    }))
  const parts = groups.map((one) => ({ ...one, required: rounded(one.clients / each, round) }))
  const say = (language: 'zh' | 'en') =>
    parts
      .map((one) => {
        const together = one.with ? (language === 'zh' ? '（含其他类别合并计算）' : ' (with the small categories)') : ''
        return language === 'zh'
          ? `${one.name.zh}${together} ${one.clients} ÷ ${each} → ${one.required} 人`
          : `${one.name.en}${together} ${one.clients} ÷ ${each} → ${one.required}`
      })
      .join(language === 'zh' ? '；' : '; ')
  return {
    required: parts.reduce((sum, one) => sum + one.required, 0),
    how: { zh: say('zh'), en: say('en') },
    missing: [],
  }
}

// 0.07 × 100 is a hair above 7: what rests on such a hair is not rounded up.
const hair = 1e-9
const rounded = (exact: number, round: Rounding): number =>
  round === 'up' ? Math.ceil(exact - hair) : round === 'down' ? Math.floor(exact + hair) : Math.round(exact + hair)
const shown = (number: number): number => Number(number.toFixed(2))

function amount(given: Amount, { values }: Counted): number {
  if (typeof given === 'number') return given
  const value = values[given]
  if (typeof value !== 'number') throw new RangeError(`the topic staffing has no number called ${given}`)
  return value
}
