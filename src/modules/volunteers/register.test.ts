import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { aNeighbour, numberOf } from '#modules/volunteers/testing/given.ts'
import * as workforce from '#modules/workforce/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { CastName } from '#demo/test-world.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const server = await testServer({ after })
const register = async (given: Parameters<typeof aNeighbour>[0] = {}, who: CastName = 'worker') =>
  (await server.as(who)).call(contract.registerVolunteer, aNeighbour(given))
const sql = async (text: string, values: unknown[] = []) => {
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  try {
    return (await owner.query(text, values)).rows
  } finally {
    await owner.end()
  }
}

/** Gives a worker of the cast an identity number in the registry. */
async function withNumber(who: CastName, number: string): Promise<void> {
  const { vault } = server.house
  await sql(
    `update workforce.worker set identity_number_sealed = $2, identity_number_hash = $3, identity_number_last4 = $4, no_number_reason = null where person_id = $1`,
    [
      personId(who),
      vault.seal({ table: 'workforce.worker', column: 'identity_number', rowId: personId(who) }, number),
      vault.searchHash('identity-number', number),
      number.slice(-4),
    ],
  )
}

describe('a neighbour who wants to help', () => {
  test('is registered by the station on their paper, shown by a number that is not the identity number', async () => {
    const worker = await server.as('worker')
    const { volunteerId, number, state } = await worker.get(contract.registerVolunteer, aNeighbour())
    assert.equal(state, 'registered')
    assert.match(number, /^ZY330304\d{7}$/)
    const page = await worker.get(contract.volunteer, { volunteerId })
    assert.deepEqual(
      [page.name, page.sex, page.bornOn, page.age, page.organisationName, page.livingRegionName, page.phoneMasked],
      ['陈一舟', 'male', '1962-03-04', 64, '景山街道社会工作站', '净水社区', '138****0001'],
    )
    assert.deepEqual([page.namePublic, page.minutes, page.star, page.active], [false, 0, null, false])
    assert.ok(!JSON.stringify(page).includes(numberOf('1962-03-04', 31)))
    const reveal = (field: 'identityNumber' | 'phone') =>
      worker.get(contract.revealVolunteer, { volunteerId, field, reason: '电话联系' })
    assert.deepEqual(
      [await reveal('phone'), await reveal('identityNumber')],
      [{ value: '13800000001' }, { value: numberOf('1962-03-04', 31) }],
    )

    for (const search of ['一舟', 'yizhou', 'cyz', number.toLowerCase()])
      assert.deepEqual(
        (await worker.get(contract.volunteers, { search })).rows.map((row) => row.number),
        [number],
        search,
      )
    assert.deepEqual((await worker.get(contract.volunteers, { search: "%' or 1=1 --" })).rows, [])
    const officer = await server.as('officer')
    assert.equal((await officer.get(contract.volunteers, { category: 'elder', state: 'registered' })).rows.length, 1)
    assert.equal((await officer.get(contract.volunteers, { category: 'rescue' })).rows.length, 0)
    for (const who of ['otherWorker', 'stranger'] as const) {
      const other = await server.as(who)
      assert.equal(refusalOf(await other.call(contract.volunteer, { volunteerId })), 'kernel/not-found')
      assert.deepEqual((await other.get(contract.volunteers, {})).rows, [])
      assert.deepEqual((await other.get(contract.volunteerFigures, {})).registered, 0)
    }
    assert.equal(
      refusalOf(await (await server.as('roomWorker')).call(contract.volunteer, { volunteerId })),
      'kernel/not-allowed',
    )
    // The workforce knows nothing of it, and no list of workers shows a volunteer.
    assert.deepEqual((await officer.get(workforce.findPeople, { search: '一舟' })).rows, [])
    const file = await officer.call(contract.exportVolunteers, {})
    assert.ok('raw' in file && file.raw.subarray(0, 2).toString() === 'PK')
  })

  test('who gives their number is found by whoever they give it to, and only by the whole of it', async () => {
    const other = await server.as('otherWorker')
    const { rows } = await (await server.as('worker')).get(contract.volunteers, {})
    const found = async (search: string) => (await other.get(contract.findVolunteers, { search })).rows
    assert.deepEqual(
      (await found(rows[0]!.number)).map((row) => [row.name, row.organisationName]),
      [['陈一舟', null]],
    )
    assert.deepEqual(await found(rows[0]!.number.slice(0, -1)), [])
    assert.deepEqual(await found('陈一舟'), [])
  })

  test('is registered once, here and elsewhere, also with a number in full width', async () => {
    const wide = Array.from(numberOf('1962-03-04', 31), (one) =>
      String.fromCodePoint(one.codePointAt(0)! + (/\d/.test(one) ? 0xfee0 : 0)),
    ).join('')
    assert.equal(refusalOf(await register({ identityNumber: wide })), 'volunteers/registered-already')
    assert.equal(refusalOf(await register({}, 'otherWorker')), 'volunteers/registered-elsewhere')
    const twins = await Promise.all(
      [1, 2].map(() => register({ name: '两次', identityNumber: numberOf('1970-01-01', 44) })),
    )
    assert.deepEqual(twins.map(refusalOf).toSorted(), ['accepted', 'volunteers/registered-already'])
  })

  test('leaves on their wish, comes back under the same number, and is changed under a version', async () => {
    const worker = await server.as('worker')
    const { rows } = await worker.get(contract.volunteers, { search: '一舟' })
    const { volunteerId, number } = rows[0]!
    const change = {
      volunteerId,
      basedOnVersion: 1,
      livingRegionCode: null,
      skills: ['driving'],
      categories: ['elder', 'elder'],
      nationalNumber: '330000123',
    }
    assert.deepEqual(await worker.get(contract.changeVolunteer, change), { version: 2 })
    assert.equal(refusalOf(await worker.call(contract.changeVolunteer, change)), 'kernel/changed-meanwhile')
    assert.equal(
      refusalOf(await worker.call(contract.changeVolunteer, { ...change, basedOnVersion: 2, skills: ['flying'] })),
      'skills volunteers/code-unknown',
    )
    const page = await worker.get(contract.volunteer, { volunteerId })
    assert.deepEqual(
      [page.skills, page.categories, page.nationalNumber, page.phoneMasked],
      [['driving'], ['elder'], '330000123', '138****0001'],
    )
    assert.deepEqual(await worker.get(contract.takeOff, { volunteerId, reason: '本人搬家' }), { state: 'left' })
    assert.equal(
      refusalOf(await worker.call(contract.takeOff, { volunteerId, reason: '再次' })),
      'volunteers/left-already',
    )
    assert.equal(
      refusalOf(await worker.call(contract.changeVolunteer, { ...change, basedOnVersion: 3 })),
      'volunteers/left-already',
    )
    assert.deepEqual((await worker.get(contract.volunteers, { search: '一舟' })).rows, [])
    assert.equal((await worker.get(contract.volunteers, { state: 'left' })).rows.length, 1)
    const again = await worker.get(contract.registerVolunteer, aNeighbour())
    assert.deepEqual([again.volunteerId, again.number, again.state], [volunteerId, number, 'registered'])
  })
})

