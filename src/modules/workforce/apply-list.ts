// How lines of a list become files, and changes of files; one file because making, changing and keeping what was before belong together.
import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import { addDays, type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { registerPeople } from '#modules/identity/public.ts'
import { type NamedOrganisation, organisationNames, organisationsNamed } from '#modules/organisations/public.ts'
import type { Education, Employment } from '#modules/workforce/domain/history.ts'
import { type Diff, diffOf, effective } from '#modules/workforce/domain/import/diff.ts'
import {
  earlierEmployment,
  educationOf,
  employmentsOf,
  isOtherEducation,
  type ListGround,
  majorKindOf,
} from '#modules/workforce/domain/import/listed-file.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import { countsOf } from '#modules/workforce/compare-list.ts'
import {
  changeImport,
  filesOf,
  type ListImport,
  lockImport,
  type PlacedFile,
  rowColumns,
  rowPlace,
  type StoredRow,
} from '#modules/workforce/import-store.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import {
  nameColumns,
  type NewChange,
  saveChanges,
  saveEducations,
  saveEmployments,
  saveWorkers,
  sealedColumns,
  withBytes,
} from '#modules/workforce/store.ts'

type Query = Transaction['query']

/** So many lines become files in one transaction. Technical: a killed server loses at most these, and they are done again. */
const batch = 500
/** Imports take turns batch by batch, so that somebody who stands in two lists at once is made once. Technical. */
const turn = 15_000_001

export type EffectTable = 'worker' | 'employment' | 'education' | 'former_number'
/** What a line made (before null) or changed, and the version that came of it. */
export interface Effect {
  table: EffectTable
  id: string
  version: number
  before: object | null
}

interface Line {
  row: StoredRow
  file: PlacedFile | null
  diff: Diff
  place: FilePlace
  ground: ListGround
}

/** What is gathered over a batch and then saved, one statement a table. */
class Gathered {
  readonly people: Parameters<typeof registerPeople>[1][number][] = []
  readonly workers: Parameters<typeof saveWorkers>[2][number][] = []
  readonly employments: Parameters<typeof saveEmployments>[1][number][] = []
  readonly educations: Parameters<typeof saveEducations>[1][number][] = []
  readonly changes: NewChange[] = []
  readonly updates: Record<'worker' | 'employment' | 'education', { row: number; id: string; set: object }[]> = {
    worker: [],
    employment: [],
    education: [],
  }
  readonly formerNumbers: { row: number; hash: Buffer; personId: string; place: FilePlace; last4: string }[] = []
  readonly effects = new Map<number, Effect[]>()
  effect(row: number, effect: Effect): void {
    this.effects.set(row, [...(this.effects.get(row) ?? []), effect])
  }
}

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
        counts: await countsOf(query, importId),
      })
      return false
    }
    const gathered = new Gathered()
    for (const line of await linesOf(house, transaction, one, rows)) {
      if (line.file) changeFile(house, one, line, line.file, gathered)
      else makeFile(house, one, line, gathered)
    }
    await save(house, query, one, rows, gathered)
    await changeImport(query, importId, { doneRows: one.doneRows + rows.length })
    return true
  })
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
      diff: file ? effective(diffOf(file, listed), one.wins) : {},
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

const confirmedBy = (house: House, one: ListImport) => ({ on: todayIn(house.clock()), by: one.madeBy })

const opened = (house: House, one: ListImport, row: StoredRow) => ({
  number: row.numberSealed && house.vault.open(rowPlace(one.id, row.row, 'number'), row.numberSealed),
  phone: row.phoneSealed && house.vault.open(rowPlace(one.id, row.row, 'phone'), row.phoneSealed),
})

function makeFile(house: House, one: ListImport, { row, place, ground }: Line, gathered: Gathered): void {
  const now = house.clock()
  const personId = newId<'person'>(now)
  const { number, phone } = opened(house, one, row)
  const { facts } = row
  const basics = {
    name: facts.name ?? '',
    sex: facts.sex ?? ('unknown' as const),
    bornOn: facts.born ?? null,
    identityNumber: number,
    noNumberReason: number ? null : '名册未填',
    phone,
    ethnicity: facts.ethnicity ?? null,
    politicalStatus: facts.politics ?? null,
    system: one.given.system ?? '',
    kind: one.given.kind ?? '',
    fullTime: true,
    fields: facts.field ? [facts.field] : [],
    specialties: [],
  }
  gathered.people.push({
    personId,
    name: basics.name,
    regionCode: place.regionCode,
    organisationId: place.organisationId,
  })
  gathered.workers.push({ personId, place, basics, source: 'imported', confirmed: confirmedBy(house, one) })
  gathered.effect(row.row, { table: 'worker', id: personId, version: 1, before: null })
  for (const fact of employmentsOf(facts, ground)) addEmployment(house, one, gathered, row.row, personId, place, fact)
  const education = educationOf(facts, ground)
  if (education) addEducation(house, one, gathered, row.row, personId, place, education)
  gathered.changes.push({
    personId,
    place,
    about: 'basics',
    act: 'add',
    subjectId: personId,
    ground: 'imported',
    groundId: one.id,
  })
}

