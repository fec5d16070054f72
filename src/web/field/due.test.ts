import assert from 'node:assert/strict'
import { test } from 'node:test'
import { todayList } from './due.ts'
import { find } from './find.ts'
import type { Client } from './store/clients.ts'

const client = (clientId: string, given: Partial<Client> = {}): Client => ({
  clientId,
  name: clientId,
  age: 80,
  regionName: '景山社区',
  categories: [],
  riskClass: 'general',
  dueOn: null,
  lastMetOn: null,
  lastOutcome: null,
  lastServiceCodes: [],
  version: 1,
  pinyin: '',
  initials: '',
  stationId: '',
  regionCode: '',
  ...given,
})

test('a worker sees first who is at risk, then who has waited longest; who is not due this week, or is a colleague’s, is not there', () => {
  const list = todayList(
    [
      client('等得最久', { dueOn: '2026-10-01' }),
      client('高风险', { dueOn: '2026-11-20', riskClass: 'high' }),
      client('今天', { dueOn: '2026-11-22' }),
      client('下周日', { dueOn: '2026-11-29' }),
      client('下下周', { dueOn: '2026-11-30' }),
      client('无期限'),
      client('同事的', { dueOn: '2026-10-01' }),
    ],
    '2026-11-22',
    new Set(['等得最久', '高风险', '今天', '下周日', '下下周', '无期限']),
  )
  const names = Object.fromEntries(
    Object.entries(list).map(([group, dues]) => [group, dues.map((due: { client: Client }) => due.client.name)]),
  )
  assert.deepEqual(names, { overdue: ['高风险', '等得最久'], due: ['今天'], soon: ['下周日'] })
})

test('a client is found by Chinese, pinyin and initials, in full-width letters too', () => {
  const carried = [
    client('1', { name: '林秋水', pinyin: 'lin qiu shui', initials: 'lqs' }),
    client('2', { name: '刘青松', pinyin: 'liu qing song', initials: 'lqs' }),
    client('3', { name: '秋林', pinyin: 'qiu lin', initials: 'ql' }),
  ]
  const names = (typed: string) => find(carried, typed).map((one) => one.name)
  assert.deepEqual(names('秋水'), ['林秋水'])
  assert.deepEqual(names('林'), ['林秋水', '秋林'])
  assert.deepEqual(names('LQS'), ['林秋水', '刘青松'])
  assert.deepEqual(names('ｌｉｕ'), ['刘青松'])
  assert.deepEqual(names('lin qiu'), ['林秋水'])
  assert.deepEqual(names('qiu'), ['秋林', '林秋水'])
  assert.deepEqual(names('王'), [])
})
