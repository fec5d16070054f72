import { compare, type Contender, type Quota, type Reading } from '#modules/selection/domain/ranking.ts'
import type { Column, Model, Row, Solved } from '#modules/selection/solver.ts'

/**
 * The best list that a rule allows, proven by an integer programme. In this order, each kept while the next is sought: as few places of shares
 * and minimums unfilled as possible; the highest sum of scores; as near to the targets; the tie-breakers. Whole numbers throughout.
 */

export type Solve = (model: Model) => Promise<Solved>

export interface List {
  chosen: Set<string>
  /** Sum of the scores of the chosen, in hundredths. */
  sum: number
  /** Places of a quota that nobody fits, by its place among the quotas. */
  unfilled: number[]
  /** Who could stand on either side of the line with nothing to decide between them. */
  undecided: Set<string>
  solves: number
}

interface Asked {
  contenders: readonly Contender[]
  places: number
  quotas: readonly Quota[]
  unfilled: Reading['unfilled']
}

const infeasible = 'A list of nobody obeys every rule: a model without a solution is a fault of the model'

/** A model that is solved again and again, each time with one thing more that is settled. */
class Choosing {
  private readonly columns: (Omit<Column, 'in'> & { in: [number, number][] })[] = []
  private readonly rows: Row[] = []
  solves = 0
  private readonly solve: Solve
  private last: { sense: Model['sense']; costs: Costs } | undefined

  constructor(solve: Solve) {
    this.solve = solve
  }

  column(high?: number, whole = false): number {
    this.columns.push({ cost: 0, in: [], whole, ...(high !== undefined && { high }) })
    return this.columns.length - 1
  }

  row(limits: Row, parts: Iterable<readonly [column: number, coefficient: number]>): number {
    this.rows.push(limits)
    for (const [column, coefficient] of parts) this.columns[column]!.in.push([this.rows.length - 1, coefficient])
    return this.rows.length - 1
  }

  /**
   * The best values, or undefined where there are none. First without asking for whole numbers: shares and minimums that lie within each other
   * give whole ones by themselves, which are then the best of all and found many times faster. Only where they are not, the integer programme is solved.
   */
  async best(sense: Model['sense'], costs: Costs): Promise<number[] | undefined> {
    for (const whole of [false, true]) {
      this.solves++
      const columns = this.columns.map((one, at) => ({ ...one, whole: whole && one.whole, cost: costs.get(at) ?? 0 }))
      const { status, values } = await this.solve({ sense, columns, rows: this.rows })
      if (status === 'infeasible') return undefined
      if (status !== 'optimal') throw new Error(`The list was not proven best: ${status}`)
      if (whole || values.every(isWhole)) return values.map(Math.round)
    }
    return undefined
  }

  /** Finds the best and keeps to it from here on. The sums are whole numbers, so nothing is given away. */
  async settle(sense: Model['sense'], costs: Costs): Promise<number[]> {
    const values = await this.best(sense, costs)
    if (!values) throw new Error(infeasible)
    const reached = sumOf(costs, values)
    this.row(sense === 'maximize' ? { low: reached } : { high: reached }, costs)
    this.last = { sense, costs }
    return values
  }

  /** Another solution as good as the one that was settled, under one thing more; undefined where there is none. */
  async asGood(
    limits: Row,
    parts: Iterable<readonly [column: number, coefficient: number]>,
  ): Promise<number[] | undefined> {
    const row = this.row(limits, parts)
    const values = this.last && (await this.best(this.last.sense, this.last.costs))
    this.rows[row] = {}
    return values
  }
}

type Costs = ReadonlyMap<number, number>

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

function sumOf(costs: Costs, values: readonly number[]): number {
  let sum = 0
  for (const [column, cost] of costs) sum += cost * values[column]!
  return sum
}

