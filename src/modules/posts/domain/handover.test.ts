import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CarriedOne, planMoves, type Takers } from '#modules/posts/domain/handover.ts'

const thing = (kind: CarriedOne['kind'], id: string, more: Partial<CarriedOne> = {}): CarriedOne => ({
  kind,
  id,
  clientId: null,
  stationId: 's',
  ...more,
})
const things = [
  thing('client', '1'),
  thing('client', '2'),
  thing('case', '3', { clientId: '2' }),
  thing('household', '4'),
]
const staff: Record<string, string> = { anna: 's', ben: 's', carl: 'elsewhere' }

function said(takers: Takers, of = things): unknown {
  const answer = planMoves(of, takers, (personId, stationId) => staff[personId] === stationId)
  if (answer.ok) return Object.fromEntries(answer.value.map((move) => [move.id, move.to]))
  return [answer.refusal.fields?.[0]?.code ?? answer.refusal.code, answer.refusal.params?.['count']]
}
const named = (id: string, toPersonId: string, kind: CarriedOne['kind'] = 'client') => ({ kind, id, toPersonId })

test('each thing has a taker, and a case goes with its client', () => {
  assert.deepEqual(said({ toPersonId: 'anna', others: [] }), { 1: 'anna', 2: 'anna', 3: 'anna', 4: 'anna' })
  assert.deepEqual(said({ toPersonId: 'anna', others: [named('2', 'ben')] }), {
    1: 'anna',
    2: 'ben',
    3: 'ben',
    4: 'anna',
  })
  assert.deepEqual(
    said({ toPersonId: null, others: [named('1', 'anna'), named('2', 'ben'), named('3', 'anna', 'case')] }),
    { 1: 'anna', 2: 'ben', 3: 'anna', 4: 'anna' },
  )
  assert.deepEqual(said({ toPersonId: null, others: [] }, []), {})
})

test('nothing is left, and nobody takes what is of another station', () => {
  assert.deepEqual(said({ toPersonId: null, others: [named('1', 'anna')] }), ['posts/something-left', 2])
  assert.deepEqual(said({ toPersonId: null, others: [] }), ['posts/something-left', 4])
  assert.deepEqual(said({ toPersonId: 'carl', others: [] }), ['posts/taker-not-at-station', 1])
  assert.deepEqual(said({ toPersonId: 'anna', others: [named('1', 'carl')] }), ['posts/taker-not-at-station', 1])
})
