import { halves } from '#kernel/documents/fit.ts'

/** '2026-11-03' → '2026年11月3日', as a date stands under an official document. */
export function officialDate(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/**
 * Where issuer and date stand, as distances from the right edge in halves of a character: the date four characters in, the issuer
 * centred above it; a long issuer stands two characters in and the date is centred below. Basis: GB/T 9704-2012, 7.3.5.1.
 */
export function signature(issuer: string, date: string): { issuer: number; date: number } {
  const lead = (halves(date) - halves(issuer)) / 2
  if (8 + lead >= 4) return { issuer: 8 + lead, date: 8 }
  return { issuer: 4, date: 4 - lead }
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 30 → 三十: the numbers of headings, up to 99. */
export function numeral(n: number): string {
  const tens = Math.floor(n / 10)
  return (tens > 1 ? NUMERALS[tens] : '') + (tens > 0 ? '十' : '') + NUMERALS[n % 10]
}
