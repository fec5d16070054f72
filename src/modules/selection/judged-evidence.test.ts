import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/selection/contract.ts'
import { begun, blindOf, give, mine } from '#modules/selection/testing/begun-judging.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { refusalOf, type TestServer } from '#demo/test-server.ts'
import { type CastName, personId } from '#demo/test-world.ts'

type Begun = Awaited<ReturnType<typeof begun>>

/** The first entry with two pieces of evidence, all assigned; for whom each sees what. */
async function withEvidence(t: Parameters<typeof begun>[0], blind: boolean) {
  const made = await begun(t)
  const { server, round } = made
  const entryId = round.entry['one']!
  const worker = await server.as('worker')
  const pieces = [await sentEvidence(worker), await sentEvidence(worker)]
  await round.owner.query(
    `update workforce.evidence set used_for = 'selection/entry', used_by = $2 where id = any ($1)`,
    [pieces, entryId],
  )
  await round.owner.query(
    `insert into selection.entry_evidence (entry_id, evidence_id, region_code, organisation_id, employer_id, person_id, about, added_at)
     select e.id, piece, e.region_code, e.organisation_id, e.employer_id, e.person_id, 'practice', now() from selection.entry e, unnest($2::uuid[]) piece where e.id = $1`,
    [entryId, pieces],
  )
  if (!blind)
    await round.owner.query(
      `update selection.round set rules = jsonb_set(rules, '{sheets,0,blind}', 'false') where id = $1`,
      [round.roundId],
    )
  await (await server.as('officer')).get(contract.assignSheet, { roundId: round.roundId, sheet: 'review' })
  return { ...made, entryId, pieces }
}

const assignmentOf = async ({ round }: Begun, who: CastName, entryId: string): Promise<string> =>
  (
    await round.owner.query<{ id: string }>(
      'select id from selection.assignment where entry_id = $1 and person_id = $2',
      [entryId, personId(who)],
    )
  ).rows[0]!.id

const open = async (server: TestServer, who: CastName, assignmentId: string, evidenceId: string) =>
  refusalOf(await (await server.as(who)).call(contract.reviewEvidence, { assignmentId, evidenceId }))

/** How many rows of the evidence of an entry the database itself shows somebody. */
async function rowsFor({ round }: Begun, who: CastName, role: string, entryId: string): Promise<number> {
  const client = await round.owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', $1, true), set_config('app.person', $2, true), set_config('app.low', '33', true), set_config('app.high', '33:', true)`,
      [role, personId(who)],
    )
    const { rows } = await client.query('select from selection.entry_evidence where entry_id = $1', [entryId])
    return rows.length
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('on an open sheet whoever judges an entry opens its evidence, each look on the record; nobody else does', async (t) => {
  const made = await withEvidence(t, false)
  const { server, round, entryId, pieces } = made
  const own = await assignmentOf(made, 'neighbourWorker', entryId)
  const neighbour = await server.as('neighbourWorker')
  const shown = await neighbour.get(contract.review, { assignmentId: own })
  assert.deepEqual(
    [shown.pieces.map((one) => [one.evidenceId, one.kind, one.about?.zh]), shown.piecesHeld],
    [pieces.map((id) => [id, 'pdf', '实务能力与业绩']), 0],
  )
  const file = await neighbour.call(contract.reviewEvidence, { assignmentId: own, evidenceId: pieces[0]! })
  assert.ok('raw' in file && file.raw.subarray(0, 4).toString() === '%PDF')
  const { rows } = await round.owner.query(
    `select count(*)::int as n from kernel.audit_entry where kind = 'read' and subject_id = $1`,
    [pieces[0]],
  )
  assert.equal(rows[0].n, 1)
  assert.equal(await rowsFor(made, 'neighbourWorker', 'yanzhen_by_organisation', entryId), 2)

  // Who has the other entry to judge, who has nothing, and who stands outside.
  const other = await assignmentOf(made, 'neighbourWorker', round.entry['two']!)
  assert.equal(await open(server, 'neighbourWorker', other, pieces[0]!), 'kernel/not-found')
  for (const who of ['manager', 'stranger', 'colleague', 'director'] as const)
    assert.equal(await open(server, who, own, pieces[0]!), 'kernel/not-found', who)
  assert.equal(await rowsFor(made, 'otherWorker', 'yanzhen_by_organisation', entryId), 0)

  // Past the reviews it is closed again.
  await round.owner.query(`update selection.round set stage = 'ranking' where id = $1`, [round.roundId])
  assert.equal(await open(server, 'neighbourWorker', own, pieces[0]!), 'kernel/not-found')
  assert.equal(await rowsFor(made, 'neighbourWorker', 'yanzhen_by_organisation', entryId), 0)
})

