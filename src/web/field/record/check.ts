import { isDay, parseDay } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { decideRecord } from '#modules/services/domain/record.ts'
import type { RecordFacts } from '#modules/services/domain/record.ts'
import { refusals } from '#modules/services/refusals.ts'
import type { Language } from '#web/kit/preferences.ts'
import { say } from '#web/kit/words.ts'
import type { Phrase } from '#web/kit/words.ts'
import type { Client } from '../store/clients.ts'
import type { CodeLists } from '../store/facts.ts'
import { words } from '../words.ts'
import { isWithClient, recordOf, wholeNumber } from './form.ts'
import type { Form } from './form.ts'

/** The parts of the form that can be wrong, from top to bottom. */
export const fields = [
  'clientId',
  'title',
  'regionCode',
  'participantIds',
  'unnamedParticipants',
  'outcome',
  'mode',
  'serviceCodes',
  'minutes',
  'photographIds',
  'note',
  'heldOn',
  'startedAt',
] as const
export type FieldName = (typeof fields)[number]
export type Wrong = Partial<Record<FieldName, string>>

/** The part of the form that a server's field belongs to: `photographIds.0` is a photograph. */
export const fieldOf = (name: string): FieldName | undefined => fields.find((field) => field === name.split('.')[0])

/**
 * What is wrong with a form, said before it is saved: by the server's own rule and in its words, with what the phone knows. The server,
 * which also knows the client's whole file, may still find more.
 */
export function check(form: Form, lists: CodeLists, client: Client | undefined, now: Date, language: Language): Wrong {
  const wrong: Wrong = {}
  // What only a form can lack: a choice not made yet, a number or a day that is none.
  if (!form.outcome) wrong.outcome = say(words['wrong.outcome'], language)
  if (form.unnamed.trim() !== '' && Number.isNaN(wholeNumber(form.unnamed)))
    wrong.unnamedParticipants = say(words['wrong.unnamed'], language)
  if (!isDay(form.heldOn)) return { ...wrong, heldOn: say(words['wrong.day'], language) }

  const decision = decideRecord(givenBy(form, now), factsFor(form, lists, client, now))
  const phrases: Record<string, Phrase> = refusals
  for (const { field, code, params } of decision.ok ? [] : (decision.refusal.fields ?? [])) {
    const name = fieldOf(field)
    if (name && phrases[code]) wrong[name] ??= say(phrases[code], language, params)
  }
  return wrong
}

function givenBy(form: Form, now: Date) {
  const record = recordOf(form, now)
  return {
    ...record,
    heldOn: parseDay(form.heldOn),
    startedAt: record.startedAt ?? null,
    // Nothing more is asked of whoever has not said the outcome yet.
    outcome: form.outcome ?? 'not-met',
    title: record.title ?? null,
    regionCode: (record.regionCode ?? null) as RegionCode | null,
    participantIds: form.participantIds,
    unnamedParticipants: record.unnamedParticipants || 0,
    photographIds: form.photographIds,
    note: form.note,
    caseId: null,
    groupId: null,
  }
}

/** What is not carried (birthday, days of the file, the station's coverage) refuses nothing on the phone. */
function factsFor(form: Form, lists: CodeLists, client: Client | undefined, now: Date): RecordFacts {
  const offered = lists.services.map((service) => [service.code, service] as const)
  const place = (client?.regionCode ?? form.regionCode) as RegionCode | null
  return {
    now,
    client:
      isWithClient(form.method) && client
        ? { regionCode: place!, bornOn: null, registeredOn: parseDay(form.heldOn), closedOn: null }
        : null,
    participants: form.participantIds.length,
    case: null,
    group: null,
    photographs: form.photographIds.length,
    station: { coveredRegionCodes: place ? [place] : [], closed: false },
    limits: { ...lists.limits, minutesWhenMet: { atLeast: 1, atMost: lists.limits.minutes }, nextSteps: {} },
    catalogue: {
      methods: new Map(offered.map(([code, { methods }]) => [code, methods])),
      modes: new Map(offered.map(([code, { modes }]) => [code, modes])),
    },
  }
}
