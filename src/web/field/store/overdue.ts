/** When a phone last met the server, as far as its own clock can say. */
export interface Met {
  metAt?: number
  /** The latest hour the phone has seen: a clock that is turned back does not make it younger. */
  latestAt?: number
  /** From the rules of security, as the server last said them. */
  offlineDays?: number
}

const day = 86_400_000
/** Clocks are mended, and summer hours end; more than this back is no mending. Technical. */
const backAtMost = day

/** Has it been longer than a phone may go without the server? One that does not know since when has just begun. */
export function isOverdue({ metAt, latestAt = 0, offlineDays }: Met, now: number): boolean {
  if (metAt === undefined || offlineDays === undefined) return false
  return Math.max(now, latestAt) - metAt > offlineDays * day || now < latestAt - backAtMost
}