test('who declares a conflict opens nothing more, and neither does one of whom the office notes it afterwards', async (t) => {
  const made = await withEvidence(t, false)
  const { server, entryId, pieces, ids } = made
  const own = await assignmentOf(made, 'neighbourWorker', entryId)
  assert.equal(await open(server, 'neighbourWorker', own, pieces[0]!), 'accepted')
  await (await server.as('neighbourWorker')).get(contract.declareConflict, { assignmentId: own, reason: '旧同事' })
  assert.equal(await open(server, 'neighbourWorker', own, pieces[0]!), 'kernel/not-found')
  assert.equal(await rowsFor(made, 'neighbourWorker', 'yanzhen_by_organisation', entryId), 0)

  const directors = await assignmentOf(made, 'director', entryId)
  assert.equal(refusalOf(await give(server, 'director', directors)), 'accepted')
  assert.equal(await open(server, 'director', directors, pieces[1]!), 'accepted', 'who gave may look again')
  const officer = await server.as('officer')
  await officer.get(contract.noteConflict, { expertId: ids['director']!, entryId, reason: '查实为亲属' })
  assert.equal(await open(server, 'director', directors, pieces[1]!), 'kernel/not-found')
})

test('on a blind sheet a piece is shown once the office has looked at it: as it is, as a copy without names, or not at all', async (t) => {
  const made = await withEvidence(t, true)
  const { server, round, entryId, pieces } = made
  await blindOf(server, round)
  const own = await assignmentOf(made, 'neighbourWorker', entryId)
  const neighbour = await server.as('neighbourWorker')
  const seen = async () => {
    const { pieces: shown, piecesHeld } = await neighbour.get(contract.review, { assignmentId: own })
    return [shown.map((one) => one.evidenceId), piecesHeld]
  }
  assert.deepEqual(await seen(), [[], 2])
  assert.equal(await open(server, 'neighbourWorker', own, pieces[0]!), 'kernel/not-found')
  const officer = await server.as('officer')
  const openOf = async () =>
    (await officer.get(contract.panel, { roundId: round.roundId })).sheets.map((one) => one.evidenceOpen)
  assert.deepEqual(await openOf(), [2])
  const about = { entryId, evidenceId: pieces[0]!, basedOnVersion: 0 }
  await officer.get(contract.confirmEvidence, { ...about, answer: 'fit' })
  assert.deepEqual(await seen(), [[pieces[0]], 1])
  assert.equal(
    refusalOf(await officer.call(contract.confirmEvidence, { ...about, answer: 'withheld' })),
    'kernel/changed-meanwhile',
  )
  const second = { entryId, evidenceId: pieces[1]!, basedOnVersion: 0, answer: 'copy' as const }
  assert.equal(refusalOf(await officer.call(contract.confirmEvidence, second)), 'copyId selection/copy-missing')
  const nobodys = '00000000-0000-7000-8000-0000000000ff'
  assert.equal(
    refusalOf(await officer.call(contract.confirmEvidence, { ...second, copyId: nobodys })),
    'copyId workforce/evidence-not-there',
  )
  const { copyFor } = await officer.get(contract.blindTexts, { entryId })
  const copyId = await sentEvidence(officer, copyFor)
  await officer.get(contract.confirmEvidence, { ...second, copyId })
  assert.deepEqual(await seen(), [[pieces[0], copyId], 0])
  assert.equal(await open(server, 'neighbourWorker', own, copyId), 'accepted')
  assert.equal(await open(server, 'neighbourWorker', own, pieces[1]!), 'kernel/not-found', 'the original has names')
  assert.deepEqual(await openOf(), [0])
  await officer.get(contract.confirmEvidence, { ...about, answer: 'withheld', basedOnVersion: 1 })
  assert.deepEqual(await seen(), [[copyId], 1])
  const { evidence } = await officer.get(contract.blindTexts, { entryId })
  assert.deepEqual(
    evidence.map((one) => [one.answer, one.copy?.evidenceId ?? null, one.version]),
    [
      ['withheld', null, 2],
      ['copy', copyId, 1],
    ],
  )
  // A copy is nothing that the applicant said.
  const { evidence: own_ } = await (await server.as('worker')).get(contract.myEntry, { entryId })
  assert.deepEqual(own_.map((one) => one.evidenceId).toSorted(), pieces.toSorted())
  assert.deepEqual((await mine(server, 'manager')).map((one) => one.assignmentId).includes(own), false)
  for (const who of ['stranger', 'manager'] as const)
    assert.notEqual(
      refusalOf(await (await server.as(who)).call(contract.confirmEvidence, { ...about, answer: 'fit' })),
      'accepted',
    )
})
