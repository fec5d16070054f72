import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import {
  campaignsFor,
  campaignsOver,
  getCampaign,
  shownCampaigns,
  type StoredCampaign,
} from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { type SubjectOutcome, subjectsLeft } from '#modules/certificates/domain/rolling.ts'
import { eligibilityOf } from '#modules/certificates/eligibility.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { peopleByIds, peopleIn, type PersonPlace } from '#modules/workforce/public.ts'

export const campaigns: Handler<typeof contract.campaigns> = async (context) => ({
  rows: await shownCampaigns(context, await campaignsFor(context)),
})

interface EventRow {
  eventId: string
  kind: 'course' | 'mock'
  title: string
  heldOn: string
  place: string
}
interface EscortRow {
  escortId: string
  title: string
  meetsAt: string
  meetsWhere: string
  site: string
  seats: number
  taken: number
  leaderId: string | null
}

const eventsText =
  'select id as "eventId", kind, title, held_on as "heldOn", place from certificates.campaign_event where campaign_id = $1 order by held_on, id'
const escortsText = `
select e.id as "escortId", e.title, to_char(e.meets_at, 'HH24:MI') as "meetsAt", e.meets_where as "meetsWhere", e.site, e.seats, e.leader_id as "leaderId",
       (select count(*) from certificates.sign_up s where s.escort_id = e.id and s.withdrawn_on is null)::int as taken
  from certificates.escort e where e.campaign_id = $1 order by e.meets_at, e.title`

export const campaign: Handler<typeof contract.campaign> = async (context, { campaignId }) => {
  const { query } = context
  const found = await getCampaign(context, campaignId)
  const [[shown], events, escorts, [seats], [rewards]] = await Promise.all([
    shownCampaigns(context, [found]),
    query<EventRow>(eventsText, [campaignId]),
    query<EscortRow>(escortsText, [campaignId]),
    query<{ unseated: number }>(
      'select count(*)::int as unseated from certificates.sign_up where campaign_id = $1 and withdrawn_on is null and escort_id is null',
      [campaignId],
    ),
    query<{ earned: number; granted: number; fen: number }>(
      `select (select count(*) from certificates.sign_up where campaign_id = $1 and passed and withdrawn_on is null)::int as earned,
              (select count(*) from certificates.reward where campaign_id = $1)::int as granted, (select coalesce(sum(fen), 0) from certificates.reward where campaign_id = $1)::bigint as fen`,
      [campaignId],
    ),
  ])
  const names = await personNames(
    query,
    escorts.map((one) => one.leaderId),
  )
  return {
    ...shown!,
    events,
    escorts: escorts.map((one) => ({ ...one, leaderName: one.leaderId && (names.get(one.leaderId) ?? null) })),
    unseated: seats!.unseated,
    rewards: { ...rewards!, fen: Number(rewards!.fen) },
  }
}

interface Rehearsed {
  person: PersonPlace
  levels: ReturnType<Awaited<ReturnType<typeof eligibilityOf>>['of']>
  signedUp: ExamLevel | null
}

/** Everyone of the campaign's place whom the reader sees, with what they may sit and what they signed up for; a fixed number of statements. */
async function rehearse(context: Context, campaign: StoredCampaign, organisationId?: string): Promise<Rehearsed[]> {
  const { query, today } = context
  const [people, signed] = await Promise.all([
    peopleIn(query, { branch: campaign.regionCode, organisationId }, today),
    query<{ personId: string; level: ExamLevel }>(
      'select person_id as "personId", level from certificates.sign_up where campaign_id = $1 and withdrawn_on is null',
      [campaign.campaignId],
    ),
  ])
  const { of } = await eligibilityOf(
    context,
    campaign,
    people.map((one) => one.personId),
  )
  const signedFor = new Map(signed.map((one) => [one.personId, one.level]))
  return people.map((person) => ({
    person,
    levels: of(person.personId),
    signedUp: signedFor.get(person.personId) ?? null,
  }))
}

export const rehearsal: Handler<typeof contract.rehearsal> = async (
  context,
  { campaignId, level, outcome, signed, organisationId, search, size, after },
) => {
  const found = await getCampaign(context, campaignId)
  const everyone = (await rehearse(context, found, organisationId)).map((one) => ({
    ...one,
    own: one.levels.find((each) => each.level === level)!,
  }))
  const counts = { met: 0, unmet: 0, unknown: 0, held: 0 }
  for (const { own } of everyone) counts[own.outcome]++
  const wanted = everyone.filter(
    ({ own, signedUp, person }) =>
      (!outcome || own.outcome === outcome) &&
      (!signed || (signed === 'yes') === (signedUp !== null)) &&
      (!search || person.name.includes(search.normalize('NFKC'))),
  )
  // Decided anew each time, in one order, so a place in the list is a number.
  const from = Math.max(0, Number(after) || 0)
  const page = wanted.slice(from, from + size)
  const units = await organisationNames(
    context.db,
    page.flatMap(({ person }) => person.organisationId ?? []),
  )
  return {
    counts,
    rows: {
      total: wanted.length,
      totalIsExact: true,
      next: from + size < wanted.length ? String(from + size) : null,
      rows: page.map(({ person, own, signedUp }) => ({
        personId: person.personId,
        name: person.name,
        organisationName: person.organisationId && (units.get(person.organisationId) ?? null),
        outcome: own.outcome,
        lines: own.lines,
        signedUp,
      })),
    },
  }
}

