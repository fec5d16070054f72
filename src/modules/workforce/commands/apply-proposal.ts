import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { registerPerson } from '#modules/identity/public.ts'
import { isCounted, refuseAt } from '#modules/workforce/commands/read-file.ts'
import { basicsAfter, basicsOf, type Values, type WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import type { Education, Employment, Project, Title } from '#modules/workforce/domain/history.ts'
import { changesBetween } from '#modules/workforce/domain/proposal.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import { type FactKind, factOf, lockFact } from '#modules/workforce/facts.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import {
  basicsColumns,
  educationColumns,
  employmentColumns,
  projectColumns,
  saveChanges,
  saveEducations,
  saveEmployments,
  saveProjects,
  saveTitles,
  titleColumns,
} from '#modules/workforce/store.ts'
import { workforce, type WorkforceTables } from '#modules/workforce/tables.ts'

type ProposalRow = Selectable<WorkforceTables['workforce.proposal']>

/** Makes the file say what was confirmed, and keeps what it said before. What has changed since it was proposed is not overwritten. */
export async function applyProposal(context: Context, proposal: ProposalRow): Promise<void> {
  const { house, db } = context
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', proposal.person_id)
    .forUpdate()
    .executeTakeFirst()
  if (!file || file.status === 'merged') return refuseNow('workforce/changed-since-proposed')
  const open = (column: string, sealed: Buffer | null) =>
    sealed &&
    (JSON.parse(house.vault.open({ table: 'workforce.proposal', column, rowId: proposal.id }, sealed)) as Values)
  const before = open('before', proposal.before_sealed)
  const after = open('after', proposal.after_sealed)
  const subjectId =
    proposal.about === 'basics'
      ? await applyBasics(context, file, before!, after!)
      : await applyFact(context, file, proposal, proposal.about, before, after)
  await saveChanges(context, [
    {
      personId: file.person_id,
      place: placeOf(file),
      about: proposal.about,
      act: proposal.act,
      subjectId,
      ground: 'proposed',
      groundId: proposal.id,
      before,
      after,
    },
  ])
}

export const placeOf = (file: Pick<WorkerRow, 'region_code' | 'organisation_id' | 'employer_id'>): FilePlace => ({
  regionCode: file.region_code as RegionCode,
  organisationId: file.organisation_id,
  employerId: file.employer_id,
})

async function applyBasics(context: Context, file: WorkerRow, before: Values, after: Values): Promise<string> {
  const { house, db, query, actor, now, today } = context
  refuseWhereOther(before, { ...basicsOf(house, file) })
  const basics = basicsAfter(context, file, after)
  const changes = (field: string) => field in after
  if (changes('identityNumber')) await giveUpNumber(context, file, basics.identityNumber ?? null)
  await workforce(db)
    .updateTable('workforce.worker')
    .set({
      // A seal that need not change stays as it is.
      ...basicsColumns(house.vault, file.person_id, {
        ...basics,
        identityNumber: changes('identityNumber') ? basics.identityNumber : undefined,
        phone: changes('phone') ? basics.phone : undefined,
      }),
      version: file.version + 1,
      confirmed_on: today,
      confirmed_by: actor.personId,
      changed_at: now,
    })
    .where('person_id', '=', file.person_id)
    .execute()
  if (changes('name'))
    await registerPerson(query, {
      personId: file.person_id,
      name: basics.name,
      regionCode: file.region_code,
      organisationId: file.organisation_id,
    })
  return file.person_id
}

/** The number that a person had before stays known as theirs; the new one must be nobody else's. */
async function giveUpNumber({ house, query, today }: Context, file: WorkerRow, next: string | null): Promise<void> {
  if (next) {
    const hash = house.vault.searchHash('identity-number', next)
    const [own] = await query<{ own: boolean }>(
      'select exists (select from workforce.former_number where hash = $1 and person_id = $2) as own',
      [hash, file.person_id],
    )
    const [registered] = await query<{ anywhere: boolean }>('select workforce.number_is_registered($1) as anywhere', [
      hash,
    ])
    if (registered!.anywhere && !own!.own) refuseAt('identityNumber', 'number-already-registered')
  }
  if (!file.identity_number_hash) return
  await query(
    `insert into workforce.former_number (hash, person_id, region_code, organisation_id, employer_id, last4, until_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict (hash) do nothing`,
    [
      file.identity_number_hash,
      file.person_id,
      file.region_code,
      file.organisation_id,
      file.employer_id,
      file.identity_number_last4,
      today,
    ],
  )
}

async function applyFact(
  context: Context,
  file: WorkerRow,
  proposal: ProposalRow,
  kind: FactKind,
  before: Values | null,
  after: Values | null,
): Promise<string> {
  const { house, query, actor, now, today } = context
  const confirmed = { on: today, by: actor.personId }
  const place = placeOf(file)
  const counted = (fact: Employment) =>
    isCounted(fact, place.regionCode, registryOf(house.packs, place.regionCode, today).value.outsideYearsCount)
  if (!proposal.subject_id) {
    const id = await add()
    // What shows the fact stands with it from now on.
    await query(`update workforce.evidence set used_for = $2, used_by = $3 where used_by = $1`, [
      proposal.id,
      `workforce/${kind}`,
      id,
    ])
    return id
  }
  const row = await lockFact(query, kind, proposal.subject_id, file.person_id)
  if (!row) return refuseNow('workforce/changed-since-proposed')
  refuseWhereOther(before!, { ...factOf(kind, row) })
  await query(`update workforce.evidence set used_for = $2, used_by = $3 where used_by = $1`, [
    proposal.id,
    `workforce/${kind}`,
    row.id,
  ])
  const set = after ? { ...columns(after), confirmed_on: today, confirmed_by: actor.personId } : { withdrawn: true }
  await workforce(context.db)
    .updateTable(`workforce.${kind}`)
    .set({ ...set, version: sql<number>`version + 1` } as never)
    .where('id', '=', row.id)
    .execute()
  return row.id

  async function add(): Promise<string> {
    const same = { personId: file.person_id, place, source: 'own' as const, confirmed }
    if (kind === 'employment') {
      const fact = after as unknown as Employment
      return (await saveEmployments(query, [{ ...same, fact, isCounted: counted(fact) }], now))[0]!
    }
    if (kind === 'education')
      return (await saveEducations(query, [{ ...same, fact: after as unknown as Education }], now))[0]!
    if (kind === 'project')
      return (await saveProjects(query, [{ ...same, fact: after as unknown as Project }], now))[0]!
    return (await saveTitles(query, [{ ...same, fact: after as unknown as Title }], now))[0]!
  }

  function columns(values: Values) {
    if (kind === 'employment')
      return {
        ...employmentColumns(values as unknown as Employment),
        is_counted: counted(values as unknown as Employment),
      }
    if (kind === 'project') return projectColumns(values as unknown as Project)
    return kind === 'education'
      ? educationColumns(values as unknown as Education)
      : titleColumns(values as unknown as Title)
  }
}

/** Someone else changed it since: what is confirmed would then not be what was looked at. */
function refuseWhereOther(seen: Values, now: Values): void {
  const inSight = Object.fromEntries(Object.keys(seen).map((field) => [field, now[field]]))
  if (changesBetween(seen, inSight).length > 0) refuseNow('workforce/changed-since-proposed')
}
