import { levelDigits, prefixOf, type RegionCode } from '#kernel/region.ts'

/**
 * A branch of the region tree: the digits of its code that say where it is. '330304' is a county with all below it; the twelve
 * digits of a code are the rows exactly there.
 */
export type Branch = string

export const branchOf = (code: RegionCode | string): Branch => prefixOf(code as RegionCode)

/** The code that a branch is named by. */
export const regionOf = (branch: Branch): RegionCode => branch.padEnd(12, '0') as RegionCode

/** From the county upwards people are counted by their presence bits; below, straight from the rows. */
export const hasPresence = (branch: Branch): boolean => branch.length <= 6

/** Every branch that counts a row at this code, the code itself first. Places without a level have the same rows in both. */
export const branchesOver = (code: string): Branch[] => levelDigits.toReversed().map((digits) => code.slice(0, digits))

/** Is a branch the other, or below it? */
export const isUnder = (branch: Branch, above: Branch): boolean => branch.startsWith(above)
