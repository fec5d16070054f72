import type { Context } from '#kernel/context.ts'
import { type Day, yearsBetween } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { barEvidence, evidenceFor, evidenceOf } from '#modules/workforce/attach-evidence.ts'
import type { WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import type * as contract from '#modules/workforce/contract-person.ts'
import {
  educationOf,
  type EducationRow,
  employmentOf,
  type EmploymentRow,
  projectOf,
  type ProjectRow,
  titleOf,
  type TitleRow,
} from '#modules/workforce/facts.ts'
import { personFacts } from '#modules/workforce/queries/person-facts.ts'
import { type ProposalRow, shownProposals } from '#modules/workforce/queries/proposal-rows.ts'
import { type Status, workforce } from '#modules/workforce/tables.ts'

type PersonPage = OutputOf<typeof contract.person>
type Reader = Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>

/** Another's file, within reach. */
export const person: Handler<typeof contract.person> = async (context, { personId }) => {
  const file = await workforce(context.db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'person', id: file.person_id }, regionCode: file.region_code })
  return pageOf(context, file)
}

/** One's own. */
export const mine: Handler<typeof contract.mine> = async (context) => {
  const file = await workforce(context.db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', context.actor.personId)
    .executeTakeFirst()
  if (!file) return { file: null }
  context.about({ subject: { kind: 'person', id: file.person_id }, regionCode: file.region_code })
  return { file: await pageOf(context, file) }
}

const isOfList = (ground: string): boolean => ground === 'imported' || ground === 'undone'

/** Those of some lists that the reader may open: lists are a matter of authorities. */
async function openLists({ query, actor }: Reader, ids: readonly (string | null)[]): Promise<Set<string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0 || actor.jurisdiction.kind !== 'region' || !actor.permissions.has('workforce:import'))
    return new Set()
  const rows = await query<{ id: string }>('select id from workforce.list_import where id = any ($1::uuid[])', [wanted])
  return new Set(rows.map(({ id }) => id))
}

