import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { keyOf } from '#modules/workforce/evidence-place.ts'
import { tellWaiting } from '#modules/workforce/tell-waiting.ts'

/** How long a piece of evidence waits for what names it. Technical, so not in a pack. */
const waitingDays = 7

/** Drops evidence that nothing has named for a week. Returns how many. */
async function dropUnusedEvidence(house: House): Promise<number> {
  const before = addDays(todayIn(house.clock()), -waitingDays)
  const dropped = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<{ id: string }>('delete from workforce.evidence where used_by is null and at < $1::date returning id', [
      before,
    ]),
  )
  for (const { id } of dropped) await house.files.drop(keyOf(id))
  return dropped.length
}

export const jobs: Job[] = [
  {
    name: 'workforce/tell-waiting',
    every: { cron: '*/20 * * * *' },
    run: async (house) => void (await tellWaiting(house)),
  },
  {
    name: 'workforce/drop-unused-evidence',
    every: { cron: '50 1 * * *' },
    run: async (house) => void (await dropUnusedEvidence(house)),
  },
]
