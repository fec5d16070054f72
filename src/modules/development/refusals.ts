import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that development can give. */
export const refusals = {} satisfies Refusals
