import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId } from '#demo/test-world.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import * as contract from '#modules/pay/contract.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'

// What a rule leaves open, from the officer's choice to the payroll: the level on promotion, and a level bonus beside an allowance for the same
// certificate. The county's own scheme with these two questions open; nothing else of it is changed.

const allowances = `
  allowances:
    basis: house-default
    items:
      - { code: appointed, name: { zh: 聘任津贴, en: Allowance }, group: certificate, fen: 20000, per: month, begins: month-of, when: { ask: certificate.appointed, order: [none, assistant, intermediate, senior], atLeast: assistant } }
`

async function countyWith(t: TestContext, change: (scheme: string) => string) {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  const scheme = await readFile('packs/wenzhou/pay.yaml', 'utf8')
  assert.notEqual(change(scheme), scheme)
  await writeFile(join(folder, 'wenzhou/pay.yaml'), change(scheme))
  server.house.packs = await loadPacks(folder)
  const officer = await server.as('officer')
  const of = (who: CastName) => officer.get(contract.personPay, { personId: personId(who) })
  const choose = (who: CastName, question: string, answer: string, fromOn: string) =>
    officer.call(contract.makeChoice, { personId: personId(who), question, answer, fromOn, reason: '会议纪要' })
  return { server, officer, of, choose }
}

const missing = ({ computed }: Awaited<ReturnType<Awaited<ReturnType<typeof countyWith>>['of']>>) =>
  computed.is === 'unknown' && computed.missing.map((one) => one.zh)

test('a worker becomes deputy: nobody guesses the level; whichever the officer chooses is proposed, confirmed and read by the worker', async (t) => {
  const { server, officer, of, choose } = await countyWith(t, (scheme) =>
    scheme
      .replace('promotionLevel: { is: keep-higher,', 'promotionLevel: { is: officer,')
      .replace('promotionClock: { is: continue,', 'promotionClock: { is: restart,'),
  )
  for (const who of ['worker', 'colleague'] as const)
    await giveLife(server, who, {
      worked: [['2008-03-01']],
      posts: [
        ['worker', '2008-03-01', '2026-03-01'],
        ['deputy', '2026-03-01'],
      ],
    })
  await lookAtEveryone(server.house)
  for (const who of ['worker', 'colleague'] as const) {
    const page = await of(who)
    assert.deepEqual(missing(page), ['晋升岗位后等级如何核定：办法未规定，等待主管部门选定'])
    assert.deepEqual(
      page.mayChoose.map((one) => [one.question, one.chosen]),
      [['promotionLevel', null]],
    )
  }
  const refused = async (...chosen: [question: string, answer: string, fromOn: string]) =>
    refusalOf(await choose('worker', ...chosen))
  assert.equal(await refused('promotionLevel', 'lower', '2026-03-01'), 'answer pay/not-an-answer')
  assert.equal(await refused('promotionLevel', 'recompute', '2026-03-17'), 'fromOn pay/day-in-future')
  assert.equal(await refused('bonusAndAllowance', 'bonus', '2026-03-01'), 'question pay/not-an-open-question')
  assert.equal((await choose('worker', 'promotionLevel', 'keep-higher', '2026-03-01')).status, 200)
  assert.equal((await choose('colleague', 'promotionLevel', 'recompute', '2026-03-01')).status, 200)
  const { rows } = await officer.get(contract.proposals, { size: 10 })
  assert.deepEqual(
    new Map(rows.map((one) => [one.name, [one.becomes?.post.zh, one.becomes?.level]])),
    new Map([
      ['林小雨', ['副职', 6]],
      ['许安', ['副职', 4]],
    ]),
  )
  await officer.get(contract.confirmProposals, {
    proposals: rows.map(({ proposalId, version }) => ({ proposalId, version })),
  })
  const stands = async (who: CastName) => {
    const { stands: now } = await (await server.as(who)).get(contract.myPay, {})
    return [now?.level, now?.steps.map((one) => one.sentence.zh).find((one) => one.includes('主管部门选定'))]
  }
  assert.deepEqual(await stands('worker'), [
    6,
    '晋升岗位后等级如何核定：办法未规定，主管部门选定“低于原等级的保留原等级”',
  ])
  assert.deepEqual(await stands('colleague'), [4, '晋升岗位后等级如何核定：办法未规定，主管部门选定“按新岗位重新核定”'])
})

test('an allowance and a level bonus that exclude each other: what the officer chooses is in the grade and in the payroll, never both', async (t) => {
  const { server, officer, of, choose } = await countyWith(
    t,
    (scheme) =>
      scheme.replace(
        '  promotionLevel:',
        '  bonusAndAllowance: { is: officer, basis: house-default }\n  promotionLevel:',
      ) + allowances,
  )
  for (const who of ['worker', 'colleague'] as const)
    await giveLife(server, who, { ...beginner, appointed: [['intermediate', '2025-01-01']] })
  await lookAtEveryone(server.house)
  const open = '持证晋级与持证津贴：办法未规定，等待主管部门选定'
  const page = await of('worker')
  assert.deepEqual([missing(page), page.allowances.map((one) => one.sentence.zh)], [[open], [`聘任津贴不发：${open}`]])
  assert.equal((await choose('worker', 'bonusAndAllowance', 'bonus', '2025-01-01')).status, 200)
  assert.equal((await choose('colleague', 'bonusAndAllowance', 'allowance', '2025-01-01')).status, 200)
  const { rows } = await officer.get(contract.proposals, { size: 10 })
  await officer.get(contract.confirmProposals, {
    proposals: rows.map(({ proposalId, version }) => ({ proposalId, version })),
  })
  const payroll = await officer.get(contract.payroll, { employerId: organisations.station, month: '2026-02' })
  assert.deepEqual(
    payroll.rows.map((row) => [row.name, row.level, row.lines.map((line) => [line.code, line.fen])]),
    [
      ['林小雨', 4, [['grade', 424100]]],
      [
        '许安',
        2,
        [
          ['grade', 401400],
          ['appointed', 20000],
        ],
      ],
    ],
  )
  assert.deepEqual(
    (await of('worker')).allowances.map((one) => one.sentence.zh),
    ['聘任津贴不发：已按证书晋级，不再发津贴'],
  )
})
