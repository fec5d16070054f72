import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { Placed } from '#modules/pay/careers.ts'
import { lookAt } from '#modules/pay/commands/look-at.ts'

/** How many people are looked at in one transaction: few enough that what is reckoned of them is young when it is thrown away. Technical, so not in a pack. */
export const batch = 125
/** Fewer are looked at in the caller's own thread: two others load and warm up as long as some thousands of people take. */
const few = 10_000
/** Of a larger machine the rest is left to those who work with the house, and to its database. */
const mostThreads = 2

interface Around {
  house: Pick<House, 'packs' | 'gatePool'>
  now: Date
  today: Day
}

/** All that a thread of its own knows: it shares nothing with the house, and what is issued meanwhile holds from the next time. */
export interface LookTask {
  connection: pg.PoolConfig
  packs: Packs
  now: Date
  today: Day
  people: readonly Placed[]
}

const threadsFor = (people: number): number => (people < few ? 0 : Math.min(mostThreads, availableParallelism()))

/**
 * Looks at people, each batch in a transaction of its own, so that what was done when something fails stays done. Many are shared out among threads
 * with connections of their own, and the server's goes on answering. Returns how many proposals were made.
 */
export async function lookAtMany(
  around: Around,
  people: readonly Placed[],
  threads = threadsFor(people.length),
): Promise<number> {
  if (threads === 0) return lookInTurn(around, people)
  const each = Math.ceil(people.length / threads)
  const parts = Array.from({ length: threads }, (_, at) => people.slice(at * each, (at + 1) * each))
  const stop = new AbortController()
  try {
    return sum(await Promise.all(parts.map((part) => lookInThread(around, part, stop.signal))))
  } finally {
    // Where one of them failed, the others do not go on behind the caller's back.
    stop.abort()
  }
}

/** Three batches side by side: while the database reads one and saves another, the third is reckoned. */
export async function lookInTurn({ house, now, today }: Around, people: readonly Placed[]): Promise<number> {
  let next = 0
  const lane = async (): Promise<number> => {
    let proposed = 0
    for (;;) {
      const some = people.slice(next, (next += batch))
      if (some.length === 0) return proposed
      const made = await inTransaction(house.gatePool, gate, ({ query }) => lookAt({ query, house, now, today }, some))
      proposed += made
    }
  }
  return sum(await Promise.all([lane(), lane(), lane()]))
}

async function lookInThread(
  { house, now, today }: Around,
  people: readonly Placed[],
  signal: AbortSignal,
): Promise<number> {
  // Named one by one: a pool does not show its password.
  const { host, port, user, password, database, options } = house.gatePool.options
  const connection = { host, port, user, password, database, options }
  const workerData: LookTask = { connection, packs: house.packs, now, today, people }
  const worker = new Worker(new URL('look-at-worker.ts', import.meta.url), { workerData })
  try {
    const [proposed] = await once(worker, 'message', { signal })
    return proposed
  } finally {
    await worker.terminate()
  }
}

const sum = (made: number[]): number => made.reduce((all, one) => all + one, 0)
