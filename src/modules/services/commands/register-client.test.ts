import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import type { InputOf } from '#kernel/endpoint.ts'
import * as contract from '#modules/services/contract.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { actors, openCounty, regions, stations } from '#modules/services/testing/county.ts'
import { aClient } from '#modules/services/testing/given.ts'

const county = await openCounty()
const register = (input: InputOf<typeof contract.registerClient>, actor = actors.ding) =>
  county.call(contract.registerClient, actor, input)

let sequence = 100
/** A number with a right check digit, of nobody. */
const aNumber = (bornOn = '1948-05-16', sex: 'male' | 'female' = 'female'): string => {
  const body = `330304${bornOn.replaceAll('-', '')}${String((sequence += 2) + (sex === 'male' ? 1 : 0)).padStart(3, '0')}`
  return body + checkDigitOf(body)
}
const withNumber = (identityNumber: string, given = {}) =>
  aClient({ identityNumber, noNumberReason: null, bornOn: null, ...given })

describe('a worker registers', () => {
  test('a person whose number says birthday and sex; number, phone and address are sealed and only masks are shown', async () => {
    const number = aNumber()
    const fullWidth = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).toLowerCase()
    const input = withNumber(fullWidth, {
      name: '单田芳华',
      phone: '１３８ 0000 1234',
      address: '东一村 8 号',
      categories: ['elder-alone', 'minimum-allowance'],
    })
    const { clientId } = await county.done(contract.registerClient, actors.ding, input)

    const [row] = await county.rows('select * from services.client where id = $1', [clientId])
    for (const secret of [number, '13800001234', '8 号'])
      assert.ok(!JSON.stringify(row).includes(secret), 'a sealed value stands in clear')
    const shown = await county.done(contract.client, actors.ding, { clientId })
    assert.deepEqual(shown, {
      clientId,
      name: '单田芳华',
      sex: 'female',
      bornOn: '1948-05-16',
      age: 78,
      identityNumberMasked: `**************${number.slice(-4)}`,
      phoneMasked: '138****1234',
      regionCode: regions.village,
      regionName: '东一村',
      stationId: stations.east,
      stationName: '东山街道社会工作服务站',
      workerId: actors.ding.personId,
      workerName: '丁小满',
      householdId: null,
      categories: ['elder-alone', 'minimum-allowance'],
      priority: true,
      riskClass: 'general',
      lastMetOn: null,
      dueOn: '2026-09-10',
      overdueDays: 0,
      version: 1,
      residence: 'here',
      registeredRegionCode: regions.village,
      registeredRegionName: '东一村',
      noNumberReason: null,
      addressMasked: '东一村****',
      household: [],
      registeredOn: '2026-06-10',
      closedOn: null,
      dueReason: {
        zh: '一般对象，每季度至少探访一次；建档后尚未见面',
        en: 'General: at least once a quarter; not yet met',
      },
      dueBasis: {
        basis: { zh: '《内蒙古自治区探访关爱意见》', en: 'Inner Mongolia opinion on care visits' },
        certainty: 'reported',
      },
    })
    const revealed = await county.done(contract.reveal, actors.ding, {
      clientId,
      field: 'identityNumber',
      reason: '办理补贴核对',
    })
    assert.equal(revealed.value, number)
    const [line] = await county.rows(
      `select kind, reason, subject_id, details from kernel.audit_entry where kind = 'reveal'`,
    )
    assert.deepEqual(line, {
      kind: 'reveal',
      reason: '办理补贴核对',
      subject_id: clientId,
      details: { field: 'identityNumber' },
    })
    for (const found of [number, '138-0000-1234']) {
      assert.deepEqual(
        (await county.done(contract.findClientByNumber, actors.ding, { number: found })).rows.map(
          (one) => one.clientId,
        ),
        [clientId],
      )
    }
  })

  test('a household, which the first member makes and the second joins', async () => {
    const householdId = randomUUID()
    const first = await county.done(contract.registerClient, actors.ding, aClient({ householdId, name: '欧阳甲乙' }))
    const second = await county.done(
      contract.registerClient,
      actors.ding,
      aClient({ householdId, name: '慕容丙丁', notTheSameAs: [first.clientId] }),
    )
    const shown = await county.done(contract.client, actors.ding, { clientId: second.clientId })
    assert.deepEqual(
      shown.household.map((one) => one.name),
      ['欧阳甲乙'],
    )
    const outOfReach = await register(
      aClient({ householdId, stationId: stations.west, regionCode: regions.otherVillage, workerId: null }),
      actors.westWorker,
    )
    assert.deepEqual(outOfReach.ok || outOfReach.fields, { householdId: 'services/household-not-found' })
  })
})

