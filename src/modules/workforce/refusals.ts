import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that workforce can give. */
export const refusals = {} satisfies Refusals
