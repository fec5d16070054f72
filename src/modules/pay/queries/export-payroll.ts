import { formatInstant, formatMonth, parseMonth } from '#kernel/days.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import type { Words } from '#kernel/packs/format.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames, organisationPlaces, regionNames } from '#modules/organisations/public.ts'
import { readRules } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { yuan } from '#modules/pay/domain/words.ts'
import { checkEmployer, monthOfPay, totalOf } from '#modules/pay/queries/payroll.ts'
import { kindNames, sayRule } from '#modules/pay/queries/say.ts'

/** The payroll basis of an employer and a month, a row a line, to be handed to whoever pays. */
export const exportPayroll: Handler<typeof contract.exportPayroll> = async (context, input) => {
  const { db, query, house, actor, now, today, about } = context
  checkEmployer(actor, input.employerId)
  const month = parseMonth(input.month)
  const [[employer], makers] = await Promise.all([
    organisationPlaces(db, [input.employerId], today),
    organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
  ])
  if (!employer) return refuseNow('kernel/not-found')
  const { lockedAt, rows } = await monthOfPay(context, input.employerId, month)
  const [regions, stations, rules] = await Promise.all([
    regionNames(db, [employer.regionCode]),
    organisationNames(db, [...new Set(rows.map((row) => row.organisationId))]),
    readRules(query, [...new Set(rows.flatMap((row) => row.rule ?? []))]),
  ])
  const say = ({ zh, en }: Words) => (actor.language === 'zh' ? zh : en)
  const words = (zh: string, en: string) => say({ zh, en })

  const columns: Column[] = [
    { title: words('姓名', 'Name'), kind: 'text' },
    { title: words('工作单位', 'Works at'), kind: 'text' },
    { title: words('岗位', 'Post'), kind: 'text' },
    { title: words('等级', 'Level'), kind: 'count', align: 'center' },
    { title: words('项目', 'Item'), kind: 'text' },
    { title: words('类别', 'Kind'), kind: 'text' },
    { title: words('所属月份', 'For the month'), kind: 'text' },
    { title: words('金额（元）', 'Amount (yuan)'), kind: 'money' },
  ]
  const lines = rows.flatMap((row) => row.lines.map((line) => ({ ...line, row })))
  const cells = lines.map(({ row, title, kind, forMonth, fen }) => [
    row.name,
    stations.get(row.organisationId) ?? null,
    row.postName && say(row.postName),
    row.level,
    say(title),
    say(kindNames[kind]),
    forMonth,
    fen,
  ])
  const sum = (kind: keyof typeof kindNames) =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.fen, 0)
  const sums = (['due', 'arrears', 'claw-back'] as const)
    .map((kind) => `${say(kindNames[kind])} ${yuan(sum(kind))}`)
    .join(words('，', ', '))
  const at = formatInstant(now, actor.language)
  const maker = [makers.get(actor.organisationId ?? ''), actor.name].filter(Boolean).join(' ')
  const state = lockedAt
    ? words(`已于${formatInstant(lockedAt, 'zh')}锁定`, `locked ${formatInstant(lockedAt, 'en')}`)
    : words('尚未锁定，数额可能变动', 'not locked yet; amounts may change')
  const title = `${words('薪酬依据', 'Payroll basis')} ${month}${lockedAt ? '' : words('（未锁定）', ' (not locked)')}`
  const body = await sheetOf(columns, cells, {
    title,
    demonstration: house.demonstration,
    above: [
      words(
        `${employer.name} ${formatMonth(month, 'zh')}薪酬依据`,
        `${employer.name}: payroll basis of ${formatMonth(month, 'en')}`,
      ),
      words(
        `地区：${regions.get(employer.regionCode) ?? ''}　月份：${formatMonth(month, 'zh')}（${state}）　人数：${rows.length}　单位：元（${sums}）`,
        `Place: ${regions.get(employer.regionCode) ?? ''}. Month: ${formatMonth(month, 'en')} (${state}). People: ${rows.length}. Yuan: ${sums}`,
      ),
      ...[...rules.values()].map((rule) => say(sayRule(rule))),
      words(`制表：${maker}　制表时间：${at}`, `Made by ${maker}, ${at}`),
      ...(house.demonstration ? [words('演示数据，不作为任何依据', 'Demonstration data, good for nothing')] : []),
    ],
    totals: [
      words(`合计 ${rows.length} 人`, `Total of ${rows.length}`),
      null,
      null,
      null,
      null,
      null,
      null,
      totalOf(rows),
    ],
  })
  about({ subject: { kind: 'organisation', id: input.employerId }, details: { rows: cells.length, month } })
  return {
    name: `${title}-${employer.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
