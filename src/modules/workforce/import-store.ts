import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Flaw } from '#kernel/documents/zip.ts'
import type { House } from '#kernel/house.ts'
import type { ListNote } from '#kernel/list-part.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Place } from '#kernel/vault/vault.ts'
import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import type { CurrentFile, Diff, Wins } from '#modules/workforce/domain/import/diff.ts'
import type { ListedFacts, Mistake } from '#modules/workforce/domain/import/person.ts'

/** Rows ⇄ domain of lists that come in. */

export type ImportState =
  | 'sending'
  | 'looked'
  | 'reading'
  | 'comparing'
  | 'compared'
  | 'running'
  | 'done'
  | 'stopped'
  | 'undoing'
  | 'undone'
  | 'unreadable'
export type Outcome = 'new' | 'changed' | 'unchanged' | 'wrong' | 'possible' | 'elsewhere'

export interface MappedColumn {
  at: number
  header: string
  column: string | null
}

export interface ListImport {
  id: string
  version: number
  reachCode: RegionCode
  regionCode: RegionCode
  organisationId: string
  fileName: string
  format: 'xlsx' | 'csv'
  bytes: number
  parts: number
  digest: Buffer | null
  state: ImportState
  headSealed: Buffer | null
  sheet: string | null
  /** All sheets of the workbook. */
  sheets: string[]
  headerFrom: number | null
  headerUntil: number | null
  columns: MappedColumn[] | null
  wins: Wins
  given: { system?: string; kind?: string }
  listedOn: Day | null
  doneRows: number
  allRows: number | null
  counts: Counts | null
  madeBy: string
  accountId: string
  madeAt: Date
  beganAt: Date | null
  undoUntil: Day | null
  /** When the sheet itself was deleted. */
  sheetDroppedOn: Day | null
  /** Why it cannot be read. */
  flaw: Flaw | null
}

export type Counts = Record<
  Outcome | 'undecided' | 'made' | 'applied' | 'kept' | 'certificates' | 'registrations' | 'titles' | 'noted',
  number
>

const columns = `id, version, reach_code as "reachCode", region_code as "regionCode", organisation_id as "organisationId", file_name as "fileName", format, bytes, parts, digest, state,
  head_sealed as "headSealed", sheet, sheets, header_from as "headerFrom", header_until as "headerUntil", columns, wins, given, listed_on as "listedOn", done_rows as "doneRows",
  all_rows as "allRows", counts, made_by as "madeBy", account_id as "accountId", made_at as "madeAt", began_at as "beganAt", undo_until as "undoUntil", sheet_dropped_on as "sheetDroppedOn", flaw`

type Query = Transaction['query']

/** An import within reach. */
export const findImport = async (query: Query, id: string): Promise<ListImport | undefined> =>
  (await query<ListImport>(`select ${columns} from workforce.list_import where id = $1`, [id]))[0]

/** The same, locked until the end of the transaction. */
export const lockImport = async (query: Query, id: string): Promise<ListImport | undefined> =>
  (await query<ListImport>(`select ${columns} from workforce.list_import where id = $1 for update`, [id]))[0]

/** One that a job has to go on with and that no other server has in hand at this moment. */
export const nextAtWork = async (query: Query): Promise<ListImport | undefined> =>
  (
    await query<ListImport>(
      `select ${columns} from workforce.list_import where state in ('reading', 'comparing', 'running', 'undoing') order by made_at limit 1`,
    )
  )[0]

export interface ImportChange {
  state?: ImportState
  doneRows?: number
  allRows?: number | null
  counts?: Counts | null
  beganAt?: Date | null
  endedAt?: Date
  undoUntil?: Day | null
  flaw?: Flaw
}

const columnOf: Record<keyof ImportChange, string> = {
  state: 'state',
  doneRows: 'done_rows',
  allRows: 'all_rows',
  counts: 'counts',
  beganAt: 'began_at',
  endedAt: 'ended_at',
  undoUntil: 'undo_until',
  flaw: 'flaw',
}

