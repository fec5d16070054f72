import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { askedFacts } from '#kernel/packs/decide.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify, notifyAll } from '#modules/notices/public.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { factsOf } from '#modules/development/facts.ts'
import { answer, entitlementsOf, periodOf } from '#modules/development/rules.ts'
import { type ApplicationRow, lockAsSeen, refuseAt } from '#modules/development/store.ts'

/** Asks for an entitlement. Nothing known is typed: what the rule asks for is taken from the registry and kept as it was that day. */
export const askFor: Handler<typeof contract.askFor> = async ({ house, query, actor, now, today, record }, input) => {
  const person = (await peopleByIds(query, [actor.personId])).get(actor.personId)
  if (!person?.organisationId) return refuseNow('development/not-registered')
  const rules = entitlementsOf(house.packs, person.regionCode, today)
  const wanted = rules.value.entitlements.find((one) => one.code === input.entitlement)
  if (!wanted) return refuseAt('entitlement', 'development/entitlement-unknown')
  const facts = (await factsOf(house, [actor.personId], today)).get(actor.personId) ?? {}
  const { outcome } = answer(house.packs, wanted.when, facts, today)
  if (outcome === 'unmet') refuseAt('entitlement', 'development/not-entitled')
  const period = periodOf(wanted, today)
  const [there] = await query(
    `select from development.application where person_id = $1 and entitlement = $2 and period = $3 and stage <> 'declined'`,
    [actor.personId, wanted.code, period],
  )
  if (there) refuseAt('entitlement', 'development/asked-already')
  const asked = new Set(askedFacts(wanted.when))
  const kept = Object.fromEntries(Object.entries(facts).filter(([name]) => asked.has(name)))
  const applicationId = newId<'application'>(now)
  await query(
    `insert into development.application (id, person_id, region_code, organisation_id, employer_id, entitlement, period, stage, outcome, facts, pack_version, amount_fen, note, applied_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'applied', $8, $9, $10, $11, $12, $13)`,
    [
      applicationId,
      actor.personId,
      person.regionCode,
      person.organisationId,
      person.employerId,
      wanted.code,
      period,
      outcome,
      JSON.stringify(kept),
      rules.version,
      wanted.amountFen ?? null,
      input.note,
      now,
    ],
  )
  record({
    kind: 'development/asked',
    subject: { kind: 'application', id: applicationId },
    regionCode: person.regionCode,
    day: today,
    data: { entitlement: wanted.code },
  })
  return { applicationId }
}

/** Another person decides; what the rule could not tell needs a reason. */
export const decideApplication: Handler<typeof contract.decideApplication> = async (context, input) => {
  const { query, actor, now, record } = context
  const one = await lockAsSeen<ApplicationRow>(context, 'application', input.applicationId, input.basedOnVersion)
  if (one.stage !== 'applied') refuseNow('development/decided-already')
  if (one.person_id === actor.personId) refuseNow('development/own-application')
  if ((!input.approve || one.outcome === 'unknown') && input.note === '') refuseAt('note', 'development/reason-needed')
  await query(
    `update development.application set stage = $2, decided_by = $3, decided_at = $4, decision_note = nullif($5, ''), version = version + 1 where id = $1`,
    [one.id, input.approve ? 'approved' : 'declined', actor.personId, now, input.note],
  )
  await notify(context, {
    personId: one.person_id,
    key: `development/application:${one.id}`,
    title: input.approve
      ? { zh: '您的待遇申请已批准', en: 'Your application is approved' }
      : { zh: '您的待遇申请没有批准', en: 'Your application is declined' },
    body: { zh: '请看办理意见。', en: 'See what was said.' },
    link: '/development/mine',
    dueOn: null,
  })
  record({
    kind: 'development/application-decided',
    subject: { kind: 'application', id: one.id },
    regionCode: one.region_code,
    data: { approved: input.approve },
  })
  return { version: one.version + 1 }
}

/** The list was paid: each line is marked, and each person told. All of them or none. */
export const markPaid: Handler<typeof contract.markPaid> = async (context, input) => {
  const { query, actor, today, record } = context
  if (input.paidOn > today) refuseAt('paidOn', 'development/day-in-future')
  const ids = [...new Set(input.applicationIds)]
  const paid = await query<{ id: string; person_id: string; region_code: string }>(
    `update development.application set stage = 'paid', paid_on = $2, paid_by = $3, version = version + 1 where id = any ($1::uuid[]) and stage = 'approved' returning id, person_id, region_code`,
    [ids, input.paidOn, actor.personId],
  )
  if (paid.length !== ids.length) refuseNow('development/not-approved')
  await notifyAll(
    context,
    paid.map((one) => ({
      personId: one.person_id,
      key: `development/application:${one.id}` as const,
      title: { zh: '您申请的待遇已发放', en: 'What you asked for is paid' },
      body: { zh: '请核对到账情况。', en: 'Please check that it has arrived.' },
      link: '/development/mine',
      dueOn: null,
    })),
  )
  record({
    kind: 'development/paid',
    subject: { kind: 'application', id: paid[0]!.id },
    regionCode: paid[0]!.region_code,
    data: { lines: paid.length },
  })
  return { paid: paid.length }
}

/** Marked by mistake: the lines wait for payment again, and everyone who was told otherwise is told so. All of them or none. */
export const undoPaid: Handler<typeof contract.undoPaid> = async (context, input) => {
  const { query, record } = context
  const ids = [...new Set(input.applicationIds)]
  const undone = await query<{ id: string; person_id: string; region_code: string }>(
    `update development.application set stage = 'approved', paid_on = null, paid_by = null, version = version + 1 where id = any ($1::uuid[]) and stage = 'paid' returning id, person_id, region_code`,
    [ids],
  )
  if (undone.length !== ids.length) refuseNow('development/not-paid')
  await notifyAll(
    context,
    undone.map((one) => ({
      personId: one.person_id,
      key: `development/application:${one.id}` as const,
      title: { zh: '您的待遇申请已批准，待发放', en: 'Your application is approved and not paid yet' },
      body: { zh: '此前的发放登记有误，已撤销。', en: 'It was marked as paid by mistake; that is taken back.' },
      link: '/development/mine',
      dueOn: null,
    })),
  )
  record({
    kind: 'development/payment-undone',
    subject: { kind: 'application', id: undone[0]!.id },
    regionCode: undone[0]!.region_code,
    data: { lines: undone.length },
  })
  return { unpaid: undone.length }
}
