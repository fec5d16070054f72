import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRate, readIndicator, selectOf, shown } from './indicator.ts'

const text = (more = '', sql = `select 1 as id where :'from' < :'until'`) => `/*
title: { zh: 数, en: Figure }
unit: { zh: 次, en: times }
numerator: { zh: 甲, en: a }
denominator: null
basis: { zh: 乙, en: b }
certainty: assumed
addsUp: everywhere
public: true
rows: record
${more}*/
${sql};
`

test('a contributor’s file is read: its head, and the SELECT without its semicolon', () => {
  const indicator = readIndicator('figure', text())
  assert.equal(indicator.title.zh, '数')
  assert.equal(isRate(indicator), false)
  assert.equal(
    selectOf(indicator, { region_low: '$1', region_high: '$2', from: '$3', until: '$4' }),
    'select 1 as id where $3 < $4',
  )
  assert.deepEqual(Object.keys(shown(indicator)).sort(), [
    'addsUp',
    'basis',
    'certainty',
    'denominator',
    'key',
    'numerator',
    'public',
    'title',
    'unit',
  ])
})

test('a contributor is told by file what is missing', () => {
  assert.throws(() => readIndicator('figure', 'select 1'), /figure\.sql: begins with/)
  assert.throws(() => readIndicator('figure', text('colour: red\n')), /figure\.sql: the comment at its head/)
  assert.throws(() => readIndicator('figure', text('').replace('everywhere', 'recount')), /figure\.sql: counts anew/)
  assert.throws(
    () => selectOf({ key: 'figure', sql: `:'today'` }, { region_low: '', region_high: '', from: '', until: '' }),
    /:'today' is not a variable/,
  )
})
