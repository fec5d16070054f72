import { type Selectable, sql } from 'kysely'
import type { Context, FileReply } from '#kernel/context.ts'
import { parseDay, yearOf } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { isActive } from '#modules/supervision/commands/given.ts'
import type { Session } from '#modules/supervision/commands/my-session.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { calendarFile } from '#modules/supervision/domain/calendar-file.ts'
import { dutiesOfPeople } from '#modules/supervision/queries/duty-rows.ts'
import { yearReceived } from '#modules/supervision/queries/person-supervision.ts'
import { type AgreementMember, type Note, opened } from '#modules/supervision/store.ts'
import { supervision, type SupervisionTables } from '#modules/supervision/tables.ts'

// What is asked here is always asked of the reader's own: of agreements and sessions whose supervisor or supervisee they are.

type Action = Selectable<SupervisionTables['supervision.action']> & Pick<Note, 'text_sealed'>
type ActionShown = OutputOf<typeof contract.mySupervision>['actions'][number]

/** My agreements, what I am owed and owe, what is to be done. */
export const mySupervision: Handler<typeof contract.mySupervision> = async (context) => {
  const { db, query, house, actor, today, about } = context
  const me = actor.personId
  about({ subject: { kind: 'person', id: me } })
  const agreed = await supervision(db)
    .selectFrom('supervision.agreement as a')
    .innerJoin('supervision.agreement_member as m', 'm.agreement_id', 'a.id')
    .selectAll('m')
    .select(['a.every_days', 'a.from_on as agreed_on', 'a.until_on as agreed_until'])
    .where((is) =>
      is.or([
        is('a.supervisor_person_id', '=', me),
        is(
          'a.id',
          'in',
          is
            .selectFrom('supervision.agreement_member as own')
            .select('own.agreement_id')
            .where('own.person_id', '=', me),
        ),
      ]),
    )
    .orderBy('a.from_on', 'desc')
    .orderBy('m.person_id')
    .limit(500)
    .execute()
  const byAgreement = [...Map.groupBy(agreed, (one) => one.agreement_id)]
  const ids = byAgreement.map(([id]) => id)
  const supervised = [
    ...new Set(
      agreed.filter((one) => one.supervisor_person_id === me && isActive(one, today)).map((one) => one.person_id),
    ),
  ]
  const year = `${yearOf(today)}-01-01`
  const [names, goals, plans, duties, owedByMe, received, given, actions, toSign] = await Promise.all([
    personNames(
      query,
      agreed.flatMap((one) => [one.person_id, one.supervisor_person_id]),
    ),
    sql<Note>`select distinct on (n.agreement_id) n.* from supervision.note n where n.kind = 'goals' and n.agreement_id = any (${ids}::uuid[]) order by n.agreement_id, n.written_at desc`.execute(
      db,
    ),
    supervision(db)
      .selectFrom('supervision.plan')
      .selectAll()
      .where('agreement_id', '=', sql<string>`any (${ids}::uuid[])`)
      .where('cancelled_at', 'is', null)
      .where('session_id', 'is', null)
      .where('planned_on', '>=', today)
      .orderBy('planned_on')
      .execute(),
    dutiesOfPeople(context, [me]),
    owedTo(context, supervised),
    yearReceived(context, me),
    sql<{
      minutes: number
    }>`select coalesce(sum(h.minutes), 0)::int as minutes from supervision.session h where h.supervisor_person_id = ${me} and h.withdrawn_at is null and h.held_on >= ${year}`.execute(
      db,
    ),
    sql<Action>`select a.*, n.text_sealed from supervision.action a join supervision.note n on n.id = a.note_id join supervision.session s on s.id = a.session_id
      where a.done_on is null and s.withdrawn_at is null order by a.due_on limit 100`.execute(db),
    sql<{
      count: number
    }>`select count(*) from supervision.session_member m where m.person_id = ${me} and m.signed_at is null and not m.withdrawn`.execute(
      db,
    ),
  ])
  const goalOf = new Map(goals.rows.map((note) => [note.agreement_id, opened(house, note)]))
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' })
  return {
    personId: me,
    minutesThisYear: received.minutes,
    minutesGivenThisYear: given.rows[0]!.minutes,
    agreements: byAgreement.map(([agreementId, members]) => {
      const iSupervise = members[0]!.supervisor_person_id === me
      const mine: AgreementMember[] = iSupervise ? members : members.filter((one) => one.person_id === me)
      const plan = plans.find((one) => one.agreement_id === agreementId)
      return {
        agreementId,
        iSupervise,
        supervisorName: names.get(members[0]!.supervisor_person_id) ?? '',
        people: members
          .filter((one) => one.person_id === me || isActive(one, today))
          .map((one) => named(one.person_id)),
        fromOn: members[0]!.agreed_on,
        untilOn: iSupervise ? members[0]!.agreed_until : mine[0]!.until_on,
        active: mine.some((one) => isActive(one, today)),
        everyDays: members[0]!.every_days,
        goals: goalOf.get(agreementId) ?? null,
        next: plan
          ? {
              planId: plan.id,
              plannedOn: plan.planned_on,
              startsAt: plan.starts_at.slice(0, 5),
              minutes: plan.minutes,
              mode: plan.mode,
            }
          : null,
      }
    }),
    duties,
    owedByMe,
    actions: await shownActions(context, actions.rows),
    toSign: toSign.rows[0]!.count,
  }
}

