import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accounts, openAccount } from '#modules/identity/contract.ts'
import * as services from '#modules/services/contract.ts'
import * as contract from '#modules/workforce/contract.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

// One person who works here, is visited by another station as a client, and has an account: each of the three is read by whom it concerns.
const server = await testServer({ after })
const officer = await server.as('officer')
const number = numberOf('1961-04-05', 41)
const name = '云两重'
const secrets = { phone: '13800009876', address: '梧田街道演示路99号', school: '某某师范大学' }
let worker: string
let client: string

before(async () => {
  await officer.get(openAccount, {
    username: 'yunliangchong',
    name,
    role: 'social-worker',
    organisationId: organisations.station,
  })
  const { rows } = await officer.get(contract.peopleWithoutFile, { size: 100 })
  worker = (
    await officer.get(
      contract.registerWorker,
      aWorker({
        personId: rows.find((row) => row.name === name)!.personId,
        name,
        identityNumber: number,
        phone: secrets.phone,
        organisationId: organisations.station,
        education: [
          {
            school: secrets.school,
            majorKind: 'other',
            diploma: 'college',
            degree: 'none',
            fullTime: true,
            graduatedOn: '1983-07-01',
          },
        ],
      }),
    )
  ).personId
  client = (
    await (
      await server.as('otherWorker')
    ).get(services.registerClient, {
      name,
      sex: 'female',
      bornOn: '1961-04-05',
      identityNumber: number,
      noNumberReason: null,
      phone: null,
      address: secrets.address,
      regionCode: regions.otherVillage,
      registeredRegionCode: null,
      residence: 'here',
      householdId: null,
      categories: ['elder'],
      stationId: organisations.otherStation,
      workerId: personId('otherWorker'),
    })
  ).clientId
})

describe('a worker who is a client elsewhere and has an account', () => {
  test('is two things under one number, and neither answers for the other', async () => {
    assert.notEqual(worker, client)
    const asWorker = await officer.get(contract.findByNumber, { number })
    assert.deepEqual(
      asWorker.rows.map((row) => row.personId),
      [worker],
    )
    const asClient = await officer.get(services.findClientByNumber, { number })
    assert.deepEqual(
      asClient.rows.map((row) => row.clientId),
      [client],
    )
    assert.equal(refusalOf(await officer.call(page.person, { personId: client })), 'kernel/not-found')
    assert.equal(refusalOf(await officer.call(services.client, { clientId: worker })), 'kernel/not-found')
  })

  test('the file of the worker says nothing of the client, not even to who may read both', async () => {
    const file = JSON.stringify([
      await officer.get(page.person, { personId: worker }),
      await officer.get(page.serviceFigures, { personId: worker }),
      await officer.get(contract.people, { search: name }),
    ])
    assert.ok(file.includes(secrets.school))
    for (const secret of [client, secrets.address, '梧田', 'elder']) assert.equal(file.includes(secret), false, secret)
  })

  test('the file of the client says nothing of the work', async () => {
    const other = await server.as('otherWorker')
    const file = JSON.stringify([
      await other.get(services.client, { clientId: client }),
      await other.get(services.clients, { search: name }),
    ])
    assert.ok(file.includes(client))
    for (const secret of [worker, secrets.school, secrets.phone.slice(-4), '景山'])
      assert.equal(file.includes(secret), false, secret)
    assert.equal(refusalOf(await other.call(page.person, { personId: worker })), 'kernel/not-allowed')
  })

  test('colleagues at the one station see no client of the other, and who counsels at the other sees no colleague’s file', async () => {
    const leader = await server.as('leader')
    assert.equal((await leader.get(page.person, { personId: worker })).name, name)
    assert.equal(refusalOf(await leader.call(services.client, { clientId: client })), 'kernel/not-found')
    assert.deepEqual((await leader.get(services.findClientByNumber, { number })).rows, [])
  })

  test('their account shows a name and rights: no number, no phone, and nothing of either file', async () => {
    const { rows } = await officer.get(accounts, { search: 'yunliangchong' })
    assert.deepEqual(
      rows.map((row) => row.name),
      [name],
    )
    const shown = JSON.stringify(rows)
    for (const secret of [number, number.slice(-4), secrets.phone, secrets.school, secrets.address, client])
      assert.equal(shown.includes(secret), false, secret)
  })
})

test('a worker who is a client of their own station: the leader reads both, and each answer holds its own side alone', async () => {
  const number = numberOf('1960-06-06', 17)
  const { personId: id } = await officer.get(
    contract.registerWorker,
    aWorker({ name: '常怀瑾', identityNumber: number, phone: null, organisationId: organisations.station }),
  )
  const worker = await server.as('worker')
  const client = await worker.get(services.registerClient, {
    name: '常怀瑾',
    sex: 'unknown',
    bornOn: null,
    identityNumber: number,
    noNumberReason: null,
    phone: '13800007777',
    address: '某路九十九号',
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder-alone'],
    stationId: organisations.station,
    workerId: personId('worker'),
  })
  await worker.get(services.recordService, {
    method: 'visit',
    clientId: client.clientId,
    heldOn: '2026-03-16',
    startedAt: null,
    minutes: 30,
    serviceCodes: ['policy-advice'],
    mode: 'home',
    outcome: 'met',
    note: '低保申请已递交',
  })
  const leader = await server.as('leader')
  const asWorker = JSON.stringify([
    await leader.get(page.person, { personId: id }),
    await leader.get(contract.people, { search: '常怀瑾' }),
    await leader.get(contract.findByNumber, { number }),
    await leader.get(page.serviceFigures, { personId: id }),
  ])
  assert.ok(asWorker.includes('常怀瑾'))
  for (const word of [client.clientId, 'elder-alone', '低保', '某路', '7777', regions.village])
    assert.ok(!asWorker.includes(word), word)
  const asClient = JSON.stringify([
    await leader.get(services.client, { clientId: client.clientId }),
    await leader.get(services.clients, { search: '常怀瑾' }),
    await leader.get(services.findClientByNumber, { number }),
    await leader.get(services.records, { search: '常怀瑾' }),
  ])
  assert.ok(asClient.includes('elder-alone'))
  for (const word of [id, 'social-work-department', '"kind":"social-worker"']) assert.ok(!asClient.includes(word), word)
  // And a worker who serves the client has no way to the file of the colleague.
  assert.equal(refusalOf(await worker.call(page.person, { personId: id })), 'kernel/not-allowed')
})
