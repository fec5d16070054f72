import { addDays, addMonths, type Day, daysBetween, lastDayOf, type Month, monthOf } from '#kernel/days.ts'

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
    const whole = monthsBetween(fromOn, untilOn)
    months += whole
    days += daysBetween(sameDayIn(addMonths(monthOf(fromOn), whole), fromOn), untilOn)
  }
  return Math.floor((months + Math.floor(days / 30)) / 12)
}

function monthsBetween(from: Day, to: Day): number {
  const between =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return sameDayIn(monthOf(to), from) > to ? between - 1 : between
}

/** The day of a month with the number of another day; the last one where it has none. */
function sameDayIn(month: Month, day: Day): Day {
  const last = lastDayOf(month)
  const same = `${month}-${day.slice(8)}`
  return same < last ? (same as Day) : last
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

/**
 * The days up to a day on which another whole year is full. Years only grow, so each is found by halving; where one stretch simply goes
 * on it is looked for around its anniversary first.
 */
export function fullYearDays(periods: readonly Period[], without: readonly Period[], until: Day): Day[] {
  const first = periods.map(({ fromOn }) => fromOn).sort()[0]
  if (!first) return []
  const found: Day[] = []
  const most = wholeYears(periods, without, until)
  const isSimple = periods.length === 1 && without.length === 0
  for (let year = 1; year <= most; year++) {
    const anniversary = isSimple ? sameDayIn(addMonths(monthOf(first), year * 12), first) : undefined
    // The days left over count thirty to a month: a year may fill a day before its anniversary.
    const near = anniversary && [addDays(anniversary, -1), anniversary].find((day) => wholeYears(periods, without, day) >= year)
    found.push(near && near <= until ? near : firstDayWith(year, found.at(-1) ?? first))
  }
  return found

  function firstDayWith(year: number, after: Day): Day {
    let low = 0
    let high = daysBetween(after, until)
    while (low < high) {
      const middle = (low + high) >> 1
      if (wholeYears(periods, without, addDays(after, middle)) >= year) high = middle
      else low = middle + 1
    }
    return addDays(after, low)
  }
}
