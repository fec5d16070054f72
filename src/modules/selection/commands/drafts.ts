import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { packFilesNow, packsNow } from '#kernel/packs/issued.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { prefixOf } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-drafts.ts'
import { casesIn, playDraft } from '#modules/selection/draft-cases.ts'
import {
  adoptedText,
  casesFileOf,
  casesText,
  emptyDraft,
  fileOf,
  filesOf,
  readDraft,
  textOf,
} from '#modules/selection/draft-rules.ts'
import { findDraft, placeOf, rowsOf } from '#modules/selection/draft-store.ts'
import { programmesFor } from '#modules/selection/rules.ts'
import { selection } from '#modules/selection/tables.ts'

/** The region of the writing office: it writes for nobody else. */
function ownRegion({ actor }: Pick<Context, 'actor'>) {
  return actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : refuseNow('selection/rules-not-yours')
}

/** A change of the rule that stands here, or a rule of one's own, perhaps after that of another place. */
export const beginDraft: Handler<typeof contract.beginDraft> = async (context, { from, code, title }) => {
  const { house, db, query, actor, now, today, record } = context
  const region = ownRegion(context)
  const files = await packFilesNow(rowsOf(query))
  const pack = house.packs.packs.find(({ prefixes }) => prefixes.includes(prefixOf(region)))
  const place = pack?.place ?? `r${prefixOf(region)}`
  const known = programmesFor(house.packs, region, today)
  const standing = from && known.find((one) => one.place === from.place && one.code === from.code)
  if (from && !standing) refuseNow('kernel/not-found')
  const changes = from?.place === place && from.code === code
  if (!changes && known.some((one) => one.place === place && one.code === code)) refuseNow('selection/code-taken')
  const draftId = newId<'draft'>(now)
  await selection(db)
    .insertInto('selection.draft')
    .values({
      id: draftId,
      region_code: region,
      place,
      code,
      text: !from ? emptyDraft(title) : changes ? (files.get(fileOf(from)) ?? '') : adoptedText(files, from),
      cases: from ? (files.get(casesFileOf(from)) ?? '') : '',
      based_on: files.get(fileOf({ place, code })) ?? '',
      written_by: actor.personId,
      written_at: now,
    })
    .execute()
  record({ kind: 'selection/draft-begun', subject: { kind: 'draft', id: draftId }, regionCode: region })
  return { draftId, version: 1, stage: 'draft' }
}

export const saveDraft: Handler<typeof contract.saveDraft> = async (context, input) => {
  const { db, actor, record } = context
  const row = await findDraft(context, input.draftId, true)
  if (row.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.stage === 'submitted') refuseNow('selection/draft-submitted')
  if (row.stage === 'issued' || row.stage === 'discarded') refuseNow('selection/draft-over')
  const standing = (await packFilesNow(rowsOf(context.query))).get(fileOf(row)) ?? ''
  const text = input.document ? textOf(input.document) : (input.text ?? row.text)
  const version = row.version + 1
  // Whoever changes it last is its writer: somebody else has to issue it.
  await selection(db)
    .updateTable('selection.draft')
    .set({
      text,
      cases: input.cases ? casesText(input.cases) : row.cases,
      version,
      note: input.note ?? row.note,
      stage: 'draft',
      written_by: actor.personId,
      // Its writer has the rule of now beside it.
      based_on: standing,
    })
    .where('id', '=', row.id)
    .execute()
  record({ kind: 'selection/draft-saved', subject: { kind: 'draft', id: row.id }, regionCode: row.region_code })
  return { draftId: row.id, version, stage: 'draft' }
}

export const moveDraft: Handler<typeof contract.moveDraft> = async (context, input) => {
  const { db, query, actor, now, today, house, record } = context
  const { act, reason } = input
  const row = await findDraft(context, input.draftId, true)
  if (row.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.stage === 'issued' || row.stage === 'discarded') refuseNow('selection/draft-over')
  if (act === 'submit' && row.stage === 'submitted') refuseNow('selection/draft-submitted')
  if ((act === 'issue' || act === 'send-back') && row.stage !== 'submitted') refuseNow('selection/draft-not-submitted')
  if (act === 'send-back' && reason === '') refuseNow('selection/draft-reason-missing')
  if (act === 'issue' && row.written_by === actor.personId) refuseNow('selection/own-draft')
  const files = await packFilesNow(rowsOf(query))
  const place = placeOf(row, (await regionNames(db, [row.region_code])).get(row.region_code))
  if (act === 'submit' || act === 'issue') {
    const read = readDraft(files, place, row, today)
    if (!('rules' in read))
      return refuseNow('selection/draft-faulty', {
        n: read.faults.length,
        first: read.faults[0]!.said[actor.language],
      })
    const played = await playDraft(read.packs, read.name, casesIn(row.cases), today)
    const failed = played.cases.filter(({ lines }) => lines.some((one) => !one.passed))
    if (failed[0]) refuseNow('selection/draft-cases-fail', { n: failed.length, first: failed[0].name })
    if (played.lacking[0])
      refuseNow(`selection/draft-case-${played.lacking[0].side}-missing`, {
        n: played.lacking.length,
        clause: played.lacking[0].name[actor.language],
      })
  }
  const stage = ({ submit: 'submitted', 'send-back': 'sent-back', issue: 'issued', discard: 'discarded' } as const)[act]
  const version = row.version + 1
  if (act === 'issue') {
    if ((files.get(fileOf(row)) ?? '') !== row.based_on) refuseNow('selection/draft-outdated')
    house.packs = await atTheGate(context, async () => {
      for (const [file, text] of filesOf(files, place, row))
        await query('insert into kernel.issued_rule (file, text, issued_by, issued_at) values ($1, $2, $3, $4)', [
          file,
          text,
          actor.personId,
          now,
        ])
      return packsNow(rowsOf(query), ({ file, line }) => house.log({ level: 'error', at: 'packs', file, line }))
    })
  }
  await selection(db)
    .updateTable('selection.draft')
    .set({
      stage,
      version,
      ...(act === 'submit' && { submitted_at: now }),
      ...(act === 'send-back' && { sent_back_because: reason }),
      ...(act === 'issue' && { issued_by: actor.personId, issued_at: now }),
    })
    .where('id', '=', row.id)
    .execute()
  record({ kind: `selection/draft-${stage}`, subject: { kind: 'draft', id: row.id }, regionCode: row.region_code })
  return { draftId: row.id, version, stage }
}
