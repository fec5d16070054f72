import type { Day } from '#kernel/days.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { decideVisit, type VisitInput, type VisitLimits, type VisitMode } from './visit.ts'

/** 探访, 个案, 小组, 社区活动. */
export type Method = 'visit' | 'case' | 'group' | 'community'

export interface GivenRecord extends Omit<VisitInput, 'photographs'> {
  method: Method
  clientId: string | null
  participantIds: readonly string[]
  unnamedParticipants: number
  title: string | null
  regionCode: RegionCode | null
  photographIds: readonly string[]
  caseId: string | null
  groupId: string | null
}

/** What is known when a record is decided; null for what was named and does not exist within reach, or was not named. */
export interface RecordFacts {
  now: Date
  client: { regionCode: RegionCode; bornOn: Day | null; registeredOn: Day; closedOn: Day | null } | null
  /** Open files among the named participants. */
  participants: number
  case: { clientId: string; openedOn: Day; closedOn: Day | null } | null
  group: { title: string; startsOn: Day } | null
  /** Photographs among the named ones that this worker sent and no other record uses. */
  photographs: number
  station: { coveredRegionCodes: readonly RegionCode[]; closed: boolean }
  limits: VisitLimits
  /** Service code → the methods, and the modes, it can be done in. */
  catalogue: { methods: ReadonlyMap<string, readonly Method[]>; modes: ReadonlyMap<string, readonly VisitMode[]> }
}

export interface DecidedRecord {
  regionCode: RegionCode
  title: string | null
  serviceCodes: string[]
  note: string
  participantIds: string[]
  personTimes: number
  /** Is the client now met, so that the next visit is counted from this day? */
  meetsClient: boolean
}

/** Has it one client of its own, rather than participants? */
export const isWithClient = (method: Method): boolean => method === 'visit' || method === 'case'

/** Takes a record of any of the methods, or says everything that is wrong with it at once, each at its field. */
export function decideRecord(given: GivenRecord, facts: RecordFacts): Decision<DecidedRecord> {
  const withClient = isWithClient(given.method)
  const participantIds = withClient ? [] : [...new Set(given.participantIds)]
  const about = withClient ? clientMistakes(given, facts) : gatheringMistakes(given, participantIds, facts)
  const visit = decideVisit(
    { ...given, photographs: given.photographIds.length },
    {
      now: facts.now,
      client: facts.client ?? { bornOn: null, registeredOn: facts.group?.startsOn ?? given.heldOn, closedOn: null },
      limits: facts.limits,
      catalogue: facts.catalogue.modes,
    },
  )
  const mistakes = [
    ...(facts.station.closed ? [at('heldOn', 'services/station-closed')] : []),
    ...(facts.photographs < new Set(given.photographIds).size
      ? [at('photographIds', 'services/photograph-not-there')]
      : []),
    ...about,
    ...(visit.ok ? [] : (visit.refusal.fields ?? [])).map((one) =>
      one.field === 'photographs' ? { ...one, field: 'photographIds' } : one,
    ),
    ...methodMistakes(given, facts),
  ]
  if (mistakes.length > 0 || !visit.ok) return refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)

  const met = given.outcome === 'met'
  return accept({
    // A visit happens where the client lives, on the day it is recorded.
    regionCode: withClient ? facts.client!.regionCode : given.regionCode!,
    title: withClient ? null : titleOf(given, facts),
    serviceCodes: visit.value.serviceCodes,
    note: visit.value.note,
    participantIds,
    personTimes: withClient ? Number(met) : participantIds.length + given.unnamedParticipants,
    meetsClient: withClient && met,
  })
}

const at = (field: keyof GivenRecord, code: string, params?: FieldRefusal['params']): FieldRefusal => ({
  field,
  code,
  ...(params && { params }),
})

const titleOf = (given: GivenRecord, facts: RecordFacts): string | null => given.title || facts.group?.title || null

function clientMistakes(given: GivenRecord, facts: RecordFacts): FieldRefusal[] {
  if (!given.clientId) return [at('clientId', 'services/client-missing')]
  if (!facts.client) return [at('clientId', 'services/client-not-found')]
  if (!given.caseId) return []
  const file = facts.case
  if (!file || file.clientId !== given.clientId) return [at('caseId', 'services/case-not-of-client')]
  const isOpen = file.openedOn <= given.heldOn && (!file.closedOn || given.heldOn <= file.closedOn)
  return isOpen ? [] : [at('caseId', 'services/case-not-open')]
}

function gatheringMistakes(given: GivenRecord, participantIds: string[], facts: RecordFacts): FieldRefusal[] {
  const mistakes: FieldRefusal[] = []
  if (given.clientId) mistakes.push(at('clientId', 'services/no-single-client'))
  if (!titleOf(given, facts)) mistakes.push(at('title', 'services/title-missing'))
  if (!given.regionCode) mistakes.push(at('regionCode', 'services/region-missing'))
  else if (!isCovered(given.regionCode, facts.station.coveredRegionCodes))
    mistakes.push(at('regionCode', 'services/region-not-covered'))
  if (participantIds.length + given.unnamedParticipants === 0)
    mistakes.push(at('unnamedParticipants', 'services/nobody-took-part'))
  if (facts.participants < participantIds.length) mistakes.push(at('participantIds', 'services/participant-not-found'))
  if (given.outcome !== 'met') mistakes.push(at('outcome', 'services/outcome-of-a-visit'))
  if (given.groupId && !facts.group) mistakes.push(at('groupId', 'services/group-not-found'))
  return mistakes
}

function methodMistakes({ method, serviceCodes }: GivenRecord, { catalogue }: RecordFacts): FieldRefusal[] {
  const wrong = serviceCodes.some((code) => catalogue.methods.get(code)?.includes(method) === false)
  return wrong ? [at('serviceCodes', 'services/service-not-of-this-method')] : []
}

/** Does the station's coverage reach this region? A station covers what lies below the regions it is given. */
export const isCovered = (region: RegionCode, covered: readonly RegionCode[]): boolean =>
  covered.some((branch) => isWithin(region, branch))
