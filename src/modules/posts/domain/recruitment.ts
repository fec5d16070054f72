/** How a round of recruitment runs: who comes into which stage, in which order, and what still stands in the way. */

export interface Stage {
  code: string
  kind: 'sign-up' | 'pass' | 'score' | 'public' | 'post'
  /** Of a hundred, for a stage with marks. */
  weight: number
  /** At least so many of a hundred. */
  passMark: number | null
  /** So many for each place come in; null is everybody. */
  ratio: number | null
  /** Equals over the line: all come in, or somebody decides. */
  ties: 'all' | 'decide'
  /** For who drops out from here on, the next comes in. */
  fillUp: boolean
  /** Before it is left, each place has enough candidates. */
  enough: boolean
}

export interface Scheme {
  stages: readonly Stage[]
  preferenceBy: 'tie' | 'points'
  preferencePoints: number
  tieBreaks: readonly string[]
}

/** What was entered of a candidate for a stage. Marks in hundredths, so that sums are exact. */
export interface Entry {
  passed: boolean | null
  mark: number | null
  absent: boolean
}

export interface Contender {
  id: string
  entries: Readonly<Record<string, Entry | undefined>>
  /** Holds the certificate that is preferred. */
  preferred: boolean
  /** The stage in which the candidate withdrew. */
  withdrawnAt: string | null
  /** The place among equals that somebody decided; the lower comes first. */
  lot: number | null
}

type Why = 'failed' | 'absent' | 'below-mark' | 'beyond-ratio' | 'objection'
export interface Standing {
  id: string
  /** `waiting`: an entry is missing; `tied`: equals stand over the line; `reserve`: comes in for who drops out. */
  state: 'in' | 'waiting' | 'tied' | 'reserve' | 'out' | 'withdrawn'
  /** The stage they are in, or in which it ended. */
  stage: string
  why: Why | null
  /** Hundredths; null before the first mark. */
  total: number | null
  rank: number | null
  /** Another one is equal in everything that counts. */
  shared: boolean
}

/** What is wrong with a scheme before anybody signs up; undefined where it can run. */
export function faultOf({
  stages,
  tieBreaks,
}: Pick<Scheme, 'stages' | 'tieBreaks'>): { code: string; params?: Record<string, number> } | undefined {
  if (stages[0]?.kind !== 'sign-up' || stages.at(-1)?.kind !== 'post') return { code: 'scheme-ends' }
  const scored = stages.filter((one) => one.kind === 'score')
  const sum = scored.reduce((total, one) => total + one.weight, 0)
  if (scored.length > 0 && sum !== 100) return { code: 'scheme-weights', params: { sum } }
  if (tieBreaks.some((one) => one !== 'certificate' && !scored.some((stage) => stage.code === one)))
    return { code: 'scheme-tie-breaks' }
  return undefined
}

/** What a certificate is to a place: what the post says; where it says “preferred”, what the round reads into that. */
export const certificateRole = (
  post: 'none' | 'preferred' | 'required',
  reading: 'preference' | 'condition' | null,
): 'none' | 'preference' | 'condition' =>
  post === 'required' ? 'condition' : post === 'none' ? 'none' : (reading ?? 'preference')

/** The weighted sum of the marks so far, with the points of a preference; null before the first mark. */
export function totalOf(one: Contender, { stages, preferenceBy, preferencePoints }: Scheme): number | null {
  const marks = stages.flatMap(({ code, kind, weight }) => {
    const mark = kind === 'score' ? one.entries[code]?.mark : undefined
    return mark === undefined || mark === null ? [] : [mark * weight]
  })
  if (marks.length === 0) return null
  const points = one.preferred && preferenceBy === 'points' ? preferencePoints * 100 : 0
  return Math.round(marks.reduce((sum, mark) => sum + mark, 0) / 100) + points
}

/** Whoever is ahead comes first; 0 for equals in everything that counts. */
function compare(a: Contender, b: Contender, scheme: Scheme): number {
  const byTotal = (totalOf(b, scheme) ?? -1) - (totalOf(a, scheme) ?? -1)
  if (byTotal !== 0) return byTotal
  for (const by of scheme.tieBreaks) {
    const of = (one: Contender) =>
      by === 'certificate' ? Number(one.preferred && scheme.preferenceBy === 'tie') : (one.entries[by]?.mark ?? -1)
    if (of(a) !== of(b)) return of(b) - of(a)
  }
  return (a.lot ?? 0) - (b.lot ?? 0)
}

