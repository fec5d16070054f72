/**
 * A QR code as a picture: bytes, error correction M, versions 1 to 6, which is an address of up to 106 bytes; longer is refused by a throw.
 * Basis: ISO/IEC 18004.
 */

interface Version {
  version: number
  /** Codewords of data and of correction in each of its blocks, which are all alike up to version 6. */
  data: number
  correction: number
  blocks: number
}
const versions: Version[] = [
  { version: 1, data: 16, correction: 10, blocks: 1 },
  { version: 2, data: 28, correction: 16, blocks: 1 },
  { version: 3, data: 44, correction: 26, blocks: 1 },
  { version: 4, data: 32, correction: 18, blocks: 2 },
  { version: 5, data: 43, correction: 24, blocks: 2 },
  { version: 6, data: 27, correction: 16, blocks: 4 },
]

type Matrix = boolean[][]

/** The picture's squares, row by row; true is dark. Without the quiet zone. */
export function qrMatrix(text: string): Matrix {
  const bytes = [...new TextEncoder().encode(text)]
  // The mode and the length take a byte and a half.
  const fitting = versions.find(({ data, blocks }) => bytes.length + 2 <= data * blocks)
  if (!fitting) throw new Error(`A QR code of ${bytes.length} bytes would be too fine to print.`)
  const codewords = withCorrection(fitting, dataOf(bytes, fitting.data * fitting.blocks))
  const tries = masks.map((_, mask) => drawn(fitting.version, codewords, mask))
  return tries.toSorted((a, b) => unrest(a) - unrest(b))[0]!
}

/** As SVG, with the quiet zone that readers need around it. */
export function qrSvg(text: string): string {
  const matrix = qrMatrix(text)
  const size = matrix.length + 8
  const squares = matrix.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}" fill="#000"/></svg>`
}

/** Mode, length and bytes, filled up to what the version holds. */
function dataOf(bytes: number[], room: number): number[] {
  const bits = [0b0100, bytes.length, ...bytes]
    .map((value, at) => value.toString(2).padStart(at === 0 ? 4 : 8, '0'))
    .join('')
  const padded = `${bits}0000`.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2))
  const filling = [0xec, 0x11]
  return [...padded, ...Array.from({ length: room - padded.length }, (_, at) => filling[at % 2]!)]
}

/** The blocks with their correction, one codeword of each in turn. */
function withCorrection({ data, correction, blocks }: Version, codewords: number[]): number[] {
  const divisor = generator(correction)
  const parts = Array.from({ length: blocks }, (_, at) => codewords.slice(at * data, (at + 1) * data))
  const remainders = parts.map((part) => remainderOf(part, divisor))
  const inTurn = (some: number[][], length: number) =>
    Array.from({ length }, (_, at) => some.map((one) => one[at]!)).flat()
  return [...inTurn(parts, data), ...inTurn(remainders, correction)]
}

/** In the field of 256 elements over x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0
  for (let at = 7; at >= 0; at--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> at) & 1) * a
  }
  return product
}

/** (x-1)(x-2)(x-4)…, its highest coefficient left out. */
function generator(degree: number): number[] {
  const result = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let n = 0; n < degree; n++) {
    for (let at = 0; at < degree; at++) result[at] = times(result[at]!, root) ^ (result[at + 1] ?? 0)
    root = times(root, 2)
  }
  return result
}

function remainderOf(data: number[], divisor: number[]): number[] {
  const result = divisor.map(() => 0)
  for (const one of data) {
    const factor = one ^ result.shift()!
    result.push(0)
    divisor.forEach((coefficient, at) => (result[at]! ^= times(coefficient, factor)))
  }
  return result
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function drawn(version: number, codewords: number[], mask: number): Matrix {
  const size = 17 + 4 * version
  const matrix: (boolean | undefined)[][] = Array.from({ length: size }, () => Array(size).fill(undefined))
  const set = (x: number, y: number, dark: boolean) => {
    if (matrix[y] && x >= 0 && x < size) matrix[y][x] = dark
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  const square = (x: number, y: number, reach: number, isDark: (ring: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  const corners: [number, number][] = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ]
  for (const [x, y] of corners) square(x, y, 4, (ring) => ring !== 2 && ring !== 4)
  if (version > 1) square(size - 7, size - 7, 2, (ring) => ring !== 1)
  drawFormat(set, size, mask)

  // Two columns at a time from the right, up and down by turns; the column of the timing pattern is stepped over.
  let at = 0
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2)
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
        if (matrix[y]![x] !== undefined) continue
        const bit = ((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1
        matrix[y]![x] = (bit === 1) !== masks[mask]!(x, y)
        at++
      }
  return matrix as Matrix
}

/** Which mask it is and how it is corrected, twice, so that one of them is read. */
function drawFormat(set: (x: number, y: number, dark: boolean) => void, size: number, mask: number): void {
  let rest = mask
  for (let at = 0; at < 10; at++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at <= 5; at++) set(8, at, bit(at))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at))
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at))
  set(8, size - 8, true)
}

/** What makes a code hard to read: long runs of one colour, and blocks of it. Any mask may be read; the calmest is taken. */
function unrest(matrix: Matrix): number {
  const lines = [...matrix, ...matrix.map((_, x) => matrix.map((row) => row[x]!))]
  const runs = lines
    .flatMap(
      (line) =>
        line
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .match(/1{5,}|0{5,}/g) ?? [],
    )
    .reduce((sum, run) => sum + run.length - 2, 0)
  let blocks = 0
  for (let y = 1; y < matrix.length; y++)
    for (let x = 1; x < matrix.length; x++) {
      const [a, b, c, d] = [matrix[y]![x], matrix[y - 1]![x], matrix[y]![x - 1], matrix[y - 1]![x - 1]]
      if (a === b && b === c && c === d) blocks++
    }
  return runs + 3 * blocks
}
