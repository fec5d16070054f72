import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#kernel/testing/database.ts'
import { sourcesOf } from './sources.ts'

// A row type in tables.ts is what PostgreSQL gives: the same columns, null where it may be null, and generated where nobody writes it.

interface Column {
  name: string
  type: string
  nullable: boolean
  generated: boolean
  hasDefault: boolean
}

const { pool } = await testDatabase()
const { rows } = await pool.query<Column & { table: string }>(`
  select c.oid::regclass::text as table, a.attname as name, coalesce(base.typname, t.typname) as type, not a.attnotnull as nullable, a.atthasdef and a.attgenerated = '' as "hasDefault",
         a.attidentity = 'a' or a.attgenerated = 's' as generated
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid left join pg_type base on base.oid = t.typbasetype where c.relkind in ('r', 'p', 'v')`)
const real = Map.groupBy(rows, (row) => row.table)

/** What the driver makes of a type; a text may be a narrower word of ours. */
const given: Record<string, RegExp> = {
  int2: /^number$/,
  int4: /^number$/,
  int8: /^number$/,
  bool: /^boolean$/,
  bytea: /^Buffer$/,
  timestamptz: /^Date$/,
  date: /^string$|Day/,
  uuid: /^string$/,
  xid8: /^string$/,
  time: /^string$/,
  _text: /^string\[\]$|\[\]$/,
  _uuid: /^string\[\]$/,
  _int8: /^number\[\]$/,
  text: /^(?!number$|boolean$|Date$|Buffer$)/,
  jsonb: /./,
  bit: /^string$/,
}

for (const { path, text } of sourcesOf('src/modules/*/tables.ts')) {
  for (const [, table, body] of text.matchAll(/^ {2}'(\w+\.\w+)': \{([^}]*)\}/gm)) {
    test(`${path} writes ${table} as the database has it`, () => {
      const columns = real.get(table!)
      assert.ok(columns, `the database has no ${table}`)
      const written = new Map(
        [...body!.matchAll(/^\s*(?:\/\*\*.*\*\/\s*)?(\w+)\??: (.+?);?$/gm)]
          .flatMap(([line]) => line.split(';'))
          .flatMap((part) => {
            const field = /(\w+): (.+)$/.exec(part.replace(/\/\*\*.*?\*\//, '').trim())
            return field ? [[field[1]!, field[2]!] as const] : []
          }),
      )
      assert.deepEqual([...written.keys()].toSorted(), columns.map((one) => one.name).toSorted(), 'the columns differ')
      for (const column of columns) {
        const [, wrap, inside] = /^(Generated|GeneratedAlways)<(.*)>$/.exec(written.get(column.name)!) ?? [
          null,
          '',
          written.get(column.name)!,
        ]
        const parts = inside!.split(' | ').filter((part) => part !== 'null')
        const where = `${table}.${column.name} (${column.type}): ${written.get(column.name)}`
        assert.ok(
          parts.every((part) => given[column.type]?.test(part)),
          `${where} is not what the driver gives`,
        )
        assert.equal(
          inside!.includes('| null'),
          column.nullable,
          `${where}: it may ${column.nullable ? '' : 'not '}be null`,
        )
        if (column.generated) assert.ok(wrap, `${where}: nobody writes it, so it is Generated<…> or GeneratedAlways<…>`)
        if (wrap)
          assert.ok(
            column.generated || column.hasDefault,
            `${where}: it has no default, so whoever inserts must give it`,
          )
      }
    })
  }
}
