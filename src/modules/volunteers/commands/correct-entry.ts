import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { type Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { postLines } from '#modules/volunteers/commands/record-hours.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { type GivenLine, mistakesOf } from '#modules/volunteers/domain/recording.ts'
import { overlooks } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { getActivity, lockActivity } from '#modules/volunteers/store.ts'
import { volunteers, type VolunteersTables } from '#modules/volunteers/tables.ts'

type EntryRow = Selectable<VolunteersTables['volunteers.service_entry']>

/** Refuses a line that the rules of its place and day do not allow. */
export function checkLine(
  { house }: Context,
  line: GivenLine | null,
  place: { region_code: string; day: string },
): void {
  if (!line) return
  const rules = rulesOf(house.packs, place.region_code as RegionCode, place.day as Day).value
  const mistakes = mistakesOf(line, rules, 'right.')
  if (mistakes.length > 0) refuseNow('kernel/invalid-input', { count: mistakes.length }, mistakes)
}

/** Takes a line back by another one, once, and posts what is right instead. Answers the new line, and how many papers name the old one. */
export async function putRight(
  context: Context,
  line: EntryRow,
  right: GivenLine | null,
  reason: string,
): Promise<{ entryId: string | null; recordsChanged: number }> {
  const { db, query, actor, now, record } = context
  if (line.reverses) refuseNow('volunteers/is-a-reversal')
  checkLine(context, right, { region_code: line.region_code, day: line.served_on })
  const saved = await volunteers(db)
    .insertInto('volunteers.service_entry')
    .values({
      ...line,
      id: newId<'entry'>(now),
      minutes: -line.minutes,
      reverses: line.id,
      reason,
      posted_at: now,
      posted_by: actor.personId,
    })
    // Two who correct at once: the second finds it done.
    .onConflict((on) => on.column('reverses').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) return refuseNow('volunteers/corrected-already')
  const [entryId] = right
    ? await postLines(context, await getActivity(context, line.activity_id), [
        {
          ...right,
          volunteerId: line.volunteer_id,
          offDuty: line.off_duty,
          late: line.late,
          lateReason: line.late_reason,
        },
      ])
    : []
  const [papers] = await query<{ count: number }>(
    'select count(*) from volunteers.record_check where volunteer_id = $1 and lines @> array[$2::uuid]',
    [line.volunteer_id, line.id],
  )
  record({
    kind: 'volunteers/entry-corrected',
    subject: { kind: 'entry', id: line.id },
    regionCode: line.region_code,
    day: line.served_on,
  })
  return { entryId: entryId ?? null, recordsChanged: papers!.count }
}

export const correctEntry: Handler<typeof contract.correctEntry> = async (context, { entryId, right, reason }) => {
  const { db, query, actor } = context
  const line = await volunteers(db)
    .selectFrom('volunteers.service_entry')
    .selectAll()
    .where('id', '=', entryId)
    .executeTakeFirst()
  // One's own line of another organisation is seen, and corrected there.
  if (!line || !overlooks(actor, line)) return refuseNow('kernel/not-found')
  await lockActivity(query, line.activity_id)
  return putRight(context, line, right, reason)
}
