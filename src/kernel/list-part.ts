import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What lists of people say that belongs to another module than the one that reads them: a certificate, say. */

/** { column: [what is kept, what the list says] } */
export type ListDiff = Record<string, [was: string | null, is: string]>

/** A column from which nothing is taken, and why; the rest of the line is taken all the same. */
export interface ListNote {
  column: string
  why: string
}

/** A line as far as another module is asked about it. */
export interface ListLine {
  row: number
  /** Null where the line is about somebody who is not on the register yet. */
  personId: string | null
  /** Where the sender stands: by whose rules it is read. */
  regionCode: RegionCode
  /** By the codes of the columns, as they were understood. */
  facts: Readonly<Record<string, string>>
}

/** A line that is being taken in: whose it is, where their file stands, and which differences are carried out. */
export interface ListedLine extends ListLine {
  personId: string
  name: string
  place: { regionCode: RegionCode; organisationId: string | null; employerId: string | null }
  diff: ListDiff
}

/** What a line made (before null) or changed, and the version that came of it. */
export interface ListEffect {
  table: string
  id: string
  version: number
  before: object | null
}

/** A kind of thing that a part keeps of lists: how it is counted, the columns that tell of it, the leading one first, and the table that its effects name. */
export interface ListedKind {
  counted: 'certificates' | 'registrations'
  columns: readonly [string, ...string[]]
  table: string
}

/** Every act takes a fixed number of statements however many lines. */
export interface ListPart {
  kinds: readonly ListedKind[]
  /** What stands once in a list: the second line with it is noted so. */
  once: ListNote
  /** The words of its notes. */
  notes: Readonly<Record<string, Words>>
  /** What is kept of people, as a list would say it: for giving lists back. */
  held: (query: Transaction['query'], personIds: readonly string[]) => Promise<Map<string, Record<string, string>>>
  /** The dry run: nothing is written. */
  compare: (
    query: Transaction['query'],
    house: House,
    lines: readonly ListLine[],
  ) => Promise<Map<number, { diff: ListDiff; notes: ListNote[] }>>
  save: (
    transaction: Transaction,
    house: House,
    list: { id: string; listedOn: Day },
    lines: readonly ListedLine[],
  ) => Promise<Map<number, { effects: ListEffect[]; notes: ListNote[] }>>
  /** Which of its effects were settled or built upon since, and who of those that the list registered has more than it brought. */
  usedSince: (
    query: Transaction['query'],
    list: { id: string },
    effects: readonly ListEffect[],
    registered: readonly string[],
  ) => Promise<{ effects: Set<string>; people: Set<string> }>
  takeBack: (query: Transaction['query'], effects: readonly ListEffect[]) => Promise<void>
}
