import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import * as development from '#modules/development/contract.ts'
import { notify } from '#modules/notices/public.ts'
import * as services from '#modules/services/contract.ts'
import * as contract from '#modules/workforce/contract.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { personFacts } from '#modules/workforce/public.ts'
import { aJob, aSchool, aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const server = await testServer({ after })
const officer = await server.as('officer')
const second = await server.as('provinceOfficer')
const register = async (given = {}) =>
  (await officer.get(contract.registerWorker, aWorker({ phone: null, ...given }))).personId
const ask = (keptPersonId: string, gonePersonId: string) =>
  officer.call(moves.askMerge, { keptPersonId, gonePersonId, reason: '新旧号码为同一人' })

describe('the same person in two systems, under an old and a new number', () => {
  const [old, number] = [numberOf('1970-07-07', 11), numberOf('1970-07-07', 12)]
  let kept: string
  let gone: string

  test('stands in two files, and a homophone with one birthday is warned of', async () => {
    const school = aSchool({ fromOn: '1988-09-01', graduatedOn: '1992-06-30', degreeOn: '1992-06-30' })
    gone = await register({
      name: '燕归来',
      identityNumber: old,
      system: 'union',
      phone: '13800005555',
      fields: ['charity'],
      employment: [aJob({ employerName: '市总工会', fromOn: '2010-03-16', untilOn: '2016-03-16' })],
      education: [school],
    })
    const second = {
      name: '燕归来',
      identityNumber: number,
      system: 'civil-affairs',
      organisationId: organisations.station,
      employment: [aJob({ fromOn: '2016-03-16' })],
      education: [school],
    }
    assert.equal(
      refusalOf(
        await officer.call(
          contract.registerWorker,
          aWorker({
            ...second,
            identityNumber: null,
            noNumberReason: '不详',
            bornOn: '1970-07-07',
            sex: 'female',
            phone: null,
          }),
        ),
      ),
      'workforce/possibly-the-same',
    )
    // Two numbers that both check speak against one person, so it is an officer who says that they are.
    kept = await register(second)
    assert.equal((await officer.get(contract.people, { search: '燕归来' })).total, 2)
  })

  test('one officer asks, another approves: one person, both numbers, every employment, nothing told twice', async () => {
    // What another module keeps of the one that goes: a message, told to both alike but for one.
    await inTransaction(server.house.gatePool, gate, async (teller) => {
      const told = { title: { zh: '甲', en: 'a' }, body: { zh: '乙', en: 'b' }, link: null, dueOn: null }
      for (const [personId, key] of [
        [gone, 'workforce/only-here'],
        [gone, 'workforce/both'],
        [kept, 'workforce/both'],
      ] as const)
        await notify(teller, { personId, key, ...told })
    })
    // And what they are to others: the worker of a client whom they have visited, the owner of a measure.
    const leader = await server.as('leader')
    const { clientId } = await leader.get(services.registerClient, {
      name: '柏青山',
      sex: 'male',
      bornOn: '1945-05-05',
      identityNumber: null,
      noNumberReason: '未登记',
      phone: null,
      address: null,
      regionCode: regions.village,
      registeredRegionCode: null,
      residence: 'here',
      householdId: null,
      categories: [],
      stationId: organisations.station,
      workerId: personId('worker'),
    })
    const { services: codes } = await leader.get(services.codeLists, {})
    await leader.get(services.recordService, {
      method: 'visit',
      clientId,
      heldOn: '2026-03-16' as Day,
      minutes: 30,
      serviceCodes: [codes.find((one) => one.methods.includes('visit'))!.code],
      mode: 'home',
      outcome: 'met',
    })
    for (const table of ['client', 'service_record'])
      await server.database.pool.query(`update services.${table} set worker_id = $1`, [gone])
    const { measureId } = await officer.get(development.setMeasure, {
      kind: 'plan',
      title: '编制规划',
      target: '印发',
      ownerId: gone,
      dueOn: '2026-12-01',
    })
    await officer.get(development.reportMeasure, { measureId, percent: 20, note: '已起草', basedOnVersion: 1 })
    const asked = await ask(kept, gone)
    assert.ok(asked.status === 200 && asked.value)
    const { mergeId } = asked.value
    assert.equal(refusalOf(await ask(kept, gone)), 'workforce/merge-open')
    assert.equal(
      refusalOf(await officer.call(moves.approveMerge, { mergeId, basedOnVersion: 1 })),
      'workforce/not-ones-own',
    )
    const { rows } = await second.get(moves.merges, {})
    assert.deepEqual(
      rows.map((row) => [row.kept.numberMasked?.slice(-4), row.gone.numberMasked?.slice(-4), row.mayDecide]),
      [[number.slice(-4), old.slice(-4), true]],
    )
    await second.get(moves.approveMerge, { mergeId, basedOnVersion: 1 })

    assert.equal((await leader.get(services.client, { clientId })).workerId, kept)
    assert.deepEqual(
      (await officer.get(page.serviceFigures, { personId: kept })).rows.map((row) => [
        row.visits,
        row.persons,
        row.records,
      ]),
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    )
    assert.equal((await officer.get(development.measures, {})).rows.rows[0]!.ownerId, kept)
    const { rows: steps } = await server.database.pool.query('select owner_id from development.measure_step')
    assert.deepEqual(steps, [{ owner_id: kept }])

    const { rows: found, total } = await officer.get(contract.people, { search: '燕归来' })
    assert.deepEqual([total, found[0]?.personId], [1, kept])
    for (const one of [old, number])
      assert.deepEqual(
        (await officer.get(contract.findByNumber, { number: one })).rows.map((row) => row.personId),
        [kept],
      )
    const file = await officer.get(page.person, { personId: kept })
    assert.deepEqual(
      [
        file.employment.map((one) => one.employerName),
        file.education.length,
        file.fields,
        file.phoneMasked,
        file.formerNumbersMasked.map((one) => one.slice(-4)),
        file.history.map(({ ground }) => ground).toSorted(),
      ],
      [
        ['春晖社会工作服务中心', '市总工会'],
        1,
        ['charity'],
        '138****5555',
        [old.slice(-4)],
        ['merged', 'registered', 'registered'],
      ],
    )
    assert.equal((await officer.get(page.person, { personId: gone })).mergedInto, kept)
    const facts = await inTransaction(server.house.gatePool, gate, ({ query }) =>
      personFacts(query, [kept], '2026-03-16' as Day),
    )
    assert.equal(facts.get(kept)?.['practice.years'], 16)
    const { rows: told } = await server.database.pool.query<{ key: string }>(
      'select key from notices.notice where person_id = $1 order by key',
      [kept],
    )
    assert.deepEqual(
      told.map((row) => row.key),
      [`development/measure:${measureId}`, 'workforce/both', 'workforce/only-here'],
    )
    // What was carried over opens where it stands now.
    assert.deepEqual(await officer.get(page.revealOf, { personId: kept, field: 'phone', reason: '联系本人' }), {
      value: '13800005555',
    })
    assert.equal(
      refusalOf(
        await officer.call(contract.registerWorker, aWorker({ name: '燕第三', identityNumber: old, phone: null })),
      ),
      'identityNumber workforce/number-already-registered',
    )
    assert.equal(
      refusalOf(await second.call(moves.approveMerge, { mergeId, basedOnVersion: 2 })),
      'workforce/merge-closed',
    )
  })
})

test('a merger that is declined leaves both as they were', async () => {
  const [one, other] = [
    await register({ name: '双生甲', identityNumber: numberOf('1980-08-08', 13) }),
    await register({ name: '双生乙', identityNumber: numberOf('1980-08-08', 14) }),
  ]
  const asked = await ask(one, other)
  assert.ok(asked.status === 200 && asked.value)
  await second.get(moves.returnMerge, { mergeId: asked.value.mergeId, basedOnVersion: 1, reason: '确系两人' })
  assert.equal((await officer.get(contract.people, { search: '双生' })).total, 2)
  assert.equal(
    (await officer.get(moves.merges, { state: 'done' })).rows.find((row) => row.mergeId === asked.value!.mergeId)
      ?.answer,
    '确系两人',
  )
})

test('a file is not merged with itself, nor with one out of reach', async () => {
  const one = await register({ name: '独一份', identityNumber: numberOf('1981-08-08', 15) })
  assert.equal(refusalOf(await ask(one, one)), 'gonePersonId workforce/the-same-file')
  const far = (
    await (
      await server.as('stranger')
    ).get(
      contract.registerWorker,
      aWorker({
        name: '远一份',
        identityNumber: numberOf('1981-08-08', 16),
        phone: null,
        regionCode: regions.neighbourCounty,
      }),
    )
  ).personId
  assert.equal(refusalOf(await ask(one, far)), 'kernel/not-found')
  // The province sees both.
  assert.equal(
    (await second.call(moves.askMerge, { keptPersonId: one, gonePersonId: far, reason: '跨县重复建档' })).status,
    200,
  )
})
