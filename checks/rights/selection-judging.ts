// Panels, assignments and scores belong to the office that runs the round; a review to the expert alone it was given to.
import * as contract from '#modules/selection/contract.ts'
import { fileFor, testRound } from '#modules/selection/testing/judged-round.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const region: Sample['only'] = ['region']
const round = (input: object, more: Sample = {}): Sample[] => [
  { rows: 'judged-round', only: region, input: (row) => ({ roundId: row.id, ...input }), ...more },
]
const one = (rows: string, key: string, input: object, more: Sample = {}): Sample[] => [
  { rows, only: region, input: (row) => ({ [key]: row.id, ...input }), ...more },
]
/** Whose it is, is nobody who calls here: everyone else finds nothing. */
const own = (rows: string, key: string, input: object = {}): Sample[] => [
  { rows, only: 'nobody', input: (row) => ({ [key]: row.id, ...input }) },
]
const nobody = '00000000-0000-7000-8000-0000000000ff'
const marks = { marks: {}, basedOnVersion: 0 }

export const samples: Record<string, Sample[]> = {
  'GET /selection/rounds/:roundId/panel': round({}),
  'POST /selection/rounds/:roundId/panel': round({ count: 1 }, { found: ['selection/nobody-to-draw'] }),
  'POST /selection/rounds/:roundId/experts': round(
    { personId: nobody, reason: '试算' },
    { found: ['selection/expert-unknown'] },
  ),
  'POST /selection/rounds/:roundId/outside-experts': round(
    { name: '试算', username: 'trial-outside', body: '某大学', fields: ['no-such-field'], reason: '试算' },
    { found: ['selection/field-unknown'] },
  ),
  'POST /selection/experts/:expertId/release': one(
    'judge',
    'expertId',
    { reason: '试算', basedOnVersion: 999 },
    { found: ['kernel/changed-meanwhile'] },
  ),
  'POST /selection/experts/:expertId/conflicts': [
    {
      rows: 'judge',
      only: region,
      input: (row) => ({ expertId: row.id, entryId: row.besides, reason: '试算' }),
    },
  ],
  'GET /selection/rounds/:roundId/assignment': round({ sheet: 'review' }),
  'POST /selection/rounds/:roundId/assignment': round({ sheet: 'none' }, { found: ['selection/sheet-unknown'] }),
  'GET /selection/entries/:entryId/pairs': one('judged-entry', 'entryId', { sheet: 'review' }),
  'POST /selection/assignments/:assignmentId/expert': one(
    'judged',
    'assignmentId',
    { expertId: nobody, reason: '试算', basedOnVersion: 999 },
    { found: ['kernel/changed-meanwhile'] },
  ),
  'POST /selection/rounds/:roundId/overdue': round(
    { sheet: 'review', reason: '试算' },
    { found: ['selection/nothing-overdue'] },
  ),
  'GET /selection/entries/:entryId/blind': one('judged-entry', 'entryId', {}),
  'PUT /selection/entries/:entryId/blind': one(
    'judged-entry',
    'entryId',
    { texts: { none: '试算' }, basedOnVersion: 0 },
    { found: ['selection/blind-parts-differ'] },
  ),
  'PUT /selection/entries/:entryId/blind/evidence/:evidenceId': one(
    'judged-entry',
    'entryId',
    { evidenceId: nobody, answer: 'copy', basedOnVersion: 0 },
    { found: ['selection/copy-missing'] },
  ),
  'POST /selection/rounds/:roundId/defences': round(
    { sheet: 'review', heldOn: '2026-04-01', startsAt: '09:00', minutes: 20, room: '试算' },
    { found: ['selection/sheet-unknown'] },
  ),
  'GET /selection/rounds/:roundId/scores': round({}),
  'GET /selection/entries/:entryId/reviews': one('judged-entry', 'entryId', {}),
  // Of an entry that nobody judged yet there is no photograph, for the office neither.
  'GET /selection/entries/:entryId/reviews/:assignmentId/evidence/:evidenceId': [
    {
      rows: 'judged-entry',
      only: 'nobody',
      input: (row) => ({ entryId: row.id, assignmentId: nobody, evidenceId: nobody }),
    },
  ],
  'GET /selection/reviews': [{ rows: 'judged', only: 'nobody', shows: (answer, row) => answer.includes(row.id) }],
  'POST /selection/experts/:expertId/answer': own('judge', 'expertId', { accept: true, basedOnVersion: 999 }),
  'GET /selection/reviews/:assignmentId': own('judged', 'assignmentId'),
  'GET /selection/reviews/:assignmentId/evidence/:evidenceId': own('judged', 'assignmentId', { evidenceId: nobody }),
  'PUT /selection/reviews/:assignmentId': own('judged', 'assignmentId', marks),
  'POST /selection/reviews/:assignmentId/submission': own('judged', 'assignmentId', marks),
  'POST /selection/reviews/:assignmentId/declaration': own('judged', 'assignmentId', { reason: '试算' }),
}

/** A round of the county that stands at its reviews, with one who judges in it. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const left: (() => unknown)[] = []
  const made = await testRound(
    server,
    { after: (done) => void left.push(done) },
    {
      one: { who: 'otherWorker' },
      two: { who: 'roomWorker' },
    },
  )
  await fileFor(made.owner, 'colleague', [])
  const officer = await server.as('officer')
  const { expertId } = await officer.get(contract.askExpert, {
    roundId: made.roundId,
    personId: personId('colleague'),
    reason: '熟悉本领域',
  })
  await (await server.as('colleague')).get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  await officer.get(contract.assignSheet, { roundId: made.roundId, sheet: 'review' })
  const { entries } = await officer.get(contract.assignment, { roundId: made.roundId, sheet: 'review' })
  const row = (label: string, id: string, besides = ''): Row => ({
    label,
    id,
    regionCode: regions.county,
    organisationId: organisations.authority,
    personId: null,
    mark: id,
    besides,
  })
  rows['judged-round'] = [row('a round that is judged', made.roundId)]
  // Entry and assignment are of the first; the second is the one a conflict is noted of.
  rows['judged-entry'] = [row('an entry that is judged', made.entry['one']!)]
  rows['judge'] = [row('an expert of the round', expertId, made.entry['two']!)]
  rows['judged'] = [
    row(
      'what an expert is to judge',
      entries.find((entry) => entry.entryId === made.entry['one'])!.pairs[0]!.assignmentId,
    ),
  ]
  for (const done of left) await done()
}
