import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay, parseMonth } from '#kernel/days.ts'
import { maySeal, maySubmit, monthState, stationState } from './month-state.ts'

const march = parseMonth('2026-03')
const inMarch = parseDay('2026-03-31')
const inApril = parseDay('2026-04-10')
const codeOf = (decision: ReturnType<typeof maySeal>) => (decision.ok ? 'ok' : decision.refusal.code)

test('a station that has not submitted is late from the day after the due day', () => {
  const due = parseDay('2026-04-08')
  assert.equal(stationState(null, due, due), 'open')
  assert.equal(stationState(null, due, parseDay('2026-04-09')), 'late')
  assert.equal(stationState({ late: false }, due, inApril), 'submitted')
  assert.equal(stationState({ late: true }, due, inApril), 'submitted-late')
  assert.equal(stationState(null, null, inApril), 'open')
})

test('a month runs, then waits, then is sealed', () => {
  assert.equal(monthState(march, inMarch, false), 'running')
  assert.equal(monthState(march, inApril, false), 'due')
  assert.equal(monthState(march, inApril, true), 'sealed')
})

test('a station submits a month once, when it is over and before it is sealed', () => {
  const facts = { isSealed: false, isSubmitted: false }
  assert.equal(codeOf(maySubmit(march, inApril, facts)), 'ok')
  assert.equal(codeOf(maySubmit(march, inMarch, facts)), 'statistics/month-is-running')
  assert.equal(codeOf(maySubmit(march, inApril, { ...facts, isSubmitted: true })), 'statistics/already-submitted')
  assert.equal(codeOf(maySubmit(march, inApril, { ...facts, isSealed: true })), 'statistics/month-is-sealed')
})

test('an officer seals a month that is over, once, and says why where stations are missing', () => {
  const facts = { isSealed: false, missing: [], withoutMissing: null }
  assert.equal(codeOf(maySeal(march, inApril, facts)), 'ok')
  assert.equal(codeOf(maySeal(march, inMarch, facts)), 'statistics/month-is-running')
  assert.equal(codeOf(maySeal(march, inApril, { ...facts, isSealed: true })), 'statistics/month-is-sealed')
  const missing = ['甲站', '乙站', '丙站', '丁站']
  const decision = maySeal(march, inApril, { ...facts, missing })
  assert.deepEqual(decision.ok || decision.refusal.params, { count: 4, names: '甲站、乙站、丙站…' })
  assert.equal(codeOf(maySeal(march, inApril, { ...facts, missing: ['甲站'] })), 'statistics/stations-missing')
  assert.equal(codeOf(maySeal(march, inApril, { ...facts, missing, withoutMissing: '台风' })), 'ok')
})
