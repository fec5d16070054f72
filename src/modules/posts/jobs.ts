import { inTransaction, type Scope } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { whoMayAt } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { watchLoneVisits } from '#modules/posts/commands/lone-visits.ts'
import { tellWhatIsDue } from '#modules/posts/reminders.ts'
import { goneAmong } from '#modules/posts/staff.ts'
import { carriedCounts, whoCarries } from '#modules/services/public.ts'

/** Every region: codes begin with a digit from 1 to 9. */
const everywhere: Scope = { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }

/** Tells the leaders of a station what people carry there who do not work any more, however that came about. Returns how many things. */
export async function tellOwnerless(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, everywhere, async ({ query }) => {
    const gone = await goneAmong(query, await whoCarries(query), today)
    const counts = await carriedCounts(query, [...gone])
    const stations = Map.groupBy(counts, (one) => one.stationId)
    const leaders = await whoMayAt(query, 'posts:hand-over', [...stations.keys()], today)
    const told = leaders.map(({ personId, organisationId }): Told => {
      const things = (stations.get(organisationId) ?? []).reduce((sum, one) => sum + one.count, 0)
      return {
        personId,
        key: `posts/ownerless:${organisationId}`,
        title: { zh: '有工作无人负责', en: 'Work that nobody carries' },
        body: {
          zh: `${things} 项工作的负责人已经离岗，请今天指定接手人。`,
          en: `The workers of ${things} things have left; please name takers today.`,
        },
        link: '/posts/handover',
        dueOn: today,
      }
    })
    await settleNotices({ query, now }, 'posts/ownerless', told)
    return counts.reduce((sum, one) => sum + one.count, 0)
  })
}

/** How soon an alarm goes out after its minute. Technical. */
const watchSeconds = 15

export const watch = (house: House): Promise<number> =>
  inTransaction(house.gatePool, everywhere, (transaction) => watchLoneVisits(transaction, house))

export const jobs: Job[] = [
  {
    name: 'posts/watch-lone-visits',
    every: { seconds: watchSeconds },
    run: async (house) => void (await watch(house)),
  },
  {
    name: 'posts/tell-ownerless',
    every: { cron: '10 6 * * *' },
    run: async (house) => void (await tellOwnerless(house)),
  },
  {
    name: 'posts/tell-what-is-due',
    every: { cron: '20 6 * * *' },
    run: async (house) => void (await tellWhatIsDue(house)),
  },
]
