import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { everyEndpoint } from '#src/modules.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'

const server = await testServer({ after })

test('an address with a mistyped id looks like one of something that is not there, whatever it is of', async () => {
  const chief = await server.as('chief')
  const ofOne = everyEndpoint.filter(({ path, may }) => /:\w+Id\b/.test(path) && may !== 'public')
  assert.ok(ofOne.length > 100)
  const others: string[] = []
  for (const endpoint of ofOne) {
    const parts = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
    const answer = await chief.call(
      endpoint,
      Object.fromEntries(parts.map((name) => [name, 'not-a-uuid'])) as never,
      endpoint.accepts === 'bytes' ? { body: Buffer.from('x'), type: 'application/octet-stream' } : undefined,
    )
    // What the chief officer may not do anyway says so, and no more.
    const refusal = refusalOf(answer)
    if (refusal !== 'kernel/not-found' && refusal !== 'kernel/not-allowed') others.push(`${endpoint.path}: ${refusal}`)
  }
  assert.deepEqual(others, [], 'an id in an address is z.uuid() in its contract')
})
