import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseDay } from '#kernel/days.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import * as contract from './contract.ts'
import { lookAtDuties } from './jobs.ts'
import { rulesOf } from './rules.ts'
import { personFacts } from './public.ts'

// A rule that nobody here has seen runs from a new YAML file: a county with weekly supervision for newcomers, its own functions and ranks
// with a condition, one supervisor to three, and a team of its own.

const folder = mkdtempSync(join(tmpdir(), 'yanzhen-packs-'))
after(() => rmSync(folder, { recursive: true }))
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
write(
  'far/pack.yaml',
  `title: { zh: 某县, en: A county }
regions: country
documents:
  rule: { title: 某县督导办法, number: 某〔2026〕1号, certainty: stated, source: 已读全文 }
facts:
  practice.years: { zh: 从业年限, en: Years in social work }
  supervision.hoursGiven: { zh: 提供督导小时数, en: Hours given }
  supervision.yearsAtRank: { zh: 任现等级年数, en: Years at the rank }
`,
)
write(
  'far/supervision.yaml',
  `title: { zh: 督导, en: Supervision }
values:
  workersPerSupervisor: { is: 3, stricter: lower, basis: rule, clause: 第三条 }
  recordWithinDays: { is: 7, basis: rule }
  longestMinutes: { is: 120, basis: rule }
  noteLength: { is: 500, basis: rule }
  tellDaysBefore: { is: 3, basis: rule }
lists:
  functions: { basis: rule, items: [{ code: craft, name: { zh: 手艺, en: Craft } }, { code: heart, name: { zh: 心事, en: Heart } }] }
  modes: { basis: rule, items: [{ code: tea, name: { zh: 茶叙, en: Over tea } }] }
  kinds: { basis: rule, items: [{ code: elder, name: { zh: 老师傅, en: Old hand } }] }
  ranks:
    basis: rule
    items:
      - { code: helper, name: { zh: 帮手, en: Helper } }
      - code: master
        name: { zh: 师傅, en: Master }
        when: { all: [{ ask: supervision.hoursGiven, atLeast: 100 }, { ask: supervision.yearsAtRank, atLeast: 2 }] }
  exitReasons: { basis: rule, items: [{ code: tired, name: { zh: 累了, en: Tired } }] }
  frequencies:
    basis: rule
    clause: 第五条
    items:
      - { code: heart-weekly, name: { zh: 每周谈心, en: A talk each week }, functions: [heart], every: { unit: days, count: 7 } }
      - { code: craft-for-newcomers, name: { zh: 新人带教, en: Craft for newcomers }, functions: [craft], every: { unit: days, count: 3 }, when: { ask: practice.years, below: 1 } }
  teams: { basis: rule, items: [{ code: four, name: { zh: 四人组, en: Team of four }, workers: 3, parts: [{ ranks: [master], count: 1 }] }] }
`,
)
write(
  'far/supervision.cases.yaml',
  `- name: 一比三\n  on: 2026-03-16\n  then: { values: { workersPerSupervisor: 3 } }\n`,
)

