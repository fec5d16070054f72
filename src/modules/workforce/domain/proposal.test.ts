import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween, needsEvidence, type Proposal, type Step, stepOf } from './proposal.ts'

const worker = { personId: 'worker', permissions: new Set(['workforce:own']) }
const leader = { personId: 'leader', permissions: new Set(['workforce:own', 'workforce:employer-confirm']) }
const officer = { personId: 'officer', permissions: new Set(['workforce:employer-confirm', 'workforce:confirm']) }
const second = { ...officer, personId: 'second' }
const proposal = (given: Partial<Proposal> = {}): Proposal => ({
  state: 'proposed',
  personId: 'worker',
  proposedBy: 'worker',
  employerConfirmedBy: null,
  ...given,
})
const confirmed = proposal({ state: 'employer-confirmed', employerConfirmedBy: 'leader' })

const table: [why: string, step: Step, of: Proposal, who: typeof worker, employerFirst: boolean, answer: string][] = [
  ['a leader confirms for the employer', 'employer-confirm', proposal(), leader, true, 'yes'],
  ['the county may do it for an employer', 'employer-confirm', proposal(), officer, true, 'yes'],
  ['twice is once too often', 'employer-confirm', confirmed, second, true, 'workforce/with-the-county'],
  [
    'nobody confirms their own',
    'employer-confirm',
    proposal({ personId: 'leader', proposedBy: 'leader' }),
    leader,
    true,
    'workforce/not-ones-own',
  ],
  [
    'nor what another proposed for them',
    'employer-confirm',
    proposal({ personId: 'leader', proposedBy: 'officer' }),
    leader,
    true,
    'workforce/not-ones-own',
  ],
  [
    'nor what they proposed for another',
    'employer-confirm',
    proposal({ proposedBy: 'leader' }),
    leader,
    true,
    'workforce/not-ones-own',
  ],
  [
    'a colleague has no say',
    'employer-confirm',
    proposal(),
    { ...worker, personId: 'colleague' },
    true,
    'kernel/not-found',
  ],
  ['the county after the employer', 'confirm', confirmed, officer, true, 'yes'],
  ['not before the employer', 'confirm', proposal(), officer, true, 'workforce/employer-first'],
  ['but where the rule asks no employer', 'confirm', proposal(), officer, false, 'yes'],
  ['a leader is not the county', 'confirm', confirmed, leader, true, 'workforce/with-the-county'],
  [
    'one officer is not two',
    'confirm',
    proposal({ state: 'employer-confirmed', employerConfirmedBy: 'officer' }),
    officer,
    true,
    'workforce/two-pairs-of-eyes',
  ],
  [
    'a second officer is',
    'confirm',
    proposal({ state: 'employer-confirmed', employerConfirmedBy: 'officer' }),
    second,
    true,
    'yes',
  ],
  [
    'an officer does not confirm their own file',
    'confirm',
    proposal({
      state: 'employer-confirmed',
      personId: 'officer',
      proposedBy: 'officer',
      employerConfirmedBy: 'second',
    }),
    officer,
    true,
    'workforce/not-ones-own',
  ],
  ['a leader returns what lies with the employer', 'return', proposal(), leader, true, 'yes'],
  ['and not what lies with the county', 'return', confirmed, leader, true, 'workforce/with-the-county'],
  ['the county returns either', 'return', confirmed, officer, true, 'yes'],
  ['the worker withdraws', 'withdraw', confirmed, worker, true, 'yes'],
  ['whoever proposed for another withdraws', 'withdraw', proposal({ proposedBy: 'leader' }), leader, true, 'yes'],
  ['nobody else', 'withdraw', proposal(), officer, true, 'kernel/not-found'],
  ['what is decided stays', 'withdraw', proposal({ state: 'confirmed' }), worker, true, 'workforce/proposal-closed'],
  [
    'what was returned is proposed anew',
    'confirm',
    proposal({ state: 'returned' }),
    officer,
    true,
    'workforce/proposal-closed',
  ],
]
for (const [why, step, of, who, employerFirst, answer] of table)
  test(why, () => {
    const decided = stepOf(step, of, who, employerFirst)
    assert.equal(decided.ok ? 'yes' : decided.refusal.code, answer)
  })

test('only what is different is a change', () => {
  assert.deepEqual(
    changesBetween({ name: '甲', fields: ['a'], phone: null }, { name: '甲', fields: ['a', 'b'], phone: null }),
    [{ field: 'fields', before: ['a'], after: ['a', 'b'] }],
  )
  assert.deepEqual(changesBetween(null, { school: '某某大学' }), [{ field: 'school', before: null, after: '某某大学' }])
  assert.deepEqual(changesBetween({ school: '某某大学' }, null), [{ field: 'school', before: '某某大学', after: null }])
})

test('a school is believed on evidence, a phone without', () => {
  const rule = ['education', 'identityNumber']
  assert.deepEqual(
    [
      needsEvidence('education', 'add', [], rule),
      needsEvidence('education', 'remove', [], rule),
      needsEvidence('title', 'add', [], rule),
    ],
    [true, false, false],
  )
  assert.deepEqual(
    [
      needsEvidence('basics', 'change', ['phone'], rule),
      needsEvidence('basics', 'change', ['phone', 'identityNumber'], rule),
    ],
    [false, true],
  )
})
