import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { graph } from '#modules/graph.ts'
import { lineOf, moduleOf, sourcesOf } from './sources.ts'

test('every module stands in graph.ts, and graph.ts names no other', () => {
  const folders = readdirSync('src/modules', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  assert.deepEqual(Object.keys(graph).toSorted(), folders.toSorted())
})

test('no two modules know each other, also not by a detour', () => {
  const below = (name: string, way: string[]): void => {
    assert.ok(
      !way.includes(name),
      `a circle: ${[...way, name].join(' → ')}; let one of them tell by an event, or take what it needs as an argument`,
    )
    for (const known of graph[name]!) below(known, [...way, name])
  }
  for (const name of Object.keys(graph)) below(name, [])
})

test('a module imports only those that graph.ts lets it know', () => {
  const strangers = sourcesOf('src/modules/*/**/*.{ts,tsx}').flatMap((source) => {
    const own = moduleOf(source.path)
    const reads = [...source.text.matchAll(/from '#modules\/([a-z-]+)\//g)]
    return reads
      .filter(([, other]) => other !== own && !graph[own]!.includes(other!))
      .map((read) => `${lineOf(source, read.index)} knows ${read[1]}`)
  })
  assert.deepEqual(
    strangers,
    [],
    'if it may, add it to src/modules/graph.ts; usually the other module should come to know this one',
  )
})
