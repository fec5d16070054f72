import { addDays, type Day, daysBetween, monthsLater } from '#kernel/days.ts'

/** From a day until a day (exclusive); null is still going on. */
export interface Period {
  fromOn: Day
  untilOn: Day | null
}

/**
 * Whole years in the given periods up to a day: what overlaps counts once, what lies in `without` (full-time study) does not count.
 * As an office adds up: each stretch in whole months, the days left over thirty to a month.
 */
export function wholeYears(periods: readonly Period[], without: readonly Period[], on: Day): number {
  let months = 0
  let days = 0
  for (const { fromOn, untilOn } of minus(united(periods, on), united(without, on))) {
    const [whole, left] = wholeMonths(fromOn, untilOn)
    months += whole
    days += left
  }
  return Math.floor((months + Math.floor(days / 30)) / 12)
}

function monthsBetween(from: Day, to: Day): number {
  const between =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return monthsLater(from, between) > to ? between - 1 : between
}

type Stretch = { fromOn: Day; untilOn: Day }

/** The periods up to a day, joined where they touch or overlap, in order. */
function united(periods: readonly Period[], on: Day): Stretch[] {
  const ended = periods
    .map(({ fromOn, untilOn }): Stretch => ({ fromOn, untilOn: untilOn && untilOn < on ? untilOn : on }))
    .filter(({ fromOn, untilOn }) => fromOn < untilOn)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  const joined: Stretch[] = []
  for (const next of ended) {
    const last = joined.at(-1)
    if (last && next.fromOn <= last.untilOn) last.untilOn = next.untilOn > last.untilOn ? next.untilOn : last.untilOn
    else joined.push({ ...next })
  }
  return joined
}

function minus(from: Stretch[], taken: Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>(
    (left, { fromOn, untilOn }) =>
      left.flatMap((one) =>
        [
          { fromOn: one.fromOn, untilOn: one.untilOn < fromOn ? one.untilOn : fromOn },
          { fromOn: one.fromOn > untilOn ? one.fromOn : untilOn, untilOn: one.untilOn },
        ].filter((part) => part.fromOn < part.untilOn),
      ),
    from,
  )
}

/** The days up to a day on which another whole year is full. The stretches are laid once; within one, years only grow. */
export function fullYearDays(periods: readonly Period[], without: readonly Period[], until: Day): Day[] {
  const found: Day[] = []
  // Of the stretches before: whole months, and the days left over.
  let months = 0
  let days = 0
  for (const { fromOn, untilOn } of minus(united(periods, until), united(without, until))) {
    const yearsOn = (day: Day): number => {
      const [whole, left] = wholeMonths(fromOn, day)
      return Math.floor((months + whole + Math.floor((days + left) / 30)) / 12)
    }
    for (const most = yearsOn(untilOn); found.length < most;) {
      const enough = (found.length + 1) * 12 - months
      // The months that are enough with the days left over, thirty to a month; of the last of them so many days, or the whole where it is shorter.
      const full = Math.max(0, enough - Math.floor((days + 30) / 30))
      const byDays = addDays(monthsLater(fromOn, full), Math.max(0, 30 * (enough - full) - days))
      const byMonths = monthsLater(fromOn, full + 1)
      found.push(byDays < byMonths ? byDays : byMonths)
    }
    const [whole, left] = wholeMonths(fromOn, untilOn)
    months += whole
    days += left
  }
  return found
}

function wholeMonths(from: Day, to: Day): [months: number, days: number] {
  const whole = monthsBetween(from, to)
  return [whole, daysBetween(monthsLater(from, whole), to)]
}
