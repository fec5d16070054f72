import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openCluster } from '#kernel/postgres/cluster.ts'
import type { Section } from './figure.ts'
import { medianOf, round } from './figure.ts'

const kills = 20
/** Every fourth time the database's postmaster is killed too, or instead. */
const hits = ['server', 'server', 'server', 'database', 'server', 'server', 'server', 'both'] as const
const writers = 8
const startWithin = 120_000

/** kill -9 in the middle of writes, over and over, on what `npm start` runs: what was acknowledged, and what is there afterwards. */
export async function kill(dataDir: string, say: (line: string) => void): Promise<Section> {
  let server = await start(dataDir)
  say(`  first start, with the demonstration: ${server.seconds.toFixed(1)} s`)
  const first = server.seconds
  const { username, password } = server.worker!
  const acknowledged = new Map<string, string>()
  const starts: number[] = []
  let unanswered: Write[] = []
  let failedStarts = 0
  let sentAgain = 0
  try {
    for (let turn = 0; turn < kills; turn++) {
      const worker = await signIn(server.url, username, password)
      // What was on its way when the server died goes out again under its own key.
      sentAgain += unanswered.length
      for (const write of unanswered) await write.send(server.url, worker.cookie, acknowledged)
      const writing = new AbortController()
      const leftOver = Array.from({ length: writers }, () => writeOn(server.url, worker, acknowledged, writing.signal))
      await sleep(500 + ((turn * 397) % 1500))
      const hit = hits[turn % hits.length]!
      if (hit !== 'server') process.kill(postmasterOf(dataDir), 'SIGKILL')
      if (hit === 'database') await sleep(3000)
      server.child.kill('SIGKILL')
      await server.ended
      writing.abort()
      unanswered = (await Promise.all(leftOver)).flat()
      server = await start(dataDir).catch(async (error: Error) => {
        failedStarts++
        say(`  ${error.message}`)
        return start(dataDir)
      })
      starts.push(server.seconds)
      say(`  kill ${turn + 1} (${hit}): ${acknowledged.size} acknowledged, start ${server.seconds.toFixed(1)} s`)
    }
    const { lost, twice } = await compare(dataDir, acknowledged)
    return {
      title: 'kill -9 in the middle of writes',
      figures: [
        { name: 'kills', value: kills, unit: '' },
        { name: 'records acknowledged', value: acknowledged.size, unit: '' },
        { name: 'acknowledged and lost', value: lost, unit: 'records', limit: { atMost: 0 } },
        { name: 'sent again after a kill and counted twice', value: twice, unit: 'records', limit: { atMost: 0 } },
        { name: 'failed starts', value: failedStarts, unit: '', limit: { atMost: 0 } },
        { name: 'first start, with the demonstration', value: round(first), unit: 's', limit: { atMost: 60 } },
        { name: 'start after a kill, median', value: round(medianOf(starts)), unit: 's', limit: { atMost: 5 } },
        { name: 'start after a kill, slowest', value: round(Math.max(...starts)), unit: 's' },
      ],
      compared: [
        `bin/start.mjs as npm start runs it, with its embedded PostgreSQL and the demonstration; ${writers} writers of one worker without a pause; killed after 0.5 to 2 s of writing, ${kills} times, of which ${hitsOf('database')} times the postmaster alone (and the server 3 s later) and ${hitsOf('both')} times both.`,
        `Each acknowledged record is looked for in the database at the end, and each of the ${sentAgain} writes without an answer was sent again under its key after the start and must be there once.`,
      ],
    }
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

const hitsOf = (what: string) =>
  Array.from({ length: kills }, (_, turn) => hits[turn % hits.length]).filter((hit) => hit === what).length

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(openCluster(dataDir).dir, 'postmaster.pid'), 'utf8').split('\n')[0])