describe('who has an account', () => {
  const number = numberOf('1990-01-07', 51, 'female')

  test('is asked, and who does not agree is taken off whole', async () => {
    await withNumber('worker', number)
    const leader = await server.as('leader')
    const given = { name: '林小雨', identityNumber: number, agreedHow: 'by-phone', agreementPaper: null }
    assert.equal(
      refusalOf(await register({ ...given, name: '林大雨' }, 'leader')),
      'name volunteers/number-of-another-name',
    )
    const made = await leader.get(contract.registerVolunteer, aNeighbour(given))
    assert.equal(made.state, 'awaiting')
    const worker = await server.as('worker')
    const told = await worker.get(notices, {})
    assert.ok(told.rows.some((one) => one.title.zh === '请确认志愿者登记'))
    assert.equal((await worker.get(contract.mine, {})).volunteer?.state, 'awaiting')
    assert.deepEqual(await worker.get(contract.confirmMine, { agree: false }), { state: 'removed' })
    assert.equal((await worker.get(contract.mine, {})).volunteer, null)
    assert.equal(
      refusalOf(await leader.call(contract.volunteer, { volunteerId: made.volunteerId })),
      'kernel/not-found',
    )
    assert.ok(!(await worker.get(notices, {})).rows.some((one) => one.title.zh === '请确认志愿者登记'))
    assert.equal(refusalOf(await worker.call(contract.confirmMine, { agree: true })), 'volunteers/not-registered')
    assert.equal(
      (await sql('select count(*)::int as n from identity.person where name = $1', ['林小雨']))[0].n,
      1,
      'found in the registry of persons, not made twice',
    )
  })

  test('who agrees is registered from that day, once', async () => {
    const leader = await server.as('leader')
    const given = { name: '林小雨', identityNumber: number, agreedHow: 'by-phone', agreementPaper: null }
    const { volunteerId } = await leader.get(contract.registerVolunteer, aNeighbour(given))
    const worker = await server.as('worker')
    assert.deepEqual(await worker.get(contract.confirmMine, { agree: true }), { state: 'registered' })
    assert.equal(refusalOf(await worker.call(contract.confirmMine, { agree: true })), 'volunteers/nothing-to-confirm')
    assert.equal((await leader.get(contract.volunteer, { volunteerId })).confirmedOn, '2026-03-16')
    assert.equal(refusalOf(await worker.call(contract.registerMyself, {})), 'volunteers/registered-already')
  })

  test('registers oneself, and is not asked what the registry knows', async () => {
    const colleague = await server.as('colleague')
    const before = await colleague.get(contract.mine, {})
    assert.deepEqual(before.known, { name: '许安', sex: 'female', bornOn: '1990-01-08' })
    assert.equal(before.volunteer, null)
    for (const act of [
      colleague.call(contract.leave, {}),
      colleague.call(contract.confirmMine, { agree: true }),
      colleague.call(contract.changeMine, {
        basedOnVersion: 1,
        livingRegionCode: null,
        skills: [],
        categories: [],
        namePublic: true,
      }),
    ])
      assert.equal(refusalOf(await act), 'volunteers/not-registered')
    const { number: own, state } = await colleague.get(contract.registerMyself, {
      skills: ['teaching'],
      phone: '0577-88001234',
    })
    assert.equal(state, 'registered')
    const { volunteer } = await colleague.get(contract.mine, {})
    assert.deepEqual(
      [
        volunteer!.number,
        volunteer!.name,
        volunteer!.bornOn,
        volunteer!.organisationName,
        volunteer!.agreedHow,
        volunteer!.namePublic,
      ],
      [own, '许安', '1990-01-08', null, 'own-account', false],
    )
    // The station does not see a colleague who registered with nobody; the county does.
    assert.equal(
      refusalOf(await (await server.as('worker')).call(contract.volunteer, { volunteerId: volunteer!.volunteerId })),
      'kernel/not-found',
    )
    assert.equal(
      (await (await server.as('officer')).get(contract.volunteer, { volunteerId: volunteer!.volunteerId })).name,
      '许安',
    )
    // So says the page of the person too: within reach it opens, out of reach there is none.
    const onPage = async (who: CastName) =>
      (await (await server.as(who)).get(contract.personVolunteering, { personId: personId('colleague') })).volunteer
    assert.deepEqual(await onPage('officer'), {
      volunteerId: volunteer!.volunteerId,
      number: own,
      state: 'registered',
      minutes: 0,
      minutesThisYear: 0,
      star: null,
    })
    assert.deepEqual([await onPage('leader'), await onPage('stranger')], [null, null])
    await colleague.get(contract.changeMine, {
      basedOnVersion: 1,
      livingRegionCode: regions.otherVillage as never,
      skills: [],
      categories: ['child'],
      namePublic: true,
      phone: null,
    })
    const after = (await colleague.get(contract.mine, {})).volunteer!
    assert.deepEqual([after.namePublic, after.phoneMasked, after.categories, after.version], [true, null, ['child'], 2])
    assert.deepEqual(await colleague.get(contract.leave, {}), { state: 'left' })
    assert.equal(refusalOf(await colleague.call(contract.leave, {})), 'volunteers/left-already')
    assert.equal((await colleague.get(contract.registerMyself, {})).number, own)
  })
})

