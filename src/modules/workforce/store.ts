import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { heardAs, soundOf } from '#kernel/persons/name-sound.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import type { Vault } from '#kernel/vault/vault.ts'
import type { Education, Employment, Project, Title } from '#modules/workforce/domain/history.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import type { ReadBasics } from '#modules/workforce/domain/worker-file.ts'
import type { Source, WorkforceTables } from '#modules/workforce/tables.ts'

/** The only writer of this schema's files. Everything that may come in hundreds of thousands is saved set-wise: one statement however many. */

type Query = Transaction['query']

/** Who says that it is so, and since when; null where nobody has yet. */
export type Confirmed = { on: string; by: string } | null

const placeColumns = (place: FilePlace) => ({
  region_code: place.regionCode,
  organisation_id: place.organisationId,
  employer_id: place.employerId,
})
const confirmedColumns = (confirmed: Confirmed) => ({
  confirmed_on: confirmed?.on ?? null,
  confirmed_by: confirmed?.by ?? null,
})

type WorkerRow = WorkforceTables['workforce.worker']
type NameColumns = Pick<WorkerRow, 'name' | 'pinyin' | 'initials' | 'name_key'>

export const nameColumns = (name: string): NameColumns => ({
  name,
  ...soundOf(name),
  name_key: heardAs(name).join(' '),
})

type SealedColumns = Pick<
  WorkerRow,
  | 'identity_number_sealed'
  | 'identity_number_hash'
  | 'identity_number_last4'
  | 'phone_sealed'
  | 'phone_hash'
  | 'phone_masked'
>

/** The columns of sealed values; those that are undefined stay as they are. */
export function sealedColumns(
  vault: Vault,
  personId: string,
  { identityNumber, phone }: { identityNumber: string | null | undefined; phone: string | null | undefined },
): Partial<SealedColumns> {
  const sealed = (column: string, plain: string | null) =>
    plain ? vault.seal({ table: 'workforce.worker', column, rowId: personId }, plain) : null
  return {
    ...(identityNumber !== undefined && {
      identity_number_sealed: sealed('identity_number', identityNumber),
      identity_number_hash: identityNumber ? vault.searchHash('identity-number', identityNumber) : null,
      identity_number_last4: identityNumber ? identityNumber.slice(-4) : null,
    }),
    ...(phone !== undefined && {
      phone_sealed: sealed('phone', phone),
      phone_hash: phone ? vault.searchHash('phone', phone) : null,
      phone_masked: phone ? maskPhone(phone) : null,
    }),
  }
}

export const basicsColumns = (vault: Vault, personId: string, basics: ReadBasics) => ({
  ...nameColumns(basics.name),
  sex: basics.sex,
  born_on: basics.bornOn,
  no_number_reason: basics.noNumberReason,
  ...sealedColumns(vault, personId, basics),
  ethnicity: basics.ethnicity,
  political_status: basics.politicalStatus,
  system: basics.system,
  kind: basics.kind,
  full_time: basics.fullTime,
  fields: basics.fields,
  specialties: basics.specialties,
})

/** The list that something came in with, and as of which day it says so. */
export interface OfList {
  id: string
  listedOn: string
}
const listColumns = (list: OfList | undefined) => ({ list_id: list?.id ?? null, listed_on: list?.listedOn ?? null })

export interface NewWorker {
  personId: string
  list?: OfList
  place: FilePlace
  basics: ReadBasics
  source: Source
  confirmed: Confirmed
}

/** Files of people who have none. A number that is registered already leaves its row out: the answer says who was saved. */
export async function saveWorkers(
  query: Query,
  vault: Vault,
  workers: readonly NewWorker[],
  today: string,
  now: Date,
): Promise<string[]> {
  const rows = workers.map(({ personId, place, basics, source, list, confirmed }) => ({
    person_id: personId,
    version: 1,
    ...placeColumns(place),
    identity_number_sealed: null,
    identity_number_hash: null,
    identity_number_last4: null,
    phone_sealed: null,
    phone_hash: null,
    phone_masked: null,
    ...basicsColumns(vault, personId, basics),
    status: 'active',
    status_on: today,
    source,
    ...listColumns(list),
    ...confirmedColumns(confirmed),
    registered_on: today,
    changed_at: now,
  }))
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return []
  // Two offices registering one person in the same second: the second finds the first here.
  const saved = await query<{ person_id: string }>(
    `insert into workforce.worker (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::workforce.worker, $1::jsonb)
     on conflict do nothing returning person_id`,
    [rowsAsJson(rows)],
  )
  return saved.map((row) => row.person_id)
}

/** A fact of a file with its place, as the tables of dated facts have it. */
interface NewFact<Fact> {
  /** Made here where it is not given. */
  id?: string
  personId: string
  place: FilePlace
  fact: Fact
  source: Source
  list?: OfList
  confirmed: Confirmed
}

