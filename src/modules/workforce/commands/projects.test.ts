import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as contract from '#modules/workforce/contract.ts'
import * as corrections from '#modules/workforce/contract-corrections.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

const server = await testServer({ after })
const worker = await server.as('worker')
const leader = await server.as('leader')
const officer = await server.as('officer')
const given = {
  name: '“朝夕相伴”独居老人关爱项目',
  role: '项目主管',
  organiser: '某某街道办事处',
  fromOn: '2023-03-01',
  untilOn: null,
}
const both = async ({ proposalId, version }: { proposalId: string; version: number }) => {
  await leader.get(corrections.employerConfirm, { proposalId, basedOnVersion: version })
  await officer.get(corrections.confirmProposal, { proposalId, basedOnVersion: version + 1 })
}
const projects = async () => (await worker.get(page.mine, {})).file!.projects

test('a worker tells of a project with what shows it; it stands in the file once the employer and the county have confirmed it', async () => {
  const asks = (more: object, evidenceIds: string[] = []) =>
    worker.call(corrections.propose, { about: 'project', act: 'add', project: { ...given, ...more }, evidenceIds })
  assert.equal(refusalOf(await asks({})), 'evidenceIds workforce/evidence-needed')
  const evidenceId = await sentEvidence(worker)
  for (const [more, refusal] of [
    [{ fromOn: '2027-01-01' }, 'projects.0.fromOn workforce/day-in-future'],
    [{ untilOn: '2023-03-01' }, 'projects.0.untilOn workforce/days-crossed'],
    [{ name: '' }, 'project.name kernel/field-missing'],
    [{ role: '很'.repeat(61) }, 'project.role kernel/field-too-long'],
  ] as const)
    assert.equal(refusalOf(await asks(more, [evidenceId])), refusal)

  const one = await asks({}, [evidenceId])
  assert.ok('value' in one && one.value)
  const [shown] = (await leader.get(corrections.proposals, { about: 'project' })).rows
  assert.deepEqual(
    [shown!.subject, shown!.changes.find(({ field }) => field === 'role')?.after],
    [given.name, '项目主管'],
  )
  assert.deepEqual(await projects(), [])
  await both(one.value)
  const [project] = await projects()
  assert.deepEqual(
    [project!.name, project!.organiser, project!.source, project!.confirmedOn, project!.evidence.length],
    [given.name, given.organiser, 'own', '2026-03-16', 1],
  )
})

test('it is corrected, and taken out, in the same way', async () => {
  const [project] = await projects()
  const change = await worker.get(corrections.propose, {
    about: 'project',
    act: 'change',
    subjectId: project!.id,
    project: { ...given, untilOn: '2025-12-31' },
    evidenceIds: [await sentEvidence(worker)],
  })
  await both(change)
  assert.equal((await projects())[0]!.untilOn, '2025-12-31')
  const remove = await worker.get(corrections.propose, { about: 'project', act: 'remove', subjectId: project!.id })
  await both(remove)
  assert.deepEqual(await projects(), [])
})

test('it goes along when the person moves to another county, and is out of sight of the county they left', async () => {
  const { personId: id } = await officer.get(
    contract.registerWorker,
    aWorker({
      name: '秦调远',
      identityNumber: numberOf('1989-08-08', 31),
      phone: null,
      organisationId: organisations.station,
    }),
  )
  const evidenceId = await sentEvidence(officer, id)
  const one = await officer.get(corrections.proposeFor, {
    personId: id,
    about: 'project',
    act: 'add',
    project: given,
    evidenceIds: [evidenceId],
  })
  await leader.get(corrections.employerConfirm, { proposalId: one.proposalId, basedOnVersion: one.version })
  await (
    await server.as('provinceOfficer')
  ).get(corrections.confirmProposal, { proposalId: one.proposalId, basedOnVersion: one.version + 1 })
  const { version } = await officer.get(page.person, { personId: id })
  const { transferId } = await officer.get(moves.releaseWorker, {
    personId: id,
    basedOnVersion: version,
    toRegionCode: regions.neighbourCounty,
    reason: '工作调动',
    consentedOn: '2026-03-10',
  })
  const neighbour = await server.as('stranger')
  const { rows } = await neighbour.get(moves.transfers, {})
  await neighbour.get(moves.acceptTransfer, {
    transferId,
    basedOnVersion: rows.find((row) => row.transferId === transferId)!.version,
    organisationId: organisations.neighbourStation,
    on: '2026-03-16',
  })
  assert.deepEqual(
    (await neighbour.get(page.person, { personId: id })).projects.map(({ name }) => name),
    [given.name],
  )
  assert.equal(refusalOf(await officer.call(page.person, { personId: id })), 'kernel/not-found')
})
