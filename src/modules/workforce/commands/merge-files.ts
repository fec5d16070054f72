import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { mergePersons } from '#modules/identity/public.ts'
import { adoptWork } from '#modules/services/public.ts'
import { placeOf } from '#modules/workforce/commands/apply-proposal.ts'
import { lockFile } from '#modules/workforce/commands/lock-file.ts'
import { placeFile } from '#modules/workforce/commands/place-file.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import { basicsOf, type WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'
import { saveChanges, sealedColumns } from '#modules/workforce/store.ts'
import { workforce, type WorkforceTables } from '#modules/workforce/tables.ts'

type MergeRow = Selectable<WorkforceTables['workforce.merge']>

/** Says that two files are one person's. Nothing happens before a second officer says so too. */
export const askMerge: Handler<typeof contract.askMerge> = async (context, { keptPersonId, gonePersonId, reason }) => {
  const { db, query, actor, now, today, record } = context
  if (keptPersonId === gonePersonId) refuseAt('gonePersonId', 'the-same-file')
  const kept = await lockFile(context, { personId: keptPersonId })
  const gone = await lockFile(context, { personId: gonePersonId })
  const [open] = await query(
    `select from workforce.transfer where person_id = any ($1::uuid[]) and state = 'released'`,
    [[keptPersonId, gonePersonId]],
  )
  if (open) refuseNow('workforce/transfer-open')
  const id = newId<'merge'>(now)
  const saved = await workforce(db)
    .insertInto('workforce.merge')
    .values({
      id,
      person_id: keptPersonId,
      region_code: kept.region_code,
      organisation_id: kept.organisation_id,
      employer_id: kept.employer_id,
      gone_person_id: gone.person_id,
      reason,
      asked_by: actor.personId,
      asked_at: now,
      decided_by: null,
      decided_at: null,
      answer: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('workforce/merge-open')
  record({
    kind: 'workforce/merge-asked',
    subject: { kind: 'person', id: keptPersonId },
    regionCode: kept.region_code,
    day: today,
    data: { gonePersonId },
  })
  return { mergeId: id, version: saved.version }
}

/** One person from now on: the kept file has what either knew, the number of the other stays known as theirs, every link is carried over. */
export const approveMerge: Handler<typeof contract.approveMerge> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  const merge = await lockMerge(context, input)
  if (merge.asked_by === actor.personId) refuseNow('workforce/not-ones-own')
  const kept = await lockFile(context, { personId: merge.person_id })
  const gone = await lockFile(context, { personId: merge.gone_person_id })
  const place = placeOf(kept)
  const before = { kept: basicsOf(house, kept), gone: basicsOf(house, gone) }

  await adoptWork(context, gone.person_id, kept.person_id)
  await placeFile(context, { personId: kept.person_id, name: kept.name }, place, async () => {
    await workforce(db)
      .updateTable('workforce.worker')
      .set({
        status: 'merged',
        status_on: today,
        merged_into: kept.person_id,
        version: gone.version + 1,
        changed_at: now,
      })
      .where('person_id', '=', gone.person_id)
      .execute()
    await takeOverBasics(context, kept, gone)
    for (const table of [
      'former_number',
      'employment',
      'education',
      'title',
      'project',
      'evidence',
      'proposal',
      'change',
    ]) {
      await query(`update workforce.${table} set person_id = $2 where person_id = $1`, [gone.person_id, kept.person_id])
    }
    // What other modules keep of the one becomes the other's before they are asked to follow.
    await query('select workforce.adopt_rows($1, $2)', [gone.person_id, kept.person_id])
    // Told twice, counted once.
    for (const [table, alike] of Object.entries(toldTwice)) {
      await query(
        `update workforce.${table} late set withdrawn = true, version = version + 1
          where late.person_id = $1 and not late.withdrawn
            and exists (select from workforce.${table} first where first.person_id = $1 and not first.withdrawn and (${alike})
                          and ((first.confirmed_on is null), first.id) < ((late.confirmed_on is null), late.id))`,
        [kept.person_id],
      )
    }
    for (const account of await mergePersons(query, { gone: gone.person_id, kept: kept.person_id }))
      house.forget(account)
  })
  const version = merge.version + 1
  await workforce(db)
    .updateTable('workforce.merge')
    .set({ state: 'done', version, decided_by: actor.personId, decided_at: now })
    .where('id', '=', merge.id)
    .execute()
  await saveChanges(context, [
    {
      personId: kept.person_id,
      place,
      about: 'numbers',
      act: 'change',
      subjectId: gone.person_id,
      ground: 'merged',
      groundId: merge.id,
      before,
      after: { mergedInto: kept.person_id },
    },
  ])
  record({
    kind: 'workforce/files-merged',
    subject: { kind: 'person', id: kept.person_id },
    regionCode: kept.region_code,
    day: today,
    data: { gonePersonId: gone.person_id },
  })
  return { mergeId: merge.id, version }
}

export const returnMerge: Handler<typeof contract.returnMerge> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const merge = await lockMerge(context, input)
  const version = merge.version + 1
  // Whoever asked takes it back through another officer, as every decision on it.
  if (merge.asked_by === actor.personId) refuseNow('workforce/not-ones-own')
  await workforce(db)
    .updateTable('workforce.merge')
    .set({ state: 'returned', version, decided_by: actor.personId, decided_at: now, answer: input.reason })
    .where('id', '=', merge.id)
    .execute()
  record({
    kind: 'workforce/merge-returned',
    subject: { kind: 'person', id: merge.person_id },
    regionCode: merge.region_code,
    day: today,
  })
  return { mergeId: merge.id, version }
}

