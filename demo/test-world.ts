import pg from 'pg'
import { loadCalendar } from '#kernel/calendar-table.ts'
import type { Connection } from '#kernel/postgres.ts'
import { heardAs, soundOf } from '#kernel/persons/name-sound.ts'
import { hashPassword } from '#modules/identity/passwords.ts'

// The small world of the tests: two counties side by side, three stations, and a cast with one of each post.

/** Everyone's password in tests. */
export const password = 'Geese-fly-2026'

/** Regions by what they are to a test; names are the official ones. */
export const regions = {
  province: '330000000000',
  prefecture: '330300000000',
  county: '330304000000',
  town: '330304001000',
  village: '330304001001',
  secondVillage: '330304001003',
  otherTown: '330304002000',
  otherVillage: '330304002001',
  neighbourCounty: '330302000000',
  neighbourTown: '330302002000',
  neighbourVillage: '330302002001',
} as const

const regionRows: [code: string, name: string, pinyin: string][] = [
  ['330000000000', '浙江省', 'zhejiangsheng'],
  ['330300000000', '温州市', 'wenzhoushi'],
  ['330304000000', '瓯海区', 'ouhaiqu'],
  ['330304001000', '景山街道', 'jingshanjiedao'],
  ['330304001001', '净水社区', 'jingshuishequ'],
  ['330304001003', '景山社区', 'jingshanshequ'],
  ['330304002000', '梧田街道', 'wutianjiedao'],
  ['330304002001', '梧田社区', 'wutianshequ'],
  ['330302000000', '鹿城区', 'luchengqu'],
  ['330302002000', '五马街道', 'wumajiedao'],
  ['330302002001', '五马社区', 'wumashequ'],
]

