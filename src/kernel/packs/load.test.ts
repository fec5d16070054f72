import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { PackFault, loadPacks } from '#kernel/packs/load.ts'

const pack = `title: { zh: 演示, en: Demonstration }
regions: country
documents: { rule: { title: 演示办法, certainty: stated, source: 演示 } }
`
const topic = (count: number) => `title: { zh: 演示, en: Demonstration }
values: { places: { is: ${count}, basis: rule } }
`

test('a pack is read from its folder, topics in folders of their own too, and its version follows its text but not its cases', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'packs-'))
  t.after(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'national', 'selection'), { recursive: true })
  const write = (file: string, text: string) => writeFile(join(folder, 'national', file), text)
  await write('pack.yaml', pack)
  await write('selection/talent.yaml', topic(50))

  const first = await loadPacks(folder)
  assert.deepEqual([...first.packs[0]!.topics.keys()], ['selection/talent'])
  assert.match(first.packs[0]!.version, /^[0-9a-f]{12}$/)

  await write('selection/talent.cases.yaml', '- { name: 名额, on: 2026-11-22, then: { values: { places: 50 } } }')
  assert.equal((await loadPacks(folder)).packs[0]!.version, first.packs[0]!.version)

  await write('selection/talent.yaml', topic(40))
  assert.notEqual((await loadPacks(folder)).packs[0]!.version, first.packs[0]!.version)

  await write('selection/talent.yaml', topic(40).replace('basis: rule', 'basis: law'))
  await assert.rejects(loadPacks(folder), (error) => {
    assert.ok(error instanceof PackFault)
    assert.equal(
      error.message,
      'packs/national/selection/talent.yaml:2 values.places.basis\n' +
        '  pack.yaml 或本文件的 documents 中没有 law，请补上\n  no law among the documents of pack.yaml or of this file; add it',
    )
    return true
  })
})
