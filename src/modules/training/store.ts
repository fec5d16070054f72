import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Credit } from '#modules/training/domain/attendance.ts'
import { isFor, type Place } from '#modules/training/domain/audience.ts'
import type { Line } from '#modules/training/domain/ledger.ts'
import type { Planned } from '#modules/training/domain/requirement.ts'
import type { EnrolmentState } from '#modules/training/domain/sign-up.ts'
import { peopleByIds, peopleIn } from '#modules/workforce/public.ts'

/** Rows ⇄ domain of who learns. */

type Query = Transaction['query']

/** A person of the registry as training needs them. */
export interface Trainee extends Place {
  personId: string
  name: string
}

/** People of the registry who are within reach and still work; one statement however many. */
export async function traineesByIds(query: Query, ids: readonly string[]): Promise<Map<string, Trainee>> {
  const people = await peopleByIds(query, [...ids])
  return new Map(
    [...people.values()]
      .filter((one) => one.status === 'active')
      .map(({ personId, name, regionCode, organisationId, employerId }) => [
        personId,
        { personId, name, regionCode: regionCode as RegionCode, organisationId, employerId },
      ]),
  )
}

/** Whoever acts, as the registry has them. */
export async function ownPlace({ query, actor }: Pick<Context, 'query' | 'actor'>): Promise<Trainee> {
  const found = (await traineesByIds(query, [actor.personId])).get(actor.personId)
  return found ?? refuseNow('training/not-in-registry')
}

/** From the first act on, someone who learns has a row that goes along when they move. */
export const keepTrainees = (query: Query, people: readonly Trainee[]) =>
  query(
    `insert into training.trainee (person_id, region_code, organisation_id, employer_id)
     select * from jsonb_to_recordset($1) as one (person_id uuid, region_code text, organisation_id uuid, employer_id uuid) on conflict (person_id) do nothing`,
    [
      JSON.stringify(
        people.map((one) => ({
          person_id: one.personId,
          region_code: one.regionCode,
          organisation_id: one.organisationId,
          employer_id: one.employerId,
        })),
      ),
    ],
  )

export interface SessionRow {
  id: string
  version: number
  courseId: string
  courseTitle: string
  regionCode: RegionCode
  organisationId: string | null
  title: string
  heldOn: Day
  startsAt: Date
  endsAt: Date
  place: string
  capacity: number
  signUpUntil: Date
  credits: Credit[]
  secretSealed: Buffer
  calledOff: boolean
}

const sessionText = `
select s.id, s.version, s.course_id as "courseId", c.title as "courseTitle", s.region_code as "regionCode", s.organisation_id as "organisationId", s.title, s.held_on as "heldOn",
       s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.capacity, s.sign_up_until as "signUpUntil", s.credits, s.secret_sealed as "secretSealed", s.called_off_at is not null as "calledOff"
  from training.session s join training.course c on c.id = s.course_id where s.id = $1`

/** A session; what is not for the person looks like what is not there. */
export async function getSessionFor(
  { query }: Pick<Context, 'query'>,
  sessionId: string,
  person: Place,
): Promise<SessionRow> {
  const [row] = await query<SessionRow>(sessionText, [sessionId], 'training-session')
  return row && isFor(row, person) ? row : refuseNow('kernel/not-found')
}

export async function getSession({ query }: Pick<Context, 'query'>, sessionId: string): Promise<SessionRow> {
  const [row] = await query<SessionRow>(sessionText, [sessionId], 'training-session')
  return row ?? refuseNow('kernel/not-found')
}

/** Who signs up, moves up or withdraws stands in one queue before the session: the last place goes to one. */
export const lockPlaces = (query: Query, sessionId: string) =>
  query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [sessionId], 'training-lock-places')

export async function placesOf(query: Query, sessionId: string): Promise<{ enrolled: number; waiting: number }> {
  const [row] = await query<{ enrolled: number; waiting: number }>(
    'select enrolled, waiting from training.places_of(array[$1::uuid])',
    [sessionId],
    'training-places',
  )
  return row ?? { enrolled: 0, waiting: 0 }
}

export async function enrolmentsOf(
  query: Query,
  sessionId: string,
  personIds: readonly string[],
): Promise<Map<string, EnrolmentState>> {
  const rows = await query<{ person: string; state: EnrolmentState }>(
    'select person_id as person, state from training.enrolment where session_id = $1 and person_id = any ($2::uuid[])',
    [sessionId, personIds],
  )
  return new Map(rows.map((row) => [row.person, row.state]))
}

/** The other sessions of people's own on a session's day or the next, for clashes. */
export const otherSessions = (query: Query, sessionId: string, personIds: readonly string[], heldOn: Day) =>
  query<{ personId: string; title: string; startsAt: Date; endsAt: Date }>(
    `select e.person_id as "personId", c.title, s.starts_at as "startsAt", s.ends_at as "endsAt" from training.enrolment e join training.session s on s.id = e.session_id join training.course c on c.id = s.course_id
      where e.person_id = any ($1::uuid[]) and e.state <> 'withdrawn' and s.id <> $2 and s.held_on between $3::date - 1 and $3::date + 1 and s.called_off_at is null`,
    [personIds, sessionId, heldOn],
  )

