import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { FieldPage } from '#web/kit/field-pages.ts'
import { onPhone } from './on-phone.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const modules = globSync('src/modules/*/web/field-pages.ts', { cwd: root })
const pages = (
  await Promise.all(modules.map((path) => import(`${root}/${path}`) as Promise<{ fieldPages: FieldPage[] }>))
).flatMap((module) => module.fieldPages)

for (const [told, link, page] of [
  ['the registration runs out', '/people/me#certificates', '/certificates'],
  ['hours are short', '/people/me#training', '/training'],
  ['supervision is overdue', '/supervision/mine', '/supervision'],
  ['the grade has changed', '/pay/me', '/pay'],
  ['leave is decided', '/pay/me#leave', '/leave'],
  ['a correction is decided', '/people/me#corrections', '/file'],
  ['a file has moved', '/people/me', '/file'],
  ['a probation ends', '/people/me#posts', '/file'],
  ['there is somebody to score', '/assessment/scoring', '/scoring'],
  ['the result of the year is there', '/assessment/mine', '/assessment'],
  ['something one is entitled to is decided', '/development/mine', '/development'],
] as const)
  test(`on the phone, ${told} leads to its page`, () => {
    assert.equal(onPhone(link, pages)?.path, page)
  })

test('what is about others is for the desk', () => {
  assert.deepEqual(
    ['/posts/caseload', '/people/corrections', '/clients?workerId=1', 'https://example.org/pay/me'].map((link) =>
      onPhone(link, pages),
    ),
    [undefined, undefined, undefined, undefined],
  )
})
