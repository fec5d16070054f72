import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { checkStage, getRound, type SheetRow } from '#modules/assessment/store.ts'

/** Keeps a sheet as it is written, or hands it in. Only its own scorer finds it. */
export const keepSheet: Handler<typeof contract.keepSheet> = async (context, input) => {
  const { query, actor, now, record } = context
  const [sheet] = await query<SheetRow & { region_code: string }>(
    'select * from assessment.sheet where id = $1 and scorer_id = $2 for update',
    [input.sheetId, actor.personId],
  )
  if (!sheet) return refuseNow('kernel/not-found')
  const round = await getRound(context, sheet.round_id)
  checkStage(round, 'score')
  if (sheet.handed_in_at) refuseNow('assessment/sheet-handed-in')
  if (sheet.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const items = round.scheme.items.filter((item) => item.by === sheet.kind).map((item) => item.code)
  const strange = Object.keys(input.points).find((code) => !items.includes(code))
  if (strange) refuseAt(`points.${strange}`, 'assessment/item-not-on-sheet')
  if (input.handIn) {
    const missing = items.filter((code) => input.points[code] === undefined)
    if (missing.length > 0)
      refuseNow(
        'kernel/invalid-input',
        { count: missing.length },
        missing.map((code) => ({ field: `points.${code}`, code: 'assessment/item-left-out' })),
      )
    if (sheet.kind === 'residents' && input.respondents === null)
      refuseAt('respondents', 'assessment/respondents-needed')
  }
  await query(
    `update assessment.sheet set points = $2, comment = $3, respondents = $4, kept_at = $5, handed_in_at = case when $6 then $5::timestamptz end, version = version + 1 where id = $1`,
    [
      sheet.id,
      JSON.stringify(input.points),
      input.comment,
      sheet.kind === 'residents' ? input.respondents : null,
      now,
      input.handIn,
    ],
  )
  if (input.handIn) {
    const [left] = await query<{ count: number }>(
      'select count(*) from assessment.sheet where round_id = $1 and scorer_id = $2 and handed_in_at is null',
      [round.id, actor.personId],
    )
    if (left!.count === 0) await withdrawNotice(context, actor.personId, `assessment/score:${round.id}`)
    record({
      kind: 'assessment/sheet-handed-in',
      subject: { kind: 'sheet', id: sheet.id },
      regionCode: sheet.region_code,
    })
  }
  return { version: sheet.version + 1, keptAt: now.toISOString(), handedIn: input.handIn }
}
