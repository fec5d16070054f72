import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { type CurrentFile, diffOf, effective } from './diff.ts'

const file: CurrentFile = {
  personId: 'p',
  version: 1,
  name: '王芳',
  sex: 'female',
  bornOn: '1990-05-12',
  phoneHash: 'a',
  phoneMasked: '138****0001',
  ethnicity: null,
  politicalStatus: 'masses',
  fields: ['charity'],
  employment: {
    id: 'e',
    version: 1,
    employerName: '景山站',
    employerKind: null,
    postTitle: '社工',
    fromOn: '2020-03-01',
  },
  ranks: [],
  education: {
    id: 'd',
    version: 1,
    school: '温州大学',
    major: '法学',
    diploma: 'bachelor',
    degree: 'none',
    graduatedOn: null,
    degreeOn: null,
  },
  practiceSince: '2018-07-01',
}
const none = { phoneHash: null, phoneMasked: null }

test('a sheet that says what the registry says, or nothing, differs in nothing', () => {
  assert.deepEqual(diffOf(file, { facts: {}, ...none }), {})
  assert.deepEqual(
    diffOf(file, {
      facts: {
        name: '王芳',
        sex: 'female',
        born: '1990-05-01' as Day,
        employer: '景山站',
        diploma: 'bachelor',
        field: 'charity',
      },
      phoneHash: 'a',
      phoneMasked: '138****0001',
    }),
    {},
  )
})

test('each field that differs is told with both words; a phone only masked', () => {
  assert.deepEqual(
    diffOf(file, {
      facts: { post: '副站长', degree: 'bachelor', born: '1990-06-01' as Day, 'employer-kind': 'social-organisation' },
      phoneHash: 'b',
      phoneMasked: '139****0002',
    }),
    {
      post: ['社工', '副站长'],
      degree: ['none', 'bachelor'],
      born: ['1990-05-12', '1990-06-01'],
      'employer-kind': [null, 'social-organisation'],
      phone: ['138****0001', '139****0002'],
    },
  )
})

test('an earlier beginning in social work is news, a later one is not', () => {
  assert.deepEqual(diffOf(file, { facts: { 'practice-since': '2016-09-01' as Day }, ...none }), {
    'practice-since': ['2018-07-01', '2016-09-01'],
  })
  assert.deepEqual(diffOf(file, { facts: { 'practice-since': '2019-09-01' as Day }, ...none }), {})
})

test('where the registry’s word counts it stays, but for what it did not know', () => {
  const diff = { post: ['社工', '副站长'], major: [null, '社会工作'], name: ['王芳', '王方'] } satisfies Record<
    string,
    [string | null, string]
  >
  assert.deepEqual(effective(diff, { post: 'registry', major: 'registry' }), { major: diff.major, name: diff.name })
})

test('of a file with nothing in it everything the sheet says is new', () => {
  const bare: CurrentFile = {
    ...file,
    sex: 'unknown',
    bornOn: null,
    phoneHash: null,
    phoneMasked: null,
    fields: [],
    employment: null,
    education: null,
    practiceSince: null,
  }
  assert.deepEqual(
    Object.keys(
      diffOf(bare, {
        facts: {
          sex: 'male',
          born: '1990-05-01' as Day,
          employer: '站',
          diploma: 'college',
          field: 'charity',
          'practice-since': '2020-01-01' as Day,
        },
        phoneHash: 'x',
        phoneMasked: '1',
      }),
    ).toSorted(),
    ['born', 'diploma', 'employer', 'field', 'phone', 'practice-since', 'sex'],
  )
})

test('ethnicity and political status differ like any other word', () => {
  assert.deepEqual(diffOf(file, { facts: { ethnicity: '畲族', politics: 'party-member' }, ...none }), {
    ethnicity: [null, '畲族'],
    politics: ['masses', 'party-member'],
  })
  assert.deepEqual(diffOf(file, { facts: { politics: 'masses' }, ...none }), {})
})

test('a title that goes on is no news under the same name; another one is, and so is another day', () => {
  const titled: CurrentFile = { ...file, ranks: [{ id: 't', version: 1, name: '助理研究员', fromOn: '2019-05-01' }] }
  const differ = (facts: Parameters<typeof diffOf>[1]['facts']) => diffOf(titled, { facts, ...none })
  assert.deepEqual(differ({ title: '助理 研究员', 'title-gained': '2019-05-01' as Day }), {})
  assert.deepEqual(differ({ title: '副研究员' }), { title: ['助理研究员', '副研究员'] })
  assert.deepEqual(differ({ title: '助理研究员', 'title-gained': '2020-05-01' as Day }), {
    'title-gained': ['2019-05-01', '2020-05-01'],
  })
  assert.deepEqual(diffOf(file, { facts: { title: '讲师' }, ...none }), { title: [null, '讲师'] })
})

test('number and day of a certificate are not news where the registry keeps its word about the level', () => {
  const diff = {
    'certificate-level': ['assistant', 'intermediate'],
    'certificate-number': [null, 'ZJ1'],
    'certificate-gained': [null, '2021-06-01'],
    post: ['社工', '副站长'],
  } satisfies Record<string, [string | null, string]>
  assert.deepEqual(effective(diff, { 'certificate-level': 'registry' }), { post: diff.post })
  assert.deepEqual(effective(diff, { 'certificate-number': 'registry' }), diff)
})
