import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import * as contract from '#modules/workforce/contract.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { personFacts } from '#modules/workforce/public.ts'
import { aJob, aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import { type Caller, refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId, regions, username } from '#demo/test-world.ts'

const server = await testServer({ after })
const as = (who: CastName) => server.as(who)
const officer = await as('officer')
const neighbour = await as('stranger')
const factsOf = async (id: string) =>
  (await inTransaction(server.house.gatePool, gate, ({ query }) => personFacts(query, [id], '2026-03-16' as Day))).get(
    id,
  )
const register = async (given = {}) =>
  (await officer.get(contract.registerWorker, aWorker({ phone: null, ...given }))).personId
const versionOf = async (id: string, caller: Caller = officer) =>
  (await caller.get(page.person, { personId: id })).version

/** A county of another province, with an officer: Ouhai and Lucheng lie in one. */
const shanghai = await (async () => {
  const hash = (
    await server.database.pool.query<{ hash: string }>('select password_hash as hash from identity.account limit 1')
  ).rows[0]!.hash
  const id = '00000000-0000-7000-8000-000000008001'
  for (const [code, name, level, parent] of [
    ['310000000000', '上海市', 1, null],
    ['310100000000', '市辖区', 2, '310000000000'],
    ['310101000000', '黄浦区', 3, '310100000000'],
  ])
    await server.database.pool.query(
      `insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, source) values ($1, $2, $3, $4, $2, 'x', 'x', 'x', 'x', 'test')`,
      [code, name, level, parent],
    )
  await server.database.pool.query(
    `insert into identity.person (id, name, region_code) values ($1, '沪一鸣', '310101000000')`,
    [id],
  )
  await server.database.pool.query(
    `insert into identity.account (id, person_id, username, password_hash, region_code) values ($1, $1, 'shanghai', $2, '310101000000')`,
    [id, hash],
  )
  await server.database.pool.query(
    `insert into identity.role_grant (id, account_id, role, region_code, from_on, granted_at) values ($1, $1, 'officer', '310101000000', '2024-01-01', '2024-01-01')`,
    [id],
  )
  return signInAs(server.app, 'shanghai')
})()

describe('inside the county', () => {
  test('one act: the old employment ends, the new one begins, rights go along, the past stays', async () => {
    const id = personId('colleague')
    await server.database.pool.query(
      `insert into workforce.employment (id, person_id, region_code, organisation_id, employer_id, employer_name, employer_kind, post_title, is_social_work, is_community_work, from_on, source, confirmed_on, confirmed_by)
       values (gen_random_uuid(), $1, $2, $3, $4, '春晖社会工作服务中心', 'social-organisation', '社工', true, false, '2020-03-16', 'registered', '2024-01-01', $5)`,
      [id, regions.town, organisations.station, organisations.agency, personId('officer')],
    )
    const move = {
      personId: id,
      organisationId: organisations.otherStation,
      employerId: organisations.otherAgency,
      on: '2026-03-16',
      reason: '工作需要',
    }
    assert.equal(
      refusalOf(await officer.call(moves.moveWorker, { ...move, basedOnVersion: 9 })),
      'kernel/changed-meanwhile',
    )
    await officer.get(moves.moveWorker, { ...move, basedOnVersion: 1 })
    const file = await officer.get(page.person, { personId: id })
    assert.deepEqual(
      [
        file.organisationName,
        file.employerName,
        file.regionCode,
        file.employment.map((one) => [one.employerName, one.workplaceName, one.postTitle, one.fromOn, one.untilOn]),
      ],
      [
        '梧田街道社会工作站',
        '晨星社会工作服务中心',
        regions.otherTown,
        [
          ['晨星社会工作服务中心', '梧田街道社会工作站', '社工', '2026-03-16', null],
          ['春晖社会工作服务中心', null, '社工', '2020-03-16', '2026-03-16'],
        ],
      ],
    )
    assert.equal((await factsOf(id))?.['practice.years'], 6)
    assert.equal(refusalOf(await (await as('leader')).call(page.person, { personId: id })), 'kernel/not-found')
    const moved = await signInAs(server.app, username('colleague'))
    const { rows } = await server.database.pool.query(
      `select organisation_id, until_on is null as open from identity.role_grant where account_id = (select id from identity.account where person_id = $1) order by until_on nulls first`,
      [id],
    )
    assert.deepEqual(
      rows.map((row) => [row.organisation_id, row.open]),
      [
        [organisations.otherStation, true],
        [organisations.station, false],
      ],
    )
    assert.equal((await moved.get(page.mine, {})).file?.organisationName, '梧田街道社会工作站')
  })

  test('what cannot be is said', async () => {
    const id = await register({
      name: '不必动',
      identityNumber: numberOf('1988-01-01', 11),
      organisationId: organisations.station,
    })
    const move = {
      personId: id,
      basedOnVersion: 1,
      organisationId: organisations.otherStation,
      on: '2026-03-16',
      reason: '工作需要',
    }
    const table: [given: object, refusal: string][] = [
      [{ organisationId: organisations.station }, 'organisationId workforce/works-there-already'],
      [{ organisationId: organisations.neighbourStation }, 'organisationId workforce/organisation-not-found'],
      [{ on: '2026-03-17' }, 'on workforce/day-in-future'],
      [{ reason: '' }, 'reason kernel/field-too-short'],
    ]
    for (const [given, refusal] of table)
      assert.equal(refusalOf(await officer.call(moves.moveWorker, { ...move, ...given })), refusal)
    const province = await as('provinceOfficer')
    assert.equal(
      refusalOf(await province.call(moves.moveWorker, { ...move, organisationId: organisations.neighbourStation })),
      'organisationId workforce/other-county',
    )
  })
})

describe('between counties: one releases, the other accepts', () => {
  const release = (personIdOf: string, given = {}) =>
    officer.call(moves.releaseWorker, {
      personId: personIdOf,
      basedOnVersion: 1,
      toRegionCode: regions.neighbourCounty,
      reason: '随家庭搬迁',
      consentedOn: '2026-03-15',
      ...given,
    })

  test('inside the province the years add up; the file, its history and its number go along and are gone from the sender', async () => {
    const number = numberOf('1988-02-02', 12)
    const id = await register({
      name: '省内调',
      identityNumber: number,
      organisationId: organisations.station,
      employment: [
        aJob({
          isCommunityWork: true,
          employerKind: 'self-governing',
          workRegionCode: regions.county,
          fromOn: '2016-03-16',
        }),
      ],
    })
    const released = await release(id)
    assert.ok(released.status === 200 && released.value)
    assert.equal(refusalOf(await release(id)), 'workforce/transfer-open')
    assert.equal(refusalOf(await neighbour.call(page.person, { personId: id })), 'kernel/not-found')

    const { rows } = await neighbour.get(moves.transfers, {})
    assert.deepEqual(
      rows.map((row) => [row.personName, row.fromRegionName, row.toRegionName, row.otherProvince, row.may]),
      [['省内调', '瓯海区', '鹿城区', false, { accept: true, return: true, withdraw: false }]],
    )
    const accept = {
      transferId: rows[0]!.transferId,
      basedOnVersion: 1,
      organisationId: organisations.neighbourStation,
      on: '2026-03-16',
    }
    assert.equal(refusalOf(await officer.call(moves.acceptTransfer, accept)), 'kernel/not-found')
    await neighbour.get(moves.acceptTransfer, accept)
    assert.equal(
      refusalOf(await neighbour.call(moves.acceptTransfer, { ...accept, basedOnVersion: 2 })),
      'workforce/transfer-closed',
    )

    const file = await neighbour.get(page.person, { personId: id })
    assert.deepEqual(
      [
        file.organisationName,
        file.employment.length,
        file.employment.map((one) => one.isCounted),
        file.history.map(({ ground }) => ground).toSorted(),
      ],
      ['五马街道社会工作站', 2, [true, true], ['moved', 'registered']],
    )
    assert.equal((await factsOf(id))?.['community.years'], 10)
    assert.equal((await neighbour.get(contract.findByNumber, { number })).rows.length, 1)
    assert.deepEqual(
      await neighbour.get(page.revealOf, { personId: id, field: 'identityNumber', reason: '核对证件' }),
      { value: number },
    )
    assert.equal(refusalOf(await officer.call(page.person, { personId: id })), 'kernel/not-found')
    assert.equal(
      (await officer.get(moves.transfers, { state: 'done' })).rows.find((row) => row.personName === '省内调')?.state,
      'accepted',
    )
  })

  test('outside the province by the rule of the place, unless the receiving county chooses otherwise', async () => {
    const years = async (n: number, countsYears: boolean | null) => {
      const job = aJob({ isCommunityWork: true, workRegionCode: regions.county, fromOn: '2016-03-16' })
      const id = await register({ name: `省外${n}`, identityNumber: numberOf('1988-03-03', n), employment: [job] })
      assert.equal((await release(id, { toRegionCode: '310101000000' })).status, 200)
      const { rows } = await shanghai.get(moves.transfers, {})
      const transfer = rows.find((row) => row.personId === id)!
      assert.ok(transfer.otherProvince)
      await shanghai.get(moves.acceptTransfer, {
        transferId: transfer.transferId,
        basedOnVersion: 1,
        on: '2026-03-16',
        countsYears,
      })
      const { rows: done } = await shanghai.get(moves.transfers, { state: 'done' })
      return [(await factsOf(id))?.['community.years'], done.find((row) => row.personId === id)?.countsYears]
    }
    assert.deepEqual(await years(13, null), [0, false])
    assert.deepEqual(await years(14, true), [10, true])
  })

  test('the receiver sends it back with a reason, or the sender takes it back; nothing has moved', async () => {
    const id = await register({ name: '又回来', identityNumber: numberOf('1988-04-04', 15) })
    for (const [caller, state] of [
      [neighbour, 'returned'],
      [officer, 'withdrawn'],
    ] as const) {
      assert.equal((await release(id)).status, 200)
      const transfer = (await caller.get(moves.transfers, {})).rows.find((row) => row.personId === id)!
      await caller.get(moves.returnTransfer, {
        transferId: transfer.transferId,
        basedOnVersion: 1,
        reason: '本县暂无岗位',
      })
      assert.equal(
        (await officer.get(moves.transfers, { state: 'done' })).rows.find(
          (row) => row.transferId === transfer.transferId,
        )?.state,
        state,
      )
    }
    assert.equal((await officer.get(page.person, { personId: id })).regionCode, regions.county)
  })

  test('what cannot be released is said', async () => {
    const id = await register({ name: '不能调', identityNumber: numberOf('1988-05-05', 16) })
    assert.equal(refusalOf(await release(id, { toRegionCode: regions.county })), 'toRegionCode workforce/same-county')
    assert.equal(
      refusalOf(await release(id, { toRegionCode: regions.neighbourTown })),
      'toRegionCode workforce/not-a-county',
    )
    assert.equal(refusalOf(await release(id, { consentedOn: '2026-03-17' })), 'consentedOn workforce/day-in-future')
    await officer.get(moves.changeStatus, {
      personId: id,
      basedOnVersion: 1,
      status: 'retired',
      on: '2026-03-01',
      reason: '到龄退休',
    })
    assert.equal(refusalOf(await release(id, { basedOnVersion: 2 })), 'workforce/not-active')
  })
})

describe('who leaves, and who comes back', () => {
  test('leaves the work, the rights and the list; the file stays, and a return is a new beginning', async () => {
    const id = personId('otherWorker')
    const version = await versionOf(id)
    await officer.get(moves.changeStatus, {
      personId: id,
      basedOnVersion: version,
      status: 'left',
      on: '2026-03-16',
      reason: '辞职',
    })
    await assert.rejects(signInAs(server.app, username('otherWorker')))
    const names = async (status?: 'left') =>
      (await officer.get(contract.people, { search: '何田', ...(status && { status }) })).rows.map((row) => row.name)
    assert.deepEqual([await names(), await names('left')], [[], ['何田']])
    assert.equal(
      refusalOf(
        await officer.call(moves.changeStatus, {
          personId: id,
          basedOnVersion: version + 1,
          status: 'left',
          on: '2026-03-16',
          reason: '辞职',
        }),
      ),
      'workforce/status-the-same',
    )
    assert.equal(
      refusalOf(
        await officer.call(moves.changeStatus, {
          personId: id,
          basedOnVersion: version + 1,
          status: 'active',
          on: '2026-03-01',
          reason: '返岗',
        }),
      ),
      'on workforce/day-before-status',
    )
    await officer.get(moves.changeStatus, {
      personId: id,
      basedOnVersion: version + 1,
      status: 'active',
      on: '2026-03-16',
      reason: '返岗',
    })
    assert.deepEqual(await names(), ['何田'])
  })
})
