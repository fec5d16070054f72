import { NotAWorkbook } from '#kernel/documents/zip.ts'

/** What is told of an XML file as it comes in. Names come without their prefix: some programs write x:row, most row. */
export interface XmlListener {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** A tag or a note longer than that is nothing a spreadsheet writes. */
const longestTag = 1024 * 1024

/** Reads XML of spreadsheets as it comes in, a piece at a time, and keeps nothing of it. There are no declarations of entities in it: who sends some attacks. */
export function xmlReader(listener: XmlListener): (piece: string) => void {
  let held = ''
  return (piece) => {
    const text = held + piece
    let at = 0
    const skip = (from: number, mark: string): boolean => {
      const end = text.indexOf(mark, from)
      at = end < 0 ? at : end + mark.length
      return end >= 0
    }
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) {
        // An entity may be cut in two.
        const cut = text.lastIndexOf('&')
        const whole = cut >= at && !text.includes(';', cut) && text.length - cut < 12 ? cut : text.length
        if (whole > at) listener.text(plainText(text.slice(at, whole)))
        at = whole
        break
      }
      if (tag > at) listener.text(plainText(text.slice(at, tag)))
      at = tag
      const next = text.charCodeAt(tag + 1)
      if (next === bang) {
        if (text.length < tag + 9) break
        if (text.startsWith('<!--', tag)) {
          if (!skip(tag + 4, '-->')) break
        } else if (text.startsWith('<![CDATA[', tag)) {
          const end = text.indexOf(']]>', tag)
          if (end < 0) break
          listener.text(text.slice(tag + 9, end))
          at = end + 3
        } else throw new NotAWorkbook('damaged')
      } else if (next === question) {
        if (!skip(tag, '?>')) break
      } else {
        const end = endOfTag(text, tag + 1)
        if (end < 0) break
        tell(listener, text, tag + 1, end)
        at = end + 1
      }
    }
    held = text.slice(at)
    if (held.length > longestTag) throw new NotAWorkbook('damaged')
  }
}

const [bang, question, slash, colon, double, single, greater] = [...'!?/:"\'>'].map((one) => one.charCodeAt(0))

/** The > that ends a tag: one in quotes does not. */
function endOfTag(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at++) {
    const one = text.charCodeAt(at)
    if (quote !== 0) {
      if (one === quote) quote = 0
    } else if (one === greater) return at
    else if (one === double || one === single) quote = one
  }
  return -1
}

function tell(listener: XmlListener, text: string, from: number, end: number): void {
  const isClosing = text.charCodeAt(from) === slash
  const isWhole = text.charCodeAt(end - 1) === slash
  let begin = isClosing ? from + 1 : from
  const last = isWhole ? end - 1 : end
  let at = begin
  for (; at < last && text.charCodeAt(at) > 32; at++) if (text.charCodeAt(at) === colon) begin = at + 1
  const name = text.slice(begin, at)
  if (isClosing) return listener.close(name)
  listener.open(name, text.slice(at, last))
  if (isWhole) listener.close(name)
}

const attributePatterns = new Map<string, RegExp>()

/** The value of an attribute, with or without a prefix; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name)
  if (!pattern)
    attributePatterns.set(name, (pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')))
  const found = pattern.exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : plainText(value)
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plainText = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name) return entities[name] ?? whole
          const code = hex ? parseInt(hex, 16) : Number(decimal)
          return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
        },
      )
    : text
