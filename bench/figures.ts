import type pg from 'pg'
import { openPool } from '#kernel/database.ts'
import { addMonths, firstDayOf, monthOf, todayIn } from '#kernel/days.ts'
import type { Month } from '#kernel/days.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { asking, serving } from './child.ts'
import type { Section } from './figure.ts'
import { medianOf, percentile, round, timesOf, timesSideBySide } from './figure.ts'
import { county } from './province.ts'
import { tokenOf } from './sessions.ts'

const province = '330000000000'
const crowd = 32

interface Period {
  from: Month
  until: Month
}

/** What the growth of the province is shown by, at one size. */
export interface Size {
  records: number
  cells: number
  rebuildSeconds: number
  /** Medians, one asking: an indicator of the province over twelve months from cells, and by GROUP BY. */
  fromCells: number
  byGroup: number
}

/** Counts the cells of the last thirteen months anew and times one figure of the province at this size. */
export async function measureSize(
  owner: pg.Pool,
  connection: pg.PoolConfig,
  dataDir: string,
  say: (line: string) => void,
): Promise<Size> {
  const counting = openPool({ ...connection, options: '-c role=yanzhen_app' })
  const began = performance.now()
  await rebuild(counting, { now: new Date(), months: countedMonths() })
  const rebuildSeconds = (performance.now() - began) / 1000
  await counting.end()
  await owner.query('vacuum (analyze) statistics.cell, statistics.presence, statistics.standing')
  const { rows } = await owner.query<{ records: number; cells: number }>(
    'select (select count(*) from services.service_record) as records, (select count(*) from statistics.cell) as cells',
  )
  say(`  ${rows[0]!.cells} cells from ${rows[0]!.records} records in ${rebuildSeconds.toFixed(0)} s`)
  const server = await serving('full', connection, dataDir)
  const ask = asking(server.url, await tokenOf(owner, 'bench.chief'))
  const period = lastYear()
  const fromCells = medianOf(
    await timesOf(100, () => ask('/statistics/series', { indicator: 'visits', regionCode: province, ...period })),
  )
  const byGroup = medianOf(await timesOf(7, () => groupBy(owner, period), 2))
  await server.stop()
  return { ...rows[0]!, rebuildSeconds, fromCells, byGroup }
}

