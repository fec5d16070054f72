import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Day } from '#kernel/days.ts'
import { basisWords, factWords } from '#kernel/packs/explain.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { ConflictKind } from '#modules/selection/domain/conflicts.ts'
import { panelRules } from '#modules/selection/panel-rules.ts'
import { runs } from '#modules/selection/reach.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import { findEntry, findRound } from '#modules/selection/store.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** What judging reads: rows as PostgreSQL gives them, and the sheets of a round. */

export interface ExpertRow {
  id: string
  version: number
  round_id: string
  region_code: string
  person_id: string
  organisation_id: string | null
  fields: string[]
  stage: 'asked' | 'accepted' | 'declined' | 'released'
  drawn: { fields: string[]; recent: number; conflicts: number } | null
  reason: string
  answer_by: Day | null
  ended_because: string
}

export interface ConflictRow {
  expert_id: string
  entry_id: string
  kind: ConflictKind
  source: 'found' | 'expert' | 'office'
  about: string
  from_on: Day | null
  until_on: Day | null
}

export interface AssignmentRow {
  id: string
  version: number
  round_id: string
  region_code: string
  entry_id: string
  expert_id: string
  person_id: string
  sheet: string
  source: 'solved' | 'hand'
  reason: string
  due_on: Day | null
  stage: 'given' | 'done' | 'withdrawn'
}

export interface ReviewRow {
  assignment_id: string
  version: number
  entry_id: string
  sheet: string
  person_id: string
  marks: Record<string, number>
  vetoes: string[]
  comment: string
  visited_on: Day | null
  points: string | null
  submitted_at: Date | null
}

/** Sheets that experts score; what applicants give themselves, and the term, are others' doing. */
export const judgedSheets = ({ rules }: Pick<RoundRow, 'rules'>): Sheet[] =>
  rules.sheets.filter((one) => one.method === 'review' || one.method === 'visit' || one.method === 'defence')

export const judgedSheet = (round: Pick<RoundRow, 'rules'>, code: string): Sheet =>
  judgedSheets(round).find((one) => one.code === code) ?? refuseNow('selection/sheet-unknown')

/** A round for its own office, locked where something is to change; others are told what strangers are told. */
export async function officeRound(context: Context, roundId: string, lock = false): Promise<RoundRow> {
  const seen = await findRound(context, roundId)
  if (!runs(context, seen.region_code)) return refuseNow('kernel/not-found')
  return lock ? findRound(context, roundId, true) : seen
}

export async function reviewingRound(context: Context, roundId: string): Promise<RoundRow> {
  const round = await officeRound(context, roundId, true)
  return round.stage === 'reviewing' ? round : refuseNow('selection/not-reviewing')
}

/** A panel is made from the opening until its reviews are over. */
export async function panelRound(context: Context, roundId: string): Promise<RoundRow> {
  const round = await officeRound(context, roundId, true)
  return ['open', 'screening', 'reviewing'].includes(round.stage) ? round : refuseNow('selection/panel-closed')
}

/** An entry of a round that the office runs. */
export async function officeEntry(context: Context, entryId: string): Promise<{ entry: EntryRow; round: RoundRow }> {
  const entry = await findEntry(context, entryId)
  return { entry, round: await officeRound(context, entry.round_id) }
}

/** The rule for panels, as it was when the round opened. */
export const panelRule = ({ house }: Pick<Context, 'house'>, round: Pick<RoundRow, 'region_code' | 'opened_on'>) =>
  panelRules(house.packs, round.region_code as RegionCode, round.opened_on as Day)

/** Who entered and may still be chosen; while it is not screened yet, whoever was handed in. */
export const entriesOf = (
  { query }: Pick<Context, 'query'>,
  round: Pick<RoundRow, 'id' | 'stage'>,
): Promise<EntryRow[]> =>
  query(`select * from selection.entry where round_id = $1 and stage = any ($2) order by id`, [
    round.id,
    round.stage === 'open' || round.stage === 'screening' ? ['submitted', 'received', 'admitted'] : ['admitted'],
  ])

