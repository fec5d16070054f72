import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, Two } from '#kernel/shapes.ts'

const Code = z.string()
const OrganisationId = z.uuid()
const Done = z.object({ done: z.literal(true) })
const text = (least: number, most: number) => z.string().trim().min(least).max(most)

export const Level = z.enum(['province', 'prefecture', 'county', 'township', 'village'])
export const Relation = z.enum([
  'host',
  'covers',
  'operator',
  'employer',
  'guiding-authority',
  'purchasing-authority',
  'supervising-authority',
])

// A query carries a single choice as a word and several as a list.
const Levels = z.union([Level.transform((level) => [level]), z.array(Level)])
const RegionNamed = z.object({ code: Code, name: z.string() })

/* ── Regions ── */

export const findRegions = endpoint({
  method: 'GET',
  path: '/regions',
  title: { zh: '查找行政区划', en: 'Find a region as you type' },
  may: 'public',
  input: z.object({
    /** Any part of the name, pinyin, initials or code; several words from the widest to the narrowest. */
    typed: z.string().max(60),
    within: RegionCode.optional(),
    levels: Levels.optional(),
    /** As of this day; today without. */
    on: Day.optional(),
  }),
  output: z.object({
    regions: z.array(z.object({ code: Code, name: z.string(), level: Level, path: z.array(z.string()) })),
  }),
})

const RegionChange = z.object({
  kind: z.enum(['rename', 'merge', 'split', 'recode']),
  from: RegionNamed,
  to: RegionNamed,
  on: Day,
  basis: z.string(),
})

export const regionPage = endpoint({
  method: 'GET',
  path: '/regions/:code',
  title: { zh: '行政区划', en: 'A region' },
  may: 'organisations:read',
  input: z.object({ code: RegionCode }),
  output: z.object({
    code: Code,
    name: z.string(),
    level: Level,
    validFrom: Day.nullable(),
    validUntil: Day.nullable(),
    source: z.string(),
    above: z.array(RegionNamed),
    changes: z.array(RegionChange),
    /** By tier: divisions of the tier's level, and how many of them an open site stands in or covers. Null outside one's own branch. */
    coverage: z
      .array(z.object({ tier: z.int(), name: Two, level: Level, divisions: z.int(), covered: z.int(), sites: z.int() }))
      .nullable(),
  }),
})

export const regionChildren = endpoint({
  method: 'GET',
  path: '/regions/:code/children',
  title: { zh: '下级行政区划', en: 'The regions below' },
  may: 'organisations:read',
  input: PageInput.extend({ code: RegionCode, search: z.string().max(60).optional() }),
  output: pageOf(
    z.object({
      code: Code,
      name: z.string(),
      level: Level,
      children: z.int(),
      /** Open guidance centres, stations and rooms in the branch, as far as one may see. */
      sites: z.int(),
    }),
  ),
})

export const uncoveredRegions = endpoint({
  method: 'GET',
  path: '/regions/:code/uncovered',
  title: { zh: '未覆盖的行政区划', en: 'Divisions without a site' },
  may: 'organisations:read',
  input: PageInput.extend({ code: RegionCode, tier: z.coerce.number().int().min(1).max(4) }),
  output: pageOf(z.object({ code: Code, name: z.string(), path: z.array(z.string()) })),
})

export const changeRegion = endpoint({
  method: 'POST',
  path: '/region-changes',
  title: { zh: '登记区划变更', en: 'Record a change of regions' },
  may: 'organisations:change-regions',
  input: z.object({
    kind: RegionChange.shape.kind,
    from: z.array(RegionCode).min(1).max(50),
    to: z
      .array(z.object({ code: RegionCode, name: text(1, 100) }))
      .min(1)
      .max(50),
    on: Day,
    basis: text(2, 200),
  }),
  output: z.object({
    /** Regions below that got a new code with the one above them. */
    moved: z.int(),
    organisationsMoved: z.int(),
  }),
})

/* ── Organisations ── */

export const organisationCodeLists = endpoint({
  method: 'GET',
  path: '/organisation-code-lists',
  title: { zh: '机构类型与层级', en: 'Kinds and tiers of organisations' },
  may: 'organisations:read',
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({ code: z.string(), name: Two, tiered: z.boolean(), mayOperate: z.boolean(), mayEmploy: z.boolean() }),
    ),
    tiers: z.array(z.object({ tier: z.int(), kind: z.string(), name: Two, level: Level, required: z.boolean() })),
  }),
})

const OrganisationShown = z.object({
  id: OrganisationId,
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  kindName: Two,
  tier: z.int().nullable(),
  regionCode: Code,
  /** The names from the county down to the host region. */
  place: z.array(z.string()),
  operatorName: z.string().nullable(),
  openedOn: Day,
  closedOn: Day.nullable(),
  version: z.int(),
})

