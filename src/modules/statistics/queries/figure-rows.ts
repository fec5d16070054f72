import type { Context } from '#kernel/context.ts'
import type { Day, Language, Month } from '#kernel/days.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { type Indicator, isRate, selectOf } from '#modules/statistics/domain/indicator.ts'
import { daysOf } from '#modules/statistics/domain/months.ts'

/** The rows behind a figure, under the reader's own rights: the same SELECT that the figure was counted by. */

interface Span {
  low: string
  high: string
  from: string
  until: string
}

/** The places and days of a figure; a state is what it was in the last month. */
export function spanOf(indicator: Indicator, region: RegionCode, months: Month[], today: Day): Span {
  const last = months.at(-1)!
  const first = indicator.addsUp === 'over-regions' ? last : months[0]!
  return { ...branchRange(region), from: daysOf(first, today).from, until: daysOf(last, today).until }
}

interface Fact {
  id: string
  region_code: string
  day: string | null
  counted: number
}

export interface FigureRow {
  id: string
  kind: Indicator['rows']
  label: string
  on: string | null
  regionCode: string
  detail: string
  to: string | null
}

type Reader = Pick<Context, 'query' | 'actor'>

const noDay = '0001-01-01'

function factsOf(indicator: Indicator): string {
  const facts = selectOf(indicator, {
    region_low: 'span.low',
    region_high: 'span.high',
    from: 'span.from_on',
    until: 'span.until_on',
  })
  const fact = `(values ($1::text, $2::text, $3::date, $4::date)) span (low, high, from_on, until_on) cross join lateral (${facts}) fact`
  if (indicator.addsUp === 'recount')
    return `select fact.id, min(fact.region_code) as region_code, max(fact.day) as day, 1 as counted from ${fact} group by fact.id`
  // A rate opens with the rows that it counts; those that are only in its denominator follow.
  const counted = isRate(indicator) ? 'fact.numerator' : '1'
  return `select fact.id, fact.region_code, coalesce(fact.day, '${noDay}') as day, ${counted} as counted from ${fact}`
}

/** How many rows of a figure the reader may see. */
export async function countVisible(
  { query }: Pick<Context, 'query'>,
  indicator: Indicator,
  span: Span,
): Promise<number> {
  const [row] = await query<{ total: number }>(`select count(*) as total from (${factsOf(indicator)}) seen`, [
    span.low,
    span.high,
    span.from,
    span.until,
  ])
  return row!.total
}

/** A page of the rows, newest first. */
export async function figureRows(
  reader: Reader,
  indicator: Indicator,
  span: Span,
  size: number,
  after: string | undefined,
): Promise<{ rows: FigureRow[]; next: string | null }> {
  const [counted, day, id] = readCursor(after, 3) ?? [null, null, null]
  const found = await reader.query<Fact>(
    `select * from (${factsOf(indicator)}) seen
      where $5::int is null or (counted, day, id) < ($5::int, $6::date, $7::uuid)
      order by counted desc, day desc, id desc limit $8`,
    [span.low, span.high, span.from, span.until, counted, day, id, size + 1],
  )
  const facts = found.slice(0, size)
  const last = facts.at(-1)
  const named = await say[indicator.rows](reader, facts)
  return {
    rows: facts.map((fact) => ({
      id: fact.id,
      kind: indicator.rows,
      on: fact.day === noDay ? null : fact.day,
      regionCode: fact.region_code,
      ...(named.get(fact.id) ?? { label: '—', detail: '', to: null }),
    })),
    next: found.length > size && last ? cursorOf([last.counted, last.day ?? noDay, last.id]) : null,
  }
}

type Said = Pick<FigureRow, 'label' | 'detail' | 'to'>

const words = {
  zh: {
    visit: '探访',
    case: '个案',
    group: '小组',
    community: '社区活动',
    met: '已见面',
    refused: '拒访',
    'not-met': '未遇',
    'lost-contact': '失联',
    minutes: '分钟',
    late: '迟报',
    open: '进行中',
    closed: '已结案',
    counted: '当月已见到',
    'not-counted': '当月未见到',
  },
  en: {
    visit: 'Visit',
    case: 'Case',
    group: 'Group',
    community: 'Activity',
    met: 'met',
    refused: 'refused',
    'not-met': 'not met',
    'lost-contact': 'lost contact',
    minutes: 'min',
    late: 'late',
    open: 'open',
    closed: 'closed',
    counted: 'met in the month',
    'not-counted': 'not met in the month',
  },
} satisfies Record<Language, Record<string, string>>
type Word = keyof (typeof words)['zh']

/** How each kind of row is named to a reader; what the row's own rights hide stays out. */
const say: Record<Indicator['rows'], (reader: Reader, facts: Fact[]) => Promise<Map<string, Said>>> = {
  async record({ query, actor }, facts) {
    const rows = await query<{
      id: string
      method: Word
      outcome: Word
      minutes: number
      late: boolean
      name: string | null
      title: string | null
    }>(
      `select r.id, r.method, r.outcome, r.minutes, r.late, c.name, coalesce(r.title, g.title) as title
         from services.service_record r left join services.client c on c.id = r.client_id left join services.service_group g on g.id = r.group_id
        where r.id = any ($1::uuid[])`,
      [facts.map((fact) => fact.id)],
    )
    const word = words[actor.language]
    return new Map(
      rows.map((row) => {
        const detail = [
          word[row.method],
          word[row.outcome],
          `${row.minutes} ${word.minutes}`,
          ...(row.late ? [word.late] : []),
        ]
        return [
          row.id,
          {
            label: row.name ?? row.title ?? word[row.method],
            detail: detail.join(' · '),
            to: `/desk/records/${row.id}`,
          },
        ]
      }),
    )
  },
  async client({ query, actor }, facts) {
    const rows = await query<{ id: string; name: string; priority: boolean }>(
      'select id, name, priority from services.client where id = any ($1::uuid[])',
      [facts.map((fact) => fact.id)],
    )
    const word = words[actor.language]
    const isCounted = new Map(facts.map((fact) => [fact.id, fact.counted > 0]))
    return new Map(
      rows.map((row) => [
        row.id,
        {
          label: row.name,
          detail: isCounted.get(row.id) ? word.counted : word['not-counted'],
          to: `/desk/clients/${row.id}`,
        },
      ]),
    )
  },
  async case({ query, actor }, facts) {
    const rows = await query<{ id: string; name: string | null; client_id: string; closed_on: string | null }>(
      'select f.id, c.name, f.client_id, f.closed_on from services.case_file f left join services.client c on c.id = f.client_id where f.id = any ($1::uuid[])',
      [facts.map((fact) => fact.id)],
    )
    const word = words[actor.language]
    return new Map(
      rows.map((row) => [
        row.id,
        {
          label: row.name ?? word.case,
          detail: row.closed_on ? word.closed : word.open,
          to: `/desk/clients/${row.client_id}`,
        },
      ]),
    )
  },
  async worker({ query }, facts) {
    const rows = await query<{ id: string; name: string }>('select id, name from identity.names_of($1)', [
      facts.map((fact) => fact.id),
    ])
    return new Map(rows.map((row) => [row.id, { label: row.name, detail: '', to: `/desk/records?workerId=${row.id}` }]))
  },
}
