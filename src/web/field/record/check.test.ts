import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Client } from '../store/clients.ts'
import type { CodeLists, Facts } from '../store/facts.ts'
import { check } from './check.ts'
import { formOf, newForm, recordOf, wholeNumber } from './form.ts'
import type { Form } from './form.ts'

const shown = { basis: null, certainty: null }
const lists: CodeLists = {
  packVersion: '1',
  services: [
    {
      code: 'talk',
      name: { zh: '谈心', en: 'A talk' },
      ...shown,
      methods: ['visit', 'case'],
      modes: ['home', 'phone'],
    },
    { code: 'safety', name: { zh: '安全检查', en: 'Safety check' }, ...shown, methods: ['visit'], modes: ['home'] },
    { code: 'party', name: { zh: '节日活动', en: 'A feast' }, ...shown, methods: ['community'], modes: ['outdoors'] },
  ],
  categories: [],
  outcomes: [],
  limits: { noteLength: 20, minutes: 480, backDays: 60, photographs: 2, photographBytes: 1_000_000 },
}
const facts: Facts = {
  me: null,
  lists,
  reasons: {},
  notices: [],
  cursor: null,
  syncedAt: null,
  clockAhead: null,
  habits: {},
}
const client = {
  clientId: '0193a1b2-0000-7000-8000-000000000001',
  name: '林秋水',
  version: 3,
  regionCode: '330304001002',
  lastServiceCodes: ['safety', 'gone'],
} as Client
const now = new Date('2026-11-22T10:00:00+08:00')
const visit = (given: Partial<Form> = {}): Form => ({
  ...newForm('visit', client, facts, '2026-11-22'),
  outcome: 'met',
  ...given,
})
const wrong = (form: Form) => check(form, lists, form.clientId ? client : undefined, now, 'zh')

test('a visit begins with the services of the last time that the catalogue still has, and with no outcome', () => {
  const form = newForm('visit', client, facts, '2026-11-22')
  assert.deepEqual([form.serviceCodes, form.minutes, form.mode, form.outcome], [['safety'], '30', 'home', null])
  assert.deepEqual(wrong(form), { outcome: '请选择结果' })
  assert.deepEqual(wrong(visit()), {})
})

test('each mistake is said at its field, by the server’s rule and in its words', () => {
  assert.deepEqual(wrong(visit({ heldOn: '2026-11-23' })), { heldOn: '服务日期不能晚于今天（2026-11-22）。' })
  assert.deepEqual(wrong(visit({ heldOn: '2026-02-30' })), { heldOn: '请填写存在的日期' })
  assert.deepEqual(wrong(visit({ heldOn: '2026-09-01' })), { heldOn: '只能登记最近 60 天内的服务。' })
  assert.deepEqual(wrong(visit({ minutes: '999' })), { minutes: '时长最多 480 分钟。' })
  assert.deepEqual(wrong(visit({ minutes: '一会儿' })), { minutes: '时长请填写整数分钟。' })
  assert.deepEqual(wrong(visit({ mode: 'phone' })), { serviceCodes: '所选服务中有不能以这种方式提供的项目。' })
  assert.deepEqual(wrong(visit({ note: '好'.repeat(21) })), { note: '备注最多 20 个字，现有 21 个。' })
  assert.deepEqual(wrong(visit({ clientId: null })), { clientId: '请选择服务对象。' })
})

test('who was not met asks for neither a service nor minutes', () => {
  assert.deepEqual(wrong(visit({ outcome: 'not-met', serviceCodes: [], minutes: '0' })), {})
})

test('a community activity needs a title, a place and people', () => {
  const form = { ...newForm('community', undefined, facts, '2026-11-22'), serviceCodes: ['party'] }
  assert.deepEqual(wrong(form), {
    title: '请填写名称。',
    regionCode: '请选择开展地点所在的村（社区）或乡镇（街道）。',
    unnamedParticipants: '请填写参加人员或参加人数。',
  })
  assert.deepEqual(wrong({ ...form, title: '重阳节', regionCode: '330304001002', unnamed: '４０' }), {})
  assert.deepEqual(
    wrong({ ...form, title: '重阳节', regionCode: '330304001002', unnamed: '很多' }).unnamedParticipants,
    '请填写整数',
  )
})

test('full-width digits from a Chinese keyboard are digits', () => {
  assert.equal(wholeNumber('４５'), 45)
  assert.ok(Number.isNaN(wholeNumber('4.5')))
  assert.ok(Number.isNaN(wholeNumber('')))
})

test('what was refused comes back on the form as it was sent', () => {
  const form = visit({ note: '门锁坏了', photographIds: ['0193a1b2-0000-7000-8000-00000000000f'], startedAt: '09:30' })
  const item = {
    id: 'key-1',
    savedAt: '',
    about: '',
    record: recordOf(form, now),
    photographsSent: [],
    attempts: 0,
    state: 'refused' as const,
  }
  assert.deepEqual(formOf(item), { ...form, id: 'mend:key-1', mends: 'key-1' })
})
