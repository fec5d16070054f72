import type { Answer, Calendar, DaysLimit } from '#kernel/calendar.ts'
import { dueOn } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'

/** A public notice: how long it lasts, what stands there, and when an entry of it may be confirmed. */

/** 王*明, 王*: the first and the last character stay, so that neighbours know whom it is about and a search engine does not. */
export function maskMiddle(name: string): string {
  const letters = Array.from(name.trim())
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

interface Span {
  fromOn: Day
  lastOn: Day
}

/** The last day of a notice by the calendar as it is now: never earlier than what has been said already. */
export function lastDayNow({ fromOn, lastOn }: Span, lasts: DaysLimit, calendar: Calendar): Day {
  const due: Answer<Day> = dueOn(lasts, fromOn, calendar)
  return due.known && due.value > lastOn ? due.value : lastOn
}

type Standing = 'shown' | 'stopped' | 'ready' | 'struck' | 'confirmed'

/** Where an entry on a notice stands: an objection stops this one alone, whether its days are over or not. */
export function standingOf(
  entry: { state: 'standing' | 'struck' | 'confirmed'; lastOn: Day; open: number },
  today: Day,
): Standing {
  if (entry.state !== 'standing') return entry.state
  if (entry.open > 0) return 'stopped'
  return today > entry.lastOn ? 'ready' : 'shown'
}

/** Who is next in order: not chosen, not on the notice already, and still standing for it. */
export function nextUp<One extends { entryId: string; rank: number }>(
  list: readonly One[],
  onNotice: ReadonlySet<string>,
  eligible: ReadonlySet<string>,
): One | undefined {
  return list
    .filter((one) => !onNotice.has(one.entryId) && eligible.has(one.entryId))
    .toSorted((a, b) => a.rank - b.rank)[0]
}
