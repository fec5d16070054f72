import type { Context, FileReply } from '#kernel/context.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/training/contract.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { hoursPage, type HoursRow } from '#modules/training/queries/hour-rows.ts'
import { forecast } from '#modules/training/queries/shortages.ts'
import { educationOf, trainingOf } from '#modules/training/rules.ts'

/** The ledger and the forecast as Excel files. */

type Cell = string | number | null
type Line<Row> = { title: { zh: string; en: string }; kind: Column['kind']; of: (row: Row) => Cell }
const text = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'text',
  of,
})
const count = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'count',
  of,
})

const pageSize = 1000

async function sheet<Row>(
  { actor, house, today, about }: Context,
  title: { zh: string; en: string },
  lines: Line<Row>[],
  rows: AsyncIterable<Row>,
): Promise<FileReply> {
  let written = 0
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of rows) {
      written++
      yield lines.map((line) => line.of(row))
    }
  }
  const name = title[actor.language]
  const columns = lines.map((line) => ({ title: line.title[actor.language], kind: line.kind }))
  const body = await sheetOf(columns, cells(), { title: name, demonstration: house.demonstration })
  about({ details: { rows: written } })
  return {
    name: `${name}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}

export const exportHours: Handler<typeof contract.exportHours> = (context, filter) => {
  const { actor, house, today } = context
  const { value } = trainingOf(house.packs, actor.homeRegionCode, today)
  const education = educationOf(house.packs, actor.homeRegionCode, today).value
  const named = (list: { code: string; name: { zh: string; en: string } }[]) =>
    new Map(list.map((one) => [one.code, one.name[actor.language]]))
  const [categories, sources] = [named(value.categories), named(education.sources)]
  async function* rows() {
    for (let after: string | undefined; ;) {
      const page = await hoursPage(context, filter, pageSize, after)
      yield* page.rows
      if (!page.next) return
      after = page.next
    }
  }
  return sheet<HoursRow>(
    context,
    { zh: '学时台账', en: 'Ledger of hours' },
    [
      text('日期', 'Day', (row) => row.earnedOn),
      text('姓名', 'Name', (row) => row.personName),
      text('单位', 'Unit', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('内容', 'What', (row) => row.title),
      text('科目', 'Category', (row) => categories.get(row.category) ?? row.category),
      text('来源', 'Source', (row) => sources.get(row.source) ?? row.source),
      count('分钟', 'Minutes', (row) => row.minutes),
      text('学时', 'Class hours', (row) => signedHours(row.minutes, value.classHourMinutes)),
      text('冲销', 'Taken back', (row) =>
        row.reverses
          ? actor.language === 'zh'
            ? '冲销'
            : 'takes back'
          : row.reversed
            ? actor.language === 'zh'
              ? '已冲销'
              : 'taken back'
            : '',
      ),
      text('原因', 'Reason', (row) => row.reason),
      text('入账时间', 'Posted at', (row) => row.postedAt),
    ],
    rows(),
  )
}

/** What is taken back weighs as much as what was given. */
const signedHours = (minutes: number, classHourMinutes: number): string =>
  `${minutes < 0 ? '-' : ''}${classHours(Math.abs(minutes), classHourMinutes)}`

const states = {
  zh: { met: '已达标', 'on-track': '可达标', short: '有缺口', unknown: '尚不能判断' },
  en: { met: 'met', 'on-track': 'on track', short: 'short', unknown: 'not known' },
}

export const exportShortages: Handler<typeof contract.exportShortages> = async (context, filter) => {
  const { actor, house } = context
  const { region, rows, requirements, requirement } = await forecast(context, filter)
  const { classHourMinutes } = trainingOf(house.packs, region, context.today).value
  const hours = (minutes: number) => String(classHours(minutes, classHourMinutes))
  const name = requirements.find((one) => one.code === requirement)?.name
  async function* each() {
    yield* rows
  }
  return sheet<(typeof rows)[number]>(
    context,
    { zh: '学时缺口预测', en: 'Forecast of missing hours' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('单位', 'Unit', (row) => row.organisationName),
      text('要求', 'Requirement', () => name?.[actor.language] ?? ''),
      text('状态', 'State', (row) => states[actor.language][row.state]),
      text('应修学时', 'Needed', (row) => hours(row.neededMinutes)),
      text('已修学时', 'Done', (row) => hours(row.doneMinutes)),
      text('已报名学时', 'Signed up', (row) => hours(row.plannedMinutes)),
      text('预计学时', 'Forecast', (row) => hours(row.forecastMinutes)),
      text('预计缺口', 'Missing', (row) => hours(row.shortMinutes)),
      text('截止（不含）', 'Until', (row) => row.until),
      count('剩余天数', 'Days left', (row) => row.remainingDays),
    ],
    each(),
  )
}
