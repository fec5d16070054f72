import type { Context } from '#kernel/context.ts'
import { type Day, formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notify } from '#modules/notices/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { decideSignUp, decideWithdrawal, mayTakePart } from '#modules/volunteers/domain/sign-up.ts'
import { refuseAt } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import {
  type ActivityRow,
  getActivity,
  getManaged,
  getOwn,
  lockActivity,
  type NamedVolunteer,
  openOf,
  placesOf,
  saveSignUp,
  signUpOf,
  volunteerByNumber,
} from '#modules/volunteers/store.ts'

const sameCounty = (one: string, other: string) => one.slice(0, 6) === other.slice(0, 6)
const rulesFor = ({ house }: Context, activity: ActivityRow) =>
  rulesOf(house.packs, activity.region_code as RegionCode, activity.held_on as Day).value

/** Whoever is in charge is told how many come: one notice an activity, however often it changes. */
async function tellInCharge({ query, now }: Context, activity: ActivityRow): Promise<void> {
  const { signed, waiting } = await placesOf(query, activity.id)
  const day = parseDay(activity.held_on)
  await notify(
    { query, now },
    {
      personId: activity.in_charge_id,
      key: `volunteers/signed:${activity.id}`,
      title: { zh: `活动报名：${activity.title}`, en: `Sign-up: ${activity.title}` },
      body: {
        zh: `${formatDay(day, 'zh')}的活动已报名 ${signed} 人，候补 ${waiting} 人，名额 ${activity.capacity} 人。`,
        en: `For the activity of ${formatDay(day, 'en')} ${signed} signed up and ${waiting} wait; there are ${activity.capacity} places.`,
      },
      link: `/volunteers/activities/${activity.id}`,
      dueOn: null,
    },
  )
}

async function takePlace(
  context: Context,
  activity: ActivityRow,
  volunteer: Pick<NamedVolunteer, 'id' | 'personId' | 'number' | 'state' | 'bornOn'>,
  agreedHow: string,
): Promise<{ state: 'signed' | 'waiting'; waitingPlace: number | null }> {
  const { query, actor, now, record } = context
  await lockActivity(query, activity.id)
  const [taken, current] = await Promise.all([placesOf(query, activity.id), signUpOf(query, activity.id, volunteer.id)])
  const state = orRefuse(decideSignUp(openOf(activity), volunteer, taken, current, now, rulesFor(context, activity)))
  await saveSignUp(query, activity, volunteer, state, agreedHow, now, actor.personId)
  record({
    kind: 'volunteers/signed-up',
    subject: { kind: 'activity', id: activity.id },
    regionCode: activity.region_code,
    day: activity.held_on,
    data: { state },
  })
  return { state, waitingPlace: state === 'waiting' ? taken.waiting + 1 : null }
}

/** Signs oneself up, in one's own county. */
export const signUpForActivity: Handler<typeof contract.signUpForActivity> = async (context, { activityId }) => {
  const own = await getOwn(context)
  const activity = await getActivity(context, activityId)
  if (!sameCounty(activity.region_code, own.region_code)) return refuseNow('kernel/not-found')
  const how = rulesFor(context, activity).agreementHow.find((one) => one.self)?.code ?? ''
  const volunteer = {
    id: own.id,
    personId: own.person_id,
    number: own.number,
    state: own.state,
    bornOn: own.born_on as Day | null,
  }
  const taken = await takePlace(context, activity, volunteer, how)
  await tellInCharge(context, activity)
  return taken
}

/** The station signs somebody up who agreed; or, once it has begun, enters who came without having signed up. */
export const signUpVolunteer: Handler<typeof contract.signUpVolunteer> = async (
  context,
  { activityId, volunteerNumber, agreedHow, came },
) => {
  const { query, actor, now, record } = context
  const activity = await getManaged(context, activityId)
  const rules = rulesFor(context, activity)
  if (!rules.agreementHow.some((one) => one.code === agreedHow && !one.self)) refuseAt('agreedHow', 'code-unknown')
  const volunteer = await volunteerByNumber(query, volunteerNumber)
  if (!volunteer || !sameCounty(activity.region_code, volunteer.regionCode))
    return refuseAt('volunteerNumber', 'volunteer-not-found')
  if (!came) return takePlace(context, activity, volunteer, agreedHow)
  if (activity.called_off_at) refuseNow('volunteers/called-off')
  if (now < activity.starts_at) refuseNow('volunteers/not-begun-yet')
  orRefuse(mayTakePart(openOf(activity), volunteer, rules))
  await lockActivity(query, activityId)
  const current = await signUpOf(query, activityId, volunteer.id)
  if (current && !['withdrawn', 'waiting'].includes(current)) refuseNow('volunteers/signed-up-already')
  await saveSignUp(query, activity, volunteer, 'came', agreedHow, now, actor.personId)
  // Of them too there is something to record now.
  await query('update volunteers.activity set recorded_at = null where id = $1', [activityId])
  record({
    kind: 'volunteers/came',
    subject: { kind: 'activity', id: activityId },
    regionCode: activity.region_code,
    day: activity.held_on,
  })
  return { state: 'came', waitingPlace: null }
}

async function withdrawOne(
  context: Context,
  activity: ActivityRow,
  volunteerId: string,
): Promise<{ state: 'withdrawn' }> {
  const { query, now, record } = context
  await lockActivity(query, activity.id)
  const state = orRefuse(
    decideWithdrawal({ startsAt: activity.starts_at }, await signUpOf(query, activity.id, volunteerId), now),
  )
  await query(`update volunteers.sign_up set state = 'withdrawn' where activity_id = $1 and volunteer_id = $2`, [
    activity.id,
    volunteerId,
  ])
  record({
    kind: 'volunteers/withdrawn',
    subject: { kind: 'activity', id: activity.id },
    regionCode: activity.region_code,
    day: activity.held_on,
  })
  return { state }
}

export const withdrawFromActivity: Handler<typeof contract.withdrawFromActivity> = async (context, { activityId }) => {
  const own = await getOwn(context)
  const activity = await getActivity(context, activityId)
  const done = await withdrawOne(context, activity, own.id)
  await tellInCharge(context, activity)
  return done
}

export const withdrawVolunteer: Handler<typeof contract.withdrawVolunteer> = async (
  context,
  { activityId, volunteerId },
) => withdrawOne(context, await getManaged(context, activityId), volunteerId)
