// How the lines of a list go into the registry, batch by batch.
import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import { addDays, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { isWithin } from '#kernel/region.ts'
import { type NamedOrganisation, organisationNames, organisationsNamed } from '#modules/organisations/public.ts'
import { changeFile } from '#modules/workforce/change-listed.ts'
import { countsOf } from '#modules/workforce/compare-list.ts'
import { diffOf, effective } from '#modules/workforce/domain/import/diff.ts'
import { Gathered, type Line } from '#modules/workforce/gather-list.ts'
import {
  changeImport,
  filesOf,
  type ListImport,
  lockImport,
  rowColumns,
  type StoredRow,
} from '#modules/workforce/import-store.ts'
import { compareParts } from '#modules/workforce/listed-parts.ts'
import { makeFile } from '#modules/workforce/make-listed.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { saveListed } from '#modules/workforce/save-listed.ts'

/** So many lines become files in one transaction. Technical: a killed server loses at most these, and they are done again. */
const batch = 200
/** Imports take turns batch by batch, so that somebody who stands in two lists at once is made once. Technical. */
const turn = 15_000_001

/** One batch of lines into the registry; false where there is nothing left to do, or the import was stopped. */
export async function applySome(house: House, importId: string): Promise<boolean> {
  return inTransaction(house.gatePool, gate, async (transaction) => {
    const { query } = transaction
    const one = await lockImport(query, importId)
    if (one?.state !== 'running') return false
    await query('select pg_advisory_xact_lock($1)', [turn])
    const rows = await query<StoredRow>(
      `select ${rowColumns} from workforce.list_import_row where import_id = $1 and applied_at is null
          and (outcome in ('new', 'changed') or outcome = 'possible' and decision in ('same', 'new')) order by row limit ${batch}`,
      [importId],
    )
    if (rows.length === 0) {
      const undoUntil = addDays(
        todayIn(house.clock()),
        headersOf(house.packs, one.regionCode, todayIn(house.clock())).undoDays,
      )
      await changeImport(query, importId, {
        state: 'done',
        endedAt: house.clock(),
        undoUntil,
        counts: await countsOf(query, house, importId),
      })
      return false
    }
    const gathered = new Gathered()
    const [here, away] = apart(await linesOf(house, transaction, one, rows), one)
    for (const line of here) {
      if (line.file) changeFile(house, one, line, line.file, gathered)
      else makeFile(house, one, line, gathered)
    }
    await saveListed(
      house,
      transaction,
      one,
      here.map(({ row }) => row),
      gathered,
    )
    await query(
      `update workforce.list_import_row set outcome = 'elsewhere', diff = null where import_id = $1 and row = any ($2::int[])`,
      [importId, away.map(({ row }) => row.row)],
    )
    await changeImport(query, importId, { doneRows: one.doneRows + rows.length })
    return true
  })
}

/** Since the dry run somebody may have registered the person elsewhere, or moved them there: what lies out of reach is left alone. */
function apart(lines: readonly Line[], { reachCode }: ListImport): [here: Line[], away: Line[]] {
  const isAway = ({ file }: Line) => file !== null && !isWithin(file.regionCode, reachCode)
  return [lines.filter((line) => !isAway(line)), lines.filter(isAway)]
}

/** Lines with the files they are about as these stand now: since the dry run somebody may have registered or changed them. */
async function linesOf(house: House, { query, db }: Transaction, one: ListImport, rows: StoredRow[]): Promise<Line[]> {
  const today = todayIn(house.clock())
  const isNew = (row: StoredRow) => row.outcome === 'new' || row.decision === 'new'
  const hashes = rows.flatMap((row) => (isNew(row) && row.numberHash ? [row.numberHash] : []))
  const [known, employers, senders] = await Promise.all([
    query<{ hash: Buffer; personId: string }>(
      `select identity_number_hash as hash, person_id as "personId" from workforce.worker where identity_number_hash = any ($1::bytea[]) and status <> 'merged'
       union all select hash, person_id from workforce.former_number where hash = any ($1::bytea[])`,
      [hashes],
    ),
    organisationsNamed(query, [...new Set(rows.flatMap((row) => row.facts.employer ?? []))], one.reachCode, today),
    organisationNames(db, [one.organisationId]),
  ])
  const byHash = new Map(known.map(({ hash, personId }) => [hash.toString('hex'), personId]))
  const personOf = (row: StoredRow): string | null =>
    isNew(row) ? (row.numberHash && byHash.get(row.numberHash.toString('hex'))) || null : row.personId
  const files = await filesOf(
    query,
    rows.flatMap((row) => personOf(row) ?? []),
  )
  const parts = await compareParts(
    query,
    house,
    rows.map((row) => ({
      row: row.row,
      personId: personOf(row),
      regionCode: one.regionCode,
      facts: row.facts as Record<string, string>,
    })),
  )
  const { communityKinds } = headersOf(house.packs, one.regionCode, today)
  const { majors } = registryOf(house.packs, one.regionCode, today).value
  return rows.map((row) => {
    const file = files.get(personOf(row) ?? '') ?? null
    const employer: NamedOrganisation | undefined = row.facts.employer ? employers.get(row.facts.employer) : undefined
    const organisationId = employer?.id ?? (row.facts.employer ? null : one.organisationId)
    const place = file ?? { regionCode: employer?.regionCode ?? one.regionCode, organisationId, employerId: null }
    const listed = { facts: row.facts, phoneHash: row.phoneHash?.toString('hex') ?? null, phoneMasked: row.phoneMasked }
    return {
      row,
      file,
      diff: effective({ ...(file && diffOf(file, listed)), ...parts.get(row.row)?.diff }, one.wins),
      place,
      ground: {
        listedOn: one.listedOn ?? today,
        employerName: row.facts.employer ?? senders.get(one.organisationId) ?? '',
        employerOrganisationId: organisationId,
        regionCode: place.regionCode,
        isCommunityWork: communityKinds.includes(one.given.kind ?? ''),
        majors,
      },
    }
  })
}
