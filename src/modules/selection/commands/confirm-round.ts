import { newCode } from '#kernel/new-check-code.ts'
import { yearsLater } from '#kernel/days.ts'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskName } from '#kernel/vault/mask.ts'
import { personNames } from '#modules/identity/public.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'
import type * as contract from '#modules/selection/contract.ts'
import { standingOf } from '#modules/selection/domain/notice.ts'
import { namesOf } from '#modules/selection/entrants.ts'
import { entriesOf, findNotice, noticeEntries, turnRound, writeActs } from '#modules/selection/notice-store.ts'
import { programmesFor } from '#modules/selection/rules.ts'
import { findRound } from '#modules/selection/store.ts'
import { type EntryRow, type RoundRow, selection } from '#modules/selection/tables.ts'

/** Gives titles to all whose notice is over and to whom no objection is open; the others wait for theirs. The first who confirms wins, and the other is told who was first. */
export const confirmRound: Handler<typeof contract.confirmRound> = async (context, input) => {
  const { db, actor, today, record } = context
  const round = await findRound(context, input.roundId, true)
  if (round.version !== input.basedOnVersion) await tellWhoWasFirst(context, round)
  if (round.stage !== 'notice') refuseNow('selection/not-at-this-stage')
  const notice = (await findNotice(context, round.id)) ?? refuseNow('kernel/not-found')
  // An objection of the last minute holds its entry until it is written, and is seen below.
  await selection(db)
    .selectFrom('selection.notice_entry')
    .select('entry_id')
    .where('round_id', '=', round.id)
    .forUpdate()
    .execute()
  const rows = await noticeEntries(context, notice)
  const standing = rows.map((row) => ({ ...row, standing: standingOf(row, today) }))
  const ready = standing.filter((one) => one.standing === 'ready')
  const left = standing.filter((one) => one.standing === 'shown' || one.standing === 'stopped').length
  if (ready.length === 0 && left > 0) refuseNow('selection/nobody-to-confirm')

  const ids = new Set(ready.map((one) => one.entry_id))
  const entries = (await entriesOf(context, round.id)).filter((one) => ids.has(one.id))
  const titles = await titlesFor(context, round, entries, notice.issuer, input.documentNumber)
  if (titles.length > 0) {
    await selection(db).insertInto('selection.title').values(titles).execute()
    await selection(db)
      .updateTable('selection.notice_entry')
      .set({ state: 'confirmed' })
      .where('round_id', '=', round.id)
      .where('entry_id', 'in', [...ids])
      .execute()
  }
  await writeActs(
    context,
    round,
    actor.personId,
    entries.map((one) => ({ kind: 'confirmed' as const, entryId: one.id, reason: input.documentNumber })),
  )
  const version = await turnRound(context, round, left === 0 ? 'confirmed' : 'notice')
  await notifyAll(
    context,
    titles.flatMap((one) =>
      one.person_id
        ? [
            {
              personId: one.person_id,
              key: `selection/title:${one.id}` as const,
              title:
                one.stage === 'held'
                  ? { zh: `您已入选${one.award}`, en: `You hold a title: ${one.award}` }
                  : { zh: `您已入选${one.award}培养`, en: `You are chosen for the training: ${one.award}` },
              body:
                one.stage === 'held'
                  ? { zh: '证书、任期和待遇见“我的称号”。', en: 'Certificate, term and money are under “My titles”.' }
                  : {
                      zh: '入选是培养的开始；称号由考核确定。',
                      en: 'This is the training; the title comes with the assessment.',
                    },
              link: '/selection/my-titles',
              dueOn: null,
            },
          ]
        : [],
    ),
  )
  record({
    kind: 'selection/round-confirmed',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { confirmed: titles.length, left },
  })
  return { confirmed: titles.length, left, version }
}

async function tellWhoWasFirst({ db, query, actor }: Context, round: RoundRow): Promise<never> {
  const last = await selection(db)
    .selectFrom('selection.notice_act')
    .select(['kind', 'acted_by'])
    .where('round_id', '=', round.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.kind !== 'confirmed' || last.acted_by === actor.personId) return refuseNow('kernel/changed-meanwhile')
  const names = await personNames(query, [last.acted_by])
  return refuseNow('selection/confirmed-meanwhile', { who: names.get(last.acted_by!) ?? '—' })
}

async function titlesFor(
  context: Context,
  round: RoundRow,
  entries: readonly EntryRow[],
  issuer: string,
  documentNumber: string,
) {
  const { house, now, today } = context
  const { rules } = round
  const names = await namesOf(context, entries)
  const named = programmesFor(house.packs, round.region_code as never, today).find(
    (one) => one.place === round.place && one.code === round.code,
  )
  // Being chosen is no title where the rule gives it by the assessment.
  const held = rules.titleBy === 'choice'
  return entries.map((one) => {
    const { name } = names.get(one.id)!
    return {
      id: newId<'title'>(now),
      round_id: round.id,
      entry_id: one.id,
      region_code: round.region_code,
      holder_region_code: one.region_code,
      organisation_id: one.organisation_id,
      employer_id: one.employer_id,
      person_id: one.person_id,
      place: round.place,
      code: round.code,
      track: one.track,
      award: rules.award?.zh ?? named?.title.zh ?? round.title,
      name_masked: one.person_id ? maskName(name) : name,
      issuer,
      stage: held ? ('held' as const) : ('training' as const),
      decided_on: today,
      document_number: documentNumber,
      from_on: held ? today : null,
      until_on: held && rules.termYears ? yearsLater(today, rules.termYears) : null,
      check_code: held ? newCode(codeLength) : null,
    }
  })
}
