import type { Context } from '#kernel/context.ts'
import { addDays, formatDay, parseDay } from '#kernel/days.ts'
import { pdfOf } from '#kernel/documents/documents.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { standingOf } from '#modules/development/rules.ts'

type Kind = 'agreement' | 'base' | 'internship' | 'mentor' | 'topic' | 'output' | 'institute'
const kinds: Record<Kind, string> = {
  agreement: '合作协议',
  base: '实践基地',
  internship: '实习',
  mentor: '实务导师',
  topic: '研究课题',
  output: '研究成果',
  institute: '研究机构',
}

interface Row {
  id: string
  version: number
  region_code: string
  kind: Kind
  title: string
  partner: string
  under_title: string | null
  person_id: string | null
  from_on: string
  until_on: string | null
  hours_minutes: number | null
  grade: string | null
  note: string
}

async function page(
  { house, query, actor, today }: Pick<Context, 'house' | 'query' | 'actor' | 'today'>,
  kind: Kind | undefined,
  search: string | undefined,
  size: number,
  start: number,
) {
  const where = `($1::text is null or c.kind = $1) and ($2::text is null or position($2 in c.title || ' ' || c.partner) > 0)`
  const [rows, [counted]] = await Promise.all([
    query<Row>(
      `select c.*, u.title as under_title from development.cooperation c left join development.cooperation u on u.id = c.under_id where ${where} order by c.from_on desc, c.id desc limit $3 offset $4`,
      [kind ?? null, search ?? null, size, start],
    ),
    query<{ count: number }>(`select count(*) from development.cooperation c where ${where}`, [
      kind ?? null,
      search ?? null,
    ]),
  ])
  const names = await personNames(
    query,
    rows.map((row) => row.person_id),
  )
  const soon = addDays(today, standingOf(house.packs, actor.homeRegionCode, today).value.soon.count)
  return {
    rows: rows.map((row) => ({
      cooperationId: row.id,
      kind: row.kind,
      title: row.title,
      partner: row.partner,
      underTitle: row.under_title,
      personId: row.person_id,
      personName: row.person_id && (names.get(row.person_id) ?? ''),
      fromOn: row.from_on,
      untilOn: row.until_on,
      state:
        row.until_on === null || row.until_on > soon
          ? ('running' as const)
          : row.until_on > today
            ? ('soon' as const)
            : ('over' as const),
      hours: row.hours_minutes === null ? null : row.hours_minutes / 60,
      grade: row.grade,
      note: row.note,
      version: row.version,
    })),
    total: counted!.count,
    totalIsExact: true,
    next: counted!.count > start + size ? cursorOf([start + size]) : null,
  }
}

/** Agreements, bases, internships, mentors, topics and outputs, with the figures of this year and the last. */
export const cooperation: Handler<typeof contract.cooperation> = async (context, { size, after, kind, search }) => {
  const { query, today } = context
  const year = Number(today.slice(0, 4))
  const figures = await query<{ kind: Kind; running: number; thisYear: number; lastYear: number }>(
    `select kind, count(*) filter (where from_on <= $1 and (until_on is null or until_on > $1)) as running,
            count(*) filter (where extract(year from from_on) = $2) as "thisYear", count(*) filter (where extract(year from from_on) = $2 - 1) as "lastYear"
       from development.cooperation group by kind`,
    [today, year],
  )
  return {
    figures: (Object.keys(kinds) as Kind[]).map(
      (one) => figures.find((figure) => figure.kind === one) ?? { kind: one, running: 0, thisYear: 0, lastYear: 0 },
    ),
    rows: await page(context, kind, search, size, Number(readCursor(after, 1)?.[0] ?? 0)),
  }
}

export const exportCooperation: Handler<typeof contract.exportCooperation> = async (context, { kind, search }) => {
  const { rows } = await page(context, kind, search, 100_000, 0)
  const columns: Column[] = ['类别', '名称', '合作方', '所属', '人员', '开始', '结束', '学时', '评定', '备注'].map(
    (title) => ({ title, kind: 'text' }),
  )
  const lines = rows.map((one) => [
    kinds[one.kind],
    one.title,
    one.partner,
    one.underTitle,
    one.personName,
    one.fromOn,
    one.untilOn,
    one.hours === null ? null : String(one.hours),
    one.grade,
    one.note,
  ])
  const body = await sheetOf(columns, lines, { title: '校地合作与研究', demonstration: context.house.demonstration })
  context.about({ details: { rows: lines.length } })
  return {
    name: `校地合作与研究-${context.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}

// What people wrote is in the data and never in the source: a title can be no command of the typesetter.
const source = `
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (x: 2.8cm, y: 4cm))
#set text(font: ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun"), size: 16pt, lang: "zh")
#set par(leading: 1.4em, first-line-indent: (amount: 2em, all: true))
#align(center, text(size: 30pt, weight: "bold", tracking: 0.5em, data.title))
#v(2cm)
#par(first-line-indent: 0em, text(data.to + "："))
#for line in data.lines { par(line) }
#v(3cm)
#align(right)[#data.issuer #linebreak() #data.day]
#if data.demonstration { place(bottom + center, text(size: 10pt, "演示数据，不作凭证")) }
`

/** A certificate of a graded internship, or the letter that appoints a mentor. */
export const paper: Handler<typeof contract.paper> = async (context, { cooperationId }) => {
  const { house, query, db, actor, today } = context
  const [row] = await query<Row>(
    'select c.*, u.title as under_title from development.cooperation c left join development.cooperation u on u.id = c.under_id where c.id = $1',
    [cooperationId],
  )
  if (!row) return refuseNow('kernel/not-found')
  const isIntern = row.kind === 'internship' && row.grade !== null
  if (!isIntern && row.kind !== 'mentor') refuseNow('development/no-paper')
  const [names, regions, organisations] = [
    await personNames(query, [row.person_id]),
    await regionNames(db, [row.region_code]),
    await organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
  ]
  const day = (of: string) => formatDay(parseDay(of), 'zh')
  const term = row.until_on ? `${day(row.from_on)}至${day(row.until_on)}` : `自${day(row.from_on)}起`
  const hours = row.hours_minutes === null ? '' : `，累计${row.hours_minutes / 60}学时`
  const data = isIntern
    ? {
        title: '实习证明',
        to: row.title,
        lines: [
          `兹证明该同学（${row.partner}）于${term}在${row.under_title ?? '本地实践基地'}参加社会工作实习${hours}，评定为${row.grade}。`,
          '特此证明。',
        ],
      }
    : {
        title: '聘书',
        to: row.person_id ? (names.get(row.person_id) ?? row.title) : row.title,
        lines: [`兹聘请您担任${row.partner || '社会工作专业'}实务导师，聘期${term}。`],
      }
  const body = await pdfOf(source, {
    ...data,
    issuer: organisations.get(actor.organisationId ?? '') ?? regions.get(row.region_code) ?? '',
    day: day(today),
    demonstration: house.demonstration,
  })
  return { name: `${data.title}.pdf`, type: 'application/pdf', body }
}
