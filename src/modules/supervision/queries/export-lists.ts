import { count, decimal, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { debtPage, type DebtRow } from '#modules/supervision/queries/duty-rows.ts'
import { heldPage, type HeldRow } from '#modules/supervision/queries/held-rows.ts'
import { supervisorPage, type SupervisorRow } from '#modules/supervision/queries/supervisor-rows.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import type { Context } from '#kernel/context.ts'

/** The name of a code in the reader's language. */
function namesOf({ house, actor, today }: Context) {
  const rules = rulesOf(house.packs, actor.homeRegionCode as RegionCode, today).value
  return (list: 'functions' | 'modes' | 'kinds' | 'ranks' | 'exitReasons', code: string) =>
    rules[list].find((one) => one.code === code)?.name[actor.language] ?? code
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10

/** What supervisors did in a year: number, hours, years of experience, centres, frequency. */
export const exportSupervisors: Handler<typeof contract.exportSupervisors> = (context, filter) => {
  const name = namesOf(context)
  return sheet<SupervisorRow>(
    context,
    { zh: '督导工作量', en: 'Hours of supervisors' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('来源', 'Kind', (row) => name('kinds', row.kind)),
      text('等级', 'Rank', (row) => name('ranks', row.rank)),
      text('所在地区', 'Region', (row) => row.regionName),
      text('所在机构', 'Organisation', (row) => row.organisationName),
      text('入库日期', 'In the pool since', (row) => row.fromOn),
      text('出库日期', 'Left', (row) => row.leftOn),
      count('从业年限', 'Years of practice', (row) => row.yearsOfPractice),
      count('督导人数', 'Supervisees', (row) => row.supervisees),
      count('规定人数上限', 'Most allowed', (row) => row.most),
      count('督导次数', 'Sessions', (row) => row.sessions),
      decimal('督导小时', 'Hours', (row) => hours(row.minutes)),
      count('服务站点数', 'Centres', (row) => row.centres),
      count('平均间隔（天）', 'Days between sessions', (row) => row.everyDays),
    ],
    everyRow((size, after) => supervisorPage(context, filter, size, after)),
  )
}

/** What is due and owed, by person and rule. */
export const exportDebt: Handler<typeof contract.exportDebt> = (context, filter) => {
  const { language } = context.actor
  return sheet<DebtRow>(
    context,
    { zh: '督导应做与欠做', en: 'Supervision due and owed' },
    [
      text('姓名', 'Name', (row) => row.personName),
      text('站点', 'Organisation', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('督导', 'Supervisor', (row) => row.supervisorNames.join(language === 'zh' ? '、' : ', ')),
      text('规定', 'Rule', (row) => row.name[language]),
      text('上次督导', 'Last', (row) => row.lastOn),
      text('应在此前', 'Due', (row) => row.dueOn),
      count('逾期天数', 'Days overdue', (row) => row.overdueDays),
      text('依据', 'Basis', (row) => row.basis?.[language] ?? null),
    ],
    everyRow((size, after) => debtPage(context, filter, size, after)),
  )
}

/** That sessions took place, a line for each person. */
export const exportSessions: Handler<typeof contract.exportSessions> = (context, filter) => {
  const name = namesOf(context)
  const zh = context.actor.language === 'zh'
  const kinds = zh ? { individual: '个别', group: '小组' } : { individual: 'individual', group: 'group' }
  return sheet<HeldRow>(
    context,
    { zh: '督导开展情况', en: 'Supervision that took place' },
    [
      text('日期', 'Day', (row) => row.heldOn),
      text('接受督导', 'Supervisee', (row) => row.personName),
      text('督导', 'Supervisor', (row) => row.supervisorName),
      text('站点', 'Organisation', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('形式', 'Kind', (row) => kinds[row.kind]),
      text('方式', 'Mode', (row) => name('modes', row.mode)),
      text('功能', 'Functions', (row) => row.functions.map((code) => name('functions', code)).join(zh ? '、' : ', ')),
      count('时长（分钟）', 'Minutes', (row) => row.minutes),
      text('是否确认', 'Signed', (row) => (row.signed ? (zh ? '已确认' : 'yes') : '')),
    ],
    everyRow((size, after) => heldPage(context, filter, size, after)),
  )
}
