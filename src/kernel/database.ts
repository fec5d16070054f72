import { availableParallelism } from 'node:os'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { branchRange } from '#kernel/region.ts'
import { TransactionLine } from '#kernel/transaction-line.ts'

// Days stay text ('2026-03-07'): a Date would move them by a time zone. Counts and ordinals fit a number.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, Number)

/** A transaction with a scope set. `Tables` is the slice of the database a module names; the kernel names none. */
export type Db<Tables = Record<string, Record<string, unknown>>> = Kysely<Tables>

/** Who the transaction is, for the database: one role and the settings its policies read. */
export interface Scope {
  role:
    | 'yanzhen_by_region'
    | 'yanzhen_by_organisation'
    | 'yanzhen_by_person'
    | 'yanzhen_app'
    | 'yanzhen_gate'
    | 'yanzhen_statistics'
  settings: Record<string, string>
}

export const gate: Scope = { role: 'yanzhen_gate', settings: {} }
export const statistics: Scope = { role: 'yanzhen_statistics', settings: {} }
/** A visitor without an account: no policy names this role, so no row of a scoped table is seen. */
export const stranger: Scope = { role: 'yanzhen_app', settings: {} }

/** What an actor's post lets the database show. Made once a session, not once a request. */
export function scopeOf(actor: Pick<Actor, 'accountId' | 'personId' | 'organisationId' | 'jurisdiction'>): Scope {
  const own = { account: actor.accountId, person: actor.personId, organisation: actor.organisationId ?? '' }
  const reach = actor.jurisdiction
  switch (reach.kind) {
    case 'region': {
      const { low, high } = branchRange(reach.regionCode)
      return { role: 'yanzhen_by_region', settings: { ...own, low, high } }
    }
    case 'organisation':
      return {
        role: 'yanzhen_by_organisation',
        settings: { ...own, stations: `{${reach.stationIds.join(',')}}`, regions: `{${reach.regionCodes.join(',')}}` },
      }
    case 'own':
      return { role: 'yanzhen_by_person', settings: own }
  }
}

/** Opens a pool whose connections send the next statement before the last is answered: fewer waits, the same order. */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const max = Math.max(8, 4 * availableParallelism())
  const pool = new pg.Pool({ max, ...options, pipeline: true } as pg.PoolConfig)
  // An idle connection that the server closes is replaced by the pool; without a listener Node would stop.
  pool.on('error', () => {})
  // The same for one that is lost between two statements of a transaction: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const settingNames = ['account', 'person', 'organisation', 'low', 'high', 'stations', 'regions'] as const

const openings = new WeakMap<Scope, pg.QueryConfig>()

/** The statement that makes a transaction somebody's: planned once a connection, and made once a scope. */
function openingOf(scope: Scope): pg.QueryConfig {
  let opening = openings.get(scope)
  if (!opening) {
    // What a scope leaves out stays empty: settings made in a transaction go with it.
    const names = settingNames.filter((name) => scope.settings[name])
    const text = `select set_config('role', $1, true)${names.map((name, at) => `, set_config('app.${name}', $${at + 2}, true)`).join('')}`
    const values = [scope.role, ...names.map((name) => scope.settings[name]!)]
    openings.set(scope, (opening = { name: `take-scope ${names.join(' ')}`, text, values }))
  }
  return opening
}

export interface Transaction {
  db: Db
  /** Runs a statement by its text; named ones are planned once a connection. */
  query<Row>(text: string, values?: unknown[], name?: string): Promise<Row[]>
  /** Writes together with the commit and with each other, as one statement; if it fails, nothing is kept. None sees what the others wrote. */
  lastly(text: string, values: unknown[], name?: string): void
}

/**
 * Runs `work` in one transaction under a scope: all of it is kept, or none.
 * Throws what `work` throws, and what the database says at the commit.
 */
