import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { isWide, namedLike } from '#modules/workforce/queries/narrow.ts'
import type { Status } from '#modules/workforce/tables.ts'

export { attachEvidence, evidenceOf, type EvidenceShown } from '#modules/workforce/attach-evidence.ts'
export { openEvidence } from '#modules/workforce/open-evidence.ts'
export { employedBy } from '#modules/workforce/queries/employed-by.ts'
export { employersOf } from '#modules/workforce/queries/employers-of.ts'
export { identityHashesOf } from '#modules/workforce/queries/identity-hashes.ts'
export { projectsOf } from '#modules/workforce/queries/projects-of.ts'
export { factsOverTime, personFacts } from '#modules/workforce/queries/person-facts.ts'
export { dimensionsOf } from '#modules/workforce/rules-lists.ts'
export { similarWorkers } from '#modules/workforce/queries/similar-workers.ts'
export { registerOne as registerWorker } from '#modules/workforce/commands/register-worker.ts'

export interface PersonPlace {
  personId: string
  name: string
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
  status: Status
}

const columns = `person_id as "personId", name, region_code as "regionCode", organisation_id as "organisationId", employer_id as "employerId", status`

/** Workers by their ids, as far as the reader sees; one statement however many. */
export async function peopleByIds(
  query: Transaction['query'],
  ids: Iterable<string>,
): Promise<Map<string, PersonPlace>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await query<PersonPlace>(`select ${columns} from workforce.worker where person_id = any ($1::uuid[])`, [
    wanted,
  ])
  return new Map(rows.map((row) => [row.personId, row]))
}

/**
 * Workers who are active on a day, of a branch (a region's code, whole or its prefix) or of an organisation (working there or employed by it), as
 * far as the reader sees; by name.
 */
export function peopleIn(
  query: Transaction['query'],
  where: { branch?: string | undefined; organisationId?: string | undefined },
  on: Day,
): Promise<PersonPlace[]> {
  const { low, high } = where.branch
    ? branchRange(where.branch.padEnd(12, '0') as RegionCode)
    : { low: null, high: null }
  return query<PersonPlace>(
    `select ${columns} from workforce.worker
      where (status = 'active' or status <> 'merged' and status_on > $4) and registered_on <= $4
        and ($1::text is null or region_code >= $1 collate "C" and region_code < $2 collate "C")
        and ($3::uuid is null or organisation_id = $3 or employer_id = $3) order by pinyin, person_id`,
    [low, high, where.organisationId ?? null, on],
  )
}

/** Whose name, or its sound, is like what was typed, as far as the reader sees: for a search in another module's list, or among its few people. */
export async function peopleCalled(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  typed: string,
  among?: readonly string[],
): Promise<string[]> {
  const where = among
    ? sql`w.person_id = any (${among}::uuid[]) and ${namedLike(typed, false)}`
    : sql`${namedLike(typed, isWide(actor, {}))}`
  const { rows } = await sql<{ id: string }>`
    select w.person_id as id from workforce.worker w where ${where} limit ${among?.length ?? 500}`.execute(db)
  return rows.map((row) => row.id)
}

/** Whose file a whole number belongs to, by its keyed hash, wherever that is; only the id is said. */
export async function personOfNumber(query: Transaction['query'], hash: Buffer): Promise<string | null> {
  const [row] = await query<{ person: string | null }>('select workforce.person_of_number($1) as person', [hash])
  return row?.person ?? null
}

/** What the file of one person says of them, as far as the reader sees it. */
export async function basicsOf(
  query: Transaction['query'],
  personId: string,
): Promise<
  { name: string; sex: 'male' | 'female' | 'unknown'; bornOn: Day | null; regionCode: RegionCode } | undefined
> {
  const [row] = await query<{
    name: string
    sex: 'male' | 'female' | 'unknown'
    bornOn: Day | null
    regionCode: RegionCode
  }>(
    `select name, sex, born_on as "bornOn", region_code as "regionCode" from workforce.worker where person_id = $1 and status <> 'merged'`,
    [personId],
  )
  return row
}
