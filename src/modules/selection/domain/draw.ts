/** Whom a panel is drawn from: who knows the fields that most entries lie in, who served least of late, who has the fewest conflicts; then a lot. */

export interface Candidate {
  personId: string
  fields: readonly string[]
  /** How many entries they judged of late. */
  recent: number
  /** Entries of the round that they may not judge. */
  conflicts: number
}

export interface Drawn {
  personId: string
  /** Fields of the round that they know. */
  fields: string[]
  recent: number
  conflicts: number
}

/** A number that nobody can steer: the same for the same round and person, another in the next round. */
function lot(seed: string, personId: string): number {
  let mixed = 2166136261
  for (const letter of seed + personId) mixed = Math.imul(mixed ^ letter.codePointAt(0)!, 16777619)
  return mixed >>> 0
}

/** `most` is what one of them takes; `demand` how many scores each field needs. Who may judge no entry at all is not drawn. */
export function draw(
  candidates: readonly Candidate[],
  demand: ReadonlyMap<string, number>,
  { count, entries, most, seed }: { count: number; entries: number; most: number; seed: string },
): Drawn[] {
  const open = new Map(demand)
  const left = candidates.filter((one) => entries === 0 || one.conflicts < entries)
  const drawn: Drawn[] = []
  const wanted = (one: Candidate) => one.fields.reduce((sum, field) => sum + Math.max(0, open.get(field) ?? 0), 0)
  while (drawn.length < count && left.length > 0) {
    left.sort(
      (a, b) =>
        Math.min(most, wanted(b)) - Math.min(most, wanted(a)) ||
        a.recent - b.recent ||
        a.conflicts - b.conflicts ||
        lot(seed, a.personId) - lot(seed, b.personId),
    )
    const one = left.shift()!
    const known = one.fields.filter((field) => demand.has(field))
    let takes = most
    for (const field of known) {
      const part = Math.min(takes, Math.max(0, open.get(field)!))
      open.set(field, open.get(field)! - part)
      takes -= part
    }
    drawn.push({ personId: one.personId, fields: known, recent: one.recent, conflicts: one.conflicts })
  }
  return drawn
}
