import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { createDatabase, dropDatabase, startPostgres } from '#kernel/postgres.ts'
import type { Connection } from '#kernel/postgres.ts'

const small = { shared_buffers: '16MB' }
const folder = mkdtempSync(join(tmpdir(), 'yanzhen-postgres-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function ask(connection: Connection, text: string): Promise<unknown> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query({ text, rowMode: 'array' })
  await client.end()
  return (rows as unknown[][])[0]?.[0]
}

test('an operator gets a PostgreSQL that knows Chinese, keeps what was written and is not reachable by network', async () => {
  const dataDir = join(folder, 'plain')
  const first = await startPostgres({ dataDir, settings: small })
  assert.match(first.connection.host, /socket$/)
  assert.equal(await ask(first.connection, `select '雁阵' ~ '^\\w+$'`), true)
  assert.equal(await ask(first.connection, 'show listen_addresses'), '')
  assert.equal(await ask(first.connection, 'show fsync'), 'on')
  await ask(first.connection, 'create table kept as select 7 as seven')
  await first.stop()
  await assert.rejects(ask(first.connection, 'select 1'))

  const second = await startPostgres({ dataDir, settings: small })
  assert.equal(await ask(second.connection, 'select seven from kept'), 7)
  await second.stop()
})

test('an operator who starts a second server on the same folder is told so, and the first goes on', async () => {
  const dataDir = join(folder, 'plain')
  const first = await startPostgres({ dataDir, settings: small })
  await assert.rejects(startPostgres({ dataDir }), /Another server is already running/)
  const command = await startPostgres({ dataDir, hold: 'shared' })
  await command.stop()
  assert.equal(await ask(first.connection, 'select 1'), 1)
  await first.stop()
})

test('an operator whose server was killed starts it again at once, with the same database', async () => {
  const dataDir = join(folder, 'killed')
  const script = `import { startPostgres } from '#kernel/postgres.ts'
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: ${JSON.stringify(small)} }); console.log('up')`
  const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((up) => server.stdout.once('data', up))
  const before = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')
  server.kill('SIGKILL')
  const again = await startPostgres({ dataDir, settings: small })
  assert.equal(
    readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0],
    before.split('\n')[0],
  )
  await again.stop()
})

test('an operator who starts again while the database is still shutting down waits a moment', async () => {
  const dataDir = join(folder, 'killed')
  const first = await startPostgres({ dataDir, settings: small })
  const [second] = await Promise.all([startPostgres({ dataDir, settings: small, hold: 'shared' }), first.stop()])
  assert.equal(await ask(second.connection, 'select 1'), 1)
  await second.stop()
})

test('an operator does not notice that the database process itself was killed', async () => {
  const dataDir = join(folder, 'killed')
  const server = await startPostgres({ dataDir, settings: small })
  await ask(server.connection, 'create table kept as select 7 as seven')
  process.kill(Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  const answer = async (): Promise<unknown> => ask(server.connection, 'select seven from kept').catch(answer)
  assert.equal(await answer(), 7)
  await server.stop()
})

test('an operator whose machine lost power and gave the old number to another process can start', async () => {
  const dataDir = join(folder, 'killed')
  writeFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), `${process.pid}\n/elsewhere\n0\n5432\n\n\n\nready\n`)
  const server = await startPostgres({ dataDir, settings: small })
  assert.equal(await ask(server.connection, 'select 1'), 1)
  await server.stop()
})

test('an operator starts at once after server and database were killed together', async () => {
  const dataDir = join(folder, 'together')
  const { connection, stop } = await startPostgres({ dataDir, settings: small })
  const lock = join(connection.host, '.s.PGSQL.5432.lock')
  const text = readFileSync(lock, 'utf8')
  await stop()
  // The killed database stays in the process table for a moment; another process that is there has the same effect.
  writeFileSync(lock, text.replace(/^.*/, String(process.ppid)))
  const again = await startPostgres({ dataDir, settings: small })
  assert.equal(await ask(again.connection, 'select 1'), 1)
  await again.stop()
})

test('an operator may keep everything in a private home with a very long name', async () => {
  const home = mkdtempSync(join(folder, 'home-'))
  chmodSync(home, 0o700)
  const dataDir = join(home, '雁'.repeat(40))
  const server = await startPostgres({ dataDir, settings: small })
  assert.equal(await ask(server.connection, 'select 1'), 1)
  assert.ok(Buffer.byteLength(server.connection.host) < 90)
  await server.stop()
  rmSync(server.connection.host, { recursive: true, force: true })
})

test('a contributor makes a database from a template and drops it', async () => {
  const server = await startPostgres({ dataDir: join(folder, 'plain'), settings: small })
  const template = await createDatabase(server.connection, 'pattern')
  await ask(template, 'create table kept as select 7 as seven')
  const copy = await createDatabase(server.connection, 'copy', 'pattern')
  assert.equal(await ask(copy, 'select seven from kept'), 7)
  await dropDatabase(server.connection, 'copy')
  await assert.rejects(ask(copy, 'select 1'), { code: '3D000' })
  await server.stop()
})
