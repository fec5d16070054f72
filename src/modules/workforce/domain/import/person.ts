import type { Day } from '#kernel/days.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import { textOf } from '#modules/workforce/domain/import/cell.ts'
import type { CellMistake, Read } from '#modules/workforce/domain/import/values.ts'
import {
  readCertificateNumber,
  readCode,
  readMonth,
  readName,
  readNumberText,
  readPeriod,
  readText,
  splitSchool,
} from '#modules/workforce/domain/import/values.ts'

interface CodeWords<Code extends string = string> {
  code: Code
  words: readonly string[]
}

export type Diploma = 'none' | 'high-school' | 'secondary' | 'college' | 'bachelor' | 'master' | 'doctor'
export type Degree = 'none' | 'bachelor' | 'master' | 'doctor'

/** The words by which cells are understood, from the packs. */
export interface CellWords {
  columns: readonly { code: string; kind: string }[]
  sexes: readonly CodeWords<'male' | 'female'>[]
  diplomas: readonly CodeWords<Diploma>[]
  degrees: readonly CodeWords<Degree>[]
  certificateLevels: readonly CodeWords[]
  /** By their names in the packs. */
  fields: readonly CodeWords[]
  employerKinds: readonly CodeWords[]
  politicalStatuses: readonly CodeWords[]
  endWords: readonly string[]
}

/** A column of the sheet and what it holds. */
export interface Mapped {
  at: number
  column: string
}

/** What a list says of a person, apart from number and phone, which are sealed. Only what it says: a missing key is an empty cell. */
export interface ListedFacts {
  name?: string
  sex?: 'male' | 'female'
  born?: Day
  diploma?: Diploma
  degree?: Degree
  school?: string
  major?: string
  graduated?: Day
  employer?: string
  'employer-kind'?: string
  post?: string
  began?: Day
  'practice-since'?: Day
  'community-since'?: Day
  title?: string
  'title-gained'?: Day
  field?: string
  ethnicity?: string
  politics?: string
  'certificate-level'?: string
  'certificate-number'?: string
  'certificate-gained'?: Day
  'registered-from'?: Day
  /** The last day, as lists write it. */
  'registered-until'?: Day
}

export interface Mistake {
  column: string
  why: CellMistake
}

export interface ReadPerson {
  facts: ListedFacts
  /** Normalised, 18 characters. */
  number: string | null
  /** Normalised. */
  phone: string | null
  /** The sheet had a number of 15 digits, which was made the one of 18. */
  wasOldNumber: boolean
  mistakes: Mistake[]
  /** What cannot be read of a certificate: it is left out, and the rest of the line is taken all the same. */
  notes: Mistake[]
}

const longest = { ethnicity: 20, school: 80, major: 60, employer: 80, post: 60, title: 80 } as const

/** What is read of a line while its cells are gone through. */
interface Reading extends Omit<ReadPerson, 'facts'> {
  facts: Record<string, string>
  words: CellWords
  today: Day
}

function keep({ facts, mistakes }: Reading, column: string, read: Read<string>): void {
  if (read.is === 'value') facts[column] = read.value
  if (read.is === 'wrong') mistakes.push({ column, why: read.why })
}

function keepCertificate({ facts, notes }: Reading, column: string, read: Read<string>): void {
  if (read.is === 'value') facts[column] = read.value
  if (read.is === 'wrong') notes.push({ column, why: read.why })
}

