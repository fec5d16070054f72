import type { Context } from '#kernel/context.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { mayNow } from '#modules/assessment/domain/round.ts'
import { ranking } from '#modules/assessment/domain/shares.ts'
import { schemeShown } from '#modules/assessment/rules.ts'
import {
  getRound,
  type ParticipantRow,
  participantsOf,
  type RoundRow,
  scored,
  sheetsOf,
} from '#modules/assessment/store.ts'

/** The people of a unit in their order. Where the share is of the whole round, its places are counted over everyone, whoever asks. */
export async function rankUnit(context: Pick<Context, 'query' | 'house'>, round: RoundRow, organisationId: string) {
  const own = await participantsOf(context, round.id, organisationId)
  const unit = own.filter((one) => one.exempt_code === null)
  const everyone = async (): Promise<ParticipantRow[]> =>
    round.scheme.shareOf === 'unit'
      ? unit
      : inTransaction(context.house.gatePool, gate, async (at) =>
          (await participantsOf(at, round.id)).filter((one) => one.exempt_code === null),
        )
  const base = await everyone()
  // A sheet is shown to nobody but its scorer; its mean is.
  const sheets = await inTransaction(context.house.gatePool, gate, (at) =>
    sheetsOf(
      at,
      base.map((one) => one.id),
    ),
  )
  const points = scored(round.scheme, base, sheets)
  const totals = new Map(base.map((one) => [one.id, points.get(one.id)?.total ?? null]))
  const ranked = ranking(
    base.map((one) => ({ id: one.id, total: totals.get(one.id) ?? null })),
    round.scheme.grades,
    round.share_reading,
  )
  return {
    unit,
    exempt: own.filter((one) => one.exempt_code !== null),
    ranked,
    totals,
    assessed: base.length,
    proposedOf: new Map(base.map((one) => [one.id, one.proposed_grade])),
  }
}

/** The order of a unit, with its places, its ties and whom the share displaces. */
export const unitRanking: Handler<typeof contract.unitRanking> = async (context, input) => {
  const { house, query, db, actor } = context
  const round = await getRound(context, input.roundId)
  const { unit, exempt, ranked, assessed } = await rankUnit(context, round, input.organisationId)
  if (unit.length + exempt.length === 0) refuseNow('assessment/unit-not-found')
  // While scores are given nobody sees others' before their own.
  const open = round.stage === 'self' || round.stage === 'scoring'
  const [names, organisations] = [
    await personNames(
      query,
      [...unit, ...exempt].map((one) => one.person_id),
    ),
    await organisationNames(db, [input.organisationId]),
  ]
  const byId = new Map(unit.map((one) => [one.id, one]))
  const rows = ranked.rows.flatMap((row) => {
    const one = byId.get(row.id)
    if (!one) return []
    const shown = open
      ? { total: null, rank: null, byPoints: null, suggested: null, displaced: false, tied: false }
      : row
    return [
      {
        participantId: one.id,
        name: names.get(one.person_id) ?? '',
        total: shown.total,
        rank: shown.rank,
        byPoints: shown.byPoints,
        suggested: shown.suggested,
        displaced: shown.displaced,
        tied: shown.tied,
        proposed: one.grade ?? one.proposed_grade,
        note: one.proposed_note,
        own: one.person_id === actor.personId,
      },
    ]
  })
  return {
    unitName: organisations.get(input.organisationId) ?? '',
    title: round.title,
    stage: round.stage,
    shareOf: round.scheme.shareOf,
    shareReading: round.share_reading,
    assessed,
    grades: schemeShown(house.packs, round.scheme).grades.map((grade) => ({
      ...grade,
      most: ranked.places[grade.code] ?? null,
      exact: grade.share === null ? null : (assessed * grade.share) / 100,
    })),
    rows: open ? rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) : rows,
    exempt: exempt.map((one) => ({
      name: names.get(one.person_id) ?? '',
      why: round.scheme.exemptions.find((rule) => rule.code === one.exempt_code)?.name ?? {
        zh: one.exempt_code!,
        en: one.exempt_code!,
      },
    })),
    mayPropose: mayNow('propose', round.stage)
      ? null
      : { zh: '评分结束后才能提出等次建议。', en: 'Grades are proposed once scoring has ended.' },
    version: round.version,
  }
}
