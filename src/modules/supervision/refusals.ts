import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that supervision can give. */
export const refusals = {} satisfies Refusals