/** By the kind of a column. Made once and not for each line: a list of a province has hundreds of thousands. */
const readers: Record<string, (line: Reading, column: string, cell: Cell) => void> = {
  name: (line, column, cell) => keep(line, column, readName(cell)),
  text: (line, column, cell) => keep(line, column, readText(cell, longest[column as keyof typeof longest] ?? 80)),
  employer: (line, column, cell) => keep(line, column, readText(cell, longest.employer)),
  sex: (line, column, cell) => keep(line, column, readCode(cell, line.words.sexes, 'sex-unknown')),
  month: (line, column, cell) => keep(line, column, readMonth(cell, line.today)),
  day: (line, column, cell) => keep(line, column, readMonth(cell, line.today, 'any')),
  diploma: (line, column, cell) => keep(line, column, readCode(cell, line.words.diplomas, 'diploma-unknown')),
  degree: (line, column, cell) => keep(line, column, readCode(cell, line.words.degrees, 'degree-unknown')),
  'certificate-level': (line, column, cell) =>
    keepCertificate(line, column, readCode(cell, line.words.certificateLevels, 'certificate-unknown')),
  'certificate-number': (line, column, cell) => keepCertificate(line, column, readCertificateNumber(cell)),
  'certificate-gained': (line, column, cell) => keepCertificate(line, column, readMonth(cell, line.today)),
  'registered-from': (line, column, cell) => keepCertificate(line, column, readMonth(cell, line.today, 'any')),
  // 登记有效期 may be the last day or both ends, whatever its header says.
  'registered-until': (line, column, cell) => {
    const read = readPeriod(cell, line.today)
    if (read.is === 'wrong') line.notes.push({ column, why: read.why })
    if (read.is !== 'value') return
    line.facts['registered-until'] = read.value.last
    if (read.value.from) line.facts['registered-from'] = read.value.from
  },
  field: (line, column, cell) => keep(line, column, readCode(cell, line.words.fields, 'field-unknown')),
  'employer-kind': (line, column, cell) =>
    keep(line, column, readCode(cell, line.words.employerKinds, 'employer-kind-unknown')),
  politics: (line, column, cell) =>
    keep(line, column, readCode(cell, line.words.politicalStatuses, 'politics-unknown')),
  education: (line, _column, cell) => {
    const { diploma, degree } = readEducation(cell, line.words)
    keep(line, 'diploma', diploma)
    keep(line, 'degree', degree)
  },
  'school-and-major': (line, _column, cell) => {
    const read = readText(cell, longest.school + longest.major)
    if (read.is !== 'value') return
    const { school, major } = splitSchool(read.value)
    keep(line, 'school', readText(school, longest.school))
    if (major) keep(line, 'major', readText(major, longest.major))
  },
  phone: (line, column, cell) => {
    const typed = readText(typeof cell === 'number' ? String(cell) : cell, 40)
    if (typed.is !== 'value') return
    const read = readPhoneNumber(typed.value.split(/[/、,;]/)[0]!)
    if (read.ok) line.phone = read.number
    else line.mistakes.push({ column, why: 'phone-wrong' })
  },
  'identity-number': (line, column, cell) => {
    const typed = readNumberText(cell)
    if (typed.is === 'wrong') line.mistakes.push({ column, why: typed.why })
    if (typed.is !== 'value') return
    line.wasOldNumber = /^\d{15}$/.test(typed.value)
    const read = readIdentityNumber(withoutOldForm(typed.value), line.today)
    if (!read.ok) return void line.mistakes.push({ column, why: 'number-wrong' })
    line.number = read.number
    line.facts['born of number'] = read.bornOn
    line.facts['sex of number'] = read.sex
  },
}

/** Reads one line of a list. What is wrong with it is said cell by cell, and the rest is read all the same. */
export function readPerson(
  cells: readonly Cell[],
  mapped: readonly Mapped[],
  words: CellWords,
  today: Day,
): ReadPerson {
  const line: Reading = {
    facts: {},
    number: null,
    phone: null,
    wasOldNumber: false,
    mistakes: [],
    notes: [],
    words,
    today,
  }
  for (const { at, column } of mapped) {
    const kind = words.columns.find(({ code }) => code === column)?.kind
    if (kind) readers[kind]?.(line, column, cells[at] ?? null)
  }
  const { facts, number, phone, wasOldNumber, mistakes, notes } = line
  if (
    mapped.some(({ column }) => column === 'name') &&
    !facts['name'] &&
    !mistakes.some(({ column }) => column === 'name')
  )
    mistakes.push({ column: 'name', why: 'name-empty' })
  agreeWithNumber(facts, mistakes)
  return { facts: facts as ListedFacts, number, phone, wasOldNumber, mistakes, notes }
}

/** The number says when someone was born, and whether a man or a woman; where the sheet says another thing one of the two is wrong. */
function agreeWithNumber(facts: Record<string, string>, mistakes: Mistake[]): void {
  const { 'born of number': born, 'sex of number': sex, ...rest } = facts
  delete facts['born of number']
  delete facts['sex of number']
  if (!born || !sex) return
  if (rest['born'] && rest['born'].slice(0, 7) !== born.slice(0, 7))
    mistakes.push({ column: 'born', why: 'born-differs' })
  if (rest['sex'] && rest['sex'] !== sex) mistakes.push({ column: 'sex', why: 'sex-differs' })
  // The number knows the day; a month that could be read two ways is settled by it.
  const unclear = mistakes.findIndex(
    ({ column, why }) => column === 'born' && (why === 'month-ambiguous' || why === 'month-only-year'),
  )
  if (unclear >= 0) mistakes.splice(unclear, 1)
  facts['born'] = born
  facts['sex'] = sex
}

/** 本科/学士: the diploma, and then the degree. 研究生/博士 is a doctor's. */
function readEducation(cell: Cell, words: CellWords): { diploma: Read<Diploma>; degree: Read<Degree> } {
  const text = textOf(cell)
  const [first = '', second] = text.split(/[/、,;| ]+/).filter(Boolean)
  const diploma = readCode(first, words.diplomas, 'diploma-unknown')
  const degree: Read<Degree> = second ? readCode(second, words.degrees, 'degree-unknown') : readLoneDegree(text, words)
  const lifted =
    diploma.is === 'value' && diploma.value === 'master' && degree.is === 'value' && degree.value === 'doctor'
  return { diploma: lifted ? { is: 'value', value: 'doctor' } : diploma, degree }
}

/** 学士 alone is a degree too; 硕士研究生 alone says nothing of one. */
function readLoneDegree(text: string, words: CellWords): Read<Degree> {
  const degree = readCode(text, words.degrees, 'degree-unknown')
  return degree.is === 'value' && degree.value !== 'none' && !/研究生/.test(text) ? degree : { is: 'nothing' }
}
