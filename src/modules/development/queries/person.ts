import type { Context } from '#kernel/context.ts'
import { addDays } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { placeOn } from '#modules/development/domain/growth.ts'
import { factsOf } from '#modules/development/facts.ts'
import { shown } from '#modules/development/queries/applications.ts'
import { shown as shownCooperation } from '#modules/development/queries/cooperation.ts'
import { ownMeasures } from '#modules/development/queries/measures.ts'
import { answer, basisOf, entitlementsOf, pathOf, periodOf, poolsOf } from '#modules/development/rules.ts'
import type { ApplicationRow, CooperationRow, MemberRow } from '#modules/development/store.ts'

async function about(context: Context, personId: string, region: RegionCode, facts: Facts | null) {
  const { house, query, today } = context
  const path = pathOf(house.packs, region, today)
  const rules = poolsOf(house.packs, region, today)
  const stepShown = (step: { code: string; name: { zh: string; en: string } }) => ({
    code: step.code,
    name: step.name,
    certainty: basisOf(path, `steps.${step.code}`).certainty,
  })
  const [members, rows, cooperation] = await Promise.all([
    query<MemberRow>('select * from development.pool_member where person_id = $1 order by id desc', [personId]),
    query<ApplicationRow>('select * from development.application where person_id = $1 order by id desc', [personId]),
    query<CooperationRow>(
      'select c.*, null as under_title from development.cooperation c where person_id = $1 order by from_on desc, id desc',
      [personId],
    ),
  ])
  const place = facts && placeOn(path.value.steps, facts, today)
  const soon = addDays(today, rules.value.remindBefore.count)
  return {
    members,
    rows,
    said: {
      growth: place && {
        at: place.at?.code ?? null,
        next: place.next && { ...stepShown(place.next), ...answer(house.packs, place.next.when, facts, today) },
      },
      steps: path.value.steps.map(stepShown),
      pools: members.map((one) => ({
        memberId: one.id,
        pool: one.pool,
        poolName: rules.value.pools.find((pool) => pool.code === one.pool)?.name ?? { zh: one.pool, en: one.pool },
        stage: one.stage,
        fromOn: one.from_on,
        untilOn: one.until_on,
        endsSoon: one.stage === 'member' && one.until_on !== null && one.until_on <= soon,
      })),
      applications: await shown(context, rows),
      cooperation: (await shownCooperation(context, cooperation)).map(
        ({ cooperationId, kind, title, partner, fromOn, untilOn, state }) => ({
          cooperationId,
          kind,
          title,
          partner,
          fromOn,
          untilOn,
          state,
        }),
      ),
    },
  }
}

/** Where somebody within reach stands, and in which pools. */
export const ofPerson: Handler<typeof contract.ofPerson> = async (context, { personId }) => {
  const person = (await peopleByIds(context.query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const facts = (await factsOf(context.house, [personId], context.today)).get(personId)!
  return (await about(context, personId, person.regionCode, facts)).said
}

/** Where I stand, what I may enter, and what I am entitled to: met, not met with what is missing, or not known with what has to be known. */
export const mine: Handler<typeof contract.mine> = async (context) => {
  const { house, query, actor, today } = context
  const person = (await peopleByIds(query, [actor.personId])).get(actor.personId)
  const region = person?.regionCode ?? actor.homeRegionCode
  const facts = person ? (await factsOf(house, [actor.personId], today)).get(actor.personId)! : null
  const { members, rows, said } = await about(context, actor.personId, region, facts)
  const pools = poolsOf(house.packs, region, today).value.pools
  const rules = entitlementsOf(house.packs, region, today)
  return {
    ...said,
    registered: person !== undefined,
    measures: await ownMeasures(context, region),
    open: facts
      ? pools
          .filter((pool) => !pool.outside)
          .map((pool) => ({
            code: pool.code,
            name: pool.name,
            size: pool.size ?? null,
            ...answer(house.packs, pool.when, facts, today),
            joined: members.some(
              (one) => one.pool === pool.code && (one.stage === 'member' || one.stage === 'nominated'),
            ),
          }))
      : [],
    entitlements: facts
      ? rules.value.entitlements.map((one) => ({
          code: one.code,
          name: one.name,
          ...answer(house.packs, one.when, facts, today),
          amountFen: one.amountFen ?? null,
          period: periodOf(one, today),
          asked:
            rows.find(
              (row) => row.entitlement === one.code && row.period === periodOf(one, today) && row.stage !== 'declined',
            )?.stage ?? null,
          ...basisOf(rules, `entitlements.${one.code}`),
        }))
      : [],
  }
}
