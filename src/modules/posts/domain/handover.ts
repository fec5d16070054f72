import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export interface CarriedOne {
  kind: 'client' | 'case' | 'group' | 'household'
  id: string
  /** The client of a case. */
  clientId: string | null
  stationId: string
}

export interface Takers {
  /** Takes all that is not said otherwise. */
  toPersonId: string | null
  others: readonly { kind: CarriedOne['kind']; id: string; toPersonId: string }[]
}

export interface Move extends CarriedOne {
  to: string
}

/**
 * Who takes each thing. A case that is not named goes with its client; a household that is not named goes with the taker of the rest, or with whoever takes most. Each taker works
 * at the thing's station; nothing may be left.
 */
export function planMoves(
  things: readonly CarriedOne[],
  takers: Takers,
  worksAt: (personId: string, stationId: string) => boolean,
): Decision<Move[]> {
  const named = new Map(takers.others.map((one) => [`${one.kind} ${one.id}`, one.toPersonId]))
  const most = mostNamed(takers)
  const takerOf = (thing: CarriedOne): string | null =>
    named.get(`${thing.kind} ${thing.id}`) ??
    (thing.kind === 'case' ? named.get(`client ${thing.clientId}`) : undefined) ??
    takers.toPersonId ??
    (thing.kind === 'household' ? most : null)
  const moves = things.map((thing) => ({ ...thing, to: takerOf(thing) }))
  const left = moves.filter((move) => move.to === null)
  if (left.length > 0) return refuse('posts/something-left', { count: left.length })
  const planned = moves.flatMap((move) => (move.to === null ? [] : [{ ...move, to: move.to }]))
  if (planned.some((move) => !worksAt(move.to, move.stationId)))
    return refuse('kernel/invalid-input', { count: 1 }, [{ field: 'toPersonId', code: 'posts/taker-not-at-station' }])
  return accept(planned)
}

function mostNamed({ others }: Takers): string | null {
  const counts = new Map<string, number>()
  for (const { toPersonId } of others) counts.set(toPersonId, (counts.get(toPersonId) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
