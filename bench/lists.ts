import type pg from 'pg'
import { asking, serving } from './child.ts'
import type { Section } from './figure.ts'
import { percentile, round, timesOf } from './figure.ts'
import { county, people } from './province.ts'
import { tokenOf } from './sessions.ts'

const times = 200

/** What people filter by; the day of the fill stands for today. */
const filters = (today: string): Record<string, string>[] => {
  const monthsAgo = (months: number) =>
    new Date(Date.parse(today) - months * 30 * 86_400_000).toISOString().slice(0, 10)
  return [
    {},
    { method: 'visit', outcome: 'refused' },
    { method: 'visit', from: monthsAgo(3), until: monthsAgo(1) },
    { outcome: 'refused', from: monthsAgo(12), until: monthsAgo(9) },
    { late: 'yes', method: 'visit' },
  ]
}

/** The latest twenty records of one county with names and the count, over HTTP, for each post in turn. */
export async function lists(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Section> {
  const { rows } = await owner.query<{ today: string; many: number }>(
    'select current_date as today, count(*) as many from services.service_record where county_code = $1',
    [county.slice(0, 6)],
  )
  const { today, many } = rows[0]!
  const asked = filters(today)
  const server = await serving('full', connection, dataDir)
  const p95: Record<string, number> = {}
  const totals: string[] = []
  for (const who of people) {
    const ask = asking(server.url, await tokenOf(owner, who))
    const wide: Record<string, string> = who === 'bench.chief' ? { regionCode: county } : {}
    const list = (at: number) => ask('/services/records', { ...wide, ...asked[at % asked.length]!, size: '20' })
    const { total } = (await list(1)) as { total: number }
    totals.push(`${who} ${total}`)
    p95[who] = percentile(await timesOf(times, list), 0.95)
  }
  await server.stop()
  return {
    title: 'List of the latest 20 of one county',
    figures: [
      ...people.map((who) => ({
        name: `list, ${who}, p95`,
        value: round(p95[who]!),
        unit: 'ms',
        limit: { atMost: 100 },
      })),
      {
        name: 'list, narrowest role of administrator',
        value: round(p95['bench.own']! / p95['bench.chief']!, 2),
        unit: '×',
        limit: { atMost: 1 },
      },
    ],
    compared: [
      `GET /api/services/records, ${times} times for each post, one after the other, five filters in turn (none; refused visits; visits of two months; refusals of a quarter a year ago; late visits), with the names of client, region, station and worker and the count. The county has ${many} records.`,
      `Refused visits counted: ${totals.join(', ')} (10,000 and more is said as "at least").`,
    ],
  }
}
