import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf, onlyThePicture } from './photograph.ts'

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))
const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)))

/** An Exif segment of one entry: which way the phone was held. */
const exif = (turned: number) => [
  0xff,
  0xe1,
  0,
  34,
  ...ascii('Exif\0\0MM'),
  0,
  42,
  0,
  0,
  0,
  8,
  0,
  1,
  1,
  0x12,
  0,
  3,
  0,
  0,
  0,
  1,
  0,
  turned,
  0,
  0,
  0,
  0,
  0,
  0,
]
const scan = [0xff, 0xda, 0, 4, 9, 9, 0x12, 0xff, 0, 0xff, 0xd3, 0x34]
const jpeg = (aside: number[], behind: number[] = []) =>
  bytes([0xff, 0xd8, 0xff, 0xe0, 0, 3, 1], aside, [0xff, 0xdb, 0, 3, 2], scan, [0xff, 0xd9], behind)

test('a JPEG keeps the picture and loses place, remarks and what a phone appends behind it', () => {
  const iptc = [0xff, 0xed, 0, 6, ...ascii('town')]
  const remark = [0xff, 0xfe, 0, 6, ...ascii('note')]
  assert.deepEqual(onlyThePicture(jpeg([...exif(1), ...iptc, ...remark], ascii('a film')), 'jpeg'), jpeg([]))
})

test('a JPEG taken upright stays upright', () => {
  assert.deepEqual(onlyThePicture(jpeg(exif(6)), 'jpeg'), jpeg(exif(6)))
})

test('a progressive JPEG keeps all its scans', () => {
  const second = [0xff, 0xc4, 0, 4, 0xff, 0xd9, ...scan]
  const whole = bytes([0xff, 0xd8], scan, second, [0xff, 0xd9])
  assert.deepEqual(onlyThePicture(whole, 'jpeg'), whole)
})

const chunk = (kind: string, ...data: number[]) => [0, 0, 0, data.length, ...ascii(kind), ...data, 1, 2, 3, 4]
const png = (...chunks: number[][]) => bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a], ...chunks, chunk('IEND'))

test('a PNG loses its texts', () => {
  assert.deepEqual(
    onlyThePicture(png(chunk('IHDR', 1), chunk('tEXt', 7, 7), chunk('eXIf', 8), chunk('IDAT', 5)), 'png'),
    png(chunk('IHDR', 1), chunk('IDAT', 5)),
  )
})

const part = (kind: string, ...data: number[]) => [
  ...ascii(kind),
  data.length,
  0,
  0,
  0,
  ...data,
  ...(data.length % 2 ? [0] : []),
]
const webp = (...parts: number[][]) => bytes('RIFF', [4 + parts.flat().length, 0, 0, 0], 'WEBP', ...parts)

test('a WebP loses its description and no longer promises one', () => {
  assert.deepEqual(
    onlyThePicture(webp(part('VP8X', 0x1c, 0), part('VP8 ', 1, 2, 3), part('EXIF', 9)), 'webp'),
    webp(part('VP8X', 0x10, 0), part('VP8 ', 1, 2, 3)),
  )
})

test('a picture is known by its own bytes, and one that is broken off is none', () => {
  assert.deepEqual([jpeg([]), png(), webp(), bytes('GIF89a'), bytes()].map(kindOf), [
    'jpeg',
    'png',
    'webp',
    undefined,
    undefined,
  ])
  assert.equal(onlyThePicture(jpeg([]).subarray(0, 9), 'jpeg'), undefined)
  assert.equal(onlyThePicture(png(chunk('IDAT', 5)).subarray(0, 20), 'png'), undefined)
  assert.equal(onlyThePicture(webp(part('VP8 ', 1, 2)).subarray(0, 15), 'webp'), undefined)
})
