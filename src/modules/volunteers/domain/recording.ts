import type { Day } from '#kernel/days.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'
import type { SignUpState } from '#modules/volunteers/domain/sign-up.ts'

export interface GivenLine {
  minutes: number
  content: string
  quality: string | null
}

export interface LineRules {
  longestMinutes: number
  qualities: readonly { code: string }[]
}

/** What is wrong with a line, at its fields under `at`. */
export function mistakesOf(line: GivenLine, rules: LineRules, at: string): FieldRefusal[] {
  const mistakes: FieldRefusal[] = []
  if (line.minutes > rules.longestMinutes)
    mistakes.push({
      field: `${at}minutes`,
      code: 'volunteers/too-long',
      params: { minutes: rules.longestMinutes },
    })
  if (line.quality !== null && !rules.qualities.some((one) => one.code === line.quality))
    mistakes.push({ field: `${at}quality`, code: 'volunteers/code-unknown' })
  return mistakes
}

/** Whom a line may be about. */
export interface Present {
  state: SignUpState
  /** Has a line that holds. */
  recorded: boolean
  /** On the staff of whoever records: their working time is not volunteering. */
  colleague: boolean
}

export interface Recording {
  endsAt: Date
  calledOff: boolean
  /** Undefined where the working days of that year are not known: then nothing is late. */
  dueOn: Day | undefined
}

/**
 * May this be recorded? After the end, of people who signed up or came, once each; past the term only with a reason, and marked as late. Answers
 * whether it is.
 */
export function decideRecording(
  activity: Recording,
  given: {
    lines: readonly (GivenLine & { volunteerId: string; offDuty: boolean })[]
    absentIds: readonly string[]
    lateReason: string | null
  },
  present: ReadonlyMap<string, Present>,
  now: Date,
  today: Day,
  rules: LineRules,
): Decision<{ late: boolean }> {
  if (activity.calledOff) return refuse('volunteers/called-off')
  if (now < activity.endsAt) return refuse('volunteers/not-over-yet')
  const mistakes: FieldRefusal[] = []
  const seen = new Set<string>()
  const about = (id: string, field: string): Present | undefined => {
    const one = present.get(id)
    if (!one || !['signed', 'came', 'absent'].includes(one.state))
      return void mistakes.push({ field, code: 'volunteers/not-signed-up' })
    if (one.recorded || seen.has(id)) return void mistakes.push({ field, code: 'volunteers/recorded-already' })
    seen.add(id)
    return one
  }
  for (const [at, line] of given.lines.entries()) {
    const one = about(line.volunteerId, `lines.${at}.volunteerId`)
    if (one?.colleague && !line.offDuty)
      mistakes.push({ field: `lines.${at}.offDuty`, code: 'volunteers/off-duty-missing' })
    mistakes.push(...mistakesOf(line, rules, `lines.${at}.`))
  }
  for (const [at, id] of given.absentIds.entries()) about(id, `absentIds.${at}`)
  const late = activity.dueOn !== undefined && today > activity.dueOn
  if (late && given.lines.length > 0 && !given.lateReason)
    mistakes.push({ field: 'lateReason', code: 'volunteers/late-reason-missing' })
  if (mistakes.length > 0) return refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)
  return accept({ late })
}
