import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks } from '#kernel/packs/load.ts'
import { regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { advance, as, opened, station } from '#modules/assessment/testing/round.ts'

// Schemes that no line of code knows.

test('a scheme nobody here has seen runs from a new YAML file', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  await writeFile(
    join(folder, 'ouhai/assessment.yaml'),
    `title: { zh: 甲乙丙考核, en: Letters }
values:
  shareReading: { is: nearest, basis: five-societies }
  shareOf: { is: round, basis: five-societies }
  whenUnknown: { is: zero, basis: five-societies }
lists:
  items:
    basis: five-societies
    closed: true
    items:
      - { code: home, group: results, name: { zh: 服务时长, en: Minutes }, weight: 60, fact: service.minutes, full: 60 }
      - { code: years, group: results, name: { zh: 资历, en: Years }, weight: 40, fact: practice.years, steps: [{ from: 0, points: 50 }, { from: 5, points: 100 }] }
  grades:
    basis: five-societies
    closed: true
    items:
      - { code: a, standing: excellent, name: { zh: 甲等, en: A }, fromPoints: 60, share: 50 }
      - { code: b, standing: qualified, name: { zh: 乙等, en: B }, fromPoints: 30 }
      - { code: c, standing: unqualified, name: { zh: 丙等, en: C }, fromPoints: 0 }
  exemptions:
    basis: five-societies
    closed: true
    items:
      - { code: elder, name: { zh: 临近退休, en: Near retirement }, when: { ask: person.age, atLeast: 58 } }
`,
  )
  server.house.packs = await loadPacks(folder)
  const officer = await as(server, 'officer')
  assert.equal(
    refusalOf(await officer.call(contract.openRound, { ...opened, shareReading: 'down' })),
    'shareReading assessment/reading-fixed',
  )
  const shown = await officer.get(contract.scheme, { regionCode: regions.county, year: 2026 })
  assert.deepEqual(
    [shown.shareReading, shown.items.map((item) => item.code), shown.grades.map((grade) => grade.code)],
    ['nearest', ['home', 'years'], ['a', 'b', 'c']],
  )
  const { roundId, people } = await officer.get(contract.openRound, { ...opened, shareReading: null })
  // No item is scored by anyone, so nobody is named to score.
  assert.equal((await advance(server, roundId, 'scoring')).status, 200)
  assert.equal((await advance(server, roundId, 'proposing')).status, 200)
  const ranked = await officer.get(contract.unitRanking, { roundId, organisationId: station })
  assert.equal(ranked.assessed, people, 'the share is of the whole round')
  assert.equal(ranked.grades[0]!.most, Math.floor(people * 0.5 + 0.5))
  assert.deepEqual(
    [...new Set(ranked.rows.map((row) => row.byPoints))],
    ['c'],
    'what nobody knows counts as nothing here',
  )
})

test('a scheme whose weights do not make a hundred assesses nobody', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  await writeFile(
    join(folder, 'ouhai/assessment.yaml'),
    `title: { zh: 试算, en: Trial }
lists:
  items: { basis: five-societies, closed: true, items: [{ code: home, group: results, name: { zh: 时长, en: Minutes }, weight: 90, by: manager }] }
`,
  )
  server.house.packs = await loadPacks(folder)
  const officer = await as(server, 'officer')
  assert.equal(refusalOf(await officer.call(contract.openRound, opened)), 'assessment/weights-not-hundred')
  assert.equal(
    (await officer.get(contract.scheme, { regionCode: regions.county, year: 2026 })).fault!.zh,
    '考核办法的权重合计为 90，应为 100；请修改政策包。',
  )
})
