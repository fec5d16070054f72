import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { type Day, monthsLater } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { getPerson, placeColumns, refuseAt } from '#modules/certificates/commands/given.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { correctionOf, isVerified } from '#modules/certificates/domain/qualification.ts'
import { numberHash, readNumber, verificationsOf } from '#modules/certificates/national-list.ts'
import { certificatesOf } from '#modules/certificates/rules.ts'
import { lockQualification } from '#modules/certificates/store.ts'
import { certificates } from '#modules/certificates/tables.ts'
import { attachEvidence, type PersonPlace } from '#modules/workforce/public.ts'

type Given = z.output<(typeof contract.recordOwnQualification)['input']>

export const recordQualification: Handler<typeof contract.recordQualification> = (context, input) =>
  recordOne(context, input.personId, input)
export const recordOwnQualification: Handler<typeof contract.recordOwnQualification> = (context, input) =>
  recordOne(context, context.actor.personId, input)

/** Records a certificate and looks it up in the national list at once. */
async function recordOne(context: Context, personId: string, given: Given) {
  const { db, query, now, today, record } = context
  const person = await getPerson(context, personId)
  const row = await readQualification(context, person, given)
  const held = await certificates(db)
    .selectFrom('certificates.qualification')
    .select('id')
    .where('person_id', '=', personId)
    .where('level', '=', given.level)
    .where('verification', '<>', 'rejected')
    .executeTakeFirst()
  if (held) refuseAt('level', 'level-held-already')
  const id = newId<'qualification'>(now)
  const saved = await certificates(db)
    .insertInto('certificates.qualification')
    .values({
      id,
      ...placeColumns(person),
      ...row,
      verified_by: null,
      feedback: null,
      answer: null,
      source: 'entered',
      campaign_id: null,
      recorded_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  // The level was free a moment ago, so it is the number that someone else has, perhaps out of reach.
  if (!saved) return refuseAt('number', 'number-of-another')
  await attachEvidence(query, given.evidenceIds, { personId, usedFor: 'certificates/certificate', usedBy: id })
  record({
    kind: 'certificates/qualification-recorded',
    subject: { kind: 'qualification', id },
    regionCode: person.regionCode,
    day: today,
    data: { level: given.level },
  })
  return { id, version: saved.version, verification: row.verification }
}

export const changeQualification: Handler<typeof contract.changeQualification> = (context, input) =>
  changeOne(context, input.qualificationId, input.basedOnVersion, input, false)
export const changeOwnQualification: Handler<typeof contract.changeOwnQualification> = (context, input) =>
  changeOne(context, input.qualificationId, input.basedOnVersion, input, true)

/** Corrects a certificate. Once it is verified only the office adds what came later: the day it was issued, the review of the senior level. */
async function changeOne(context: Context, id: string, basedOnVersion: number, given: Given, own: boolean) {
  const { db, query, actor, today, record } = context
  const before = await lockQualification(context, id)
  if (!before || (own && before.person_id !== actor.personId)) return refuseNow('kernel/not-found')
  if (before.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const person = await getPerson(context, before.person_id)
  const row = await readQualification(context, person, given)
  const settled = isVerified(before.verification)
  const sameCertificate =
    before.level === row.level && (before.number ?? row.number) === row.number && before.passed_on === row.passed_on
  const correction = correctionOf(before.verification, own)
  if (!correction || (correction === 'what-came-later' && !sameCertificate)) refuseNow('certificates/settled-already')
  if (!own && before.person_id === actor.personId) refuseNow('certificates/not-own-case')
  if (before.level !== row.level) {
    const held = await query(
      'select from certificates.qualification where person_id = $1 and level = $2 and verification <> $3',
      [before.person_id, row.level, 'rejected'],
    )
    if (held.length > 0) refuseAt('level', 'level-held-already')
  }
  const taken = await query(
    'select from certificates.qualification where id <> $1 and person_id = $2 and level = $3 and verification <> $4',
    [id, person.personId, row.level, 'rejected'],
  )
  if (taken.length > 0) refuseAt('level', 'level-held-already')
  const other = row.number_hash
    ? await query('select from certificates.qualification where id <> $1 and number_hash = $2 and verification <> $3', [
        id,
        row.number_hash,
        'rejected',
      ])
    : []
  if (other.length > 0) refuseAt('number', 'number-of-another')
  const kept = settled ? { verification: before.verification, verified_at: before.verified_at } : {}
  const version = before.version + 1
  await certificates(db)
    .updateTable('certificates.qualification')
    .set({ ...row, ...kept, version })
    .where('id', '=', id)
    .execute()
  const attached = { personId: before.person_id, usedFor: 'certificates/certificate', usedBy: id }
  await attachEvidence(query, given.evidenceIds, attached)
  record({
    kind: 'certificates/qualification-changed',
    subject: { kind: 'qualification', id },
    regionCode: person.regionCode,
    day: today,
  })
  return { id, version, verification: kept.verification ?? row.verification }
}

async function readQualification({ house, query, now, today }: Context, person: PersonPlace, given: Given) {
  const number = given.number ? readNumber(given.number) : null
  if (number === undefined) return refuseAt('number', 'number-not-plain')
  for (const field of ['passedOn', 'issuedOn', 'reviewedOn'] as const)
    if (given[field] && given[field] > today) refuseAt(field, 'day-in-future')
  if (given.passedOn < '2008-01-01') refuseAt('passedOn', 'day-too-early')
  if (given.issuedOn && given.issuedOn < given.passedOn) refuseAt('issuedOn', 'issued-before-passed')
  if (given.reviewedOn && given.level !== 'senior') refuseAt('reviewedOn', 'review-of-senior-only')
  if (given.reviewedOn && given.reviewedOn < given.passedOn) refuseAt('reviewedOn', 'issued-before-passed')
  const { ticketMonths } = certificatesOf(house.packs, person.regionCode, today).value
  const [verification] = await verificationsOf(query, house.vault, [
    { personId: person.personId, number, name: person.name, level: given.level },
  ])
  return {
    level: given.level,
    number,
    number_hash: number ? numberHash(house.vault, number) : null,
    passed_on: given.passedOn,
    issued_on: given.issuedOn,
    reviewed_on: given.reviewedOn,
    ticket_until: given.level === 'senior' ? monthsLater(given.passedOn as Day, ticketMonths) : null,
    verification: verification!,
    verified_at: verification === 'matched' ? now : null,
  }
}
