import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfPages, unzip } from '#kernel/documents/read-back.ts'
import { personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/development/contract.ts'

const textOf = (answer: unknown) => [...unzip((answer as { raw: Buffer }).raw).values()].join('\n')

test('a graded intern has a certificate, a mentor a letter, an agreement neither', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const given = {
    kind: 'agreement' as const,
    title: '校地合作协议',
    partner: '某某大学',
    fromOn: '2025-09-01',
    untilOn: '2026-04-01',
  }
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, untilOn: '2025-09-01' })),
    'untilOn development/days-out-of-order',
  )
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, underId: personId('worker') })),
    'underId development/under-not-found',
  )
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, personId: personId('neighbourWorker') })),
    'personId development/not-registered',
  )
  const { cooperationId } = await officer.get(contract.recordCooperation, given)
  assert.equal(refusalOf(await officer.call(contract.paper, { cooperationId })), 'development/no-paper')
  const intern = {
    ...given,
    kind: 'internship' as const,
    title: '苗同学',
    underId: cooperationId,
    hours: 120.5,
    grade: null as string | null,
  }
  const { cooperationId: internId } = await officer.get(contract.recordCooperation, intern)
  assert.equal(
    refusalOf(await officer.call(contract.paper, { cooperationId: internId })),
    'development/no-paper',
    'not graded yet',
  )
  await officer.get(contract.changeCooperation, {
    ...intern,
    cooperationId: internId,
    grade: '优秀',
    basedOnVersion: 1,
  })
  const { cooperationId: mentorId } = await officer.get(contract.recordCooperation, {
    kind: 'mentor',
    title: '社区书记实务导师',
    partner: '某某大学',
    personId: personId('worker'),
    fromOn: '2026-01-01',
    untilOn: '2028-01-01',
  })
  const paper = async (id: string) => {
    const answer = await officer.call(contract.paper, { cooperationId: id })
    return pdfPages((answer as unknown as { raw: Buffer }).raw)
      .join('')
      .replace(/\s/g, '')
  }
  const certificate = await paper(internId)
  assert.match(certificate, /于2025年9月1日至2026年3月31日在本地实践基地参加社会工作实习，累计120\.5学时，评定为优秀/)
  assert.ok(!certificate.includes('协议'), 'an agreement is no place to practise at')
  assert.match(await paper(mentorId), /林小雨.*聘期2026年1月1日至2027年12月31日/)
  const { figures, rows } = await officer.get(contract.cooperation, { kind: 'agreement' })
  assert.deepEqual(
    rows.rows.map((row) => [row.title, row.state]),
    [['校地合作协议', 'soon']],
  )
  assert.deepEqual(
    figures.find((one) => one.kind === 'agreement'),
    { kind: 'agreement', running: 1, thisYear: 0, lastYear: 1 },
  )
  assert.match(textOf(await officer.call(contract.exportCooperation, {})), /苗同学/)
})

test('an institute is opened to its topics, and they to their outputs; nothing is put where it does not belong', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const make = async (
    kind: 'agreement' | 'institute' | 'topic' | 'output',
    title: string,
    underId: string | null = null,
  ) => (await officer.get(contract.recordCooperation, { kind, title, underId, fromOn: '2026-01-01' })).cooperationId
  const agreementId = await make('agreement', '共建协议')
  const instituteId = await make('institute', '基层治理研究中心', agreementId)
  const topicId = await make('topic', '社区养老中的社工角色', instituteId)
  await make('output', '调研报告', instituteId)
  const outputId = await make('output', '期刊论文', topicId)
  const open = async (cooperationId: string) => officer.get(contract.cooperationOne, { cooperationId })
  const institute = await open(instituteId)
  assert.deepEqual(
    institute.below.map((one) => [one.title, one.kind, one.depth]),
    [
      ['调研报告', 'output', 0],
      ['社区养老中的社工角色', 'topic', 0],
      ['期刊论文', 'output', 1],
    ],
  )
  assert.deepEqual(
    (await open(outputId)).above.map((one) => one.title),
    ['共建协议', '基层治理研究中心', '社区养老中的社工角色'],
  )
  const refused = async (kind: 'base' | 'topic', underId: string) =>
    refusalOf(await officer.call(contract.recordCooperation, { kind, title: '甲', underId, fromOn: '2026-01-01' }))
  assert.equal(await refused('base', instituteId), 'underId development/cannot-stand-under')
  assert.equal(await refused('topic', outputId), 'underId development/cannot-stand-under')
  const change = { cooperationId: topicId, title: '社区养老中的社工角色', fromOn: '2026-01-01', basedOnVersion: 1 }
  assert.equal(
    refusalOf(await officer.call(contract.changeCooperation, { ...change, underId: outputId })),
    'underId development/cannot-stand-under',
  )
  await officer.get(contract.changeCooperation, { ...change, underId: agreementId })
  assert.deepEqual(
    (await open(instituteId)).below.map((one) => one.title),
    ['调研报告'],
  )
  assert.deepEqual(
    (await officer.get(contract.underChoices, { kind: 'output', search: '研究' })).rows.map((row) => row.title),
    ['基层治理研究中心'],
  )
  const stranger = await server.as('stranger')
  assert.equal(
    refusalOf(await stranger.call(contract.cooperationOne, { cooperationId: instituteId })),
    'kernel/not-found',
  )
  assert.deepEqual((await stranger.get(contract.underChoices, { kind: 'output' })).rows, [])
})
