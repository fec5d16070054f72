import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { conflictsOf, type KnownEntry, type KnownPerson, type Spell } from '#modules/selection/domain/conflicts.ts'

const rule = { on: '2026-03-16' as Day, years: 2, entersToo: false }
const at = (name: string, from: string | null = '2015-01-01', until: string | null = null, id = name): Spell => ({
  with: id,
  name,
  from: from as Day | null,
  until: until as Day | null,
})
const expert: KnownPerson = { personId: 'x', name: '柳明远', employers: [at('甲中心')], projects: [], supervises: [] }
const person: KnownPerson = { personId: 'p', name: '林小雨', employers: [at('乙中心')], projects: [], supervises: [] }
const entry: KnownEntry = { entryId: 'e', person, bodies: [at('乙中心')], relatives: [], named: [] }
const kinds = (who: Partial<KnownPerson>, what: Partial<KnownEntry>, more: Partial<typeof rule> = {}) =>
  conflictsOf({ ...expert, ...who }, { ...entry, ...what }, { ...rule, ...more }).map((one) => one.kind)

const examples: [sentence: string, found: string[], expected: string[]][] = [
  ['two who have nothing to do with each other', kinds({}, {}), []],
  ['oneself', kinds({ personId: 'p' }, {}), ['same-person']],
  ['who enters the round judges nobody in it', kinds({}, {}, { entersToo: true }), ['co-applicant']],
  ['the same employer now', kinds({ employers: [at('乙中心')] }, {}), ['same-employer']],
  [
    'the same employer by its name, where one is only a name',
    kinds({ employers: [at('乙 中心', '2015-01-01', null, 'other')] }, {}),
    ['same-employer'],
  ],
  [
    'an employer left a year ago',
    kinds({ employers: [at('乙中心', '2015-01-01', '2025-03-01')] }, {}),
    ['former-employer'],
  ],
  [
    'an employer left two years and a day ago',
    kinds({ employers: [at('乙中心', '2015-01-01', '2024-03-15')] }, {}),
    [],
  ],
  [
    'the applicant left the expert’s employer last year',
    kinds({}, { person: { ...person, employers: [at('甲中心', '2020-01-01', '2025-06-01')] } }),
    ['former-employer'],
  ],
  [
    'an organisation that enters and is the expert’s own',
    kinds({}, { person: null, bodies: [at('甲中心')] }),
    ['same-employer'],
  ],
  ['a relative the applicant named', kinds({}, { relatives: ['柳 明远'] }), ['relative']],
  ['somebody who takes part in the project', kinds({}, { named: ['柳明远'] }), ['named-in-entry']],
  [
    'the same project at the same time',
    kinds({ projects: [at('银龄守护')] }, { person: { ...person, projects: [at('银龄守护')] } }),
    ['same-project'],
  ],
  [
    'the same project, one after the other',
    kinds(
      { projects: [at('银龄守护', '2020-01-01', '2021-01-01')] },
      { person: { ...person, projects: [at('银龄守护', '2021-01-01')] } },
    ),
    [],
  ],
  ['the applicant’s supervisor', kinds({ supervises: [at('', '2025-01-01', null, 'p')] }, {}), ['supervisor']],
  ['a supervisor of long ago', kinds({ supervises: [at('', '2019-01-01', '2020-01-01', 'p')] }, {}), []],
  [
    'the applicant supervises the expert',
    kinds({}, { person: { ...person, supervises: [at('', '2025-01-01', null, 'x')] } }),
    ['supervisee'],
  ],
]
for (const [sentence, found, expected] of examples)
  test(`conflicts: ${sentence}`, () => assert.deepEqual(found, expected))

test('a conflict says the body and since when, and no person’s name', () => {
  assert.deepEqual(conflictsOf({ ...expert, employers: [at('乙中心', '2019-07-01')] }, entry, rule), [
    { entryId: 'e', kind: 'same-employer', about: '乙中心', from: '2019-07-01', until: null },
  ])
})