/** Any branch × indicator × 12 months, alone and in a crowd, beside the same by GROUP BY; and people counted once. */
export async function figures(
  owner: pg.Pool,
  connection: pg.PoolConfig,
  dataDir: string,
  sizes: Size[],
): Promise<Section[]> {
  const period = lastYear()
  const branches = await branchesByLevel(owner)
  const server = await serving('full', connection, dataDir)
  const ask = asking(server.url, await tokenOf(owner, 'bench.chief'))
  const series = (indicator: string, regionCode: string) =>
    ask('/statistics/series', { indicator, regionCode, ...period })

  const p95: [string, number][] = []
  for (const [level, codes] of branches) {
    const each = (at: number) => series(catalogue[at % catalogue.length]!.key, codes[at % codes.length]!)
    p95.push([level, percentile(await timesOf(catalogue.length * 20, each, catalogue.length), 0.95)])
  }
  const visits = () => series('visits', province)
  const alone = {
    cells: medianOf(await timesOf(100, visits)),
    group: medianOf(await timesOf(7, () => groupBy(owner, period), 2)),
  }
  const many = openPool({ ...connection, max: crowd })
  const together = {
    cells: medianOf(await timesSideBySide(crowd, 10, visits)),
    group: medianOf(await timesSideBySide(crowd, 2, () => groupBy(many, period))),
  }
  await many.end()

  const persons = () => series('persons', province)
  const once = percentile(await timesOf(60, persons, 5), 0.95)
  const said = ((await persons()) as { whole: { numerator: number } }).whole.numerator
  await server.stop()
  const { days, exact, seconds } = await countDistinct(owner, period)

  const [first, last] = [sizes[0]!, sizes.at(-1)!]
  return [
    {
      title: 'Any branch × indicator × 12 months',
      figures: [
        ...p95.map(([level, value]) => ({
          name: `series, ${level}, p95`,
          value: round(value),
          unit: 'ms',
          limit: { atMost: 50 },
        })),
        { name: 'province, from cells, alone', value: round(alone.cells, 2), unit: 'ms' },
        { name: 'province, GROUP BY, alone', value: round(alone.group), unit: 'ms' },
        {
          name: 'province, times faster, alone',
          value: round(alone.group / alone.cells),
          unit: '×',
          limit: { atLeast: 20 },
        },
        { name: `province, from cells, ${crowd} asking`, value: round(together.cells), unit: 'ms' },
        { name: `province, GROUP BY, ${crowd} asking`, value: round(together.group), unit: 'ms' },
        {
          name: `province, times faster, ${crowd} asking`,
          value: round(together.group / together.cells),
          unit: '×',
          limit: { atLeast: 20 },
        },
        ...sizes.flatMap((size) => [
          { name: `province, from cells, at ${size.records} records`, value: round(size.fromCells, 2), unit: 'ms' },
          { name: `province, GROUP BY, at ${size.records} records`, value: round(size.byGroup), unit: 'ms' },
          { name: `cells of 13 months at ${size.records} records`, value: size.cells, unit: '' },
          {
            name: `13 months of all cells counted anew, at ${size.records} records`,
            value: round(size.rebuildSeconds, 0),
            unit: 's',
          },
        ]),
      ],
      compared: [
        `GET /api/statistics/series over ${period.from} to ${period.until}, each of the ${catalogue.length} indicators in turn, one after the other, over branches of a level chosen evenly: ${branches.map(([level, codes]) => `${level} ${codes.length}`).join(', ')}. Times are of the whole answer over HTTP, with session, permission, scope and audit.`,
        `GROUP BY: the visits of the province by month straight from the rows, in the database alone (no HTTP, no session); the cells' time has all of that in it. Medians. In a crowd of ${crowd} the rows are read over ${crowd} connections.`,
        `Growth: ${round(last.records / first.records)} times the records took ${round(last.fromCells / first.fromCells, 2)} times the time from cells and ${round(last.byGroup / first.byGroup, 2)} times by GROUP BY. A figure of the province reads twelve cells at any size.`,
      ],
    },
    {
      title: 'Persons in the province over 12 months',
      figures: [
        { name: 'persons, p95', value: round(once), unit: 'ms', limit: { atMost: 200 } },
        {
          name: 'persons, difference from count(distinct)',
          value: Math.abs(said - exact),
          unit: 'persons',
          limit: { atMost: 0 },
        },
        { name: 'persons, count(distinct) over the rows', value: round(seconds * 1000), unit: 'ms' },
      ],
      compared: [
        `GET /api/statistics/series of 服务人数 for the province, the whole of twelve months: ${said} people by bitmaps of presence; count(distinct) over the same rows and days (${days}) says ${exact}.`,
      ],
    },
  ]
}

/** What the year needs, and the month before it. Counting three years at each of the sizes would say no more and take long. */
function countedMonths(): Month[] {
  const { until } = lastYear()
  return Array.from({ length: 13 }, (_, at) => addMonths(until, at - 12))
}

/** The twelve months up to and with the running one. */
function lastYear(): Period {
  const until = monthOf(todayIn(new Date()))
  return { from: addMonths(until, -11), until }
}

async function branchesByLevel(owner: pg.Pool): Promise<[string, string[]][]> {
  const { rows } = await owner.query<{ level: number; codes: string[] }>(
    `select level, array_agg(code order by code) as codes
       from (select level, code, row_number() over (partition by level order by code) as place, count(*) over (partition by level) as many from organisations.region where level <= 4) r
      where place % greatest(many / 40, 1) = 0 group by level order by level`,
  )
  return [
    ['province', [province]],
    ...rows
      .filter((row) => row.level > 1)
      .map((row): [string, string[]] => [{ 2: 'prefecture', 3: 'county', 4: 'town' }[row.level]!, row.codes]),
    ['county of the officer', [county]],
  ]
}

const groupBy = (pool: pg.Pool, { from, until }: Period) =>
  pool.query(
    `select to_char(held_on, 'YYYY-MM') as month, count(*) from services.service_record
      where region_code >= '33' and region_code < '33:' and held_on >= $1 and held_on < $2 and method = 'visit' and not withdrawn group by 1`,
    [firstDayOf(from), firstDayOf(addMonths(until, 1))],
  )

async function countDistinct(
  owner: pg.Pool,
  { from, until }: Period,
): Promise<{ days: string; exact: number; seconds: number }> {
  const values = [firstDayOf(from), firstDayOf(addMonths(until, 1))]
  const began = performance.now()
  const { rows } = await owner.query<{ many: number }>(
    `select count(distinct client_id) as many from services.presence where region_code >= '33' and region_code < '33:' and held_on >= $1 and held_on < $2 and held_on <= current_date`,
    values,
  )
  return { days: values.join(' to '), exact: rows[0]!.many, seconds: (performance.now() - began) / 1000 }
}
