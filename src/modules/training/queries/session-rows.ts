import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/training/contract.ts'
import type { Credit } from '#modules/training/domain/attendance.ts'
import type { EnrolmentState } from '#modules/training/domain/sign-up.ts'

export type SessionShown = OutputOf<typeof contract.mySessions>['coming'][number]
type Reader = Pick<Context, 'db' | 'query' | 'actor'>

export interface Stored {
  id: string
  version: number
  courseId: string
  courseTitle: string
  form: string
  title: string
  heldOn: string
  startsAt: Date
  endsAt: Date
  place: string
  teacher: string
  capacity: number
  enrolled: number
  waiting: number
  signUpUntil: Date
  credits: Credit[]
  calledOff: boolean
  callOffReason: string | null
  regionCode: string
  organisationId: string | null
  mine: EnrolmentState | null
  checkedInAt: Date | null
  checkedOutAt: Date | null
  creditedMinutes: number | null
}

/** Sessions that a condition on `training.session s` and `training.course c` leaves, with what is the reader's own ($1); one statement. */
export const readSessions = (
  { query, actor }: Reader,
  where: string,
  values: unknown[],
  order = 's.starts_at, s.id',
  limit = 500,
) =>
  query<Stored>(
    `with wanted as materialized (select s.*, c.title as course_title, c.form from training.session s join training.course c on c.id = s.course_id where ${where} order by ${order} limit ${limit})
     select s.id, s.version, s.course_id as "courseId", s.course_title as "courseTitle", s.form, s.title, s.held_on as "heldOn", s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.teacher, s.capacity,
            coalesce(p.enrolled, 0) as enrolled, coalesce(p.waiting, 0) as waiting, s.sign_up_until as "signUpUntil", s.credits, s.called_off_at is not null as "calledOff", s.call_off_reason as "callOffReason",
            s.region_code as "regionCode", s.organisation_id as "organisationId", e.state as mine, a.checked_in_at as "checkedInAt", a.checked_out_at as "checkedOutAt", a.credited_minutes as "creditedMinutes"
       from wanted s left join training.places_of(array(select id from wanted)) p on p.session_id = s.id
       left join training.enrolment e on e.session_id = s.id and e.person_id = $1
       left join training.attendance a on a.session_id = s.id and a.person_id = $1 order by ${order}`,
    [actor.personId, ...values],
  )

/** Sessions as screens show them; two statements however many. */
export async function shownSessions({ db }: Reader, rows: Stored[]): Promise<SessionShown[]> {
  const [regions, organisations] = await Promise.all([
    regionNames(
      db,
      rows.map((row) => row.regionCode),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisationId ?? []),
    ),
  ])
  return rows.map(({ id, regionCode, organisationId, ...row }) => ({
    ...row,
    sessionId: id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    signUpUntil: row.signUpUntil.toISOString(),
    regionName: regions.get(regionCode) ?? regionCode,
    organisationName: organisationId && (organisations.get(organisationId) ?? ''),
    checkedInAt: row.checkedInAt && row.checkedInAt.toISOString(),
    checkedOutAt: row.checkedOutAt && row.checkedOutAt.toISOString(),
  }))
}

/** Courses that are for the reader, or within their reach; $2 to $5 in `readSessions`, by `offeredValues`. */
export const offeredCondition = (first: number): string =>
  `(c.organisation_id is null and c.region_code = any ($${first}::text[]) or c.organisation_id = any ($${first + 1}::uuid[]) or c.region_code >= $${first + 2} and c.region_code < $${first + 3})`
