import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { fileNameOf, newKey, queryOf, requestOf } from './call.ts'

const title = { zh: '', en: '' }
const output = z.any()
const read = endpoint({
  method: 'GET',
  path: '/clients/:clientId/visits',
  title,
  may: 'signed-in',
  input: z.any(),
  output,
})
const write = endpoint({
  method: 'POST',
  path: '/clients/:clientId/visits',
  title,
  may: 'signed-in',
  input: z.any(),
  output,
})
const attach = endpoint({
  method: 'PUT',
  path: '/photographs/:id',
  title,
  may: 'signed-in',
  input: z.any(),
  output,
  accepts: 'bytes',
})

test('what a person asks for stands in the path and the query, and what is left open is left out', () => {
  const request = requestOf(read, { clientId: 'a/b', size: 20, after: undefined, of: ['x', 'y'] })
  assert.equal(
    new URL(request.url).pathname + new URL(request.url).search,
    '/api/clients/a%2Fb/visits?size=20&of=x&of=y',
  )
  assert.equal(request.headers.get('idempotency-key'), null)
})

test('what a person writes goes in the body with a key of its own', async () => {
  const request = requestOf(write, { clientId: 'c1', minutes: 30 }, { key: 'k1' })
  assert.equal(new URL(request.url).pathname, '/api/clients/c1/visits')
  assert.deepEqual(await request.json(), { minutes: 30 })
  assert.equal(request.headers.get('idempotency-key'), 'k1')
  assert.equal(request.headers.get('accept-language'), 'zh-CN')
})

test('a photograph is sent as it is', async () => {
  const request = requestOf(attach, { id: 'p1', visit: 'v1' }, { bytes: new Blob(['jpeg'], { type: 'image/jpeg' }) })
  assert.equal(new URL(request.url).search, '?visit=v1')
  assert.equal(request.headers.get('content-type'), 'image/jpeg')
  assert.equal(await request.text(), 'jpeg')
})

test('two acts never share a key', () => {
  assert.notEqual(newKey(), newKey())
  assert.match(newKey(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('a saved file keeps its Chinese name', () => {
  assert.equal(
    fileNameOf(`attachment; filename="report.docx"; filename*=UTF-8''${encodeURIComponent('月报.docx')}`),
    '月报.docx',
  )
  assert.equal(fileNameOf('attachment; filename="report.docx"'), 'report.docx')
  assert.equal(fileNameOf(null), 'download')
})

test('no question, no question mark', () => assert.equal(queryOf({ after: null, search: '' }), ''))