describe('what cannot be is said at its field', () => {
  const fine = numberOf('1980-05-06', 61)
  const table: [why: string, given: object, refusal: string, who?: CastName][] = [
    ['no number', { identityNumber: ' ' }, 'identityNumber kernel/field-missing'],
    [
      'a wrong check digit',
      { identityNumber: fine.slice(0, 17) + (fine.endsWith('1') ? '2' : '1') },
      'identityNumber volunteers/number-check-digit',
    ],
    ['letters', { identityNumber: '<script>' }, 'identityNumber volunteers/number-characters'],
    ['another birthday', { bornOn: '1980-05-07' }, 'bornOn volunteers/number-says-other-birthday'],
    ['another sex', { sex: 'female' }, 'sex volunteers/number-says-other-sex'],
    ['a day that does not exist', { bornOn: '1980-02-30' }, 'bornOn kernel/field-not-a-date'],
    ['a name too long', { name: '长'.repeat(41) }, 'name kernel/field-too-long'],
    ['a name of strokes', { name: '——' }, 'name volunteers/name-not-readable'],
    ['ten digits', { phone: '1380000123' }, 'phone volunteers/phone-length'],
    ['a skill of no list', { skills: ['flying'] }, 'skills volunteers/code-unknown'],
    ['a place that is none', { livingRegionCode: '990304001001' }, 'livingRegionCode volunteers/region-unknown'],
    ['a way that is oneself’s', { agreedHow: 'own-account' }, 'agreedHow volunteers/code-unknown'],
    ['agreed tomorrow', { agreedOn: '2026-03-17' }, 'agreedOn volunteers/day-in-future'],
    ['no paper', { agreementPaper: null }, 'agreementPaper volunteers/paper-missing'],
    [
      'by phone without an account, and no paper',
      { agreedHow: 'by-phone', agreementPaper: '' },
      'agreementPaper volunteers/paper-missing',
    ],
    [
      'a child without a guardian',
      { identityNumber: numberOf('2010-05-06', 61) },
      'guardian volunteers/guardian-missing',
    ],
    [
      'a guardian of no list who agrees tomorrow',
      {
        identityNumber: numberOf('2010-05-06', 61),
        guardian: { name: '陈父', relation: 'boss', agreedOn: '2026-03-17' },
      },
      'guardian.relation volunteers/code-unknown,guardian.agreedOn volunteers/day-in-future',
    ],
    [
      'an organisation out of reach',
      { organisationId: organisations.neighbourStation },
      'organisationId volunteers/organisation-not-found',
    ],
    ['no organisation', {}, 'organisationId volunteers/organisation-missing', 'officer'],
  ]
  for (const [why, given, refusal, who] of table)
    test(why, async () =>
      assert.equal(refusalOf(await register({ name: '查无此', identityNumber: fine, ...given }, who)), refusal),
    )

  test('a closed organisation registers nobody', async () => {
    await sql(`update organisations.organisation set closed_on = '2026-01-01' where id = $1`, [
      organisations.otherStation,
    ])
    assert.equal(
      refusalOf(await register({ identityNumber: fine, organisationId: organisations.otherStation }, 'officer')),
      'organisationId volunteers/organisation-closed',
    )
    await sql('update organisations.organisation set closed_on = null where id = $1', [organisations.otherStation])
  })

  test('a child with a guardian is registered, and shown as not of age', async () => {
    const guardian = { name: '陈父', relation: 'father', agreedOn: '2026-03-15' }
    const answer = await register({ name: '陈小', identityNumber: numberOf('2010-05-06', 61), guardian })
    assert.equal(refusalOf(answer), 'accepted')
    const { rows } = await (await server.as('worker')).get(contract.volunteers, { search: '陈小' })
    assert.deepEqual([rows[0]!.minor, rows[0]!.age], [true, 15])
    const page = await (await server.as('worker')).get(contract.volunteer, { volunteerId: rows[0]!.volunteerId })
    assert.deepEqual(page.guardian, guardian)
  })
})

test('a list goes on where it ended, and its figures say what they count', async () => {
  const worker = await server.as('worker')
  const lists = await worker.get(contract.codeLists, {})
  assert.deepEqual(
    [lists.recordWithin.count, lists.recordWithin.certainty, lists.connected.is, lists.stars.map((one) => one.hours)],
    [10, 'stated', false, [100, 300, 600, 1000, 1500]],
  )
  const first = await worker.get(contract.volunteers, { size: 1 })
  assert.equal(first.rows.length, 1)
  const second = await worker.get(contract.volunteers, { size: 1, after: first.next! })
  assert.notEqual(first.rows[0]!.volunteerId, second.rows[0]!.volunteerId)
  const figures = await worker.get(contract.volunteerFigures, {})
  assert.deepEqual(
    [figures.registered, figures.active, figures.activeRate, figures.definition.certainty],
    [first.total, 0, 0, 'assumed'],
  )
})
