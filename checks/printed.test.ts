import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { printed } from '#src/printed.ts'

for (const [file, print] of Object.entries(printed)) {
  test(`a reader finds in ${file} what the server serves and says`, () => {
    const isInStep = readFileSync(file, 'utf8') === print()
    assert.ok(isInStep, `${file} is out of step: run \`npm run print\` and commit it`)
  })
}
