import { addDays, formatDay, parseDay } from '#kernel/days.ts'
import { pdfOf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/development/contract.ts'
import type { CooperationRow } from '#modules/development/store.ts'

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
  const [row] = await query<CooperationRow & { base: string | null }>(
    `select c.*, u.title as under_title, case when u.kind = 'base' then u.title end as base from development.cooperation c left join development.cooperation u on u.id = c.under_id where c.id = $1`,
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
  // Offices write the last day; what is kept is the first one after it.
  const last = row.until_on && addDays(parseDay(row.until_on), -1)
  const term = last ? `${day(row.from_on)}至${day(last)}` : `自${day(row.from_on)}起`
  const hours = row.hours_minutes === null ? '' : `，累计${row.hours_minutes / 60}学时`
  const data = isIntern
    ? {
        title: '实习证明',
        to: row.title,
        lines: [
          `兹证明该同学（${row.partner}）于${term}在${row.base ?? '本地实践基地'}参加社会工作实习${hours}，评定为${row.grade}。`,
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
