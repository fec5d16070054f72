import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Actor, Jurisdiction } from '#kernel/actor.ts'
import { calendarWith } from '#kernel/calendar.ts'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { folderStore } from '#kernel/files.ts'
import type { House } from '#kernel/house.ts'
import { act } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import type { Connection } from '#kernel/postgres.ts'
import { inputRefusal, problemOf } from '#kernel/problem.ts'
import { type Refusal, Refused } from '#kernel/refusal.ts'
import { refusals as kernelRefusals } from '#kernel/refusals.ts'
import type { RegionCode } from '#kernel/region.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { openVault } from '#kernel/vault/vault.ts'
import { refusals } from '#modules/services/refusals.ts'
import { routes } from '#modules/services/routes.ts'

/** Two streets of one county and one of the next, with a station each, for this module's tests. All names are invented. */

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const region = (code: string): RegionCode => code as RegionCode

export const regions = {
  county: region('330304000000'),
  street: region('330304001000'),
  village: region('330304001001'),
  farVillage: region('330304001002'),
  otherStreet: region('330304002000'),
  otherVillage: region('330304002001'),
  nextCounty: region('330305000000'),
  nextVillage: region('330305001001'),
}
const regionRows: [string, string, number, string | null][] = [
  ['330000000000', '浙江省', 1, null],
  ['330300000000', '温州市', 2, '330000000000'],
  ['330304000000', '甲区', 3, '330300000000'],
  ['330304001000', '东山街道', 4, '330304000000'],
  ['330304001001', '东一村', 5, '330304001000'],
  ['330304001002', '东二村', 5, '330304001000'],
  ['330304002000', '西山街道', 4, '330304000000'],
  ['330304002001', '西一村', 5, '330304002000'],
  ['330305000000', '乙区', 3, '330300000000'],
  ['330305001000', '北岙街道', 4, '330305000000'],
  ['330305001001', '北一村', 5, '330305001000'],
]

export const stations = { east: id(1), west: id(2), next: id(3), agency: id(4), authority: id(5) }
const people = {
  ding: id(11),
  wen: id(12),
  leader: id(13),
  westWorker: id(14),
  nextWorker: id(15),
  officer: id(16),
  nextOfficer: id(17),
  province: id(18),
  manager: id(19),
}

const permissions = new Set(routes.map((one) => one.endpoint.may))

function actorOf(
  personId: string,
  name: string,
  organisationId: string,
  homeRegionCode: string,
  jurisdiction: Jurisdiction,
): Actor {
  const number = Number(personId.slice(-2))
  return {
    accountId: id(100 + number),
    sessionId: id(200 + number),
    personId,
    name,
    grantId: id(300 + number),
    role: 'test',
    permissions,
    jurisdiction,
    organisationId,
    homeRegionCode: region(homeRegionCode),
    language: 'zh',
  }
}

const atStation = (stationId: string, code: string): Jurisdiction => ({
  kind: 'organisation',
  organisationId: stationId,
  stationIds: [stationId],
  regionCodes: [region(code)],
})
const over = (code: string): Jurisdiction => ({ kind: 'region', regionCode: region(code) })

export const actors = {
  /** Two social workers of the east station; the second sees only the own rows. */
  ding: actorOf(people.ding, '丁小满', stations.east, '330304001000', atStation(stations.east, '330304001000')),
  wen: actorOf(people.wen, '温良玉', stations.east, '330304001000', { kind: 'own' }),
  leader: actorOf(people.leader, '陶知行', stations.east, '330304001000', atStation(stations.east, '330304001000')),
  westWorker: actorOf(
    people.westWorker,
    '乔西',
    stations.west,
    '330304002000',
    atStation(stations.west, '330304002000'),
  ),
  nextWorker: actorOf(
    people.nextWorker,
    '贝加尔',
    stations.next,
    '330305001000',
    atStation(stations.next, '330305001000'),
  ),
  officer: actorOf(people.officer, '官一鸣', stations.authority, '330304000000', over('330304000000')),
  nextOfficer: actorOf(people.nextOfficer, '邻一鸣', stations.authority, '330305000000', over('330305000000')),
  province: actorOf(people.province, '省一鸣', stations.authority, '330000000000', over('330000000000')),
  manager: actorOf(people.manager, '纪构', stations.agency, '330304000000', {
    kind: 'organisation',
    organisationId: stations.agency,
    stationIds: [stations.east],
    regionCodes: [region('330304001000')],
  }),
}

async function prepare(connection: Connection): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await fill(client).finally(() => client.end())
}