interface Started {
  url: string
  child: ChildProcess
  ended: Promise<unknown>
  seconds: number
  /** The first of the cast whose place is the phone. */
  worker: { username: string; password: string } | undefined
}

/** Starts the product; throws where it ends or does not answer in time. */
async function start(dataDir: string): Promise<Started> {
  const began = performance.now()
  const script = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const late = setTimeout(() => child.kill('SIGKILL'), startWithin)
  try {
    for (;;) {
      const url = /雁阵 Yanzhen {2}(\S+)/.exec(said)?.[1]
      const isUp =
        url &&
        (await fetch(`${url}/api/health`).then(
          (answer) => answer.ok,
          () => false,
        ))
      if (url && isUp) {
        const [, username, password] = /\/field {2}用户名 (\S+) {2}密码 (\S+)/.exec(said) ?? []
        return {
          url,
          child,
          ended,
          seconds: (performance.now() - began) / 1000,
          worker: username && password ? { username, password } : undefined,
        }
      }
      const over = await Promise.race([ended.then(() => true), sleep(20)])
      if (over) throw new Error(`A start failed: ${said.slice(-3000)}`)
    }
  } finally {
    clearTimeout(late)
  }
}

interface Worker {
  cookie: string
  clients: string[]
}

async function signIn(url: string, username: string, password: string): Promise<Worker> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Signing in after a kill: ${answer.status} ${await answer.text()}`)
  const list = await fetch(`${url}/api/services/clients?size=50`, { headers: { cookie } })
  const { rows } = (await list.json()) as { rows: { clientId: string }[] }
  return { cookie, clients: rows.map((row) => row.clientId) }
}

/** Writes without a pause until the server is gone; answers with the write that got no answer. */
async function writeOn(
  url: string,
  worker: Worker,
  acknowledged: Map<string, string>,
  signal: AbortSignal,
): Promise<Write[]> {
  while (!signal.aborted) {
    const write = new Write(worker.clients[Math.floor(Math.random() * worker.clients.length)]!)
    const isAnswered = await write.send(url, worker.cookie, acknowledged)
    if (!isAnswered) return [write]
  }
  return []
}

/** One record under its key, sent as often as need be. */
class Write {
  readonly key = randomUUID()
  readonly body: string

  constructor(clientId: string) {
    const heldOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    this.body = JSON.stringify({
      method: 'visit',
      clientId,
      heldOn,
      minutes: 30,
      serviceCodes: ['wellbeing-check'],
      mode: 'home',
      outcome: 'met',
      note: this.key,
    })
  }

  async send(url: string, cookie: string, acknowledged: Map<string, string>): Promise<boolean> {
    const headers = { 'content-type': 'application/json', cookie, 'idempotency-key': this.key }
    try {
      const answer = await fetch(`${url}/api/services/records`, { method: 'POST', headers, body: this.body })
      const said = (await answer.json()) as { recordId?: string; code?: string }
      if (said.recordId) acknowledged.set(this.key, said.recordId)
      // A server whose database is gone says so: no record was acknowledged, and the phone would keep it.
      return said.recordId !== undefined
    } catch {
      return false
    }
  }
}

async function compare(dataDir: string, acknowledged: Map<string, string>): Promise<{ lost: number; twice: number }> {
  const { socketDir } = openCluster(dataDir)
  const client = new pg.Client({ host: socketDir, port: 5432, user: 'yanzhen', database: 'yanzhen' })
  await client.connect()
  const { rows } = await client.query<{ lost: number; twice: number }>(
    `with told as (select * from unnest($1::text[], $2::uuid[]) as t (key, id)),
          found as (select note as key, count(*) as many from services.service_record where note = any ($1::text[]) group by note)
     select (select count(*)::int from told where not exists (select from services.service_record r where r.id = told.id)) as lost,
            (select count(*)::int from found where many > 1) as twice`,
    [[...acknowledged.keys()], [...acknowledged.values()]],
  )
  await client.end()
  return rows[0]!
}
