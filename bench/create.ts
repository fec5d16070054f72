import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type pg from 'pg'
import { serving } from './child.ts'
import type { Figure } from './figure.ts'
import { medianOf } from './figure.ts'
import { signedInWorkers } from './sessions.ts'
import type { BenchWorker } from './sessions.ts'

const seconds = 8
const connections = 16
const rounds = 3

/** Records a second through the whole of the product, beside a bare insert of the same row; by turns, so that both meet the same machine. */
export async function create(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Figure[]> {
  const workers = await signedInWorkers(owner, 300)
  const rates = { bare: [] as number[], full: [] as number[] }
  const p95 = { bare: [] as number[], full: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['bare', 'full'] as const) {
      const server = await serving(kind, connection, dataDir)
      const request = kind === 'bare' ? bareRequest(workers) : fullRequest(workers)
      await load(server.url, request, 2)
      const result = await load(server.url, request, seconds)
      if (result.non2xx > 0) throw new Error(`${kind}: ${result.non2xx} requests were refused`)
      rates[kind].push(result.requests.average)
      p95[kind].push(result.latency.p97_5)
      await server.stop()
    }
  }
  const bare = medianOf(rates.bare)
  const full = medianOf(rates.full)
  return [
    { name: 'create a record, bare Fastify + pg', value: Math.round(bare), unit: 'requests/s' },
    { name: 'create a record, full stack', value: Math.round(full), unit: 'requests/s' },
    {
      name: 'create a record, full stack of bare',
      value: Math.round((full / bare) * 100),
      unit: '%',
      limit: 'at least 40',
    },
    { name: 'create a record, bare, 97.5th percentile', value: medianOf(p95.bare), unit: 'ms' },
    { name: 'create a record, full stack, 97.5th percentile', value: medianOf(p95.full), unit: 'ms' },
  ]
}

type Setup = NonNullable<autocannon.Request['setupRequest']>

const load = (url: string, setupRequest: Setup, duration: number): Promise<autocannon.Result> =>
  autocannon({ url, connections, duration, requests: [{ method: 'POST', setupRequest }] })

const pick = <T>(from: T[]): T => from[Math.floor(Math.random() * from.length)]!
const note = '身体状况平稳，提醒按时服药。'
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

export function bareRequest(workers: BenchWorker[]): Setup {
  return (request) => {
    const worker = pick(workers)
    const row = [
      randomUUID(),
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

export function fullRequest(workers: BenchWorker[]): Setup {
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