/** When two rows of one person are one fact. */
const toldTwice = {
  employment: 'first.employer_name = late.employer_name and first.from_on = late.from_on',
  education:
    'first.school = late.school and first.diploma = late.diploma and first.graduated_on is not distinct from late.graduated_on',
  title: 'first.kind = late.kind and first.name = late.name and first.from_on = late.from_on',
  project: 'first.name = late.name and first.role = late.role and first.from_on = late.from_on',
}

async function lockMerge(
  { db }: Pick<Context, 'db'>,
  { mergeId, basedOnVersion }: { mergeId: string; basedOnVersion: number },
): Promise<MergeRow> {
  const merge = await workforce(db)
    .selectFrom('workforce.merge')
    .selectAll()
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) return refuseNow('kernel/not-found')
  if (merge.state !== 'asked') refuseNow('workforce/merge-closed')
  if (merge.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return merge
}

/** What the kept file does not know the other one tells it; a second number is remembered as the person's former one. */
async function takeOverBasics(
  { house, db, query, now, today }: Context,
  kept: WorkerRow,
  gone: WorkerRow,
): Promise<void> {
  const theirs = basicsOf(house, gone)
  const takesNumber = !kept.identity_number_hash && gone.identity_number_hash !== null
  await workforce(db)
    .updateTable('workforce.worker')
    .set({
      version: kept.version + 1,
      changed_at: now,
      ...sealedColumns(house.vault, kept.person_id, {
        identityNumber: takesNumber ? theirs.identityNumber : undefined,
        phone: kept.phone_hash ? undefined : theirs.phone,
      }),
      ...(takesNumber && { no_number_reason: null }),
      sex: kept.sex === 'unknown' ? gone.sex : kept.sex,
      born_on: kept.born_on ?? gone.born_on,
      ethnicity: kept.ethnicity ?? gone.ethnicity,
      political_status: kept.political_status ?? gone.political_status,
      fields: [...new Set([...kept.fields, ...gone.fields])],
      specialties: [...new Set([...kept.specialties, ...gone.specialties])],
    })
    .where('person_id', '=', kept.person_id)
    .execute()
  if (takesNumber || !gone.identity_number_hash) return
  await query(
    `insert into workforce.former_number (hash, person_id, region_code, organisation_id, employer_id, last4, until_on) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (hash) do update set person_id = excluded.person_id`,
    [
      gone.identity_number_hash,
      kept.person_id,
      kept.region_code,
      kept.organisation_id,
      kept.employer_id,
      gone.identity_number_last4,
      today,
    ],
  )
}
