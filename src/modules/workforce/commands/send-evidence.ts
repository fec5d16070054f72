import { createHash } from 'node:crypto'
import type { Handler } from '#kernel/http.ts'
import { kindOf, onlyThePicture } from '#kernel/photograph.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { keyOf, placeOf } from '#modules/workforce/evidence-place.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** Takes a picture or a PDF before what names it. The sender makes the id, so that sending again changes nothing. */
export const sendEvidence: Handler<typeof contract.sendEvidence> = async (context, { evidenceId, personId }) => {
  const { house, db, actor, now, today, body, record } = context
  const about = personId ?? actor.personId
  if (about !== actor.personId && !actor.permissions.has('workforce:register')) refuseNow('kernel/not-found')
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .select(['region_code', 'organisation_id', 'employer_id'])
    .where('person_id', '=', about)
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  const { evidenceBytes } = registryOf(house.packs, file.region_code as RegionCode, today).value
  if (!body || body.length > evidenceBytes)
    return refuseNow('workforce/evidence-too-large', { megabytes: Math.floor(evidenceBytes / 1024 / 1024) })
  const { kind, bytes } = readEvidence(body)

  const digest = createHash('sha256').update(bytes).digest()
  const row = {
    id: evidenceId,
    person_id: about,
    ...file,
    kind,
    bytes: bytes.length,
    digest,
    sent_by: actor.personId,
    at: now,
    used_for: null,
    used_by: null,
  }
  const saved = await workforce(db)
    .insertInto('workforce.evidence')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) {
    const known = await workforce(db)
      .selectFrom('workforce.evidence')
      .selectAll()
      .where('id', '=', evidenceId)
      .executeTakeFirst()
    if (!known?.digest.equals(digest) || known.sent_by !== actor.personId)
      return refuseNow('workforce/evidence-differs')
    return { evidenceId, bytes: known.bytes }
  }
  // Written last: a row without its file would be a lie, a file without its row is only space, and is written anew when it is sent again.
  await house.files.put(keyOf(evidenceId), house.vault.seal(placeOf(evidenceId), Buffer.from(bytes).toString('base64')))
  record({
    kind: 'workforce/evidence-sent',
    subject: { kind: 'evidence', id: evidenceId },
    regionCode: file.region_code,
    day: today,
  })
  return { evidenceId, bytes: bytes.length }
}

/** What the bytes are by their own first words; a picture without the place and the device that the camera wrote into it. */
function readEvidence(body: Buffer): { kind: 'jpeg' | 'png' | 'webp' | 'pdf'; bytes: Uint8Array } {
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') return { kind: 'pdf', bytes: body }
  const kind = kindOf(body)
  const bytes = kind && onlyThePicture(body, kind)
  return bytes ? { kind, bytes } : refuseNow('workforce/evidence-not-readable')
}
