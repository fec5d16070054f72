import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { graph } from '#modules/graph.ts'

const glossary = readFileSync('docs/glossary.md', 'utf8')
const schema = readFileSync('db/schema.sql', 'utf8')
const inDatabase = new Set([...schema.matchAll(/^create (?:table|view) (\w+\.\w+)/gm)].map(([, name]) => name!))
const inGlossary = new Set([...glossary.matchAll(/`(\w+\.\w+)`/g)].map(([, name]) => name!))

test('a newcomer finds every table in the glossary, and none that is not there', () => {
  assert.deepEqual(
    [...inDatabase].filter((name) => !inGlossary.has(name)),
    [],
    'give these a row in docs/glossary.md: Chinese, English, what it is',
  )
  assert.deepEqual(
    [...inGlossary].filter((name) => !inDatabase.has(name)),
    [],
    'the database has no such table (any more)',
  )
})

test('a newcomer finds every module in the glossary', () => {
  assert.deepEqual(
    Object.keys(graph).filter((name) => !glossary.includes(`\`${name}\``)),
    [],
    'give these a section in docs/glossary.md',
  )
})

test('one Chinese word has one English one', () => {
  const terms = [...glossary.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)]
    .map(([, zh]) => zh!.trim())
    .filter((zh) => /[\u4e00-\u9fff]/.test(zh) && zh !== '中文')
  assert.deepEqual(
    terms.filter((zh, at) => terms.indexOf(zh) !== at),
    [],
  )
})
