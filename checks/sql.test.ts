import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lineOf, moduleOf, sourcesOf, withoutComments } from './sources.ts'
import type { Source } from './sources.ts'

// What the database really has: 'identity.person' is a table, `identity.person` of some object is not looked for in vain.
const schema = readFileSync('db/schema.sql', 'utf8')
const tables = new Map(
  [...schema.matchAll(/^create (?:table|view) ((\w+)\.\w+)/gm)].map(([, name, home]) => [name!, home!]),
)

const foreign = (source: Source, pattern: RegExp): { at: string; name: string; home: string }[] =>
  [...withoutComments(source.text).matchAll(pattern)].flatMap((found) => {
    const home = tables.get(found[1]!)
    const own = moduleOf(source.path)
    return home && home !== own && home !== 'kernel' ? [{ at: lineOf(source, found.index), name: found[1]!, home }] : []
  })

const told = (places: { at: string; name: string }[]): string[] => places.map(({ at, name }) => `${at} names ${name}`)

test('a module reads its own tables, and asks others through their public.ts', () => {
  const sources = sourcesOf('src/modules/*/**/*.{ts,sql}').filter(({ path }) => moduleOf(path) !== 'statistics')
  const places = sources.flatMap((source) => foreign(source, /\b([a-z]+\.[a-z_]+)\b(?!\.ts)/g))
  assert.deepEqual(
    told(places),
    [],
    'ask the other module for it (public.ts); only statistics reads the tables of others',
  )
})

test('the statistics read the tables of others and write none of them', () => {
  const sources = sourcesOf('src/modules/statistics/**/*.{ts,sql}')
  const places = sources.flatMap((source) =>
    foreign(
      source,
      /\b(?:insert into|update|delete from|insertInto\('|updateTable\('|deleteFrom\(')\s*([a-z]+\.[a-z_]+)/g,
    ),
  )
  assert.deepEqual(told(places), [], 'a figure never changes what it counts')
})
