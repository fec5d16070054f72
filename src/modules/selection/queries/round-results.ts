import { dueOn } from '#kernel/calendar.ts'
import { formatDay } from '#kernel/days.ts'
import { docx, pdf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { byTheOffice } from '#modules/selection/commands/publish-notice.ts'
import { freePlaces } from '#modules/selection/commands/move-up.ts'
import type * as contract from '#modules/selection/contract.ts'
import { nextUp, standingOf } from '#modules/selection/domain/notice.ts'
import { namesOf } from '#modules/selection/entrants.ts'
import { entriesOf, findNotice, leastShown, noticeEntries, sealedList } from '#modules/selection/notice-store.ts'
import { findRound } from '#modules/selection/store.ts'
import { type RoundRow, selection } from '#modules/selection/tables.ts'
import { entryShown, lastsWords, movedDays } from '#modules/selection/queries/public-notices.ts'
import type { Context } from '#kernel/context.ts'

/** The round after its list was sealed, as the office that decides sees it. */
export const roundResults: Handler<typeof contract.roundResults> = async (context, { roundId }) => {
  const round = await findRound(context, roundId)
  // A round is open to all to read; its results are the office's own.
  if (!isOfTheOffice(context, round)) return refuseNow('kernel/not-found')
  const notice = await findNotice(context, round.id)
  context.about({ subject: { kind: 'round', id: round.id }, regionCode: round.region_code })
  return {
    roundId: round.id,
    title: round.title,
    stage: round.stage,
    version: round.version,
    proposed: round.stage === 'sealed' ? await proposed(context, round) : null,
    notice: notice ? await shown(context, round, notice) : null,
  }
}

const isOfTheOffice = ({ actor }: Context, round: RoundRow): boolean =>
  actor.jurisdiction.kind === 'region' && isWithin(round.region_code as RegionCode, actor.jurisdiction.regionCode)

async function proposed(context: Context, round: RoundRow) {
  const { db, house, today } = context
  const lasts = round.rules.notice ?? null
  const last = lasts && dueOn(lasts, today, house.calendar)
  const basis = lasts ? (round.rules.bases['notice'] ?? byTheOffice) : byTheOffice
  const list = await sealedList(context, round.id)
  const units = await organisationNames(db, round.organisation_id ? [round.organisation_id] : [])
  return {
    lasts,
    basis: lasts ? basisWords(basis) : { zh: byTheOffice.title, en: byTheOffice.en! },
    certainty: basis.certainty,
    columns: round.rules.noticeShows.length > 0 ? round.rules.noticeShows : leastShown,
    chosen: list.filter((one) => one.chosen).length,
    lastOn: last?.known ? last.value : null,
    issuer: units.get(round.organisation_id ?? '') ?? '',
  }
}

async function shown(context: Context, round: RoundRow, notice: NonNullable<Awaited<ReturnType<typeof findNotice>>>) {
  const { db, query, today, actor } = context
  const [rows, entries, list, objections, acts, titles] = await Promise.all([
    noticeEntries(context, notice),
    entriesOf(context, round.id),
    sealedList(context, round.id),
    selection(db)
      .selectFrom('selection.objection')
      .select(['id', 'entry_id', 'named', 'stage', 'answer', 'received_at'])
      .where('round_id', '=', round.id)
      .orderBy('received_at')
      .execute(),
    selection(db)
      .selectFrom('selection.notice_act')
      .selectAll()
      .where('round_id', '=', round.id)
      .orderBy('seq')
      .execute(),
    selection(db).selectFrom('selection.title').select(['id', 'entry_id']).where('round_id', '=', round.id).execute(),
  ])
  const [names, people] = await Promise.all([
    namesOf(context, entries),
    personNames(
      query,
      acts.map((one) => one.acted_by),
    ),
  ])
  const byEntry = Map.groupBy(objections, (one) => one.entry_id)
  const own = new Set(entries.filter((one) => one.person_id === actor.personId).map((one) => one.id))
  const titleOf = new Map(titles.map((one) => [one.entry_id, one.id]))
  const free = freePlaces(rows)
  const next =
    free > 0 && round.stage === 'notice'
      ? nextUp(
          list,
          new Set(rows.map((one) => one.entry_id)),
          new Set(entries.filter((one) => one.stage === 'admitted').map((one) => one.id)),
        )
      : undefined
  return {
    issuer: notice.issuer,
    lasts: notice.lasts,
    basis: notice.basis.place ? basisWords(notice.basis) : { zh: notice.basis.title, en: notice.basis.en ?? '' },
    certainty: notice.basis.certainty,
    fromOn: notice.from_on,
    columns: notice.shows,
    moved: movedDays(rows, acts),
    rows: rows.map((row) => ({
      ...entryShown(row, notice.shows),
      name: names.get(row.entry_id)?.name ?? '',
      standing: standingOf(row, today),
      reason: row.reason,
      titleId: titleOf.get(row.entry_id) ?? null,
      // What is said against oneself is answered by a colleague.
      objections: own.has(row.entry_id)
        ? []
        : (byEntry.get(row.entry_id) ?? []).map((one) => ({
            objectionId: one.id,
            named: one.named,
            stage: one.stage,
            answer: one.answer,
            receivedAt: one.received_at.toISOString(),
          })),
    })),
    acts: acts
      .filter((one) => !one.entry_id || !own.has(one.entry_id))
      .map((one) => ({
        kind: one.kind,
        who: people.get(one.acted_by ?? '') ?? null,
        entry: (one.entry_id && names.get(one.entry_id)?.name) ?? null,
        reason: one.was_on && one.is_on ? `${one.was_on} → ${one.is_on}` : one.reason,
        at: one.acted_at.toISOString(),
      })),
    next: next ? { entryId: next.entryId, name: names.get(next.entryId)?.name ?? '', rank: next.rank } : null,
    freePlaces: free,
  }
}

/** The notice on paper, as it stands on the public site. */
export const noticeFile: Handler<typeof contract.noticeFile> = async (context, { roundId, as }) => {
  const { house, about } = context
  const round = await findRound(context, roundId)
  const notice = isOfTheOffice(context, round) ? await findNotice(context, round.id) : undefined
  if (!notice) return refuseNow('kernel/not-found')
  const rows = (await noticeEntries(context, notice)).filter((one) => one.state !== 'struck')
  const lastOn =
    rows
      .map((one) => one.lastOn)
      .toSorted()
      .at(-1) ?? notice.from_on
  const say = (day: string) => formatDay(day as never, 'zh')
  about({ subject: { kind: 'round', id: round.id }, regionCode: round.region_code })
  const report = {
    title: `关于${round.title}拟入选名单的公示`,
    issuer: notice.issuer,
    issuedOn: notice.from_on,
    period: `${say(notice.from_on)}至${say(lastOn)}`,
    lead: [
      `根据有关规定，经推荐、审核、评审，拟确定以下${rows.length}${round.rules.subject === 'person' ? '名同志' : round.rules.subject === 'project' ? '个项目' : '个单位'}入选${round.title}，现予公示。公示期为${lastsWords(notice.lasts)}，自${say(notice.from_on)}至${say(lastOn)}。`,
      `公示期内，任何单位和个人对名单有异议的，可以${house.publicOrigin ? `登录${house.publicOrigin}/notices` : '在本平台公开网站“公示”栏'}提出，可以署名，也可以匿名；请写明事实，尽量附上证据。我们对异议人的情况保密。最后一天以当天24时为限。`,
    ],
    sections: [
      {
        heading: '拟入选名单',
        paragraphs: [],
        table: {
          title: '拟入选名单',
          columns: [
            { title: '序号', kind: 'text' as const, align: 'center' as const },
            ...notice.shows.map((one) => ({ title: one.name.zh, kind: 'text' as const })),
          ],
          rows: rows.map((row) => [String(row.place), ...notice.shows.map((one) => row.fields[one.code] ?? '')]),
        },
      },
    ],
    notes: [],
    demonstration: house.demonstration,
  }
  const type =
    as === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: `公示-${round.title}.${as}`, type, body: await (as === 'pdf' ? pdf(report) : docx(report)) }
}
