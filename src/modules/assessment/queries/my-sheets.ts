import type { Handler } from '#kernel/http.ts'
import { namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { schemeShown } from '#modules/assessment/rules.ts'
import { getRound, type SheetRow } from '#modules/assessment/store.ts'

/** What is the reader's own to score; sheets of others are never in it. */
export const mySheets: Handler<typeof contract.mySheets> = async (context) => {
  const { house, query, db, actor } = context
  const sheets = await query<SheetRow>(
    `select s.* from assessment.sheet s join assessment.round r on r.id = s.round_id where s.scorer_id = $1 and r.stage in ('self', 'scoring', 'proposing') order by s.round_id desc, s.kind, s.id`,
    [actor.personId],
  )
  const { people: names, organisations } = await namesIn({ db, query }, sheets, {
    people: (one) => one.person_id,
    organisations: (one) => one.organisation_id,
  })
  const rounds = []
  for (const [roundId, own] of Map.groupBy(sheets, (one) => one.round_id)) {
    const round = await getRound(context, roundId)
    const { items, groups } = schemeShown(house.packs, round.scheme)
    rounds.push({
      roundId,
      title: round.title,
      stage: round.stage,
      scoreUntil: round.score_until,
      items: items.filter((item) => item.by !== null),
      groups,
      sheets: own.map((one) => ({
        sheetId: one.id,
        kind: one.kind,
        personId: one.person_id,
        name: names.get(one.person_id) ?? '',
        organisationName: organisations.get(one.organisation_id) ?? '',
        points: one.points,
        comment: one.comment,
        respondents: one.respondents,
        keptAt: one.kept_at && one.kept_at.toISOString(),
        handedInAt: one.handed_in_at && one.handed_in_at.toISOString(),
        version: one.version,
      })),
    })
  }
  return { rounds }
}