export const expertsOf = ({ query }: Pick<Context, 'query'>, roundId: string): Promise<ExpertRow[]> =>
  query('select * from selection.expert where round_id = $1 order by asked_at, id', [roundId])

export const conflictsIn = ({ query }: Pick<Context, 'query'>, roundId: string): Promise<ConflictRow[]> =>
  query(
    'select expert_id, entry_id, kind, source, about, from_on, until_on from selection.conflict where round_id = $1 order by noted_at, id',
    [roundId],
  )

export const assignmentsOf = (
  { query }: Pick<Context, 'query'>,
  roundId: string,
  sheet?: string,
): Promise<AssignmentRow[]> =>
  query(
    `select * from selection.assignment where round_id = $1 and ($2::text is null or sheet = $2) and stage <> 'withdrawn' order by assigned_at, id`,
    [roundId, sheet ?? null],
  )

/** Days of the last rounds that each judged, as numbers; rounds of the reader's region. */
export async function servedOf(
  { query }: Pick<Context, 'query'>,
  personIds: readonly string[],
  since: Day,
  notIn: string,
): Promise<Map<string, number>> {
  const rows = await query<{ personId: string; n: number }>(
    `select person_id as "personId", count(*)::int as n from selection.assignment
      where person_id = any ($1::uuid[]) and assigned_at >= $2 and stage <> 'withdrawn' and round_id <> $3 group by person_id`,
    [[...personIds], since, notIn],
  )
  return new Map(rows.map((row) => [row.personId, row.n]))
}

/** The fields an entry lies in, as far as its facts or its track say. */
export function fieldsOf(entry: Pick<EntryRow, 'facts' | 'stated'>): string[] | undefined {
  const fields = entry.facts.facts?.['fields'] ?? entry.stated.facts?.['fields']
  return Array.isArray(fields) ? fields.map(String) : undefined
}

/** What entries are called: a person, or what an organisation entered. */
export async function namesOfEntries(
  { db, query }: Pick<Context, 'db' | 'query'>,
  entries: readonly Pick<EntryRow, 'id' | 'person_id' | 'organisation_id' | 'title'>[],
): Promise<Map<string, string>> {
  const { people, organisations } = await namesIn({ db, query }, entries, {
    people: (one) => one.person_id,
    organisations: (one) => one.organisation_id,
  })
  return new Map(
    entries.map((one) => [
      one.id,
      one.title ?? people.get(one.person_id ?? '') ?? organisations.get(one.organisation_id ?? '') ?? '—',
    ]),
  )
}

/** A sheet as screens show it, with what it rests on. */
export function sheetShown(round: Pick<RoundRow, 'rules'>, sheet: Sheet) {
  const basis = round.rules.bases[`sheets.${sheet.code}`]
  return {
    code: sheet.code,
    name: sheet.name,
    method: sheet.method,
    weight: sheet.weight,
    blind: sheet.blind,
    scorers: sheet.scorers,
    most: sheet.most ?? null,
    setAside: sheet.setAside,
    calibrated: sheet.calibrated,
    apart: sheet.apart ?? null,
    criteria: sheet.criteria.map(({ code, name, points, veto }) => ({ code, name, points, veto })),
    basis: basis ? basisWords(basis) : null,
    certainty: basis?.certainty ?? null,
  }
}

/** Fields by the words of the packs. */
export const fieldNames = ({ house }: Pick<Context, 'house'>, codes: readonly string[]) =>
  codes.map((code) => factWords(house.packs, 'fields', code))

/** The number under which reviewers of a blind sheet know an entry: by the order of ids, which tell nobody anything. */
export const numberOf = (entryIds: readonly string[], entryId: string): string =>
  String([...entryIds].toSorted().indexOf(entryId) + 1).padStart(3, '0')
