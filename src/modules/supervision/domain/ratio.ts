/** How a team is made up: for so many workers, so many supervisors of some ranks. */
interface Team {
  workers: number
  parts: readonly { ranks: readonly string[]; count: number }[]
}

export interface TeamPart {
  ranks: readonly string[]
  needed: number
  there: number
  short: number
}

/** How many of each rank a place needs for its workers, and how many are missing. A team that is begun needs all its parts. */
export function teamNeeds(team: Team, workers: number, supervisorsByRank: ReadonlyMap<string, number>): TeamPart[] {
  const teams = Math.ceil(workers / team.workers)
  return team.parts.map(({ ranks, count }) => {
    const needed = teams * count
    const there = ranks.reduce((sum, rank) => sum + (supervisorsByRank.get(rank) ?? 0), 0)
    return { ranks, needed, there, short: Math.max(0, needed - there) }
  })
}