export const organisationsList = endpoint({
  method: 'GET',
  path: '/organisations',
  title: { zh: '机构', en: 'Organisations' },
  may: 'organisations:read',
  input: PageInput.extend({
    search: z.string().max(60).optional(),
    kind: z.string().max(60).optional(),
    within: RegionCode.optional(),
    operatorId: OrganisationId.optional(),
    state: z.enum(['open', 'closed']).optional(),
  }),
  output: pageOf(OrganisationShown),
})

const Link = z.object({
  id: z.uuid(),
  relation: Relation,
  toOrganisationId: OrganisationId.nullable(),
  toRegionCode: Code.nullable(),
  /** The other end's name on the day of linking. */
  toName: z.string(),
  fromOn: Day,
  untilOn: Day.nullable(),
  basis: z.string(),
})

export const organisationPage = endpoint({
  method: 'GET',
  path: '/organisations/:organisationId',
  title: { zh: '机构详情', en: 'An organisation' },
  may: 'organisations:read',
  input: z.object({ organisationId: OrganisationId }),
  output: OrganisationShown.extend({
    creditCode: z.string().nullable(),
    /** The latest first. */
    links: z.array(Link),
    /** What others link to it: the sites it operates, whom it employs for. */
    linkedFrom: z.array(
      z.object({
        id: z.uuid(),
        organisationId: OrganisationId,
        name: z.string(),
        relation: Relation,
        fromOn: Day,
        untilOn: Day.nullable(),
      }),
    ),
  }),
})

export const openOrganisation = endpoint({
  method: 'POST',
  path: '/organisations',
  title: { zh: '设立机构', en: 'Open an organisation' },
  may: 'organisations:manage',
  input: z.object({
    name: text(2, 100),
    shortName: text(1, 40),
    kind: z.string().max(60),
    regionCode: RegionCode,
    openedOn: Day,
    creditCode: z.string().trim().toUpperCase().max(18).nullable(),
    basis: z.string().trim().max(200).default(''),
  }),
  output: z.object({ organisationId: OrganisationId }),
})

export const renameOrganisation = endpoint({
  method: 'PUT',
  path: '/organisations/:organisationId/name',
  title: { zh: '机构更名', en: 'Rename an organisation' },
  may: 'organisations:manage',
  input: z.object({ organisationId: OrganisationId, version: z.int(), name: text(2, 100), shortName: text(1, 40) }),
  output: z.object({ version: z.int() }),
})

export const linkOrganisation = endpoint({
  method: 'POST',
  path: '/organisations/:organisationId/links',
  title: { zh: '登记机构关系', en: 'Link an organisation' },
  may: 'organisations:manage',
  input: z.object({
    organisationId: OrganisationId,
    version: z.int(),
    relation: Relation,
    toOrganisationId: OrganisationId.nullable().default(null),
    toRegionCode: RegionCode.nullable().default(null),
    fromOn: Day,
    /** A contract's number, a decision's title. */
    basis: z.string().trim().max(200).default(''),
  }),
  output: z.object({ linkId: z.uuid(), version: z.int() }),
})

export const endLink = endpoint({
  method: 'POST',
  path: '/organisations/:organisationId/links/:linkId/end',
  title: { zh: '结束机构关系', en: 'End a link' },
  may: 'organisations:manage',
  input: z.object({ organisationId: OrganisationId, linkId: z.uuid(), version: z.int(), untilOn: Day }),
  output: z.object({ version: z.int() }),
})

export const closeOrganisation = endpoint({
  method: 'POST',
  path: '/organisations/:organisationId/close',
  title: { zh: '撤销机构', en: 'Close an organisation' },
  may: 'organisations:manage',
  input: z.object({ organisationId: OrganisationId, version: z.int(), closedOn: Day, reason: text(2, 200) }),
  output: Done,
})

/* ── The official calendar ── */

export const movedDays = endpoint({
  method: 'GET',
  path: '/calendar/moved-days',
  title: { zh: '放假调休', en: 'Moved holidays' },
  may: 'organisations:read',
  input: z.object({}),
  output: z.object({
    /** The years with an official table. */
    years: z.array(z.number().int()),
    days: z.array(z.object({ day: Day, working: z.boolean(), source: z.string() })),
  }),
})

/** A day that a later notice makes rest or work; whatever counts working days counts anew. */
export const moveDay = endpoint({
  method: 'POST',
  path: '/calendar/moved-days',
  title: { zh: '登记放假调休', en: 'Move a holiday' },
  may: 'organisations:move-days',
  input: z.object({ day: Day, working: z.boolean(), source: text(2, 120) }),
  output: Done,
})
