import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { printSchema } from '#kernel/print-schema.ts'
import { testDatabase } from '#kernel/testing/database.ts'

test('a reviewer reads in db/schema.sql what the migrations make', async (t) => {
  const { pool } = await testDatabase(t)
  const { rows } = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  if (rows[0]!.version < 180000) return t.skip('an older PostgreSQL words some definitions in another way')
  const isInStep = readFileSync('db/schema.sql', 'utf8') === (await printSchema(pool))
  assert.ok(isInStep, 'db/schema.sql is out of step: run `npm run print` and commit it')
})
