import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { staffAt } from '#modules/identity/public.ts'
import { baseOf, type Candidate, loadOf } from '#modules/posts/domain/caseload.ts'
import { caseloadOf } from '#modules/posts/rules.ts'
import { type Carried, carriedByWorkers } from '#modules/services/public.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

/** Who works at stations, and how loaded each is. */

/**
 * Those among people who do not work any more: the registry says that they left, or their work was handed over and they have come to no post since;
 * and those on a long leave that is not over. Two statements.
 */
export async function goneAmong(query: Transaction['query'], ids: readonly string[], today: Day): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const [people, handed] = await Promise.all([
    peopleByIds(query, ids),
    query<{ id: string }>(
      `select h.person_id as id from posts.handover h
        where h.person_id = any ($1::uuid[]) and h.undone_at is null and (h.reason = 'left' or h.until_on is null or h.until_on > $2)
          and not exists (select from posts.incumbency i where i.person_id = h.person_id and i.from_on >= h.left_on and i.from_on <= $2 and (i.until_on is null or i.until_on > $2))`,
      [[...ids], today],
    ),
  ])
  const left = [...people.values()].filter((one) => one.status !== 'active').map((one) => one.personId)
  return new Set([...left, ...handed.map((one) => one.id)])
}

export interface Loaded extends Candidate {
  name: string
  clients: number
  carried: Carried[]
}

/** The staff of stations within reach who still work, each with what they carry weighed by the rules of a place. */
export async function loadedStaff(
  { db, query, house, today }: Pick<Context, 'db' | 'query' | 'house' | 'today'>,
  stationIds: readonly string[],
  regionCode: RegionCode,
): Promise<Loaded[]> {
  const rules = caseloadOf(house.packs, regionCode, today).value
  const [staff, carried] = await Promise.all([
    staffAt(db, stationIds),
    carriedByWorkers(query, stationIds, {
      today,
      newSince: addDays(today, -rules.newDays),
      latelySince: addDays(today, -rules.trendDays),
      dueBefore: addDays(today, rules.forecastDays),
    }),
  ])
  const gone = await goneAmong(
    query,
    staff.map((one) => one.id),
    today,
  )
  const byWorker = Map.groupBy(carried, (one) => one.workerId)
  return staff
    .filter((one) => !gone.has(one.id))
    .map(({ id, name, organisationId }) => {
      const own = byWorker.get(id) ?? []
      return {
        personId: id,
        name,
        stationId: organisationId!,
        carried: own,
        clients: own.reduce((sum, one) => sum + one.clients, 0),
        load: loadOf(own, rules),
        base: baseOf(own),
      }
    })
}
