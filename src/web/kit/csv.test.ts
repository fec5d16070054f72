import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell, csvOf } from './csv.ts'

test('a formula that someone typed into a name is only text in the exported file', () => {
  assert.equal(csvCell('=HYPERLINK("http://x")'), `"'=HYPERLINK(""http://x"")"`)
  assert.equal(csvCell('+86 577'), `'+86 577`)
  assert.equal(csvCell(-3), '-3')
})

test('an exported list opens in a spreadsheet with its Chinese whole', async () => {
  const file = csvOf([{ title: '姓名', text: (row: { name: string }) => row.name }], [{ name: '甲,乙' }])
  const bytes = new Uint8Array(await file.arrayBuffer())
  assert.deepEqual(bytes.slice(0, 3), new Uint8Array([0xef, 0xbb, 0xbf]))
  assert.equal(await file.text().then((text) => text.replace('\ufeff', '')), '姓名\r\n"甲,乙"')
})
