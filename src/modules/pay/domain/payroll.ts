import { addDays, daysBetween, firstDayOf, lastDayOf, type Month } from '#kernel/days.ts'
import { allowancesIn, type PaidAllowance } from '#modules/pay/domain/allowances.ts'
import type { Career } from '#modules/pay/domain/grade.ts'
import { type Period, standingOn } from '#modules/pay/domain/periods.ts'
import type { Scheme } from '#modules/pay/domain/scheme.ts'

/** What a month owes a person for one thing: the level, or an allowance. */
export interface Due {
  /** `grade`, or the allowance's code. */
  code: string
  fen: number
}

/** A line of the payroll basis of a month. Arrears and claw-backs name the month they are for. */
export interface Line extends Due {
  forMonth: Month
  kind: 'due' | 'arrears' | 'claw-back'
}

/** What another employer has paid for a month. What is due once counts as paid where the same scheme paid it. */
interface PaidElsewhere extends Due {
  forMonth: Month
  sameScheme: boolean
}

/** What a month owes by the periods that stand and the facts as they are known now. */
function dueIn(
  career: Career,
  periods: readonly Period[],
  month: Month,
  paid: readonly PaidAllowance[],
): { due: Due[]; unsaid: string[]; missing: string[] } {
  const grade = gradePay(career, periods, month)
  const allowances = allowancesIn(career, month, paid)
  return {
    due: [
      ...(grade > 0 ? [{ code: 'grade', fen: grade }] : []),
      ...allowances.flatMap((one) => (one.is === 'paid' ? [{ code: one.code, fen: one.fen }] : [])),
    ],
    unsaid: allowances.flatMap((one) => (one.is === 'unknown' ? [one.code] : [])),
    missing: allowances.flatMap((one) => (one.is === 'unknown' ? one.missing : [])),
  }
}

function gradePay(career: Career, periods: readonly Period[], month: Month): number {
  const { monthOfChange } = career.ruleOn(lastDayOf(month)).scheme
  const { parts, days } = gradesIn(periods, month, monthOfChange)
  return Math.round(parts.reduce((sum, one) => sum + (one.period.monthlyFen * one.days) / days, 0))
}

/** The grades by which a month is paid, each with for how many of its days. */
export function gradesIn(
  periods: readonly Period[],
  month: Month,
  monthOfChange: Scheme['monthOfChange'],
): { parts: { period: Period; days: number }[]; days: number } {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const days = daysBetween(first, last) + 1
  const touching = periods.map((period) => ({ period, days: daysIn(period, month) })).filter((one) => one.days > 0)
  if (monthOfChange === 'by-days' || touching.length === 0) return { parts: touching, days }
  // Whoever comes or goes within the month is paid by the days; only a change of grade follows the first or the last of them.
  const period =
    standingOn(
      touching.map((one) => one.period),
      monthOfChange === 'first-day' ? first : last,
    ) ?? (monthOfChange === 'first-day' ? touching[0]! : touching.at(-1)!).period
  return { parts: [{ period, days: touching.reduce((sum, one) => sum + one.days, 0) }], days }
}

function daysIn(period: Period, month: Month): number {
  const [first, after] = [firstDayOf(month), addDays(lastDayOf(month), 1)]
  const from = period.from > first ? period.from : first
  const until = period.until !== null && period.until < after ? period.until : after
  return Math.max(0, daysBetween(from, until))
}

/**
 * The lines of a month: what it owes, and for every locked month before it what is owed now and was not paid, or was paid and is not owed.
 * Locked lines are never touched; the difference is a line of its own, and once locked it counts as paid for its month.
 */
export function linesFor(
  career: Career,
  periods: readonly Period[],
  month: Month,
  locked: readonly Line[],
  lockedMonths: readonly Month[],
  elsewhere: readonly PaidElsewhere[] = [],
): { lines: Line[]; missing: string[] } {
  const differences: Line[] = []
  // What is due once is due in the first month that owes it, which may not be the one that paid it: months follow what those before them owe.
  const owedBefore: PaidAllowance[] = elsewhere
    .filter(({ code, fen, sameScheme }) => code !== 'grade' && fen > 0 && sameScheme)
    .map(({ code, forMonth }) => ({ code, month: forMonth }))
  for (const earlier of [...lockedMonths].filter((one) => one < month).sort()) {
    const paid = sums(locked.filter((line) => line.forMonth === earlier))
    const { due, unsaid } = dueIn(career, periods, earlier, owedBefore)
    const owed = sums(lessPaid(due, earlier, elsewhere))
    // Of what cannot be said nothing is taken back.
    for (const code of unsaid) owed.set(code, paid.get(code) ?? 0)
    for (const code of new Set([...paid.keys(), ...owed.keys()])) {
      const difference = (owed.get(code) ?? 0) - (paid.get(code) ?? 0)
      if (difference !== 0)
        differences.push({ code, fen: difference, forMonth: earlier, kind: difference > 0 ? 'arrears' : 'claw-back' })
    }
    for (const [code, fen] of owed) if (code !== 'grade' && fen > 0) owedBefore.push({ code, month: earlier })
  }
  const now = dueIn(career, periods, month, owedBefore)
  return {
    lines: [
      ...lessPaid(now.due, month, elsewhere).map((due): Line => ({ ...due, forMonth: month, kind: 'due' })),
      ...differences,
    ],
    missing: now.missing,
  }
}

/** What of a month is still owed where another employer has paid some of it. */
const lessPaid = (due: readonly Due[], month: Month, elsewhere: readonly PaidElsewhere[]): Due[] =>
  due.flatMap(({ code, fen }) => {
    const paid = elsewhere
      .filter((one) => one.forMonth === month && one.code === code)
      .reduce((sum, one) => sum + one.fen, 0)
    return fen > paid ? [{ code, fen: fen - Math.max(0, paid) }] : []
  })

function sums(lines: readonly Due[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { code, fen } of lines) totals.set(code, (totals.get(code) ?? 0) + fen)
  return totals
}
