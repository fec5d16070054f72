import { useMemo } from 'react'
import { addDays, parseDay } from '#kernel/days.ts'
import { languageNow, usePreferences } from './preferences.ts'
import type { Language } from './preferences.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** '2026-11-22' → 2026年11月22日 · 22 November 2026. */
export function formatDay(day: string, language: Language = languageNow()): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  if (!year || !month || !date) return day
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`
}

/** '2026-11' (or a day in it) → 2026年11月 · November 2026. */
export function formatMonth(month: string, language: Language = languageNow()): string {
  const [year, number] = month.split('-').map(Number)
  if (!year || !number) return month
  return language === 'zh' ? `${year}年${number}月` : `${months[number - 1]} ${year}`
}

/** An instant by the clock of China, wherever the browser stands → 2026年11月22日 14:05. */
export function formatInstant(at: string | Date, language: Language = languageNow()): string {
  const shanghai = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString()
  return `${formatDay(shanghai, language)} ${shanghai.slice(11, 16)}`
}

/** 1234 → 1,234. */
export const formatCount = (count: number): string => count.toLocaleString('en-US', { maximumFractionDigits: 2 })

/** 15400 → 1.54 万; Chinese readers count by 万 and 亿. Below ten thousand, and in English, the exact count. */
export function formatShort(count: number, language: Language = languageNow()): string {
  const size = Math.abs(count)
  if (language !== 'zh' || size < 10_000) return formatCount(count)
  const [unit, name] = size < 100_000_000 ? [10_000, '万'] : [100_000_000, '亿']
  return `${Number((count / unit).toPrecision(3)).toLocaleString('en-US')} ${name}`
}

/** 0.1234 → 12.3%. */
export const formatShare = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`

/** Fen → ¥1,000.00. */
export const formatFen = (fen: number): string =>
  `${fen < 0 ? '−' : ''}¥${(Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

/** 95 → 1小时35分钟 · 1 h 35 min. */
export function formatMinutes(minutes: number, language: Language = languageNow()): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const [hour, minute] = language === 'zh' ? ['小时', '分钟'] : [' h', ' min']
  if (hours === 0) return `${rest}${minute}`
  return `${formatCount(hours)}${hour}${rest === 0 ? '' : `${language === 'zh' ? '' : ' '}${rest}${minute}`}`
}

/** 3_400_000 → 3.4 MB. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** The formats in the reader's language. */
export function useFormats() {
  const { language } = usePreferences()
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      /** The last day of a span that is given by the first day after it. */
      lastDay: (until: string) => formatDay(addDays(parseDay(until), -1), language),
      month: (month: string) => formatMonth(month, language),
      instant: (at: string | Date) => formatInstant(at, language),
      minutes: (minutes: number) => formatMinutes(minutes, language),
      short: (count: number) => formatShort(count, language),
      count: formatCount,
      share: formatShare,
      fen: formatFen,
      bytes: formatBytes,
    }),
    [language],
  )
}
