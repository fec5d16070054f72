import { printedCode } from '#kernel/check-code.ts'
import { newCode } from '#kernel/new-check-code.ts'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskName } from '#kernel/vault/mask.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/training/contract.ts'
import { holding, minutesOf } from '#modules/training/domain/ledger.ts'
import { codeLength } from '#modules/training/domain/transcript-code.ts'
import { educationOf, versionOf } from '#modules/training/rules.ts'
import { keepTrainees, linesOf, ownPlace, traineesByIds, type Trainee } from '#modules/training/store.ts'
import { training } from '#modules/training/tables.ts'

async function issue(context: Context, person: Trainee, given: { from: string; until: string }) {
  const { db, query, house, actor, now, today, record } = context
  const [from, until] = [parseDay(given.from), parseDay(given.until)]
  if (until < from) refuseNow('training/span-upside-down', {}, [{ field: 'until', code: 'training/span-upside-down' }])
  await keepTrainees(query, [person])
  const lines = holding((await linesOf(query, [person.personId])).get(person.personId) ?? []).filter(
    (line) => line.earnedOn >= from && line.earnedOn <= until,
  )
  if (lines.length === 0) refuseNow('training/nothing-to-print')
  const county = person.regionCode.slice(0, 6).padEnd(12, '0')
  const [places, offices] = await Promise.all([
    regionNames(db, [county]),
    organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
  ])
  // An officer gives it in the office's name; whoever prints their own, in that of the place.
  const office =
    actor.permissions.has('training:correct') && actor.organisationId ? offices.get(actor.organisationId) : undefined
  const id = newId<'transcript'>(now)
  const row = {
    id,
    code: newCode(codeLength),
    person_id: person.personId,
    region_code: person.regionCode,
    organisation_id: person.organisationId,
    employer_id: person.employerId,
    name_masked: maskName(person.name),
    from_on: from,
    until_on: until,
    minutes: minutesOf(lines),
    lines: lines.map((line) => line.id),
    issuer: office ?? places.get(county) ?? county,
    issued_at: now,
    issued_by: actor.personId,
    pack_version: versionOf(educationOf(house.packs, person.regionCode, today)),
    withdrawn_on: null,
    withdrawal_reason: null,
  }
  await training(db).insertInto('training.transcript').values(row).execute()
  record({
    kind: 'training/transcript-issued',
    subject: { kind: 'transcript', id },
    regionCode: person.regionCode,
    day: today,
  })
  return {
    transcriptId: id,
    code: printedCode(row.code),
    from,
    until,
    minutes: row.minutes,
    issuedAt: now.toISOString(),
    state: 'valid' as const,
  }
}

export const issueMyTranscript: Handler<typeof contract.issueMyTranscript> = async (context, span) =>
  issue(context, await ownPlace(context), span)

export const issueTranscript: Handler<typeof contract.issueTranscript> = async (context, { personId, ...span }) => {
  const person = (await traineesByIds(context.query, [personId])).get(personId)
  return person ? issue(context, person, span) : refuseNow('kernel/not-found')
}
