import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId, regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'

const leading = { place: 'zhejiang', code: 'leading' }
const haiyou = { place: 'jinan', code: 'haiyou' }

test('the officer sees the programmes of the own place first, and those of others', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { programmes } = await officer.get(contract.programmes, {})
  assert.deepEqual(
    programmes.filter((one) => one.here).map((one) => one.code),
    ['venture-philanthropy', 'leading'],
  )
  const other = programmes.find((one) => one.place === 'jinan')!
  assert.deepEqual([other.here, other.places, other.everyYears, other.termYears], [false, 50, 2, 4])
  assert.equal(other.certainty, 'assumed', 'the least sure of what it says')
})

test('a programme is said in plain words with the clause behind each, and its notice ends by the official calendar', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const answer = await officer.get(contract.programme, { ...leading, opensOn: '2026-09-28' })
  const age = answer.requirements.find((one) => one.code === 'age')!
  assert.deepEqual([age.wanted.zh, age.usually], ['年龄低于 55 岁', true])
  assert.match(age.basis.zh, /浙江省社会工作领军人才选拔办法/)
  assert.deepEqual(answer.stages.at(-1)!.takes, { unit: 'workingDays', count: 5 })
  const below = await officer.get(contract.programme, { ...haiyou, opensOn: '2026-09-28' })
  assert.deepEqual(
    below.endings.map((one) => [one.code, one.title, one.money, Boolean(one.verifiedBy && one.approvedBy)]),
    [
      ['left', 'kept', 'stopped', false],
      ['withdrawn', 'withdrawn', 'stopped', true],
      ['term-over', 'kept', 'ends', false],
    ],
  )
  assert.equal(
    refusalOf(await officer.call(contract.programme, { place: 'jinan', code: 'nothing' })),
    'kernel/not-found',
  )
  assert.equal(
    refusalOf(await officer.call(contract.programme, { ...leading, opensOn: '2026-02-30' })),
    'opensOn kernel/field-not-a-date',
  )
})

test('the rules are tried on the register: what nobody has entered is unknown and says so', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const answer = await officer.get(contract.rehearse, leading)
  assert.ok(answer.people > 0)
  assert.equal(answer.outcomes.met, 0, 'years in the province stand on no file')
  assert.equal(answer.outcomes.met + answer.outcomes.unknown + answer.outcomes.unmet, answer.people)
  assert.ok(answer.missing.some((one) => one.fact === 'practice.yearsInProvince'))
  for (const { counts } of answer.requirements) assert.equal(counts.met + counts.unmet + counts.unknown, answer.people)
  const [first] = answer.rows.rows
  assert.ok(first!.lines.every((line) => line.basis))

  const unknown = await officer.get(contract.rehearse, { ...leading, outcome: 'unknown', size: 1 })
  assert.equal(unknown.rows.total, answer.outcomes.unknown)
  const named = await officer.get(contract.rehearse, { ...leading, search: first!.name })
  assert.ok(named.rows.rows.some((row) => row.personId === first!.personId))
  const clause = await officer.get(contract.rehearse, { ...leading, requirement: 'certificate' })
  const counts = answer.requirements.find((one) => one.code === 'certificate')!.counts
  assert.equal(clause.rows.total, counts.unmet + counts.unknown)
})

test('a rehearsal leaves as a file, goes page by page, and is not made of what is no person', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const all = await officer.get(contract.rehearse, { ...haiyou, size: 100 })
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const { rows } = await officer.get(contract.rehearse, { ...haiyou, size: 2, ...(after && { after }) })
    ids.push(...rows.rows.map((row) => row.personId))
    if (!rows.next) break
    after = rows.next
  }
  assert.deepEqual(
    ids,
    all.rows.rows.map((row) => row.personId),
  )
  const file = await officer.call(contract.exportRehearsal, haiyou)
  assert.ok('raw' in file)
  const lines: unknown[][] = []
  for await (const row of readSheet(Readable.from([file.raw]))) lines.push(row.values)
  assert.deepEqual([lines[0], lines.length], [['姓名', '工作单位', '结论', '优先条件', '逐条'], 1 + all.people])
  assert.equal(
    refusalOf(await officer.call(contract.rehearse, { place: 'ouhai', code: 'venture-philanthropy' })),
    'selection/not-of-people',
  )
})

test('strangers try their own register only, and a worker reads rules but no colleague', async (t) => {
  const server = await testServer(t)
  const stranger = await server.as('stranger')
  const { rows } = await stranger.get(contract.rehearse, { ...haiyou, size: 100 })
  assert.ok(!rows.rows.some((row) => row.personId === personId('worker')))
  assert.equal(
    refusalOf(await stranger.call(contract.rehearse, { ...haiyou, regionCode: regions.county as never })),
    'kernel/not-found',
  )
  const worker = await server.as('worker')
  assert.ok((await worker.get(contract.programme, leading)).requirements.length > 0)
  assert.equal(refusalOf(await worker.call(contract.rehearse, leading)), 'kernel/not-allowed')
})

test('a programme that nobody here has seen runs from a new file alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(packFolder, folder, { recursive: true })
  mkdirSync(join(folder, 'nowhere'))
  writeFileSync(
    join(folder, 'nowhere/pack.yaml'),
    `title: { zh: 某地, en: Nowhere }
regions: ['1201']
documents:
  rule: { title: 某地“雁阵之星”评选办法, certainty: stated, source: 试 }
`,
  )
  writeFileSync(
    join(folder, 'nowhere/programme-geese.yaml'),
    `title: { zh: 雁阵之星, en: Star of the geese }
values:
  subject: { is: person, basis: rule }
  places: { is: 3, basis: rule, clause: 第二条 }
lists:
  requirements:
    basis: rule
    items:
      - { code: grown, name: { zh: 年满十八周岁, en: Of age }, when: { ask: person.age, atLeast: 18 } }
  stages:
    basis: rule
    items:
      - { code: notice, name: { zh: 公示, en: Notice }, does: { zh: 公示, en: Shown }, takes: { unit: workingDays, count: 7 } }
`,
  )
  const server = await testServer(t)
  const before = server.house.packs
  server.house.packs = await loadPacks(folder)
  t.after(() => void (server.house.packs = before))
  const officer = await server.as('officer')
  const answer = await officer.get(contract.programme, { place: 'nowhere', code: 'geese', opensOn: '2026-03-16' })
  assert.deepEqual([answer.here, answer.stages[0]!.lastOn], [false, '2026-03-25'])
  assert.match(answer.figures.find((one) => one.code === 'places')!.basis.zh, /雁阵之星.*第二条/)
  const tried = await officer.get(contract.rehearse, { place: 'nowhere', code: 'geese' })
  assert.equal(tried.outcomes.met + tried.outcomes.unknown + tried.outcomes.unmet, tried.people)
})
