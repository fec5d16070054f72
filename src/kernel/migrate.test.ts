import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { digestOf, migrate, readMigrations } from '#kernel/migrate.ts'
import { printSchema } from '#kernel/print-schema.ts'
import { testDatabase } from '#kernel/testing/database.ts'

const { pool } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'yanzhen-migrations-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const given = (files: Record<string, string>) => {
  const made = mkdtempSync(join(folder, 'm'))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text)
  return readMigrations(made)
}

const kites = '-- kites\ncreate table public.kite (id int primary key, name text not null);\n'
const strings = 'create table public.string (kite_id int references public.kite (id));\n'

test('an operator who starts a newer version gets just the migrations that are missing, once', async () => {
  assert.deepEqual(await migrate(pool, given({ '9001-kites.sql': kites })), ['9001-kites.sql'])
  const both = given({ '9001-kites.sql': kites, '9002-strings.sql': strings })
  assert.deepEqual(await migrate(pool, both), ['9002-strings.sql'])
  assert.deepEqual(await migrate(pool, both), [])
})

test('two servers that start together migrate once', async () => {
  const migrations = given({ '9003-slow.sql': 'select pg_sleep(0.1); create table public.slow (id int);' })
  const applied = await Promise.all([migrate(pool, migrations), migrate(pool, migrations)])
  assert.deepEqual(applied.flat(), ['9003-slow.sql'])
})

test('a contributor who edits an applied migration is told to add a new one', async () => {
  await assert.rejects(
    migrate(pool, given({ '9001-kites.sql': `${kites}-- edited` })),
    /9001-kites.sql was applied and has been edited/,
  )
})

test('a contributor whose migration fails reads file and line, and nothing of it is kept', async () => {
  const migrations = given({ '9004-wrong.sql': 'create table public.half (id int);\n\nselect nothing from nowhere;\n' })
  await assert.rejects(migrate(pool, migrations), /^Error: 9004-wrong.sql:3: relation "nowhere" does not exist/)
  const { rows } = await pool.query(`select to_regclass('public.half') as half`)
  assert.deepEqual(rows, [{ half: null }])
})

test('a contributor who misnames a migration, or takes a number twice, is told so', () => {
  assert.throws(() => given({ '1-Kites.sql': '' }), /NNNN-name.sql/)
  assert.throws(() => given({ '0001-a.sql': '', '0001-b.sql': '' }), /given twice/)
})

test('a digest changes with any migration, and not with the line ends of Windows', () => {
  assert.notEqual(digestOf(given({ '0001-a.sql': 'a' })), digestOf(given({ '0001-a.sql': 'b' })))
  assert.equal(digestOf(given({ '0001-a.sql': 'a\r\nb' })), digestOf(given({ '0001-a.sql': 'a\nb' })))
})

test('a reviewer reads the whole schema as SQL, in an order that does not depend on chance', async () => {
  await pool.query(`
    create schema zoo;
    create table zoo.kite (
      id int primary key, colour text not null default 'red', code text collate "C" not null, constraint kite_is_red check (colour = 'red')
    );
    create index kite_by_colour on zoo.kite (colour);
    alter table zoo.kite enable row level security;
    create policy kite_is_seen on zoo.kite for select to yanzhen_app using (id > 0);
    grant select on zoo.kite to yanzhen_app;
    create view zoo.red with (security_invoker = true) as select 1 as one;`)
  // The last of all schemas by name, so that nothing stands behind it.
  const schema = await printSchema(pool)
  assert.equal(
    schema.slice(schema.indexOf('create schema zoo;')).trim(),
    `create schema zoo;

create table zoo.kite (
  id integer not null,
  colour text not null default 'red'::text,
  code text collate "C" not null,
  constraint kite_is_red check ((colour = 'red'::text)),
  constraint kite_pkey primary key (id)
);
create index kite_by_colour on zoo.kite using btree (colour);
alter table zoo.kite enable row level security;
create policy kite_is_seen on zoo.kite for select to yanzhen_app using ((id > 0));
grant select on zoo.kite to yanzhen_app;

create view zoo.red with (security_invoker=true) as
 SELECT 1 AS one;`,
  )
  assert.equal(await printSchema(pool), schema)
})
