import { addDays, type Day, yearOf } from '#kernel/days.ts'
import { type Condition, type Facts, outcomeOf } from '#kernel/packs/decide.ts'

/** A line of the ledger as far as it is counted. */
export interface Line {
  id: string
  servedOn: Day
  minutes: number
  quality: string | null
  activityId: string
  reverses: string | null
}

/** The lines that hold: what was taken back is gone together with the line that took it back. */
export function holding<L extends Pick<Line, 'id' | 'reverses'>>(lines: readonly L[]): L[] {
  const takenBack = new Set(lines.flatMap((line) => line.reverses ?? []))
  return lines.filter((line) => line.reverses === null && !takenBack.has(line.id))
}

export const minutesOf = (lines: readonly Pick<Line, 'minutes'>[]): number =>
  lines.reduce((sum, line) => sum + line.minutes, 0)

/** Hours with one decimal, never rounded up: 59 minutes are 0.9. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 6) / 10

export interface StandingRules {
  stars: readonly { code: string; hours: number; when?: Condition | undefined }[]
  goodQualities: ReadonlySet<string>
  active: { months: number; minutes: number }
}

export interface Standing {
  minutes: number
  star: string | null
  /** The next one by hours; null at the highest. */
  nextStar: { code: string; minutesMissing: number } | null
  /** Exclusive: the first day on which they no longer count as active; null where they never did. */
  activeUntil: Day | null
}

/** What rules may know of somebody's service on a day. The share of good work is not known of whom nobody judged. */
export function factsOf(lines: readonly Line[], rules: Pick<StandingRules, 'goodQualities'>, on: Day): Facts {
  const held = holding(lines).filter((line) => line.servedOn <= on)
  const judged = held.filter((line) => line.quality !== null)
  const good = judged.filter((line) => rules.goodQualities.has(line.quality!))
  const ofYear = held.filter((line) => yearOf(line.servedOn) === yearOf(on))
  return {
    'volunteer.hours': hoursOf(minutesOf(held)),
    'volunteer.hoursThisYear': hoursOf(minutesOf(ofYear)),
    ...(judged.length > 0 && { 'volunteer.goodShare': Math.floor((good.length * 100) / judged.length) }),
  }
}

/**
 * Where somebody stands on a day. Hours are necessary for a star and not sufficient: what else the rule asks must be met, and the unknown is
 * not met. Active until so many months after the day by which the latest service came to enough.
 */
export function standingOf(lines: readonly Line[], rules: StandingRules, on: Day): Standing {
  const held = holding(lines).filter((line) => line.servedOn <= on)
  const minutes = minutesOf(held)
  const facts = factsOf(lines, rules, on)
  const reached = rules.stars.filter(
    (star) => minutes >= star.hours * 60 && (!star.when || outcomeOf(star.when, facts, on) === 'met'),
  )
  const next = rules.stars.find((star) => minutes < star.hours * 60)
  return {
    minutes,
    star: reached.at(-1)?.code ?? null,
    nextStar: next ? { code: next.code, minutesMissing: Math.ceil(next.hours * 60 - minutes) } : null,
    activeUntil: activeUntil(held, rules.active),
  }
}

/** Going back from the latest line until there is enough: that line's day is the last that has to lie within the months. */
function activeUntil(held: readonly Line[], rule: StandingRules['active']): Day | null {
  let sum = 0
  for (const line of held.toSorted((one, other) => (one.servedOn < other.servedOn ? 1 : -1))) {
    sum += line.minutes
    if (sum >= rule.minutes) return addDays(monthsLater(line.servedOn, rule.months), 1)
  }
  return null
}

/** The same day so many months later, or the last of that month. */
function monthsLater(day: Day, months: number): Day {
  const whole = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months
  const first = `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}-01` as Day
  const next = `${Math.floor((whole + 1) / 12)}-${String(((whole + 1) % 12) + 1).padStart(2, '0')}-01` as Day
  const wanted = addDays(first, Number(day.slice(8)) - 1)
  return wanted < next ? wanted : addDays(next, -1)
}
