import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import { recordResult } from '#modules/assessment/contract.ts'
import * as contract from '#modules/development/contract.ts'

// A pool, a path and an entitlement of a county that nobody here has seen, by no more than their YAML.

const item = (list: string, one: string) => `lists:
  ${list}:
    basis: five-societies
    closed: true
    items:
      - ${one}
`
const good = '{ ask: assessment.last, oneOf: [excellent, qualified] }'
const files = {
  pools: `title: { zh: 人才库, en: Pools }
${item('pools', `{ code: night-shift, name: { zh: 夜间应急库, en: Night shift }, size: 1, termYears: 1, prefer: [], when: ${good} }`)}`,
  'growth-path': `title: { zh: 成长路径, en: Path }
${item('steps', `{ code: seed, name: { zh: 种子, en: Seed }, when: ${good} }`)}      - { code: tree, name: { zh: 大树, en: Tree }, when: { ask: assessment.excellentInRow, atLeast: 2 } }
`,
  entitlements: `title: { zh: 人才待遇, en: Entitlements }
${item('entitlements', `{ code: bicycle, name: { zh: 自行车补贴, en: Bicycle }, per: once, amountFen: 12300, when: ${good} }`)}`,
}

test('somebody enters, climbs and is granted by rules that no line of code knows', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  for (const [topic, text] of Object.entries(files)) await writeFile(join(folder, `ouhai/${topic}.yaml`), text)
  server.house.packs = await loadPacks(folder)
  const [officer, worker] = [await server.as('officer'), await server.as('worker')]
  const graded = (year: number) =>
    officer.get(recordResult, { personId: personId('worker'), year, standing: 'excellent', evidence: '考核登记表' })
  const mine = async () => {
    const { entitlements, growth } = await worker.get(contract.mine, {})
    return [entitlements.map((one) => [one.code, one.outcome, one.amountFen]), growth!.at, growth!.next?.code]
  }

  assert.deepEqual(await mine(), [[['bicycle', 'unknown', 12_300]], null, 'seed'])
  await graded(2025)
  assert.deepEqual(await mine(), [[['bicycle', 'met', 12_300]], 'seed', 'tree'])
  await graded(2024)
  assert.deepEqual(await mine(), [[['bicycle', 'met', 12_300]], 'tree', undefined])

  const { applicationId } = await worker.get(contract.askFor, { entitlement: 'bicycle' })
  await officer.get(contract.decideApplication, { applicationId, approve: true, basedOnVersion: 1 })
  assert.deepEqual(
    (await officer.get(contract.payable, {})).rows.map((row) => [row.entitlement, row.amountFen]),
    [['bicycle', 12_300]],
  )

  const enter = (who: 'worker' | 'colleague') =>
    officer.get(contract.nominate, { pool: 'night-shift', personId: personId(who), reason: '熟悉夜间值守' })
  const choose = (memberId: string) =>
    officer.call(contract.decideMember, { memberId, choose: true, basedOnVersion: 1 })
  assert.equal((await choose((await enter('worker')).memberId)).status, 200)
  assert.notEqual(refusalOf(await choose((await enter('colleague')).memberId)), 'accepted', 'no place is left')
})
