import type pg from 'pg'
import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import { sendPaper } from '#demo/paper.ts'
import type { Player } from '#demo/player.ts'
import { sideBySide } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County, Station } from '#demo/set-up.ts'
import { addDays, type Day, parseDay, yearOf } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as workforce from '#modules/workforce/contract.ts'
import * as corrections from '#modules/workforce/contract-corrections.ts'
import * as moves from '#modules/workforce/contract-moves.ts'

/** Someone of the invented registry, for the other parts of the story. */
export interface DemoPerson {
  personId: string
  name: string
  regionCode: RegionCode
  organisationId: string
  kind: 'social-worker' | 'community-worker'
  identityNumber: string
}

type Given = InputOf<typeof workforce.registerWorker>

const communityWorkers = 60
const schools = ['东江大学', '海山师范学院', '南屏职业技术学院', '云门开放大学', '江州大学', '松月工商学院']
const majors = [
  { major: '社会工作', majorKind: 'social-work' },
  { major: '社会学', majorKind: 'related' },
  { major: '心理学', majorKind: 'related' },
  { major: '汉语言文学', majorKind: 'other' },
  { major: '会计', majorKind: 'other' },
  { major: '法学', majorKind: 'other' },
] as const
const fields = [
  'social-welfare',
  'social-assistance',
  'charity',
  'community-building',
  'marriage-family',
  'mental-health',
  'disability',
  'employment',
  'correction',
  'mediation',
]
const specialties = [
  'casework',
  'group-work',
  'community-work',
  'elders',
  'children',
  'families',
  'counselling',
  'projects',
]

/**
 * The registry of the county: a file for each of the stations' 39 workers and sixty community workers of the same streets, of all ages and ways
 * there, entered by the county's officer. Some have something to correct, one is leaving, one stands there twice. Everything is invented.
 */
export async function registerWorkforce(
  player: Player,
  owner: pg.Pool,
  county: County,
  random: Random,
  on: Day,
): Promise<DemoPerson[]> {
  const taken = new Set<string>()
  const agencies = await operatorsOf(owner)
  const found: DemoPerson[] = []
  const plans: { given: Given; person: Omit<DemoPerson, 'personId'> }[] = []
  for (const station of county.stations) {
    for (const worker of station.workers) {
      const agency = agencies.get(station.id)
      const given = aPerson(random, taken, on, station, 'social-worker', worker.name)
      plans.push({
        given: {
          ...given,
          personId: worker.personId,
          employerId: agency?.id ?? null,
          employment: given.employment!.map((job, at, all) =>
            at < all.length - 1
              ? job
              : { ...job, employerName: agency?.name ?? station.name, employerOrganisationId: agency?.id ?? null },
          ),
        },
        person: {
          name: worker.name,
          regionCode: station.town,
          organisationId: station.id,
          kind: 'social-worker',
          identityNumber: given.identityNumber!,
        },
      })
    }
  }
  for (let n = 0; n < communityWorkers; n++) {
    const station = county.stations[n % county.stations.length]!
    const given = aPerson(random, taken, on, station, 'community-worker')
    plans.push({
      given,
      person: {
        name: given.name,
        regionCode: station.town,
        organisationId: station.id,
        kind: 'community-worker',
        identityNumber: given.identityNumber!,
      },
    })
  }
  await sideBySide(plans, 8, async ({ given, person }) => {
    const { personId } = await player.do(county.officer, workforce.registerWorker, given)
    found.push({ ...person, personId })
  })
  // Eight at a time end in any order; the story goes on in the order it was planned.
  const planned = new Map(plans.map(({ person }, at) => [`${person.name} ${person.organisationId}`, at]))
  found.sort((a, b) => planned.get(`${a.name} ${a.organisationId}`)! - planned.get(`${b.name} ${b.organisationId}`)!)
  await somethingToDo(player, county, found)
  return found
}

