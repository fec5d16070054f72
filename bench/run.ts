// Every bench of `npm run bench`, on an embedded PostgreSQL of its own below the temporary folder, as npm start would run it. All of it stays on this machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createDatabase, startPostgres } from '#kernel/postgres.ts'
import { create } from './create.ts'
import { eligibility } from './eligibility.ts'
import type { Section } from './figure.ts'
import { figures, measureSize } from './figures.ts'
import { kill } from './kill.ts'
import { lists } from './lists.ts'
import { moved } from './moved.ts'
import { fillPosts, pay } from './pay.ts'
import { phone } from './phone.ts'
import { addRecords, fillProvince } from './province.ts'
import { census, registryImport } from './registry-import.ts'
import { regionPicker } from './region-picker.ts'
import { registry } from './registry.ts'
import { fillRegistry } from './registry-fill.ts'
import { describe, writeResults } from './results.ts'
import { selectionCheck } from './selection-check.ts'
import { selectionRanking } from './selection-ranking.ts'
import { assignment } from './selection-assignment.ts'

const { values: given } = parseArgs({
  options: { records: { type: 'string', default: '2000000' }, only: { type: 'string' }, keep: { type: 'string' } },
})
const records = Number(given.records)
/** A few are not active, and not all hold a post. */
const payPeople = 52_000
const wanted = given.only?.split(',')
const isWanted = (...names: string[]) => !wanted || names.some((name) => wanted.includes(name))
const began = performance.now()
const say = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`)

const folder = given.keep ?? mkdtempSync(join(tmpdir(), 'yanzhen-bench-'))
const sections: Section[] = []
const keep = (...found: Section[]) => {
  sections.push(...found)
  for (const section of found) for (const line of describe(section)) say(line)
}

const postgres = await startPostgres({ dataDir: join(folder, 'data') })
try {
  if (isWanted('create', 'lists', 'figures', 'moved', 'phone', 'registry', 'census', 'registry-import', 'pay'))
    await inProvince()
  if (isWanted('eligibility')) keep(await eligibility())
  if (isWanted('ranking')) keep(await selectionRanking())
  if (isWanted('check')) keep(await selectionCheck(await createDatabase(postgres.connection, 'certificates')))
  if (isWanted('regions')) {
    say('regions of the country')
    const pool = new pg.Pool({ ...(await createDatabase(postgres.connection, 'regions')), max: 4 })
    keep(await regionPicker(pool).finally(() => pool.end()))
  }
  if (isWanted('assignment')) {
    say('assigning entries to reviewers')
    keep(await assignment())
  }
  if (isWanted('kill')) {
    say('kill -9')
    keep(await kill(join(folder, 'kill'), say))
  }
  // Less than the whole size is said on the screen only.
  if (records >= 2_000_000) {
    const { version, many } = await sizeOf(postgres.connection)
    const of = `${many.toLocaleString('en')} service records over three years in one province of 1,387 stations, 4,161 workers and 208,050 clients`
    writeResults(sections, { of, postgres: version })
  }
} finally {
  await postgres.stop()
  if (!given.keep) rmSync(folder, { recursive: true, force: true })
}

/** The province at a quarter, a half and the whole of the records; what only reads comes first, what writes last. */
async function inProvince(): Promise<void> {
  const { connection } = postgres
  const files = join(folder, 'files')
  const owner = new pg.Pool({ ...connection, max: 4 })
  // A connection that ends with the database at the end is no matter.
  owner.on('error', () => {})
  try {
    const { rows } = await owner.query<{ is: boolean }>(
      `select to_regclass('services.service_record') is not null as is`,
    )
    if (!rows[0]!.is) {
      say('the province')
      await fillProvince(owner, say)
    }
    if (isWanted('pay')) {
      say('posts, appointments and certificates')
      await fillRegistry(owner, payPeople, say)
      await fillPosts(owner, say)
      keep(await pay(owner, connection, files))
    }
    if (isWanted('registry')) {
      say('the registry')
      await fillRegistry(owner, 200_000, say)
      keep(await registry(owner, connection, files))
    }
    if (isWanted('census')) keep(await census(owner, connection, files, say))
    if (isWanted('registry-import')) keep(await registryImport(owner, connection, files, say))
    if (!isWanted('create', 'lists', 'figures', 'moved', 'phone')) return
    const sizes = []
    const { rows: there } = await owner.query<{ many: number }>('select count(*) as many from services.service_record')
    let filled = there[0]!.many
    for (const size of [records / 4, records / 2, records]) {
      if (filled < size) {
        say(`records up to ${size}`)
        await addRecords(owner, filled + 1, size, say)
        filled = size
        if (isWanted('figures')) sizes.push(await measureSize(owner, connection, files, say))
      }
    }
    if (isWanted('figures') && sizes.length === 0) sizes.push(await measureSize(owner, connection, files, say))
    if (isWanted('figures')) keep(...(await figures(owner, connection, files, sizes)))
    if (isWanted('lists')) keep(await lists(owner, connection, files))
    if (isWanted('phone')) keep(await phone(owner, connection, files))
    if (isWanted('moved')) keep(await moved(owner, connection, files))
    if (isWanted('create')) keep(await create(owner, connection, files))
  } finally {
    await owner.end()
  }
}

/** Parts that need no records are measured without them: what is said is what is there. */
async function sizeOf(connection: pg.ClientConfig): Promise<{ version: string; many: number }> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; is: boolean }>(
      `select current_setting('server_version') as version, to_regclass('services.service_record') is not null as is`,
    )
    const { version, is } = rows[0]!
    if (!is) return { version, many: 0 }
    const { rows: counted } = await client.query<{ many: number }>(
      'select count(*) as many from services.service_record',
    )
    return { version, many: Number(counted[0]!.many) }
  } finally {
    await client.end()
  }
}