/** What those I supervise are owed. Where my post does not reach them, their duties are not mine to see, only that I see them. */
const owedTo = (context: Context, personIds: string[]) => dutiesOfPeople(context, personIds, true)

async function shownActions({ query, house, actor, today }: Context, rows: Action[]): Promise<ActionShown[]> {
  const names = await personNames(
    query,
    rows.map((row) => row.owner_person_id),
  )
  return rows.map((row) => ({
    actionId: row.id,
    sessionId: row.session_id,
    text: opened(house, { id: row.note_id, text_sealed: row.text_sealed }),
    ownerPersonId: row.owner_person_id,
    ownerName: names.get(row.owner_person_id) ?? '',
    dueOn: row.due_on,
    doneOn: row.done_on,
    mine: row.owner_person_id === actor.personId,
    overdue: row.done_on === null && row.due_on < today,
  }))
}

/** Sessions at which I was, and those a supervisee has opened to me; the latest first. */
export const mySessions: Handler<typeof contract.mySessions> = async (context, { size, after }) => {
  const { db } = context
  const from = readCursor(after, 2)
  const rest = from ? sql`where (s.held_on, s.id) < (${from[0]}::date, ${from[1]}::uuid)` : sql``
  const [page, counted] = await Promise.all([
    sql<Session>`select s.* from supervision.session s ${rest} order by s.held_on desc, s.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from supervision.session`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownSessions(context, rows),
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.held_on, last.id]) : null,
  }
}

async function shownSessions(
  { db, query, actor }: Context,
  rows: Session[],
): Promise<OutputOf<typeof contract.mySessions>['rows']> {
  const signatures = await supervision(db)
    .selectFrom('supervision.session_member')
    .select(['session_id', 'person_id', 'signed_at'])
    .where('session_id', '=', sql<string>`any (${rows.map((row) => row.id)}::uuid[])`)
    .execute()
  const names = await personNames(
    query,
    rows.flatMap((row) => row.participants),
  )
  const signed = new Set(signatures.filter((one) => one.signed_at).map((one) => `${one.session_id} ${one.person_id}`))
  return rows.map((row) => {
    const wasThere = row.participants.includes(actor.personId)
    const iSupervised = row.supervisor_person_id === actor.personId
    return {
      sessionId: row.id,
      agreementId: row.agreement_id,
      heldOn: row.held_on,
      startsAt: row.starts_at.slice(0, 5),
      minutes: row.minutes,
      kind: row.kind,
      mode: row.mode,
      functions: row.functions,
      supervisorName: names.get(row.supervisor_person_id) ?? '',
      iSupervised,
      people: row.participants
        .filter((id) => id !== row.supervisor_person_id)
        .map((personId) => ({
          personId,
          name: names.get(personId) ?? '',
          signed: iSupervised || personId === actor.personId ? signed.has(`${row.id} ${personId}`) : null,
        })),
      toSign: wasThere && !iSupervised && row.withdrawn_at === null && !signed.has(`${row.id} ${actor.personId}`),
      withdrawn: row.withdrawn_at !== null,
      shared: !wasThere,
    }
  })
}

