import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/development/contract.ts'

test('proposals are read in the order in which they were made', async (t) => {
  const officer = await (await testServer(t)).as('officer')
  const proposals = Array.from({ length: 12 }, (_, at) => `建议${at + 1}`)
  await officer.get(contract.holdForum, {
    pool: 'reserve',
    title: '座谈会',
    heldOn: '2026-03-10',
    attended: 12,
    proposals,
  })
  const { rows } = await officer.get(contract.forums, {})
  assert.deepEqual(
    rows[0]!.proposals.map(({ text }) => text),
    proposals,
  )
})

test('a proposal of a forum is followed until something became of it', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const forum = {
    pool: 'reserve',
    title: '薪酬与减负座谈',
    heldOn: '2026-03-10',
    attended: 18,
    proposals: ['统一岗位津贴发放时间', '减少重复台账'],
  }
  assert.equal(
    refusalOf(await officer.call(contract.holdForum, { ...forum, heldOn: '2026-03-17' })),
    'heldOn development/day-in-future',
  )
  await officer.get(contract.holdForum, forum)
  const proposals = async () => (await officer.get(contract.forums, {})).rows[0]!.proposals
  const { proposalId } = (await proposals())[0]!
  const settle = {
    proposalId,
    state: 'studied' as const,
    ownerName: null as string | null,
    dueOn: null as string | null,
    outcome: null as string | null,
    basedOnVersion: 1,
  }
  assert.equal(refusalOf(await officer.call(contract.settleProposal, settle)), 'ownerName development/owner-needed')
  assert.equal(
    refusalOf(await officer.call(contract.settleProposal, { ...settle, state: 'adopted' })),
    'outcome development/outcome-needed',
  )
  await officer.get(contract.settleProposal, { ...settle, ownerName: '周敏', dueOn: '2026-03-15' })
  assert.deepEqual(
    (await proposals()).map((one) => [one.state, one.overdue]),
    [
      ['studied', true],
      ['proposed', false],
    ],
  )
  assert.equal(refusalOf(await officer.call(contract.settleProposal, settle)), 'kernel/changed-meanwhile')
})
