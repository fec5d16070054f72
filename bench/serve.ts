// A server of its own process for the benches: `full` is ours with everything on, `bare` is Fastify with one insert and nothing else.
import Fastify from 'fastify'
import pg from 'pg'
import { startJobs } from '#kernel/job-runner.ts'
import { buildApp } from '#src/app.ts'
import { everyJob } from '#src/modules.ts'
import { openHouse } from '#src/open-house.ts'

const [kind, connectionText, dataDir, webFolder] = process.argv.slice(2) as ['full' | 'bare', string, string, string]
const connection = JSON.parse(connectionText) as pg.PoolConfig

const insert = `insert into services.service_record (id, method, client_id, region_code, station_id, worker_id, held_on, minutes, service_codes, mode, outcome, unnamed_participants,
  person_times, note, recorded_at, recorded_on, late, pack_version) values ($1, 'visit', $2, $3, $4, $5, $6, 30, $7, 'home', 'met', 0, 1, $8, now(), current_date, false, 'bench')`

const app = kind === 'full' ? await full() : bare()
process.once('SIGINT', () => process.exit())
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))

async function full() {
  const clock = () => new Date()
  const secretKeyFile = `${dataDir}/bench-keys.json`
  const { house } = await openHouse({
    connection,
    dataDir,
    secretKeyFile,
    clock,
    log: (line) => console.error(JSON.stringify(line)),
    cast: [],
    sealedDataExists: false,
  })
  // Those of the night would be caught up two minutes after the start, in the middle of what is measured; they have benches of their own.
  const ofTheDay = everyJob.filter(({ every }) => 'seconds' in every)
  await startJobs(house, ofTheDay, connection)
  return buildApp(house, { webFolder: webFolder || null, trustProxy: false })
}

function bare() {
  const pool = new pg.Pool({ ...connection, max: 16 })
  const app = Fastify({ logger: false })
  app.post('/records', async (request) => {
    const row = request.body as unknown[]
    await pool.query({ name: 'insert', text: insert, values: row })
    return { recordId: row[0] }
  })
  return app
}
