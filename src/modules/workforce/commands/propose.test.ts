import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/workforce/contract.ts'
import * as corrections from '#modules/workforce/contract-corrections.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { personFacts } from '#modules/workforce/public.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { aJob, aSchool, numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import { type Answer, refusalOf, testServer } from '#demo/test-server.ts'
import { type CastName, personId } from '#demo/test-world.ts'

const server = await testServer({ after })
const as = (who: CastName) => server.as(who)
type Given = Omit<InputOf<typeof corrections.propose>, 'act'> & { act?: 'add' | 'change' | 'remove' }
const proposing = async (who: CastName, given: Given) =>
  (await as(who)).call(corrections.propose, { act: 'change', ...given })
const proposed = async (who: CastName, given: Given) => valueOf(await proposing(who, given))
const valueOf = <E extends typeof corrections.propose>(answer: Answer<E>) => {
  if (answer.status !== 200 || !('value' in answer) || !answer.value) throw new Error(JSON.stringify(answer))
  return answer.value
}
const decide = async (
  who: CastName,
  endpoint: typeof corrections.employerConfirm | typeof corrections.confirmProposal,
  proposal: { proposalId: string; version: number },
) => (await as(who)).call(endpoint, { proposalId: proposal.proposalId, basedOnVersion: proposal.version })
const fileOf = async (who: CastName) => (await (await as(who)).get(page.mine, {})).file!
const factsOf = async (who: CastName) =>
  (
    await inTransaction(server.house.gatePool, gate, ({ query }) =>
      personFacts(query, [personId(who)], '2026-03-16' as Day),
    )
  ).get(personId(who))

