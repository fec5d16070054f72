import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printedCode, readCheckCode } from '#kernel/check-code.ts'
import { newCode } from '#kernel/new-check-code.ts'

test('a code is read as people type it, and nothing else is taken for one', () => {
  assert.equal(printedCode('K7QM3FXT9PWA'), 'K7QM-3FXT-9PWA')
  for (const typed of ['k7qm 3fxt—9ＰＷＡ', ' ｋ7qm－3fxt 9pwa ', 'K7QM-3FXT-9PWA'])
    assert.equal(readCheckCode(typed, 12), 'K7QM3FXT9PWA', typed)
  for (const typed of ['K7QM-3FXT', 'K7QM-3FXT-9PW0', 'K7QM3FXT9PW', '', '<script>'])
    assert.equal(readCheckCode(typed, 12), undefined, typed)
  assert.equal(readCheckCode('K7QM-3FXT-9PWA', 16), undefined)
})

test('a new code is one that can be read, and no two are alike', () => {
  const codes = Array.from({ length: 200 }, () => newCode(16))
  for (const code of codes) assert.equal(readCheckCode(printedCode(code), 16), code)
  assert.equal(new Set(codes).size, codes.length)
})
