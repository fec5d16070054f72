import { atLeast } from '#kernel/packs/compare/at-least.ts'
import { atMost } from '#kernel/packs/compare/at-most.ts'
import { below } from '#kernel/packs/compare/below.ts'
import { equals } from '#kernel/packs/compare/equals.ts'
import { exists } from '#kernel/packs/compare/exists.ts'
import { oneOf } from '#kernel/packs/compare/one-of.ts'
import { within } from '#kernel/packs/compare/within.ts'

/** Every comparison a pack may write. A new one is a file and a test here, and a line below. */
export const comparisons = { atLeast, atMost, below, equals, oneOf, exists, within }
export type ComparisonName = keyof typeof comparisons
export const comparisonNames = Object.keys(comparisons) as ComparisonName[]
