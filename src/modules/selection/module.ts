import type { Follow } from '#kernel/follow.ts'
import type { Job } from '#kernel/jobs.ts'
import { follow as followEntries } from '#modules/selection/follow.ts'
import { dueAllowances } from '#modules/selection/due-allowances.ts'
import { keepDesks } from '#modules/selection/desk-notices.ts'
import { keepNoticeDays } from '#modules/selection/notice-days.ts'
import { followTitles } from '#modules/selection/title-follow.ts'

export const name = 'selection'
export { refusals } from '#modules/selection/refusals.ts'
export { routes } from '#modules/selection/routes.ts'
export const jobs: Job[] = [
  keepNoticeDays,
  keepDesks,
  dueAllowances,
  // A rule issued on another server is felt here, too.
  { name: 'selection/issued-rules', every: { seconds: 20 }, run: (house) => house.rereadPacks() },
]
export { titleFacts as facts } from '#modules/selection/title-facts.ts'
export const follow: Follow = async (transaction, move) => {
  await followEntries(transaction, move)
  await followTitles(transaction, move)
}
