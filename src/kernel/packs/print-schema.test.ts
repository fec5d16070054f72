import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { packFolder } from '#kernel/packs/load.ts'
import { printSchemas } from '#kernel/packs/print-schema.ts'

test('an editor completes a pack by the schemas that stand beside the packs', async () => {
  for (const [name, printed] of printSchemas()) {
    const kept = await readFile(join(packFolder, name), 'utf8')
    assert.equal(kept, printed, `packs/${name} is out of step: run npm run print`)
  }
})