describe('a worker corrects their own facts', () => {
  test('a school: proposed with evidence, confirmed by the leader, then by the county; only then it counts, and the worker hears of it', async () => {
    const worker = await as('worker')
    const evidenceId = await sentEvidence(worker)
    const first = await proposed('worker', {
      about: 'education',
      act: 'add',
      education: aSchool({ fromOn: '2008-09-01', graduatedOn: '2012-06-30', degreeOn: '2012-06-30' }),
      evidenceIds: [evidenceId],
    })
    assert.equal((await factsOf('worker'))?.['education.diploma'], undefined)
    assert.equal(refusalOf(await decide('officer', corrections.confirmProposal, first)), 'workforce/employer-first')

    const { rows } = await (await as('leader')).get(corrections.proposals, {})
    const shown = rows.find((row) => row.proposalId === first.proposalId)!
    assert.deepEqual(
      [shown.personName, shown.subject, shown.evidence.map((one) => one.evidenceId), shown.may],
      ['林小雨', '某某大学', [evidenceId], { employerConfirm: true, confirm: false, return: true, withdraw: false }],
    )
    assert.deepEqual(
      shown.changes.find(({ field }) => field === 'degree'),
      { field: 'degree', before: null, after: 'bachelor' },
    )
    const opened = await (await as('leader')).call(contract.evidence, { evidenceId })
    assert.equal(opened.status, 200)

    assert.equal((await decide('leader', corrections.employerConfirm, first)).status, 200)
    assert.equal((await decide('officer', corrections.confirmProposal, { ...first, version: 2 })).status, 200)
    const [school] = (await fileOf('worker')).education
    assert.deepEqual(
      [school?.source, school?.confirmedBy, school?.confirmedOn, school?.evidence.map((one) => one.evidenceId)],
      ['own', '周敏', '2026-03-16', [evidenceId]],
    )
    assert.equal((await factsOf('worker'))?.['education.socialWork'], 'bachelor')
    const told = await worker.get(notices, {})
    assert.ok(JSON.stringify(told).includes('您申请的信息更正已经确认'))
  })

  test('a new number: the old one stays known as theirs, and nobody else gets it', async () => {
    const old = numberOf('1990-01-08', 21)
    const next = numberOf('1990-01-08', 22)
    const change = async (identityNumber: string) => {
      const one = await proposed('colleague', {
        about: 'basics',
        basics: { identityNumber },
        evidenceIds: [await sentEvidence(await as('colleague'))],
      })
      await decide('leader', corrections.employerConfirm, one)
      return decide('officer', corrections.confirmProposal, { ...one, version: 2 })
    }
    assert.equal((await change(oldFormOf(old))).status, 200)
    assert.equal((await change(next)).status, 200)
    const file = await fileOf('colleague')
    assert.deepEqual(
      [file.identityNumberMasked?.slice(-4), file.formerNumbersMasked.map((one) => one.slice(-4)), file.bornOn],
      [next.slice(-4), [old.slice(-4)], '1990-01-08'],
    )
    const officer = await as('officer')
    for (const number of [old, oldFormOf(old), next])
      assert.deepEqual(
        (await officer.get(contract.findByNumber, { number })).rows.map((row) => row.name),
        ['许安'],
        number,
      )
    // Whoever confirms sees its end; the whole number stands in the evidence.
    const { rows } = await officer.get(corrections.proposals, { state: 'confirmed' })
    assert.ok(
      rows.some((row) => row.changes.some(({ after: value }) => value === `${'*'.repeat(14)}${next.slice(-4)}`)) &&
        !JSON.stringify(rows).includes(next),
    )
    assert.deepEqual(
      await officer.get(page.revealOf, {
        personId: personId('colleague'),
        field: 'identityNumber',
        reason: '核对证件',
      }),
      { value: next },
    )
  })

  test('the county returns it with a reason; the worker reads it, and nothing has changed', async () => {
    const one = await proposed('worker', {
      about: 'title',
      act: 'add',
      title: { kind: 'honour', name: '优秀社工', fromOn: '2025-03-19' },
      evidenceIds: [await sentEvidence(await as('worker'))],
    })
    await decide('leader', corrections.employerConfirm, one)
    const returned = await (
      await as('officer')
    ).call(corrections.returnProposal, {
      proposalId: one.proposalId,
      basedOnVersion: 2,
      reason: '证书看不清，请重新拍照',
    })
    assert.equal(returned.status, 200)
    const file = await fileOf('worker')
    const shown = file.proposals.find((row) => row.proposalId === one.proposalId)
    assert.deepEqual([file.titles.length, shown?.state, shown?.reason], [0, 'returned', '证书看不清，请重新拍照'])
    assert.equal(
      refusalOf(await decide('officer', corrections.confirmProposal, { ...one, version: 3 })),
      'workforce/proposal-closed',
    )
  })

  test('what is no longer meant is withdrawn, by nobody else', async () => {
    const one = await proposed('worker', { about: 'basics', basics: { phone: '13900001111' } })
    const withdraw = async (who: CastName) =>
      (await as(who)).call(corrections.withdrawProposal, { proposalId: one.proposalId, basedOnVersion: one.version })
    assert.equal(refusalOf(await withdraw('colleague')), 'kernel/not-found')
    assert.equal((await withdraw('worker')).status, 200)
    assert.equal(refusalOf(await decide('leader', corrections.employerConfirm, one)), 'workforce/proposal-closed')
  })

  test('of two who confirm at once one is told that it was done', async () => {
    const one = await proposed('worker', { about: 'basics', basics: { politicalStatus: 'party-member' } })
    const both = await Promise.all([
      decide('leader', corrections.employerConfirm, one),
      decide('officer', corrections.employerConfirm, one),
    ])
    assert.deepEqual(both.map(refusalOf).toSorted(), ['accepted', 'workforce/with-the-county'])
    await (await as('worker')).get(corrections.withdrawProposal, { proposalId: one.proposalId, basedOnVersion: 2 })
  })

  test('four eyes: a leader’s own is confirmed by others, and one officer is not both of them', async () => {
    const one = await proposed('leader', { about: 'basics', basics: { phone: '13900002222' } })
    assert.equal(refusalOf(await decide('leader', corrections.employerConfirm, one)), 'workforce/not-ones-own')
    assert.equal((await decide('officer', corrections.employerConfirm, one)).status, 200)
    assert.equal(
      refusalOf(await decide('officer', corrections.confirmProposal, { ...one, version: 2 })),
      'workforce/two-pairs-of-eyes',
    )
    assert.equal((await decide('provinceOfficer', corrections.confirmProposal, { ...one, version: 2 })).status, 200)
    assert.equal((await fileOf('leader')).phoneMasked, '139****2222')
  })

  test('a correction of one fact leaves all others of the file as they are', async () => {
    await server.database.pool.query(
      `update workforce.worker set ethnicity = '畲族', political_status = 'masses', full_time = false, fields = '{charity}', specialties = '{casework}' where person_id = $1`,
      [personId('colleague')],
    )
    const before = await fileOf('colleague')
    const one = await proposed('colleague', { about: 'basics', basics: { specialties: ['elders'] } })
    const shown = (await fileOf('colleague')).proposals.find(({ proposalId }) => proposalId === one.proposalId)!
    assert.deepEqual(shown.changes, [{ field: 'specialties', before: ['casework'], after: ['elders'] }])
    await decide('leader', corrections.employerConfirm, one)
    await decide('officer', corrections.confirmProposal, { ...one, version: 2 })
    const basics = ({ name, sex, ethnicity, politicalStatus, fullTime, fields, specialties }: typeof before) => {
      return { name, sex, ethnicity, politicalStatus, fullTime, fields, specialties }
    }
    assert.deepEqual(basics(await fileOf('colleague')), { ...basics(before), specialties: ['elders'] })
  })

  test('what changed since it was proposed is not overwritten', async () => {
    const one = await proposed('otherWorker', { about: 'basics', basics: { ethnicity: '畲族' } })
    await server.database.pool.query(`update workforce.worker set ethnicity = '回族' where person_id = $1`, [
      personId('otherWorker'),
    ])
    await decide('officer', corrections.employerConfirm, one)
    assert.equal(
      refusalOf(await decide('provinceOfficer', corrections.confirmProposal, { ...one, version: 2 })),
      'workforce/changed-since-proposed',
    )
  })

  test('an employment ends: the row is changed, and what it said before is kept', async () => {
    const officer = await as('officer')
    const evidence = await sentEvidence(officer, personId('neighbourWorker')).catch(() => undefined)
    assert.equal(evidence, undefined, 'not about someone out of reach')
    const add = await proposed('roomWorker', {
      about: 'employment',
      act: 'add',
      employment: aJob(),
      evidenceIds: [await sentEvidence(await as('roomWorker'))],
    })
    await decide('leader', corrections.employerConfirm, add)
    await decide('officer', corrections.confirmProposal, { ...add, version: 2 })
    const [job] = (await fileOf('roomWorker')).employment
    const given = {
      about: 'employment' as const,
      subjectId: job!.id,
      employment: aJob({ untilOn: '2025-01-01' }),
      evidenceIds: [await sentEvidence(await as('roomWorker'))],
    }
    const change = await proposed('roomWorker', given)
    assert.equal(
      refusalOf(await proposing('roomWorker', { about: 'employment', act: 'remove', subjectId: job!.id })),
      'workforce/proposal-open-already',
    )
    await decide('leader', corrections.employerConfirm, change)
    await decide('officer', corrections.confirmProposal, { ...change, version: 2 })
    const after = await fileOf('roomWorker')
    assert.deepEqual(
      [
        after.employment[0]?.untilOn,
        after.years.practice,
        after.history.map(({ about, ground }) => `${about} ${ground}`),
      ],
      ['2025-01-01', 4, ['employment proposed', 'employment proposed']],
    )
  })
})

