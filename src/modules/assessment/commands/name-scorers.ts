import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import type { ScorerKind } from '#modules/assessment/domain/scheme.ts'
import { staffOf } from '#modules/assessment/queries/scorers.ts'
import { checkStage, getRound, participantsOf, sheetsOf } from '#modules/assessment/store.ts'

/** Names who scores the people of a unit. Sheets that somebody has begun stay; the others are made anew by the list. */
export const nameScorers: Handler<typeof contract.nameScorers> = async (context, input) => {
  const { query, now, record } = context
  const round = await getRound(context, input.roundId, 'for update')
  checkStage(round, 'nameScorers')
  const assessed = (await participantsOf(context, round.id, input.organisationId)).filter(
    (one) => one.exempt_code === null,
  )
  if (assessed.length === 0) refuseNow('assessment/unit-not-found')
  const staff = new Set((await staffOf(context, round, input.organisationId)).map((one) => one.personId))
  const lists: [string, string[]][] = [
    ['managerIds', input.managerIds],
    ['peerIds', input.peerIds],
    ['residentsBy', input.residentsBy ? [input.residentsBy] : []],
  ]
  for (const [field, ids] of lists) if (ids.some((id) => !staff.has(id))) refuseAt(field, 'assessment/scorer-not-found')

  const wanted = new Map<string, { participant: (typeof assessed)[number]; scorer: string; kind: ScorerKind }>()
  const asked = new Set(round.scheme.items.flatMap((item) => item.by ?? []))
  const want = (kind: ScorerKind, ids: readonly string[]) => {
    if (!asked.has(kind)) return
    for (const scorer of ids)
      for (const participant of assessed)
        if (participant.person_id !== scorer)
          wanted.set(`${participant.id} ${scorer} ${kind}`, { participant, scorer, kind })
  }
  want('manager', input.managerIds)
  want('peer', input.peerIds)
  want('residents', input.residentsBy ? [input.residentsBy] : [])

  const there = await sheetsOf(
    context,
    assessed.map((one) => one.id),
  )
  const drop = there.filter(
    (sheet) => sheet.kept_at === null && !wanted.has(`${sheet.participant_id} ${sheet.scorer_id} ${sheet.kind}`),
  )
  for (const sheet of there) wanted.delete(`${sheet.participant_id} ${sheet.scorer_id} ${sheet.kind}`)
  await query('delete from assessment.sheet where id = any ($1::uuid[])', [drop.map((sheet) => sheet.id)])
  const rows = [...wanted.values()].map(({ participant, scorer, kind }) => ({
    id: newId<'sheet'>(now),
    version: 1,
    round_id: round.id,
    participant_id: participant.id,
    person_id: participant.person_id,
    region_code: participant.region_code,
    organisation_id: participant.organisation_id,
    scorer_id: scorer,
    kind,
    points: {},
    comment: '',
  }))
  await query(
    'insert into assessment.sheet select * from jsonb_populate_recordset(null::assessment.sheet, $1::jsonb)',
    [JSON.stringify(rows)],
  )
  if (round.stage === 'scoring')
    await notifyAll(
      context,
      tellScorers(
        round,
        rows.map((row) => row.scorer_id),
      ),
    )
  record({
    kind: 'assessment/scorers-named',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    data: { organisationId: input.organisationId, sheets: rows.length },
  })
  return { sheets: there.length - drop.length + rows.length }
}

/** What scorers are told; nobody's name is in it. */
export const tellScorers = (
  round: { id: string; year: number; score_until: string | null },
  scorerIds: readonly string[],
) =>
  [...new Set(scorerIds)].map((personId) => ({
    personId,
    key: `assessment/score:${round.id}` as const,
    title: { zh: `${round.year} 年度考核：请评分`, en: `Assessment of ${round.year}: give your scores` },
    body: {
      zh: '评分表随填随存，只有您自己看得到；提交后计入。',
      en: 'Your sheets are kept as you write and seen by nobody else; they count once handed in.',
    },
    link: '/assessment/scoring',
    dueOn: round.score_until as never,
  }))
