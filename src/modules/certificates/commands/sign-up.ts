import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin } from '#kernel/region.ts'
import { campaignsOver } from '#modules/certificates/campaign-rows.ts'
import { getPerson, placeColumns, refuseAt } from '#modules/certificates/commands/given.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { eligibilityOf } from '#modules/certificates/eligibility.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { certificates } from '#modules/certificates/tables.ts'
import { withdrawNotice } from '#modules/notices/public.ts'

/** Signs oneself up. What is not known yet may be proved at the exam office; what is plainly not met is refused with its reasons. */
export const signUp: Handler<typeof contract.signUp> = async (context, { campaignId, level, subjects }) => {
  const { house, db, query, actor, now, today, record } = context
  const person = await getPerson(context, actor.personId)
  const campaign = (await campaignsOver(context, person.regionCode)).find((one) => one.campaignId === campaignId)
  if (!campaign || !isWithin(person.regionCode, campaign.regionCode)) return refuseNow('kernel/not-found')
  if (today < campaign.signUpFrom || today >= campaign.signUpUntil) refuseNow('certificates/sign-up-not-open')
  const own = examsOf(house.packs, person.regionCode, today).value.passRules.get(level)!
  const chosen = [...new Set(subjects)]
  if (chosen.length === 0 || chosen.some((one) => !own.subjects.includes(one)))
    refuseAt('subjects', 'subjects-of-level')
  const { of, version } = await eligibilityOf(context, campaign, [person.personId])
  const { outcome } = of(person.personId).find((one) => one.level === level)!
  if (outcome === 'held') return refuseAt('level', 'level-held-already')
  if (outcome === 'unmet') return refuseAt('level', 'not-eligible')
  const id = newId<'sign-up'>(now)
  const saved = await certificates(db)
    .insertInto('certificates.sign_up')
    .values({
      id,
      campaign_id: campaignId,
      ...placeColumns(person),
      level,
      subjects: chosen,
      eligibility: outcome,
      pack_version: version,
      signed_on: today,
      signed_by: actor.personId,
      withdrawn_on: null,
      sat: null,
      passed: null,
      escort_id: null,
      recorded_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('certificates/signed-up-already')
  await withdrawNotice({ query, now }, person.personId, `certificates/sign-up:${campaignId}`)
  record({
    kind: 'certificates/signed-up',
    subject: { kind: 'sign-up', id },
    regionCode: person.regionCode,
    day: today,
    data: { level },
  })
  return { id, version: saved.version, eligibility: outcome }
}

export const withdrawSignUp: Handler<typeof contract.withdrawSignUp> = async (
  { db, query, actor, today, record },
  { signUpId, basedOnVersion },
) => {
  const one = await certificates(db)
    .selectFrom('certificates.sign_up')
    .selectAll()
    .where('id', '=', signUpId)
    .where('person_id', '=', actor.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!one) return refuseNow('kernel/not-found')
  if (one.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const [open] = await query<{ open: boolean }>(
    'select sign_up_until > $2 as open from certificates.campaign where id = $1',
    [one.campaign_id, today],
  )
  if (one.withdrawn_on || !open!.open) refuseNow('certificates/sign-up-not-open')
  const version = one.version + 1
  await certificates(db)
    .updateTable('certificates.sign_up')
    .set({ version, withdrawn_on: today, escort_id: null })
    .where('id', '=', one.id)
    .execute()
  record({
    kind: 'certificates/sign-up-withdrawn',
    subject: { kind: 'sign-up', id: one.id },
    regionCode: one.region_code,
    day: today,
  })
  return { id: one.id, version }
}