describe('what cannot be proposed is said', () => {
  const table: [why: string, given: Given, refusal: string][] = [
    ['nothing', { about: 'education', act: 'add' }, 'workforce/proposal-incomplete'],
    ['what the file says already', { about: 'basics', basics: { name: '钱江' } }, 'workforce/nothing-changes'],
    [
      'a row that is another’s',
      { about: 'education', act: 'remove', subjectId: personId('worker') },
      'workforce/subject-not-found',
    ],
    [
      'a diploma without evidence',
      { about: 'education', act: 'add', education: aSchool() },
      'evidenceIds workforce/evidence-needed',
    ],
    [
      'evidence that is not there',
      { about: 'education', act: 'add', education: aSchool(), evidenceIds: [personId('worker')] },
      'evidenceIds workforce/evidence-not-there',
    ],
    [
      'a number that is none',
      { about: 'basics', basics: { identityNumber: '33030419900101００００' } },
      'identityNumber workforce/number-check-digit',
    ],
    [
      'a day that does not exist',
      { about: 'title', act: 'add', title: { kind: 'honour', name: '甲', fromOn: '2025-02-30' } },
      'title.fromOn kernel/field-not-a-date',
    ],
    [
      'a remark too long',
      { about: 'basics', basics: { phone: '13900003333' }, remark: '长'.repeat(201) },
      'remark kernel/field-too-long',
    ],
  ]
  for (const [why, given, refusal] of table)
    test(why, async () => assert.equal(refusalOf(await proposing('neighbourWorker', given)), refusal))

  test('a script in a name of a school is only text', async () => {
    const school = '<script>alert(1)</script>'
    const one = await proposed('neighbourWorker', {
      about: 'education',
      act: 'add',
      education: aSchool({ school }),
      evidenceIds: [await sentEvidence(await as('neighbourWorker'))],
    })
    assert.equal(
      (await fileOf('neighbourWorker')).proposals.find((row) => row.proposalId === one.proposalId)?.subject,
      school,
    )
  })
})

test('a file that is neither a picture nor a PDF is refused; the same one sent twice is one', async () => {
  const worker = await as('worker')
  const send = (evidenceId: string, body: Buffer) =>
    worker.call(contract.sendEvidence, { evidenceId }, { body, type: 'application/pdf' })
  assert.equal(
    refusalOf(await send(personId('chief'), Buffer.from('MZ this is a program'))),
    'workforce/evidence-not-readable',
  )
  assert.equal((await send(personId('chief'), Buffer.from('%PDF-1.4 one'))).status, 200)
  assert.equal((await send(personId('chief'), Buffer.from('%PDF-1.4 one'))).status, 200)
  assert.equal(refusalOf(await send(personId('chief'), Buffer.from('%PDF-1.4 other'))), 'workforce/evidence-differs')
  assert.equal(
    refusalOf(await (await as('colleague')).call(contract.evidence, { evidenceId: personId('chief') })),
    'kernel/not-found',
  )
})
