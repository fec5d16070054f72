import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/selection/contract-ranking.ts'
import type { Reading } from '#modules/selection/domain/ranking.ts'
import { digestOf, fieldOf, type Inputs, listFrom, numbersOf } from '#modules/selection/rank-round.ts'
import { officeRound } from '#modules/selection/judging.ts'
import { solving } from '#modules/selection/solver.ts'
import { selection } from '#modules/selection/tables.ts'

type Context = Parameters<Handler<typeof contract.sealedList>>[0]

async function sealedOf({ db }: Context, roundId: string) {
  const row = await selection(db)
    .selectFrom('selection.sealed_list')
    .selectAll()
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row ?? refuseNow('selection/not-sealed')
}

export const sealedList: Handler<typeof contract.sealedList> = async (context, { roundId }) => {
  const { db } = context
  const round = await officeRound(context, roundId)
  const sealed = await sealedOf(context, round.id)
  const numbers = await numbersOf(context, round.id)
  const inputs = sealed.inputs as Inputs
  const shares = new Map(inputs.contenders.map((one) => [one.id, one.shares]))
  const entries = await selection(db)
    .selectFrom('selection.entry')
    .select(['id', 'person_id', 'organisation_id', 'employer_id', 'title'])
    .where('round_id', '=', round.id)
    .where('stage', '=', 'admitted')
    .execute()
  const of = new Map(entries.map((one) => [one.id, one]))
  const people = await personNames(context.query, [
    sealed.sealed_by,
    ...(sealed.opened_at ? entries.flatMap((one) => one.person_id ?? []) : []),
  ])
  const organisations = await organisationNames(
    db,
    entries.flatMap((one) => one.organisation_id ?? one.employer_id ?? []),
  )
  const named = (id: string) => {
    const entry = sealed.opened_at ? of.get(id) : undefined
    const organisationName = entry && (organisations.get(entry.organisation_id ?? entry.employer_id ?? '') ?? '')
    const name = entry && (entry.title ?? (entry.person_id ? people.get(entry.person_id) : organisationName) ?? '')
    return { name: name ?? null, organisationName: organisationName ?? null }
  }
  return {
    digest: sealed.digest,
    reading: sealed.reading as Reading,
    hasShares: round.rules.shares.length > 0,
    reason: sealed.reason,
    lotsReason: sealed.lots_reason,
    sealedAt: sealed.sealed_at.toISOString(),
    sealedBy: people.get(sealed.sealed_by) ?? '',
    openedAt: sealed.opened_at?.toISOString() ?? null,
    packVersion: round.pack_version,
    rows: sealed.list.map(({ entryId, rank, chosen, score, low, high }) => ({
      entryId,
      number: numbers.get(entryId)!,
      rank,
      chosen,
      score: score / 100,
      low: low / 100,
      high: high / 100,
      shares: [...(shares.get(entryId) ?? [])],
      ...named(entryId),
    })),
  }
}

/** Makes the list again from what was sealed with it, and looks whether today's scores and facts would still say the same. */
export const runAgain: Handler<typeof contract.runAgain> = async (context, { roundId }) => {
  const round = await officeRound(context, roundId)
  const sealed = await sealedOf(context, round.id)
  const inputs = sealed.inputs as Inputs
  const { ranked } = await solving((solve) => listFrom(inputs, solve))
  const again = digestOf(inputs, ranked)
  const { contenders, numbers } = await fieldOf(context, round)
  const now = new Map(contenders.map((one) => [one.id, digestOf(one, null)]))
  const then = new Map(inputs.contenders.map((one) => [one.id, digestOf(one, null)]))
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter((id) => now.get(id) !== then.get(id))
  return {
    digest: sealed.digest,
    again,
    same: again === sealed.digest,
    inputsUnchanged: changed.length === 0,
    changed: changed.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
  }
}