const uuid = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`

export const organisations = {
  authority: uuid(101),
  centre: uuid(102),
  station: uuid(103),
  otherStation: uuid(104),
  agency: uuid(105),
  otherAgency: uuid(106),
  neighbourStation: uuid(107),
  neighbourAuthority: uuid(108),
} as const

const organisationRows: [id: string, name: string, kind: string, tier: number | null, region: string][] = [
  [organisations.authority, '瓯海区社会工作部', 'authority', null, regions.county],
  [organisations.centre, '瓯海区社会工作指导中心', 'guidance-centre', 1, regions.county],
  [organisations.station, '景山街道社会工作站', 'service-station', 2, regions.town],
  [organisations.otherStation, '梧田街道社会工作站', 'service-station', 2, regions.otherTown],
  [organisations.agency, '春晖社会工作服务中心', 'agency', null, regions.county],
  [organisations.otherAgency, '晨星社会工作服务中心', 'agency', null, regions.county],
  [organisations.neighbourStation, '五马街道社会工作站', 'service-station', 2, regions.neighbourTown],
  [organisations.neighbourAuthority, '鹿城区社会工作部', 'authority', null, regions.neighbourCounty],
]

const operators: [station: string, agency: string, agencyName: string, region: string][] = [
  [organisations.station, organisations.agency, '春晖社会工作服务中心', regions.town],
  [organisations.otherStation, organisations.otherAgency, '晨星社会工作服务中心', regions.otherTown],
]

export type CastName = keyof typeof cast

/** One of each post; `person`, `account` and `grant` ids follow from `n`. */
export const cast = {
  chief: { n: 1, name: '程立', role: 'chief', region: regions.province, organisation: null },
  provinceOfficer: { n: 2, name: '梁省', role: 'officer', region: regions.province, organisation: null },
  officer: { n: 3, name: '周敏', role: 'officer', region: regions.county, organisation: null },
  director: { n: 4, name: '吴桐', role: 'centre-director', region: regions.county, organisation: null },
  leader: { n: 5, name: '郑秋', role: 'station-leader', region: regions.town, organisation: organisations.station },
  worker: { n: 6, name: '林小雨', role: 'social-worker', region: regions.town, organisation: organisations.station },
  colleague: { n: 7, name: '许安', role: 'social-worker', region: regions.town, organisation: organisations.station },
  otherWorker: {
    n: 8,
    name: '何田',
    role: 'social-worker',
    region: regions.otherTown,
    organisation: organisations.otherStation,
  },
  roomWorker: {
    n: 9,
    name: '叶青',
    role: 'own-records-worker',
    region: regions.town,
    organisation: organisations.station,
  },
  manager: { n: 10, name: '沈岚', role: 'agency-manager', region: regions.county, organisation: organisations.agency },
  auditor: { n: 11, name: '顾明', role: 'auditor', region: regions.county, organisation: null },
  stranger: { n: 12, name: '陆远', role: 'officer', region: regions.neighbourCounty, organisation: null },
  neighbourWorker: {
    n: 13,
    name: '钱江',
    role: 'social-worker',
    region: regions.neighbourTown,
    organisation: organisations.neighbourStation,
  },
} as const

export const personId = (who: CastName): string => uuid(1000 + cast[who].n)
export const accountId = (who: CastName): string => uuid(2000 + cast[who].n)
export const grantId = (who: CastName): string => uuid(3000 + cast[who].n)
/** A username is the cast name in small letters. */
export const username = (who: CastName): string => who.toLowerCase()

/** Fills a migrated database as its owner. */
export async function makeWorld(connection: Connection): Promise<void> {
  const owner = new pg.Pool({ ...connection, max: 1 })
  try {
    await loadCalendar(owner)
    await owner.query(
      `insert into kernel.installation (root_region_code, demonstration, made_at) values ($1, true, '2025-01-01')`,
      [regions.province],
    )
    for (const [code, name, pinyin] of regionRows) {
      const end = [2, 4, 6, 9, 12].find((length) => /^0*$/.test(code.slice(length)))!
      const level = [2, 4, 6, 9, 12].indexOf(end) + 1
      const parent = level === 1 ? null : code.slice(0, [0, 2, 4, 6, 9][level - 1]).padEnd(12, '0')
      await owner.query(
        `insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, source)
         values ($1, $2, $3, $4, $2, $5, $5, $6, $6, 'test')`,
        [code, name, level, parent, pinyin, pinyin.slice(0, 2)],
      )
    }
    for (const [id, name, kind, tier, region] of organisationRows) {
      await owner.query(
        `insert into organisations.organisation (id, name, short_name, pinyin, initials, kind, tier, region_code, opened_on) values ($1, $2, $2, 'x', 'x', $3, $4, $5, '2024-01-01')`,
        [id, name, kind, tier, region],
      )
      const covers = tier === 2 ? ['host', 'covers'] : ['host']
      for (const relation of covers) {
        await owner.query(
          `insert into organisations.organisation_link (id, organisation_id, relation, to_region_code, to_name, from_on, region_code) values (gen_random_uuid(), $1, $2, $3, (select name from organisations.region where code = $3), '2024-01-01', $3)`,
          [id, relation, region],
        )
      }
    }
    for (const [station, agency, name, region] of operators) {
      await owner.query(
        `insert into organisations.organisation_link (id, organisation_id, relation, to_organisation_id, to_name, from_on, region_code) values (gen_random_uuid(), $1, 'operator', $2, $3, '2024-01-01', $4)`,
        [station, agency, name, region],
      )
    }
    await makeCast(owner)
  } finally {
    await owner.end()
  }
}

async function makeCast(owner: pg.Pool): Promise<void> {
  const hash = await hashPassword(password)
  for (const who of Object.keys(cast) as CastName[]) {
    const { name, role, region, organisation } = cast[who]
    await owner.query(
      `insert into identity.role (role, name_zh, name_en, jurisdiction_kind) values ($1, $1, $1, 'region') on conflict do nothing`,
      [role],
    )
    await owner.query('insert into identity.person (id, name, region_code, organisation_id) values ($1, $2, $3, $4)', [
      personId(who),
      name,
      region,
      organisation,
    ])
    await owner.query(
      'insert into identity.account (id, person_id, username, password_hash, region_code, organisation_id) values ($1, $2, $3, $4, $5, $6)',
      [accountId(who), personId(who), username(who), hash, region, organisation],
    )
    await owner.query(
      `insert into identity.role_grant (id, account_id, role, region_code, organisation_id, from_on, granted_at) values ($1, $2, $3, $4, $5, '2024-01-01', '2024-01-01')`,
      [grantId(who), accountId(who), role, region, organisation],
    )
    if (organisation) await makeFile(owner, who)
  }
}

/** Where each organisation's staff is employed: by the agency that runs the station, where one does. */
const employerOf = (organisation: string): string | null =>
  operators.find(([station]) => station === organisation)?.[1] ?? null

/** The file of one of the cast in the registry, without history: born in 1990, confirmed by the officer. */
async function makeFile(owner: pg.Pool, who: CastName): Promise<void> {
  const { name, region, organisation } = cast[who]
  const { pinyin, initials } = soundOf(name)
  await owner.query('update identity.person set has_file = true where id = $1', [personId(who)])
  await owner.query(
    `insert into workforce.worker (person_id, region_code, organisation_id, employer_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, system, kind,
            fields, status_on, source, confirmed_on, confirmed_by, registered_on, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'female', date '1990-01-01' + $9::int, '演示', 'social-work-department', 'social-worker', '{}', '2024-01-01', 'registered', '2024-01-01', $10,
            '2024-01-01', '2024-01-01')`,
    [
      personId(who),
      region,
      organisation,
      employerOf(organisation!),
      name,
      pinyin,
      initials,
      heardAs(name).join(' '),
      cast[who].n,
      personId('officer'),
    ],
  )
}
