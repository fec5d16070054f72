// Clients and households.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { CodeShown, Day, text, Two } from '#kernel/shapes.ts'
import { RiskClass } from '#modules/services/contract-codes.ts'

/** 人户分离: registered and living here; registered here, lives elsewhere; lives here, registered elsewhere. */
const Residence = z.enum(['here', 'away', 'registered-elsewhere'])

const ClientInput = z.object({
  name: text(40).min(1),
  sex: z.enum(['male', 'female', 'unknown']),
  bornOn: Day.nullable(),
  /** As typed: full-width digits and a small x are understood. */
  identityNumber: text(40).nullable(),
  /** Required where there is no number. */
  noNumberReason: text(100).nullable(),
  phone: text(40).nullable(),
  address: text(200).nullable(),
  regionCode: RegionCode,
  registeredRegionCode: RegionCode.nullable(),
  residence: Residence,
  householdId: z.uuid().nullable(),
  categories: z.array(text(60)).max(20),
  stationId: z.uuid(),
  workerId: z.uuid().nullable(),
})

const ClientRow = z.object({
  clientId: z.string(),
  name: z.string(),
  sex: z.string(),
  bornOn: z.string().nullable(),
  age: z.number().int().nullable(),
  identityNumberMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  workerId: z.string().nullable(),
  workerName: z.string().nullable(),
  householdId: z.string().nullable(),
  categories: z.array(z.string()),
  priority: z.boolean(),
  riskClass: RiskClass,
  lastMetOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdueDays: z.number().int(),
  version: z.number().int(),
})

const clientFilter = {
  /** Name, pinyin, initials, or the last four of a number. */
  search: text(60).optional(),
  regionCode: RegionCode.optional(),
  stationId: z.uuid().optional(),
  workerId: z.uuid().optional(),
  category: text(60).optional(),
  riskClass: RiskClass.optional(),
  overdue: z.enum(['yes']).optional(),
}

export const clients = endpoint({
  method: 'GET',
  path: '/services/clients',
  title: { zh: '服务对象列表', en: 'Clients' },
  may: 'services:read-clients',
  readsPersonalData: true,
  input: PageInput.extend(clientFilter),
  output: pageOf(ClientRow),
})

export const exportClients = endpoint({
  method: 'GET',
  path: '/services/clients/export',
  title: { zh: '导出服务对象列表', en: 'Export the list of clients' },
  may: 'services:export',
  input: z.object(clientFilter),
  output: z.any(),
  produces: 'file',
})

/** An exact search by a whole number; only its keyed hash reaches the database, and it never stands in an address. */
export const findClientByNumber = endpoint({
  method: 'POST',
  path: '/services/clients/by-number',
  title: { zh: '按证件号码查找', en: 'Find a client by number' },
  may: 'services:read-clients',
  readsPersonalData: true,
  writes: false,
  input: z.object({ number: text(40).min(4) }),
  output: z.object({ rows: z.array(ClientRow) }),
})

const PossibleMatch = z.object({
  /** Null where the match lies outside the reader's rights: then only that there is one is said. */
  clientId: z.string().nullable(),
  name: z.string().nullable(),
  bornOn: z.string().nullable(),
  regionName: z.string().nullable(),
  score: z.number(),
  reasons: z.array(z.string()),
})

export const possibleMatches = endpoint({
  method: 'POST',
  path: '/services/clients/possible-matches',
  title: { zh: '重复提醒', en: 'Possible matches of a new client' },
  may: 'services:manage-clients',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    name: text(40),
    sex: z.enum(['male', 'female', 'unknown']),
    bornOn: Day.nullable(),
    identityNumber: text(40).nullable(),
    phone: text(40).nullable(),
    regionCode: RegionCode,
  }),
  output: z.object({ rows: z.array(PossibleMatch) }),
})

export const registerClient = endpoint({
  method: 'POST',
  path: '/services/clients',
  title: { zh: '登记服务对象', en: 'Register a client' },
  may: 'services:manage-clients',
  input: ClientInput.extend({
    /** Set where the worker has seen the warning and says it is another person. */
    notTheSameAs: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({ clientId: z.string(), version: z.number().int() }),
})

export const changeClient = endpoint({
  method: 'PUT',
  path: '/services/clients/:clientId',
  title: { zh: '更新服务对象信息', en: 'Change a client' },
  may: 'services:manage-clients',
  input: ClientInput.partial().extend({ clientId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ clientId: z.string(), version: z.number().int() }),
})

const HouseholdMember = z.object({ clientId: z.string(), name: z.string(), age: z.number().int().nullable() })

export const client = endpoint({
  method: 'GET',
  path: '/services/clients/:clientId',
  title: { zh: '服务对象档案', en: 'A client' },
  may: 'services:read-clients',
  readsPersonalData: true,
  input: z.object({ clientId: z.uuid() }),
  output: ClientRow.extend({
    residence: Residence,
    registeredRegionCode: z.string().nullable(),
    registeredRegionName: z.string().nullable(),
    noNumberReason: z.string().nullable(),
    addressMasked: z.string().nullable(),
    household: z.array(HouseholdMember),
    registeredOn: z.string(),
    closedOn: z.string().nullable(),
    dueReason: Two.nullable(),
    /** The clause that says how often, and how sure it is. */
    dueBasis: CodeShown.pick({ basis: true, certainty: true }).nullable(),
  }),
})

/** One value, one reason, one line in the audit. */
export const reveal = endpoint({
  method: 'POST',
  path: '/services/clients/:clientId/reveal',
  title: { zh: '查看完整信息', en: 'Reveal one sealed value' },
  may: 'services:reveal',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    clientId: z.uuid(),
    field: z.enum(['identityNumber', 'phone', 'address']),
    reason: text(200).min(2),
  }),
  output: z.object({ value: z.string().nullable() }),
})