export async function bestList(asked: Asked, solve: Solve): Promise<List> {
  const { contenders, places, quotas, unfilled } = asked
  if (contenders.length === 0 || places === 0)
    return { chosen: new Set(), sum: 0, unfilled: quotas.map((one) => one.count), undecided: new Set(), solves: 0 }
  const choosing = new Choosing(solve)
  const at = new Map(contenders.map(({ id }) => [id, choosing.column(1, true)]))
  const missing = quotas.map(({ first, count }) => (first ? choosing.column(count) : undefined))
  const members = ({ members: of }: Quota) => [...of].map((id): [number, number] => [at.get(id)!, 1])

  choosing.row({ high: places }, [
    ...[...at.values()].map((one): [number, number] => [one, 1]),
    ...missing.flatMap((one): [number, number][] => (one !== undefined && unfilled === 'empty' ? [[one, 1]] : [])),
  ])
  const distances: number[] = []
  quotas.forEach((quota, n) => {
    const lacking = missing[n]
    if (lacking !== undefined) choosing.row({ low: quota.count }, [...members(quota), [lacking, 1]])
    else {
      const distance = choosing.column()
      distances.push(distance)
      choosing.row({ low: quota.count }, [...members(quota), [distance, 1]])
      choosing.row({ high: quota.count }, [...members(quota), [distance, -1]])
    }
  })

  const each = (columns: number[]) => new Map(columns.map((one) => [one, 1]))
  const lacking = missing.filter((one) => one !== undefined)
  if (lacking.length > 0) await choosing.settle('minimize', each(lacking))
  // A point more than the score, so that somebody with none still fills a place.
  let values = await choosing.settle('maximize', new Map(contenders.map((one) => [at.get(one.id)!, one.score + 1])))
  if (distances.length > 0) values = await choosing.settle('minimize', each(distances))
  const order = tieOrder(contenders)
  if (order.size > 0)
    values = await choosing.settle('maximize', new Map([...order].map(([id, place]) => [at.get(id)!, place])))

  const isChosen = (one: Contender) => values[at.get(one.id)!] === 1
  const chosen = new Set(contenders.filter(isChosen).map((one) => one.id))
  return {
    chosen,
    sum: contenders.filter(isChosen).reduce((sum, one) => sum + one.score, 0),
    unfilled: quotas.map(({ members: of, count, first }) =>
      first ? Math.max(0, count - [...of].filter((id) => chosen.has(id)).length) : 0,
    ),
    undecided: await undecidedIn(choosing, contenders, at, chosen),
    get solves() {
      return choosing.solves
    },
  }
}

/** Among equal scores, how far up the tie-breakers put somebody; nobody where they decide nothing. */
function tieOrder(contenders: readonly Contender[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const equals of Map.groupBy(contenders, (one) => one.score).values()) {
    const order = equals.toSorted((a, b) => compare(b, a))
    let place = 0
    order.forEach((one, n) => {
      if (n > 0 && compare(order[n - 1]!, one) !== 0) place++
      if (place > 0) found.set(one.id, place)
    })
  }
  return found
}

/**
 * Asks for another list as good as this one. Where there is one, who changes is undecided; so is each equal of theirs, or of the two at the line,
 * who could stand on the other side.
 */
async function undecidedIn(
  choosing: Choosing,
  contenders: readonly Contender[],
  at: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
): Promise<Set<string>> {
  const found = new Set<string>()
  const another = async (limits: Row, who: Iterable<string>): Promise<void> => {
    const other = await choosing.asGood(
      limits,
      [...who].map((id): [number, number] => [at.get(id)!, 1]),
    )
    if (other) for (const { id } of contenders) if ((other[at.get(id)!] === 1) !== chosen.has(id)) found.add(id)
  }
  await another({ high: chosen.size - 1 }, chosen)
  if (found.size === 0) return found
  const key = (one: Contender) => [one.score, ...one.ties].join(' ')
  const touched = new Set(contenders.filter((one) => found.has(one.id)).map(key))
  for (const one of contenders)
    if (!found.has(one.id) && touched.has(key(one)))
      await another(chosen.has(one.id) ? { high: 0 } : { low: 1 }, [one.id])
  return found
}

/** What a quota changes: who would be chosen without it, who only is because of it, and by how much the sum of scores is lower. */
export interface Cost {
  quota: number
  displaced: string[]
  lifted: string[]
  /** Hundredths. */
  cost: number
}

/** The price of each quota that binds; one that is met by merit alone costs nothing and is not asked. */
export async function costsOf(asked: Asked, list: List, solve: Solve): Promise<Cost[]> {
  const found: Cost[] = []
  for (const [n, quota] of asked.quotas.entries()) {
    const inside = [...quota.members].filter((id) => list.chosen.has(id)).length
    const binds = quota.first && inside + list.unfilled[n]! <= quota.count
    const without = binds && (await bestList({ ...asked, quotas: asked.quotas.toSpliced(n, 1) }, solve))
    if (!without || without.sum === list.sum) found.push({ quota: n, displaced: [], lifted: [], cost: 0 })
    else
      found.push({
        quota: n,
        displaced: [...without.chosen].filter((id) => !list.chosen.has(id)),
        lifted: [...list.chosen].filter((id) => !without.chosen.has(id)),
        cost: without.sum - list.sum,
      })
  }
  return found
}
