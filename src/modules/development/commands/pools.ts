import type { Context } from '#kernel/context.ts'
import { type Day, parseDay, yearsLater } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notify, withdrawNotice } from '#modules/notices/public.ts'
import { peopleByIds, type PersonPlace } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { rankCandidates } from '#modules/development/domain/pool.ts'
import { factsOf } from '#modules/development/facts.ts'
import { answer, poolsOf, preferred } from '#modules/development/rules.ts'
import { lockAsSeen, type MemberRow, refuseAt } from '#modules/development/store.ts'

/** Into a pool and out of it: nominated or applied, checked by the entry rule, chosen for a term, renewed, left. Each verb is a few lines on the same row. */

const poolIn = ({ house, today }: Pick<Context, 'house' | 'today'>, region: RegionCode, code: string) => {
  const rules = poolsOf(house.packs, region, today)
  const pool = rules.value.pools.find((one) => one.code === code)
  return pool ? { rules, pool } : refuseNow('development/pool-unknown')
}

async function put(
  context: Context,
  code: string,
  person: PersonPlace | null,
  outside: { name: string; institution: string } | null,
  reason: string,
) {
  const { house, query, actor, now, today, record } = context
  const regionCode = person?.regionCode ?? actor.homeRegionCode
  const { rules, pool } = poolIn(context, regionCode, code)
  if (outside && !pool.outside) refuseAt('personId', 'development/person-or-outside')
  const facts = person ? ((await factsOf(house, [person.personId], today)).get(person.personId) ?? {}) : {}
  const { outcome } = answer(house.packs, pool.when, facts, today)
  if (person) {
    const [there] = await query(
      `select from development.pool_member where pool = $1 and person_id = $2 and stage in ('nominated', 'member')`,
      [code, person.personId],
    )
    if (there) refuseAt('personId', 'development/in-pool-already')
  }
  if (outside) {
    const [there] = await query(
      `select from development.pool_member where pool = $1 and outside_name = $2 and outside_institution = $3 and stage in ('nominated', 'member')`,
      [code, outside.name, outside.institution],
    )
    if (there) refuseAt('outsideName', 'development/in-pool-already')
  }
  const memberId = newId<'member'>(now)
  await query(
    `insert into development.pool_member (id, region_code, organisation_id, person_id, outside_name, outside_institution, pool, stage, reason, nominated_by, nominated_at, outcome, preferred, pack_version)
     values ($1, $2, $3, $4, $5, $6, $7, 'nominated', $8, $9, $10, $11, $12, $13)`,
    [
      memberId,
      regionCode,
      person?.organisationId ?? actor.organisationId,
      person?.personId ?? null,
      outside?.name ?? null,
      outside?.institution ?? null,
      code,
      reason,
      actor.personId,
      now,
      outcome,
      preferred(rules, pool, facts, today),
      rules.version,
    ],
  )
  record({
    kind: 'development/nominated',
    subject: { kind: 'pool-member', id: memberId },
    regionCode,
    day: today,
    data: { pool: code, outcome },
  })
  return { memberId, outcome }
}

export const nominate: Handler<typeof contract.nominate> = async (context, input) => {
  if (input.personId === null) {
    if (!poolIn(context, context.actor.homeRegionCode, input.pool).pool.outside)
      refuseAt('personId', 'development/person-or-outside')
    if (!input.outsideName || !input.outsideInstitution)
      return refuseAt('outsideName', 'development/outside-incomplete')
    return put(
      context,
      input.pool,
      null,
      { name: input.outsideName, institution: input.outsideInstitution },
      input.reason,
    )
  }
  const person = (await peopleByIds(context.query, [input.personId])).get(input.personId)
  if (!person) return refuseAt('personId', 'development/not-registered')
  return put(context, input.pool, person, null, input.reason)
}

export const applyToPool: Handler<typeof contract.applyToPool> = async (context, input) => {
  const { personId } = context.actor
  const person = (await peopleByIds(context.query, [personId])).get(personId)
  if (!person) return refuseNow('development/not-registered')
  return put(context, input.pool, person, null, input.reason)
}

