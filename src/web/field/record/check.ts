import { isDay, parseDay } from '#kernel/days.ts'
import type { Day } from '#kernel/days.ts'
import { decideVisit } from '#modules/services/domain/visit.ts'
import type { VisitFacts, VisitRefusal } from '#modules/services/domain/visit.ts'
import type { Params } from '#web/kit/words.ts'
import type { CodeLists } from '../store/facts.ts'
import type { words } from '../words.ts'
import { isWithClient, wholeNumber } from './form.ts'
import type { Form } from './form.ts'

/** The parts of the form that can be wrong, from top to bottom. */
export const fields = ['clientId', 'title', 'regionCode', 'participantIds', 'unnamedParticipants', 'outcome', 'mode', 'serviceCodes', 'minutes', 'photographIds', 'note', 'heldOn', 'startedAt'] as const
export type FieldName = (typeof fields)[number]

export interface Wrong {
  word: keyof typeof words
  params?: Params
}

const wordOf: Partial<Record<VisitRefusal, keyof typeof words>> = {
  'services/held-in-future': 'wrong.day-future',
  'services/held-too-long-ago': 'wrong.day-old',
  'services/starts-in-future': 'wrong.starts-in-future',
  'services/ends-in-future': 'wrong.ends-in-future',
  'services/minutes-not-whole': 'wrong.minutes',
  'services/minutes-too-few': 'wrong.minutes',
  'services/minutes-too-many': 'wrong.minutes',
  'services/service-missing': 'wrong.services',
  'services/service-unknown': 'wrong.service-unknown',
  'services/service-not-in-this-mode': 'wrong.service-mode',
  'services/note-blank': 'wrong.note-blank',
  'services/note-too-long': 'wrong.note',
  'services/photographs-too-many': 'wrong.photographs',
}

/**
 * What is wrong with a form, said before it is saved: by the server's own rule with what the phone knows. The server, which also
 * knows the client's whole file, may still find more.
 */
export function check(form: Form, lists: CodeLists, now: Date): Partial<Record<FieldName, Wrong>> {
  const wrong: Partial<Record<FieldName, Wrong>> = {}
  if (isWithClient(form.method)) {
    if (!form.clientId) wrong.clientId = { word: 'wrong.client' }
    if (!form.outcome) wrong.outcome = { word: 'wrong.outcome' }
  } else {
    if (form.title.trim() === '') wrong.title = { word: 'wrong.title' }
    if (!form.regionCode) wrong.regionCode = { word: 'wrong.region' }
    const others = form.unnamed.trim() === '' ? 0 : wholeNumber(form.unnamed)
    if (Number.isNaN(others)) wrong.unnamedParticipants = { word: 'wrong.unnamed' }
    else if (form.participantIds.length + others === 0) wrong.participantIds = { word: 'wrong.participants' }
  }
  if (!isDay(form.heldOn)) return { ...wrong, heldOn: { word: 'wrong.day-missing' } }

  const decision = decideVisit(
    {
      heldOn: parseDay(form.heldOn),
      startedAt: form.startedAt || null,
      minutes: wholeNumber(form.minutes),
      mode: form.mode,
      outcome: form.outcome ?? 'not-met',
      serviceCodes: form.serviceCodes,
      note: form.note,
      photographs: form.photographIds.length,
    },
    factsOf(form, lists, now),
  )
  const mistakes = decision.ok ? [] : (decision.refusal.fields ?? [])
  for (const { field, code, params } of mistakes) {
    const name = (field === 'photographs' ? 'photographIds' : field) as FieldName
    const word = wordOf[code as VisitRefusal]
    if (word) wrong[name] ??= { word, params: { ...params, most: lists.limits.minutes } }
  }
  return wrong
}

/** The birthday and the days of the client's file are not carried: nothing on the phone is refused by them. */
function factsOf(form: Form, lists: CodeLists, now: Date): VisitFacts {
  const { minutes, noteLength, photographs, backDays } = lists.limits
  return {
    now,
    client: { bornOn: null, registeredOn: form.heldOn as Day, closedOn: null },
    limits: { minutesWhenMet: { atLeast: 1, atMost: minutes }, noteLength, photographs, backDays, nextSteps: {} },
    catalogue: new Map(lists.services.filter((service) => service.methods.includes(form.method)).map((service) => [service.code, service.modes])),
  }
}
