import { count, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/training/contract.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { hoursPage, type HoursRow } from '#modules/training/queries/hour-rows.ts'
import { forecast } from '#modules/training/queries/shortages.ts'
import { educationOf, trainingOf } from '#modules/training/rules.ts'

/** The ledger and the forecast as Excel files. */

export const exportHours: Handler<typeof contract.exportHours> = (context, filter) => {
  const { actor, house, today } = context
  const { value } = trainingOf(house.packs, actor.homeRegionCode, today)
  const education = educationOf(house.packs, actor.homeRegionCode, today).value
  const named = (list: { code: string; name: { zh: string; en: string } }[]) =>
    new Map(list.map((one) => [one.code, one.name[actor.language]]))
  const [categories, sources] = [named(value.categories), named(education.sources)]
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
      text('入账时间', 'Posted at', (row) => clockOf(row.postedAt)),
    ],
    everyRow((size, after) => hoursPage(context, filter, size, after)),
  )
}

/** An instant by the clock of China, as an office reads it: 2026-03-16 17:50. */
const clockOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

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
    rows,
  )
}
