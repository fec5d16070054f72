import assert from 'node:assert/strict'
import test from 'node:test'
import { gate, inTransaction, stranger } from '#kernel/database.ts'
import type { Transaction } from '#kernel/database.ts'
import { testDatabase } from '#kernel/testing/database.ts'

const one = async (query: Transaction['query'], text: string, values?: unknown[]) =>
  (await query<{ is: unknown }>(text, values))[0]?.is

test('statements of one turn are answered each with its own answer, in whatever order they are waited for', async (t) => {
  const { pool } = await testDatabase(t)
  const answers = await inTransaction(pool, stranger, ({ query }) =>
    Promise.all([
      one(query, 'select 1 as is'),
      one(query, 'select $1::text as is', ['雁阵 🪿']),
      query('select 1 where false'),
      one(query, `select string_agg(n::text, ',') as is from generate_series(1, 20000) n`).then(
        (text) => String(text).length,
      ),
      one(query, 'select $1::date as is', ['2026-03-16']),
    ]),
  )
  assert.deepEqual(answers, [1, '雁阵 🪿', [], 108893, '2026-03-16'])
})

test('one statement that fails takes the transaction with it, and the connection serves the next', async (t) => {
  const { pool } = await testDatabase(t)
  const act = () =>
    inTransaction(pool, gate, async ({ query }) => {
      await query(`insert into kernel.installation values (true, '330000000000', false, now())`)
      await Promise.all([query('select 1 / 0'), query('select 2 as is'), query('select $1::int', ['x'])])
    })
  for (let again = 0; again < 8; again++) await assert.rejects(act(), { code: '22012' })
  assert.deepEqual(await inTransaction(pool, gate, ({ query }) => query('select 1 from kernel.installation')), [])
})

test('what is sent with the commit is kept with it or not at all', async (t) => {
  const { pool } = await testDatabase(t)
  const insert = `insert into kernel.installation values (true, $1, false, now())`
  const act = (codes: string[]) =>
    inTransaction(pool, gate, async ({ lastly }) => codes.forEach((code) => lastly(insert, [code])))
  await assert.rejects(act(['330000000000', '340000000000']), { code: '23505' })
  assert.deepEqual(await inTransaction(pool, gate, ({ query }) => query('select 1 from kernel.installation')), [])
  await act(['330000000000'])
  assert.equal((await inTransaction(pool, gate, ({ query }) => query('select 1 from kernel.installation'))).length, 1)
})

test('what is thrown half-way takes everything back, and what follows a failure hears of the same failure', async (t) => {
  const { pool } = await testDatabase(t)
  const insert = `insert into kernel.installation values (true, '330000000000', false, now())`
  const refusing = inTransaction(pool, gate, async ({ query }) => {
    await query(insert)
    throw new Error('not today')
  })
  await assert.rejects(refusing, /not today/)
  const goingOn = inTransaction(pool, gate, async ({ query }) => {
    await query(insert)
    await assert.rejects(query('select 1 / 0'), { code: '22012' })
    await assert.rejects(query('select 1'), { code: '22012' })
  })
  await assert.rejects(goingOn, { code: '22012' })
  assert.deepEqual(await inTransaction(pool, gate, ({ query }) => query('select 1 from kernel.installation')), [])
})

test('a connection that the server closes half-way is not used again', async (t) => {
  const { pool } = await testDatabase(t)
  const killed = inTransaction(pool, gate, async ({ query }) => {
    const pid = await one(query, 'select pg_backend_pid() as is')
    await pool.query('select pg_terminate_backend($1)', [pid])
    await query('select 1')
  })
  await assert.rejects(killed)
  assert.deepEqual(await inTransaction(pool, gate, ({ query }) => query('select 2 as is')), [{ is: 2 }])
})

test('a constraint that is looked at last fails the whole', async (t) => {
  const { pool } = await testDatabase(t)
  await pool.query(
    'create table public.pair (a int primary key, b int references public.pair deferrable initially deferred); grant all on public.pair to public',
  )
  await assert.rejects(
    inTransaction(pool, gate, ({ query }) => query('insert into public.pair values (1, 2)')),
    { code: '23503' },
  )
  assert.deepEqual(await inTransaction(pool, gate, ({ query }) => query('select * from public.pair')), [])
})

test('a statement that comes again and again gives the new answer each time', async (t) => {
  const { pool } = await testDatabase(t)
  for (let n = 0; n < 12; n++) {
    const [text, number] = await inTransaction(pool, stranger, async ({ query, db }) => [
      await one(query, 'select $1::int + 1 as is', [n]),
      await db.selectNoFrom((is) => is.val(n).as('is')).executeTakeFirst(),
    ])
    assert.deepEqual([text, Number((number as { is: unknown }).is)], [n + 1, n])
  }
})

test('the scope of one transaction is gone in the next on the same connection', async (t) => {
  const { pool } = await testDatabase(t)
  const scope = { role: 'yanzhen_by_region' as const, settings: { low: '3303', high: '3303:' } }
  const seen = ({ query }: Transaction) =>
    query<{ low: string | null; role: string }>('select kernel.low() as low, current_user::text as role')
  for (let again = 0; again < 4; again++) {
    assert.deepEqual(await inTransaction(pool, scope, seen), [{ low: '3303', role: 'yanzhen_by_region' }])
    assert.deepEqual(await inTransaction(pool, stranger, seen), [{ low: null, role: 'yanzhen_app' }])
  }
})
