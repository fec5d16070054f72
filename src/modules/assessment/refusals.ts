import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that assessment can give. */
export const refusals = {} satisfies Refusals
