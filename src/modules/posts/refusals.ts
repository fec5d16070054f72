import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that posts can give. */
export const refusals = {} satisfies Refusals
