import type { Context } from '#kernel/context.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type Act, mayNow, type Stage } from '#modules/assessment/domain/round.ts'
import {
  type Given,
  type ItemPoints,
  pointsOf,
  type Reading,
  type ScorerKind,
  totalOf,
} from '#modules/assessment/domain/scheme.ts'
import { Frozen } from '#modules/assessment/rules.ts'

/** Rows ⇄ domain of a round; the only writer of what more than one command writes. */

type Query = Pick<Context, 'query'>

export interface RoundRow {
  id: string
  version: number
  region_code: RegionCode
  year: number
  title: string
  stage: Stage
  scheme: Frozen
  share_reading: Reading
  opened_on: string
  opened_by: string
  self_until: string | null
  score_until: string | null
  told_on: string | null
  appeals_until: string | null
  sealed_on: string | null
  sealed_by: string | null
}

/** A round within reach; left with 'not found' where there is none. */
export async function getRound(
  { query }: Query,
  roundId: string,
  lock: '' | 'for update' | 'for share' = '',
): Promise<RoundRow> {
  const [row] = await query<RoundRow>(`select * from assessment.round where id = $1 ${lock}`, [roundId])
  return row ? { ...row, scheme: Frozen.parse(row.scheme) } : refuseNow('kernel/not-found')
}

/** Leaves with a refusal where the stage does not allow it. */
export function checkStage(round: Pick<RoundRow, 'stage'>, act: Act): void {
  if (!mayNow(act, round.stage)) refuseNow('assessment/not-this-stage')
}

export interface ParticipantRow {
  id: string
  version: number
  round_id: string
  person_id: string
  region_code: string
  organisation_id: string
  employer_id: string | null
  exempt_code: string | null
  exempt_note: string | null
  figures: Facts
  figures_on: string | null
  summary: string
  summary_at: Date | null
  total: number | null
  proposed_grade: string | null
  proposed_note: string | null
  proposed_by: string | null
  grade: string | null
  confirmed_by: string | null
}

export const participantsOf = (
  { query }: Query,
  roundId: string,
  organisationId: string | null = null,
): Promise<ParticipantRow[]> =>
  query<ParticipantRow>(
    'select * from assessment.participant where round_id = $1 and ($2::uuid is null or organisation_id = $2) order by organisation_id, id',
    [roundId, organisationId],
  )

export async function getParticipant({ query }: Query, id: string, lock = ''): Promise<ParticipantRow> {
  const [row] = await query<ParticipantRow>(`select * from assessment.participant where id = $1 ${lock}`, [id])
  return row ?? refuseNow('kernel/not-found')
}

export interface SheetRow {
  id: string
  version: number
  round_id: string
  participant_id: string
  person_id: string
  organisation_id: string
  scorer_id: string
  kind: ScorerKind
  points: Record<string, number>
  comment: string
  respondents: number | null
  kept_at: Date | null
  handed_in_at: Date | null
}

export const sheetsOf = ({ query }: Query, participantIds: readonly string[]): Promise<SheetRow[]> =>
  query<SheetRow>('select * from assessment.sheet where participant_id = any ($1::uuid[])', [participantIds])

export interface Scored {
  points: ItemPoints[]
  total: number | null
}

/** Points and total of people, from their figures and the sheets handed in. */
export function scored(
  scheme: Frozen,
  people: readonly Pick<ParticipantRow, 'id' | 'figures'>[],
  sheets: readonly SheetRow[],
): Map<string, Scored> {
  const given = Map.groupBy(
    sheets.filter((sheet) => sheet.handed_in_at !== null),
    (sheet) => sheet.participant_id,
  )
  return new Map(
    people.map(({ id, figures }) => {
      const points = pointsOf(scheme, figures, (given.get(id) ?? []) satisfies Given[])
      return [id, { points, total: totalOf(scheme, points) }]
    }),
  )
}

export interface NewDecision {
  participant: Pick<ParticipantRow, 'id' | 'round_id' | 'person_id' | 'region_code' | 'organisation_id'>
  act:
    | 'summary-handed-in'
    | 'exempted'
    | 'included'
    | 'proposed'
    | 'confirmed'
    | 'appealed'
    | 'appeal-decided'
    | 'sealed'
  grade?: string | null
  note?: string | null
}

/** Adds to what was done about people's grades. */
export async function saveDecisions(
  { query, actor, now }: Pick<Context, 'query' | 'actor' | 'now'>,
  decisions: readonly NewDecision[],
): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map(({ participant, act, grade, note }) => ({
    id: newId<'decision'>(now),
    round_id: participant.round_id,
    participant_id: participant.id,
    person_id: participant.person_id,
    region_code: participant.region_code,
    organisation_id: participant.organisation_id,
    act,
    grade: grade ?? null,
    note: note || null,
    by_id: actor.personId,
    at: now,
  }))
  await query(
    'insert into assessment.decision select * from jsonb_populate_recordset(null::assessment.decision, $1::jsonb)',
    [JSON.stringify(rows)],
  )
}

/** Writes what the year's facts are now; the version of a participant is of what people edit and stays. */
export async function saveFigures(
  { query }: Query,
  figures: ReadonlyMap<string, Facts>,
  roundId: string,
  on: string,
): Promise<void> {
  const rows = [...figures].map(([person_id, facts]) => ({ person_id, facts }))
  await query(
    `update assessment.participant p set figures = x.facts, figures_on = $3
       from jsonb_to_recordset($1::jsonb) as x (person_id uuid, facts jsonb) where p.round_id = $2 and p.person_id = x.person_id`,
    [JSON.stringify(rows), roundId, on],
  )
}
