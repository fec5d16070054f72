import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** Why a file cannot be read: it is no workbook, has a password or is of the old kind, is damaged, or unpacks to more than anybody reads. */
export type Flaw = 'no-workbook' | 'locked-or-old' | 'damaged' | 'too-large'

/** The file is no Excel workbook that can be read; `why` says what the matter is. */
export class NotAWorkbook extends Error {
  readonly why: Flaw
  constructor(why: Flaw, options?: ErrorOptions) {
    super(`not a readable workbook: ${why}`, options)
    this.why = why
  }
}

interface Entry {
  method: number
  packed: number
  unpacked: number
  /** Where its own head stands, before the packed bytes. */
  at: number
}

/** More files in one workbook nobody has; a list of them without end is an attack. */
const mostEntries = 10_000
/** Of the list of files: paths are short. */
const mostDirectory = 16 * 1024 * 1024

/**
 * A zip file on disk, opened through the list at its end; the files in it are unpacked piece by piece and never whole. It unpacks to at most
 * `budget` bytes altogether: what says it is more is not begun, and what turns out to be more than it says is damaged.
 */
export class Zip {
  readonly #path: string
  readonly #entries: Map<string, Entry>
  #budget: number

  constructor(path: string, budget: number) {
    this.#path = path
    this.#budget = budget
    this.#entries = entriesOf(path)
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /** To how many bytes a file unpacks, by its own word. */
  sizeOf(name: string): number {
    return this.#entries.get(name.toLowerCase())?.unpacked ?? 0
  }

  /** The bytes of a file, piece by piece; nothing where there is none of this name. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase())
    if (!entry) return
    if (entry.unpacked > this.#budget) throw new NotAWorkbook('too-large')
    this.#budget -= entry.unpacked
    if (entry.packed === 0) return
    const start = startOf(this.#path, entry)
    const packed = createReadStream(this.#path, { start, end: start + entry.packed - 1 })
    // The stream tells its error to whoever reads it.
    const bytes = entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), () => {})
    let left = entry.unpacked
    try {
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        if ((left -= piece.length) < 0) throw new NotAWorkbook('damaged')
        yield piece
      }
    } catch (cause) {
      throw cause instanceof NotAWorkbook ? cause : new NotAWorkbook('damaged', { cause })
    }
    if (left > 0) throw new NotAWorkbook('damaged')
  }
}

const oldOrLocked = 'd0cf11e0a1b11ae1'
const endMark = Buffer.from('PK\x05\x06')
const unknown32 = 0xff_ff_ff_ff

function entriesOf(path: string): Map<string, Entry> {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    // Of a password or of Excel 97: the same box for both.
    if (readAt(file, 0, Math.min(8, size)).toString('hex') === oldOrLocked) throw new NotAWorkbook('locked-or-old')
    // The list ends with a note of at most 65,535 bytes.
    const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
    const end = tail.lastIndexOf(endMark)
    if (end < 0 || end + 22 > tail.length) throw new NotAWorkbook('no-workbook')
    const { many, length, at } = directoryOf(file, tail, end)
    if (many > mostEntries || length > mostDirectory) throw new NotAWorkbook('too-large')
    if (at + length > size) throw new NotAWorkbook('damaged')
    return listed(readAt(file, at, length), many)
  } catch (cause) {
    if (cause instanceof RangeError) throw new NotAWorkbook('damaged', { cause })
    throw cause
  } finally {
    closeSync(file)
  }
}

/** Where the list of files stands; in a file that was written as one of 64 bits, a second end says it. */
function directoryOf(file: number, tail: Buffer, end: number): { many: number; length: number; at: number } {
  const [many, length, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  const isWide = many === 0xff_ff || length === unknown32 || at === unknown32
  if (!isWide || end < 20 || tail.toString('latin1', end - 20, end - 16) !== 'PK\x06\x07') return { many, length, at }
  const wide = readAt(file, Number(tail.readBigUInt64LE(end - 12)), 56)
  const [wideMany, wideLength, wideAt] = [32, 40, 48].map((place) => Number(wide.readBigUInt64LE(place)))
  return { many: wideMany!, length: wideLength!, at: wideAt! }
}

function listed(directory: Buffer, many: number): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let at = 0, left = many; left > 0; left--) {
    if (directory.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new NotAWorkbook('damaged')
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)]
    const [name, extra, note] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const entry = withWide(
      {
        method,
        packed: directory.readUInt32LE(at + 20),
        unpacked: directory.readUInt32LE(at + 24),
        at: directory.readUInt32LE(at + 42),
      },
      directory.subarray(at + 46 + name, at + 46 + name + extra),
    )
    if (flags & 1) throw new NotAWorkbook('locked-or-old')
    if (method === 0 || method === 8)
      entries.set(
        directory
          .toString('utf8', at + 46, at + 46 + name)
          .replaceAll('\\', '/')
          .toLowerCase(),
        entry,
      )
    at += 46 + name + extra + note
  }
  return entries
}

/** Numbers that do not fit stand in an extra field, in this order, as far as they are needed. */
function withWide(entry: Entry, extra: Buffer): Entry {
  const wide = { ...entry }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    for (const key of ['unpacked', 'packed', 'at'] as const) {
      if (entry[key] !== unknown32) continue
      wide[key] = Number(extra.readBigUInt64LE(place))
      place += 8
    }
  }
  return wide
}

/** Each file has a head of its own before it, whose length only it knows. */
function startOf(path: string, { at }: Entry): number {
  const file = openSync(path, 'r')
  try {
    const head = readAt(file, at, 30)
    if (head.toString('latin1', 0, 4) !== 'PK\x03\x04') throw new NotAWorkbook('damaged')
    return at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (!Number.isSafeInteger(at) || readSync(file, bytes, 0, length, at) < length) throw new NotAWorkbook('damaged')
  return bytes
}
