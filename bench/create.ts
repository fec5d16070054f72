import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type pg from 'pg'
import { serving } from './child.ts'
import { newId } from '#kernel/ids.ts'
import type { Section } from './figure.ts'
import { medianOf } from './figure.ts'
import { signedInWorkers } from './sessions.ts'
import type { BenchWorker } from './sessions.ts'

const seconds = 10
/** Until the server's code is compiled and every connection has planned its statements: a server is started once a month, not every ten seconds. */
const warmSeconds = 15
const connections = 16
const rounds = 3

/** Records a second through the whole of the product, beside a bare insert of the same row; by turns, so that both meet the same machine. */
export async function create(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Section> {
  const workers = await signedInWorkers(owner, 300)
  const rates = { bare: [] as number[], full: [] as number[] }
  const p95 = { bare: [] as number[], full: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['bare', 'full'] as const) {
      const server = await serving(kind, connection, dataDir)
      const request = kind === 'bare' ? bareRequest(workers) : fullRequest(workers)
      await load(server.url, request, warmSeconds)
      const result = await load(server.url, request, seconds)
      if (result.non2xx > 0) throw new Error(`${kind}: ${result.non2xx} requests were refused`)
      rates[kind].push(result.requests.average)
      p95[kind].push(result.latency.p97_5)
      await server.stop()
    }
  }
  const bare = medianOf(rates.bare)
  const full = medianOf(rates.full)
  return {
    title: 'Create a record',
    figures: [
      { name: 'create, bare Fastify + pg', value: Math.round(bare), unit: 'requests/s' },
      { name: 'create, full stack', value: Math.round(full), unit: 'requests/s' },
      { name: 'create, full stack of bare', value: Math.round((full / bare) * 100), unit: '%', limit: { atLeast: 40 } },
      { name: 'create, bare, p97.5', value: medianOf(p95.bare), unit: 'ms' },
      { name: 'create, full stack, p97.5', value: medianOf(p95.full), unit: 'ms' },
    ],
    compared: [
      `autocannon with ${connections} connections on the same machine, ${rounds} rounds of ${seconds} s each, after ${warmSeconds} s to get warm, in turns (bare, full, bare, …), the median of them: ${describe(rates.bare)} against ${describe(rates.full)} requests/s. ${workers.length} workers spread over the province record for their own clients.`,
      'Bare: Fastify, one route, one prepared insert of the same row into the same table with its indexes, committed with synchronous_commit on; no session, no right, no check.',
      'Full: session, permission, input and reply checked by the contract, row policies in the database, the rules of the pack, the client’s last meeting, the idempotency key, the audit line, the event, and the job that counts the figures anew running beside it. Two round trips: what the record names, and the save with its traces and the commit.',
    ],
  }
}

const describe = (values: number[]) => values.map(Math.round).join(', ')

type Setup = NonNullable<autocannon.Request['setupRequest']>

const load = (url: string, setupRequest: Setup, duration: number): Promise<autocannon.Result> =>
  autocannon({ url, connections, duration, requests: [{ method: 'POST', setupRequest }] })

const pick = <T>(from: T[]): T => from[Math.floor(Math.random() * from.length)]!
const note = '身体状况平稳，提醒按时服药。'
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

function bareRequest(workers: BenchWorker[]): Setup {
  return (request) => {
    const worker = pick(workers)
    const row = [
      newId(new Date()),
      pick(worker.clients),
      worker.regionCode,
      worker.stationId,
      worker.personId,
      today(),
      ['wellbeing-check'],
      note,
    ]
    return { ...request, path: '/records', headers: { 'content-type': 'application/json' }, body: JSON.stringify(row) }
  }
}

function fullRequest(workers: BenchWorker[]): Setup {
  return (request) => {
    const worker = pick(workers)
    const headers = {
      'content-type': 'application/json',
      cookie: `yanzhen=${worker.token}`,
      'idempotency-key': randomUUID(),
    }
    const record = {
      method: 'visit',
      clientId: pick(worker.clients),
      heldOn: today(),
      minutes: 30,
      serviceCodes: ['wellbeing-check'],
      mode: 'home',
      outcome: 'met',
      note,
    }
    return { ...request, path: '/api/services/records', headers, body: JSON.stringify(record) }
  }
}