export const saveEnrolment = (
  query: Query,
  sessionId: string,
  person: Trainee,
  state: EnrolmentState,
  at: Date,
  by: string,
) =>
  query(
    `insert into training.enrolment (session_id, person_id, region_code, organisation_id, employer_id, state, queued_at, signed_up_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (session_id, person_id) do update set state = excluded.state, queued_at = excluded.queued_at, signed_up_by = excluded.signed_up_by, moved_up_at = null`,
    [sessionId, person.personId, person.regionCode, person.organisationId, person.employerId, state, at, by],
    'training-save-enrolment',
  )

export interface AttendanceRow {
  inAt: Date | null
  outAt: Date | null
}

/** What is known of someone's coming and going, locked: two phones of one person count once. */
export async function lockAttendance(query: Query, sessionId: string, personId: string): Promise<AttendanceRow> {
  await query(
    'select pg_advisory_xact_lock(hashtextextended($1, 9))',
    [`${sessionId} ${personId}`],
    'training-lock-attendance',
  )
  const [row] = await query<AttendanceRow>(
    'select checked_in_at as "inAt", checked_out_at as "outAt" from training.attendance where session_id = $1 and person_id = $2',
    [sessionId, personId],
    'training-attendance',
  )
  return row ?? { inAt: null, outAt: null }
}

export interface DoorMark {
  sessionId: string
  person: Trainee
  by: 'code' | 'hand'
  at: Date
  reason: string | null
  markedBy: string | null
}

export const saveCheckIn = (query: Query, { sessionId, person, by, at, reason, markedBy }: DoorMark) =>
  query(
    `insert into training.attendance (session_id, person_id, region_code, organisation_id, employer_id, checked_in_at, checked_in_by, reason, marked_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [sessionId, person.personId, person.regionCode, person.organisationId, person.employerId, at, by, reason, markedBy],
    'training-check-in',
  )

export const saveCheckOut = (
  query: Query,
  { sessionId, person, by, at, reason, markedBy }: DoorMark,
  minutes: number,
) =>
  query(
    `update training.attendance set checked_out_at = $3, checked_out_by = $4, reason = coalesce($5, reason), marked_by = coalesce($6, marked_by), credited_minutes = $7 where session_id = $1 and person_id = $2`,
    [sessionId, person.personId, at, by, reason, markedBy, minutes],
    'training-check-out',
  )

export interface NewLine {
  person: Trainee
  earnedOn: Day
  minutes: number
  category: string
  source: string
  title: string
  courseId?: string
  sessionId?: string
  lessonId?: string
  study?: string | null
  packVersion: string
}

/** Adds lines to the ledger. */
export async function postHours(
  { query, actor, now }: Pick<Context, 'query' | 'actor' | 'now'>,
  lines: readonly NewLine[],
): Promise<string[]> {
  const rows = lines.map((line) => ({
    id: newId<'hours'>(now),
    person_id: line.person.personId,
    region_code: line.person.regionCode,
    organisation_id: line.person.organisationId,
    employer_id: line.person.employerId,
    earned_on: line.earnedOn,
    minutes: line.minutes,
    category: line.category,
    source: line.source,
    title: line.title,
    course_id: line.courseId ?? null,
    session_id: line.sessionId ?? null,
    lesson_id: line.lessonId ?? null,
    study: line.study ?? null,
    posted_at: now,
    posted_by: actor.personId,
    pack_version: line.packVersion,
  }))
  if (rows.length > 0)
    await query(
      'insert into training.hours select * from jsonb_populate_recordset(null::training.hours, $1)',
      [JSON.stringify(rows)],
      'training-post-hours',
    )
  return rows.map((row) => row.id)
}

export interface LedgerLine extends Line {
  personId: string
  regionCode: string
  organisationId: string | null
  title: string
  courseId: string | null
  sessionId: string | null
  reason: string | null
  postedAt: Date
}

/** The whole ledger of people within reach, wherever it happened; one statement however many. */
export async function linesOf(query: Query, personIds: readonly string[]): Promise<Map<string, LedgerLine[]>> {
  const rows = await query<LedgerLine>(
    `select id, person_id as "personId", region_code as "regionCode", organisation_id as "organisationId", earned_on as "earnedOn", minutes, category, source, title, course_id as "courseId",
            session_id as "sessionId", study, reverses, reason, posted_at as "postedAt" from training.lines_of($1::uuid[]) order by earned_on, posted_at, reverses is not null, id`,
    [personIds],
    'training-lines-of',
  )
  return Map.groupBy(rows, (row) => row.personId)
}

/** What people are signed up for from a day on, as far as the reader sees. */
export async function plannedOf(
  query: Query,
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, (Planned & { personId: string })[]>> {
  const rows = await query<Planned & { personId: string }>(
    `select e.person_id as "personId", s.held_on as "heldOn", s.credits from training.enrolment e join training.session s on s.id = e.session_id
      left join training.attendance a on a.session_id = e.session_id and a.person_id = e.person_id
      where e.person_id = any ($1::uuid[]) and e.state = 'enrolled' and s.held_on >= $2 and s.called_off_at is null and a.checked_out_at is null`,
    [personIds, on],
    'training-planned-of',
  )
  return Map.groupBy(rows, (row) => row.personId)
}

/** Everyone who works within reach on a day, narrowed to a branch or a unit; one statement. */
export async function traineesIn(
  query: Query,
  where: { regionCode?: RegionCode | undefined; organisationId?: string | undefined },
  on: Day,
): Promise<Trainee[]> {
  const people = await peopleIn(query, { branch: where.regionCode, organisationId: where.organisationId }, on)
  return people.map(({ personId, name, regionCode, organisationId, employerId }) => ({
    personId,
    name,
    regionCode,
    organisationId,
    employerId,
  }))
}
