import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { holding, minutesOf, standingOf } from '#modules/volunteers/domain/standing.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { linesOf, type VolunteerRow } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** Whether somebody is a volunteer too. Who is one elsewhere, out of the reader's reach, looks like who is none. */
export const personVolunteering: Handler<typeof contract.personVolunteering> = async (context, { personId }) => {
  const { db, query, house, today, about } = context
  const row = await volunteers(db)
    .selectFrom('volunteers.volunteer')
    .select(['id', 'number', 'state', 'region_code'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return { volunteer: null }
  about({ subject: { kind: 'volunteer', id: row.id }, regionCode: row.region_code })
  const lines = (await linesOf(query, [row.id])).get(row.id) ?? []
  const { minutes, star } = standingOf(lines, rulesOf(house.packs, row.region_code as RegionCode, today).value, today)
  const thisYear = holding(lines).filter((line) => yearOf(line.servedOn) === yearOf(today))
  return {
    volunteer: {
      volunteerId: row.id,
      number: row.number,
      state: row.state as VolunteerRow['state'],
      minutes,
      star,
      minutesThisYear: minutesOf(thisYear),
    },
  }
}
