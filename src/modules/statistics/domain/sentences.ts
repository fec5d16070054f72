import { formatMonth, type Language, type Month } from '#kernel/days.ts'
import { changeOf, type Value } from './figure.ts'
import type { Indicator } from './indicator.ts'

/** Sentences that the report and the screens say of figures, in both languages. */
export interface Two {
  zh: string
  en: string
}

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const number = (value: number, language: Language, digits = 0) =>
  value.toLocaleString(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** 3,412次; 96.3%; — where there is no figure. */
export function say(value: Value, { unit }: Pick<Indicator, 'unit'>, language: Language): string {
  if (value.value === null) return '—'
  if (value.denominator !== null) return `${number(value.value * 100, language, 1)}%`
  return `${number(value.value, language)}${language === 'zh' ? '' : ' '}${unit[language]}`
}

const both = (make: (language: Language) => string): Two => ({ zh: make('zh'), en: make('en') })

/** Puts words into the braces of a pack's text; a name that nothing is known of stays as it is written. */
export const fill = (text: string, words: Record<string, string>): string =>
  text.replace(/\{([^}]+)\}/g, (braces, name: string) => words[name] ?? braces)

/** The report's first sentence, as the pack words it: {month}, {region}, and each indicator by its key with its figure and unit. */
export function lead(
  template: Two,
  region: string,
  month: Month,
  figures: { indicator: Indicator; now: Value }[],
): Two {
  return both((language) =>
    fill(template[language], {
      region,
      month: formatMonth(month, language),
      ...Object.fromEntries(figures.map(({ indicator, now }) => [indicator.key, say(now, indicator, language)])),
    }),
  )
}

export interface Compared {
  up: Two
  down: Two
  same: Two
  none: Two
}

const thens = {
  previous: { zh: '上月', en: 'the month before' },
  yearAgo: { zh: '上年同月', en: 'the same month a year ago' },
}

/** How a figure stands to the month before or the year before: 比上月上升3.1%. */
export function compared(words: Compared, now: Value, then: Value | null, which: keyof typeof thens): Two {
  const change = changeOf(now, then)
  const way = change === null ? 'none' : Math.abs(change) < 0.0005 ? 'same' : change > 0 ? 'up' : 'down'
  return both((language) => {
    const size = number(Math.abs(change ?? 0) * 100, language, 1)
    const points = language === 'zh' ? '个百分点' : ' points'
    return fill(words[way][language], {
      then: thens[which][language],
      change: now.denominator === null ? `${size}%` : `${size}${points}`,
    })
  })
}

/** 探访次数比上月上升3.1%，比上年同月上升12.4%。 */
export function moved(
  words: Compared,
  indicator: Indicator,
  now: Value,
  previous: Value | null,
  yearAgo: Value | null,
): Two {
  const [month, year] = [compared(words, now, previous, 'previous'), compared(words, now, yearAgo, 'yearAgo')]
  return { zh: `${indicator.title.zh}${month.zh}，${year.zh}。`, en: `${indicator.title.en}: ${month.en}, ${year.en}.` }
}

/** What the trend shows, for those who cannot see it, and under the picture. */
export function trend(indicator: Indicator, points: { month: Month; value: Value }[]): Two {
  const known = points.filter(({ value }) => value.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last)
    return { zh: `${indicator.title.zh}在这段时间没有数据。`, en: `${indicator.title.en}: no figures in this period.` }
  if (first === last)
    return both(
      (language) =>
        `${indicator.title[language]}${language === 'zh' ? '：' : ': '}${formatMonth(last.month, language)} ${say(last.value, indicator, language)}${language === 'zh' ? '。' : '.'}`,
    )
  const most = known.reduce((best, one) => (one.value.value! > best.value.value! ? one : best))
  const at = ({ month, value }: typeof most, language: Language) => ({
    month: formatMonth(month, language),
    figure: say(value, indicator, language),
  })
  const [zh, en] = (['zh', 'en'] as const).map((language) => ({
    first: at(first, language),
    last: at(last, language),
    most: at(most, language),
  })) as [Ends, Ends]
  return {
    zh: `${indicator.title.zh}由${zh.first.month}的${zh.first.figure}到${zh.last.month}的${zh.last.figure}，最高是${zh.most.month}的${zh.most.figure}。`,
    en: `${indicator.title.en} went from ${en.first.figure} in ${en.first.month} to ${en.last.figure} in ${en.last.month}; the highest was ${en.most.figure} in ${en.most.month}.`,
  }
}

type Ends = Record<'first' | 'last' | 'most', { month: string; figure: string }>

/** Who stands first and last among the parts of a branch, which are given in order. */
export function ranking(indicator: Indicator, parts: { name: string; value: Value }[]): Two {
  const known = parts.filter(({ value }) => value.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last)
    return {
      zh: `下级地区的${indicator.title.zh}还没有数据。`,
      en: `${indicator.title.en}: no figures of the parts yet.`,
    }
  if (first === last)
    return both(
      (language) =>
        `${first.name}${language === 'zh' ? '' : ': '}${say(first.value, indicator, language)}${language === 'zh' ? '。' : '.'}`,
    )
  return {
    zh: `${parts.length}个下级地区中，${first.name}的${indicator.title.zh}最多，${say(first.value, indicator, 'zh')}；${last.name}最少，${say(last.value, indicator, 'zh')}。`,
    en: `Of ${parts.length} parts ${first.name} has most (${say(first.value, indicator, 'en')}) and ${last.name} fewest (${say(last.value, indicator, 'en')}).`,
  }
}

/** 13个服务站中，12个已上报，1个逾期未报（泽雅站）。 */
export function stationsSay(stations: { name: string; state: string }[]): Two | null {
  if (stations.length === 0) return null
  const submitted = stations.filter(({ state }) => state.startsWith('submitted')).length
  const late = stations.filter(({ state }) => state === 'late').map(({ name }) => name)
  const names = (comma: string) => late.slice(0, 5).join(comma) + (late.length > 5 ? '…' : '')
  return {
    zh: `${stations.length}个服务站中，${submitted}个已上报${late.length > 0 ? `，${late.length}个逾期未报（${names('、')}）` : ''}。`,
    en: `Of ${stations.length} stations ${submitted} submitted${late.length > 0 ? `; ${late.length} are late (${names(', ')})` : ''}.`,
  }
}
