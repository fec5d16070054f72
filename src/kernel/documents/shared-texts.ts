import { NotAWorkbook } from '#kernel/documents/zip.ts'

/** All texts of a book together, with eight bytes for each: the names, numbers and phones of a million people are 40 MB. */
const most = 64 * 1024 * 1024
/** Longer than the longest text of a cell in UTF-8. */
const segmentBytes = 1024 * 1024

/** The texts of a workbook, each once, to which its cells point by number: as bytes one behind the other, not as a million strings. */
export class SharedTexts {
  readonly #segments: Buffer[] = []
  #used = segmentBytes
  #begins = new Uint32Array(1024)
  #lengths = new Uint32Array(1024)
  #count = 0

  add(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.#used + length >= segmentBytes) {
      this.#segments.push(Buffer.allocUnsafeSlow(segmentBytes))
      this.#used = 0
    }
    if (this.#segments.length * segmentBytes + this.#count * 8 > most) throw new NotAWorkbook('too-large')
    if (this.#count === this.#begins.length) {
      this.#begins = doubled(this.#begins)
      this.#lengths = doubled(this.#lengths)
    }
    const segment = this.#segments.length - 1
    this.#segments[segment]!.write(text, this.#used)
    this.#begins[this.#count] = segment * segmentBytes + this.#used
    this.#lengths[this.#count] = length
    this.#count++
    this.#used += length
  }

  at(index: number): string | undefined {
    const begin = this.#begins[index]
    if (begin === undefined || index >= this.#count) return undefined
    const from = begin % segmentBytes
    return this.#segments[Math.floor(begin / segmentBytes)]!.toString('utf8', from, from + this.#lengths[index]!)
  }
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2)
  more.set(numbers)
  return more
}
