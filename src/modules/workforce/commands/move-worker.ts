import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { moveRights } from '#modules/identity/public.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import { placeOf } from '#modules/workforce/commands/apply-proposal.ts'
import { endEmployment } from '#modules/workforce/commands/end-employment.ts'
import { lockFile } from '#modules/workforce/commands/lock-file.ts'
import { placeFile } from '#modules/workforce/commands/place-file.ts'
import { readPlace, refuseAt } from '#modules/workforce/commands/read-file.ts'
import type { WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import { saveChanges, saveEmployments } from '#modules/workforce/store.ts'
import { workforce } from '#modules/workforce/tables.ts'

const countyOf = (code: string): string => code.slice(0, 6)

/** From one employer to another inside the county, in one act: the old employment ends, the new one begins, rights and everything kept go along. */
export const moveWorker: Handler<typeof contract.moveWorker> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  const file = await lockFile(context, input)
  if (file.status !== 'active') return refuseNow('workforce/not-active')
  if (file.person_id === actor.personId) refuseNow('workforce/not-ones-own')
  const place = await readPlace(context, {
    regionCode: file.region_code as RegionCode,
    organisationId: input.organisationId,
    employerId: input.employerId,
  })
  if (countyOf(place.regionCode) !== countyOf(file.region_code)) refuseAt('organisationId', 'other-county')
  if (place.organisationId === file.organisation_id && place.employerId === file.employer_id)
    refuseAt('organisationId', 'works-there-already')
  if (input.on > today) refuseAt('on', 'day-in-future')
  const [open] = await query(`select from workforce.transfer where person_id = $1 and state = 'released'`, [
    file.person_id,
  ])
  if (open) refuseNow('workforce/transfer-open')

  const version = file.version + 1
  await takeUp(context, file, place, input)
  await workforce(db)
    .updateTable('workforce.worker')
    .set({ version, changed_at: now })
    .where('person_id', '=', file.person_id)
    .execute()
  await placeFile(context, { personId: file.person_id, name: file.name }, place, async () => {
    const to = { regionCode: place.regionCode, organisationId: input.organisationId }
    for (const account of await moveRights(query, {
      personId: file.person_id,
      on: today,
      now,
      by: actor.accountId,
      to,
    }))
      house.forget(account)
  })
  await saveChanges(context, [
    {
      personId: file.person_id,
      place,
      about: 'place',
      act: 'change',
      subjectId: file.person_id,
      ground: 'moved',
      before: placeOf(file),
      after: { ...place, reason: input.reason },
    },
  ])
  record({
    kind: 'workforce/moved',
    subject: { kind: 'person', id: file.person_id },
    regionCode: place.regionCode,
    day: input.on,
    data: { formerRegionCode: file.region_code, formerOrganisationId: file.organisation_id },
  })
  return { personId: file.person_id, version }
}

/** The former employment ends the day the new one begins; what kind of work it is stays as it was. */
export async function takeUp(
  context: Context,
  file: WorkerRow,
  place: FilePlace,
  { on, postTitle }: { on: string; postTitle: string | null },
): Promise<void> {
  const { db, query, actor, now, today } = context
  const [former] = await query<{
    kind: string | null
    social: boolean
    community: boolean
    post: string | null
    title: string | null
  }>(
    `select employer_kind as kind, is_social_work as social, is_community_work as community, post_code as post, post_title as title from workforce.employment
      where person_id = $1 and not withdrawn order by from_on desc limit 1`,
    [file.person_id],
  )
  await endEmployment(context, { personId: file.person_id, on: on as Day, why: 'moved', nextAt: place.organisationId })
  const ids = [place.organisationId, place.employerId].filter((id) => id !== null)
  if (ids.length === 0) return
  const known = new Map((await organisationPlaces(db, ids, today)).map((one) => [one.id, one]))
  const employer = known.get(place.employerId ?? place.organisationId!)
  const workplace = place.employerId ? known.get(place.organisationId ?? '') : undefined
  const fact = {
    employerName: employer?.name ?? '',
    employerOrganisationId: employer?.id ?? null,
    employerKind: former?.kind ?? null,
    workplaceName: workplace?.name ?? null,
    workplaceOrganisationId: workplace?.id ?? null,
    workRegionCode: place.regionCode,
    postTitle: postTitle ?? former?.title ?? null,
    postCode: former?.post ?? null,
    isSocialWork: former?.social ?? file.kind !== 'community-worker',
    isCommunityWork: former?.community ?? file.kind === 'community-worker',
    fullTime: file.full_time,
    fromOn: on as Day,
    untilOn: null,
  }
  if (fact.employerName) {
    await saveEmployments(
      query,
      [
        {
          personId: file.person_id,
          place: placeOf(file),
          fact,
          isCounted: true,
          source: 'transferred',
          confirmed: { on: today, by: actor.personId },
        },
      ],
      now,
    )
  }
}
