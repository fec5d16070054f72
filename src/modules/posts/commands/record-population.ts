import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { isWithin } from '#kernel/region.ts'
import type * as contract from '#modules/posts/contract.ts'
import { refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Enters how many urban residents a region had on a day, and who says so. */
export const recordPopulation: Handler<typeof contract.recordPopulation> = async (
  { db, actor, now, today, record },
  input,
) => {
  const reach = actor.jurisdiction
  if (reach.kind !== 'region' || !isWithin(input.regionCode, reach.regionCode))
    refuseAt('regionCode', 'region-out-of-reach')
  if (input.countedOn > today) refuseAt('countedOn', 'day-in-future')
  const id = newId<'population'>(now)
  await posts(db)
    .insertInto('posts.population')
    .values({
      id,
      region_code: input.regionCode,
      counted_on: input.countedOn,
      urban_residents: input.urbanResidents,
      source: input.source,
      recorded_by: actor.personId,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'posts/population-recorded',
    subject: { kind: 'population', id },
    regionCode: input.regionCode,
    day: input.countedOn,
  })
  return { populationId: id }
}
