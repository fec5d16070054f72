// Workbooks as they come in. exceljs reads them too, with three objects a cell and all texts of the book in a list: see decision 14.
import { writtenText } from '#kernel/documents/excel-cell.ts'
import { fillDown, mergedDown } from '#kernel/documents/merged-cells.ts'
import { SharedTexts } from '#kernel/documents/shared-texts.ts'
import { attribute, type XmlListener, xmlReader } from '#kernel/documents/xml.ts'
import { NotAWorkbook, Zip } from '#kernel/documents/zip.ts'

export type CellValue = string | number | boolean | null

export interface SheetRow {
  sheet: string
  /** As Excel counts, from 1; empty rows are left out. */
  number: number
  values: CellValue[]
}

/** To that a workbook may unpack. A sheet as long as Excel knows them, of twenty columns, is less; a small file that unpacks to more is an attack. */
const largest = 2 * 1024 * 1024 * 1024
/** What stands beside the sheets is small. */
const [mostRows, mostColumns, longestText] = [1_048_576, 16_384, 32_767]
/** Whole rows are coloured to the last column of the sheet: empty cells out there say nothing. */
const emptyUpTo = 256

/** A sheet in which people merged cells by hand unpacks to less; a greater one is not looked through for merged cells. */
const mergedUpTo = 24 * 1024 * 1024

/** The names of the sheets that are shown, as they stand in the book. Throws NotAWorkbook. */
export const sheetNames = async (path: string): Promise<string[]> =>
  (await bookOf(new Zip(path, largest))).sheets.map(({ name }) => name)

/**
 * Reads an Excel file piece by piece, its sheets as they stand in the book; days come as '2026-03-07', formulas as their last result. What is
 * merged downward stands in every row that it goes through. Throws NotAWorkbook.
 */
export async function* readWorkbook(path: string, budget = largest): AsyncGenerator<SheetRow[]> {
  const zip = new Zip(path, budget)
  const book = await bookOf(zip)
  const texts = new SharedTexts()
  await hear(zip, book.texts, textsListener(texts))
  const isDay = await dayStylesOf(zip, book.styles)
  for (const { name, path: sheet } of book.sheets) {
    const merged =
      zip.sizeOf(sheet) > mergedUpTo ? [] : await mergedDown(decoded(new Zip(path, mergedUpTo), sheet), placeOf)
    const listener = sheetListener(name, texts, isDay, book.from1904, fillDown(merged))
    const read = xmlReader(listener)
    for await (const piece of decoded(zip, sheet)) {
      read(piece)
      const rows = listener.taken()
      if (rows.length > 0) yield rows
    }
  }
}

/* ── The book ── */

interface Book {
  sheets: { name: string; path: string }[]
  texts: string
  styles: string
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean
}

async function bookOf(zip: Zip): Promise<Book> {
  const main =
    (await relations(zip, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  if (!zip.has(main)) throw new NotAWorkbook('no-workbook')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const parts = await relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const sheets: (Book['sheets'][number] & { isHidden: boolean })[] = []
  let from1904 = false
  await hear(zip, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'id')
      const part = parts.find((one) => one.id === id && one.type === 'worksheet')
      if (part && zip.has(part.path))
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          path: part.path,
          isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        })
    },
    close: () => {},
    text: () => {},
  })
  if (sheets.length === 0) throw new NotAWorkbook('no-workbook')
  const pathOf = (type: string, otherwise: string) => parts.find((one) => one.type === type)?.path ?? otherwise
  // What whoever sends it does not see is not meant.
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  return {
    sheets: shown.length > 0 ? shown : sheets,
    texts: pathOf('sharedStrings', `${folder}sharedStrings.xml`),
    styles: pathOf('styles', `${folder}styles.xml`),
    from1904,
  }
}

interface Relation {
  id: string | undefined
  /** The last word of its long name. */
  type: string | undefined
  path: string
}

async function relations(zip: Zip, path: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = []
  await hear(zip, path, {
    open: (name, attributes) => {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || !target) return
      found.push({
        id: attribute(attributes, 'Id'),
        type: attribute(attributes, 'Type')?.split('/').at(-1),
        path: target.startsWith('/') ? target.slice(1) : new URL(target, `zip:///${folder}`).pathname.slice(1),
      })
    },
    close: () => {},
    text: () => {},
  })
  return found
}

async function hear(zip: Zip, path: string, listener: XmlListener): Promise<void> {
  const read = xmlReader(listener)
  for await (const piece of decoded(zip, path)) read(piece)
}

async function* decoded(zip: Zip, path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const piece of zip.read(path)) {
    decoder ??= new TextDecoder(
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    )
    yield decoder.decode(piece, { stream: true })
  }
}

/* ── Texts and styles ── */