/** How an entry ended it; null where it did not. */
function endedBy({ kind, passMark }: Stage, entry: Entry | undefined): Why | null {
  if (!entry) return null
  if (entry.absent) return 'absent'
  if (entry.passed === false) return kind === 'public' ? 'objection' : 'failed'
  if (kind === 'score' && passMark !== null && (entry.mark ?? 0) < passMark * 100) return 'below-mark'
  return null
}

const needsEntry = ({ kind }: Stage): boolean => kind === 'pass' || kind === 'score'

/** Where each candidate of one place stands when the round has come to a stage. Nothing is kept: a corrected mark moves everybody it concerns. */
export function standings(
  scheme: Scheme,
  nowAt: string,
  places: number,
  contenders: readonly Contender[],
): Map<string, Standing> {
  const { stages } = scheme
  const last = stages.findIndex((one) => one.code === nowAt)
  const found = new Map<string, Standing>()
  const end = (one: Contender, stage: Stage, state: Standing['state'], why: Why | null = null) =>
    void found.set(one.id, { id: one.id, state, stage: stage.code, why, total: null, rank: null, shared: false })
  const dropsFrom = (one: Contender, from: number) =>
    stages
      .slice(from, last + 1)
      .some((stage) => one.withdrawnAt === stage.code || endedBy(stage, one.entries[stage.code]) !== null)

  let alive = [...contenders]
  for (const [at, stage] of stages.slice(0, last + 1).entries()) {
    if (stage.ratio !== null) {
      const { admitted, tied, rest } = cut(
        alive,
        before(scheme, at),
        stage,
        Math.ceil(stage.ratio * places),
        (one) => stage.fillUp && dropsFrom(one, at),
      )
      for (const one of tied) end(one, stage, 'tied')
      for (const one of rest) end(one, stage, stage.fillUp ? 'reserve' : 'out', stage.fillUp ? null : 'beyond-ratio')
      alive = admitted
    }
    alive = alive.filter((one) => {
      const why = endedBy(stage, one.entries[stage.code])
      if (why) end(one, stage, 'out', why)
      else if (one.withdrawnAt === stage.code) end(one, stage, 'withdrawn')
      else if (needsEntry(stage) && !one.entries[stage.code]) end(one, stage, 'waiting')
      else return true
      return false
    })
  }
  for (const one of alive) end(one, stages[last]!, 'in')
  return ranked(scheme, contenders, found)
}

/** Those who are equal to the one at a place of an ordered list; they stand right behind it. */
function runFrom<T>(ordered: readonly T[], at: number, order: (a: T, b: T) => number): T[] {
  const end = ordered.findIndex((one, index) => index > at && order(ordered[at]!, one) !== 0)
  return ordered.slice(at, end < 0 ? ordered.length : end)
}

/** What counts at the line into a stage: the marks before it. */
function before(scheme: Scheme, at: number): Scheme {
  const stages = scheme.stages.slice(0, at)
  const counts = (by: string) => by === 'certificate' || stages.some((one) => one.code === by)
  return { ...scheme, stages, tieBreaks: scheme.tieBreaks.filter(counts) }
}

/** The best into so many seats; those who drop out later may leave their seat to the next. Equals over the line stand together. */
function cut(
  alive: readonly Contender[],
  scheme: Scheme,
  stage: Stage,
  seats: number,
  gives: (one: Contender) => boolean,
): { admitted: Contender[]; tied: Contender[]; rest: Contender[] } {
  // Where all equals come in, what somebody decided about a later line changes nothing here.
  const seen = (one: Contender) => (stage.ties === 'all' ? { ...one, lot: null } : one)
  const order = (a: Contender, b: Contender) => compare(seen(a), seen(b), scheme)
  const ordered = alive.toSorted(order)
  const admitted: Contender[] = []
  let taken = 0
  for (let at = 0; at < ordered.length;) {
    if (taken >= seats) return { admitted, tied: [], rest: ordered.slice(at) }
    const equals = runFrom(ordered, at, order)
    const staying = equals.filter((one) => !gives(one)).length
    at += equals.length
    if (stage.ties === 'decide' && taken + staying > seats) return { admitted, tied: equals, rest: ordered.slice(at) }
    admitted.push(...equals)
    taken += staying
  }
  return { admitted, tied: [], rest: [] }
}

