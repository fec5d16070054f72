import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/posts/contract.ts'
import { overlap } from '#modules/posts/domain/seats.ts'
import { findPeople } from '#modules/posts/people.ts'
import { lockPerson, refuseAt, termOf } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Records that somebody is employed at the level of a certificate; one level at a time. */
export const appointToLevel: Handler<typeof contract.appointToLevel> = async (context, input) => {
  const { db, query, now, record } = context
  if (input.untilOn && input.untilOn <= input.fromOn) refuseAt('untilOn', 'until-before-from')
  const person = (await findPeople(context, [input.personId])).get(input.personId)
  if (!person) return refuseAt('personId', 'person-not-found')
  await lockPerson(context, input.personId)
  const [earlier, place] = await Promise.all([
    posts(db)
      .selectFrom('posts.appointment')
      .select(['from_on', 'until_on'])
      .where('person_id', '=', input.personId)
      .execute(),
    query<{ region_code: string; organisation_id: string; employer_id: string | null }>(
      `select region_code, organisation_id, employer_id from posts.incumbency where person_id = $1 and from_on <= $2 and (until_on is null or until_on > $2) order by main desc limit 1`,
      [input.personId, input.fromOn],
    ),
  ])
  if (earlier.some((one) => overlap(termOf(one), input))) refuseNow('posts/appointed-already')
  const [post] = place
  if (!post) return refuseNow('posts/no-post-to-appoint-in')
  const id = newId<'appointment'>(now)
  await posts(db)
    .insertInto('posts.appointment')
    .values({
      id,
      person_id: input.personId,
      ...post,
      level: input.level,
      from_on: input.fromOn,
      until_on: input.untilOn,
      document: input.document,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'posts/appointed-to-level',
    subject: { kind: 'person', id: input.personId },
    regionCode: post.region_code,
    day: input.fromOn,
    data: { level: input.level },
  })
  return { appointmentId: id, version: 1 }
}

/** Ends an appointment to a level. */
export const endAppointment: Handler<typeof contract.endAppointment> = async ({ db, today, record }, input) => {
  const row = await posts(db)
    .selectFrom('posts.appointment')
    .selectAll()
    .where('id', '=', input.appointmentId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  if (row.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.until_on && row.until_on <= today) refuseNow('posts/ended-already')
  if (input.untilOn < row.from_on) refuseAt('untilOn', 'day-before-start')
  const version = row.version + 1
  await posts(db)
    .updateTable('posts.appointment')
    .set({ version, until_on: input.untilOn })
    .where('id', '=', row.id)
    .execute()
  record({
    kind: 'posts/appointment-ended',
    subject: { kind: 'person', id: row.person_id },
    regionCode: row.region_code,
    day: input.untilOn,
    data: { level: row.level },
  })
  return { appointmentId: row.id, version }
}
