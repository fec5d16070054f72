import { type Day, isDay, lastDayOf, monthOf } from '#kernel/days.ts'
import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import { plain, textOf } from '#modules/workforce/domain/import/cell.ts'

/** Why a cell cannot be read; worded in domain/import/mistakes.ts. */
export type CellMistake =
  | 'name-empty'
  | 'name-characters'
  | 'text-too-long'
  | 'number-lost-digits'
  | 'number-wrong'
  | 'born-differs'
  | 'sex-differs'
  | 'sex-unknown'
  | 'month-unknown'
  | 'month-only-year'
  | 'month-ambiguous'
  | 'month-impossible'
  | 'month-in-future'
  | 'period-unknown'
  | 'diploma-unknown'
  | 'degree-unknown'
  | 'certificate-unknown'
  | 'field-unknown'
  | 'employer-kind-unknown'
  | 'politics-unknown'
  | 'phone-wrong'
  | 'twice-in-sheet'

/** A value, nothing (an empty cell says nothing), or what is wrong with it. */
export type Read<T> = { is: 'value'; value: T } | { is: 'nothing' } | { is: 'wrong'; why: CellMistake }

const nothing = { is: 'nothing' } as const
const wrong = (why: CellMistake): { is: 'wrong'; why: CellMistake } => ({ is: 'wrong', why })
const value = <T>(one: T): Read<T> => ({ is: 'value', value: one })

/** What people write where nothing is to be written. */
const blanks = new Set(['', '/', '\\', '-', '--', '—', '——', '无', '暂无', '不详', '未知', '空', 'n/a', '#n/a', '待定'])
const isBlank = (text: string): boolean => blanks.has(text.toLowerCase())

export function readName(cell: Cell): Read<string> {
  // 王 芳 is written so to be as wide as 王小芳.
  const text = textOf(cell)
  const name = /\p{Script=Han}/u.test(text) ? text.replace(/ /gu, '') : text
  if (name === '') return wrong('name-empty')
  if (name.length > 40) return wrong('text-too-long')
  return /^[\p{L}\p{M}][\p{L}\p{M}·•・.\-' ()]*$/u.test(name) ? value(name) : wrong('name-characters')
}

export function readText(cell: Cell, longest: number): Read<string> {
  const text = textOf(cell)
  if (isBlank(text)) return nothing
  return text.length > longest ? wrong('text-too-long') : value(text)
}

/**
 * The characters of a number as they were typed. A workbook that took it for a number has lost all digits after the fifteenth: those are
 * gone and can only be asked for again. The 15 digits of an old number are still whole.
 */
export function readNumberText(cell: Cell): Read<string> {
  if (typeof cell === 'number')
    return Number.isSafeInteger(cell) && cell < 1e15 ? value(String(cell)) : wrong('number-lost-digits')
  const text = plain(textOf(cell)).toUpperCase()
  if (isBlank(text)) return nothing
  return /^\d(\.\d+)?E\+?\d+$/.test(text) ? wrong('number-lost-digits') : value(text)
}

/** A certificate number is longer than what a workbook keeps of a figure, and has letters now and then. */
export function readCertificateNumber(cell: Cell): Read<string> {
  const typed = readNumberText(cell)
  return typed.is === 'value' && typed.value.length > 40 ? wrong('text-too-long') : typed
}

/** The words of a list made ready once: whole ones, and the longest first of those that may stand in a text. */
interface ReadyWords {
  whole: Map<string, string>
  parts: { code: string; word: string }[]
}
const ready = new WeakMap<object, ReadyWords>()

function readyWords(list: readonly { code: string; words: readonly string[] }[]): ReadyWords {
  const known = ready.get(list)
  if (known) return known
  const each = list.flatMap(({ code, words }) => words.map((word) => ({ code, word: plain(word) })))
  const made = {
    // Of a word that stands in two entries the first is meant.
    whole: new Map(each.toReversed().map(({ code, word }) => [word, code])),
    parts: each.filter(({ word }) => word.length > 1).toSorted((one, other) => other.word.length - one.word.length),
  }
  ready.set(list, made)
  return made
}

/** 男, 女, 1, 2, and who writes 男性. */
export const readCode = <Code extends string>(
  cell: Cell,
  list: readonly { code: Code; words: readonly string[] }[],
  unknown: CellMistake,
): Read<Code> => {
  const text = plain(textOf(cell))
  const { whole, parts } = readyWords(list)
  // The longest word that stands in it: 大学专科（在职） is a college, though 大学 stands in it too.
  const code = whole.get(text) ?? (isBlank(text) ? undefined : parts.find(({ word }) => text.includes(word))?.code)
  // Codes of this list and of no other went in.
  if (code !== undefined) return value(code as Code)
  return isBlank(text) ? nothing : wrong(unknown)
}

const earliest = '1900-01-01'
/** Days since 1899-12-30, as a workbook counts them: from 1920 to 2100. A year or a month in digits is smaller or greater. */
const isSerial = (number: number): boolean => Number.isInteger(number) && number >= 7306 && number <= 73_050

/**
 * A month or a day as people write it: 1990.5, 1990年5月, 1990-05-12, 199005, 19900512, a workbook's own day. Of a month its first day is
 * kept. The number 1990.1 may be January, or October whose 0 the workbook dropped: not guessed.
 */
export function readMonth(cell: Cell, today: Day, atMost: 'today' | 'any' = 'today'): Read<Day> {
  if (typeof cell === 'number') {
    if (isSerial(cell))
      return checked(new Date(Date.UTC(1899, 11, 30 + cell)).toISOString().slice(0, 10), today, atMost)
    if (/^\d{4}\.1$/.test(String(cell))) return wrong('month-ambiguous')
  }
  const text = plain(textOf(cell))
  if (isBlank(text) || text === '长期' || text === '至今') return nothing
  const found =
    /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])?(?:(\d{1,2})[日号]?)?(?:[t ]?\d{1,2}:\d{2}.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  if (!found) return wrong(/^\d{4}(?:年|)$/.test(text) ? 'month-only-year' : 'month-unknown')
  const [, year, month, day] = found
  return checked(`${year}-${month!.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`, today, atMost)
}

