import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { type FieldRefusal, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { sealSecret } from '#modules/training/codes.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { trainingOf } from '#modules/training/rules.ts'
import { training } from '#modules/training/tables.ts'

type Said = Pick<
  z.output<typeof contract.openSession.input>,
  'title' | 'heldOn' | 'startsAt' | 'endsAt' | 'place' | 'teacher' | 'capacity' | 'signUpUntil' | 'credits'
>

/** A session as it is kept: times as instants, class hours as minutes. */
export function sessionOf({ house, today }: Pick<Context, 'house' | 'today'>, region: RegionCode, said: Said) {
  const { classHourMinutes, categories } = trainingOf(house.packs, region, today).value
  const at = (time: string) => new Date(`${said.heldOn}T${time}:00+08:00`)
  const [starts, ends, signUpUntil] = [at(said.startsAt), at(said.endsAt), new Date(said.signUpUntil)]
  const wrong: FieldRefusal[] = []
  if (ends <= starts) wrong.push({ field: 'endsAt', code: 'training/ends-before-it-starts' })
  if (signUpUntil > starts) wrong.push({ field: 'signUpUntil', code: 'training/sign-up-ends-after-start' })
  if (said.credits.some((credit) => !categories.some(({ code }) => code === credit.category)))
    wrong.push({ field: 'credits', code: 'training/code-unknown' })
  if (wrong.length > 0) refuseNow('kernel/invalid-input', { count: wrong.length }, wrong)
  return {
    title: said.title,
    held_on: said.heldOn,
    starts_at: starts,
    ends_at: ends,
    place: said.place,
    teacher: said.teacher,
    capacity: said.capacity,
    sign_up_until: signUpUntil,
    credits: said.credits.map(({ category, hours }) => ({ category, minutes: Math.round(hours * classHourMinutes) })),
  }
}

/** Opens a session of a course, with a secret of its own for the codes at the door. */
export const openSession: Handler<typeof contract.openSession> = async (context, { courseId, ...said }) => {
  const { db, house, actor, now, today, record } = context
  const course = await training(db)
    .selectFrom('training.course')
    .select(['region_code', 'organisation_id'])
    .where('id', '=', courseId)
    .executeTakeFirst()
  if (!course || !mayChange(actor, course)) return refuseNow('kernel/not-found')
  const { credits, ...session } = sessionOf(context, course.region_code as RegionCode, said)
  if (session.held_on < today)
    refuseNow('training/day-in-past', {}, [{ field: 'heldOn', code: 'training/day-in-past' }])
  const id = newId<'session'>(now)
  await training(db)
    .insertInto('training.session')
    .values({
      id,
      course_id: courseId,
      ...course,
      ...session,
      credits: JSON.stringify(credits) as never,
      secret_sealed: sealSecret(house.vault, id, randomBytes(32)),
      called_off_at: null,
      call_off_reason: null,
    })
    .execute()
  record({
    kind: 'training/session-opened',
    subject: { kind: 'session', id },
    regionCode: course.region_code,
    day: session.held_on,
  })
  return { sessionId: id, version: 1 }
}