/** Chooses or declines; never more than the places, never whom the rule keeps out, and with a reason where the rule cannot tell or equals stand over the last place. */
export const decideMember: Handler<typeof contract.decideMember> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const one = await lockAsSeen<MemberRow>(context, 'pool_member', input.memberId, input.basedOnVersion)
  if (one.stage !== 'nominated') refuseNow('development/not-nominated')
  const { pool } = poolIn(context, one.region_code as RegionCode, one.pool)
  let untilOn: string | null = null
  if (input.choose) {
    if (one.outcome === 'unmet') refuseNow('development/entry-not-met')
    // Two who choose at once for the last place is the case that matters: the pool is locked by its members.
    const others = await query<{ id: string; stage: string; outcome: 'met' | 'unmet' | 'unknown'; preferred: number }>(
      `select id, stage, outcome, preferred from development.pool_member where pool = $1 and left(region_code, 6) = left($2, 6) and stage in ('nominated', 'member') order by id for update`,
      [one.pool, one.region_code],
    )
    const members = others.filter((other) => other.stage === 'member').length
    if (pool.size !== undefined && members >= pool.size) refuseNow('development/pool-full', { size: pool.size })
    const ranked = rankCandidates(
      others.filter((other) => other.stage === 'nominated'),
      pool.size === undefined ? null : pool.size - members,
    )
    const needsReason = one.outcome === 'unknown' || ranked.find((other) => other.id === one.id)?.tied
    if (needsReason && input.note === '') refuseAt('note', 'development/reason-needed')
    untilOn = yearsLater(today, pool.termYears)
  } else if (input.note === '') refuseAt('note', 'development/reason-needed')
  await query(
    `update development.pool_member set stage = $2, decided_by = $3, decided_at = $4, decision_note = nullif($5, ''), from_on = $6, until_on = $7, version = version + 1 where id = $1`,
    [
      one.id,
      input.choose ? 'member' : 'declined',
      actor.personId,
      now,
      input.note,
      input.choose ? today : null,
      untilOn,
    ],
  )
  if (one.person_id)
    await notify(context, {
      personId: one.person_id,
      key: `development/pool:${one.id}`,
      title: input.choose
        ? { zh: `您已入选${pool.name.zh}`, en: `You are in the pool: ${pool.name.en}` }
        : { zh: `${pool.name.zh}的推荐没有通过`, en: `Not chosen into the pool: ${pool.name.en}` },
      body: { zh: '任期和理由见个人页面。', en: 'Term and reason are on your page.' },
      link: '/development/mine',
      dueOn: null,
    })
  record({
    kind: input.choose ? 'development/chosen' : 'development/declined',
    subject: { kind: 'pool-member', id: one.id },
    regionCode: one.region_code,
    day: today,
    data: { pool: one.pool },
  })
  return { untilOn }
}

export const renewMember: Handler<typeof contract.renewMember> = async (context, input) => {
  const { query, record } = context
  const one = await lockAsSeen<MemberRow>(context, 'pool_member', input.memberId, input.basedOnVersion)
  if (one.stage !== 'member') refuseNow('development/not-a-member')
  const { pool } = poolIn(context, one.region_code as RegionCode, one.pool)
  // The next term begins where this one ends, however early it is renewed.
  const untilOn = yearsLater(one.until_on! as Day, pool.termYears)
  await query('update development.pool_member set until_on = $2, version = version + 1 where id = $1', [
    one.id,
    untilOn,
  ])
  if (one.person_id) await withdrawNotice(context, one.person_id, `development/term:${one.id}`)
  record({
    kind: 'development/renewed',
    subject: { kind: 'pool-member', id: one.id },
    regionCode: one.region_code,
    data: { untilOn },
  })
  return { untilOn }
}

export const exitMember: Handler<typeof contract.exitMember> = async (context, input) => {
  const { house, query, today, record } = context
  const one = await lockAsSeen<MemberRow>(context, 'pool_member', input.memberId, input.basedOnVersion)
  if (one.stage !== 'member') refuseNow('development/not-a-member')
  const { leaving } = poolsOf(house.packs, one.region_code as RegionCode, today).value
  if (!leaving.some((reason) => reason.code === input.reason)) refuseAt('reason', 'development/leaving-unknown')
  if (input.leftOn > today) refuseAt('leftOn', 'development/day-in-future')
  if (input.leftOn < one.from_on!) refuseAt('leftOn', 'development/day-before-term')
  await query(
    `update development.pool_member set stage = 'left', left_on = $2, left_reason = $3, version = version + 1 where id = $1`,
    [one.id, input.leftOn, input.reason],
  )
  if (one.person_id) await withdrawNotice(context, one.person_id, `development/term:${one.id}`)
  record({
    kind: 'development/left',
    subject: { kind: 'pool-member', id: one.id },
    regionCode: one.region_code,
    day: parseDay(input.leftOn),
    data: { reason: input.reason },
  })
  return { version: one.version + 1 }
}
