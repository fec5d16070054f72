import type { Transaction } from '#kernel/database.ts'
import { recounts, sums } from '#modules/statistics/catalogue.ts'
import { branchesOver } from '#modules/statistics/domain/branch.ts'
import { type Bounds, type Indicator, isRate, ordinals, selectOf } from '#modules/statistics/domain/indicator.ts'

/** From rows to cells. Everything here runs as the role that counts, and writes what the rows say: nothing is ever added to a former figure. */

type Query = Transaction['query']

/** A branch in a month, with the days of the month that have begun. */
export interface Mark {
  branch: string
  month: string
  from: string
  until: string
}

// As columns, so that one statement counts any number of branches and months.
const markTable = `(select * from unnest($1::text[], $2::text[], $3::date[], $4::date[])) as mark (branch, month, from_on, until_on)`
const columnsOf = (marks: Mark[]) => [
  marks.map((one) => one.branch),
  marks.map((one) => one.month),
  marks.map((one) => one.from),
  marks.map((one) => one.until),
]
const byMark: Bounds = {
  region_low: 'mark.branch',
  region_high: `(mark.branch || ':')`,
  from: 'mark.from_on',
  until: 'mark.until_on',
}

// Planned by itself for each mark (`offset 0`): joined into the statement, a range over a view of two tables would read both whole.
const factsOf = (indicator: Indicator) => `(${selectOf(indicator, byMark)} offset 0)`

const numeratorOf = (indicator: Indicator) =>
  indicator.addsUp === 'recount' ? 'count(distinct fact.id)' : 'coalesce(sum(fact.numerator), 0)'
const denominatorOf = (indicator: Indicator) =>
  isRate(indicator) ? 'coalesce(sum(fact.denominator), 0)' : 'null::bigint'
const rowsOf = (indicator: Indicator) => (indicator.addsUp === 'recount' ? 'count(distinct fact.id)' : 'count(fact.id)')

const upsert = `
    on conflict (branch, indicator, month) do update
      set numerator = excluded.numerator, denominator = excluded.denominator, rows = excluded.rows, computed_at = excluded.computed_at
    where (cell.numerator, cell.denominator, cell.rows) is distinct from (excluded.numerator, excluded.denominator, excluded.rows)`

const intoCells = 'insert into statistics.cell (indicator, branch, month, numerator, denominator, rows, computed_at)'

/** Counts branches anew straight from the rows: those of twelve digits, and people in towns. */
async function countMarks(query: Query, indicator: Indicator, marks: Mark[], now: Date): Promise<void> {
  await query(
    `${intoCells}
     select '${indicator.key}', mark.branch, mark.month, ${numeratorOf(indicator)}, ${denominatorOf(indicator)}, ${rowsOf(indicator)}, $5::timestamptz
       from ${markTable}
       left join lateral ${factsOf(indicator)} fact on true
      group by mark.branch, mark.month ${upsert}`,
    [...columnsOf(marks), now],
  )
}

/** Counts every place of a range in a month at once; for filling, where nearly all of them have rows. */
async function countRange(
  query: Query,
  indicator: Indicator,
  low: string,
  high: string,
  mark: Omit<Mark, 'branch'>,
  now: Date,
): Promise<void> {
  const facts = selectOf(indicator, {
    region_low: 'span.low',
    region_high: 'span.high',
    from: 'span.from_on',
    until: 'span.until_on',
  })
  const grouped = (digits: number) =>
    `select '${indicator.key}', left(fact.region_code, ${digits}), $5, ${numeratorOf(indicator)}, ${denominatorOf(indicator)}, ${rowsOf(indicator)}, $6::timestamptz
       from fact group by left(fact.region_code, ${digits})`
  const digits = indicator.addsUp === 'recount' ? [12, 9] : [12]
  await query(
    `with fact as (select fact.* from (values ($1::text, $2::text, $3::date, $4::date)) span (low, high, from_on, until_on) cross join lateral (${facts}) fact)
     ${intoCells} ${digits.map(grouped).join(' union all ')} ${upsert}`,
    [low, high, mark.from, mark.until, mark.month, now],
  )
}

const nobody = `repeat('0', 65536)::bit(65536)`

/** Replaces the bits of the marked branches by those in `counted`, which reads the marks. */
async function savePresence(query: Query, indicator: Indicator, marks: Mark[], counted: string): Promise<void> {
  await query(
    `with mark as (select * from ${markTable}),
     counted as (${counted}),
     gone as (
       delete from statistics.presence p using mark
        where p.indicator = '${indicator.key}' and p.branch = mark.branch and p.month = mark.month
          and not exists (select from counted c where c.branch = p.branch and c.month = p.month and c.chunk = p.chunk)
     )
     insert into statistics.presence (indicator, branch, month, chunk, bits)
     select '${indicator.key}', branch, month, chunk, bits from counted
         on conflict (branch, indicator, month, chunk) do update set bits = excluded.bits where presence.bits is distinct from excluded.bits`,
    columnsOf(marks),
  )
}

