/** What a phone's camera writes beside the picture (place, time, device) does not belong in a client's file; only the picture stays. */

export type PhotographKind = 'jpeg' | 'png' | 'webp'

export const mediaTypeOf = (kind: PhotographKind): string => `image/${kind}`

/** What the bytes are by their own first words, whatever the sender calls them; undefined for anything else. */
export function kindOf(bytes: Uint8Array): PhotographKind | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes[0] === 0x89 && ascii(bytes, 1, 3) === 'PNG' && bytes[4] === 0x0d && bytes[5] === 0x0a) return 'png'
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP' ? 'webp' : undefined
}

/** The picture without what was written beside it; undefined where the file is broken off or malformed. */
export function onlyThePicture(bytes: Uint8Array, kind: PhotographKind): Uint8Array | undefined {
  return { jpeg: onlyJpeg, png: onlyPng, webp: onlyWebp }[kind](bytes)
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Segments before the scan; of the application's own (APPn) only JFIF, the colour profile and Adobe's transform are kept. */
function onlyJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    const next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length) return undefined
    const isExif = marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif'
    const turned = isExif ? orientationOf(bytes.subarray(at + 10, next)) : 1
    // A picture taken upright would lie on its side without this one figure.
    if (turned > 1) kept.push(orientationSegment(turned))
    const isAside = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee)
    if (!isAside) kept.push(bytes.subarray(at, next))
    at = next
    if (marker === 0xda) return joined([...kept, bytes.subarray(at, endOfJpeg(bytes, at))])
  }
  return undefined
}

/**
 * Phones append whole films behind the picture; nothing after its end is kept. In a scan, FF stands before 00 or a restart mark; a
 * progressive picture has tables and further scans between.
 */
function endOfJpeg(bytes: Uint8Array, from: number): number {
  const view = viewOf(bytes)
  for (let at = from; at + 1 < bytes.length; at++) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) continue
    if (marker === 0xd9) return at + 2
    if (at + 4 <= bytes.length) at += 1 + view.getUint16(at + 2)
  }
  return bytes.length
}

/** Tag 0x0112 of the first directory of a TIFF header; 1 where it is not said. */
function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1
  const view = viewOf(tiff)
  const little = tiff[0] === 0x49
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return 1
  const entries = view.getUint16(first, little)
  for (let entry = first + 2; entry + 12 <= Math.min(tiff.length, first + 2 + entries * 12); entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue
    const turned = view.getUint16(entry + 8, little)
    return turned >= 1 && turned <= 8 ? turned : 1
  }
  return 1
}

const orientationSegment = (turned: number): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
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
  ])

const asidePng = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

function onlyPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const kind = ascii(bytes, at + 4, 4)
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return undefined
    if (!asidePng.has(kind)) kept.push(bytes.subarray(at, next))
    if (kind === 'IEND') return joined(kept)
    at = next
  }
  return undefined
}

function onlyWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const kept = [bytes.slice(0, 12)]
  for (let at = 12; at + 8 <= end;) {
    const kind = ascii(bytes, at, 4)
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (next > end) return undefined
    if (kind !== 'EXIF' && kind !== 'XMP ') {
      const chunk = bytes.slice(at, next)
      // The list of what the file holds must not promise what was taken out.
      if (kind === 'VP8X') chunk[8]! &= ~0x0c
      kept.push(chunk)
    }
    at = next
  }
  const whole = joined(kept)
  viewOf(whole).setUint32(4, whole.length - 8, true)
  return whole
}