/** Numbers those who have marks and did not fail, those who came farther first. */
function ranked(scheme: Scheme, contenders: readonly Contender[], found: Map<string, Standing>): Map<string, Standing> {
  const scored = scheme.stages.filter((one) => one.kind === 'score')
  const came = (one: Contender) => scored.filter(({ code }) => one.entries[code]).length
  const order = (a: Contender, b: Contender) => came(b) - came(a) || compare(a, b, scheme)
  const counted = contenders.filter((one) => {
    const { state, why } = found.get(one.id)!
    return totalOf(one, scheme) !== null && state !== 'withdrawn' && (state !== 'out' || why === 'beyond-ratio')
  })
  const places = new Map<string, { rank: number; shared: boolean }>()
  const ordered = counted.toSorted(order)
  for (let index = 0; index < ordered.length;) {
    const equals = runFrom(ordered, index, order)
    for (const one of equals) places.set(one.id, { rank: index + 1, shared: equals.length > 1 })
    index += equals.length
  }
  return new Map(
    contenders.map((one) => {
      const { rank = null, shared = false } = places.get(one.id) ?? {}
      return [one.id, { ...found.get(one.id)!, total: totalOf(one, scheme), rank, shared }]
    }),
  )
}

export interface PlaceNow {
  places: number
  /** Somebody said why it goes on with too few. */
  fewKept: boolean
  /** Where its candidates stand now, and would stand in the next stage. */
  now: readonly Standing[]
  next: readonly Standing[]
  appointed: number
}

type Obstacle =
  | 'sign-up-running'
  | 'entries-missing'
  | 'too-few'
  | 'nobody-left'
  | 'ties-undecided'
  | 'publicity-running'
  | 'not-appointed'

/** What stands in the way of leaving a stage, with how many; nothing where it can be left. */
export function obstacles(
  stage: Stage,
  places: readonly PlaceNow[],
  days: { today: string; signUpUntil: string; publicUntil: string | null },
  leastPerPlace: number,
): { code: Obstacle; count: number }[] {
  const open = places.filter((one) => one.places > 0)
  const people = (of: (place: PlaceNow) => readonly Standing[], state: Standing['state']) =>
    open.reduce((sum, place) => sum + of(place).filter((one) => one.state === state).length, 0)
  const isIn = (one: PlaceNow) => one.now.filter(({ state }) => state === 'in').length
  const few = (one: PlaceNow) => isIn(one) > 0 && isIn(one) < leastPerPlace * one.places && !one.fewKept
  const signUpRuns = stage.kind === 'sign-up' && days.today <= days.signUpUntil
  const counts: Record<Obstacle, number> = {
    'sign-up-running': Number(signUpRuns),
    'entries-missing': people((one) => one.now, 'waiting'),
    'ties-undecided':
      people((one) => one.now, 'tied') || (stage.kind === 'post' ? 0 : people((one) => one.next, 'tied')),
    'too-few': stage.enough ? open.filter(few).length : 0,
    'nobody-left':
      stage.kind === 'post' || signUpRuns ? 0 : open.filter((one) => isIn(one) === 0 && !one.now.some(waits)).length,
    'publicity-running': Number(stage.kind === 'public' && (!days.publicUntil || days.today <= days.publicUntil)),
    'not-appointed':
      stage.kind === 'post' ? open.reduce((sum, one) => sum + Math.max(0, isIn(one) - one.appointed), 0) : 0,
  }
  return (Object.keys(counts) as Obstacle[]).flatMap((code) =>
    counts[code] > 0 ? [{ code, count: counts[code] }] : [],
  )
}

const waits = ({ state }: Standing): boolean => state === 'waiting' || state === 'tied'