/** Text of `t` elements, without what is said of how it is read aloud. */
class Said {
  text = ''
  #isIn = false
  #aloud = 0
  open(name: string): void {
    if (name === 'rPh') this.#aloud++
    if (name === 't') this.#isIn = this.#aloud === 0
  }
  close(name: string): void {
    if (name === 'rPh') this.#aloud--
    if (name === 't') this.#isIn = false
  }
  add(text: string): void {
    if (this.#isIn && this.text.length < longestText) this.text += text
  }
  take(): string {
    const whole = this.text
    this.text = ''
    return unescaped(whole.slice(0, longestText))
  }
}

/** Characters that XML cannot hold are written as _x000D_. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

function textsListener(texts: SharedTexts): XmlListener {
  const said = new Said()
  return {
    open: (name) => said.open(name),
    close: (name) => {
      said.close(name)
      if (name === 'si') texts.add(said.take())
    },
    text: (text) => said.add(text),
  }
}

/** For each style of cells, in their order: does it show a number as a day? */
async function dayStylesOf(zip: Zip, path: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const isDay: boolean[] = []
  let isCellStyle = false
  await hear(zip, path, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') isCellStyle = true
      if (name !== 'xf' || !isCellStyle) return
      const format = Number(attribute(attributes, 'numFmtId'))
      const own = formats.get(format)
      isDay.push(own === undefined ? isOwnDay(format) : showsDay(own))
      if (isDay.length > 1_000_000) throw new NotAWorkbook('too-large')
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
    text: () => {},
  })
  return isDay
}

/** Excel's own formats of days and times; those of 27 to 36 and 50 to 58 are Chinese: 1990年5月. */
const isOwnDay = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** A format with year, month, day or hour in it, apart from words in quotes and colours in brackets: yyyy"年"m"月";@ is one, [Red]0.00 is none. */
const showsDay = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general|e[+-]/gi, ''))

/* ── A sheet ── */

function sheetListener(
  sheet: string,
  texts: SharedTexts,
  isDay: readonly boolean[],
  from1904: boolean,
  fill: ReturnType<typeof fillDown>,
): XmlListener & { taken(): SheetRow[] } {
  const said = new Said()
  let rows: SheetRow[] = []
  let number = 0
  let values: CellValue[] = []
  let isSaying = false
  let column = 0
  let isInRow = false
  let kind: string | undefined
  let style: string | undefined
  let value = ''

  const keep = (): void => {
    const is = valueOf()
    if (is === null && column >= emptyUpTo) return
    while (values.length < column) values.push(null)
    values[column] = is
  }

  function valueOf(): CellValue {
    if (kind === 'inlineStr') return writtenText(said.take())
    if (value === '') return null
    if (kind === 's') {
      const text = texts.at(Number(value))
      if (text === undefined) throw new NotAWorkbook('damaged')
      return writtenText(text)
    }
    if (kind === 'str') return writtenText(unescaped(value))
    if (kind === 'b') return value === '1' || value === 'true'
    if (kind === 'e') return value
    if (kind === 'd') return dayText(new Date(/z$|[+-]\d\d:\d\d$/i.test(value) ? value : `${value}Z`)) ?? value
    const is = Number(value)
    if (!Number.isFinite(is)) return writtenText(value)
    return (isDay[Number(style ?? 0)] && dayText(dayOf(is, from1904))) || is
  }

  return {
    taken() {
      const full = rows
      rows = []
      return full
    },
    open(name, attributes) {
      if (name === 'c') {
        if (!isInRow) return
        const place = attribute(attributes, 'r')
        column = place === undefined ? values.length : columnOf(place)
        kind = attribute(attributes, 't')
        style = attribute(attributes, 's')
        value = ''
      } else if (name === 'v') isSaying = true
      else if (name === 'row') {
        const before = number
        number = Number(attribute(attributes, 'r') ?? number + 1)
        if (!Number.isInteger(number) || number <= before || number > mostRows) throw new NotAWorkbook('damaged')
        values = []
        isInRow = true
      } else said.open(name)
    },
    close(name) {
      if (name === 'v') isSaying = false
      else if (name === 'c') {
        if (isInRow) keep()
      } else if (name === 'row') {
        isInRow = false
        if (!values.some((one) => one !== null)) return
        fill(number, values)
        rows.push({ sheet, number, values })
      } else said.close(name)
    },
    text(text) {
      if (!isSaying) said.add(text)
      else if (value.length < longestText) value += text
    },
  }
}

/** AB12 → 27: letters count in 26s, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (column < 1 || column > mostColumns) throw new NotAWorkbook('damaged')
  return column - 1
}

const placeOf = (place: string): { column: number; row: number } => ({
  column: columnOf(place),
  row: Number(/\d+$/.exec(place)?.[0]),
})

const dayMs = 24 * 60 * 60 * 1000
/** A number as Excel counts days: 25569 is the first of 1970. */
const dayOf = (serial: number, from1904: boolean): Date =>
  new Date(Math.round((serial - 25_569 + (from1904 ? 1462 : 0)) * dayMs))

/** '2026-03-07', with its time where it has one; undefined for a number that is no day of these centuries. */
function dayText(day: Date): string | undefined {
  if (Number.isNaN(day.getTime()) || day.getUTCFullYear() < 1800 || day.getUTCFullYear() > 9999) return undefined
  const hasTime = day.getUTCHours() + day.getUTCMinutes() > 0
  return day
    .toISOString()
    .slice(0, hasTime ? 16 : 10)
    .replace('T', ' ')
}
