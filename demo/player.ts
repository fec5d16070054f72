import { gate, inTransaction } from '#kernel/database.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { House } from '#kernel/house.ts'
import { act } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { openSession } from '#modules/identity/sessions.ts'
import { everyRoute } from '#src/modules.ts'

const routes = new Map(everyRoute.map((route) => [route.endpoint, route]))

/**
 * Plays the demonstration: every act goes through the real contract, permission, rule and transaction, as its actor and at its
 * hour. Only the wire is left out.
 */
export class Player {
  now: Date
  acts = 0
  house!: House

  constructor(now: Date) {
    this.now = now
  }

  readonly clock = (): Date => this.now

  /** Signs an account in; what comes back acts until the story ends. */
  async actorOf(accountId: string, grantId: string): Promise<Actor> {
    const token = await inTransaction(this.house.gatePool, gate, ({ db }) =>
      openSession(db, accountId, grantId, '演示', this.now),
    )
    const actor = await this.house.actorOf(token)
    if (!actor) throw new Error('The demonstration could not sign in')
    return actor
  }

  async do<E extends Endpoint>(
    /** Nobody, where a citizen acts. */
    actor: Actor | null,
    endpoint: E,
    input: InputOf<E>,
    body: Buffer | null = null,
  ): Promise<OutputOf<E>> {
    const route = routes.get(endpoint)
    if (!route) throw new Error(`${endpoint.method} ${endpoint.path} is not served`)
    if (endpoint.may !== 'public' && endpoint.may !== 'signed-in' && !actor?.permissions.has(endpoint.may))
      throw new Error(`${actor?.role ?? 'nobody'} may not ${endpoint.may}`)
    const id = newId(this.now)
    const call = { requestId: id, body, session: null, device: '演示', keep: undefined }
    this.acts++
    return (await act(this.house, call, route, actor, endpoint.input.parse(input), {
      key: id,
      digest: Buffer.alloc(32),
    })) as OutputOf<E>
  }
}

/** Runs work side by side, so many at a time; the first failure ends it. */
export async function sideBySide<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]()
  const hand = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atATime }, hand))
}
