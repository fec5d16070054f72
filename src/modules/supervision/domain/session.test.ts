import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { decideSession, type GivenSession, type SessionFacts } from './session.ts'
import { notesOf } from './notes.ts'

const day = parseDay
const facts: SessionFacts = {
  today: day('2026-03-16'),
  supervisorId: 'chen',
  agreement: {
    fromOn: day('2026-02-01'),
    members: [
      { personId: 'lin', fromOn: day('2026-02-01'), untilOn: null },
      { personId: 'xu', fromOn: day('2026-02-01'), untilOn: day('2026-03-10') },
    ],
  },
  rules: {
    recordWithinDays: 31,
    longestMinutes: 480,
    noteLength: 10,
    functions: [{ code: 'educational' }],
    modes: [{ code: 'online' }],
  },
}
const good: GivenSession = {
  kind: 'individual',
  personIds: ['lin'],
  heldOn: day('2026-03-12'),
  startsAt: '14:00',
  endsAt: '15:30',
  mode: 'online',
  functions: ['educational'],
  issues: '个案结案',
  advice: '',
  parts: [],
  actions: [],
}

const examples: [what: string, change: Partial<GivenSession>, says: string][] = [
  ['a good one', {}, '90 minutes'],
  ['today', { heldOn: day('2026-03-16') }, '90 minutes'],
  ['tomorrow', { heldOn: day('2026-03-17') }, 'heldOn day-in-future'],
  ['on the last day it may be recorded', { heldOn: day('2026-02-13') }, '90 minutes'],
  ['a day too long ago', { heldOn: day('2026-02-12') }, 'heldOn day-too-long-ago'],
  ['ends when it starts', { endsAt: '14:00' }, 'endsAt ends-before-it-starts'],
  ['as long as may be', { startsAt: '08:00', endsAt: '16:00' }, '480 minutes'],
  ['a minute longer', { startsAt: '08:00', endsAt: '16:01' }, 'endsAt too-long'],
  ['by pigeon', { mode: 'pigeon' }, 'mode code-unknown'],
  ['for nothing', { functions: [] }, 'functions functions-missing'],
  ['for something unheard of', { functions: ['educational', 'magic'] }, 'functions code-unknown'],
  ['with nobody', { personIds: [] }, 'personIds nobody-there'],
  ['with a stranger', { personIds: ['wang'] }, 'personIds not-in-agreement'],
  ['with one whose agreement has ended', { personIds: ['xu'] }, 'personIds not-in-agreement'],
  ['with the same one before it ended', { personIds: ['xu'], heldOn: day('2026-03-09') }, '90 minutes'],
  [
    'an individual one with two',
    { personIds: ['lin', 'xu'], heldOn: day('2026-03-09') },
    'personIds individual-is-for-one',
  ],
  ['a group of one', { kind: 'group' }, 'personIds group-is-for-several'],
  ['a group of two', { kind: 'group', personIds: ['lin', 'xu'], heldOn: day('2026-03-09') }, '90 minutes'],
  ['about nothing', { issues: '  ' }, 'issues issues-missing'],
  ['as long a note as may be', { issues: '一二三四五六七八九十' }, '90 minutes'],
  [
    'a character more',
    { issues: '一二三四五六七八九十一', advice: '一二三四五六七八九十一' },
    'issues note-too-long,advice note-too-long',
  ],
  [
    'a part for one who was not there',
    { parts: [{ personId: 'xu', note: '', emotional: '' }] },
    'parts.0.personId not-there',
  ],
  [
    'parts too long',
    { parts: [{ personId: 'lin', note: '一二三四五六七八九十一', emotional: '一二三四五六七八九十一' }] },
    'parts.0.note note-too-long,parts.0.emotional note-too-long',
  ],
  [
    'an action of the supervisor',
    { actions: [{ text: '找书', ownerPersonId: 'chen', dueOn: day('2026-03-12') }] },
    '90 minutes',
  ],
  [
    'an action of a stranger',
    { actions: [{ text: '找书', ownerPersonId: 'xu', dueOn: day('2026-03-12') }] },
    'actions.0.ownerPersonId not-there',
  ],
  [
    'an action due before',
    { actions: [{ text: '找书', ownerPersonId: 'lin', dueOn: day('2026-03-11') }] },
    'actions.0.dueOn due-before-session',
  ],
]

for (const [what, change, says] of examples) {
  test(`a session ${what}: ${says}`, () => {
    const decided = decideSession({ ...good, ...change }, facts)
    const said = decided.ok
      ? `${decided.value.minutes} minutes`
      : decided.refusal.fields!.map(({ field, code }) => `${field} ${code.replace('supervision/', '')}`).join()
    assert.equal(said, says)
  })
}

test('before the agreement nobody was supervised under it', () => {
  const decided = decideSession(
    { ...good, heldOn: day('2026-03-01') },
    { ...facts, agreement: { ...facts.agreement, fromOn: day('2026-03-02') } },
  )
  assert.equal(decided.ok ? '' : decided.refusal.fields![0]!.code, 'supervision/before-agreement')
})

test('of a group all read what all talked of, and nobody but the pair what concerns one', () => {
  const notes = notesOf(
    {
      ...good,
      kind: 'group',
      personIds: ['lin', 'xu'],
      advice: '多做家访',
      parts: [
        { personId: 'lin', note: '进步大', emotional: '家里有事' },
        { personId: 'xu', note: ' ', emotional: '' },
      ],
      actions: [
        { text: '读一本书', ownerPersonId: 'xu', dueOn: day('2026-04-01') },
        { text: '找资料', ownerPersonId: 'chen', dueOn: day('2026-04-01') },
      ],
    },
    'chen',
  )
  assert.deepEqual(
    notes.map((note) => `${note.kind} ${note.aboutPersonId ?? 'all'}: ${note.readers.join(' ')}`),
    [
      'issues all: chen lin xu',
      'advice all: chen lin xu',
      'individual lin: chen lin',
      'emotional lin: chen lin',
      'action xu: chen xu',
      'action all: chen lin xu',
    ],
  )
})

test('of a session of two everything is about the one and read by the two', () => {
  const notes = notesOf(
    { ...good, actions: [{ text: '找资料', ownerPersonId: 'chen', dueOn: day('2026-04-01') }] },
    'chen',
  )
  assert.deepEqual(
    notes.map((note) => [note.kind, note.aboutPersonId, note.readers]),
    [
      ['issues', 'lin', ['chen', 'lin']],
      ['action', 'lin', ['chen', 'lin']],
    ],
  )
})