/** As one would tell it. */
const order: readonly Note['kind'][] = ['issues', 'advice', 'individual', 'emotional', 'feedback']

/** A session with what was said in it, as far as it is for this reader: the database shows nobody another's words. */
export const mySession: Handler<typeof contract.mySession> = async (context, { sessionId }) => {
  const { db, query, house, actor, today, about } = context
  const row = await supervision(db)
    .selectFrom('supervision.session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'supervision-session', id: sessionId } })
  const [shown, notes, actions, now] = await Promise.all([
    shownSessions(context, [row]),
    supervision(db)
      .selectFrom('supervision.note')
      .selectAll()
      .where('session_id', '=', sessionId)
      .where('kind', '<>', 'action')
      .orderBy('written_at')
      .orderBy('id')
      .execute(),
    sql<Action>`select a.*, n.text_sealed from supervision.action a join supervision.note n on n.id = a.note_id where a.session_id = ${sessionId} order by a.due_on, a.id`.execute(
      db,
    ),
    supervision(db)
      .selectFrom('supervision.agreement_member')
      .selectAll()
      .where('person_id', '=', actor.personId)
      .execute(),
  ])
  const wasSupervised = row.participants.includes(actor.personId) && row.supervisor_person_id !== actor.personId
  const others = wasSupervised
    ? [...new Set(now.filter((one) => isActive(one, today)).map((one) => one.supervisor_person_id))].filter(
        (id) => !row.participants.includes(id) && !row.shared_with.includes(id),
      )
    : []
  const names = await personNames(query, [
    ...others,
    ...notes.flatMap((note) => [note.author_person_id, note.about_person_id, ...note.readers]),
  ])
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' })
  return {
    ...shown[0]!,
    notes: notes
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .map((note) => ({
        noteId: note.id,
        kind: note.kind as Exclude<typeof note.kind, 'goals' | 'action'>,
        about: note.about_person_id ? named(note.about_person_id) : null,
        author: named(note.author_person_id),
        text: opened(house, note),
        writtenAt: note.written_at.toISOString(),
        readers: note.readers.map(named),
      })),
    actions: await shownActions(context, actions.rows),
    mayShareWith: others.map(named),
    mayWithdraw:
      row.supervisor_person_id === actor.personId &&
      row.withdrawn_at === null &&
      !shown[0]!.people.some((one) => one.signed),
  }
}

/** A planned session as a file for the calendar: when and how long, and nothing else. */
export const meetingFile: Handler<typeof contract.meetingFile> = async (
  { db, actor },
  { planId },
): Promise<FileReply> => {
  const plan = await supervision(db)
    .selectFrom('supervision.plan')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan) return refuseNow('kernel/not-found')
  if (plan.cancelled_at) refuseNow('supervision/meeting-gone')
  const title = actor.language === 'zh' ? '督导' : 'Supervision'
  const file = calendarFile({
    id: plan.id,
    on: parseDay(plan.planned_on),
    startsAt: plan.starts_at.slice(0, 5),
    minutes: plan.minutes,
    title,
    madeAt: plan.made_at,
  })
  return { name: `${title}-${plan.planned_on}.ics`, type: 'text/calendar; charset=utf-8', body: Buffer.from(file) }
}
