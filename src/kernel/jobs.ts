import type { House } from '#kernel/house.ts'

/** Something that happens by itself. */
export interface Job {
  name: `${string}/${string}`
  /** Every so many seconds on each server (made to be safe side by side), or at a time of day (cron) on one of them, and some minutes after a start. */
  every: { seconds: number } | { cron: string }
  run(house: House): Promise<void>
}
