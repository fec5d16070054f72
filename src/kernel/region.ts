import { z } from 'zod'

/** An official 12-digit statistical division code; its prefix is the tree. */
export type RegionCode = string & { readonly __region: true }
export type RegionLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village'

export const RegionCode = z
  .string()
  .regex(/^[1-9]\d{11}$/)
  .transform((code) => code as RegionCode)

/** How many digits of a code name a province, a prefecture, a county, a township, a village. */
export const levelDigits = [2, 4, 6, 9, 12] as const
const levels: RegionLevel[] = ['province', 'prefecture', 'county', 'township', 'village']

/**
 * The digits of a code that say where it is: '330304000000' → '330304'.
 * Dongguan's towns hang directly on the prefecture (441900003000), so the last group that is not all zeros decides.
 */
export function prefixOf(code: RegionCode): string {
  let length = 2
  let start = 0
  for (const end of levelDigits) {
    if (/[1-9]/.test(code.slice(start, end))) length = end
    start = end
  }
  return code.slice(0, length)
}

export const levelOf = (code: RegionCode): RegionLevel => levels[levelDigits.indexOf(prefixOf(code).length as 2)]!

/** How many digits name a region of a level. */
export const digitsOf = (level: RegionLevel): number => levelDigits[levels.indexOf(level)]!

/** How many digits name the places one level below a region; the villages have none below them. */
export function digitsBelow(code: RegionCode): number {
  const own = prefixOf(code).length
  return levelDigits.find((end) => end > own) ?? 12
}

/** Half-open on purpose: ':' follows '9', so a plain index range finds the whole branch (LIKE could not use it under RLS). */
export function branchRange(code: RegionCode): { low: string; high: string } {
  const prefix = prefixOf(code)
  return { low: prefix, high: `${prefix}:` }
}

/** Is the first region the second, or below it? */
export const isWithin = (code: RegionCode, branch: RegionCode): boolean => code.startsWith(prefixOf(branch))

/** The codes above a region, nearest first, the province last; levels that a place does not have are left out. */
export function ancestorsOf(code: RegionCode): RegionCode[] {
  const own = prefixOf(code)
  const found: RegionCode[] = []
  for (const end of levelDigits) {
    if (end >= own.length) break
    const above = own.slice(0, end).padEnd(12, '0') as RegionCode
    if (prefixOf(above).length === end) found.unshift(above)
  }
  return found
}
