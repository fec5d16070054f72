import { formatDay, formatMonth, type Day, type Month } from '#kernel/days.ts'
import { changeOf, type Value } from './figure.ts'
import type { Indicator } from './indicator.ts'

/** What the monthly report needs; what it looks like on paper is the kernel's business. */
export type Cell =
  | string
  | number
  | null
  | { value: number | null; kind: 'count' | 'rate' | 'minutes' | 'change' | 'points' }

const isRate = (value: Value) => value.denominator !== null

/** A value with its own kind, so that a table may hold counts and rates. */
export const figureCell = (value: Value | null): Cell =>
  value === null ? null : { value: value.value, kind: isRate(value) ? 'rate' : 'count' }

export const changeCell = (now: Value, then: Value | null): Cell => ({
  value: changeOf(now, then),
  kind: isRate(now) ? 'points' : 'change',
})

/** 探访次数（次）, 覆盖率 without its sign. */
export const nameOf = ({ title, unit, denominator }: Pick<Indicator, 'title' | 'unit' | 'denominator'>): string =>
  denominator ? title.zh : `${title.zh}（${unit.zh}）`

const certainties = { stated: '', reported: '（据报道）', assumed: '（暂定）' }

/** 口径: what is counted, of what, and on which basis. */
export const definitionOf = ({
  numerator,
  denominator,
  basis,
  certainty,
}: Pick<Indicator, 'numerator' | 'denominator' | 'basis' | 'certainty'>): string =>
  `${numerator.zh}${denominator ? `；除以：${denominator.zh}` : ''}。依据：${basis.zh}${certainties[certainty]}。`

/** How the paper came about and whether its figures may still move. */
export function stateSays(
  seal: { on: Day; byName: string; digest: string; withoutMissing: string | null } | null,
  today: Day,
  adjustments: number,
): string {
  if (!seal) return `本报告由业务记录自动生成，数据截至${formatDay(today, 'zh')}；本月尚未封账，数字为暂定数。`
  const without = seal.withoutMissing ? `封账时有站点未上报，原因：${seal.withoutMissing}。` : ''
  const moved = adjustments > 0 ? `封账后有${adjustments}项调整，见“封账后的调整”。` : '封账后没有调整。'
  return `本报告由业务记录自动生成；本月已于${formatDay(seal.on, 'zh')}由${seal.byName}封账，校验码${seal.digest.slice(0, 12)}。${without}${moved}`
}

/** 2025年11月, then months alone until the year changes. */
export const axis = (months: Month[]): string[] =>
  months.map((month, at) =>
    at === 0 || month.endsWith('-01') ? formatMonth(month, 'zh') : `${Number(month.slice(5))}月`,
  )
