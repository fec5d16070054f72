import { printedCode } from '#kernel/check-code.ts'
import { newCode } from '#kernel/new-check-code.ts'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskName } from '#kernel/vault/mask.ts'
import { organisationNamesAnywhere } from '#modules/organisations/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { codeLength } from '#modules/volunteers/domain/record-code.ts'
import { holding, minutesOf } from '#modules/volunteers/domain/standing.ts'
import { refuseAt } from '#modules/volunteers/reach.ts'
import { getOwn, getVolunteer, linesOf, type VolunteerRow } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** A record of what was served within some days: the lines that hold today, and who recorded them. Free, and at any time. */
async function issue(
  { db, query, actor, now, today, record }: Context,
  row: VolunteerRow,
  given: { from: string; until: string; withSeal: boolean },
) {
  const [from, until] = [parseDay(given.from), parseDay(given.until)]
  if (until < from) refuseAt('until', 'span-upside-down')
  const lines = holding((await linesOf(query, [row.id])).get(row.id) ?? []).filter(
    (line) => line.servedOn >= from && line.servedOn <= until,
  )
  if (lines.length === 0) refuseNow('volunteers/nothing-to-print')
  const recorders = await organisationNamesAnywhere(
    query,
    lines.map((line) => line.organisationId),
  )
  const id = newId<'record'>(now)
  const code = newCode(codeLength)
  const minutes = minutesOf(lines)
  await volunteers(db)
    .insertInto('volunteers.record_check')
    .values({
      id,
      code,
      volunteer_id: row.id,
      volunteer_number: row.number,
      person_id: row.person_id,
      region_code: row.region_code,
      organisation_id: row.organisation_id,
      name_masked: maskName(row.name),
      from_on: from,
      until_on: until,
      minutes,
      lines: lines.map((line) => line.id),
      recorders: [...new Set(recorders.values())].toSorted(),
      with_seal: given.withSeal,
      issued_at: now,
      issued_by: actor.personId,
    })
    .execute()
  record({
    kind: 'volunteers/record-issued',
    subject: { kind: 'record', id },
    regionCode: row.region_code,
    day: today,
  })
  return {
    recordId: id,
    code: printedCode(code),
    from,
    until,
    minutes,
    withSeal: given.withSeal,
    issuedAt: now.toISOString(),
    state: 'valid' as const,
  }
}

export const issueMyRecord: Handler<typeof contract.issueMyRecord> = async (context, given) =>
  issue(context, await getOwn(context), given)

export const issueRecord: Handler<typeof contract.issueRecord> = async (context, { volunteerId, ...given }) =>
  issue(context, await getVolunteer(context, volunteerId), given)
