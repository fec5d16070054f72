import type { Job } from '#kernel/jobs.ts'
import { refresh } from '#modules/statistics/commands/refresh.ts'
import { turnDay } from '#modules/statistics/commands/turn-day.ts'

export const jobs: Job[] = [
  {
    name: 'statistics/refresh',
    every: { seconds: 1 },
    run: async (house) => void (await refresh(house.gatePool, house.clock())),
  },
  {
    name: 'statistics/turn-day',
    every: { seconds: 60 },
    run: async (house) => void (await turnDay(house.gatePool, house.clock())),
  },
]