async function fill(client: pg.Client): Promise<void> {
  for (const [code, name, level, parent] of regionRows) {
    await client.query(
      `insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, source) values ($1, $2, $3, $4, $2, 'x', 'x', 'x', 'x', 'test')`,
      [code, name, level, parent],
    )
  }
  const organisations: [string, string, string, string][] = [
    [stations.east, '东山街道社会工作服务站', 'service-station', '330304001000'],
    [stations.west, '西山街道社会工作服务站', 'service-station', '330304002000'],
    [stations.next, '北岙街道社会工作服务站', 'service-station', '330305001000'],
    [stations.agency, '同行社会工作服务中心', 'agency', '330304000000'],
    [stations.authority, '甲区社会工作部', 'authority', '330304000000'],
  ]
  for (const [key, name, kind, code] of organisations) {
    await client.query(
      `insert into organisations.organisation (id, name, short_name, pinyin, initials, kind, region_code, opened_on) values ($1, $2, '站', 'x', 'x', $3, $4, '2020-01-01')`,
      [key, name, kind, code],
    )
  }
  await client.query(
    `insert into organisations.organisation_link (id, organisation_id, relation, to_organisation_id, to_name, from_on, until_on, region_code)
     values ($1, $2, 'operator', $3, '同行', '2025-01-01', null, '330304001000')`,
    [id(50), stations.east, stations.agency],
  )
  for (const actor of Object.values(actors)) {
    await client.query('insert into identity.person (id, name, region_code, organisation_id) values ($1, $2, $3, $4)', [
      actor.personId,
      actor.name,
      actor.homeRegionCode,
      actor.organisationId,
    ])
  }
}

export const noon = new Date('2026-06-10T12:00:00+08:00')

type Answer<E extends Endpoint> =
  | { ok: true; reply: OutputOf<E> }
  | { ok: false; code: string; fields: Record<string, string>; words: string }

export interface County {
  house: House
  pool: pg.Pool
  /** What the clock says; a test may move it. */
  clock: { now: Date }
  /** Calls a route as the server does, but for HTTP. Fails where a refusal has no words. */
  call<E extends Endpoint>(endpoint: E, actor: Actor, input: InputOf<E>, body?: Buffer): Promise<Answer<E>>
  /** The same, for what must succeed. */
  done<E extends Endpoint>(endpoint: E, actor: Actor, input: InputOf<E>, body?: Buffer): Promise<OutputOf<E>>
  /** Rows past every policy. */
  rows<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
}

export async function openCounty(t?: { after(end: () => Promise<void>): void }): Promise<County> {
  const { pool, connection } = await testDatabase(t, { key: JSON.stringify([regionRows, actors]), prepare })
  const owner = new pg.Pool({ ...connection, max: 1 })
  owner.on('error', () => {})
  const clock = { now: noon }
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-services-'))
  const house = {
    pool,
    gatePool: pool,
    vault: openVault({
      current: 1,
      seal: [{ version: 1, algorithm: 'aes-256-gcm', secret: randomBytes(32) }],
      search: { algorithm: 'sha256', secret: randomBytes(32) },
    }),
    packs: await packs,
    calendar: calendarWith(),
    files: folderStore(folder),
    clock: () => clock.now,
    log: () => {},
    rootRegionCode: '330000000000',
    demonstration: false,
  } as Partial<House> as House

  const call: County['call'] = async (endpoint, actor, input, body) => {
    const route = routes.find((one) => one.endpoint === endpoint)!
    const parsed = endpoint.input.safeParse(input)
    try {
      if (!parsed.success) throw new Refused(inputRefusal(parsed.error))
      const write = endpoint.writes ? { key: newId(noon), digest: randomBytes(32) } : null
      const reply = await act(
        house,
        { requestId: 'test', body, session: null, device: '', keep: undefined },
        route,
        actor,
        parsed.data,
        write,
      )
      return { ok: true, reply } as never
    } catch (error) {
      if (error instanceof Refused) return refused(error.refusal)
      throw error
    }
  }
  return {
    house,
    pool,
    clock,
    call,
    done: async (endpoint, actor, input, body) => {
      const answer = await call(endpoint, actor, input, body)
      if (answer.ok) return answer.reply
      throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.fields)}`)
    },
    rows: async (text, values) => (await owner.query(text, values)).rows,
  }
}

const packs = loadPacks(fileURLToPath(new URL('../../../../packs', import.meta.url)))

function refused(refusal: Refusal) {
  const problem = problemOf(refusal, { ...kernelRefusals, ...refusals }, 'zh', 'test')
  const fields = Object.fromEntries((problem.fields ?? []).map((one) => [one.field, one.code]))
  return {
    ok: false as const,
    code: problem.code,
    fields,
    words: [problem.title, ...(problem.fields ?? []).map((one) => one.message)].join(' '),
  }
}
