import pg from 'pg'
import { loadCalendar } from '#kernel/calendar-table.ts'
import { startJobs } from '#kernel/job-runner.ts'
import { migrate } from '#kernel/migrate.ts'
import { startPostgres } from '#kernel/postgres.ts'
import { buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { everyJob } from '#src/modules.ts'
import { openHouse } from '#src/open-house.ts'
import { buildWeb } from '#web/build.ts'

const config = readConfig()
let stopping = false
const log = (line: Record<string, unknown>) => console.error(JSON.stringify({ at: new Date().toISOString(), ...line }))

const postgres = config.databaseUrl ? null : await startPostgres({ dataDir: config.dataDir })
const connection = postgres ? postgres.connection : { connectionString: await writableOf(config.databaseUrls) }

const owner = new pg.Pool({ ...connection, max: 4 })
await migrate(owner)
await loadCalendar(owner)

const web = buildWeb()
const { prepare } = config.empty ? await import('#src/prepare-empty.ts') : await import('#demo/prepare-demo.ts')
const { cast, sealedDataExists, afterwards } = await prepare({ owner, connection, config, log })
const { folder } = await web

const { house, close } = await openHouse({
  connection,
  dataDir: config.dataDir,
  secretKeyFile: config.secretKeyFile,
  clock: () => new Date(),
  log,
  cast,
  sealedDataExists,
  publicOrigin: config.publicOrigin,
})
const app = await buildApp(house, { webFolder: folder, trustProxy: config.trustProxy })
const stopJobs = await startJobs(house, everyJob, connection)
await app.listen({ port: config.port, host: config.host })
greet()
afterwards?.().catch((error: Error) => {
  if (!stopping) log({ level: 'error', job: 'afterwards', kind: error.name, stack: error.stack })
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await app.close()
  await stopJobs()
  await close()
  await owner.end()
  await postgres?.stop()
  process.exit(0)
}

function greet(): void {
  const origin = config.publicOrigin ?? `http://localhost:${(app.server.address() as { port: number }).port}`
  console.log(`\n雁阵 Yanzhen  ${origin}`)
  if (config.empty && cast.length === 0) console.log(`  首次使用，请打开 ${origin}/desk 设立首位管理员`)
  for (const one of cast)
    console.log(
      `  ${one.role.zh.padEnd(14, '　')}${origin}/${one.shell}  用户名 ${one.username}  密码 ${one.password}  ${one.name}`,
    )
}

/** Of several hosts, the one that takes writes. */
async function writableOf(urls: readonly string[]): Promise<string> {
  for (const url of urls) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
      if (!rows[0]!.standby) return url
    } catch {
      // The next host may answer; the last one's silence is told below.
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new Error('No host of DATABASE_URL takes writes.')
}
