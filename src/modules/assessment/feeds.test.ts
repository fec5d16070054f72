import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import { recordResult } from '#modules/assessment/contract.ts'
import { myEntry, openEntry } from '#modules/selection/contract.ts'
import { entriesRound } from '#modules/selection/testing/entries-round.ts'
import { myTraining } from '#modules/training/contract.ts'

// What a year's result does elsewhere. That it moves pay is tried in pay/grading.test.ts.

/** Packs of a county that trains whoever was graded poorly, under a province whose programme asks for a good year. */
async function changed(t: { after: (done: () => Promise<void>) => void }, server: TestServer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  const change = async (file: string, before: string, more: string) => {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    assert.ok(text.includes(before), file)
    await writeFile(path, text.replace(before, `${before}${more}`))
  }
  await change(
    'ouhai/continuing-education.yaml',
    'requirements:\n    basis: five-societies\n    items:\n',
    `      - code: after-a-poor-year
        name: { zh: 考核基本合格、不合格的补训, en: Training after a poor year }
        measure: hours
        amount: 16
        window: calendarYear
        when: { ask: assessment.last, oneOf: [basic, unqualified] }
`,
  )
  await change(
    'zhejiang/programme-leading.yaml',
    'requirements:\n    basis: leading\n    items:\n',
    `      - code: good-year
        name: { zh: 最近一次年度考核优秀, en: Excellent at the last assessment }
        when: { ask: assessment.last, equals: excellent }
`,
  )
  server.house.packs = await loadPacks(folder)
}

test('a result asks for training where the place says so, and is what a selection reads; nobody says their own grade', async (t) => {
  const { roundId, as } = await entriesRound(t, { change: (server) => changed(t, server) })
  const [officer, worker] = [await as('officer'), await as('worker')]
  const graded = (standing: 'basic' | 'excellent') =>
    officer.get(recordResult, { personId: personId('worker'), year: 2025, standing, evidence: '考核登记表' })
  const training = async () => {
    const found = (await worker.get(myTraining, {})).standings.find((one) => one.code === 'after-a-poor-year')
    return found && [found.name.zh, found.state]
  }
  const { entryId } = await worker.get(openEntry, { roundId })
  const condition = async () => {
    const { requirements, facts, asked } = await worker.get(myEntry, { entryId })
    const fact = facts.find((one) => one.fact === 'assessment.last')!
    return [
      requirements.find((one) => one.code === 'good-year')!.outcome,
      fact.value.zh,
      fact.source?.zh,
      asked.some((one) => one.fact === 'assessment.last'),
    ]
  }

  await graded('basic')
  assert.deepEqual(await training(), ['考核基本合格、不合格的补训', 'short'])
  assert.deepEqual(await condition(), ['unmet', '基本合格', '年度考核', false])
  await graded('excellent')
  assert.equal(await training(), undefined)
  assert.deepEqual(await condition(), ['met', '优秀', '年度考核', false])
})
