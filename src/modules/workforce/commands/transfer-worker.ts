import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, levelOf, type RegionCode } from '#kernel/region.ts'
import { moveRights } from '#modules/identity/public.ts'
import { notify } from '#modules/notices/public.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { placeOf } from '#modules/workforce/commands/apply-proposal.ts'
import { lockFile } from '#modules/workforce/commands/lock-file.ts'
import { takeUp } from '#modules/workforce/commands/move-worker.ts'
import { placeFile } from '#modules/workforce/commands/place-file.ts'
import { readPlace, refuseAt } from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { saveChanges } from '#modules/workforce/store.ts'
import { workforce, type WorkforceTables } from '#modules/workforce/tables.ts'

type TransferRow = Selectable<WorkforceTables['workforce.transfer']>

/** The sending county lets a worker go to another county, with their consent; the file stays with it until the other accepts. */
export const releaseWorker: Handler<typeof contract.releaseWorker> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const file = await lockFile(context, input)
  if (file.status !== 'active') return refuseNow('workforce/not-active')
  if (file.person_id === actor.personId) refuseNow('workforce/not-ones-own')
  if (levelOf(input.toRegionCode) !== 'county') refuseAt('toRegionCode', 'not-a-county')
  if (input.toRegionCode.slice(0, 6) === file.region_code.slice(0, 6)) refuseAt('toRegionCode', 'same-county')
  if (input.consentedOn > today) refuseAt('consentedOn', 'day-in-future')
  const id = newId<'transfer'>(now)
  const saved = await workforce(db)
    .insertInto('workforce.transfer')
    .values({
      id,
      person_id: file.person_id,
      region_code: file.region_code,
      organisation_id: file.organisation_id,
      employer_id: file.employer_id,
      person_name: file.name,
      to_region_code: input.toRegionCode,
      to_organisation_id: null,
      to_employer_id: null,
      reason: input.reason,
      consented_on: input.consentedOn,
      released_by: actor.personId,
      released_at: now,
      decided_by: null,
      decided_at: null,
      answer: null,
      counts_years: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('workforce/transfer-open')
  record({
    kind: 'workforce/transfer-released',
    subject: { kind: 'person', id: file.person_id },
    regionCode: file.region_code,
    day: today,
    data: { toRegionCode: input.toRegionCode },
  })
  return { transferId: id, version: saved.version }
}

/** The receiving county takes the file over with all that is kept of the person; their rights at the old place end, their past stays. */
export const acceptTransfer: Handler<typeof contract.acceptTransfer> = async (context, input) => {
  const { house, query, db, actor, now, today, record } = context
  const transfer = await lockTransfer(context, input)
  if (!reachesTo(context, transfer)) return refuseNow('kernel/not-found')
  if (transfer.released_by === actor.personId) refuseNow('workforce/not-ones-own')
  const place = await readPlace(context, {
    regionCode: transfer.to_region_code as RegionCode,
    organisationId: input.organisationId,
    employerId: input.employerId,
  })
  if (place.regionCode.slice(0, 6) !== transfer.to_region_code.slice(0, 6))
    refuseAt('organisationId', 'place-out-of-reach')
  if (input.on > today) refuseAt('on', 'day-in-future')
  const otherProvince = transfer.region_code.slice(0, 2) !== transfer.to_region_code.slice(0, 2)
  const countsYears = otherProvince
    ? (input.countsYears ?? registryOf(house.packs, place.regionCode, today).value.outsideYearsCount)
    : null

  // The file lies beyond the receiver's reach until now.
  const file = await atTheGate({ query }, () => lockFile(context, { personId: transfer.person_id }))
  if (file.status !== 'active') return refuseNow('workforce/not-active')
  await placeFile(context, { personId: file.person_id, name: file.name }, place, async () => {
    await workforce(db)
      .updateTable('workforce.worker')
      .set({ version: file.version + 1, changed_at: now })
      .where('person_id', '=', file.person_id)
      .execute()
    // Years inside the province add up whatever county they were served in; those of another by the rule, or as the receiver chose.
    await query(
      `update workforce.employment set is_counted = (work_region_code is null or left(work_region_code, 2) = left($2, 2) or $3) where person_id = $1`,
      [file.person_id, place.regionCode, countsYears ?? false],
    )
    for (const account of await moveRights(query, {
      personId: file.person_id,
      on: today,
      now,
      by: actor.accountId,
      to: null,
    }))
      house.forget(account)
  })
  await takeUp(
    context,
    { ...file, region_code: place.regionCode, organisation_id: place.organisationId, employer_id: place.employerId },
    place,
    input,
  )
  const version = transfer.version + 1
  await workforce(db)
    .updateTable('workforce.transfer')
    .set({
      state: 'accepted',
      version,
      decided_by: actor.personId,
      decided_at: now,
      counts_years: countsYears,
      to_organisation_id: place.organisationId,
      to_employer_id: place.employerId,
    })
    .where('id', '=', transfer.id)
    .execute()
  await saveChanges(context, [
    {
      personId: file.person_id,
      place,
      about: 'place',
      act: 'change',
      subjectId: file.person_id,
      ground: 'moved',
      groundId: transfer.id,
      before: placeOf(file),
      after: { ...place, countsYears },
    },
  ])
  record({
    kind: 'workforce/moved',
    subject: { kind: 'person', id: file.person_id },
    regionCode: place.regionCode,
    day: input.on,
    data: { formerRegionCode: file.region_code, formerOrganisationId: file.organisation_id, transferId: transfer.id },
  })
  const names = await regionNames(db, [place.regionCode, transfer.to_region_code])
  const to = names.get(transfer.to_region_code) ?? transfer.to_region_code
  await notify(
    { query, now },
    {
      personId: file.person_id,
      key: `workforce/transfer:${transfer.id}`,
      title: { zh: `您的档案已调转至${to}`, en: `Your file is now with ${to}` },
      body: {
        zh: '以往的任职、学历和证书一并转入，请核对。',
        en: 'Your employments, diplomas and certificates went along; please look at them.',
      },
      link: '/people/me',
      dueOn: null,
    },
  )
  return { transferId: transfer.id, version }
}

/** The receiver sends it back with a reason, or the sender takes it back. */
export const returnTransfer: Handler<typeof contract.returnTransfer> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const transfer = await lockTransfer(context, input)
  const state = reachesTo(context, transfer) && !reachesFrom(context, transfer) ? 'returned' : 'withdrawn'
  const version = transfer.version + 1
  await workforce(db)
    .updateTable('workforce.transfer')
    .set({ state, version, decided_by: actor.personId, decided_at: now, answer: input.reason })
    .where('id', '=', transfer.id)
    .execute()
  record({
    kind: `workforce/transfer-${state}`,
    subject: { kind: 'person', id: transfer.person_id },
    regionCode: transfer.region_code,
    day: today,
  })
  return { transferId: transfer.id, version }
}

async function lockTransfer(
  { db }: Pick<Context, 'db'>,
  { transferId, basedOnVersion }: { transferId: string; basedOnVersion: number },
): Promise<TransferRow> {
  const transfer = await workforce(db)
    .selectFrom('workforce.transfer')
    .selectAll()
    .where('id', '=', transferId)
    .forUpdate()
    .executeTakeFirst()
  if (!transfer) return refuseNow('kernel/not-found')
  if (transfer.state !== 'released') refuseNow('workforce/transfer-closed')
  if (transfer.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return transfer
}

const reaches = ({ actor }: Pick<Context, 'actor'>, code: string): boolean =>
  actor.jurisdiction.kind === 'region' && isWithin(code as RegionCode, actor.jurisdiction.regionCode)
export const reachesTo = (context: Pick<Context, 'actor'>, transfer: Pick<TransferRow, 'to_region_code'>): boolean =>
  reaches(context, transfer.to_region_code)
export const reachesFrom = (context: Pick<Context, 'actor'>, transfer: Pick<TransferRow, 'region_code'>): boolean =>
  reaches(context, transfer.region_code)
