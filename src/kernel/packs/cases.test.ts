import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { playCase, regionOf } from '#kernel/packs/cases.ts'
import { choose } from '#kernel/packs/choose.ts'
import { loadPacks, packFolder, readPackFiles } from '#kernel/packs/load.ts'
import { validate } from '#kernel/packs/validate.ts'

/** Every packs/…/*.cases.yaml is played here: a new file is a new test. */
const packs = await loadPacks(packFolder)
const { packs: written } = validate(await readPackFiles(packFolder))

for (const { place, cases } of written) {
  const pack = packs.packs.find((one) => one.place === place)!
  for (const [topic, played] of cases) {
    for (const one of played) test(`${place}/${topic}：${one.name}`, () => playCase(packs, pack, topic, one))
  }
}

test('a policy officer finds cases beside every topic', () => {
  for (const { place, topics, cases } of written) {
    for (const topic of topics.keys()) assert.ok(cases.has(topic), `write packs/${place}/${topic}.cases.yaml`)
    for (const topic of cases.keys())
      assert.ok(topics.has(topic), `packs/${place}/${topic}.cases.yaml has no topic beside it`)
  }
})

test('no shipped pack says anything looser than the place above it', () => {
  for (const pack of packs.packs) {
    for (const [topic, { values }] of pack.topics) {
      for (const { from } of Object.values(values).flat()) {
        const chosen = choose(packs, topic, regionOf(pack), from ?? parseDay('2026-11-22'))!
        const looser = Object.keys(chosen.values).filter((name) => chosen.values[name]!.setAside.length > 0)
        assert.deepEqual(looser, [], `packs/${pack.place}/${topic}.yaml says these looser than the place above`)
      }
    }
  }
})
