import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import { addDays, type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import { whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { type CooperationKind, stateOn } from '#modules/development/domain/cooperation.ts'
import { stateOf } from '#modules/development/domain/measure.ts'
import { endsSoonDays, poolsOf, standingOf } from '#modules/development/rules.ts'

type Query = Transaction['query']

/** Whose term ends soon and what is due soon or over is told, once, to whom it is about and to who keeps it; what no longer holds is taken back. Returns how many notices stand. */
export async function remind(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const keepers = keepersIn(query, today)
    const all: [`development/${string}`, Told[]][] = [
      ...(await terms(query, house, today, keepers)),
      ['development/cooperation', await endingCooperation(query, house, today, keepers)],
      ['development/due', await measuresDue(query, house, today)],
    ]
    for (const [keys, told] of all) await settleNotices({ query, now }, keys, told)
    return all.reduce((sum, [, told]) => sum + told.length, 0)
  })
}

type Keepers = (regionCode: RegionCode) => Promise<string[]>

/** Who manages all this over a region, asked once for each. */
function keepersIn(query: Query, today: Day): Keepers {
  const known = new Map<RegionCode, Promise<string[]>>()
  return (regionCode) => {
    const found = known.get(regionCode) ?? whoMayOver(query, 'development:manage', regionCode, today)
    known.set(regionCode, found)
    return found
  }
}

/** Members of pools, each told of their own term; those who keep a pool are told of all of it in one line. */
async function terms(
  query: Query,
  house: House,
  today: Day,
  keepers: Keepers,
): Promise<[`development/${string}`, Told[]][]> {
  const members = await query<{
    id: string
    pool: string
    person_id: string | null
    region_code: RegionCode
    until_on: Day
  }>(
    `select id, pool, person_id, region_code, until_on from development.pool_member where stage = 'member' order by until_on`,
  )
  const ending = members.filter(
    (one) => one.until_on <= addDays(today, poolsOf(house.packs, one.region_code, today).value.remindBefore.count),
  )
  const kept = new Map<string, { personId: string; pool: string; name: Told['title']; members: typeof ending }>()
  for (const one of ending) {
    const name = poolsOf(house.packs, one.region_code, today).value.pools.find(({ code }) => code === one.pool)?.name
    for (const personId of await keepers(one.region_code)) {
      const key = `${personId} ${one.pool}`
      const line = kept.get(key) ?? {
        personId,
        pool: one.pool,
        name: name ?? { zh: '人才库', en: 'A pool' },
        members: [],
      }
      kept.set(key, { ...line, members: [...line.members, one] })
    }
  }
  return [
    [
      'development/term:',
      ending.flatMap((one) =>
        one.person_id === null
          ? []
          : {
              personId: one.person_id,
              key: `development/term:${one.id}` as const,
              title: { zh: '您在人才库的任期将满', en: 'Your term in a pool is ending' },
              body: {
                zh: '续任由主管部门决定；如有变化请及时说明。',
                en: 'Your authority decides on renewal; tell them what has changed.',
              },
              link: '/development/mine',
              dueOn: addDays(one.until_on, -1),
            },
      ),
    ],
    [
      'development/terms:',
      [...kept.values()].map(({ personId, pool, name, members: those }) => ({
        personId,
        key: `development/terms:${pool}` as const,
        title: {
          zh: `${name.zh}有 ${those.length} 人任期将满或已满`,
          en: `${name.en}: ${those.length} terms are ending or over`,
        },
        body: { zh: '请逐人决定续任或出库。', en: 'Renew each or take them out.' },
        link: `/development/pools?pool=${pool}&stage=member`,
        dueOn: addDays(those[0]!.until_on, -1),
      })),
    ],
  ]
}

const kindNames: Record<CooperationKind, Told['title']> = {
  agreement: { zh: '一份校地合作协议将到期', en: 'An agreement with a school is ending' },
  base: { zh: '一个实践基地将到期', en: 'A practice base is ending' },
  internship: { zh: '一名学生的实习将结束', en: 'An internship is ending' },
  mentor: { zh: '一名实务导师聘期将满', en: 'The term of a practice mentor is ending' },
  topic: { zh: '一项研究课题将到期', en: 'A research topic is ending' },
  output: { zh: '一项研究成果将到期', en: 'An output is ending' },
  institute: { zh: '一个研究机构合作将到期', en: 'The term of an institute is ending' },
}

/** Agreements, bases, institutes, mentors, topics and interns whose last day is near: whoever recorded it and still manages these is told, or else all who do. */
async function endingCooperation(query: Query, house: House, today: Day, keepers: Keepers): Promise<Told[]> {
  const rows = await query<{
    id: string
    kind: CooperationKind
    region_code: RegionCode
    person_id: string | null
    recorded_by: string
    until_on: Day
  }>(
    'select id, kind, region_code, person_id, recorded_by, until_on from development.cooperation where until_on > $1',
    [today],
  )
  const told: Told[] = []
  for (const one of rows) {
    if (stateOn(one.until_on, today, endsSoonDays(house.packs, one.region_code, today, one.kind)) !== 'soon') continue
    const all = await keepers(one.region_code)
    const same = { key: `development/cooperation:${one.id}` as const, dueOn: addDays(one.until_on, -1) }
    for (const personId of all.includes(one.recorded_by) ? [one.recorded_by] : all)
      told.push({
        ...same,
        personId,
        title: kindNames[one.kind],
        body: {
          zh: '请决定续签、续聘或按期结束，并更新登记。',
          en: 'Decide whether it goes on, and bring the record up to date.',
        },
        link: `/development/cooperation/${one.id}`,
      })
    if (one.person_id !== null && !told.some((other) => other.key === same.key && other.personId === one.person_id))
      told.push({
        ...same,
        personId: one.person_id,
        title:
          one.kind === 'mentor'
            ? { zh: '您的实务导师聘期将满', en: 'Your term as a practice mentor is ending' }
            : { zh: '您负责的合作或研究将到期', en: 'A cooperation or topic you lead is ending' },
        body: {
          zh: '是否继续由主管部门决定；有未办完的请及时说明。',
          en: 'Your authority decides whether it goes on; tell them what is still open.',
        },
        link: '/development/mine',
      })
  }
  return told
}

async function measuresDue(query: Query, house: House, today: Day): Promise<Told[]> {
  const rows = await query<{ id: string; owner_id: string; region_code: RegionCode; due_on: Day }>(
    'select id, owner_id, region_code, due_on from development.measure where done_on is null',
  )
  return rows
    .filter(({ region_code, due_on }) => {
      const soon = standingOf(house.packs, region_code, today).value.soon.count
      return stateOf({ doneOn: null, dueOn: due_on }, today, soon) !== 'running'
    })
    .map((one) => ({
      personId: one.owner_id,
      key: `development/due:${one.id}`,
      title: { zh: '您负责的措施即将到期或已逾期', en: 'A measure you own is due soon or overdue' },
      body: { zh: '请登记最新进展和依据。', en: 'Report the latest progress and its evidence.' },
      link: '/development/mine',
      dueOn: one.due_on,
    }))
}

export const jobs: Job[] = [
  { name: 'development/remind', every: { cron: '30 5 * * *' }, run: async (house) => void (await remind(house)) },
]
