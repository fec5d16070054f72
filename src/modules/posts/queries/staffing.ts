import { count, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { branchRange, isWithin, levelOf, type RegionCode } from '#kernel/region.ts'
import {
  openOrganisations,
  organisationPlaces,
  regionNames,
  regionsBelow,
  villagesIn,
} from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { type Counted, needed, type Quantity } from '#modules/posts/domain/staffing.ts'
import {
  basisShown,
  categoryNames,
  nameOf,
  placesWithRules,
  type Requirement,
  staffingOf,
} from '#modules/posts/rules.ts'
import { clientCounts } from '#modules/services/public.ts'

type Answer = OutputOf<typeof contract.staffing>
type Row = Answer['rows']['rows'][number]
type Line = Row['lines'][number]
type Reads = Pick<Context, 'db' | 'query' | 'house' | 'today'>
interface Where {
  regionCode: RegionCode
  organisationId?: string | undefined
  gap?: 'yes' | undefined
}

/** A county has some hundred stations and rooms; of a whole province they are not drawn up in one answer. Technical. */
const mostOrganisations = 2000

/** What each organisation of a region needs by the rules of its place, what it has, and what is missing, the most missing first. */
export const staffing: Handler<typeof contract.staffing> = async (context, { size, after, ...where }) => {
  const [regions, all] = await Promise.all([regionLines(context, where.regionCode), organisationRows(context, where)])
  const rows = where.gap ? all.filter((row) => row.gap !== 0) : all
  const from = Number(readCursor(after, 1)?.[0] ?? 0) || 0
  const sum = (of: (row: Row) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  return {
    regions,
    total: {
      organisations: rows.length,
      required: sum((row) => row.required),
      have: sum((row) => row.have),
      gap: sum((row) => row.gap),
      unknown: rows.filter((row) => row.gap === null).length,
    },
    rows: {
      rows: rows.slice(from, from + size),
      total: rows.length,
      totalIsExact: all.length < mostOrganisations,
      next: from + size < rows.length ? cursorOf([from + size]) : null,
    },
  }
}

export const exportStaffing: Handler<typeof contract.exportStaffing> = async (context, where) => {
  const rows = await organisationRows(context, where)
  const { language } = context.actor
  const unknown = { zh: '尚不能判断', en: 'not known yet' }[language]
  return sheet<Row>(
    context,
    { zh: '人员配备与缺口', en: 'Staffing' },
    [
      text('单位', 'Organisation', (row) => row.organisation.name),
      text('地区', 'Region', (row) => row.regionName),
      count('应配', 'Required', (row) => row.required ?? unknown),
      count('在岗', 'Have', (row) => row.have),
      count('缺口', 'Missing', (row) => row.gap ?? unknown),
      text('计算', 'How', (row) => row.lines.map((line) => `${line.name[language]}：${line.how[language]}`).join('\n')),
      text('依据', 'Basis', (row) => row.lines.flatMap((line) => line.basis?.[language] ?? []).join('\n')),
    ],
    where.gap ? rows.filter((row) => row.gap !== 0) : rows,
  )
}

/** Six statements, however many organisations. */
async function organisationRows(context: Reads, where: Where): Promise<Row[]> {
  const { db, query, house, today } = context
  const rulesOf = (regionCode: RegionCode) =>
    staffingOf(house.packs, regionCode, today).value.requirements.filter((rule) => rule.at === 'organisation')
  // Places below have rules of their own: the kinds that any of them names are looked at, each organisation then by its own place.
  const kinds = [
    ...new Set(
      placesWithRules(house.packs, where.regionCode).flatMap((code) => rulesOf(code).flatMap((rule) => rule.kinds)),
    ),
  ]
  const found = await openOrganisations(db, where, kinds, today, mostOrganisations)
  const ids = found.map((one) => one.id)
  const places = new Map((await organisationPlaces(db, ids, today)).map((one) => [one.id, one]))
  const coveredCodes = [...places.values()].flatMap((place) => place.coveredRegionCodes)
  const [villages, clients, staff, names] = await Promise.all([
    villagesIn(db, coveredCodes, today),
    clientCounts(query, ids),
    staffOf(context, { organisationIds: ids }),
    regionNames(
      db,
      found.map((one) => one.regionCode),
    ),
  ])
  const clientsAt = Map.groupBy(clients, (one) => one.stationId)
  const staffAt = Map.groupBy(staff, (one) => one.organisationId)
  const rows = found.map((organisation): Row => {
    const rules = rulesOf(organisation.regionCode).filter((rule) => rule.kinds.includes(organisation.kind))
    const own = clientsAt.get(organisation.id) ?? []
    const mine = staffAt.get(organisation.id) ?? []
    const covered = places.get(organisation.id)?.coveredRegionCodes ?? []
    const quantities: Counted['quantities'] = {
      clients: own.reduce((sum, one) => sum + one.clients, 0),
      villages: covered.reduce((sum, code) => sum + (villages.get(code) ?? 0), 0),
      workers: new Set(mine.map((one) => one.personId)).size,
    }
    const counts = [...new Set(rules.flatMap((rule) => rule.counts))]
    const lines = rules.map((rule) => lineOf(context, organisation.regionCode, rule, quantities, own, mine))
    const known = lines.flatMap((line) => (line.required === null ? [] : [line.required]))
    const required = known.length < lines.length || lines.length === 0 ? null : Math.max(...known)
    const have = haveOf(mine, counts)
    return {
      organisation: { id: organisation.id, name: organisation.name },
      regionName: names.get(organisation.regionCode) ?? '',
      lines,
      required,
      have,
      gap: required === null ? null : Math.max(0, required - have),
    }
  })
  return rows.filter((row) => row.lines.length > 0).toSorted((a, b) => (b.gap ?? -1) - (a.gap ?? -1))
}

/** The rules of a region: its own, or where they are made for the level below, those of its parts. */
async function regionLines(context: Reads, asked: RegionCode): Promise<Answer['regions']> {
  const { db, query, house, today } = context
  const below = await regionsBelow(db, asked, today)
  const codes = [asked, ...below].filter((code) =>
    staffingOf(house.packs, code, today).value.requirements.some(
      (rule) => rule.at === 'region' && rule.level === levelOf(code),
    ),
  )
  if (codes.length === 0) return []
  const [names, populations, staff, sites, villages] = await Promise.all([
    regionNames(db, codes),
    query<{ regionCode: string; countedOn: string; urbanResidents: number; source: string }>(
      `select distinct on (region_code) region_code as "regionCode", counted_on as "countedOn", urban_residents as "urbanResidents", source
         from posts.population where region_code = any ($1::text[]) order by region_code, counted_on desc, recorded_at desc`,
      [codes],
    ),
    staffOf(context, { regionCode: asked }),
    openOrganisations(db, { regionCode: asked }, ['service-station', 'service-room'], today, mostOrganisations),
    villagesIn(db, codes, today),
  ])
  return codes.map((code) => {
    const found = populations.find((one) => one.regionCode === code)
    const mine = staff.filter((one) => isWithin(one.regionCode, code))
    const within = sites.filter((one) => isWithin(one.regionCode, code))
    const quantities: Counted['quantities'] = {
      villages: villages.get(code) ?? 0,
      stations: within.filter((one) => one.kind === 'service-station').length,
      rooms: within.filter((one) => one.kind === 'service-room').length,
      workers: new Set(mine.map((one) => one.personId)).size,
      ...(found && { urbanResidents: found.urbanResidents }),
    }
    const rules = staffingOf(house.packs, code, today).value.requirements.filter(
      (rule) => rule.at === 'region' && rule.level === levelOf(code),
    )
    return {
      regionCode: code,
      name: names.get(code) ?? code,
      population: found
        ? { countedOn: found.countedOn, urbanResidents: found.urbanResidents, source: found.source }
        : null,
      lines: rules.map((rule) => lineOf(context, code, rule, quantities, [], mine)),
    }
  })
}

interface Staff {
  personId: string
  organisationId: string
  regionCode: RegionCode
  kind: string
}

/** Who sits on which kind of post today. */
function staffOf(
  { query, today }: Reads,
  where: { organisationIds: string[] } | { regionCode: RegionCode },
): Promise<Staff[]> {
  const [condition, values] =
    'regionCode' in where
      ? ['region_code >= $2 and region_code < $3', Object.values(branchRange(where.regionCode))]
      : ['organisation_id = any ($2::uuid[])', [where.organisationIds]]
  return query(
    `select distinct person_id as "personId", organisation_id as "organisationId", region_code as "regionCode", kind from posts.incumbency
      where from_on <= $1 and (until_on is null or until_on > $1) and ${condition}`,
    [today, ...values],
  )
}

const haveOf = (staff: Staff[], kinds: readonly string[]): number =>
  new Set(staff.filter((one) => kinds.includes(one.kind)).map((one) => one.personId)).size

function lineOf(
  { house, today }: Reads,
  regionCode: RegionCode,
  rule: Requirement,
  quantities: Partial<Record<Quantity, number>>,
  clients: { category: string; clients: number }[],
  staff: Staff[],
): Line {
  const { value, bases } = staffingOf(house.packs, regionCode, today)
  const names = categoryNames(house.packs, regionCode, today)
  const none = { zh: '未分类', en: 'uncategorised' }
  const categories = clients.map((one) => ({
    code: one.category,
    name: one.category ? nameOf(names, one.category) : none,
    clients: one.clients,
  }))
  const { required, how, missing } = needed(rule.need, { quantities, categories, values: value })
  const have = haveOf(staff, rule.counts)
  const basis = bases[`requirements.${rule.code}`]
  return {
    code: rule.code,
    name: rule.name,
    required,
    have,
    gap: required === null ? null : Math.max(0, required - have),
    how,
    missing,
    ...basisShown(basis),
    note: basis?.note ?? null,
  }
}
