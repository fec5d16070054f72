export interface Candidate {
  id: string
  outcome: 'met' | 'unmet' | 'unknown'
  preferred: number
}

export interface RankedCandidate extends Candidate {
  rank: number
  /** Equals stand on both sides of the last place. */
  tied: boolean
}

const order = { met: 0, unknown: 1, unmet: 2 }

/** Candidates in their order: whom the entry rule surely lets in, then by how many preferences are met. Equals share a rank; over the last place they are a tie. */
export function rankCandidates(candidates: readonly Candidate[], places: number | null): RankedCandidate[] {
  const compare = (a: Candidate, b: Candidate) => order[a.outcome] - order[b.outcome] || b.preferred - a.preferred
  const sorted = candidates.toSorted((a, b) => compare(a, b) || a.id.localeCompare(b.id))
  const lastIn = places === null || places < 1 ? undefined : sorted[places - 1]
  const firstOut = places === null || places < 1 ? undefined : sorted[places]
  const tie = lastIn && firstOut && compare(lastIn, firstOut) === 0
  return sorted.map((one) => ({
    ...one,
    rank: sorted.findIndex((other) => compare(other, one) === 0) + 1,
    tied: Boolean(tie && compare(one, lastIn) === 0),
  }))
}
