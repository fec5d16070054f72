import assert from 'node:assert/strict'
import { test } from 'node:test'
import decodeQR from 'qr/decode.js'
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

test('an independent reader reads every size, whatever is in it', () => {
  const read = (text: string) => {
    const matrix = qrMatrix(text)
    const squares = 4
    const width = (matrix.length + 8) * squares
    const data = new Uint8ClampedArray(width * width * 4).fill(255)
    for (let y = 0; y < width; y++)
      for (let x = 0; x < width; x++) {
        const dark = matrix[Math.floor(y / squares) - 4]?.[Math.floor(x / squares) - 4]
        if (dark) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
      }
    return decodeQR({ width, height: width, data })
  }
  for (const length of [1, 14, 26, 42, 62, 84, 106]) {
    const text = 'https://yanzhen.example/?code=0123456789&'.repeat(3).slice(0, length)
    assert.equal(read(text), text)
  }
  assert.equal(read('雁阵'), '雁阵')
})
