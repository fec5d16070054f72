import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { inTransaction, statistics } from '#kernel/database.ts'
import { takeEvents } from '#kernel/events.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { reader, refresh } from '#modules/statistics/commands/refresh.ts'
import { turnDay } from '#modules/statistics/commands/turn-day.ts'
import { checkFigures } from '#modules/statistics/queries/check.ts'
import { giveEvent, giveRows, idFor, refreshToTheEnd } from '#modules/statistics/testing/rows.ts'

const now = new Date('2026-03-20T10:00:00+08:00')
const village = '330304001001'

async function cellsOf(
  pool: pg.Pool,
  indicator: string,
  month = '2026-03',
): Promise<Record<string, number | number[]>> {
  const { rows } = await pool.query<{ branch: string; numerator: number; denominator: number | null }>(
    'select branch, numerator, denominator from statistics.cell where indicator = $1 and month = $2 order by branch',
    [indicator, month],
  )
  return Object.fromEntries(
    rows.map((row) => [row.branch, row.denominator === null ? row.numerator : [row.numerator, row.denominator]]),
  )
}

async function registerAndVisit(pool: pg.Pool) {
  await giveRows(pool, {
    clients: [{ id: 'a', in: village, priority: true }],
    records: [{ id: 'first', client: 'a', on: '2026-03-05' }],
  })
  await giveEvent(pool, {
    kind: 'services/client-registered',
    subject: { kind: 'client', id: idFor('a') },
    in: village,
    day: '2026-03-01',
  })
  await giveEvent(pool, {
    kind: 'services/record-made',
    subject: { kind: 'record', id: idFor('first') },
    in: village,
    day: '2026-03-05',
  })
}

test('a visit moves the figures of the village and of every branch above it', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  assert.equal(await refreshToTheEnd(pool, now), 2)
  assert.deepEqual(await cellsOf(pool, 'visits'), { '33': 1, '3303': 1, '330304': 1, '330304001': 1, [village]: 1 })
  assert.deepEqual(await cellsOf(pool, 'persons'), { '33': 1, '3303': 1, '330304': 1, '330304001': 1, [village]: 1 })
  assert.deepEqual((await cellsOf(pool, 'priority-coverage'))['330304'], [1, 1])
  assert.deepEqual(await checkFigures(pool, now), [])
  assert.equal(await refresh(pool, now), 0)
})

test('a visit that was booked in the wrong month and village leaves nothing behind there', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  await refreshToTheEnd(pool, now)
  const other = '330304002001'
  await pool.query('update services.service_record set held_on = $1, region_code = $2', ['2026-02-10', other])
  await giveEvent(pool, {
    kind: 'services/record-corrected',
    subject: { kind: 'record', id: idFor('first') },
    in: other,
    day: '2026-02-10',
    data: { formerRegionCode: village, formerDay: '2026-03-05' },
  })
  await refreshToTheEnd(pool, now)
  assert.equal((await cellsOf(pool, 'visits'))['33'], 0)
  assert.equal((await cellsOf(pool, 'persons'))['33'], 0)
  assert.equal((await cellsOf(pool, 'persons', '2026-02'))['33'], 1)
  assert.deepEqual((await cellsOf(pool, 'priority-coverage'))['330304'], [0, 1])
  assert.deepEqual(await checkFigures(pool, now), [])
})

test('a client who moves takes nothing out of the months before', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  await refreshToTheEnd(pool, now)
  const april = new Date('2026-04-15T10:00:00+08:00')
  await turnDay(pool, april)
  assert.deepEqual((await cellsOf(pool, 'priority-coverage', '2026-04'))['330304'], [0, 1])
  await pool.query('update services.client set region_code = $1', ['330305001001'])
  await giveEvent(pool, {
    kind: 'services/client-changed',
    subject: { kind: 'client', id: idFor('a') },
    in: '330305001001',
    day: '2026-04-15',
    data: { formerRegionCode: village },
  })
  await refreshToTheEnd(pool, april)
  assert.deepEqual((await cellsOf(pool, 'priority-coverage'))['330304'], [1, 1])
  const after = await cellsOf(pool, 'priority-coverage', '2026-04')
  assert.deepEqual(
    [after['330304'], after['330305'], after['3303']],
    [
      [0, 0],
      [0, 1],
      [0, 1],
    ],
  )
  assert.deepEqual(await checkFigures(pool, april), [])
})

test('visits fall due overnight without anyone writing anything', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  await refreshToTheEnd(pool, now)
  assert.equal((await cellsOf(pool, 'overdue-priority-visits'))['330304'], 0)
  const late = new Date('2026-04-07T00:01:00+08:00')
  assert.equal(await turnDay(pool, late), true)
  assert.equal((await cellsOf(pool, 'overdue-priority-visits', '2026-04'))['330304'], 1)
  assert.equal(await turnDay(pool, late), false)
  assert.deepEqual(await checkFigures(pool, late), [])
})

test('a server killed while it counts loses nothing: the next one counts it', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  await assert.rejects(
    inTransaction(pool, statistics, async (transaction) => {
      await takeEvents(transaction, reader, 100)
      const [own] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
      await pool.query('select pg_terminate_backend($1)', [own!.pid])
      await transaction.query('select 1')
    }),
  )
  assert.deepEqual(await cellsOf(pool, 'visits'), {})
  await refreshToTheEnd(pool, now)
  assert.equal((await cellsOf(pool, 'visits'))['33'], 1)
})

test('two servers side by side count everything once', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  const taken = await Promise.all([refreshToTheEnd(pool, now), refreshToTheEnd(pool, now), refreshToTheEnd(pool, now)])
  assert.equal(
    taken.reduce((sum, count) => sum + count),
    2,
  )
  assert.deepEqual(await checkFigures(pool, now), [])
})

test('a rebuild of one county mends its cells and those above, and takes away what has no rows', async (t) => {
  const { pool } = await testDatabase(t)
  await registerAndVisit(pool)
  await rebuild(pool, { now })
  await pool.query(
    `update statistics.cell set numerator = 99 where branch in ('330304', '3303') and indicator = 'visits'`,
  )
  await pool.query(`insert into statistics.cell values ('visits', '330304009001', '2026-03', 7, null, 7, now())`)
  assert.equal((await checkFigures(pool, now)).length, 3)
  await rebuild(pool, { now, branch: '330304' })
  assert.deepEqual(await checkFigures(pool, now), [])
  assert.equal(await refresh(pool, now), 0, 'what is counted with the rows need not be counted again')
})
