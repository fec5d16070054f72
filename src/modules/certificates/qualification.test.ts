import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { approved, form, own, paper, recorded } from '#modules/certificates/testing/given.ts'
import { evidence } from '#modules/workforce/contract.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'

// Entering a certificate, correcting it, the review of the senior level, on the real server.

test('what cannot be a certificate is said at its field', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const said = async (more: object) =>
    refusalOf(await worker.call(certificates.recordOwnQualification, { ...paper, ...more } as never))
  assert.equal(await said({ passedOn: '2026-03-17' }), 'passedOn certificates/day-in-future')
  assert.equal(await said({ passedOn: '2007-12-31' }), 'passedOn certificates/day-too-early')
  assert.equal(await said({ passedOn: '2026-02-30' }), 'passedOn kernel/field-not-a-date')
  assert.equal(await said({ issuedOn: '2025-07-29' }), 'issuedOn certificates/issued-before-passed')
  assert.equal(await said({ reviewedOn: '2025-12-01' }), 'reviewedOn certificates/review-of-senior-only')
  assert.equal(await said({ number: `'; drop table --` }), 'number certificates/number-not-plain')
  assert.equal(await said({ number: 'x'.repeat(61) }), 'number kernel/field-too-long')
  assert.equal(await said({ number: 'ＺＸ２０２５０００１' }), 'accepted')
  assert.equal((await own(server)).number, 'ZX20250001')
  assert.equal(await said({}), 'level certificates/level-held-already')
  const officer = await server.as('officer')
  assert.equal(
    refusalOf(
      await officer.call(certificates.recordQualification, { ...paper, personId: personId('neighbourWorker') }),
    ),
    'personId certificates/person-not-found',
  )
})

test('a senior pass is a ticket; the title and with it the registration come after the review', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server, {
    level: 'senior',
    number: 'GJ20250001',
  })
  const before = await own(server)
  assert.deepEqual([before.ticket, before.ticketUntil], ['valid', '2028-07-30'])
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId })),
    'certificates/title-only-after-review',
  )
  const reviewed = {
    ...paper,
    level: 'senior' as const,
    number: 'GJ20250001',
    reviewedOn: '2026-02-01',
    qualificationId,
    basedOnVersion: before.version,
  }
  assert.equal(
    refusalOf(await worker.call(certificates.changeOwnQualification, reviewed)),
    'certificates/settled-already',
  )
  await officer.get(certificates.changeQualification, reviewed)
  assert.deepEqual([(await own(server)).ticket, (await own(server)).mayApply], ['used', 'first'])
})

test('pictures of the paper are attached as it is entered and corrected, and opened by who may read it', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const evidenceIds = [await sentEvidence(worker)]
  const one = await worker.get(certificates.recordOwnQualification, { ...paper, evidenceIds })
  const again = [await sentEvidence(worker)]
  await worker.get(certificates.changeOwnQualification, {
    ...paper,
    evidenceIds: again,
    qualificationId: one.id,
    basedOnVersion: 1,
  })
  const officer = await server.as('officer')
  const [seen] = (await officer.get(certificates.personCertificates, { personId: personId('worker') })).qualifications
  assert.deepEqual(
    seen!.evidence.map(({ evidenceId, kind }) => [evidenceId, kind]),
    [
      [evidenceIds[0], 'pdf'],
      [again[0], 'pdf'],
    ],
  )
  assert.equal((await officer.call(evidence, { evidenceId: again[0]! })).status, 200)
  assert.equal(
    refusalOf(await (await server.as('colleague')).call(evidence, { evidenceId: again[0]! })),
    'kernel/not-found',
  )
  // Another's picture, or one that shows something else already, proves nothing here; and nothing is recorded.
  const more = { ...paper, level: 'intermediate' as const, number: 'ZX20250077' }
  for (const evidenceId of [again[0]!, await sentEvidence(await server.as('colleague'))])
    assert.equal(
      refusalOf(await worker.call(certificates.recordOwnQualification, { ...more, evidenceIds: [evidenceId] })),
      'evidenceIds workforce/evidence-not-there',
    )
  assert.equal((await worker.get(certificates.ownCertificates, {})).qualifications.length, 1)
  // The leader enters one for her people, with its picture.
  const leader = await server.as('leader')
  const ofWorker = [await sentEvidence(leader, personId('worker'))]
  const theirs = { ...more, personId: personId('worker'), evidenceIds: ofWorker }
  await leader.get(certificates.recordQualification, theirs)
})

test('what nobody has confirmed is corrected whole, by its holder or the office; a version that is old is refused', async (t) => {
  const server = await testServer(t)
  const { worker, one } = await recorded(server)
  const corrected = { ...paper, passedOn: '2025-07-29', qualificationId: one.id, basedOnVersion: 1 }
  const changed = await worker.get(certificates.changeOwnQualification, corrected)
  assert.equal((await own(server)).passedOn, '2025-07-29')
  const leader = await server.as('leader')
  assert.equal(refusalOf(await leader.call(certificates.changeQualification, corrected)), 'kernel/changed-meanwhile')
  await leader.get(certificates.changeQualification, {
    ...corrected,
    number: 'ZX20250011',
    basedOnVersion: changed.version,
  })
  assert.equal((await own(server)).number, 'ZX20250011')
  await worker.get(certificates.recordOwnQualification, { ...paper, level: 'intermediate', number: 'ZX20250088' })
  const now = { ...corrected, basedOnVersion: 3 }
  const said = async (more: object) =>
    refusalOf(await worker.call(certificates.changeOwnQualification, { ...now, ...more }))
  assert.equal(await said({ level: 'intermediate' }), 'level certificates/level-held-already')
  assert.equal(await said({ number: 'ZX20250088' }), 'number certificates/number-of-another')
  assert.equal(
    refusalOf(await (await server.as('colleague')).call(certificates.changeOwnQualification, now)),
    'kernel/not-found',
  )
  const stranger = await server.as('stranger')
  assert.equal(refusalOf(await stranger.call(certificates.changeQualification, now)), 'kernel/not-found')
})

test('of what is verified the office adds only what came later, and nobody corrects what was rejected', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server, { number: null as never })
  const now = { ...paper, qualificationId, basedOnVersion: 2 }
  assert.equal(refusalOf(await worker.call(certificates.changeOwnQualification, now)), 'certificates/settled-already')
  const later = { ...now, issuedOn: '2025-10-01' }
  const done = await officer.get(certificates.changeQualification, later)
  assert.equal(done.verification, 'approved')
  const { number, issuedOn } = await own(server)
  assert.deepEqual([number, issuedOn], ['ZX20250001', '2025-10-01'])
  const other = { ...later, number: 'ZX20259999', basedOnVersion: 3 }
  assert.equal(refusalOf(await officer.call(certificates.changeQualification, other)), 'certificates/settled-already')
  // Taken back: the day of issue is empty again.
  await officer.get(certificates.changeQualification, { ...now, basedOnVersion: 3 })
  assert.equal((await own(server)).issuedOn, null)

  const wrong = await worker.get(certificates.recordOwnQualification, {
    ...paper,
    level: 'intermediate',
    number: 'ZX7777',
  })
  const decided = { qualificationId: wrong.id, approve: false, answer: '查无此证', basedOnVersion: 1 }
  await officer.get(certificates.decideVerification, decided)
  const mended = { ...paper, level: 'intermediate' as const, qualificationId: wrong.id, basedOnVersion: 2 }
  assert.equal(
    refusalOf(await worker.call(certificates.changeOwnQualification, mended)),
    'certificates/settled-already',
  )
})
