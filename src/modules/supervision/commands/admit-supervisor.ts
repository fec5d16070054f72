import type { Context } from '#kernel/context.ts'
import { type Day, parseDay, yearsBetween } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { decide, missingFacts } from '#kernel/packs/decide.ts'
import { explain } from '#kernel/packs/explain.ts'
import type { RegionCode } from '#kernel/region.ts'
import { peopleByIds, personFacts } from '#modules/workforce/public.ts'
import { refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Takes someone of the registry into a pool: of the region, or of their organisation where the kind says so. */
export const admitSupervisor: Handler<typeof contract.admitSupervisor> = async (context, input) => {
  const { db, query, house, actor, now, today, record } = context
  const person = (await peopleByIds(query, [input.personId])).get(input.personId)
  if (!person || person.status !== 'active') return refuseAt('personId', 'person-not-found')
  const fromOn = parseDay(input.fromOn)
  const { kinds, ranks } = rulesOf(house.packs, person.regionCode, today).value
  const kind = kinds.find((one) => one.code === input.kind)
  const reach = actor.jurisdiction
  if (!kind || (reach.kind !== 'region' && !kind.ofOrganisation)) return refuseAt('kind', 'code-unknown')
  if (!ranks.some((one) => one.code === input.rank)) refuseAt('rank', 'code-unknown')
  if (fromOn > today) refuseAt('fromOn', 'day-in-future')
  if (input.untilOn && input.untilOn <= fromOn) refuseAt('untilOn', 'term-ends-before')
  if (input.practisingSince && input.practisingSince > today) refuseAt('practisingSince', 'day-in-future')
  const unknown = await checkRank(context, person, input.rank, null)

  const supervisorId = newId<'supervisor'>(now)
  const place =
    kind.ofOrganisation || reach.kind !== 'region'
      ? { region_code: person.regionCode, organisation_id: person.employerId ?? person.organisationId }
      : { region_code: reach.regionCode, organisation_id: null }
  const saved = await supervision(db)
    .insertInto('supervision.supervisor')
    .values({
      id: supervisorId,
      person_id: person.personId,
      ...place,
      kind: kind.code,
      rank: input.rank,
      from_on: fromOn,
      until_on: input.untilOn,
      entry_reason: input.entryReason,
      left_on: null,
      exit_reason: null,
      exit_note: null,
      practising_since: input.practisingSince,
      made_at: now,
    })
    .onConflict((on) => on.column('person_id').where('left_on', 'is', null).doNothing())
    .executeTakeFirst()
  if (!saved.numInsertedOrUpdatedRows) refuseAt('personId', 'in-pool-already')
  await supervision(db)
    .insertInto('supervision.rank_step')
    .values({
      supervisor_id: supervisorId,
      from_on: fromOn,
      rank: input.rank,
      reason: input.entryReason,
      person_id: person.personId,
      ...place,
      at: now,
    })
    .execute()
  record({
    kind: 'supervision/supervisor-admitted',
    subject: { kind: 'supervisor', id: supervisorId },
    regionCode: place.region_code,
    day: fromOn,
    data: { kind: kind.code, rank: input.rank },
  })
  return { supervisorId, version: 1, unknown }
}

/**
 * Refuses a rank whose condition is surely not met; answers the facts that nobody knows, for which nobody is refused. `since` is when the
 * present rank was given.
 */
export async function checkRank(
  { query, house, actor, today }: Pick<Context, 'query' | 'house' | 'actor' | 'today'>,
  person: { personId: string; regionCode: RegionCode },
  rank: string,
  since: Day | null,
): Promise<string[]> {
  const when = rulesOf(house.packs, person.regionCode, today).value.ranks.find((one) => one.code === rank)?.when
  if (!when) return []
  const given = await query<{ minutes: number }>(
    `select coalesce(sum(minutes), 0)::int as minutes from (select distinct session_id, minutes from supervision.session_member
      where supervisor_person_id = $1 and not withdrawn and held_on > $2::date - 365) as held`,
    [person.personId, today],
  )
  const facts = (await personFacts(query, [person.personId], today)).get(person.personId) ?? {}
  const decided = decide(
    when,
    {
      ...facts,
      'supervision.hoursGiven': Math.floor(given[0]!.minutes / 60),
      ...(since && { 'supervision.yearsAtRank': yearsBetween(since, today) }),
    },
    today,
  )
  if (decided.outcome !== 'unmet') return missingFacts(decided)
  const why = explain(house.packs, decided)
    .filter((line) => line.outcome === 'unmet')
    .map((line) => line.sentence[actor.language].replace(/[。.]$/, ''))
  return refuseAt('rank', 'rank-not-met', { why: why.join(actor.language === 'zh' ? '；' : '; ') })
}