function checked(day: string, today: Day, atMost: 'today' | 'any'): Read<Day> {
  if (!isDay(day) || day < earliest) return wrong('month-impossible')
  return atMost === 'today' && day > today ? wrong('month-in-future') : value(day)
}

/** A day or a month as it may stand between other words. */
const datesIn =
  /(?<![\d])(\d{4})(?:(?:年|[-./])(\d{1,2})(?!\d)(?:(?:月|[-./])(?:(\d{1,2})(?!\d)[日号]?)?)?|(\d{2})(\d{2})?(?!\d))/g
/** What stands between and around the two days of a period. */
const between = /^(?:[-~—–至到起止自从由():为]|有效期|有效|截止)*$/u

/**
 * A period as lists write it: its last day alone, 至2027年6月, or both its ends, 2024.07.01-2027.06.30. Of a month at its end the last day is kept.
 */
export function readPeriod(cell: Cell, today: Day): Read<{ from: Day | null; last: Day }> {
  if (typeof cell === 'number') return endOf(readMonth(cell, today, 'any'), !isSerial(cell) && cell < 1e6)
  const text = plain(textOf(cell).replace(/[t ]\d{1,2}:\d{2}(?::\d{2})?/gi, ''))
  if (isBlank(text) || text === '长期') return nothing
  const found = [...text.matchAll(datesIn)]
  if (found.length === 0) return wrong(/^\d{4}(?:年|)$/.test(text) ? 'month-only-year' : 'month-unknown')
  const rest = text.replace(datesIn, '')
  // 2024.6起 says where it begins, and nothing of its end.
  if (found.length > 2 || !between.test(rest) || (found.length === 1 && /[起自从由]/.test(rest)))
    return wrong('period-unknown')
  const days = found.map(([, year, month, day, digits, dayDigits]) => ({
    is: checked(
      `${year}-${(month ?? digits)!.padStart(2, '0')}-${(day ?? dayDigits ?? '1').padStart(2, '0')}`,
      today,
      'any',
    ),
    isMonth: (day ?? dayDigits) === undefined,
  }))
  const end = days.at(-1)!
  const last = endOf(end.is, end.isMonth)
  if (days.length === 1 || last.is !== 'value') return last
  const from = days[0]!.is
  return from.is === 'value' ? value({ from: from.value, last: last.value.last }) : (from as Read<never>)
}

const endOf = (read: Read<Day>, isMonth: boolean): Read<{ from: Day | null; last: Day }> =>
  read.is === 'value' ? value({ from: null, last: isMonth ? lastDayOf(monthOf(read.value)) : read.value }) : read

/** 浙江师范大学社会工作, 浙江师范大学/社会工作: a school ends with its kind. */
export function splitSchool(text: string): { school: string; major: string | null } {
  const apart = /^(.+?)[/、,，;； ]+(.+)$/.exec(text)
  if (apart) return { school: apart[1]!, major: apart[2]! }
  const found = /^(.*(?:大学|学院|学校|党校|电大))(.+)$/.exec(text)
  const major = found?.[2]?.replace(/专业$/, '')
  return found && major ? { school: found[1]!, major } : { school: text, major: null }
}
