import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { approved, paper } from '#modules/certificates/testing/given.ts'

// The list of holders on the real server.

test('a holder is found by name, sound and the end of the number, and the list goes out as a workbook', async (t) => {
  const server = await testServer(t)
  await approved(server)
  const officer = await server.as('officer')
  const name = async () =>
    (await officer.get(certificates.certificatesList, { search: 'lxy' })).rows.map((row) => row.name)
  assert.deepEqual(await name(), ['林小雨'])
  assert.deepEqual(
    (await officer.get(certificates.certificatesList, { search: '0001' })).rows.map((row) => row.name),
    ['林小雨'],
  )
  assert.deepEqual((await officer.get(certificates.certificatesList, { search: '没有的人' })).rows, [])
  const answer = await officer.call(certificates.exportCertificates, { level: 'assistant' })
  assert.ok(answer.status === 200 && 'raw' in answer)
  const path = join(tmpdir(), `certificates-${process.pid}.xlsx`)
  await writeFile(path, answer.raw)
  const rows: unknown[] = []
  for await (const row of readSheet(path)) rows.push(row.values)
  assert.deepEqual(rows[1], [
    '林小雨',
    '助理社会工作师',
    'ZX20250001',
    '2025-07-30',
    '人工核验通过',
    '未登记',
    null,
    '景山街道社会工作站',
    '景山街道',
  ])
  assert.deepEqual(await officer.get(certificates.certificateCounts, {}), {
    rows: [{ level: 'assistant', standing: 'none', people: 1 }],
    tickets: 0,
    toVerify: 0,
    expiring: 0,
  })
})

test('a holder counts once by the best that is verified, a pass of the senior paper is no senior certificate, and each figure opens its rows', async (t) => {
  const server = await testServer(t)
  const { officer } = await approved(server)
  await approved(server, { level: 'intermediate', number: 'ZX20250002', passedOn: '2025-07-30' })
  const colleague = await server.as('colleague')
  await colleague.get(certificates.recordOwnQualification, { ...paper, number: 'ZX20250003' })
  const { id: ticket, version } = await colleague.get(certificates.recordOwnQualification, {
    ...paper,
    level: 'senior',
    number: 'ZX20250004',
  })
  const decide = (qualificationId: string, basedOnVersion: number) =>
    officer.get(certificates.decideVerification, { qualificationId, approve: true, answer: '已见原件', basedOnVersion })
  await decide(ticket, version)

  const counts = await officer.get(certificates.certificateCounts, {})
  assert.deepEqual(counts, {
    rows: [{ level: 'intermediate', standing: 'none', people: 1 }],
    tickets: 1,
    toVerify: 1,
    expiring: 0,
  })
  const opened = async (filter: InputOf<typeof certificates.certificatesList>) =>
    (await officer.get(certificates.certificatesList, filter)).rows.map(({ number }) => number)
  assert.deepEqual(await opened({ of: 'holders' }), ['ZX20250002'])
  assert.deepEqual(await opened({ of: 'holders', standing: 'in-force' }), [])
  assert.deepEqual(await opened({ of: 'tickets' }), ['ZX20250004'])
  assert.deepEqual(await opened({ verification: 'waiting' }), ['ZX20250003'])
  // A ticket that ran out opens no review.
  server.setClock('2029-01-01T09:30:00+08:00')
  const later = await server.as('provinceOfficer')
  assert.deepEqual(
    [
      (await later.get(certificates.certificateCounts, {})).tickets,
      (await later.get(certificates.certificatesList, { of: 'tickets' })).rows,
    ],
    [0, []],
  )
})