/** What waits for somebody on the first day: corrections at each step, a transfer, two files of one person. */
async function somethingToDo(player: Player, county: County, people: DemoPerson[]): Promise<void> {
  const [first] = county.stations
  const [worker, colleague] = first!.workers
  await player.do(worker!, corrections.propose, {
    about: 'basics',
    act: 'change',
    basics: { specialties: ['casework', 'elders', 'counselling'] },
    remark: '今年起主要负责老年个案',
  })
  const known = await player.do(colleague!, corrections.propose, {
    about: 'basics',
    act: 'change',
    basics: { politicalStatus: 'party-member' },
    remark: '今年七月转正',
  })
  await player.do(first!.leader, corrections.employerConfirm, {
    proposalId: known.proposalId,
    basedOnVersion: known.version,
  })
  await projectsOf(player, county)
  const community = people.filter((one) => one.kind === 'community-worker')
  await player.do(county.officer, moves.releaseWorker, {
    personId: community[0]!.personId,
    basedOnVersion: 1,
    toRegionCode: '330302000000',
    reason: '随家庭搬迁，本人申请调往鹿城区',
    consentedOn: parseDay(player.clock().toISOString().slice(0, 10)),
  })
  const twice = community[1]!
  const { personId } = await player.do(county.officer, workforce.registerWorker, {
    name: twice.name,
    sex: 'unknown',
    bornOn: null,
    identityNumber: null,
    noNumberReason: '妇联名单未列证件号码',
    phone: null,
    system: 'women',
    kind: 'community-worker',
    regionCode: twice.regionCode,
    organisationId: twice.organisationId,
    fields: ['marriage-family'],
    notTheSameAs: [twice.personId],
  })
  await player.do(county.officer, moves.askMerge, {
    keptPersonId: twice.personId,
    gonePersonId: personId,
    reason: '妇联名单与社区名册重复，确为同一人',
  })
}

/** What some have made beside the daily work: two are in the files, with what shows them, and one waits for the county. */
async function projectsOf(player: Player, county: County): Promise<void> {
  const [first, second] = county.stations
  const year = yearOf(parseDay(player.clock().toISOString().slice(0, 10)))
  const told: [Station, number, { name: string; role: string; years: [number, number | null] }, boolean][] = [
    [first!, 0, { name: '“银龄有伴”独居老人关爱项目', role: '项目主管', years: [year - 3, year - 1] }, true],
    [first!, 0, { name: '“小候鸟”暑期成长营', role: '执行社工', years: [year - 1, null] }, false],
    [second!, 0, { name: '“和睦楼道”社区矛盾调解项目', role: '督导助理', years: [year - 2, null] }, true],
  ]
  for (const [station, at, { name, role, years }, isConfirmed] of told) {
    const worker = station.workers[at]!
    const [from, until] = years
    const { proposalId, version } = await player.do(worker, corrections.propose, {
      about: 'project',
      act: 'add',
      project: {
        name,
        role,
        organiser: '瓯海区社会工作部（演示）',
        fromOn: parseDay(`${from}-03-01`),
        untilOn: until === null ? null : parseDay(`${until}-12-31`),
      },
      evidenceIds: [await sendPaper(player, worker, '项目证明', [`姓名：${worker.name}`, name, `角色：${role}`])],
    })
    await player.do(station.leader, corrections.employerConfirm, { proposalId, basedOnVersion: version })
    if (isConfirmed)
      await player.do(county.officer, corrections.confirmProposal, { proposalId, basedOnVersion: version + 1 })
  }
}

