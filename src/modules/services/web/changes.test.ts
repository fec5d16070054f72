import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, clashesOf } from './changes.ts'

const file = {
  clientId: 'c1',
  name: '陈阿婆',
  sex: 'female',
  bornOn: '1940-03-05',
  age: 86,
  identityNumberMasked: '**************1234',
  phoneMasked: '138****1234',
  regionCode: '330304001001',
  regionName: '净水社区',
  stationId: 's1',
  stationName: '景山街道社会工作站',
  workerId: 'w1',
  workerName: '林小雨',
  householdId: null,
  categories: ['elder-alone', 'elder'],
  priority: true,
  riskClass: 'high' as const,
  lastMetOn: null,
  dueOn: null,
  overdueDays: 0,
  version: 3,
  residence: 'here' as const,
  registeredRegionCode: null,
  registeredRegionName: null,
  noNumberReason: null,
  addressMasked: null,
  household: [],
  registeredOn: '2026-01-05',
  closedOn: null,
  dueReason: null,
  dueBasis: null,
}

test('a leader who opens a file and changes nothing sends nothing', () => {
  const { name, bornOn, regionCode, stationId, workerId } = file
  assert.deepEqual(
    changesOf(file, {
      name: ` ${name} `,
      sex: 'female',
      bornOn,
      regionCode,
      stationId,
      workerId,
      residence: 'here',
      categories: ['elder', 'elder-alone'],
      phone: ' ',
    }),
    {},
  )
})

test('only what was changed is sent, and a sealed value only where it was typed', () => {
  assert.deepEqual(changesOf(file, { name: '陈阿婆', workerId: null, phone: '13900001111', categories: ['elder'] }), {
    workerId: null,
    phone: '13900001111',
    categories: ['elder'],
  })
})

test('two people who correct different things do not clash', () => {
  assert.deepEqual(clashesOf(file, { ...file, name: '陈婆婆' }, { workerId: 'w2' }), [])
})

test('two people who correct the same thing differently are told, and to the same are not', () => {
  assert.deepEqual(clashesOf(file, { ...file, name: '陈婆婆', workerId: 'w2' }, { name: '陈奶奶', workerId: 'w2' }), [
    'name',
  ])
})
