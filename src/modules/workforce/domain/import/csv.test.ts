import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvReader } from './csv.ts'

const rowsOf = (...pieces: string[]) => {
  const reader = csvReader()
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()]
}

test('fields in quotes hold commas, quotes and lines', () => {
  assert.deepEqual(rowsOf('\uFEFF姓名,单位\r\n王芳,"景山站,""二部""\n楼上"\r\n'), [
    ['姓名', '单位'],
    ['王芳', '景山站,"二部"\n楼上'],
  ])
})

test('a file cut anywhere reads the same', () => {
  const text = '姓名,单位\n"王""芳",x\n李,"y"'
  for (let at = 1; at < text.length; at++)
    assert.deepEqual(
      rowsOf(text.slice(0, at), text.slice(at)),
      [
        ['姓名', '单位'],
        ['王"芳', 'x'],
        ['李', 'y'],
      ],
      `cut at ${at}`,
    )
})

test('tabs and semicolons part lists too', () => {
  assert.deepEqual(rowsOf('姓名\t单位\n王\t站'), [
    ['姓名', '单位'],
    ['王', '站'],
  ])
  assert.deepEqual(rowsOf('姓名;单位\n王;a,b'), [
    ['姓名', '单位'],
    ['王', 'a,b'],
  ])
})
