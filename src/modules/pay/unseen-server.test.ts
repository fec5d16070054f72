import assert from 'node:assert/strict'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import * as contract from '#modules/pay/contract.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import { giveLife } from '#modules/pay/testing/people.ts'

/** The packs that come with Yanzhen, with the made-up scheme in place of the city’s own. */
async function packsWithMadeUp(t: { after: (done: () => Promise<void>) => void }) {
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  const scheme = await readFile(new URL('testing/made-up/nowhere/pay.yaml', import.meta.url), 'utf8')
  await writeFile(
    join(folder, 'wenzhou/pay.yaml'),
    `${scheme
      .replaceAll('basis: rule\n    items:', 'basis: house-default\n    closed: true\n    items:')
      .replaceAll('basis: rule', 'basis: house-default')}
conditions:
  covered: { basis: house-default, ask: post.kind, oneOf: [secretary, vice-secretary, member, grid, clerk] }
`,
  )
  await appendFile(join(folder, 'wenzhou/pack.yaml'), '\nfacts:\n  pay.veteran: { zh: 退役军人, en: Veteran }\n')
  return loadPacks(folder)
}

test('people are graded, told why, confirmed and paid by a scheme that nobody here has seen', async (t) => {
  const server = await testServer(t)
  server.house.packs = await packsWithMadeUp(t)
  await giveLife(server, 'worker', {
    worked: [['2020-03-01']],
    posts: [['clerk', '2020-03-01']],
    degree: ['master', '2019-06-30'],
  })
  const officer = await server.as('officer')
  const about = { personId: personId('worker') }

  // It asks for a fact that no register keeps: unknown until an officer states it.
  await lookAtEveryone(server.house)
  const before = await officer.get(contract.personPay, about)
  assert.deepEqual(before.computed.is === 'unknown' && before.computed.missing.map((one) => one.zh), ['缺少：退役军人'])
  await officer.get(contract.stateFact, {
    ...about,
    fact: 'pay.veteran',
    value: true,
    fromOn: '2026-03-01',
    paper: '退役证',
  })
  await lookAtEveryone(server.house)
  const { rows } = await officer.get(contract.proposals, { size: 10 })
  assert.equal(rows.length, 1)
  await officer.get(contract.confirmProposals, {
    proposals: rows.map(({ proposalId, version }) => ({ proposalId, version })),
  })

  const own = await (await server.as('worker')).get(contract.myPay, {})
  assert.deepEqual(
    [own.stands!.post.zh, own.stands!.level, own.stands!.monthlyFen, own.stands!.steps.map((one) => one.sentence.zh)],
    [
      '社工',
      7,
      375_000,
      [
        '岗位是社工，等级在 1～10 级之间，从 1 级起算',
        '社区工作满 6 年，硕士视同 4 年；共计 10 年，每 2 年一级，＋5 级',
        '退役军人，＋1 级',
        '每月 3,750 元：按等级对照表',
      ],
    ],
  )
  assert.ok(own.next.length > 0)

  const month = { employerId: organisations.station, month: '2026-03' }
  const { totalFen } = await officer.get(contract.payroll, month)
  await officer.get(contract.lockPayroll, { ...month, expectedTotalFen: totalFen })
  const locked = await officer.get(contract.payroll, month)
  assert.deepEqual([locked.totalFen, locked.rows.map((one) => one.level)], [375_000, [7]])
})
