import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { organisations, personId, regions, username } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import { recordService, registerClient, withdrawRecord } from '#modules/services/contract.ts'
import { personFacts } from '#modules/services/public.ts'

test('a year’s work is counted from the records, and a withdrawn one is not in it', async (t) => {
  const server = await testServer(t)
  server.setClock('2026-01-05T09:00:00+08:00')
  const worker = () => signInAs(server.app, username('worker'))
  const { clientId } = await (
    await worker()
  ).get(registerClient, {
    name: '陈桂英',
    sex: 'female',
    bornOn: '1940-03-05',
    identityNumber: null,
    noNumberReason: '证件不在身边',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['extreme-hardship'],
    stationId: organisations.station,
    workerId: personId('worker'),
  })
  const visit = async (heldOn: string) =>
    (await worker()).get(recordService, {
      method: 'visit',
      clientId,
      heldOn,
      startedAt: null,
      minutes: 30,
      serviceCodes: ['policy-advice'],
      mode: 'home',
      outcome: 'met',
    })
  const everywhere = { role: 'yanzhen_by_region' as const, settings: { low: '1', high: ':' } }
  const facts = async (on: string) => {
    const day = parseDay(on)
    const found = await inTransaction(server.house.gatePool, everywhere, ({ query }) =>
      personFacts(query, server.house.packs, [personId('worker'), personId('colleague')], day),
    )
    return [found.get(personId('worker')), found.get(personId('colleague'))]
  }
  const nothing = {
    'service.records': 0,
    'service.visits': 0,
    'service.persons': 0,
    'service.personTimes': 0,
    'service.minutes': 0,
  }
  // Registered on the fifth, of a class of 31 days, and nothing was due until now.
  assert.deepEqual(await facts('2026-01-20'), [nothing, nothing])
  server.setClock('2026-01-20T10:00:00+08:00')
  await visit('2026-01-20')
  server.setClock('2026-03-16T10:00:00+08:00')
  const late = await visit('2026-03-02')
  assert.deepEqual((await facts('2026-03-16'))[0], {
    'service.records': 2,
    'service.visits': 2,
    'service.persons': 1,
    'service.personTimes': 2,
    'service.minutes': 60,
    // Recorded within ten working days both; met after 15 days in time, after 41 not.
    'service.recordsOnTimePercent': 100,
    'service.visitsOnTimePercent': 50,
  })
  // What has run too long since the last meeting counts as well.
  assert.equal((await facts('2026-05-01'))[0]!['service.visitsOnTimePercent'], 33.3)
  await (await worker()).get(withdrawRecord, { recordId: late.recordId, basedOnVersion: 1, reason: '记错了人' })
  assert.equal((await facts('2026-03-16'))[0]!['service.records'], 1)
  assert.equal((await facts('2026-03-16'))[0]!['service.visitsOnTimePercent'], 50)
})
