import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as identity from '#modules/identity/contract.ts'
import * as notices from '#modules/notices/contract.ts'
import * as posts from '#modules/posts/contract.ts'
import * as services from '#modules/services/contract.ts'
import * as calls from './calls.ts'

test('a phone asks where the contract says', () => {
  const contract: Record<string, object> = { ...identity, ...notices, ...posts, ...services }
  for (const [name, called] of Object.entries(calls)) {
    for (const [part, value] of Object.entries(called))
      assert.deepEqual([name, part, (contract[name] as Record<string, unknown>)[part]], [name, part, value])
  }
})
