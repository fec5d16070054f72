import { addDays, formatDay, parseDay, yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify } from '#modules/notices/public.ts'
import { refuseAt } from '#modules/pay/commands/refuse-at.ts'
import type * as contract from '#modules/pay/contract.ts'
import { onePlaced } from '#modules/pay/people.ts'
import { balancesOf, countedDays } from '#modules/pay/queries/leave.ts'
import { pay } from '#modules/pay/tables.ts'

// Asking, deciding and withdrawing are one short story of one request, and read together.

/** Asks for leave: the days are counted by the official calendar, and there must be enough left. */
export const askLeave: Handler<typeof contract.askLeave> = async (context, input) => {
  const { db, query, actor, now, record } = context
  const [from, to] = [parseDay(input.from), parseDay(input.to)]
  const person = await onePlaced(query, actor.personId)
  // One person's requests come one after the other: two devices cannot take the same days twice.
  await query(`select pg_advisory_xact_lock(hashtextextended('leave ' || $1, 0))`, [actor.personId])
  const { rules, balances } = await balancesOf(context, person, yearOf(from))
  const { days } = countedDays(context, rules.value.kinds, input.kind, from, to)
  const waiting = await query<{ days: number; overlaps: boolean }>(
    `select coalesce(sum(days) filter (where state = 'asked' and kind = $2 and extract(year from from_on) = $3), 0)::int as days,
            coalesce(bool_or(from_on <= $5 and until_on > $4), false) as overlaps
       from pay.leave_request where person_id = $1 and state in ('asked', 'approved')`,
    [actor.personId, input.kind, yearOf(from), from, to],
  )
  if (waiting[0]!.overlaps) refuseNow('pay/leave-overlaps')
  const balance = balances.find((one) => one.kind === input.kind)!
  const left = balance.left === null ? null : balance.left - waiting[0]!.days
  // Where more may be due than is known, whoever decides sees it; it is not refused on half a knowledge.
  if (left !== null && days > left && !balance.atLeast)
    refuseAt('to', 'too-few-days-left', { left: Math.max(0, left), days })

  const id = newId<'leave-request'>(now)
  await pay(db)
    .insertInto('pay.leave_request')
    .values({
      id,
      person_id: person.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: person.employerId,
      kind: input.kind,
      from_on: from,
      until_on: addDays(to, 1),
      days,
      reason: input.reason,
      asked_at: now,
      decided_by: null,
      decided_at: null,
      answer: null,
    })
    .execute()
  record({
    kind: 'pay/leave-asked',
    subject: { kind: 'leave-request', id },
    regionCode: person.regionCode,
    day: from,
    data: { days },
  })
  return { requestId: id, days }
}

/** Approves or returns a request; approved days are taken from the balance of the year in which they begin. */
export const decideLeave: Handler<typeof contract.decideLeave> = async (
  { db, query, actor, now, record },
  { requestId, basedOnVersion, approve, answer },
) => {
  const found = await pay(db)
    .selectFrom('pay.leave_request')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuseNow('kernel/not-found')
  if (found.state !== 'asked' || found.version !== basedOnVersion) return refuseNow('pay/leave-decided')
  if (found.person_id === actor.personId) return refuseNow('pay/not-ones-own')
  if (!approve && (answer ?? '').length < 2) refuseAt('answer', 'reason-missing')
  await pay(db)
    .updateTable('pay.leave_request')
    .set({
      state: approve ? 'approved' : 'returned',
      version: found.version + 1,
      decided_by: actor.personId,
      decided_at: now,
      answer,
    })
    .where('id', '=', requestId)
    .execute()
  if (approve)
    await pay(db)
      .insertInto('pay.leave_entry')
      .values(entry(found, found.days, now))
      .execute()
  await notify(
    { query, now },
    {
      personId: found.person_id,
      key: `pay/leave-decided:${requestId}`,
      title: approve
        ? { zh: '您的休假申请已批准', en: 'Your leave is approved' }
        : { zh: '您的休假申请被退回', en: 'Your leave was returned' },
      body: {
        zh: `${formatDay(parseDay(found.from_on), 'zh')}起，共 ${found.days} 天。`,
        en: `From ${formatDay(parseDay(found.from_on), 'en')}, ${found.days} day(s).`,
      },
      link: '/pay/me#leave',
      dueOn: null,
    },
  )
  record({
    kind: approve ? 'pay/leave-approved' : 'pay/leave-returned',
    subject: { kind: 'leave-request', id: requestId },
    regionCode: found.region_code,
    day: found.from_on,
  })
  return { version: found.version + 1 }
}

/** Takes back one's own leave that has not begun; approved days go back into the balance. */
export const withdrawLeave: Handler<typeof contract.withdrawLeave> = async (
  { db, actor, now, today, record },
  { requestId, basedOnVersion },
) => {
  const found = await pay(db)
    .selectFrom('pay.leave_request')
    .selectAll()
    .where('id', '=', requestId)
    .where('person_id', '=', actor.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuseNow('kernel/not-found')
  if (!['asked', 'approved'].includes(found.state) || found.version !== basedOnVersion)
    return refuseNow('pay/leave-decided')
  if (found.state === 'approved' && found.from_on <= today) return refuseNow('pay/leave-begun')
  await pay(db)
    .updateTable('pay.leave_request')
    .set({ state: 'withdrawn', version: found.version + 1, decided_by: actor.personId, decided_at: now })
    .where('id', '=', requestId)
    .execute()
  if (found.state === 'approved')
    await pay(db)
      .insertInto('pay.leave_entry')
      .values(entry(found, -found.days, now))
      .execute()
  record({
    kind: 'pay/leave-withdrawn',
    subject: { kind: 'leave-request', id: requestId },
    regionCode: found.region_code,
    day: found.from_on,
  })
  return { version: found.version + 1 }
}

interface Placed {
  id: string
  person_id: string
  region_code: string
  organisation_id: string
  employer_id: string
  kind: string
  from_on: string
}

const entry = (request: Placed, days: number, now: Date) => ({
  id: newId<'leave-entry'>(now),
  person_id: request.person_id,
  region_code: request.region_code,
  organisation_id: request.organisation_id,
  employer_id: request.employer_id,
  kind: request.kind,
  year: yearOf(parseDay(request.from_on)),
  days,
  request_id: request.id,
  at: now,
})
