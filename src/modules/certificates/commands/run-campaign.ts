import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { asDays, lockCampaign, mayRun } from '#modules/certificates/campaign-rows.ts'
import { getPerson, refuseAt } from '#modules/certificates/commands/given.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { checkDays } from '#modules/certificates/domain/campaign.ts'
import { seatTogether } from '#modules/certificates/domain/escort.ts'
import { eligibilityOf } from '#modules/certificates/eligibility.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { addDays, formatDay } from '#kernel/days.ts'
import { peopleIn } from '#modules/workforce/public.ts'

/** What officers do in the course of a year's exam: open it, drive the sign-up, prepare, escort, record who gave up. */

export const openCampaign: Handler<typeof contract.openCampaign> = async (
  { query, actor, now, today, record },
  input,
) => {
  if (!mayRun(actor, input.regionCode)) refuseAt('regionCode', 'region-out-of-reach')
  const days = orRefuse(checkDays(asDays(input), input.year))
  const id = newId<'campaign'>(now)
  const saved = await query(
    `insert into certificates.campaign (id, year, region_code, title, cut_off_on, sign_up_from, sign_up_until, exam_on, results_on, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      id,
      input.year,
      input.regionCode,
      input.title,
      days.cutOffOn,
      days.signUpFrom,
      days.signUpUntil,
      days.examOn,
      days.resultsOn,
      actor.personId,
      now,
    ],
  )
  if (saved.length === 0) refuseAt('year', 'campaign-open-already')
  record({
    kind: 'certificates/campaign-opened',
    subject: { kind: 'campaign', id },
    regionCode: input.regionCode,
    day: today,
    data: { year: input.year },
  })
  return { id, version: 1 }
}

export const changeCampaign: Handler<typeof contract.changeCampaign> = async (context, input) => {
  const { query, today, record } = context
  const before = await lockCampaign(context, input.campaignId)
  if (before.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const days = orRefuse(checkDays(asDays(input), before.year))
  const version = before.version + 1
  await query(
    'update certificates.campaign set version = $2, title = $3, cut_off_on = $4, sign_up_from = $5, sign_up_until = $6, exam_on = $7, results_on = $8 where id = $1',
    [
      before.campaignId,
      version,
      input.title,
      days.cutOffOn,
      days.signUpFrom,
      days.signUpUntil,
      days.examOn,
      days.resultsOn,
    ],
  )
  record({
    kind: 'certificates/campaign-changed',
    subject: { kind: 'campaign', id: before.campaignId },
    regionCode: before.regionCode,
    day: today,
  })
  return { id: before.campaignId, version }
}

export const setTarget: Handler<typeof contract.setTarget> = async (
  context,
  { campaignId, organisationId, target },
) => {
  const { db, query, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  const [place] = await organisationPlaces(db, [organisationId], today)
  if (!place) return refuseAt('organisationId', 'organisation-not-found')
  await query(
    `insert into certificates.campaign_target (campaign_id, organisation_id, region_code, target) values ($1, $2, $3, $4)
     on conflict (campaign_id, organisation_id) do update set target = excluded.target`,
    [campaignId, organisationId, campaign.regionCode, target],
  )
  record({
    kind: 'certificates/target-set',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
    data: { organisationId, target },
  })
  return { organisationId, target }
}

/** Tells whoever may sit a level, or might, and has not signed up; once a day at most, since the text is the same. */
export const remind: Handler<typeof contract.remind> = async (context, { campaignId, organisationId }) => {
  const { query, now, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  if (today < campaign.signUpFrom || today >= campaign.signUpUntil) refuseNow('certificates/sign-up-not-open')
  const people = await peopleIn(
    query,
    { branch: campaign.regionCode, organisationId: organisationId ?? undefined },
    today,
  )
  const signed = new Set(
    (
      await query<{ id: string }>(
        'select person_id as id from certificates.sign_up where campaign_id = $1 and withdrawn_on is null',
        [campaignId],
      )
    ).map((one) => one.id),
  )
  const open = people.filter((one) => !signed.has(one.personId))
  const { of } = await eligibilityOf(
    context,
    campaign,
    open.map((one) => one.personId),
  )
  const wanted = open.filter((one) =>
    of(one.personId).some(({ outcome }) => outcome === 'met' || outcome === 'unknown'),
  )
  const lastDay = addDays(campaign.signUpUntil, -1)
  await notifyAll(
    { query, now },
    wanted.map(({ personId }) => ({
      personId,
      key: `certificates/sign-up:${campaignId}` as const,
      title: {
        zh: `${campaign.year}年社会工作者职业水平考试正在报名`,
        en: `Sign-up for the ${campaign.year} exam is open`,
      },
      body: {
        zh: `报名截止日为${formatDay(lastDay, 'zh')}。打开可查看您符合哪个级别的报考条件。`,
        en: `Its last day is ${formatDay(lastDay, 'en')}. Open it to see which level you may sit.`,
      },
      link: '/people/me#certificates',
      dueOn: lastDay,
    })),
  )
  record({
    kind: 'certificates/sign-up-reminded',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
    data: { told: wanted.length },
  })
  return { told: wanted.length }
}

export const addPreparation: Handler<typeof contract.addPreparation> = async (
  context,
  { campaignId, kind, title, heldOn, place },
) => {
  const { query, now, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  if (heldOn > campaign.examOn) refuseAt('heldOn', 'after-the-exam')
  const id = newId<'event'>(now)
  await query(
    'insert into certificates.campaign_event (id, campaign_id, region_code, kind, title, held_on, place) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, campaignId, campaign.regionCode, kind, title, heldOn, place],
  )
  record({
    kind: 'certificates/preparation-planned',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
  })
  return { id }
}

export const addEscort: Handler<typeof contract.addEscort> = async (context, input) => {
  const { query, now, today, record } = context
  const campaign = await lockCampaign(context, input.campaignId)
  if (input.leaderId) await leaderWithin(context, input.leaderId)
  const id = newId<'escort'>(now)
  await query(
    'insert into certificates.escort (id, campaign_id, region_code, title, meets_at, meets_where, site, seats, leader_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [
      id,
      input.campaignId,
      campaign.regionCode,
      input.title,
      input.meetsAt,
      input.meetsWhere,
      input.site,
      input.seats,
      input.leaderId,
    ],
  )
  record({
    kind: 'certificates/escort-planned',
    subject: { kind: 'campaign', id: input.campaignId },
    regionCode: campaign.regionCode,
    day: today,
  })
  return { id }
}

async function leaderWithin(context: Context, leaderId: string): Promise<void> {
  await getPerson(context, leaderId).catch(() => refuseAt('leaderId', 'person-not-found'))
}

export const seatEveryone: Handler<typeof contract.seatEveryone> = async (context, { campaignId, afresh }) => {
  const { query, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  if (afresh) await query('update certificates.sign_up set escort_id = null where campaign_id = $1', [campaignId])
  const [travellers, groups] = await Promise.all([
    query<{ id: string; unit: string }>(
      `select id, coalesce(organisation_id, employer_id, person_id)::text as unit from certificates.sign_up
        where campaign_id = $1 and withdrawn_on is null and escort_id is null order by id`,
      [campaignId],
    ),
    query<{ id: string; free: number }>(
      `select e.id, e.seats - (select count(*) from certificates.sign_up s where s.escort_id = e.id and s.withdrawn_on is null)::int as free
         from certificates.escort e where e.campaign_id = $1 order by e.meets_at, e.id`,
      [campaignId],
    ),
  ])
  const seated = seatTogether(travellers, groups)
  await query(
    'update certificates.sign_up s set escort_id = t.escort from unnest($1::uuid[], $2::uuid[]) t (id, escort) where s.id = t.id',
    [[...seated.keys()], [...seated.values()]],
  )
  record({
    kind: 'certificates/escort-seated',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
    data: { seated: seated.size },
  })
  return { seated: seated.size, left: travellers.length - seated.size }
}

export const recordDropOut: Handler<typeof contract.recordDropOut> = async (
  context,
  { personId, level, reason, note },
) => {
  const { house, query, actor, today, record } = context
  const person = await getPerson(context, personId)
  if (!examsOf(house.packs, person.regionCode, today).value.dropOutReasons.some(({ code }) => code === reason))
    refuseAt('reason', 'reason-unknown')
  const begun = await query('select from certificates.sign_up where person_id = $1 and level = $2 limit 1', [
    personId,
    level,
  ])
  if (begun.length === 0) refuseAt('level', 'never-began')
  await query(
    `insert into certificates.drop_out (person_id, level, region_code, organisation_id, employer_id, reason, note, recorded_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (person_id, level) do update set reason = excluded.reason, note = excluded.note, recorded_on = excluded.recorded_on, recorded_by = excluded.recorded_by`,
    [personId, level, person.regionCode, person.organisationId, person.employerId, reason, note, today, actor.personId],
  )
  record({
    kind: 'certificates/drop-out-recorded',
    subject: { kind: 'person', id: personId },
    regionCode: person.regionCode,
    day: today,
    data: { level, reason },
  })
  return { personId, reason }
}
