import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#kernel/testing/database.ts'

// What the database itself promises about who sees and writes what, read from its catalogue.

const { pool } = await testDatabase()

const ours = `n.nspname in (select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public', 'jobs'))`

async function names(text: string): Promise<string[]> {
  return (await pool.query<{ name: string }>(text)).rows.map((row) => row.name)
}

/** A function that sees more than its caller, and what it may be asked. */
const seesMore: Record<string, string> = {
  'identity.add_person': 'nothing: it enters somebody who works nowhere, and answers nothing',
  'identity.has_account': 'yes or no: can a person sign in',
  'identity.names_of': 'the name of a colleague whose work one reads, by id',
  'identity.username_is_taken': 'yes or no',
  'notices.take_back': 'nothing: it takes back what was told, and answers nothing',
  'notices.tell': 'nothing: it tells a person something, and answers nothing',
  'selection.judges': 'yes or no: is an entry the caller’s own to judge, without a conflict',
  'organisations.names_of': 'the name of an organisation whose work one reads, by id',
  'pay.paid_elsewhere':
    'sums by person and month of what other employers have paid, so that nobody is paid twice; shown on no screen',
  'services.number_is_registered': 'yes or no, by the keyed hash of a whole number',
  'training.lines_of': 'the ledger of people who stand within the caller’s reach today, also what happened elsewhere',
  'training.places_of': 'how many signed up for a session and how many wait, without a name',
  'supervision.count_duties': 'nothing: it counts what is owed anew, and answers nothing',
  'supervision.load_of': 'how many people a supervisor supervises, a number',
  'statistics.persons_of': 'which person an account is, for the statistics job only',
  'volunteers.by_number': 'who a volunteer is who gave their whole number, so that they are signed up',
  'volunteers.entries_of': 'the lines of volunteers within the caller’s reach, also what was recorded elsewhere',
  'volunteers.is_registered': 'yes or no, by a person or the keyed hash of a whole number',
  'volunteers.mark_uncounted': 'nothing: it marks whose lines are to be counted',
  'volunteers.places_of': 'how many signed up for an activity and how many wait, without a name',
  'workforce.number_is_registered': 'yes or no, by the keyed hash of a whole number',
  'workforce.person_of_number': 'whose file a whole number belongs to, by its keyed hash: an id',
}

test('whoever forgets the scope sees no row: every table with a region has forced row policies', async () => {
  const open = await names(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('region_code', 'branch') and not a.attisdropped)`)
  assert.deepEqual(
    open,
    [],
    'these have a region_code and no forced row policies: add `enable` and `force row level security` in a migration',
  )
})

test('every kind of role that may touch a table with a region has a policy for just that act', async () => {
  const without = await names(`
    with may as (
      select c.oid, r.oid as role, r.rolname, p.act, p.letter from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) p (act, letter) cross join pg_roles r
       where ${ours} and c.relkind in ('r', 'p') and c.relrowsecurity and r.rolname in ('yanzhen_by_region', 'yanzhen_by_organisation', 'yanzhen_by_person')
         and has_table_privilege(r.oid, c.oid, p.act)
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped))
    select oid::regclass || ' ' || act || ' ' || rolname as name from may
     where not exists (select from pg_policy p where p.polrelid = may.oid and p.polpermissive and p.polcmd in ('*', may.letter)
       and (may.role = any (p.polroles) or exists (select from unnest(p.polroles) given where pg_has_role(may.role, given, 'usage'))))`)
  assert.deepEqual(
    without.filter((one) => !knownWithout.has(one)),
    [],
    'granted, but no policy lets a row through: revoke the grant, or write the policy',
  )
  assert.deepEqual(
    [...knownWithout].filter((one) => !without.includes(one)),
    [],
    'these have a policy now: take them off the list',
  )
})

// What all posts inherit and some are meant to find empty: a worker with own records only grants nothing and reads no register of months.
const knownWithout = new Set([
  'identity.role_grant insert yanzhen_by_person',
  'identity.role_grant update yanzhen_by_person',
  'statistics.submission select yanzhen_by_person',
  'statistics.submission insert yanzhen_by_person',
  'statistics.adjustment select yanzhen_by_person',
])

test('a policy compares with one range, one list or one id, never with LIKE, and asks for the scope once a statement', async () => {
  const wrong = await names(`
    select p.polname || ' on ' || p.polrelid::regclass as name from pg_policy p, lateral (select concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as text) e
     where e.text ~* '~~|\\mlike\\M|similar to' or e.text ~ '(?<!SELECT )(kernel|statistics)\\.(low|high|account_id|person_id|organisation_id|station_ids|region_codes|reach)\\(\\)'`)
  assert.deepEqual(wrong, [], 'write the condition as a half-open range, with the scope function inside `(select …)`')
})

test('the roles of the application own no table, log in nowhere and pass by no policy', async () => {
  const strong = await names(
    `select rolname as name from pg_roles where rolname like 'yanzhen\\_%' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolreplication)`,
  )
  const owned = await names(`
    select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'yanzhen\\_%'
    union all select nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname like 'yanzhen\\_%'
    union all select nspname || ' (may create)' from pg_namespace n, pg_roles r where ${ours} and r.rolname like 'yanzhen\\_%' and has_schema_privilege(r.oid, n.oid, 'create')`)
  assert.deepEqual([...strong, ...owned], [])
})

test('a line of the audit and an event can be added and never changed or taken away', async () => {
  const may = await names(`
    select r.rolname || ' ' || act || ' ' || t as name from pg_roles r, unnest(array['update', 'delete', 'truncate']) act,
           unnest(array['kernel.audit_entry', 'kernel.audit_link', 'kernel.event', 'kernel.idempotency', 'services.record_revision', 'workforce.change']) t
     where r.rolname like 'yanzhen\\_%' and has_table_privilege(r.oid, t, act)`)
  assert.deepEqual(may, [], 'revoke these: what was done stays readable')
})

test('a view shows what its reader may see', async () => {
  const wide = await names(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))`)
  assert.deepEqual(
    wide,
    [],
    'make these `with (security_invoker = true)`; a materialised view has no row policies at all',
  )
})

test('a function that sees more than its caller is on the list, looks nothing up by a path, and belongs to a role with a policy', async () => {
  const definers = `pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef`
  const found = await names(`select n.nspname || '.' || p.proname as name from ${definers} order by 1`)
  assert.deepEqual(
    found,
    Object.keys(seesMore).toSorted(),
    'a new one needs its reason in checks/scope.test.ts; one that went leaves the list',
  )
  const loose = await names(
    `select p.oid::regprocedure::text as name from ${definers} and not coalesce('search_path=""' = any (p.proconfig), false)`,
  )
  assert.deepEqual(loose, [], `add \`set search_path = ''\``)
  const anyones = await names(
    `select p.oid::regprocedure::text as name from ${definers} and has_function_privilege('public', p.oid, 'execute')`,
  )
  assert.deepEqual(anyones, [], 'revoke all … from public, and grant execute to the role that asks')
  const blind = await names(
    `select p.oid::regprocedure::text as name from ${definers} and pg_get_userbyid(p.proowner) not in ('yanzhen_gate', 'yanzhen_statistics')`,
  )
  assert.deepEqual(
    blind,
    [],
    'forced policies hold for the owner of the tables too: give the function to a role that a policy lets through',
  )
})
