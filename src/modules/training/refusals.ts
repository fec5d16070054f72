import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that training can give. */
export const refusals = {} satisfies Refusals
