import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { factsOf, factsOverYears, type KnownEducation, type KnownEmployment, type KnownPerson } from './person-facts.ts'

const on = '2026-03-16' as Day
const nobody: KnownPerson = {
  sex: 'unknown',
  bornOn: null,
  fields: [],
  specialties: [],
  disqualified: null,
  education: [],
  employment: [],
  titles: [],
}
const school = (given: Partial<KnownEducation>): KnownEducation => ({
  diploma: 'bachelor',
  degree: 'none',
  majorKind: 'other',
  fullTime: true,
  fromOn: null,
  graduatedOn: '2015-06-30' as Day,
  degreeOn: null,
  ...given,
})
const work = (given: Partial<KnownEmployment>): KnownEmployment => ({
  employerKind: 'social-organisation',
  isSocialWork: true,
  isCommunityWork: false,
  isCounted: true,
  fromOn: '2020-03-16' as Day,
  untilOn: null,
  ...given,
})

test('of someone of whom nothing is known nothing is said, but that nobody barred them', () => {
  assert.deepEqual(factsOf(nobody, on), { 'person.disqualified': false, fields: [], titles: [] })
})

test('age, sex, fields and titles as they stand that day', () => {
  const facts = factsOf(
    {
      ...nobody,
      sex: 'female',
      bornOn: '1990-03-17' as Day,
      fields: ['charity'],
      specialties: ['elders'],
      titles: ['star'],
    },
    on,
  )
  assert.deepEqual(facts, {
    'person.age': 35,
    'person.sex': 'female',
    'person.disqualified': false,
    fields: ['charity'],
    specialties: ['elders'],
    titles: ['star'],
  })
})

test('a bar counts from its first day until the day it ends', () => {
  const barred = (fromOn: string, untilOn: string | null) =>
    factsOf({ ...nobody, disqualified: { fromOn: fromOn as Day, untilOn: untilOn as Day | null } }, on)[
      'person.disqualified'
    ]
  assert.deepEqual(
    [
      barred('2026-03-16', null),
      barred('2026-03-17', null),
      barred('2025-01-01', '2026-03-16'),
      barred('2025-01-01', '2026-03-17'),
    ],
    [true, false, false, true],
  )
})

test('the diploma and the degree are two things: a bachelor’s diploma without a degree is no bachelor', () => {
  const facts = factsOf({ ...nobody, education: [school({ diploma: 'bachelor', degree: 'none' })] }, on)
  assert.deepEqual([facts['education.diploma'], facts['education.degree']], ['bachelor', 'none'])
})

test('a degree counts from the day it was conferred, and the diploma before it', () => {
  const education = [
    school({ diploma: 'master', degree: 'master', graduatedOn: '2026-01-10' as Day, degreeOn: '2026-06-30' as Day }),
    school({ degree: 'bachelor' }),
  ]
  const facts = (day: string) => [
    factsOf({ ...nobody, education }, day as Day)['education.diploma'],
    factsOf({ ...nobody, education }, day as Day)['education.degree'],
  ]
  assert.deepEqual(facts('2026-01-09'), ['bachelor', 'bachelor'])
  assert.deepEqual(facts('2026-03-16'), ['master', 'bachelor'])
  assert.deepEqual(facts('2026-06-30'), ['master', 'master'])
})

test('who has not finished yet has no diploma to speak of', () => {
  const facts = factsOf({ ...nobody, education: [school({ graduatedOn: '2026-06-30' as Day })] }, on)
  assert.equal(facts['education.diploma'], undefined)
  assert.equal(facts['education.degree'], 'none')
})

test('the highest in social work may be lower than the highest of all', () => {
  const education = [
    school({ diploma: 'bachelor', majorKind: 'other' }),
    school({ diploma: 'college', majorKind: 'social-work' }),
    school({ diploma: 'secondary', majorKind: 'related' }),
  ]
  const facts = factsOf({ ...nobody, education }, on)
  assert.deepEqual(
    [facts['education.diploma'], facts['education.major'], facts['education.socialWork'], facts['education.related']],
    ['bachelor', 'other', 'college', 'college'],
  )
})

test('of two diplomas of one height the nearer major speaks', () => {
  const facts = factsOf(
    { ...nobody, education: [school({ majorKind: 'other' }), school({ majorKind: 'related' })] },
    on,
  )
  assert.deepEqual(
    [facts['education.major'], facts['education.socialWork'], facts['education.related']],
    ['related', 'none', 'bachelor'],
  )
})

test('years of practice and of community work are counted apart, without full-time study and without years that do not count', () => {
  const employment = [
    work({
      fromOn: '2016-03-16' as Day,
      untilOn: '2020-03-16' as Day,
      isSocialWork: false,
      isCommunityWork: true,
      isCounted: false,
      employerKind: 'self-governing',
    }),
    work({ fromOn: '2020-03-16' as Day, isCommunityWork: true, employerKind: 'self-governing' }),
  ]
  const education = [
    school({ fullTime: true, fromOn: '2021-09-01' as Day, graduatedOn: '2023-09-01' as Day }),
    school({ fullTime: false, fromOn: '2020-01-01' as Day }),
  ]
  const facts = factsOf({ ...nobody, employment, education }, on)
  assert.deepEqual(
    [facts['practice.years'], facts['community.years'], facts['employer.kind']],
    [4, 4, 'self-governing'],
  )
})

test('whoever works nowhere today has no employer, and the years stay', () => {
  const facts = factsOf({ ...nobody, employment: [work({ untilOn: '2025-03-16' as Day })] }, on)
  assert.deepEqual([facts['practice.years'], facts['employer.kind']], [5, undefined])
})

test('over the years the asked facts are those of each day, from the day on which they became others', () => {
  const person: KnownPerson = {
    ...nobody,
    bornOn: '1990-03-17' as Day,
    education: [
      school({ degree: 'bachelor', graduatedOn: '2013-06-30' as Day }),
      school({ diploma: 'master', degree: 'master', graduatedOn: '2021-06-30' as Day, fullTime: false }),
    ],
    employment: [
      work({ fromOn: '2018-03-16' as Day, untilOn: '2020-03-16' as Day, isCommunityWork: true }),
      work({ fromOn: '2020-03-16' as Day, isCommunityWork: true, isCounted: false }),
    ],
  }
  const days = (asked: string[]) =>
    factsOverYears(person, on, asked).map(({ from, facts }) => [from, ...asked.map((one) => facts[one])])
  assert.deepEqual(days(['community.years', 'education.degree']), [
    ['1900-01-01', undefined, 'none'],
    ['2013-06-30', undefined, 'bachelor'],
    ['2018-03-16', 0, 'bachelor'],
    ['2019-03-16', 1, 'bachelor'],
    ['2020-03-16', 2, 'bachelor'],
    ['2021-06-30', 2, 'master'],
  ])
  for (const { from, facts } of factsOverYears(person, on, ['practice.years', 'employer.kind', 'education.diploma'])) {
    const all = factsOf(person, from)
    for (const fact of ['practice.years', 'employer.kind', 'education.diploma'])
      assert.equal(facts[fact], all[fact], `${fact} on ${from}`)
  }
})
