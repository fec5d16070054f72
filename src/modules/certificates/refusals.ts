import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that certificates can give. */
export const refusals = {} satisfies Refusals