/** The page of one file; the same number of statements however long its history. */
async function pageOf(context: Reader, file: WorkerRow): Promise<PersonPage> {
  const { db, query, today } = context
  const id = file.person_id
  const [employment, education, titles, projects, former, proposals, [transfer], history, facts] = await Promise.all([
    query<EmploymentRow>(
      'select * from workforce.employment where person_id = $1 and not withdrawn order by from_on desc, id',
      [id],
    ),
    query<EducationRow>(
      'select * from workforce.education where person_id = $1 and not withdrawn order by graduated_on desc nulls first, id',
      [id],
    ),
    query<TitleRow>('select * from workforce.title where person_id = $1 and not withdrawn order by from_on desc, id', [
      id,
    ]),
    query<ProjectRow>(
      'select * from workforce.project where person_id = $1 and not withdrawn order by from_on desc, id',
      [id],
    ),
    query<{ last4: string }>('select last4 from workforce.former_number where person_id = $1 order by until_on desc', [
      id,
    ]),
    query<ProposalRow>('select * from workforce.proposal where person_id = $1 order by proposed_at desc limit 20', [
      id,
    ]),
    query<{ id: string; version: number; to_region_code: string; released_at: Date }>(
      `select id, version, to_region_code, released_at from workforce.transfer where person_id = $1 and state = 'released'`,
      [id],
    ),
    query<{ at: Date; by: string; about: string; act: string; ground: string; groundId: string | null }>(
      'select at, by_person_id as by, about, act, ground, ground_id as "groundId" from workforce.change where person_id = $1 order by at desc, id desc limit 40',
      [id],
    ),
    personFacts(query, [id], today),
  ])
  const rows = [...employment, ...education, ...titles, ...projects]
  const [names, organisations, regions, evidence, barred, shown, lists] = await Promise.all([
    personNames(query, [file.confirmed_by, ...rows.map((row) => row.confirmed_by), ...history.map(({ by }) => by)]),
    organisationNames(
      db,
      [file.organisation_id, file.employer_id].filter((one) => one !== null),
    ),
    regionNames(db, [
      file.region_code,
      ...employment.flatMap((row) => row.work_region_code ?? []),
      ...(transfer ? [transfer.to_region_code] : []),
    ]),
    evidenceOf(
      query,
      rows.map((row) => row.id),
    ),
    evidenceFor(query, id, barEvidence),
    shownProposals(context, proposals),
    openLists(context, [
      file.list_id,
      ...[...employment, ...education, ...titles].map((row) => row.list_id),
      ...history.map(({ ground, groundId }) => (isOfList(ground) ? groundId : null)),
    ]),
  ])
  const listOf = (row: { list_id: string | null; listed_on: string | null }) =>
    row.list_id && row.listed_on ? { on: row.listed_on, importId: lists.has(row.list_id) ? row.list_id : null } : null
  const proven = (row: (typeof rows)[number]) => ({
    id: row.id,
    source: row.source,
    list: 'list_id' in row ? listOf(row) : null,
    confirmedOn: row.confirmed_on,
    confirmedBy: row.confirmed_by && (names.get(row.confirmed_by) ?? null),
    evidence: evidence.get(row.id) ?? [],
  })
  const known = facts.get(id) ?? {}
  const years = (name: string) => (typeof known[name] === 'number' ? known[name] : null)
  const organisation = (one: string | null) => (one === null ? null : (organisations.get(one) ?? null))
  return {
    personId: id,
    version: file.version,
    mergedInto: file.merged_into,
    name: file.name,
    sex: file.sex,
    bornOn: file.born_on,
    age: file.born_on ? yearsBetween(file.born_on as Day, today) : null,
    identityNumberMasked: file.identity_number_last4 && maskIdentityNumber(file.identity_number_last4),
    noNumberReason: file.no_number_reason,
    formerNumbersMasked: former.map(({ last4 }) => maskIdentityNumber(last4)),
    phoneMasked: file.phone_masked,
    ethnicity: file.ethnicity,
    politicalStatus: file.political_status,
    system: file.system,
    kind: file.kind,
    fullTime: file.full_time,
    fields: file.fields,
    specialties: file.specialties,
    regionCode: file.region_code,
    regionName: regions.get(file.region_code) ?? file.region_code,
    organisationId: file.organisation_id,
    organisationName: organisation(file.organisation_id),
    employerId: file.employer_id,
    // An organisation out of the reader's sight still has the name that the file gives it.
    employerName:
      file.employer_id &&
      (organisation(file.employer_id) ?? employment.find((row) => row.until_on === null)?.employer_name ?? null),
    disqualified:
      file.disqualified_from && (!file.disqualified_until || file.disqualified_until > today)
        ? {
            fromOn: file.disqualified_from,
            untilOn: file.disqualified_until,
            reason: file.disqualified_reason ?? '',
            evidence: barred,
          }
        : null,
    // Of a merged file only where it went matters.
    status: (file.status === 'merged' ? 'left' : file.status) as Exclude<Status, 'merged'>,
    statusOn: file.status_on,
    registeredOn: file.registered_on,
    source: file.source,
    list: listOf(file),
    confirmedOn: file.confirmed_on,
    confirmedBy: file.confirmed_by && (names.get(file.confirmed_by) ?? null),
    employment: employment.map((row) => ({
      ...employmentOf(row),
      ...proven(row),
      isCounted: row.is_counted,
      workRegionName: row.work_region_code && (regions.get(row.work_region_code) ?? row.work_region_code),
    })),
    education: education.map((row) => ({ ...educationOf(row), ...proven(row) })),
    titles: titles.map((row) => ({ ...titleOf(row), ...proven(row) })),
    projects: projects.map((row) => ({ ...projectOf(row), ...proven(row) })),
    years: { practice: years('practice.years'), community: years('community.years') },
    proposals: shown,
    transfer: transfer
      ? {
          transferId: transfer.id,
          version: transfer.version,
          toRegionName: regions.get(transfer.to_region_code) ?? transfer.to_region_code,
          releasedAt: transfer.released_at.toISOString(),
        }
      : null,
    history: history.map(({ at, by, about, act, ground, groundId }) => ({
      at: at.toISOString(),
      byName: names.get(by) ?? '',
      about,
      act,
      ground,
      importId: isOfList(ground) && groundId && lists.has(groundId) ? groundId : null,
    })),
  }
}