function aPerson(
  random: Random,
  taken: Set<string>,
  on: Day,
  station: Station,
  kind: DemoPerson['kind'],
  name?: string,
): Given {
  const sex = random.chance(0.72) ? ('female' as const) : ('male' as const)
  const bornOn = parseDay(
    `${yearOf(on) - random.between(23, 57)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
  )
  const education = schoolingOf(random, bornOn)
  return {
    name: name ?? inventedName(random, sex),
    sex,
    bornOn: null,
    identityNumber: inventedNumber(random, '330399', bornOn, sex, taken),
    noNumberReason: null,
    phone: `139${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
    ethnicity: '汉族',
    politicalStatus: random.chance(0.35) ? 'party-member' : 'masses',
    system: kind === 'social-worker' ? 'social-work-department' : 'community',
    kind,
    fields: random.shuffled(fields).slice(0, random.between(1, 3)),
    specialties: random.shuffled(specialties).slice(0, random.between(1, 3)),
    regionCode: station.town,
    organisationId: station.id,
    employment: careerOf(random, on, bornOn, station, kind),
    education,
    titles: random.chance(0.12)
      ? [
          {
            kind: 'honour',
            name: '优秀社区社会工作者',
            level: 'county',
            issuer: '瓯海区（演示）',
            fromOn: addDays(on, -random.between(100, 900)),
          },
        ]
      : [],
    // Names drawn by chance are often alike; the numbers are not.
    notTheSameAs: [],
  }
}

/** One to three employments without gaps, the last one here. */
function careerOf(
  random: Random,
  on: Day,
  bornOn: Day,
  station: Station,
  kind: DemoPerson['kind'],
): NonNullable<Given['employment']> {
  const begin = yearOf(bornOn) + 22
  const years = Math.max(1, yearOf(on) - begin)
  const here = yearOf(on) - Math.min(years, random.between(1, 12))
  const before = here > begin + 2 && random.chance(0.6)
  const isCommunity = kind === 'community-worker'
  const last = {
    employerName: isCommunity ? `${station.name.replace(/社会工作服务站$/, '')}办事处` : station.name,
    employerKind: isCommunity ? 'party-government' : 'social-organisation',
    workplaceName: station.name,
    workplaceOrganisationId: station.id,
    workRegionCode: station.town,
    postTitle: isCommunity
      ? random.pick(['社区专职工作者', '社区居委会委员', '社区网格员'])
      : random.pick(['社工', '社工', '项目社工', '资深社工']),
    postCode: 'service',
    isSocialWork: !isCommunity,
    isCommunityWork: isCommunity,
    fromOn: `${here}-${random.pick(['03', '07', '09'])}-01`,
  }
  if (!before) return [last]
  const elsewhere = random.chance(0.15)
  return [
    {
      employerName: random.pick(['某某社区居民委员会', '某某社会工作服务中心', '某某商贸公司', '某某街道办事处']),
      employerKind: random.pick(['self-governing', 'social-organisation', 'enterprise']),
      workRegionCode: (elsewhere ? '360102000000' : '330302000000') as RegionCode,
      postTitle: random.pick(['社区工作者', '职员', '社工助理']),
      isSocialWork: random.chance(0.4),
      isCommunityWork: random.chance(0.4),
      fromOn: `${begin}-07-01`,
      untilOn: last.fromOn,
    },
    last,
  ]
}

/** A school leaver's diploma, and for some a later one beside the work; not every diploma of a university is a degree. */
function schoolingOf(random: Random, bornOn: Day): NonNullable<Given['education']> {
  const left = yearOf(bornOn) + 22
  const diploma = random.pick([
    'secondary',
    'college',
    'college',
    'bachelor',
    'bachelor',
    'bachelor',
    'master',
  ] as const)
  const one = (given: Partial<NonNullable<Given['education']>[number]>) => ({
    school: random.pick(schools),
    ...random.pick(majors),
    diploma,
    degree: 'none' as const,
    fullTime: true,
    fromOn: `${left - 4}-09-01`,
    graduatedOn: `${left}-06-30`,
    ...given,
  })
  if (diploma === 'master') {
    return [
      one({ diploma: 'bachelor', degree: 'bachelor', degreeOn: `${left}-06-30` }),
      one({
        degree: 'master',
        major: '社会工作',
        majorKind: 'social-work',
        fullTime: false,
        fromOn: `${left}-09-01`,
        graduatedOn: `${left + 1}-06-30`,
        degreeOn: `${left + 1}-06-30`,
      }),
    ]
  }
  return [
    diploma === 'bachelor' && random.chance(0.75) ? one({ degree: 'bachelor', degreeOn: `${left}-06-30` }) : one({}),
  ]
}

/** Which agency runs a station. */
export async function operatorsOf(owner: pg.Pool): Promise<Map<string, { id: string; name: string }>> {
  const { rows } = await owner.query<{ station: string; id: string; name: string }>(
    `select organisation_id as station, to_organisation_id as id, to_name as name from organisations.organisation_link where relation = 'operator' and until_on is null`,
  )
  return new Map(rows.map((row) => [row.station, { id: row.id, name: row.name }]))
}
