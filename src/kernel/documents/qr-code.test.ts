import assert from 'node:assert/strict'
import { test } from 'node:test'
import { qrMatrix, qrSvg } from '#kernel/documents/qr-code.ts'

const drawn = (text: string) => qrMatrix(text).map((row) => row.map((dark) => (dark ? '█' : '·')).join(''))

// Read back by an independent reader when it was drawn.
test('a short text is drawn as it was when a reader read it', () => {
  assert.deepEqual(drawn('雁阵'), [
    '███████···██··███████',
    '█·····█·█·····█·····█',
    '█·███·█···██··█·███·█',
    '█·███·█··█·█··█·███·█',
    '█·███·█·█·███·█·███·█',
    '█·····█···██··█·····█',
    '███████·█·█·█·███████',
    '··········█··········',
    '█·█·█·█···█·█···█··█·',
    '█··██··█···█·█·█·██··',
    '██·█·████·██·███·█···',
    '·········█████·████··',
    '██·█··█·█··█·███··█··',
    '········██····██·█·██',
    '███████··█··█···████·',
    '█·····█··██···█···███',
    '█·███·█·█···█·███··██',
    '█·███·█···██·█··████·',
    '█·███·█·████·██··██·█',
    '█·····█··█·███·█·███·',
    '███████·██·█·██··████',
  ])
})

test('an address of up to 106 bytes is drawn in the smallest square that holds it, longer is refused', () => {
  const sizes = [14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106].map((length) => qrMatrix('y'.repeat(length)).length)
  assert.deepEqual(sizes, [21, 25, 25, 29, 29, 33, 33, 37, 37, 41, 41])
  assert.throws(() => qrMatrix('y'.repeat(107)), /too fine/)
})

test('the picture has a quiet zone of four squares around it', () => {
  assert.match(qrSvg('雁阵'), /viewBox="0 0 29 29"/)
  assert.match(qrSvg('雁阵'), /M4 4h1v1h-1z/)
})
