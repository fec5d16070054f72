import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { readRules } from '#modules/pay/careers.ts'
import { chosenProposals } from '#modules/pay/commands/confirm-proposals.ts'
import type * as contract from '#modules/pay/contract.ts'
import type { Place, Reason } from '#modules/pay/domain/proposal.ts'
import { factsIn, sayPlace, sayReasons } from '#modules/pay/queries/say.ts'

interface Stored {
  id: string
  version: number
  person_id: string
  organisation_id: string
  effective_on: string
  proposed_on: string
  was: Place | null
  becomes: Place | null
  reasons: Reason[]
  state: 'open' | 'confirmed' | 'refused' | 'overtaken'
  answer: string | null
}

const gain = (row: { was: Place | null; becomes: Place | null }): number =>
  (row.becomes?.monthlyFen ?? 0) - (row.was?.monthlyFen ?? 0)

/** Proposals within reach, the oldest first while they are open: who waits longest is decided first. */
export const proposals: Handler<typeof contract.proposals> = async (
  { db, query, house },
  { size, after, state = 'open', direction },
) => {
  const [lastId] = readCursor(after, 1) ?? []
  const fen = sql`(coalesce((becomes->>'monthlyFen')::bigint, 0) - coalesce((was->>'monthlyFen')::bigint, 0))`
  const conditions = [
    sql`state = ${state}`,
    ...(direction === 'first'
      ? [sql`was is null`]
      : direction === 'up'
        ? [sql`was is not null and ${fen} >= 0`]
        : direction === 'down'
          ? [sql`was is not null and ${fen} < 0`]
          : []),
  ]
  const where = allOf(conditions)
  const rest = isUuid(lastId) ? (state === 'open' ? sql`and id > ${lastId}` : sql`and id < ${lastId}`) : sql``
  const order = state === 'open' ? sql`id` : sql`id desc`
  const [page, counted] = await Promise.all([
    sql<Stored>`select id, version, person_id, organisation_id, effective_on, proposed_on, was, becomes, reasons, state, answer from pay.proposal
      where ${where} ${rest} order by ${order} limit ${size + 1}`.execute(db),
    sql<{
      count: number
    }>`select count(*) from (select from pay.proposal where ${where} limit ${countedUpTo + 1}) c`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [names, organisations, rules] = await Promise.all([
    personNames(
      query,
      rows.map((row) => row.person_id),
    ),
    organisationNames(
      db,
      rows.map((row) => row.organisation_id),
    ),
    readRules(
      query,
      rows.flatMap((row) => [row.was?.rule, row.becomes?.rule].filter((one) => one !== undefined)),
    ),
  ])
  const facts = factsIn(house.packs)
  return {
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.id]) : null,
    rows: rows.map((row) => ({
      proposalId: row.id,
      version: row.version,
      personId: row.person_id,
      name: names.get(row.person_id) ?? '',
      organisationName: organisations.get(row.organisation_id) ?? '',
      effectiveOn: row.effective_on,
      proposedOn: row.proposed_on,
      was: sayPlace(row.was, (version) => rules.get(version)),
      becomes: sayPlace(row.becomes, (version) => rules.get(version)),
      reasons: sayReasons(row.reasons, facts),
      gainFen: gain(row),
      state: row.state,
      answer: row.answer,
    })),
  }
}

/** What confirming several would do: how many go up or down, what it costs a month, how many reach back into months already reckoned. */
export const previewConfirm: Handler<typeof contract.previewConfirm> = async (context, input) => {
  const found = await chosenProposals(context, input.proposals)
  const gains = found.map(gain)
  const month = `${context.today.slice(0, 7)}-01`
  return {
    people: found.length,
    first: found.filter((one) => one.was === null).length,
    up: found.filter((one, at) => one.was !== null && gains[at]! >= 0).length,
    down: found.filter((one, at) => one.was !== null && gains[at]! < 0).length,
    monthlyFen: gains.reduce((sum, one) => sum + one, 0),
    backdated: found.filter((one) => one.was !== null && one.effectiveOn < month).length,
    gone: found.filter((one) => one.becomes === null).length,
  }
}
