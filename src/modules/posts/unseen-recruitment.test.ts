import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks } from '#kernel/packs/load.ts'
import * as contract from '#modules/posts/contract.ts'
import { numberOf, officerOf, opened, seat } from '#modules/posts/testing/recruitment.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'

// A rule of recruitment that no line of code knows.

test('a rule nobody here has seen runs from its YAML: other stages, points for the certificate, another ratio', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  const rule = (weight: number) => `title: { zh: 试招, en: Trial }
values:
  certificateReading: { is: preference, basis: five-societies }
  preferenceBy: { is: points, basis: five-societies }
  preferencePoints: { is: 5, basis: five-societies }
  leastPerPlace: { is: 0, basis: five-societies }
  tieBreaks: { is: [talk], basis: five-societies }
  publicity: { is: { unit: days, count: 2 }, basis: five-societies }
  probation: { is: false, basis: five-societies }
lists:
  stages:
    basis: five-societies
    closed: true
    items:
      - { code: list, kind: sign-up, name: { zh: 登记, en: List } }
      - { code: talk, kind: score, name: { zh: 面谈, en: Talk }, weight: ${weight} }
      - { code: wall, kind: public, name: { zh: 张榜, en: Wall }, ratio: 1, ties: decide, fillUp: true }
      - { code: desk, kind: post, name: { zh: 上岗, en: Desk } }
  requirements:
    basis: five-societies
    closed: true
    items:
      - { code: grown, name: { zh: 年满二十, en: Twenty }, when: { ask: person.age, atLeast: 20 } }
`
  await writeFile(join(folder, 'ouhai/recruitment.yaml'), rule(90))
  server.house.packs = await loadPacks(folder)
  const officer = await officerOf(server)
  const { postId } = await officer.get(contract.setUpPost, seat)
  const given = { ...opened, places: [{ postId, places: 1 }] }
  assert.equal(refusalOf(await officer.call(contract.openRecruitment, given)), 'posts/scheme-weights')
  assert.match(
    (await officer.get(contract.recruitmentRules, { regionCode: regions.county as never })).fault!.zh,
    /合计为 90/,
  )
  await writeFile(join(folder, 'ouhai/recruitment.yaml'), rule(100))
  server.house.packs = await loadPacks(folder)
  assert.equal(
    refusalOf(await officer.call(contract.openRecruitment, { ...given, reading: 'condition' })),
    'reading posts/reading-fixed',
  )
  const { recruitmentId } = await officer.get(contract.openRecruitment, { ...given, reading: null, readingReason: '' })
  // Next year's rule is another; this round keeps its own.
  server.house.packs = await loadPacks('packs')
  const { placesShown, stages } = await officer.get(contract.recruitmentRound, { recruitmentId })
  assert.deepEqual(
    stages.map((one) => one.name.zh),
    ['登记', '面谈', '张榜', '上岗'],
  )
  const ids: string[] = []
  for (const [name, level, serial] of [
    ['甲', 'none', '012'],
    ['乙', 'assistant', '039'],
  ] as const) {
    const { candidateId } = await officer.get(contract.signUpCandidate, {
      recruitmentId,
      placeId: placesShown[0]!.placeId,
      name,
      identityNumber: numberOf(serial === '012' ? '19980704' : '19910305', serial),
      stated: { 'certificate.level': level },
    })
    ids.push(candidateId)
  }
  await officer.goOn('2026-03-21T09:00:00+08:00')
  const advance = async () =>
    officer.get(contract.advanceRecruitment, {
      recruitmentId,
      basedOnVersion: (await officer.get(contract.recruitmentRound, { recruitmentId })).version,
    })
  await advance()
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'talk',
    entries: ids.map((candidateId, at) => ({ candidateId, mark: at === 0 ? 84 : 80 })),
  })
  await advance()
  const { rows } = await officer.get(contract.candidates, { recruitmentId })
  assert.deepEqual(
    rows.map((row) => [row.name, row.state, row.total, row.rank]),
    [
      ['乙', 'in', 85, 1],
      ['甲', 'reserve', 84, 2],
    ],
  )
  assert.equal((await officer.get(contract.recruitmentRound, { recruitmentId })).publicUntil, '2026-03-23')
  // An objection is upheld: the next one comes on the list.
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'wall',
    entries: [{ candidateId: ids[1]!, passed: false, note: '材料不实' }],
  })
  assert.deepEqual(
    (await officer.get(contract.candidates, { recruitmentId, state: 'in' })).rows.map((row) => row.name),
    ['甲'],
  )
})