describe('a worker is told, at its field, that', () => {
  const right = aNumber()
  const wrongDigit = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1')
  const refusals: [string, InputOf<typeof contract.registerClient>, Record<string, string>][] = [
    ['the check digit does not fit', withNumber(wrongDigit), { identityNumber: 'services/number-check-digit' }],
    [
      'the date in the number does not exist',
      withNumber('330304194802300028'),
      { identityNumber: 'services/number-impossible-date' },
    ],
    ['the number is too short', withNumber('33030419480516'), { identityNumber: 'services/number-length' }],
    ['a number or a reason is needed', aClient({ noNumberReason: null }), { identityNumber: 'services/number-empty' }],
    [
      'the birthday is another one in the number',
      withNumber(right, { bornOn: '1950-01-01' }),
      { bornOn: 'services/number-says-other-birthday' },
    ],
    [
      'the sex is another one in the number',
      withNumber(right, { sex: 'male' }),
      { sex: 'services/number-says-other-sex' },
    ],
    [
      'nobody was born tomorrow',
      aClient({ bornOn: '2026-06-11', categories: [] }),
      { bornOn: 'services/born-in-future' },
    ],
    ['no phone is like this', aClient({ phone: '12345' }), { phone: 'services/phone-length' }],
    ['a name has characters', aClient({ name: '　·　' }), { name: 'services/name-not-readable' }],
    ['a name is not so long', aClient({ name: '长'.repeat(41) }), { name: 'kernel/field-too-long' }],
    ['there is no such category', aClient({ categories: ['<script>'] }), { categories: 'services/category-unknown' }],
    [
      'an old person is no orphan',
      aClient({ categories: ['orphan'] }),
      { categories: 'services/category-does-not-fit' },
    ],
    [
      'another station is out of reach',
      aClient({ stationId: stations.west, regionCode: regions.otherVillage }),
      { stationId: 'services/place-out-of-reach' },
    ],
    [
      'the station does not cover the place',
      aClient({ regionCode: regions.otherVillage }),
      { regionCode: 'services/region-not-covered' },
    ],
    [
      'the worker is at another station',
      aClient({ workerId: actors.westWorker.personId }),
      { workerId: 'services/worker-not-at-station' },
    ],
  ]
  for (const [what, input, fields] of refusals) {
    test(what, async () => {
      const answer = await register(input)
      assert.deepEqual(answer.ok || answer.fields, fields)
    })
  }

  test('an officer registers only within the own county, and no agency is a station', async () => {
    const next = await register(
      aClient({ regionCode: regions.nextVillage, stationId: stations.next, workerId: null }),
      actors.officer,
    )
    assert.deepEqual(next.ok || next.fields, { regionCode: 'services/place-out-of-reach' })
    const agency = await register(aClient({ stationId: stations.agency, workerId: null }), actors.officer)
    assert.deepEqual(agency.ok || agency.fields, { stationId: 'services/station-not-found' })
  })
})

describe('one person has one file', () => {
  test('the same number again is refused here, and elsewhere without saying whose or where', async () => {
    const number = aNumber('1951-02-03')
    await county.done(contract.registerClient, actors.ding, withNumber(number))
    const here = await register(withNumber(number))
    assert.deepEqual(here.ok || here.fields, { identityNumber: 'services/number-already-registered' })
    const next = { regionCode: regions.nextVillage, stationId: stations.next, workerId: null }
    const elsewhere = await register(withNumber(number, next), actors.nextWorker)
    assert.deepEqual(elsewhere.ok || elsewhere.fields, { identityNumber: 'services/number-registered-elsewhere' })

    const asked = {
      name: '某人',
      sex: 'unknown' as const,
      bornOn: null,
      identityNumber: number,
      phone: null,
      regionCode: regions.nextVillage,
    }
    const told = await county.done(contract.possibleMatches, actors.nextWorker, asked)
    assert.deepEqual(told.rows, [
      { clientId: null, name: null, bornOn: null, regionName: null, score: 40, reasons: ['same-number'] },
    ])
    assert.ok((await county.done(contract.possibleMatches, actors.ding, asked)).rows[0]!.clientId)
  })

  test('a likely duplicate, by sound and birthday, must be looked at and named as another', async () => {
    const first = await county.done(
      contract.registerClient,
      actors.ding,
      aClient({ name: '张晓芬', bornOn: '1944-08-09' }),
    )
    const alike = aClient({ name: '章小分', bornOn: '1944-08-09' })
    const answer = await register(alike)
    assert.equal(answer.ok || answer.code, 'services/possibly-the-same')
    const shown = await county.done(contract.possibleMatches, actors.ding, {
      name: alike.name,
      sex: 'unknown',
      bornOn: '1944-08-09',
      identityNumber: null,
      phone: null,
      regionCode: regions.village,
    })
    assert.deepEqual(
      shown.rows.map((row) => row.clientId),
      [first.clientId],
    )
    await county.done(contract.registerClient, actors.ding, { ...alike, notTheSameAs: [first.clientId] })
  })
})

describe('a worker changes a file', () => {
  test('only what is given changes, on the version that was seen', async () => {
    const { clientId } = await county.done(
      contract.registerClient,
      actors.ding,
      aClient({ name: '旧名字', phone: '13800009999', address: '东一村 9 号' }),
    )
    const changed = await county.done(contract.changeClient, actors.ding, {
      clientId,
      basedOnVersion: 1,
      name: '新名字',
      phone: null,
    })
    assert.deepEqual(changed, { clientId, version: 2 })
    const shown = await county.done(contract.client, actors.ding, { clientId })
    assert.deepEqual(
      [shown.name, shown.phoneMasked, shown.addressMasked, shown.categories],
      ['新名字', null, '东一村****', ['elder']],
    )
    const late = await county.call(contract.changeClient, actors.ding, { clientId, basedOnVersion: 1, name: '晚了' })
    assert.equal(late.ok || late.code, 'kernel/changed-meanwhile')
    const stranger = await county.call(contract.changeClient, actors.westWorker, {
      clientId,
      basedOnVersion: 2,
      name: '外人',
    })
    assert.equal(stranger.ok || stranger.code, 'kernel/not-found')
  })

  test('a number that another file has is refused', async () => {
    const number = aNumber('1952-04-05')
    await county.done(contract.registerClient, actors.ding, withNumber(number))
    const { clientId } = await county.done(contract.registerClient, actors.ding, aClient())
    const answer = await county.call(contract.changeClient, actors.ding, {
      clientId,
      basedOnVersion: 1,
      identityNumber: number,
      bornOn: null,
    })
    assert.deepEqual(answer.ok || answer.fields, { identityNumber: 'services/number-already-registered' })
  })
})
