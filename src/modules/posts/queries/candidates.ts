import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import { personNames } from '#modules/identity/public.ts'
import { judgedShown, wantedBy } from '#modules/posts/commands/recruitment-candidates.ts'
import type * as contract from '#modules/posts/contract.ts'
import { placeNames } from '#modules/posts/queries/recruitment.ts'
import { askedFacts, judge } from '#modules/posts/recruitment-rules.ts'
import {
  type CandidateRow,
  findRound,
  findCandidate,
  readRound,
  type Round,
  standingsOf,
} from '#modules/posts/recruitment-store.ts'
import { posts } from '#modules/posts/tables.ts'

export type CandidateShown = OutputOf<typeof contract.candidates>['rows'][number]
type Reader = Pick<Context, 'db' | 'query'>

/** Everyone of a round with where they stand: by place, the best first, then by number. Read whole: a rank is one among all. */
export async function everyCandidate(context: Reader, of: Round): Promise<CandidateShown[]> {
  const [names, people] = await Promise.all([
    placeNames(context, of.places),
    personNames(
      context.query,
      of.candidates.map((one) => one.person_id),
    ),
  ])
  const now = standingsOf(of)
  const { stages } = of.round.rules
  const placeAt = new Map(of.places.map((place, at) => [place.id, { place, at }]))
  const show = (row: CandidateRow): CandidateShown => {
    const standing = now.get(row.id)!
    const { place } = placeAt.get(row.place_id)!
    const marks = Object.entries(of.entries.get(row.id) ?? {}).map(([stage, entry]) => [
      stage,
      { ...entry, mark: points(entry.mark) },
    ])
    return {
      candidateId: row.id,
      number: row.number,
      name: (row.person_id && people.get(row.person_id)) || row.name,
      personId: row.person_id,
      outside: row.identity_number_hash !== null,
      identityNumberMasked: row.identity_number_last4 ? maskIdentityNumber(row.identity_number_last4) : null,
      placeId: row.place_id,
      postTitle: names.title(place.post_id),
      organisationName: names.organisation(place.organisation_id),
      outcome: row.outcome,
      preferred: row.preferred,
      state: standing.state,
      stage: standing.stage,
      stageName: stages.find((one) => one.code === standing.stage)!.name,
      why: standing.why,
      marks: Object.fromEntries(marks) as CandidateShown['marks'],
      total: points(standing.total),
      rank: standing.rank,
      shared: standing.shared,
      appointed: row.incumbency_id !== null,
      version: row.version,
    }
  }
  return of.candidates
    .map(show)
    .toSorted(
      (a, b) =>
        placeAt.get(a.placeId)!.at - placeAt.get(b.placeId)!.at ||
        (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
        a.number - b.number,
    )
}

const points = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100)

interface Filter {
  recruitmentId: string
  search?: string | undefined
  placeId?: string | undefined
  state?: CandidateShown['state'] | undefined
}

/** A page of the candidates of a round. */
export async function candidatePageOf(
  context: Reader,
  { recruitmentId, search, placeId, state }: Filter,
  size: number,
  after: string | undefined,
): Promise<Page<CandidateShown>> {
  const round = await findRound(context, recruitmentId)
  const all = await everyCandidate(context, await readRound(context, round))
  const typed = search?.normalize('NFKC').trim()
  const found = all.filter(
    (one) =>
      (!placeId || one.placeId === placeId) &&
      (!state || one.state === state) &&
      (!typed || one.name.includes(typed) || String(one.number) === typed),
  )
  const [from] = readCursor(after, 1) ?? []
  const start = typeof from === 'number' && from > 0 ? from : 0
  return {
    rows: found.slice(start, start + size),
    total: found.length,
    totalIsExact: true,
    next: found.length > start + size ? cursorOf([start + size]) : null,
  }
}

export const candidates: Handler<typeof contract.candidates> = (context, { size, after, ...filter }) => {
  context.about({ subject: { kind: 'recruitment', id: filter.recruitmentId } })
  return candidatePageOf(context, filter, size, after)
}

/** One candidate: the conditions with their clauses, and all that was entered, what was corrected too. */
export const candidatePage: Handler<typeof contract.candidatePage> = async (context, { candidateId }) => {
  const { db, query, house, about } = context
  const row = await findCandidate(context, candidateId)
  const round = await findRound(context, row.recruitment_id)
  const loaded = await readRound(context, round)
  const [all, entries] = await Promise.all([
    everyCandidate(context, loaded),
    posts(db)
      .selectFrom('posts.recruitment_entry')
      .selectAll()
      .where('recruitment_id', '=', round.id)
      .where('candidate_id', '=', candidateId)
      .orderBy('seq', 'desc')
      .execute(),
  ])
  const people = await personNames(
    query,
    entries.map((one) => one.entered_by),
  )
  const place = loaded.places.find((one) => one.id === row.place_id)!
  const on = parseDay(round.sign_up_until)
  const wanted = wantedBy(place)
  const judged = judge(house.packs, round.rules, wanted, { ...row.stated, ...row.known }, on)
  const asked = askedFacts(house.packs, round.rules, wanted, round.region_code as RegionCode, on)
  const seen = new Set<string>()
  about({ subject: { kind: 'candidate', id: row.id } })
  const listed = all.find((one) => one.candidateId === candidateId)!
  return {
    ...listed,
    ...judgedShown(judged, asked, row.known, row.stated),
    preferred: listed.preferred,
    entries: entries.map((one) => {
      const inForce = !seen.has(one.stage) && !one.cleared
      seen.add(one.stage)
      return {
        stageName: round.rules.stages.find(({ code }) => code === one.stage)?.name ?? { zh: one.stage, en: one.stage },
        passed: one.passed,
        mark: points(one.mark),
        absent: one.absent,
        cleared: one.cleared,
        note: one.note,
        reason: one.reason,
        by: people.get(one.entered_by) ?? '',
        at: one.entered_at.toISOString(),
        inForce,
      }
    }),
  }
}
