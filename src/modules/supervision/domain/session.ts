import type { Day } from '#kernel/days.ts'
import { addDays } from '#kernel/days.ts'
import type { Decision, FieldRefusal } from '#kernel/refusal.ts'
import { accept, refuse } from '#kernel/refusal.ts'

/** A session as the supervisor tells it. */
export interface GivenSession {
  kind: 'individual' | 'group'
  personIds: readonly string[]
  heldOn: Day
  /** HH:MM. */
  startsAt: string
  endsAt: string
  mode: string
  functions: readonly string[]
  issues: string
  advice: string
  /** What concerns one of a group alone, and what was said of feelings. */
  parts: readonly { personId: string; note: string; emotional: string }[]
  actions: readonly { text: string; ownerPersonId: string; dueOn: Day }[]
}

/** What the decision rests on. */
export interface SessionFacts {
  today: Day
  supervisorId: string
  agreement: { fromOn: Day; members: readonly { personId: string; fromOn: Day; untilOn: Day | null }[] }
  rules: {
    recordWithinDays: number
    longestMinutes: number
    noteLength: number
    functions: readonly { code: string }[]
    modes: readonly { code: string }[]
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** How long it took; a session ends on the day it began. */
const minutesBetween = (startsAt: string, endsAt: string): number => minutesOf(endsAt) - minutesOf(startsAt)

/** May it be recorded so? Everything that is wrong is said at once, each at its field. */
export function decideSession(given: GivenSession, facts: SessionFacts): Decision<{ minutes: number }> {
  const { today, supervisorId, agreement, rules } = facts
  const minutes = minutesBetween(given.startsAt, given.endsAt)
  const known = (list: readonly { code: string }[], code: string) => list.some((one) => one.code === code)
  const there = new Set(given.personIds)
  const agreed = (personId: string) =>
    agreement.members.some(
      (one) => one.personId === personId && one.fromOn <= given.heldOn && (!one.untilOn || given.heldOn < one.untilOn),
    )
  const wrong: [field: string, code: string, params?: FieldRefusal['params']][] = []

  if (given.heldOn > today) wrong.push(['heldOn', 'day-in-future'])
  else if (given.heldOn < addDays(today, -rules.recordWithinDays))
    wrong.push(['heldOn', 'day-too-long-ago', { days: rules.recordWithinDays }])
  else if (given.heldOn < agreement.fromOn) wrong.push(['heldOn', 'before-agreement', { fromOn: agreement.fromOn }])
  if (minutes <= 0) wrong.push(['endsAt', 'ends-before-it-starts'])
  else if (minutes > rules.longestMinutes) wrong.push(['endsAt', 'too-long', { minutes: rules.longestMinutes }])
  if (!known(rules.modes, given.mode)) wrong.push(['mode', 'code-unknown'])
  if (given.functions.length === 0 || !given.functions.every((code) => known(rules.functions, code)))
    wrong.push(['functions', given.functions.length === 0 ? 'functions-missing' : 'code-unknown'])

  if (there.size === 0) wrong.push(['personIds', 'nobody-there'])
  else if (given.heldOn <= today && ![...there].every(agreed)) wrong.push(['personIds', 'not-in-agreement'])
  else if (given.kind === 'individual' && there.size > 1) wrong.push(['personIds', 'individual-is-for-one'])
  else if (given.kind === 'group' && there.size < 2) wrong.push(['personIds', 'group-is-for-several'])

  const tooLong = (text: string) => text.length > rules.noteLength
  if (given.issues.trim() === '') wrong.push(['issues', 'issues-missing'])
  for (const field of ['issues', 'advice'] as const)
    if (tooLong(given[field])) wrong.push([field, 'note-too-long', { length: rules.noteLength }])
  given.parts.forEach((part, at) => {
    if (!there.has(part.personId)) wrong.push([`parts.${at}.personId`, 'not-there'])
    if (tooLong(part.note)) wrong.push([`parts.${at}.note`, 'note-too-long', { length: rules.noteLength }])
    if (tooLong(part.emotional)) wrong.push([`parts.${at}.emotional`, 'note-too-long', { length: rules.noteLength }])
  })
  given.actions.forEach((action, at) => {
    if (!there.has(action.ownerPersonId) && action.ownerPersonId !== supervisorId)
      wrong.push([`actions.${at}.ownerPersonId`, 'not-there'])
    if (action.dueOn < given.heldOn) wrong.push([`actions.${at}.dueOn`, 'due-before-session'])
  })

  if (wrong.length === 0) return accept({ minutes })
  return refuse(
    'kernel/invalid-input',
    { count: wrong.length },
    wrong.map(([field, code, params]) => ({ field, code: `supervision/${code}`, ...(params && { params }) })),
  )
}