export const employmentColumns = (one: Employment) => ({
  employer_name: one.employerName,
  employer_organisation_id: one.employerOrganisationId,
  employer_kind: one.employerKind,
  workplace_name: one.workplaceName,
  workplace_organisation_id: one.workplaceOrganisationId,
  work_region_code: one.workRegionCode,
  post_title: one.postTitle,
  post_code: one.postCode,
  is_social_work: one.isSocialWork,
  is_community_work: one.isCommunityWork,
  full_time: one.fullTime,
  from_on: one.fromOn,
  until_on: one.untilOn,
})

export const educationColumns = (one: Education) => ({
  school: one.school,
  major: one.major,
  major_kind: one.majorKind,
  diploma: one.diploma,
  degree: one.degree,
  full_time: one.fullTime,
  from_on: one.fromOn,
  graduated_on: one.graduatedOn,
  degree_on: one.degreeOn,
})

export const titleColumns = (one: Title) => ({
  kind: one.kind,
  code: one.code,
  name: one.name,
  level: one.level,
  issuer: one.issuer,
  from_on: one.fromOn,
  until_on: one.untilOn,
})

export const projectColumns = (one: Project) => ({
  name: one.name,
  role: one.role,
  organiser: one.organiser,
  from_on: one.fromOn,
  until_on: one.untilOn,
})

export const saveEmployments = (
  query: Query,
  facts: readonly (NewFact<Employment> & { isCounted: boolean })[],
  now: Date,
): Promise<string[]> =>
  saveFacts(
    query,
    'employment',
    facts,
    ({ fact, isCounted }) => ({ ...employmentColumns(fact), is_counted: isCounted }),
    now,
  )

export const saveEducations = (query: Query, facts: readonly NewFact<Education>[], now: Date): Promise<string[]> =>
  saveFacts(query, 'education', facts, ({ fact }) => educationColumns(fact), now)

export const saveTitles = (query: Query, facts: readonly NewFact<Title>[], now: Date): Promise<string[]> =>
  saveFacts(query, 'title', facts, ({ fact }) => titleColumns(fact), now)

export const saveProjects = (query: Query, facts: readonly NewFact<Project>[], now: Date): Promise<string[]> =>
  saveFacts(query, 'project', facts, ({ fact }) => projectColumns(fact), now)

async function saveFacts<New extends NewFact<unknown>>(
  query: Query,
  table: string,
  facts: readonly New[],
  columnsOf: (one: New) => object,
  now: Date,
): Promise<string[]> {
  const rows = facts.map((one) => ({
    id: one.id ?? newId(now),
    version: 1,
    person_id: one.personId,
    ...placeColumns(one.place),
    ...columnsOf(one),
    source: one.source,
    ...(one.list && listColumns(one.list)),
    ...confirmedColumns(one.confirmed),
    withdrawn: false,
  }))
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return []
  await query(
    `insert into workforce.${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::workforce.${table}, $1::jsonb)`,
    [rowsAsJson(rows)],
  )
  return rows.map((row) => row.id)
}

type ChangeRow = WorkforceTables['workforce.change']

export interface NewChange {
  personId: string
  place: FilePlace
  about: ChangeRow['about']
  act: ChangeRow['act']
  subjectId: string
  ground: ChangeRow['ground']
  groundId?: string | null
  before?: object | null
  after?: object | null
}

/** Keeps what was changed, by whom and on what ground; before and after are sealed, for they may hold a number. */
export async function saveChanges(
  {
    query,
    house,
    actor,
    now,
  }: Pick<Context, 'query' | 'house' | 'now'> & { actor: Pick<Actor, 'accountId' | 'personId'> },
  changes: readonly NewChange[],
): Promise<void> {
  const rows = changes.map((one) => {
    const id = newId<'change'>(now)
    const seal = (column: string, value: object | null | undefined) =>
      value ? house.vault.seal({ table: 'workforce.change', column, rowId: id }, JSON.stringify(value)) : null
    return {
      id,
      person_id: one.personId,
      ...placeColumns(one.place),
      at: now,
      account_id: actor.accountId,
      by_person_id: actor.personId,
      about: one.about,
      act: one.act,
      subject_id: one.subjectId,
      ground: one.ground,
      ground_id: one.groundId ?? null,
      before_sealed: seal('before', one.before),
      after_sealed: seal('after', one.after),
    }
  })
  if (rows.length === 0) return
  await query(
    `insert into workforce.change select * from jsonb_populate_recordset(null::workforce.change, $1::jsonb)`,
    [rowsAsJson(rows)],
  )
}

/** Rows as JSON, bytes in it as PostgreSQL reads them: left alone, each byte would become a number in a list, twenty times as much. */
export const rowsAsJson = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) => {
      const columns: Record<string, unknown> = { ...row }
      for (const [column, value] of Object.entries(columns))
        if (Buffer.isBuffer(value)) columns[column] = `\\x${value.toString('hex')}`
      return columns
    }),
  )
