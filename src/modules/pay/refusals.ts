import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that pay can give. */
export const refusals = {} satisfies Refusals
