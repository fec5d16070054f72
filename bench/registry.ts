import type pg from 'pg'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { asking, serving } from './child.ts'
import type { Section } from './figure.ts'
import { percentile, round, timesOf } from './figure.ts'
import { county, people } from './province.ts'
import { tokenOf } from './sessions.ts'

const times = 200

/** Who reads the register: a social worker and a room worker read only their own page. */
const readers = people.filter((who) => who !== 'bench.worker' && who !== 'bench.own')

type Found = { name: string; pinyin: string; initials: string; last4: string }

/** The four ways of searching, for some people of one county. */
const searches = (some: Found[]): string[] =>
  some.flatMap(({ name, pinyin, initials, last4 }) => [name, pinyin, initials, last4])

/** Searches of the registry over HTTP, for each post in turn, beside the plainest SQL that finds the same in one county. */
export async function registry(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Section> {
  const { low, high } = branchRange(county as RegionCode)
  const { rows: some } = await owner.query<Found>(
    `select name, pinyin, initials, identity_number_last4 as last4 from workforce.worker where region_code >= $1 collate "C" and region_code < $2 collate "C" and status = 'active' and organisation_id =
       (select organisation_id from identity.account where username = 'bench.leader') order by person_id limit 25`,
    [low, high],
  )
  const { rows: counts } = await owner.query<{ all: number; county: number }>(
    `select count(*) as all, count(*) filter (where region_code >= $1 collate "C" and region_code < $2 collate "C") as county from workforce.worker`,
    [low, high],
  )
  const { rows: holders } = await owner.query<{ many: number }>(
    'select count(distinct person_id) as many from certificates.qualification',
  )
  const wanted = searches(some)
  const server = await serving('full', connection, dataDir)
  const p95: Record<string, number> = {}
  const search = async (who: string, place: Record<string, string>) => {
    const ask = asking(server.url, await tokenOf(owner, who))
    return percentile(
      await timesOf(times, (at) => ask('/people', { ...place, search: wanted[at % wanted.length]!, size: '20' })),
      0.95,
    )
  }
  for (const who of readers) p95[who] = await search(who, who === 'bench.chief' ? { regionCode: county } : {})
  const wide = await search('bench.chief', {})
  await server.stop()
  const plain = percentile(
    await timesOf(times, (at) => {
      const one = wanted[at % wanted.length]!
      return owner.query(
        `select person_id, name from workforce.worker where region_code >= $2 and region_code < $3 and status = 'active'
            and (name like '%' || $1 || '%' or pinyin like '%' || $1 || '%' or initials like '%' || $1 || '%' or identity_number_last4 = $1) order by pinyin, person_id limit 20`,
        [one, low, high],
      )
    }),
    0.95,
  )
  return {
    title: 'Search in the registry of workers',
    figures: [
      ...readers.map((who) => ({
        name: `registry search in one county, ${who}, p95`,
        value: round(p95[who]!),
        unit: 'ms',
        limit: { atMost: 100 },
      })),
      {
        name: 'registry search in the whole province, bench.chief, p95',
        value: round(wide),
        unit: 'ms',
        limit: { atMost: 100 },
      },
      {
        name: 'registry search, narrowest role of administrator',
        value: round(p95['bench.leader']! / p95['bench.chief']!, 2),
        unit: '×',
        limit: { atMost: 1 },
      },
      { name: 'the same found by plain SQL without rights, p95', value: round(plain), unit: 'ms' },
    ],
    compared: [
      `GET /api/people, ${times} times for each post, one after the other: names, pinyin, initials and last four of ${some.length} people in turn, with the page of 20, the names of places and the count. The registry has ${counts[0]!.all} people, ${holders[0]!.many} of whom hold a certificate, the county ${counts[0]!.county}.`,
      'Within a county any part of a name is searched; in the whole province beginnings, which an index finds under row policies.',
      'Plain SQL: one statement as the owner of the tables, in this process, without rights, names of places, count or HTTP.',
    ],
  }
}
