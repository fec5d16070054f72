import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that notices can give. */
export const refusals = {} satisfies Refusals
