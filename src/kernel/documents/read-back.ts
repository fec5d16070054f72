// For tests: opens what this folder makes, without a word processor.
import { inflateRawSync, inflateSync } from 'node:zlib'

/** The files in a zip (docx, xlsx) by their path. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((place) =>
      place === 20 ? zip.readUInt32LE(at + place) : zip.readUInt16LE(at + place),
    ) as [number, number, number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    files.set(zip.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed)
    at += 46 + name + extra + comment
  }
  return files
}

/** The words of each page of a PDF that Typst made, found through the fonts' own tables from glyph to character. */
export function pdfPages(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id ?? '', body ?? '')
  const stream = (id: string) => {
    const body = objects.get(id) ?? ''
    const inside = body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream'))
    return body.includes('/FlateDecode') ? inflateSync(Buffer.from(inside, 'latin1')).toString('latin1') : inside
  }
  const glyphs = new Map<string, Map<string, string>>()
  const charactersOf = (font: string) => {
    const known = glyphs.get(font)
    if (known) return known
    const made = new Map<string, string>()
    const table = stream(/\/ToUnicode (\d+)/.exec(objects.get(font) ?? '')?.[1] ?? '')
    for (const [, glyph, hex] of table.matchAll(/<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>/g)) {
      made.set(
        (glyph ?? '').toLowerCase(),
        Buffer.from(hex ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      )
    }
    glyphs.set(font, made)
    return made
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  return pages.map((page) => {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? page
    const fonts = new Map([...resources.matchAll(/\/(f\d+|F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, id]))
    let font = ''
    // What is drawn between q and Q leaves the font behind as it was.
    const saved: string[] = []
    let words = ''
    for (const [, state, name, text] of stream(/\/Contents (\d+)/.exec(page)?.[1] ?? '').matchAll(
      /(?<=^|\s)([qQ])(?=\s|$)|\/(\w+) [\d.]+ Tf|(\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9a-fA-F]+>)/g,
    )) {
      if (state === 'q') saved.push(font)
      else if (state === 'Q') font = saved.pop() ?? font
      else if (name) font = fonts.get(name) ?? ''
      else words += [...glyphCodes(text ?? '')].map((code) => charactersOf(font).get(code) ?? '').join('')
    }
    return words
  })
}

function glyphCodes(text: string): string[] {
  if (text.startsWith('<')) return text.slice(1, -1).toLowerCase().match(/.{4}/g) ?? []
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const raw = text
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/g, (_, mark: string) =>
      /[0-7]/.test(mark) ? String.fromCharCode(parseInt(mark, 8)) : (escapes[mark] ?? mark),
    )
  return Buffer.from(raw, 'latin1').toString('hex').match(/.{4}/g) ?? []
}
