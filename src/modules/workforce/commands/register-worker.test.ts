import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import * as contract from '#modules/workforce/contract.ts'
import { peopleByIds, peopleIn, personFacts } from '#modules/workforce/public.ts'
import { aJob, aSchool, aWorker, numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId, regions } from '#demo/test-world.ts'

const server = await testServer({ after })
const register = async (given = {}, who: CastName = 'officer') =>
  (await server.as(who)).call(contract.registerWorker, aWorker(given))
const registered = async (given = {}, who: CastName = 'officer') =>
  (await (await server.as(who)).get(contract.registerWorker, aWorker(given))).personId
const atTheGate = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(server.house.gatePool, gate, work)

describe('an officer opens the file of a worker', () => {
  test('with a history; the rules then find the named facts of it', async () => {
    const id = await registered({
      organisationId: organisations.station,
      fields: ['charity'],
      employment: [
        aJob(),
        aJob({
          employerName: '某村民委员会',
          employerKind: 'self-governing',
          isSocialWork: false,
          isCommunityWork: true,
          fromOn: '2010-07-01',
          untilOn: '2016-07-01',
        }),
      ],
      education: [aSchool()],
      titles: [{ kind: 'honour', code: 'best', name: '最美社工', fromOn: '2024-03-19' }],
    })
    const facts = await atTheGate(({ query }) => personFacts(query, [id, personId('chief')], '2026-03-16' as Day))
    assert.deepEqual(Object.fromEntries(facts), {
      [id]: {
        'person.age': 37,
        'person.sex': 'female',
        'person.disqualified': false,
        'education.diploma': 'bachelor',
        'education.degree': 'bachelor',
        'education.major': 'social-work',
        'education.socialWork': 'bachelor',
        'education.related': 'bachelor',
        'practice.years': 6,
        'community.years': 6,
        'employer.kind': 'social-organisation',
        fields: ['charity'],
        titles: ['best'],
      },
    })
    const known = await atTheGate(({ query }) => peopleByIds(query, [id]))
    assert.deepEqual(known.get(id), {
      personId: id,
      name: '夏知秋',
      regionCode: regions.town,
      organisationId: organisations.station,
      employerId: null,
      status: 'active',
    })
  })

  test('years in another province do not count where the rule says nothing of them', async () => {
    const id = await registered({
      name: '于省外',
      identityNumber: numberOf('1985-01-01', 31),
      phone: null,
      employment: [
        aJob({ isCommunityWork: true, workRegionCode: '310101000000', fromOn: '2010-03-16', untilOn: '2018-03-16' }),
        aJob({ isCommunityWork: true, workRegionCode: regions.county, fromOn: '2023-03-16' }),
      ],
    })
    const facts = await atTheGate(({ query }) => personFacts(query, [id], '2026-03-16' as Day))
    assert.deepEqual([facts.get(id)?.['community.years'], facts.get(id)?.['practice.years']], [3, 11])
  })

  test('what a station leader enters is not confirmed, and decides nothing', async () => {
    const id = await registered(
      {
        name: '尚未定',
        identityNumber: numberOf('1991-01-01', 32),
        phone: null,
        organisationId: organisations.station,
        employment: [aJob()],
      },
      'leader',
    )
    const facts = await atTheGate(({ query }) => personFacts(query, [id], '2026-03-16' as Day))
    assert.equal(facts.get(id)?.['practice.years'], undefined)
  })

  test('of someone who has an account already: the person is the same, and has a file then', async () => {
    await atTheGate(({ query }) =>
      query('insert into identity.person (id, name, region_code, organisation_id) values ($1, $2, $3, $4)', [
        '00000000-0000-7000-8000-000000009001',
        '新同事',
        regions.town,
        organisations.station,
      ]),
    )
    const officer = await server.as('officer')
    const { rows } = await officer.get(contract.peopleWithoutFile, {})
    assert.deepEqual(rows, [
      {
        personId: '00000000-0000-7000-8000-000000009001',
        name: '新同事',
        organisationId: organisations.station,
        organisationName: '景山街道社会工作站',
        regionCode: regions.town,
        regionName: '景山街道',
      },
    ])
    const given = {
      name: '新同事',
      identityNumber: numberOf('1992-02-02', 33),
      phone: null,
      personId: rows[0]!.personId,
      organisationId: organisations.station,
    }
    assert.equal(await registered(given), rows[0]!.personId)
    assert.deepEqual((await officer.get(contract.peopleWithoutFile, {})).rows, [])
    assert.equal(
      refusalOf(await register({ ...given, identityNumber: numberOf('1992-02-02', 34) })),
      'personId workforce/has-a-file',
    )
  })
})

describe('a person has one file', () => {
  const number = numberOf('1975-03-03', 41, 'male')
  test('the same number is refused, and its old form of 15 digits, and in full width', async () => {
    await registered({ name: '马同一', identityNumber: oldFormOf(number), phone: null })
    for (const typed of [
      number,
      oldFormOf(number),
      Array.from(number, (one) => String.fromCodePoint(one.codePointAt(0)! + (/\d/.test(one) ? 0xfee0 : 0))).join(''),
    ])
      assert.equal(
        refusalOf(await register({ name: '马另一', identityNumber: typed, phone: null })),
        'identityNumber workforce/number-already-registered',
      )
  })
  test('a file elsewhere is not shown, only that there is one', async () => {
    assert.equal(
      refusalOf(
        await register(
          { name: '马另一', identityNumber: number, phone: null, regionCode: regions.neighbourCounty },
          'stranger',
        ),
      ),
      'identityNumber workforce/number-registered-elsewhere',
    )
  })
  test('a homophone with the same birthday must be looked at first, and may then be another person', async () => {
    const twin = { name: '马同依', identityNumber: numberOf('1975-03-03', 42, 'male'), phone: '13800009999' }
    await registered({
      name: '柳成荫',
      identityNumber: null,
      noNumberReason: '证件补办中',
      sex: 'male',
      bornOn: '1975-03-03',
      phone: null,
    })
    const likely = {
      ...twin,
      name: '柳承荫',
      identityNumber: null,
      noNumberReason: '证件补办中',
      sex: 'male' as const,
      bornOn: '1975-03-03',
    }
    const refused = await register(likely)
    assert.equal(refusalOf(refused), 'workforce/possibly-the-same')
    const { rows } = await (await server.as('officer')).get(contract.findPeople, { search: '柳成荫' })
    await registered({ ...likely, notTheSameAs: [rows[0]!.personId] })
  })
})

