import { createHash } from 'node:crypto'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ownStation } from '#modules/services/commands/own-station.ts'
import type * as contract from '#modules/services/contract.ts'
import { kindOf, onlyThePicture } from '#kernel/photograph.ts'
import { recordingOf } from '#modules/services/rules.ts'
import { keyOf, placeOf } from '#modules/services/photograph-place.ts'
import { services } from '#modules/services/tables.ts'

/** Takes a photograph before the record that names it. The phone makes the id, so that sending again changes nothing. */
export const sendPhotograph: Handler<typeof contract.sendPhotograph> = async (context, { photographId }) => {
  const { house, db, actor, now, today, body, record } = context
  const station = await ownStation(context, today)
  const { photographBytes } = recordingOf(house.packs, station.regionCode, today).value
  const kind = body && kindOf(body)
  if (!kind) return refuseNow('services/photograph-not-an-image')
  if (body.length > photographBytes)
    refuseNow('services/photograph-too-large', { megabytes: Math.floor(photographBytes / 1024 / 1024) })
  const picture = onlyThePicture(body, kind)
  if (!picture) return refuseNow('services/photograph-not-an-image')

  const digest = createHash('sha256').update(picture).digest()
  const known = await services(db)
    .selectFrom('services.photograph')
    .selectAll()
    .where('id', '=', photographId)
    .executeTakeFirst()
  if (known) {
    if (!known.digest.equals(digest) || known.worker_id !== actor.personId) refuseNow('services/photograph-differs')
    return { photographId: known.id, bytes: known.bytes }
  }
  const row = {
    id: photographId,
    record_id: null,
    region_code: station.regionCode,
    station_id: station.id,
    worker_id: actor.personId,
    kind,
    bytes: picture.length,
    digest,
    at: now,
  }
  const saved = await services(db)
    .insertInto('services.photograph')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) return refuseNow('services/photograph-differs')
  // Written last: a row without its file would be a lie, a file without its row is only space, and is written anew when it is sent again.
  await house.files.put(keyOf(saved.id), house.vault.seal(placeOf(saved.id), Buffer.from(picture).toString('base64')))
  record({
    kind: 'services/photograph-sent',
    subject: { kind: 'photograph', id: saved.id },
    regionCode: station.regionCode,
    day: today,
  })
  return { photographId: saved.id, bytes: picture.length }
}
