import { dueOn } from '#kernel/calendar.ts'
import type { Handler } from '#kernel/http.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { namesOf, shownOf } from '#modules/selection/entrants.ts'
import { entriesOf, leastShown, lockRound, sealedList, turnRound, writeActs } from '#modules/selection/notice-store.ts'
import { selection } from '#modules/selection/tables.ts'

/** Where the rule does not say how long: the office says it, and the notice says that it did. */
export const byTheOffice: Basis = {
  place: '',
  document: '',
  title: '由公示单位确定',
  en: 'Set by the office',
  certainty: 'assumed',
  source: '',
}

/** Shows the chosen to the public, as many days as the rule says and with what it says of each. */
export const publishNotice: Handler<typeof contract.publishNotice> = async (context, input) => {
  const { db, house, actor, now, today, record } = context
  const round = await lockRound(context, input.roundId, input.basedOnVersion, ['sealed'])
  const list = (await sealedList(context, round.id))
    .filter((one) => one.chosen)
    .toSorted((a, b) => a.rank - b.rank || a.entryId.localeCompare(b.entryId))
  if (list.length === 0) refuseNow('selection/nobody-chosen')
  const lasts = round.rules.notice ?? input.lasts
  if (!lasts)
    return refuseNow('selection/notice-length-missing', {}, [
      { field: 'lasts', code: 'selection/notice-length-missing' },
    ])
  const last = dueOn(lasts, today, house.calendar)
  if (!last.known) return refuseNow('selection/calendar-missing', { year: last.missingYear })

  const entries = new Map((await entriesOf(context, round.id)).map((one) => [one.id, one]))
  const names = await namesOf(context, [...entries.values()])
  const shows = round.rules.noticeShows.length > 0 ? round.rules.noticeShows : leastShown
  await selection(db)
    .insertInto('selection.notice')
    .values({
      round_id: round.id,
      region_code: round.region_code,
      organisation_id: round.organisation_id,
      issuer: input.issuer,
      lasts,
      basis: JSON.stringify(round.rules.notice ? (round.rules.bases['notice'] ?? byTheOffice) : byTheOffice) as never,
      shows: JSON.stringify(shows) as never,
      from_on: today,
      published_by: actor.personId,
      published_at: now,
    })
    .execute()
  await selection(db)
    .insertInto('selection.notice_entry')
    .values(
      list.map((one, at) => ({
        entry_id: one.entryId,
        round_id: round.id,
        region_code: round.region_code,
        place: at + 1,
        fields: shownOf(house, entries.get(one.entryId)!, names.get(one.entryId)!, one, shows, round.rules.tracks),
        from_on: today,
        promised_last_on: last.value,
        last_on: last.value,
      })),
    )
    .execute()
  // Whoever publishes has opened the names, if nobody had before.
  await selection(db)
    .updateTable('selection.sealed_list')
    .set({ opened_at: now })
    .where('round_id', '=', round.id)
    .where('opened_at', 'is', null)
    .execute()
  await writeActs(context, round, actor.personId, [{ kind: 'published', is: last.value }])
  const version = await turnRound(context, round, 'notice')
  await notifyAll(
    context,
    list.flatMap(({ entryId }) => {
      const personId = entries.get(entryId)!.person_id
      return personId
        ? [
            {
              personId,
              key: `selection/notice:${entryId}` as const,
              title: { zh: `“${round.title}”正在公示`, en: `“${round.title}” is on public notice` },
              body: {
                zh: '您在拟入选名单中，公示期满无异议后确认。',
                en: 'You are on the list; it is confirmed when the notice ends without objection.',
              },
              link: null,
              dueOn: null,
            },
          ]
        : []
    }),
  )
  record({
    kind: 'selection/notice-published',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { entries: list.length, lastOn: last.value },
  })
  return { lastOn: last.value, version }
}
