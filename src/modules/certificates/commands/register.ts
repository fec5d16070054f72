import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { addDays, type Day, formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { levelOf, type RegionCode } from '#kernel/region.ts'
import { getPerson, placeColumns, refuseAt } from '#modules/certificates/commands/given.ts'
import type * as contract from '#modules/certificates/contract.ts'
import {
  applicationOn,
  type Kind,
  mayRegister,
  periodFrom,
  type RegistrationAct,
  type Stage,
} from '#modules/certificates/domain/registration.ts'
import { certificatesOf, explained } from '#modules/certificates/rules.ts'
import {
  lockQualification,
  lockRegistration,
  periodsOf,
  type QualificationRow,
  type RegistrationRow,
  titledOn,
} from '#modules/certificates/store.ts'
import { certificates } from '#modules/certificates/tables.ts'
import { notify } from '#modules/notices/public.ts'

/** From the application to the registered period, one act after the other. */

type Form = Omit<z.output<(typeof contract.applyForRegistration)['input']>, 'qualificationId'>

/** What is handed in is whole; a draft may have gaps. */
function checkForm({ submit, workplace, duty, pledged }: Form): void {
  if (!submit) return
  for (const [field, said] of Object.entries({ workplace, duty })) if (!said) refuseAt(field, 'answer-missing')
  if (!pledged) refuseAt('pledged', 'pledge-missing')
}

/** Which registration may be applied for, with what the form says; else leaves with its refusal. */
async function kindFor(
  { house, query, today }: Context,
  one: QualificationRow,
  form: Form,
): Promise<{ kind: Kind; packVersion: string }> {
  const rule = certificatesOf(house.packs, one.region_code as RegionCode, today)
  const periods = (await periodsOf(query, [one.id])).get(one.id) ?? []
  // Why it is late is asked when it is handed in.
  const lateReason = form.submit ? form.lateReason : '…'
  const kind = orRefuse(
    applicationOn(
      { verification: one.verification, titledOn: titledOn(one), passedOn: one.passed_on as Day, periods, lateReason },
      today,
      rule.value,
    ),
  )
  return { kind, packVersion: rule.version }
}

/** How the conditions of a renewal come out with what is known today; nothing is asked of another registration. */
async function conditionsOf(
  { house, query, today }: Context,
  kind: Kind,
  one: { region_code: string; person_id: string },
) {
  const condition =
    kind === 'renewal'
      ? certificatesOf(house.packs, one.region_code as RegionCode, today).conditions['renewal']
      : undefined
  if (!condition) return null
  const facts = (await house.factsOf(query, [one.person_id], today)).get(one.person_id) ?? {}
  return explained(house.packs, condition, facts, today)
}

export const applyForRegistration: Handler<typeof contract.applyForRegistration> = async (
  context,
  { qualificationId, ...form },
) => {
  const { db, actor, now, today, record } = context
  const one = await lockQualification(context, qualificationId)
  if (!one || one.person_id !== actor.personId) return refuseNow('kernel/not-found')
  checkForm(form)
  const { kind, packVersion } = await kindFor(context, one, form)
  const person = await getPerson(context, one.person_id)
  const id = newId<'registration'>(now)
  const row = {
    id,
    ...placeColumns(person),
    qualification_id: one.id,
    kind,
    ...(await formColumns(context, kind, one, form)),
    pack_version: packVersion,
    ...unchecked,
    from_on: null,
    until_on: null,
    cancelled_on: null,
    cancelled_reason: null,
    recorded_at: now,
  }
  const saved = await certificates(db)
    .insertInto('certificates.registration')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('certificates/in-hand-already')
  record({
    kind: 'certificates/registration-applied',
    subject: { kind: 'registration', id },
    regionCode: person.regionCode,
    day: today,
    data: { kind, submitted: form.submit },
  })
  return { id, version: saved.version, stage: row.stage }
}

const unchecked = {
  first_checked_at: null,
  first_checked_by: null,
  final_checked_at: null,
  final_checked_by: null,
  reason: null,
}

async function formColumns(
  context: Context,
  kind: Kind,
  one: { region_code: string; person_id: string },
  { workplace, duty, lateReason, submit }: Form,
) {
  const conditions = submit ? await conditionsOf(context, kind, one) : null
  return {
    workplace,
    duty,
    late_reason: lateReason,
    conditions: conditions && (JSON.stringify(conditions) as never),
    stage: submit ? ('submitted' as const) : ('draft' as const),
    submitted_at: submit ? context.now : null,
  }
}

/** Changes the form, or hands it in again after a refusal; locked from the first check on. */
export const changeApplication: Handler<typeof contract.changeApplication> = async (
  context,
  { registrationId, basedOnVersion, ...form },
) => {
  const { db, actor, today, record } = context
  const before = await lockRegistration(context, registrationId)
  if (!before || before.person_id !== actor.personId) return refuseNow('kernel/not-found')
  // Said before anything else: whoever has the old form open is to learn why it no longer takes changes.
  if (!mayRegister('edit', before.stage)) refuseNow('certificates/form-locked')
  if (before.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  checkForm(form)
  const one = await lockQualification(context, before.qualification_id)
  const { kind, packVersion } = await kindFor(context, one!, form)
  const version = before.version + 1
  const columns = await formColumns(context, kind, before, form)
  await certificates(db)
    .updateTable('certificates.registration')
    .set({ version, kind, ...columns, pack_version: packVersion, ...unchecked })
    .where('id', '=', before.id)
    .execute()
  record({
    kind: 'certificates/registration-changed',
    subject: { kind: 'registration', id: before.id },
    regionCode: before.region_code,
    day: today,
    data: { submitted: form.submit },
  })
  return { id: before.id, version, stage: columns.stage }
}

interface Check {
  registrationId: string
  pass: boolean
  reason: string | null
  basedOnVersion: number
}

/** The application, locked, at the stage that the act needs; nobody decides their own. */
async function lockFor(
  context: Context,
  act: RegistrationAct,
  id: string,
  basedOnVersion: number,
): Promise<RegistrationRow> {
  const one = await lockRegistration(context, id)
  if (!one) return refuseNow('kernel/not-found')
  if (one.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (one.person_id === context.actor.personId) refuseNow('certificates/not-own-case')
  if (!mayRegister(act, one.stage)) refuseNow('certificates/stage-wrong')
  return one
}

async function check(context: Context, one: RegistrationRow, { pass, reason }: Check, stage: Stage, columns: object) {
  const { db, today, record } = context
  if (!pass && !reason) refuseAt('reason', 'reason-missing')
  // What was short when it was handed in may have been made up since: decided anew.
  const conditions = pass ? await conditionsOf(context, one.kind, one) : null
  if (conditions?.outcome === 'unmet') refuseNow('certificates/renewal-unmet')
  const version = one.version + 1
  const kept = conditions && { conditions: JSON.stringify(conditions) as never }
  await certificates(db)
    .updateTable('certificates.registration')
    .set({ version, stage, reason: pass ? null : reason, ...columns, ...kept })
    .where('id', '=', one.id)
    .execute()
  if (!pass)
    await tell(
      context,
      one,
      { zh: '登记申请未通过审核', en: 'Your registration was not passed' },
      {
        zh: '请打开“证书与考试”查看原因，修改后重新提交。',
        en: 'Open certificates and exams to read why; mend it and hand it in again.',
      },
    )
  record({
    kind: 'certificates/registration-checked',
    subject: { kind: 'registration', id: one.id },
    regionCode: one.region_code,
    day: today,
    data: { stage },
  })
  return { id: one.id, version, stage }
}

const tell = (
  context: Context,
  one: RegistrationRow,
  title: { zh: string; en: string },
  body: { zh: string; en: string },
) =>
  notify(context, {
    personId: one.person_id,
    key: `certificates/registration:${one.id}:${one.version}`,
    title,
    body,
    link: '/people/me#certificates',
    dueOn: null,
  })

export const checkFirst: Handler<typeof contract.checkFirst> = async (context, input) => {
  const one = await lockFor(context, 'checkFirst', input.registrationId, input.basedOnVersion)
  return check(context, one, input, input.pass ? 'first-passed' : 'first-refused', {
    first_checked_at: context.now,
    first_checked_by: context.actor.personId,
  })
}

/** By the level above, and by someone else than the first. */
export const checkFinal: Handler<typeof contract.checkFinal> = async (context, input) => {
  const one = await lockFor(context, 'checkFinal', input.registrationId, input.basedOnVersion)
  const not = finalNotNow(context, one)
  if (not) refuseNow(not)
  return check(context, one, input, input.pass ? 'final-passed' : 'final-refused', {
    final_checked_at: context.now,
    final_checked_by: context.actor.personId,
  })
}

/** Why this reader cannot do the final check of it; null where they can. */
export function finalNotNow(
  { house, actor, today }: Pick<Context, 'house' | 'actor' | 'today'>,
  one: Pick<RegistrationRow, 'region_code' | 'first_checked_by'>,
) {
  const { finalCheckFrom } = certificatesOf(house.packs, one.region_code as RegionCode, today).value
  const heights = ['province', 'prefecture', 'county', 'township', 'village']
  const height =
    actor.jurisdiction.kind === 'region' ? heights.indexOf(levelOf(actor.jurisdiction.regionCode)) + 1 : heights.length
  if (height > finalCheckFrom) return 'certificates/final-check-higher' as const
  return one.first_checked_by === actor.personId ? ('certificates/two-pairs-of-eyes' as const) : null
}

export const completeRegistration: Handler<typeof contract.completeRegistration> = async (
  context,
  { registrationId, to, basedOnVersion },
) => {
  const { house, db, query, today, record } = context
  const one = await lockFor(context, to === 'registered' ? 'complete' : 'issue', registrationId, basedOnVersion)
  const version = one.version + 1
  let [from, until] = [one.from_on, one.until_on]
  if (to === 'registered') {
    const periods = (await periodsOf(query, [one.qualification_id])).get(one.qualification_id) ?? []
    ;({ from, until } = periodFrom(
      one.kind,
      periods,
      today,
      certificatesOf(house.packs, one.region_code as RegionCode, today).value,
    ))
  }
  await certificates(db)
    .updateTable('certificates.registration')
    .set({ version, stage: to, from_on: from, until_on: until })
    .where('id', '=', one.id)
    .execute()
  if (to === 'registered' && from && until)
    await tell(
      context,
      one,
      { zh: '证书登记已完成', en: 'Your registration is complete' },
      {
        zh: `登记有效期自${formatDay(parseDay(from), 'zh')}起，至${formatDay(addDays(parseDay(until), -1), 'zh')}。`,
        en: `It runs from ${formatDay(parseDay(from), 'en')} to ${formatDay(addDays(parseDay(until), -1), 'en')}.`,
      },
    )
  record({
    kind: `certificates/registration-${to}`,
    subject: { kind: 'registration', id: one.id },
    regionCode: one.region_code,
    day: today,
  })
  return { id: one.id, version, stage: to, fromOn: from!, untilOn: until! }
}

export const cancelRegistration: Handler<typeof contract.cancelRegistration> = async (
  context,
  { registrationId, on, reason, basedOnVersion },
) => {
  const { db, today, record } = context
  const one = await lockFor(context, 'cancel', registrationId, basedOnVersion)
  if (on > today) refuseAt('on', 'day-in-future')
  if (one.cancelled_on) refuseNow('certificates/stage-wrong')
  const version = one.version + 1
  await certificates(db)
    .updateTable('certificates.registration')
    .set({ version, cancelled_on: on, cancelled_reason: reason })
    .where('id', '=', one.id)
    .execute()
  await tell(
    context,
    one,
    { zh: '证书登记已注销', en: 'Your registration was cancelled' },
    { zh: '请打开“证书与考试”查看原因。', en: 'Open certificates and exams to read why.' },
  )
  record({
    kind: 'certificates/registration-cancelled',
    subject: { kind: 'registration', id: one.id },
    regionCode: one.region_code,
    day: on,
  })
  return { id: one.id, version }
}
