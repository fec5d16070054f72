import type { Handler } from '#kernel/http.ts'
import { namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange, offeredTo } from '#modules/training/reach.ts'
import { offeredCondition, readSessions } from '#modules/training/queries/session-rows.ts'
import { traineesByIds } from '#modules/training/store.ts'

interface PlanRow {
  id: string
  version: number
  year: number
  title: string
  aim: string
  themes: string[]
  region_code: string
  organisation_id: string | null
}

/** A year: plans with their themes, and month by month what is held. */
export const calendar: Handler<typeof contract.calendar> = async (context, { year }) => {
  const { db, query, actor } = context
  const place = (await traineesByIds(query, [actor.personId])).get(actor.personId)
  const { regions, organisations, low, high } = offeredTo(actor, place)
  const offered = [regions, organisations, low, high]
  const [plans, sessions, waiting] = await Promise.all([
    query<PlanRow>(
      `select c.id, c.version, c.year, c.title, c.aim, c.themes, c.region_code, c.organisation_id from training.plan c where c.year = $1 and ${offeredCondition(2)}
        order by length(rtrim(c.region_code, '0')), c.organisation_id is not null, c.title limit 50`,
      [year, ...offered],
    ),
    readSessions(
      context,
      `s.held_on >= make_date($2, 1, 1) and s.held_on < make_date($2 + 1, 1, 1) and ${offeredCondition(3)}`,
      [year, ...offered],
      's.starts_at, s.id',
      1000,
    ),
    query<{ courseId: string; title: string; form: string; month: number }>(
      `select c.id as "courseId", c.title, c.form, c.month from training.course c where c.year = $1 and c.month is not null and ${offeredCondition(2)}
         and not exists (select from training.session s where s.course_id = c.id and s.called_off_at is null) order by c.title limit 200`,
      [year, ...offered],
    ),
  ])
  const { regions: regionNamed, organisations: organisationNamed } = await namesIn({ db, query }, plans, {
    regions: (plan) => plan.region_code,
    organisations: (plan) => plan.organisation_id,
  })
  return {
    plans: plans.map((plan) => ({
      planId: plan.id,
      version: plan.version,
      year: plan.year,
      title: plan.title,
      aim: plan.aim,
      themes: plan.themes,
      regionCode: plan.region_code,
      regionName: regionNamed.get(plan.region_code) ?? plan.region_code,
      organisationId: plan.organisation_id,
      organisationName: plan.organisation_id && (organisationNamed.get(plan.organisation_id) ?? ''),
      mayChange: mayChange(actor, plan),
    })),
    months: Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      sessions: sessions
        .filter((session) => Number(session.heldOn.slice(5, 7)) === at + 1)
        .map(({ id, courseId, courseTitle, title, form, heldOn, startsAt, place, enrolled, capacity, calledOff }) => ({
          sessionId: id,
          courseId,
          courseTitle,
          title,
          form,
          heldOn,
          startsAt: startsAt.toISOString(),
          place,
          enrolled,
          capacity,
          calledOff,
        })),
      waitingCourses: waiting.filter((course) => course.month === at + 1).map(({ month: _month, ...course }) => course),
    })),
  }
}