export const drive: Handler<typeof contract.drive> = async (context, { campaignId }) => {
  const { db, query } = context
  const found = await getCampaign(context, campaignId)
  const [everyone, targets] = await Promise.all([
    rehearse(context, found),
    query<{ organisationId: string; target: number }>(
      'select organisation_id as "organisationId", target from certificates.campaign_target where campaign_id = $1',
      [campaignId],
    ),
  ])
  const target = new Map(targets.map((one) => [one.organisationId, one.target]))
  const units = Map.groupBy(everyone, ({ person }) => person.organisationId)
  const names = await organisationNames(
    db,
    [...units.keys()].flatMap((id) => id ?? []),
  )
  const rows = [...units].map(([organisationId, people]) => ({
    organisationId,
    organisationName: organisationId === null ? '—' : (names.get(organisationId) ?? '—'),
    people: people.length,
    eligible: people.filter(({ levels }) => levels.some((one) => one.outcome === 'met')).length,
    unknown: people.filter(
      ({ levels }) => !levels.some((one) => one.outcome === 'met') && levels.some((one) => one.outcome === 'unknown'),
    ).length,
    signed: people.filter(({ signedUp }) => signedUp).length,
    target: organisationId === null ? null : (target.get(organisationId) ?? null),
  }))
  return {
    rows: rows.toSorted(
      (a, b) =>
        b.eligible - b.signed - (a.eligible - a.signed) ||
        a.organisationName.localeCompare(b.organisationName, 'zh-CN'),
    ),
  }
}

/** The rounds of one's own place, with what one may sit, what one signed up for, and where to be on the day. */
export const ownCampaigns: Handler<typeof contract.ownCampaigns> = async (context) => {
  const { house, query, actor } = context
  const person = (await peopleByIds(query, [actor.personId])).get(actor.personId)
  if (!person) return { rows: [] }
  const over = (await campaignsOver(context, person.regionCode)).slice(0, 3)
  const shown = await shownCampaigns(context, over)
  const [signUps, results, events] = await Promise.all([
    query<{
      signUpId: string
      campaignId: string
      version: number
      level: ExamLevel
      subjects: string[]
      eligibility: 'met'
      sat: boolean | null
      passed: boolean | null
      escortId: string | null
    }>(
      `select id as "signUpId", campaign_id as "campaignId", version, level, subjects, eligibility, sat, passed, escort_id as "escortId"
         from certificates.sign_up where person_id = $1 and withdrawn_on is null`,
      [actor.personId],
    ),
    query<{ year: number; subject: string; outcome: SubjectOutcome }>(
      'select year, subject, outcome from certificates.subject_result where person_id = $1',
      [actor.personId],
    ),
    query<Omit<EventRow, 'eventId'> & { campaignId: string }>(
      'select campaign_id as "campaignId", kind, title, held_on as "heldOn", place from certificates.campaign_event where campaign_id = any ($1::uuid[]) order by held_on, id',
      [over.map((one) => one.campaignId)],
    ),
  ])
  const escorts = await query<EscortRow>(
    `select id as "escortId", title, to_char(meets_at, 'HH24:MI') as "meetsAt", meets_where as "meetsWhere", site, seats, 0 as taken, leader_id as "leaderId" from certificates.escort where id = any ($1::uuid[])`,
    [signUps.flatMap((one) => one.escortId ?? [])],
  )
  const leaders = await personNames(
    query,
    escorts.map((one) => one.leaderId),
  )
  const { passRules } = examsOf(house.packs, person.regionCode, context.today).value
  const rows = []
  for (const [at, one] of over.entries()) {
    const { mayRun: _run, ...rest } = shown[at]!
    const { of } = await eligibilityOf(context, one, [actor.personId])
    const signUp = signUps.find((each) => each.campaignId === one.campaignId)
    const escort = escorts.find((each) => each.escortId === signUp?.escortId)
    rows.push({
      ...rest,
      levels: of(actor.personId).map((each) => {
        // Before this year's exam only earlier passes are there to be kept.
        const { left, kept } = subjectsLeft(
          results.filter((result) => result.year < one.year),
          passRules.get(each.level)!,
          one.year,
        )
        return { ...each, left, kept: kept.map(({ subject, countsUntil }) => ({ subject, countsUntil })) }
      }),
      signUp: signUp
        ? {
            signUpId: signUp.signUpId,
            version: signUp.version,
            level: signUp.level,
            subjects: signUp.subjects,
            eligibility: signUp.eligibility,
            sat: signUp.sat,
            passed: signUp.passed,
          }
        : null,
      escort: escort
        ? {
            title: escort.title,
            meetsAt: escort.meetsAt,
            meetsWhere: escort.meetsWhere,
            site: escort.site,
            leaderName: escort.leaderId && (leaders.get(escort.leaderId) ?? null),
          }
        : null,
      events: events.flatMap(({ campaignId, ...event }) => (campaignId === one.campaignId ? [event] : [])),
    })
  }
  return { rows }
}