function addEmployment(
  house: House,
  one: ListImport,
  gathered: Gathered,
  row: number,
  personId: string,
  place: FilePlace,
  fact: Employment,
): void {
  const id = newId<'employment'>(house.clock())
  gathered.employments.push({
    id,
    personId,
    place,
    source: 'imported',
    confirmed: confirmedBy(house, one),
    isCounted: true,
    fact,
  })
  gathered.effect(row, { table: 'employment', id, version: 1, before: null })
}

function addEducation(
  house: House,
  one: ListImport,
  gathered: Gathered,
  row: number,
  personId: string,
  place: FilePlace,
  fact: Education,
): void {
  const id = newId<'education'>(house.clock())
  gathered.educations.push({ id, personId, place, source: 'imported', confirmed: confirmedBy(house, one), fact })
  gathered.effect(row, { table: 'education', id, version: 1, before: null })
}

/** What the sheet says otherwise goes into the file it belongs to: basics, the present work, the highest school. */
function changeFile(house: House, one: ListImport, line: Line, file: PlacedFile, gathered: Gathered): void {
  const { row, diff, place, ground } = line
  const { facts } = row
  const { number, phone } = opened(house, one, row)
  const is = (field: string): boolean => field in diff
  const changed = (about: NewChange['about'], subjectId: string, fields: string[]): void => {
    const told = fields.filter(is)
    const side = (at: 0 | 1) => Object.fromEntries(told.map((field) => [field, diff[field]![at]]))
    gathered.changes.push({
      personId: file.personId,
      place,
      about,
      act: 'change',
      subjectId,
      ground: 'imported',
      groundId: one.id,
      before: side(0),
      after: side(1),
    })
  }

  const basics = {
    ...(is('name') && nameColumns(facts.name!)),
    ...(is('sex') && { sex: facts.sex }),
    ...(is('born') && { born_on: facts.born }),
    ...(is('ethnicity') && { ethnicity: facts.ethnicity }),
    ...(is('politics') && { political_status: facts.politics }),
    ...(is('field') && { fields: [...file.fields, facts.field] }),
    ...(is('phone') && sealedColumns(house.vault, file.personId, { identityNumber: undefined, phone })),
    // Somebody known by name and birthday only: now the number is known too.
    ...(number &&
      !file.hasNumber && {
        ...sealedColumns(house.vault, file.personId, { identityNumber: number, phone: undefined }),
        no_number_reason: null,
      }),
  }
  if (Object.keys(basics).length > 0) {
    gathered.updates.worker.push({ row: row.row, id: file.personId, set: basics })
    changed('basics', file.personId, ['name', 'sex', 'born', 'field', 'phone', 'ethnicity', 'politics'])
  }
  if (is('name'))
    gathered.people.push({
      personId: file.personId,
      name: facts.name!,
      regionCode: place.regionCode,
      organisationId: place.organisationId,
    })
  // The officer says that another number is the same person's: from now on it is found under both.
  if (number && file.hasNumber && row.decision === 'same' && row.numberHash)
    gathered.formerNumbers.push({
      row: row.row,
      hash: row.numberHash,
      personId: file.personId,
      place,
      last4: number.slice(-4),
    })

  const changedOn = facts.began ?? ground.listedOn
  const { employment, education } = file
  if (!employment && (is('employer') || is('post'))) {
    for (const fact of employmentsOf(facts, ground))
      addEmployment(house, one, gathered, row.row, file.personId, place, fact)
  } else if (employment && is('employer') && changedOn > employment.fromOn) {
    gathered.updates.employment.push({ row: row.row, id: employment.id, set: { until_on: changedOn } })
    addEmployment(house, one, gathered, row.row, file.personId, place, {
      ...employmentsOf(facts, ground)[0]!,
      fromOn: changedOn,
    })
    changed('employment', employment.id, ['employer', 'post'])
  } else if (employment && (is('employer') || is('post') || is('employer-kind'))) {
    const set = {
      ...(is('employer') && { employer_name: facts.employer, employer_organisation_id: ground.employerOrganisationId }),
      ...(is('post') && { post_title: facts.post }),
      ...(is('employer-kind') && { employer_kind: facts['employer-kind'] }),
    }
    gathered.updates.employment.push({ row: row.row, id: employment.id, set })
    changed('employment', employment.id, ['employer', 'post', 'employer-kind'])
  }
  // Without a present work this is told by the new one already.
  const since = facts['practice-since']
  const until = (file.practiceSince ?? employment?.fromOn) as Day | undefined
  if (is('practice-since') && since && until && since < until)
    addEmployment(house, one, gathered, row.row, file.personId, place, earlierEmployment(since, until, ground))

  if (is('diploma') || (education && ['degree', 'school', 'major'].some(is))) {
    const whole = educationOf(facts, ground)
    if (education && !isOtherEducation(diff)) {
      const set = {
        ...(is('school') && { school: facts.school }),
        ...(is('major') && { major: facts.major, major_kind: majorKindOf(facts.major, ground.majors) }),
        ...(is('degree') && {
          degree: facts.degree,
          degree_on: facts.degree === 'none' || education.graduatedOn ? null : ground.listedOn,
        }),
      }
      gathered.updates.education.push({ row: row.row, id: education.id, set })
      changed('education', education.id, ['degree', 'school', 'major'])
    } else if (whole) addEducation(house, one, gathered, row.row, file.personId, place, whole)
  }
}

