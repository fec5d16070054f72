import { type Day, daysBetween, todayIn } from '#kernel/days.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'

/** A refusal to be visited is a result like another: nobody is made to open the door. */
export type VisitOutcome = 'met' | 'refused' | 'not-met' | 'lost-contact'
export type VisitMode = 'home' | 'phone' | 'online' | 'station' | 'outdoors'

/** What the worker says; parsed, not yet believed. */
export interface VisitInput {
  heldOn: Day
  /** 'HH:MM' in China's one time zone. */
  startedAt: string | null
  minutes: number
  mode: VisitMode
  outcome: VisitOutcome
  serviceCodes: readonly string[]
  note: string
  photographs: number
}

/** Values of the pack in force on the day. */
export interface VisitLimits {
  /** Whole minutes; below the first, a meeting is not one. Visits without a meeting may take none. */
  minutesWhenMet: { atLeast: number; atMost: number }
  /** Characters as people count them. */
  noteLength: number
  photographs: number
  /** How many calendar days back a visit may still be recorded. */
  backDays: number
  /** What follows from an outcome, as a code of the pack; an outcome that is not named asks for nothing. */
  nextSteps: Readonly<Partial<Record<VisitOutcome, string>>>
}

export interface VisitFacts {
  now: Date
  client: {
    bornOn: Day | null
    registeredOn: Day
    /** The last day of the file; null while it is open. */
    closedOn: Day | null
  }
  limits: VisitLimits
  /** Service code → the modes it can be done in. Holds what the catalogue offered on the day of the visit. */
  catalogue: ReadonlyMap<string, readonly VisitMode[]>
}

export interface AcceptedVisit extends Omit<VisitInput, 'photographs'> {
  /** Each code once, in the order given. */
  serviceCodes: string[]
  /** Without blank ends and without characters that no database stores. */
  note: string
  nextStep: string | null
}

/** Every "no" of this rule, with its params; the words stand in refusals.ts. */
export type VisitRefusal =
  | 'services/visit-has-mistakes'
  /** { today } */
  | 'services/held-in-future'
  /** { backDays } */
  | 'services/held-too-long-ago'
  | 'services/held-before-birth'
  /** { registeredOn } */
  | 'services/held-before-registration'
  /** { closedOn } */
  | 'services/held-after-closure'
  | 'services/starts-in-future'
  | 'services/ends-in-future'
  | 'services/minutes-not-whole'
  /** { atLeast } */
  | 'services/minutes-too-few'
  /** { atMost } */
  | 'services/minutes-too-many'
  | 'services/service-missing'
  /** { service } */
  | 'services/service-unknown'
  /** { service, mode } */
  | 'services/service-not-in-this-mode'
  | 'services/note-blank'
  /** { atMost, length } */
  | 'services/note-too-long'
  /** { atMost, count } */
  | 'services/photographs-too-many'

/** Phones' clocks run a little fast; a technical number, not a policy's. */
const clockToleranceMs = 5 * 60_000

/** Takes a visit, or says everything that is wrong with it at once, each at its field. */
export function decideVisit(input: VisitInput, facts: VisitFacts): Decision<AcceptedVisit> {
  const note = cleaned(input.note)
  const serviceCodes = [...new Set(input.serviceCodes)]
  const mistakes = [
    dayMistake(input.heldOn, facts),
    startMistake(input, facts.now),
    minutesMistake(input, facts),
    ...serviceMistakes(serviceCodes, input, facts),
    noteMistake(note, input.note, facts.limits),
    photographMistake(input.photographs, facts.limits),
  ].filter((mistake) => mistake !== undefined)
  if (mistakes.length > 0) return refuse('services/visit-has-mistakes' satisfies VisitRefusal, undefined, mistakes)

  const { photographs: _, ...kept } = input
  return accept({ ...kept, serviceCodes, note, nextStep: facts.limits.nextSteps[input.outcome] ?? null })
}

const at = (field: keyof VisitInput, code: VisitRefusal, params?: FieldRefusal['params']): FieldRefusal => ({
  field,
  code,
  ...(params && { params }),
})

/** The first that is wrong: one day has one mistake. */
function dayMistake(heldOn: Day, { now, client, limits }: VisitFacts): FieldRefusal | undefined {
  const today = todayIn(now)
  if (heldOn > today) return at('heldOn', 'services/held-in-future', { today })
  if (client.bornOn && heldOn < client.bornOn) return at('heldOn', 'services/held-before-birth')
  if (heldOn < client.registeredOn) {
    return at('heldOn', 'services/held-before-registration', { registeredOn: client.registeredOn })
  }
  if (client.closedOn && heldOn > client.closedOn) {
    return at('heldOn', 'services/held-after-closure', { closedOn: client.closedOn })
  }
  if (daysBetween(heldOn, today) > limits.backDays)
    return at('heldOn', 'services/held-too-long-ago', { backDays: limits.backDays })
  return undefined
}

/** Said only where the day itself is right; a future day has been refused already. */
function startMistake({ heldOn, startedAt, minutes }: VisitInput, now: Date): FieldRefusal | undefined {
  if (startedAt === null || heldOn > todayIn(now)) return undefined
  const begins = Date.parse(`${heldOn}T${startedAt}:00+08:00`)
  const latest = now.getTime() + clockToleranceMs
  if (begins > latest) return at('startedAt', 'services/starts-in-future')
  return begins + minutes * 60_000 > latest ? at('minutes', 'services/ends-in-future') : undefined
}

function minutesMistake({ minutes, outcome }: VisitInput, { limits }: VisitFacts): FieldRefusal | undefined {
  const { atLeast, atMost } = limits.minutesWhenMet
  if (!Number.isInteger(minutes)) return at('minutes', 'services/minutes-not-whole')
  const least = outcome === 'met' ? atLeast : 0
  if (minutes < least) return at('minutes', 'services/minutes-too-few', { atLeast: least })
  return minutes > atMost ? at('minutes', 'services/minutes-too-many', { atMost }) : undefined
}

function serviceMistakes(codes: string[], { mode, outcome }: VisitInput, { catalogue }: VisitFacts): FieldRefusal[] {
  if (codes.length === 0) return outcome === 'met' ? [at('serviceCodes', 'services/service-missing')] : []
  return codes.flatMap((service) => {
    const modes = catalogue.get(service)
    if (!modes) return [at('serviceCodes', 'services/service-unknown', { service })]
    return modes.includes(mode) ? [] : [at('serviceCodes', 'services/service-not-in-this-mode', { service, mode })]
  })
}

function noteMistake(note: string, typed: string, { noteLength }: VisitLimits): FieldRefusal | undefined {
  if (note === '') return typed === '' ? undefined : at('note', 'services/note-blank')
  // Never more characters than code units; counting is dear, and nearly every note is short.
  if (note.length <= noteLength) return undefined
  const length = lengthOf(note)
  return length > noteLength ? at('note', 'services/note-too-long', { atMost: noteLength, length }) : undefined
}

const photographMistake = (count: number, { photographs: atMost }: VisitLimits): FieldRefusal | undefined =>
  count > atMost ? at('photographs', 'services/photographs-too-many', { atMost, count }) : undefined

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Characters as people count them: a family of four is one. */
export const lengthOf = (text: string): number => Array.from(characters.segment(text)).length

/** PostgreSQL stores neither NUL nor half a character; a note of nothing but invisible ones is an empty note. */
function cleaned(note: string): string {
  const text = note
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
  // Blank to the eye, but not to trim(): zero-width characters, the Hangul filler, the empty Braille cell.
  return /[^\s\p{Cf}\u3164\u2800]/u.test(text) ? text : ''
}
