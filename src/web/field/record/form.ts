import type { z } from 'zod'
import type * as contract from '#modules/services/contract.ts'
import { isWithClient } from '#modules/services/domain/record.ts'
import type { Client } from '../store/clients.ts'
import type { Facts } from '../store/facts.ts'
import type { Item, ServiceRecord } from '../store/outbox.ts'

export { isWithClient }
export type Method = z.infer<typeof contract.Method>
export type Outcome = z.infer<typeof contract.Outcome>
export type Mode = z.infer<typeof contract.Mode>

/** What the worker has entered so far; text as typed. */
export interface Form {
  /** The draft's id: what is being recorded, so that coming back finds it. */
  id: string
  method: Method
  clientId: string | null
  clientVersion: number | null
  participantIds: string[]
  unnamed: string
  title: string
  regionCode: string | null
  heldOn: string
  startedAt: string
  minutes: string
  serviceCodes: string[]
  mode: Mode
  /** Null until the worker has said it: nobody is 'met' by default. */
  outcome: Outcome | null
  note: string
  photographIds: string[]
  /** The outbox item that this mends. */
  mends: string | null
}

const usualMode: Record<Method, Mode> = { visit: 'home', case: 'station', group: 'station', community: 'outdoors' }

/** A new form with what is known: the client's last services, the worker's last minutes and way. */
export function newForm(method: Method, client: Client | undefined, facts: Facts, today: string): Form {
  const habit = facts.habits[method]
  const offered = new Set(
    facts.lists?.services.filter((service) => service.methods.includes(method)).map((service) => service.code),
  )
  const last = isWithClient(method) ? (client?.lastServiceCodes ?? []) : (habit?.serviceCodes ?? [])
  return {
    id: draftId(method, client?.clientId),
    method,
    clientId: client?.clientId ?? null,
    clientVersion: client?.version ?? null,
    participantIds: [],
    unnamed: '',
    title: '',
    regionCode: isWithClient(method) ? null : (facts.me?.homeRegionCode ?? null),
    heldOn: today,
    startedAt: '',
    minutes: String(habit?.minutes ?? 30),
    serviceCodes: last.filter((code) => offered.has(code)),
    mode: (habit?.mode as Mode | undefined) ?? usualMode[method],
    outcome: isWithClient(method) ? null : 'met',
    note: '',
    photographIds: [],
    mends: null,
  }
}

export const draftId = (method: Method, clientId: string | null | undefined): string => `${method}:${clientId ?? ''}`
export const mendId = (itemId: string): string => `mend:${itemId}`

/** Fills in the client chosen on the form, with the services of the last time. */
export function withClient(form: Form, client: Client, facts: Facts): Form {
  const begun = newForm(form.method, client, facts, form.heldOn)
  return {
    ...form,
    clientId: client.clientId,
    clientVersion: client.version,
    serviceCodes: form.serviceCodes.length > 0 ? form.serviceCodes : begun.serviceCodes,
  }
}

/** Chinese keyboards give full-width digits; they are digits. */
export const wholeNumber = (typed: string): number =>
  /^\d{1,9}$/.test(typed.normalize('NFKC').trim()) ? Number(typed.normalize('NFKC')) : Number.NaN

/** What goes to the server. Call it on a form that was found right. */
export function recordOf(form: Form, deviceAt: Date): ServiceRecord {
  const alone = isWithClient(form.method)
  return {
    method: form.method,
    clientId: alone ? form.clientId : null,
    participantIds: alone ? [] : form.participantIds,
    unnamedParticipants: alone || form.unnamed.trim() === '' ? 0 : wholeNumber(form.unnamed),
    title: alone ? null : form.title.trim(),
    regionCode: alone ? null : form.regionCode,
    heldOn: form.heldOn,
    startedAt: form.startedAt || null,
    minutes: wholeNumber(form.minutes),
    serviceCodes: form.serviceCodes,
    mode: form.mode,
    outcome: form.outcome ?? 'met',
    note: form.note.trim(),
    photographIds: form.photographIds,
    caseId: null,
    groupId: null,
    deviceAt: deviceAt.toISOString(),
    basedOnClientVersion: alone ? form.clientVersion : null,
  }
}

/** A form to mend what the server refused, as it was sent. */
export function formOf(item: Item): Form {
  const { record } = item
  return {
    id: mendId(item.id),
    method: record.method,
    clientId: record.clientId,
    clientVersion: record.basedOnClientVersion ?? null,
    participantIds: record.participantIds ?? [],
    unnamed: record.unnamedParticipants ? String(record.unnamedParticipants) : '',
    title: record.title ?? '',
    regionCode: record.regionCode ?? null,
    heldOn: record.heldOn,
    startedAt: record.startedAt ?? '',
    minutes: String(record.minutes),
    serviceCodes: record.serviceCodes,
    mode: record.mode,
    outcome: record.outcome,
    note: record.note ?? '',
    photographIds: record.photographIds ?? [],
    mends: item.id,
  }
}
