import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { type Contender, type Entry, type Standing, standings } from '#modules/posts/domain/recruitment.ts'
import type { RoundRules } from '#modules/posts/recruitment-rules.ts'
import { type DecisionKind, posts, type PostsTables } from '#modules/posts/tables.ts'

export type RoundRow = Omit<Selectable<PostsTables['posts.recruitment']>, 'rules'> & { rules: RoundRules }
export type PlaceRow = Selectable<PostsTables['posts.recruitment_place']>
export type CandidateRow = Selectable<PostsTables['posts.candidate']>

/** A round with all that decides who stands where. */
export interface Round {
  round: RoundRow
  places: PlaceRow[]
  candidates: CandidateRow[]
  /** What counts of each candidate, by stage. */
  entries: Map<string, Record<string, Entry>>
}

type Reader = Pick<Context, 'db' | 'query'>

/** A round within reach, locked until the end of the transaction where something is to change: acts on one round come one after the other. */
export async function findRound({ db }: Reader, id: string, lock = false): Promise<RoundRow> {
  const row = await posts(db)
    .selectFrom('posts.recruitment')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  return (row as RoundRow | undefined) ?? refuseNow('kernel/not-found')
}

/** Leaves where a round is over. */
export async function lockOpenRound(context: Reader, id: string): Promise<RoundRow> {
  const round = await findRound(context, id, true)
  return round.status === 'open' ? round : refuseNow('posts/recruitment-over')
}

/** Everything of a round, in three statements besides its own row. */
export async function readRound(context: Reader, round: RoundRow): Promise<Round> {
  const { db, query } = context
  const [places, candidates, rows] = await Promise.all([
    posts(db)
      .selectFrom('posts.recruitment_place')
      .selectAll()
      .where('recruitment_id', '=', round.id)
      .orderBy('id')
      .execute(),
    posts(db)
      .selectFrom('posts.candidate')
      .selectAll()
      .where('recruitment_id', '=', round.id)
      .orderBy('number')
      .execute(),
    query<Entry & { candidateId: string; stage: string; cleared: boolean }>(
      `select distinct on (candidate_id, stage) candidate_id as "candidateId", stage, passed, mark, absent, cleared
         from posts.recruitment_entry where recruitment_id = $1 order by candidate_id, stage, seq desc`,
      [round.id],
    ),
  ])
  const entries = new Map<string, Record<string, Entry>>()
  for (const { candidateId, stage, cleared, passed, mark, absent } of rows)
    if (!cleared) entries.set(candidateId, { ...entries.get(candidateId), [stage]: { passed, mark, absent } })
  return { round, places, candidates, entries }
}

const contender = ({ entries }: Round, row: CandidateRow): Contender => ({
  id: row.id,
  entries: entries.get(row.id) ?? {},
  preferred: row.preferred,
  withdrawnAt: row.withdrawn_at,
  lot: row.lot,
})

/** Where everybody stands when the round has come to a stage: its own, unless another is asked about. */
export function standingsOf(of: Round, stage = of.round.stage): Map<string, Standing> {
  const byPlace = Map.groupBy(of.candidates, (one) => one.place_id)
  return new Map(
    of.places.flatMap((place) => [
      ...standings(
        of.round.rules,
        stage,
        place.places,
        (byPlace.get(place.id) ?? []).map((one) => contender(of, one)),
      ),
    ]),
  )
}

export const stageOf = ({ round }: Pick<Round, 'round'>, code = round.stage) =>
  round.rules.stages.find((one) => one.code === code)

export const nextStageOf = ({ round }: Pick<Round, 'round'>) =>
  round.rules.stages[round.rules.stages.findIndex((one) => one.code === round.stage) + 1]

/** The equals that stand over a line of a place, now or before the next stage. */
export function tiedIn(of: Round, placeId: string): CandidateRow[] {
  const own = of.candidates.filter((one) => one.place_id === placeId)
  const tied = (stage: string) => {
    const found = standingsOf(of, stage)
    return own.filter((one) => found.get(one.id)?.state === 'tied')
  }
  const now = tied(of.round.stage)
  const next = nextStageOf(of)
  return now.length > 0 || !next ? now : tied(next.code)
}

export async function findCandidate({ db }: Reader, id: string): Promise<CandidateRow> {
  const row = await posts(db).selectFrom('posts.candidate').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

/** Keeps what the officer decided where the rule leaves it open. */
export async function keepDecision(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  round: Pick<RoundRow, 'id' | 'region_code'>,
  decision: { kind: DecisionKind; placeId?: string; candidateId?: string; value?: string; reason?: string },
): Promise<void> {
  await posts(db)
    .insertInto('posts.recruitment_decision')
    .values({
      id: newId<'decision'>(now),
      recruitment_id: round.id,
      place_id: decision.placeId ?? null,
      candidate_id: decision.candidateId ?? null,
      region_code: round.region_code,
      kind: decision.kind,
      value: decision.value ?? '',
      reason: decision.reason ?? '',
      decided_by: actor.personId,
      decided_at: now,
    })
    .execute()
}

/** A round's next version, with what changes. */
export async function saveRound(
  { db }: Reader,
  round: RoundRow,
  set: Partial<Pick<RoundRow, 'stage' | 'status' | 'public_from' | 'public_until' | 'closed_on'>>,
): Promise<number> {
  const version = round.version + 1
  await posts(db)
    .updateTable('posts.recruitment')
    .set({ ...set, version })
    .where('id', '=', round.id)
    .execute()
  return version
}

export async function saveCandidate(
  { db }: Reader,
  row: CandidateRow,
  set: Partial<
    Pick<
      CandidateRow,
      'known' | 'stated' | 'outcome' | 'preferred' | 'withdrawn_at' | 'withdrawn_on' | 'person_id' | 'incumbency_id'
    >
  >,
): Promise<number> {
  const version = row.version + 1
  const { known, stated, ...rest } = set
  await posts(db)
    .updateTable('posts.candidate')
    .set({
      ...rest,
      ...(known && { known: JSON.stringify(known) as never }),
      ...(stated && { stated: JSON.stringify(stated) as never }),
      version,
    })
    .where('id', '=', row.id)
    .execute()
  return version
}