export async function inTransaction<T>(pool: pg.Pool, scope: Scope, work: (t: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const { line, db } = openLine(client)
  const lasts: pg.QueryConfig[] = []
  let broken: Error | undefined
  try {
    line.add(openingOf(scope)).catch(() => {})
    const value = await work({
      db,
      query: async <Row>(text: string, values: unknown[] = [], name?: string) =>
        (await line.add({ name: name ?? nameOf(text), text, values })).rows as Row[],
      lastly: (text, values, name) => void lasts.push({ text, values, ...(name && { name }) }),
    })
    // What fails here fails the end, too.
    if (lasts.length > 0) line.add(joined(lasts)).catch(() => {})
    await line.end()
    return value
  } catch (error) {
    await line.takeBack(client).catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Runs a part of a transaction at the gate, and gives it back its own role: what is carried along to another place, or answered for by a rule,
 * may lie beyond the actor's reach before or after.
 */
export async function atTheGate<T>({ query }: Pick<Transaction, 'query'>, work: () => Promise<T>): Promise<T> {
  const [own] = await query<{ role: string }>(`select current_setting('role') as role`)
  await query(`select set_config('role', 'yanzhen_gate', true)`)
  const done = await work()
  await query(`select set_config('role', $1, true)`, [own!.role])
  return done
}

const joinedTexts = new Map<string, { name: string; text: string }>()

/**
 * Several writes as one statement, each a part of its `with`: one plan is looked up and run instead of one each. Of a hundred microseconds
 * that a small write takes, half are spent around it.
 */
function joined(writes: pg.QueryConfig[]): pg.QueryConfig {
  if (writes.length === 1) return writes[0]!
  const key = writes.map((write) => write.text).join('\0')
  let made = joinedTexts.get(key)
  if (!made) {
    let before = 0
    const parts = writes.map(({ text, values }, at) => {
      const shift = before
      before += values!.length
      const renumbered = text.replace(/\$(\d+)/g, (_whole, number: string) => `$${Number(number) + shift}`)
      return at < writes.length - 1 ? `write_${at} as (${renumbered})` : renumbered
    })
    const last = parts.pop()!
    const text = `with ${parts.join(', ')}${/^\s*with /.test(last) ? last.replace(/^\s*with /, ', ') : last}`
    made = { name: `writes ${joinedTexts.size}`, text }
    joinedTexts.set(key, made)
  }
  return { ...made, values: writes.flatMap((write) => write.values as unknown[]) }
}

type Send = (statement: pg.QueryConfig) => Promise<pg.QueryResult>

interface Opened {
  line: TransactionLine
  db: Db
}

const opened = new WeakMap<pg.PoolClient, Opened>()

/** Begins a transaction on a connection. Kysely is made once a connection. */
function openLine(client: pg.PoolClient): Opened {
  const line = new TransactionLine()
  client.query(line as unknown as pg.Query)
  let known = opened.get(client)
  if (!known) {
    const made: Opened = { line, db: kyselyOn((statement) => made.line.add(statement)) }
    opened.set(client, (known = made))
  }
  known.line = line
  return { line, db: known.db }
}

const known = new Map<string, { times: number; name: string }>()
const mostKnown = 400

/** A statement that comes again and again is planned once a connection; one that comes seldom does not stay in its memory. */
function nameOf(text: string): string | undefined {
  const seen = known.get(text)
  if (!seen) {
    if (known.size < mostKnown) known.set(text, { times: 1, name: `s${known.size}` })
    return undefined
  }
  return ++seen.times > 5 ? seen.name : undefined
}

/** Kysely on a connection that already stands in a transaction. */
function kyselyOn(send: Send): Db {
  const connection: DatabaseConnection = {
    async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
      const result = await send({
        name: nameOf(compiled.sql),
        text: compiled.sql,
        values: compiled.parameters as unknown[],
      })
      return {
        rows: result.rows as R[],
        ...(result.rowCount !== null && { numAffectedRows: BigInt(result.rowCount) }),
      }
    },
    streamQuery() {
      throw new Error('A pipelined connection cannot stream; read page by page')
    },
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      throw new Error('The transaction is opened by inTransaction')
    },
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return new Kysely<never>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  }) as unknown as Db
}
