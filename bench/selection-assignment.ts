import { randomFrom } from '#demo/random.ts'
import { assign, greedy, type Needs, type Offers, pairKey } from '#modules/selection/domain/assign.ts'
import { solving } from '#modules/selection/solver.ts'
import type { Section } from './figure.ts'
import { round } from './figure.ts'

const applications = 2000
const reviewers = 150
const scorers = 3
/** Of a hundred pairs so many are barred. */
const conflicts = 8
/** Those of Jinan’s rule. */
const fields = 18

/** Two thousand applications to a hundred and fifty reviewers, three each: the flow, proven over all pairs, beside a plain loop over the same pairs. */
export async function assignment(): Promise<Section> {
  const luck = randomFrom(330304)
  const random = (most: number) => Math.floor(luck.next() * most)
  // Few fields have most of the entries, as elderly care has; the experts are spread over all.
  const common = () => `f${Math.floor(luck.next() ** 3 * fields)}`
  const any = () => `f${random(fields)}`
  const some = (count: number, of: () => string) => Array.from({ length: count }, of)
  const entries = Array.from({ length: applications }, (_, at): Needs => ({
    entryId: `e${at}`,
    needs: scorers,
    // Of one in twenty nobody knows the field.
    fields: random(20) === 0 ? undefined : some(1 + random(2), common),
  }))
  const experts = Array.from({ length: reviewers }, (_, at): Offers => ({
    expertId: `x${at}`,
    fields: some(1 + random(3), any),
    load: 0,
    most: 45,
    recent: random(30),
  }))
  const barred = new Set<string>()
  for (const entry of entries)
    for (const expert of experts) if (random(100) < conflicts) barred.add(pairKey(entry.entryId, expert.expertId))

  const before = performance.now()
  const plain = greedy(entries, experts, barred)
  const plainSeconds = (performance.now() - before) / 1000
  const began = performance.now()
  const done = await solving((solve) => assign(entries, experts, barred, solve))
  const seconds = (performance.now() - began) / 1000
  const loads = (pairs: readonly { expertId: string }[]) =>
    [...Map.groupBy(pairs, (one) => one.expertId).values()].map((one) => one.length)
  const range = (pairs: readonly { expertId: string }[]) => `${Math.min(...loads(pairs))}–${Math.max(...loads(pairs))}`
  return {
    title: 'Assigning entries to reviewers',
    figures: [
      {
        name: '2,000 applications × 150 reviewers, three each',
        value: round(seconds, 2),
        unit: 's',
        limit: { atMost: 10 },
      },
      { name: 'of it in the solver', value: round(done.milliseconds / 1000, 2), unit: 's' },
      {
        name: 'from the proven bound (0 is optimal)',
        value: round(done.objective - done.bound, 3),
        unit: '',
        limit: { atMost: 0 },
      },
      { name: 'a plain loop', value: round(plainSeconds, 2), unit: 's' },
      {
        name: 'the plain loop costs more by',
        value: round((100 * (plain.objective - done.objective)) / done.objective, 1),
        unit: '%',
      },
    ],
    compared: [
      `${done.status}: cost ${done.objective}, bound ${done.bound}, ${done.pairs.length} pairs, ${done.short.length} entries short, loads ${range(done.pairs)}, after ${done.rounds} rounds of bringing in pairs.`,
      `The plain loop (each entry takes whoever is cheapest just then): cost ${plain.objective}, ${plain.pairs.length} pairs, ${plain.short} short, loads ${range(plain.pairs)}.`,
      `The bound is reckoned by us from the solver’s prices over all ${applications * reviewers - barred.size} pairs, ${barred.size} of ${applications * reviewers} being barred.`,
    ],
  }
}