const keyOf = { worker: 'person_id', employment: 'id', education: 'id' } as const

async function save(house: House, query: Query, one: ListImport, rows: StoredRow[], gathered: Gathered): Promise<void> {
  const now = house.clock()
  const saved = new Set(await saveWorkers(query, house.vault, gathered.workers, todayIn(now), now))
  // Registered by hand in this very second: left for the next batch, which finds the file.
  const lost = new Set(gathered.workers.flatMap(({ personId }) => (saved.has(personId) ? [] : [personId])))
  const kept = <One extends { personId: string }>(all: One[]): One[] =>
    all.filter(({ personId }) => !lost.has(personId))
  await registerPeople(query, kept(gathered.people))
  await saveEmployments(query, kept(gathered.employments), now)
  await saveEducations(query, kept(gathered.educations), now)
  for (const table of ['worker', 'employment', 'education'] as const) await updateSome(query, table, gathered)
  for (const { row, hash, personId, place, last4 } of gathered.formerNumbers) {
    await query(
      `insert into workforce.former_number (hash, person_id, region_code, organisation_id, employer_id, last4, until_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [hash, personId, place.regionCode, place.organisationId, place.employerId, last4, one.listedOn ?? todayIn(now)],
    )
    gathered.effect(row, { table: 'former_number', id: hash.toString('hex'), version: 1, before: null })
  }
  await saveChanges(
    { query, house, now, actor: { accountId: one.accountId, personId: one.madeBy } },
    kept(gathered.changes),
  )
  const done = rows.flatMap(({ row }) => {
    const effects = gathered.effects.get(row) ?? []
    const made = effects.find(({ table, before }) => table === 'worker' && before === null)
    return made && lost.has(made.id)
      ? []
      : [{ row, effect: effects, person: effects.find(({ table }) => table === 'worker')?.id ?? null }]
  })
  await query(
    `update workforce.list_import_row r set applied_at = $3, effect = x.effect, person_id = coalesce(x.person, r.person_id)
       from jsonb_to_recordset($2::jsonb) as x (row int, effect jsonb, person uuid) where r.import_id = $1 and r.row = x.row`,
    [one.id, JSON.stringify(done), now],
  )
}

/** Changes rows of one table, each its own columns, and keeps what stood there. */
async function updateSome(
  query: Query,
  table: 'worker' | 'employment' | 'education',
  gathered: Gathered,
): Promise<void> {
  const updates = gathered.updates[table]
  if (updates.length === 0) return
  const key = keyOf[table]
  const columns = [...new Set(updates.flatMap(({ set }) => Object.keys(set)))]
  const before = await query<{ id: string; before: Record<string, unknown>; version: number }>(
    `select t.${key} as id, t.version, jsonb_build_object(${columns.map((column) => `'${column}', t.${column}`).join(', ')}) as before from workforce.${table} t where t.${key} = any ($1::uuid[])`,
    [updates.map(({ id }) => id)],
  )
  const stood = new Map(before.map((row) => [row.id, row]))
  const rows = updates.map(({ id, set }) => ({ ...stood.get(id)!.before, ...set, [key]: id }))
  await query(
    `update workforce.${table} t set version = t.version + 1, ${columns.map((column) => `${column} = x.${column}`).join(', ')}${table === 'worker' ? ', changed_at = now()' : ''}
       from jsonb_populate_recordset(null::workforce.${table}, $1::jsonb) x where t.${key} = x.${key}`,
    [JSON.stringify(rows, withBytes)],
  )
  for (const { row, id, set } of updates) {
    const { before, version } = stood.get(id)!
    gathered.effect(row, {
      table,
      id,
      version: version + 1,
      before: Object.fromEntries(Object.keys(set).map((column) => [column, before[column]])),
    })
  }
}