describe('what cannot be is said at its field', () => {
  const table: [why: string, given: object, refusal: string][] = [
    [
      'a wrong check digit',
      {
        identityNumber:
          numberOf('1990-01-01', 51).slice(0, 17) + (numberOf('1990-01-01', 51).endsWith('1') ? '2' : '1'),
      },
      'identityNumber workforce/number-check-digit',
    ],
    ['no number and no reason', { identityNumber: null }, 'identityNumber workforce/number-empty'],
    ['another birthday than the number’s', { bornOn: '1988-05-21' }, 'bornOn workforce/number-says-other-birthday'],
    ['another sex than the number’s', { sex: 'male' }, 'sex workforce/number-says-other-sex'],
    ['a child', { identityNumber: numberOf('2012-01-01', 52) }, 'bornOn workforce/age-out-of-range'],
    ['a system that no list has', { system: '<script>' }, 'system workforce/code-unknown'],
    ['a field that no list has', { fields: ['nothing'] }, 'fields workforce/code-unknown'],
    ['a day that does not exist', { bornOn: '1990-02-30' }, 'bornOn kernel/field-not-a-date'],
    ['a name too long', { name: '长'.repeat(41) }, 'name kernel/field-too-long'],
    ['a phone of ten digits', { phone: '1380000123' }, 'phone workforce/phone-length'],
    [
      'work before birth',
      { employment: [aJob({ fromOn: '1980-01-01' })] },
      'employment.0.fromOn workforce/day-before-birth',
    ],
    [
      'work that ends before it begins',
      { employment: [aJob({ untilOn: '2020-03-16' })] },
      'employment.0.untilOn workforce/days-crossed',
    ],
    [
      'work that begins tomorrow',
      { employment: [aJob({ fromOn: '2026-03-17' })] },
      'employment.0.fromOn workforce/day-in-future',
    ],
    [
      'a degree without a day',
      { education: [aSchool({ degreeOn: null, graduatedOn: null })] },
      'education.0.degreeOn workforce/degree-day-missing',
    ],
    [
      'a day of a degree that is none',
      { education: [aSchool({ degree: 'none' })] },
      'education.0.degreeOn workforce/degree-day-without-degree',
    ],
    [
      'a title that ends before it begins',
      { titles: [{ kind: 'honour', name: '称号', fromOn: '2024-01-01', untilOn: '2023-01-01' }] },
      'titles.0.untilOn workforce/days-crossed',
    ],
    [
      'an organisation out of reach',
      { organisationId: organisations.neighbourStation },
      'organisationId workforce/organisation-not-found',
    ],
    ['a place out of reach', { regionCode: regions.neighbourCounty }, 'regionCode workforce/place-out-of-reach'],
  ]
  for (const [why, given, refusal] of table)
    test(why, async () =>
      assert.equal(
        refusalOf(
          await register({ name: '查无此', identityNumber: numberOf('1988-05-20', 61), phone: null, ...given }),
        ),
        refusal,
      ),
    )
})

describe('who may find whom', () => {
  test('a choice of people goes by name, sound, initials and the end of a number, within reach', async () => {
    const found = async (who: CastName, search: string) =>
      (await (await server.as(who)).get(contract.findPeople, { search })).rows.map((row) => row.name)
    for (const search of ['林小', '小雨', 'linxiaoyu', 'lxy']) {
      assert.deepEqual(await found('leader', search), ['林小雨'], search)
      assert.deepEqual(await found('stranger', search), [], search)
    }
    for (const search of ['林小', '小雨', 'linxiao', 'lxy'])
      assert.deepEqual(await found('provinceOfficer', search), ['林小雨'], search)
    assert.deepEqual(await found('officer', numberOf('1988-05-20', 11).slice(-4)), ['夏知秋'])
    assert.deepEqual(await found('officer', "%' or 1=1 --"), [])
  })

  test('a worker may not look for colleagues', async () => {
    assert.equal(refusalOf(await (await server.as('worker')).call(contract.findPeople, {})), 'kernel/not-allowed')
  })

  test('one person or three are found in the same number of statements', async () => {
    const statements = async (ids: string[]) => {
      let count = 0
      await atTheGate(({ query }) => personFacts((...given) => (count++, query(...given)), ids, '2026-03-16' as Day))
      return count
    }
    assert.equal(
      await statements([personId('worker')]),
      await statements([personId('worker'), personId('leader'), personId('colleague')]),
    )
    const people = await atTheGate(({ query }) =>
      peopleIn(query, { organisationId: organisations.agency }, '2026-03-16' as Day),
    )
    assert.ok(
      people.some(({ personId: id }) => id === personId('worker')) &&
        !people.some(({ personId: id }) => id === personId('otherWorker')),
    )
  })
})
