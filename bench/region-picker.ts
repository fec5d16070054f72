import type pg from 'pg'
import { inTransaction, stranger } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { migrate } from '#kernel/migrate.ts'
import { loadRegions, packedProvinces } from '#modules/organisations/commands/load-regions.ts'
import { findRegions } from '#modules/organisations/queries/find-regions.ts'
import type { Section } from './figure.ts'
import { percentile, round } from './figure.ts'

const today = parseDay('2026-11-22')
const manyQueries = 500

/**
 * What the region picker asks while people type: names cut anywhere, sound, initials, codes, and what most names have in common.
 * The pool is the owner's, on a database of its own that is filled with the whole country.
 */
export async function regionPicker(pool: pg.Pool): Promise<Section> {
  await migrate(pool)
  await loadRegions(pool, await packedProvinces())
  await pool.query('vacuum (analyze)')
  const { rows: count } = await pool.query<{ regions: number }>('select count(*) as regions from organisations.region')
  const typed = await queries(pool)
  const search = (text: string) =>
    inTransaction(pool, stranger, (transaction) => findRegions(transaction, { typed: text, on: today }))
  for (const text of typed.slice(0, 50)) await search(text)

  const times: number[] = []
  let longest = 0
  for (const text of typed) {
    const start = performance.now()
    longest = Math.max(longest, (await search(text)).length)
    times.push(performance.now() - start)
  }
  return {
    title: 'Region picker',
    figures: [
      { name: 'regions in the database', value: count[0]!.regions, unit: '' },
      { name: 'region picker, median', value: round(percentile(times, 0.5)), unit: 'ms' },
      { name: 'region picker, p95', value: round(percentile(times, 0.95)), unit: 'ms', limit: { atMost: 50 } },
      { name: 'region picker, slowest', value: round(Math.max(...times)), unit: 'ms' },
      { name: 'region picker, longest answer', value: longest, unit: 'rows' },
    ],
    compared: [
      `${typed.length} different texts, each searched once, one after the other, in a transaction of a visitor: parts of names, whole names, sounds, initials, codes, two words, and what most names have in common (村, 社区, x, 33).`,
    ],
  }
}

/** The same queries each run: half of them villages, spread evenly over the list, each typed in another way. */
async function queries(pool: pg.Pool): Promise<string[]> {
  const common = [
    '村',
    '社区',
    '村委会',
    '居委会',
    '新',
    '东',
    '大',
    '山',
    'x',
    'd',
    'xin',
    'da',
    'zj',
    '33',
    '3303',
    '浙江',
    '瓯海',
    'oh',
    'wz oh',
    '村民委员会',
  ]
  const { rows } = await pool.query<{
    name: string
    short: string
    pinyin: string
    initials: string
    code: string
    above: string
    aboveInitials: string
  }>(
    `select region.name, region.short_name as short, region.short_pinyin as pinyin, region.short_initials as initials, region.code,
            above.short_name as above, above.short_initials as "aboveInitials"
       from (select *, row_number() over same as place, count(*) over (partition by level = 5) as everything
               from organisations.region where level > 1
             window same as (partition by level = 5 order by code)) region
       join organisations.region above on above.code = region.parent_code
      where region.place % greatest(region.everything * 2 / $1, 1) = 0
      order by region.code`,
    [manyQueries - common.length],
  )
  const ways: ((row: (typeof rows)[number]) => string)[] = [
    (row) => row.name.slice(0, 1),
    (row) => row.short,
    (row) => row.name,
    (row) => row.name.slice(1, 3),
    (row) => row.pinyin,
    (row) => row.pinyin.slice(0, 3),
    (row) => row.initials,
    (row) => row.code.slice(0, 6),
    (row) => `${row.above} ${row.short}`,
    (row) => `${row.aboveInitials} ${row.initials}`,
  ]
  const spread = rows.map((row, place) => ways[place % ways.length]!(row))
  return [...common, ...spread].slice(0, manyQueries)
}
