import { type Day, isDay, todayIn } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Wrong } from '#web/kit/ActForm.tsx'
import type { recordService } from '../contract.ts'
import { decideRecord, isWithClient, type Method, type RecordFacts } from '../domain/record.ts'
import type { VisitMode, VisitOutcome } from '../domain/visit.ts'
import type { CodeLists } from './codes.ts'
import type { ServiceRecord } from './RecordPage.tsx'

/** The form of a record: text as typed, choices not made yet left out. */
export interface RecordValues {
  clientId?: string | null
  caseId?: string | null
  groupId?: string | null
  title?: string
  regionCode?: string | null
  participantIds?: string[]
  unnamed?: string
  heldOn?: string | null
  startedAt?: string
  mode?: VisitMode
  outcome?: VisitOutcome
  serviceCodes?: string[]
  minutes?: string
  note?: string
  photographIds?: string[]
  /** Of a correction. */
  reason?: string
}

const usualMode: Record<Method, VisitMode> = { visit: 'home', case: 'station', group: 'station', community: 'outdoors' }

/** A new form with what is known; how it went is never said in advance. */
export const newValues = (method: Method, today: Day): RecordValues => ({
  heldOn: today,
  mode: usualMode[method],
  serviceCodes: [],
  participantIds: [],
  photographIds: [],
})

/** A record as a form, to correct it. */
export const valuesOf = (record: ServiceRecord): RecordValues => ({
  clientId: record.clientId,
  caseId: record.caseId,
  groupId: record.groupId,
  title: record.title ?? '',
  regionCode: isWithClient(record.method) ? null : record.regionCode,
  participantIds: record.participants.map(({ clientId }) => clientId),
  unnamed: record.unnamedParticipants > 0 ? String(record.unnamedParticipants) : '',
  heldOn: record.heldOn,
  startedAt: record.startedAt ?? '',
  mode: record.mode,
  outcome: record.outcome,
  serviceCodes: record.serviceCodes,
  minutes: String(record.minutes),
  note: record.note,
  photographIds: record.photographs.map(({ photographId }) => photographId),
})

/** Chinese keyboards give full-width digits; they are digits. */
const wholeNumber = (typed: string | undefined): number => {
  const digits = (typed ?? '').normalize('NFKC').trim()
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What goes to the server. */
export function inputOf(method: Method, values: RecordValues): InputOf<typeof recordService> {
  const alone = isWithClient(method)
  return {
    method,
    clientId: alone ? (values.clientId ?? null) : null,
    caseId: method === 'case' ? (values.caseId ?? null) : null,
    groupId: method === 'group' ? (values.groupId ?? null) : null,
    participantIds: alone ? [] : (values.participantIds ?? []),
    unnamedParticipants: alone || !values.unnamed?.trim() ? 0 : wholeNumber(values.unnamed),
    title: alone ? null : values.title?.trim() || null,
    regionCode: alone ? null : (values.regionCode ?? null),
    heldOn: values.heldOn ?? '',
    startedAt: values.startedAt || null,
    minutes: values.minutes?.trim() ? wholeNumber(values.minutes) : 0,
    serviceCodes: values.serviceCodes ?? [],
    mode: values.mode ?? usualMode[method],
    // Whoever held a gathering met people; who has not said how a visit went is told so, and nothing more is asked of them.
    outcome: alone ? (values.outcome ?? 'not-met') : 'met',
    note: values.note ?? '',
    photographIds: values.photographIds ?? [],
  }
}

type Say = (code: string, params?: Record<string, string | number>) => string

/**
 * What is wrong with a form, by the server's own rule and in its words, with what the screen knows. What only the server knows (the client's
 * whole file, the station's coverage) refuses nothing here.
 */
export function mistakesOf(
  method: Method,
  values: RecordValues,
  lists: CodeLists,
  say: Say,
  missing: { outcome: string; day: string },
): Wrong[] {
  const { heldOn } = values
  if (!heldOn || !isDay(heldOn)) return [{ field: 'heldOn', message: missing.day }]
  const input = inputOf(method, values)
  const place = (values.regionCode ?? '330000000000') as RegionCode
  const known: RecordFacts = {
    now: new Date(),
    client: input.clientId ? { regionCode: place, bornOn: null, registeredOn: heldOn, closedOn: null } : null,
    participants: input.participantIds?.length ?? 0,
    case: input.caseId && input.clientId ? { clientId: input.clientId, openedOn: heldOn, closedOn: null } : null,
    group: input.groupId ? { title: values.title || '—', startsOn: heldOn } : null,
    photographs: input.photographIds?.length ?? 0,
    station: { coveredRegionCodes: [place], closed: false },
    limits: { ...lists.limits, minutesWhenMet: { atLeast: 1, atMost: lists.limits.minutes }, nextSteps: {} },
    catalogue: {
      methods: new Map(lists.services.map(({ code, methods }) => [code, methods])),
      modes: new Map(lists.services.map(({ code, modes }) => [code, modes])),
    },
  }
  const given = {
    ...input,
    heldOn,
    startedAt: input.startedAt ?? null,
    title: input.title ?? null,
    regionCode: (input.regionCode ?? null) as RegionCode | null,
    note: input.note ?? '',
  }
  const decision = decideRecord(
    {
      ...given,
      participantIds: input.participantIds ?? [],
      unnamedParticipants: input.unnamedParticipants || 0,
      photographIds: input.photographIds ?? [],
      caseId: input.caseId ?? null,
      groupId: input.groupId ?? null,
    },
    known,
  )
  const found = decision.ok
    ? []
    : (decision.refusal.fields ?? []).map(({ field, code, params }) => ({
        field: formField(field),
        message: say(code, params),
      }))
  return [
    ...(values.outcome || !isWithClient(method) ? [] : [{ field: 'outcome', message: missing.outcome }]),
    ...found,
  ]
}

/** The form's name of a field of the contract. */
const formField = (field: string): string => (field === 'unnamedParticipants' ? 'unnamed' : field)

export const todayHere = (): Day => todayIn(new Date())
