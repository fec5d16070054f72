import type { Handler } from '#kernel/http.ts'
import { mediaTypeOf } from '#kernel/photograph.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { objectionFor } from '#modules/selection/commands/answer-objection.ts'
import type * as contract from '#modules/selection/contract.ts'
import { fileKey, filePlace, objectionPlace } from '#modules/selection/objection-place.ts'
import { selection } from '#modules/selection/tables.ts'

/** What an objection says, opened for this one answer. Who said it is asked apart, with a reason. */
export const objection: Handler<typeof contract.objection> = async (context, { objectionId }) => {
  const { db, house, about } = context
  const row = await objectionFor(context, objectionId)
  const files = await selection(db)
    .selectFrom('selection.objection_file')
    .select(['id', 'kind', 'bytes'])
    .where('objection_id', '=', row.id)
    .orderBy('id')
    .execute()
  about({ subject: { kind: 'objection', id: row.id }, regionCode: row.region_code })
  return {
    objectionId: row.id,
    words: house.vault.open(objectionPlace('words', row.id), row.words_sealed),
    named: row.named,
    files: files.map(({ id, ...file }) => ({ ...file, fileId: id })),
  }
}

/** Name and contact of who objected by name; asking stands in the audit with its reason. */
export const objector: Handler<typeof contract.objector> = async (context, { objectionId, reason }) => {
  const { house, about } = context
  const row = await objectionFor(context, objectionId)
  about({ subject: { kind: 'objection', id: row.id }, regionCode: row.region_code, reason })
  return {
    contact: row.contact_sealed && house.vault.open(objectionPlace('contact', row.id), row.contact_sealed),
  }
}

export const objectionFile: Handler<typeof contract.objectionFile> = async (context, { objectionId, fileId }) => {
  const { db, house, about } = context
  const row = await objectionFor(context, objectionId)
  const file = await selection(db)
    .selectFrom('selection.objection_file')
    .selectAll()
    .where('id', '=', fileId)
    .where('objection_id', '=', row.id)
    .executeTakeFirst()
  const sealed = file && (await house.files.get(fileKey(file.id)))
  if (!file || !sealed) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'objection', id: row.id }, regionCode: row.region_code })
  const type = file.kind === 'pdf' ? 'application/pdf' : mediaTypeOf(file.kind)
  return {
    name: `${file.id}.${file.kind}`,
    type,
    body: Buffer.from(house.vault.open(filePlace(file.id), sealed), 'base64'),
  }
}