/** County bits come from the rows, those above are the OR of their parts. */
async function countPresence(query: Query, indicator: Indicator, marks: Mark[], now: Date): Promise<void> {
  for (const digits of [6, 4, 2]) {
    const here = atLevel(marks, digits)
    const fromRows = `
      select branch, month, (ordinal >> 16)::int as chunk, bit_or(set_bit(${nobody}, (ordinal & 65535)::int, 1)) as bits
        from (select distinct mark.branch, mark.month, fact.id from mark cross join lateral ${factsOf(indicator)} fact) once
        join ${ordinals[indicator.rows]} using (id)
       group by branch, month, ordinal >> 16`
    const fromParts = `
      select mark.branch, mark.month, part.chunk, bit_or(part.bits) as bits
        from mark join statistics.presence part on part.parent = mark.branch and part.indicator = '${indicator.key}' and part.month = mark.month
       group by mark.branch, mark.month, part.chunk`
    await savePresence(query, indicator, here, digits === 6 ? fromRows : fromParts)
    await query(
      `${intoCells}
       select '${indicator.key}', mark.branch, mark.month, coalesce(sum(bit_count(p.bits)), 0), null, coalesce(sum(bit_count(p.bits)), 0), $5::timestamptz
         from ${markTable}
         left join statistics.presence p on p.branch = mark.branch and p.indicator = '${indicator.key}' and p.month = mark.month
        group by mark.branch, mark.month ${upsert}`,
      [...columnsOf(here), now],
    )
  }
}

/** Adds up branches from their parts, level by level. */
async function addUp(query: Query, indicators: Indicator[], marks: Mark[], now: Date): Promise<void> {
  for (const digits of [9, 6, 4, 2]) {
    await query(
      `${intoCells}
       select part.indicator, mark.branch, mark.month, sum(part.numerator), sum(part.denominator), sum(part.rows), $6::timestamptz
         from ${markTable}
         join statistics.cell part on part.parent = mark.branch and part.indicator = any ($5::text[]) and part.month = mark.month
        group by part.indicator, mark.branch, mark.month ${upsert}`,
      [...columnsOf(atLevel(marks, digits)), indicators.map((one) => one.key), now],
    )
  }
}

/** The branches of one level that hold the marked places. */
function atLevel(marks: Mark[], digits: number): Mark[] {
  const found = new Map<string, Mark>()
  for (const mark of marks) {
    if (mark.branch.length < digits) continue
    const branch = mark.branch.slice(0, digits)
    found.set(`${branch} ${mark.month}`, { ...mark, branch })
  }
  return [...found.values()]
}

/** Counts marked places (twelve digits) anew from the rows, and every branch above them. */
export async function recount(query: Query, indicators: Indicator[], marks: Mark[], now: Date): Promise<void> {
  if (marks.length === 0) return
  for (const indicator of indicators) {
    await countMarks(query, indicator, marks, now)
    if (indicator.addsUp !== 'recount') continue
    await countMarks(query, indicator, atLevel(marks, 9), now)
    await countPresence(query, indicator, marks, now)
  }
  await addUp(
    query,
    indicators.filter((one) => sums.includes(one)),
    marks,
    now,
  )
}

/** Counts a whole month of a branch (of everything: null) anew, and what lies above it; cells of places without rows are dropped. */
export async function recountBranch(
  query: Query,
  indicators: Indicator[],
  branch: string | null,
  month: Omit<Mark, 'branch'>,
  now: Date,
): Promise<void> {
  const keys = indicators.map((one) => one.key)
  const [low, high] = branch ? [branch, `${branch}:`] : ['0', ':']
  const above = branch ? branchesOver(branch) : []
  const there = 'indicator = any ($1) and month = $2 and (branch >= $3 and branch < $4 or branch = any ($5))'
  await query(`delete from statistics.cell where ${there}`, [keys, month.month, low, high, above])
  await query(`delete from statistics.presence where ${there}`, [keys, month.month, low, high, above])
  for (const indicator of indicators) await countRange(query, indicator, low, high, month, now)
  const places = await query<{ branch: string }>(
    `select distinct branch from statistics.cell where indicator = any ($1) and month = $2 and branch >= $3 and branch < $4 and length(branch) = 12`,
    [keys, month.month, low, high],
  )
  // The branch itself is marked too: where it lost its last row, those above it have lost a part.
  const marks = [...places, ...(branch ? [{ branch }] : [])].map((place) => ({ ...month, ...place }))
  for (const indicator of indicators.filter((one) => recounts.includes(one)))
    await countPresence(query, indicator, marks, now)
  await addUp(
    query,
    indicators.filter((one) => sums.includes(one)),
    marks,
    now,
  )
}

/** People counted once over several months, by branch: those of branches with presence bits. */
export const distinctByPresence = `
  select branch, sum(bit_count(bits))::bigint as numerator
    from (select branch, chunk, bit_or(bits) as bits from statistics.presence
           where indicator = $1 and branch = any ($2::text[]) and month >= $3 and month <= $4 group by branch, chunk) once
   group by branch`

/** Any indicator counted straight from the rows for branches over a period; what cells are checked against. */
export const fromRows = (indicator: Indicator): string => `
  select mark.branch, ${numeratorOf(indicator)} as numerator, ${denominatorOf(indicator)} as denominator, ${rowsOf(indicator)} as rows
    from ${markTable}
    left join lateral ${factsOf(indicator)} fact on true
   group by mark.branch`

/** The values of a statement over marks. */
export const valuesOf = columnsOf