export async function changeImport(query: Query, id: string, change: ImportChange): Promise<void> {
  const names = Object.keys(change) as (keyof ImportChange)[]
  await query(
    `update workforce.list_import set version = version + 1, ${names.map((name, at) => `${columnOf[name]} = $${at + 2}`).join(', ')} where id = $1`,
    [id, ...names.map((name) => (name === 'counts' ? JSON.stringify(change.counts) : change[name]))],
  )
}

/* ── The first rows, sealed ── */

export interface HeadRow {
  number: number
  cells: Cell[]
}
const headPlace = (id: string): Place => ({ table: 'workforce.list_import', column: 'head', rowId: id })
export const sealHead = (house: House, id: string, head: HeadRow[]): Buffer =>
  house.vault.seal(headPlace(id), JSON.stringify(head))
export const openHead = (house: House, one: Pick<ListImport, 'id' | 'headSealed'>): HeadRow[] =>
  one.headSealed ? (JSON.parse(house.vault.open(headPlace(one.id), one.headSealed)) as HeadRow[]) : []

/* ── Lines ── */

export const rowPlace = (importId: string, row: number, column: 'number' | 'phone'): Place => ({
  table: 'workforce.list_import_row',
  column,
  rowId: `${importId} ${row}`,
})

export interface StoredRow {
  row: number
  facts: ListedFacts
  numberSealed: Buffer | null
  numberHash: Buffer | null
  phoneSealed: Buffer | null
  phoneHash: Buffer | null
  phoneMasked: string | null
  mistakes: Mistake[]
  /** What is left out of a line that is taken in all the same. */
  notes: ListNote[]
  outcome: Outcome | null
  personId: string | null
  diff: Diff | null
  decision: 'same' | 'new' | 'leave' | null
}

export const rowColumns = `row, facts, number_sealed as "numberSealed", number_hash as "numberHash", phone_sealed as "phoneSealed", phone_hash as "phoneHash",
  phone_masked as "phoneMasked", mistakes, notes, outcome, person_id as "personId", diff, decision`

const filesText = `
select w.person_id as "personId", w.version, w.name, w.sex, w.born_on as "bornOn", encode(w.phone_hash, 'hex') as "phoneHash", w.phone_masked as "phoneMasked", w.fields, w.ethnicity, w.political_status as "politicalStatus",
       w.identity_number_hash is not null as "hasNumber", w.region_code as "regionCode", w.organisation_id as "organisationId", w.employer_id as "employerId", m.one as employment, e.one as education, t.some as ranks, s.since as "practiceSince"
  from workforce.worker w
  left join lateral (select jsonb_build_object('id', m.id, 'version', m.version, 'employerName', m.employer_name, 'employerKind', m.employer_kind, 'postTitle', m.post_title, 'fromOn', m.from_on) as one
     from workforce.employment m where m.person_id = w.person_id and not m.withdrawn and m.until_on is null order by m.from_on desc, m.id desc limit 1) m on true
  left join lateral (select jsonb_build_object('id', e.id, 'version', e.version, 'school', e.school, 'major', e.major, 'diploma', e.diploma, 'degree', e.degree, 'graduatedOn', e.graduated_on, 'degreeOn', e.degree_on) as one
     from workforce.education e where e.person_id = w.person_id and not e.withdrawn
    order by array_position(array['none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor'], e.diploma) desc, e.id desc limit 1) e on true
  left join lateral (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'version', t.version, 'name', t.name, 'fromOn', t.from_on) order by t.from_on desc, t.id desc), '[]') as some
     from workforce.title t where t.person_id = w.person_id and not t.withdrawn and t.kind = 'rank' and t.until_on is null) t on true
  left join lateral (select min(p.from_on) as since from workforce.employment p where p.person_id = w.person_id and not p.withdrawn and p.is_social_work) s on true
 where w.person_id = any ($1::uuid[])`

export interface PlacedFile extends CurrentFile {
  hasNumber: boolean
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
}

/** What the registry holds of people, as far as lists speak of it; one statement however many. */
export async function filesOf(query: Query, personIds: readonly string[]): Promise<Map<string, PlacedFile>> {
  if (personIds.length === 0) return new Map()
  const rows = await query<PlacedFile>(filesText, [personIds])
  return new Map(rows.map((row) => [row.personId, row]))
}
