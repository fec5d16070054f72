import { newId } from '#kernel/ids.ts'
import * as identity from '#modules/identity/contract.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { organisationPage } from '#modules/organisations/contract.ts'
import * as services from '#modules/services/contract.ts'
import { cast, organisations, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'

/** Something that stands at a place, for which rights are asked. */
export interface Row {
  /** How a failure calls it: 'client of otherWorker'. */
  label: string
  id: string
  regionCode: string
  /** Null for a region: nobody's in particular. */
  organisationId: string | null
  /** Whose own it is; null where it belongs to a whole organisation. */
  personId: string | null
  /** Words that stand in every answer that shows it, and in no other. */
  mark: string
  /** What else names it: a client's identity number, a link of an organisation. */
  besides: string
}

/** A kind of row; a module's part in checks/rights/ adds its own. */
export type RowKind = string
export type Rows = Record<RowKind, Row[]>

type How = 'region' | 'organisation' | 'own'

/** How to call an endpoint about a row, and what it must say within reach and out of it. */
export interface Sample {
  /** The rows it names or shows; without, `because` says why its answer is nobody's in particular. */
  rows?: RowKind
  because?: string
  input?: (row: Row) => object
  body?: Buffer
  /**
   * Within reach: 'ok', or a refusal that only someone who found the row can get and that changes nothing. Out of reach:
   * 'kernel/not-found' unless said. The first refusal of a field stands for the whole.
   */
  found?: string[]
  hidden?: string[]
  /** A list answers everyone; the row is in the answer just where it is within reach. */
  shows?: (answer: string, row: Row) => boolean
  /** A list of less than all that is within reach: it only never shows a row out of it. */
  showsLess?: true
  /** Where a post reaches these rows otherwise than its role says. */
  only?: How[] | 'nobody'
  /** Spoils the session it is called with. */
  alone?: true
}

/** What a module says of rights in checks/rights/<module>.ts: how its endpoints are called, and the rows they reach. */
export interface RightsPart {
  samples: Record<string, Sample[]>
  /** Makes the rows of this part through the real endpoints, after those of the first modules. */
  makeRows?: (server: TestServer, rows: Rows) => Promise<void>
}

/** The smallest picture there is: one transparent dot. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const day = '2026-03-16'

/** Everything the samples name, made by the cast itself through the real endpoints; a chief makes the accounts. */
export async function makeRows(server: TestServer): Promise<Rows> {
  const rows: Rows = {
    client: [],
    record: [],
    case: [],
    group: [],
    photograph: [],
    account: [],
    grant: [],
    session: [],
    person: people,
    organisation: [],
    site: sites,
    region: worldRegions,
  }
  // The first two are of one station: whoever sees only the own sees one of them.
  await workOf('worker', 'worker', regions.village, '柏青山')
  await workOf('roomWorker', 'worker', regions.village, '季长河')
  await workOf('otherWorker', 'otherWorker', regions.otherVillage, '娄望舒')
  await workOf('neighbourWorker', 'neighbourWorker', regions.neighbourVillage, '荀白露')
  for (const site of sites) await accountAt(site, 'own-records-worker', { organisationId: site.organisationId! })
  await accountAt(
    worldRegions.find((one) => one.id === regions.county)!,
    'centre-director',
    { regionCode: regions.county },
  )
  for (const one of worldOrganisations) {
    const { links } = await (await server.as('chief')).get(organisationPage, { organisationId: one.id })
    rows.organisation!.push({ ...one, besides: links[0]!.id })
  }
  const { rows: sessions } = await (await server.as('colleague')).get(identity.mySessions, {})
  rows.session!.push(rowOf('session of colleague', sessions[0]!.id, 'colleague', sessions[0]!.id))
  return rows

  async function workOf(who: CastName, registeredBy: CastName, regionCode: string, name: string): Promise<void> {
    const worker = await server.as(who)
    const number = identityNumber(cast[who].n)
    const client = await (
      await server.as(registeredBy)
    ).get(services.registerClient, {
      name,
      sex: 'male',
      bornOn: null,
      identityNumber: number,
      noNumberReason: null,
      phone: `1380577${1000 + cast[who].n}`,
      address: `${name}的住处`,
      regionCode,
      registeredRegionCode: null,
      residence: 'here',
      householdId: null,
      categories: ['elder-alone'],
      stationId: cast[who].organisation!,
      workerId: personId(who),
    })
    const place = { ...rowOf(`client of ${who}`, client.clientId, who, name), regionCode, besides: number }
    rows.client!.push(place)
    const photographId = newId(server.house.clock())
    const sent = await worker.call(services.sendPhotograph, { photographId }, { body: picture, type: 'image/png' })
    if (sent.status !== 200) throw new Error(`${who} could not send a photograph: ${JSON.stringify(sent)}`)
    rows.photograph!.push({ ...place, label: `photograph of ${who}`, id: photographId, mark: photographId })
    const record = await worker.get(services.recordService, {
      method: 'visit',
      clientId: client.clientId,
      heldOn: day,
      startedAt: null,
      minutes: 30,
      serviceCodes: ['policy-advice'],
      mode: 'home',
      outcome: 'met',
      note: `${name}一切都好`,
      photographIds: [photographId],
    })
    rows.record!.push({ ...place, label: `record of ${who}`, id: record.recordId })
    const opened = await worker.get(services.openCase, {
      clientId: client.clientId,
      openedOn: '2026-03-16',
      problem: `${name}需要陪伴`,
    })
    rows.case!.push({ ...place, label: `case of ${who}`, id: opened.caseId })
    const group = await worker.get(services.startGroup, {
      title: `${name}的小组`,
      regionCode,
      startsOn: day,
      plannedSessions: 4,
    })
    rows.group!.push({ ...place, label: `group of ${who}`, id: group.groupId, mark: `${name}的小组` })
  }

  async function accountAt(
    place: Row,
    role: string,
    at: { organisationId: string } | { regionCode: string },
  ): Promise<void> {
    const username = `target-${rows.account!.length}`
    const chief = await server.as('chief')
    const { accountId } = await chief.get(identity.openAccount, { username, name: '代号', role, ...at })
    const { rows: found } = await chief.get(identity.accounts, { search: username })
    const account = {
      ...place,
      label: `account at ${place.label}`,
      id: accountId,
      personId: accountId,
      mark: username,
      organisationId: 'organisationId' in at ? at.organisationId : null,
    }
    rows.account!.push(account)
    rows.grant!.push({ ...account, label: `grant at ${place.label}`, id: found[0]!.grants[0]!.grantId })
  }
}

export const rowOf = (label: string, id: string, who: CastName, mark: string): Row => ({
  label,
  id,
  regionCode: cast[who].region,
  organisationId: cast[who].organisation,
  personId: personId(who),
  mark,
  besides: '',
})

const people: Row[] = (['colleague', 'roomWorker', 'otherWorker', 'neighbourWorker'] as const).map((who) =>
  rowOf(who, personId(who), who, personId(who)),
)

/** Passes every check and belongs to nobody, as in demo/identity-numbers.ts. */
function identityNumber(n: number): string {
  const body = `330304194101019${n % 10}1`
  return body + checkDigitOf(body)
}

const place = (label: string, id: string, regionCode: string, organisationId: string | null): Row => ({
  label,
  id,
  regionCode,
  organisationId,
  personId: null,
  mark: id,
  besides: '',
})

const sites: Row[] = [
  place('own station', organisations.station, regions.town, organisations.station),
  place('station beside', organisations.otherStation, regions.otherTown, organisations.otherStation),
  place('station elsewhere', organisations.neighbourStation, regions.neighbourTown, organisations.neighbourStation),
]
const worldOrganisations: Row[] = [
  ...sites,
  place('agency', organisations.agency, regions.county, organisations.agency),
  place('other agency', organisations.otherAgency, regions.county, organisations.otherAgency),
  place('authority above', organisations.authority, regions.county, organisations.authority),
  place(
    'authority elsewhere',
    organisations.neighbourAuthority,
    regions.neighbourCounty,
    organisations.neighbourAuthority,
  ),
]
const worldRegions: Row[] = Object.entries(regions).map(([name, code]) => place(`region ${name}`, code, code, null))

/** The stations that a post's organisation runs, or is, and the regions they cover. */
const stationsOf: Record<string, string[]> = {
  [organisations.agency]: [organisations.station],
  [organisations.otherAgency]: [organisations.otherStation],
}

/** Does a post reach a row? Told from the rights model alone: roles.yaml says how far, the cast says from where. */
export function reaches(how: 'region' | 'organisation' | 'own', who: CastName, row: Row): boolean {
  const { region, organisation } = cast[who]
  const prefix = region.replace(/(000)?(000)?(00)?(00)?$/, '')
  if (how === 'region') return row.regionCode.startsWith(prefix)
  const stations = organisation ? (stationsOf[organisation] ?? [organisation]) : []
  if (how === 'own')
    return row.personId
      ? row.personId === personId(who)
      : row.organisationId !== null && row.organisationId === organisation
  if (row.organisationId) return row.organisationId === organisation || stations.includes(row.organisationId)
  return sites.some(
    (site) =>
      stations.includes(site.id) &&
      row.regionCode.startsWith(site.regionCode.replace(/000$/, '')) &&
      row.personId === null,
  )
}