test('a county with rules of its own is served by its file alone', async (t) => {
  const server = await testServer(t)
  const real = server.house.packs
  const packs = await loadPacks(folder)
  // The other topics, of the house; this one, of the county alone.
  server.house.packs = {
    ...real,
    packs: real.packs.map((pack) => ({
      ...pack,
      topics: new Map([...pack.topics].filter(([name]) => name !== 'supervision')),
    })),
  }
  server.house.packs.packs.push(...packs.packs)
  Object.assign(server.house.packs.facts, packs.facts)
  await lookAtDuties(server.house)

  const officer = await server.as('officer')
  const lists = await officer.get(contract.supervisionLists, {})
  assert.deepEqual(
    [lists.ratio.workersPerSupervisor, lists.ratio.basis?.zh, lists.functions.map((one) => one.code)],
    [3, '《某县督导办法》某〔2026〕1号第三条', ['craft', 'heart']],
  )

  const admit = (rank: string) =>
    officer.call(contract.admitSupervisor, {
      personId: personId('otherWorker'),
      kind: 'elder',
      rank,
      fromOn: '2026-01-01',
      entryReason: '公推',
    })
  // Met is not known without a rank before, unmet is: no hours were given.
  const no = await admit('master')
  assert.equal(refusalOf(no), 'rank supervision/rank-not-met')
  assert.match(('problem' in no && no.problem.fields![0]!.message) || '', /提供督导小时数/)
  const { supervisorId } = await officer.get(contract.admitSupervisor, {
    personId: personId('otherWorker'),
    kind: 'elder',
    rank: 'helper',
    fromOn: '2026-01-01',
    entryReason: '公推',
  })

  // Three, and a fourth only on purpose.
  const four = (['leader', 'worker', 'colleague', 'roomWorker'] as const).map(personId)
  const agree = { supervisorId, personIds: four, fromOn: '2026-03-01' }
  const tooMany = await officer.call(contract.makeAgreement, agree)
  assert.equal(refusalOf(tooMany), 'personIds supervision/over-ratio')
  const { agreementId } = await officer.get(contract.makeAgreement, { ...agree, overRatio: true })
  assert.equal((await officer.get(contract.supervisors, { over: 'yes' })).rows.length, 1)

  await lookAtDuties(server.house)
  const owed = async () =>
    (await officer.get(contract.supervisionDebt, { personId: personId('worker') })).rows.map((row) => [
      row.code,
      row.dueOn,
      row.overdueDays,
      row.missing.join(),
    ])
  assert.deepEqual(await owed(), [
    ['craft-for-newcomers', '2026-03-04', 0, 'practice.years'],
    ['heart-weekly', '2026-03-08', 8, ''],
  ])
  await (
    await server.as('otherWorker')
  ).get(contract.recordSession, {
    agreementId,
    kind: 'individual',
    personIds: [personId('worker')],
    heldOn: '2026-03-15',
    startsAt: '09:00',
    endsAt: '10:00',
    mode: 'tea',
    functions: ['heart'],
    issues: '谈心',
  })
  assert.deepEqual(await owed(), [
    ['craft-for-newcomers', '2026-03-04', 0, 'practice.years'],
    ['heart-weekly', '2026-03-22', 0, ''],
  ])
  const { teams, byCode } = await officer.get(contract.supervisionOverview, {})
  assert.deepEqual(
    teams.map((team) => [team.code, team.parts[0]!.there]),
    [['four', 0]],
  )
  assert.deepEqual(
    byCode.map((one) => one.code),
    ['heart-weekly', 'craft-for-newcomers'],
  )

  const facts = await inTransaction(server.house.gatePool, gate, ({ query }) =>
    personFacts(query, [personId('leader')], parseDay('2026-03-16')),
  )
  assert.deepEqual(facts.get(personId('leader')), { 'supervision.hoursThisYear': 0, 'supervision.debt': true })
})

test('where a place says nothing the country’s default holds, and a place’s own goes before it', async () => {
  const packs = await loadPacks(fileURLToPath(new URL('../../../packs', import.meta.url)))
  const of = (code: string) => {
    const { value, bases } = rulesOf(packs, code as RegionCode, parseDay('2026-11-22'))
    return [
      value.workersPerSupervisor,
      bases['workersPerSupervisor']!.certainty,
      bases['frequencies.educational']!.certainty,
      value.teams[0]!.code,
    ]
  }
  assert.deepEqual(of('330304000000'), [5, 'assumed', 'assumed', 'one-to-five'])
  assert.deepEqual(of('320585000000'), [5, 'reported', 'reported', 'one-to-five'])
  assert.deepEqual(of('440303000000'), [20, 'reported', 'assumed', 'one-two-twenty'])
})
