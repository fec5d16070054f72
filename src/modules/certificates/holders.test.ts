import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { approved } from '#modules/certificates/testing/given.ts'

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
    toVerify: 0,
    expiring: 0,
  })
})
