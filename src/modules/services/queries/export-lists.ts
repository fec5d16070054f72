import { count, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/services/contract.ts'
import { clientPage, type ClientRow } from '#modules/services/queries/client-rows.ts'
import { recordPage, type RecordRow } from '#modules/services/queries/record-rows.ts'
import { catalogueOf, categoriesOf } from '#modules/services/rules.ts'
import { words } from '#modules/services/words.ts'

/** Numbers are masked in a file as they are on the screen. */

export const exportClients: Handler<typeof contract.exportClients> = (context, filter) => {
  const { actor, house, today } = context
  const say = words[actor.language]
  const { names } = categoriesOf(house.packs, actor.homeRegionCode, today).value
  return sheet<ClientRow>(
    context,
    { zh: '服务对象', en: 'Clients' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('性别', 'Sex', (row) => say[row.sex as 'male' | 'female' | 'unknown']),
      count('年龄', 'Age', (row) => row.age),
      text('证件号码', 'Identity number', (row) => row.identityNumberMasked),
      text('电话', 'Phone', (row) => row.phoneMasked),
      text('地区', 'Region', (row) => row.regionName),
      text('社工站（室）', 'Station', (row) => row.stationName),
      text('负责社工', 'Worker', (row) => row.workerName),
      text('类别', 'Categories', (row) =>
        row.categories.map((code) => names.get(code)?.[actor.language] ?? code).join('、'),
      ),
      text('探访级别', 'Class', (row) => say[row.riskClass]),
      text('上次见面', 'Last met', (row) => row.lastMetOn),
      text('应访日期', 'Due', (row) => row.dueOn),
      count('超期天数', 'Days overdue', (row) => row.overdueDays),
    ],
    everyRow((size, after) => clientPage(context, filter, size, after)),
  )
}

export const exportRecords: Handler<typeof contract.exportRecords> = (context, filter) => {
  const { actor, house, today } = context
  const say = words[actor.language]
  const services = new Map(
    catalogueOf(house.packs, actor.homeRegionCode, today).value.list.map((one) => [one.code, one.name[actor.language]]),
  )
  return sheet<RecordRow>(
    context,
    { zh: '服务记录', en: 'Service records' },
    [
      text('服务日期', 'Day', (row) => row.heldOn),
      text('开始时间', 'Start', (row) => row.startedAt),
      text('工作方法', 'Method', (row) => say[row.method]),
      text('服务对象或名称', 'Client or title', (row) => row.clientName ?? row.title),
      text('服务内容', 'Services', (row) => row.serviceCodes.map((code) => services.get(code) ?? code).join('、')),
      text('方式', 'Mode', (row) => say[row.mode]),
      text('结果', 'Outcome', (row) => say[row.outcome]),
      count('时长（分钟）', 'Minutes', (row) => row.minutes),
      count('人次', 'Person-times', (row) => row.personTimes),
      text('地区', 'Region', (row) => row.regionName),
      text('社工站（室）', 'Station', (row) => row.stationName),
      text('社工', 'Worker', (row) => row.workerName),
      text('是否逾期登记', 'Recorded late', (row) => (row.late ? say.yes : '')),
      text('状态', 'State', (row) => (row.withdrawn ? say.withdrawn : '')),
      text('登记时间', 'Recorded at', (row) => row.recordedAt),
    ],
    everyRow((size, after) => recordPage(context, filter, size, after)),
  )
}
