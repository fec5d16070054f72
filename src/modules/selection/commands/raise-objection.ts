import { printedCode } from '#kernel/check-code.ts'
import { newCode } from '#kernel/new-check-code.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay, todayIn } from '#kernel/days.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { kindOf, onlyThePicture } from '#kernel/photograph.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify } from '#modules/notices/public.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'
import type * as contract from '#modules/selection/contract.ts'
import { objectionLimits } from '#modules/selection/contract.ts'
import { lastDayNow } from '#modules/selection/domain/notice.ts'
import { findNotice, writeActs } from '#modules/selection/notice-store.ts'
import { fileKey, filePlace, objectionPlace, receiptDigest } from '#modules/selection/objection-place.ts'
import { selection } from '#modules/selection/tables.ts'

/** Anyone objects to one entry of a notice, to the last minute of its last day, with or without a name. What they say is sealed; nothing else is kept of them. */
export const raiseObjection: OutsideHandler<typeof contract.raiseObjection> = async ({ house, now }, input) => {
  const at = (field: string, code: string, params = {}) => refuseNow(code, params, [{ field, code, params }])
  if (input.named && !input.name) at('name', 'selection/objector-unnamed')
  if (input.named && !input.contact) at('contact', 'selection/objector-unreachable')
  const files = input.files.map((file) => readFile(Buffer.from(file, 'base64')))
  return inTransaction(house.gatePool, gate, async (transaction) => {
    const { db } = transaction
    const again = await selection(db)
      .selectFrom('selection.objection')
      .select(['id', 'receipt_sealed'])
      .where('id', '=', input.objectionId)
      .executeTakeFirst()
    if (again)
      return { receipt: printedCode(house.vault.open(objectionPlace('receipt', again.id), again.receipt_sealed)) }
    const round = await selection(db)
      .selectFrom('selection.round')
      .select(['id', 'region_code', 'stage', 'title'])
      .where('id', '=', input.roundId)
      .executeTakeFirst()
    const notice = round && (await findNotice({ db }, round.id))
    const entry = await selection(db)
      .selectFrom('selection.notice_entry')
      .selectAll()
      .where('entry_id', '=', input.entryId)
      .where('round_id', '=', input.roundId)
      // Whoever confirms meanwhile waits for this, or this for them.
      .forUpdate()
      .executeTakeFirst()
    if (!round || !notice || !entry) return refuseNow('kernel/not-found')
    const lastOn = lastDayNow(
      { fromOn: parseDay(entry.from_on), lastOn: parseDay(entry.last_on) },
      notice.lasts,
      house.calendar,
    )
    if (round.stage !== 'notice' || entry.state !== 'standing' || todayIn(now) > lastOn)
      return refuseNow('selection/notice-over')

    const id = input.objectionId
    const code = newCode(codeLength)
    const seal = (what: 'words' | 'contact' | 'receipt', plain: string) =>
      house.vault.seal(objectionPlace(what, id), plain)
    await selection(db)
      .insertInto('selection.objection')
      .values({
        id,
        round_id: round.id,
        entry_id: entry.entry_id,
        region_code: round.region_code,
        named: input.named,
        words_sealed: seal('words', input.words),
        contact_sealed: input.named ? seal('contact', `${input.name}\n${input.contact}`) : null,
        receipt_digest: receiptDigest(code),
        receipt_sealed: seal('receipt', code),
        received_at: now,
      })
      .execute()
    for (const file of files) {
      const fileId = newId<'file'>(now)
      await selection(db)
        .insertInto('selection.objection_file')
        .values({
          id: fileId,
          objection_id: id,
          region_code: round.region_code,
          kind: file.kind,
          bytes: file.bytes.length,
        })
        .execute()
      // Before the end of the transaction: a row without its file would be a lie, a file without its row is only space.
      await house.files.put(
        fileKey(fileId),
        house.vault.seal(filePlace(fileId), Buffer.from(file.bytes).toString('base64')),
      )
    }
    await writeActs({ db, now }, round, null, [{ kind: 'objected', entryId: entry.entry_id }])
    await notify(
      { query: transaction.query, now },
      {
        personId: notice.published_by,
        key: `selection/objection:${id}`,
        title: { zh: `“${round.title}”公示收到异议`, en: `An objection to “${round.title}”` },
        body: { zh: '只停住所涉的一项，请调查后答复。', en: 'It stops one entry only. Look into it and answer.' },
        link: `/selection/results/${round.id}`,
        dueOn: null,
      },
    )
    return { receipt: printedCode(code) }
  })
}

/** What the bytes are by their own first words; a picture without the place and the device that would tell who took it. */
function readFile(body: Buffer): { kind: 'jpeg' | 'png' | 'webp' | 'pdf'; bytes: Uint8Array } {
  const no = (code: string) => refuseNow(code, {}, [{ field: 'files', code }])
  if (body.length > objectionLimits.bytes) return no('selection/file-too-large')
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') return { kind: 'pdf', bytes: body }
  const kind = kindOf(body)
  const bytes = kind && onlyThePicture(body, kind)
  return kind && bytes ? { kind, bytes } : no('selection/file-not-readable')
}

/** What became of an objection, for whoever holds its receipt. */
export const objectionAnswer: OutsideHandler<typeof contract.objectionAnswer> = async ({ house }, input) => {
  const digest = receiptDigest(input.receipt)
  const row =
    digest &&
    (await inTransaction(house.gatePool, gate, ({ db }) =>
      selection(db)
        .selectFrom('selection.objection')
        .select(['stage', 'answer', 'received_at', 'answered_at'])
        .where('receipt_digest', '=', digest)
        .executeTakeFirst(),
    ))
  if (!row) return { state: 'unknown', answer: '', receivedOn: null, answeredOn: null }
  return {
    state: row.stage,
    answer: row.answer,
    receivedOn: todayIn(row.received_at),
    answeredOn: row.answered_at && todayIn(row.answered_at),
  }
}
