import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { saveChanges } from '#modules/workforce/store.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** The county says that what an employer entered is so; from then on it counts. Nobody confirms what they entered themselves. */
export const confirmFile: Handler<typeof contract.confirmFile> = async (context, { personId, basedOnVersion }) => {
  const { db, query, actor, today, record } = context
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  if (file.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (file.confirmed_on) return refuseNow('workforce/confirmed-already')
  const [first] = await query<{ by: string }>(
    `select by_person_id as by from workforce.change where person_id = $1 and about = 'basics' and act = 'add' order by at limit 1`,
    [personId],
  )
  if (first?.by === actor.personId || personId === actor.personId) refuseNow('workforce/not-ones-own')
  await workforce(db)
    .updateTable('workforce.worker')
    .set({ confirmed_on: today, confirmed_by: actor.personId, version: file.version + 1 })
    .where('person_id', '=', personId)
    .execute()
  for (const table of ['employment', 'education', 'title', 'project']) {
    await query(
      `update workforce.${table} set confirmed_on = $2, confirmed_by = $3, version = version + 1 where person_id = $1 and confirmed_on is null`,
      [personId, today, actor.personId],
    )
  }
  const place = {
    regionCode: file.region_code as RegionCode,
    organisationId: file.organisation_id,
    employerId: file.employer_id,
  }
  await saveChanges(context, [
    {
      personId,
      place,
      about: 'status',
      act: 'change',
      subjectId: personId,
      ground: 'status',
      after: { confirmed: true },
    },
  ])
  record({
    kind: 'workforce/file-confirmed',
    subject: { kind: 'person', id: personId },
    regionCode: file.region_code,
    day: today,
  })
  return { personId, version: file.version + 1 }
}
