import { readdirSync, readFileSync } from 'node:fs'
import { type Indicator, readIndicator } from '#modules/statistics/domain/indicator.ts'

const folder = new URL('indicators/', import.meta.url)

/** Every indicator, one SQL file each. */
export const catalogue: Indicator[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => readIndicator(file.slice(0, -4), readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n')))

export const findIndicator = (key: string): Indicator | undefined => catalogue.find((one) => one.key === key)

/** Sums: a branch is the sum of its parts. The others are counted anew in every branch. */
export const sums: Indicator[] = catalogue.filter((one) => one.addsUp !== 'recount')
export const recounts: Indicator[] = catalogue.filter((one) => one.addsUp === 'recount')
/** States at a month's end, which move with the days and not only with what is written. */
export const states: Indicator[] = catalogue.filter((one) => one.addsUp === 'over-regions')
