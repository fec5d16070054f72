// Certificates and registrations that a list of people names: compared, kept as claims that nobody has verified yet, given back, and taken back.
import type { Transaction } from '#kernel/database.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { ListedLine, ListEffect, ListLine, ListNote, ListPart } from '#kernel/list-part.ts'
import { isHigher, type Level } from '#modules/certificates/domain/level.ts'
import { type HeldCertificate, listedOutcome, type ListedOutcome } from '#modules/certificates/domain/listed.ts'
import { listNotes } from '#modules/certificates/listed-notes.ts'
import {
  heldPeriods,
  type ListedTerm,
  registrationTable,
  saveRegistrations,
  takeBackRegistrations,
  termOf,
} from '#modules/certificates/listed-registrations.ts'
import { numberHash, readNumber, verificationsOf } from '#modules/certificates/national-list.ts'

type Query = Transaction['query']
const table = 'certificates.qualification'

const read = ({ facts }: Pick<ListLine, 'facts'>) => ({
  level: (facts['certificate-level'] as Level | 'none' | undefined) ?? null,
  number: facts['certificate-number'] === undefined ? null : readNumber(facts['certificate-number']),
  gained: (facts['certificate-gained'] as Day | undefined) ?? null,
})

interface Outcome {
  certificate: ListedOutcome
  registration: ListedTerm
}

/** What each line says beside what is kept; three statements however many. Locked where it is going to be written. */
async function outcomes(query: Query, house: House, lines: readonly ListLine[], lock: '' | 'for update' = '') {
  const numbers = new Set(lines.flatMap((line) => read(line).number ?? []))
  const people = lines.flatMap(({ personId }) => personId ?? [])
  const today = todayIn(house.clock())
  const [held, periods, taken] = await Promise.all([
    query<HeldCertificate & { personId: string }>(
      `select id, person_id as "personId", version, level, number, passed_on as "passedOn", verification from certificates.qualification
        where person_id = any ($1::uuid[]) and verification <> 'rejected' order by passed_on desc, id ${lock}`,
      [people],
    ),
    heldPeriods(query, people, lock),
    query<{ number: string; personId: string }>(
      `select number, person_id as "personId" from certificates.qualification where number_hash = any ($1::bytea[]) and verification <> 'rejected'`,
      [[...numbers].map((number) => numberHash(house.vault, number))],
    ),
  ])
  const heldBy = Map.groupBy(held, ({ personId }) => personId)
  const owners = new Map(taken.map(({ number, personId }) => [number, personId]))
  return new Map(
    lines.map((line): [number, Outcome] => {
      const { level, number, gained } = read(line)
      const owner = number ? owners.get(number) : undefined
      const isTaken = owner !== undefined && owner !== line.personId
      const own = heldBy.get(line.personId ?? '') ?? []
      const certificate = listedOutcome(own, { level, number, gained, isTaken })
      return [line.row, { certificate, registration: termOf(house, line, own, certificate, periods, today) }]
    }),
  )
}

const compare: ListPart['compare'] = async (query, house, lines) =>
  new Map(
    [...(await outcomes(query, house, lines))].map(([row, { certificate, registration }]) => [
      row,
      {
        diff: { ...certificate.diff, ...registration.diff },
        notes: [certificate.note, registration.note].filter((note) => note !== null),
      },
    ]),
  )

interface Kept {
  row: number
  line: ListedLine
  of: HeldCertificate | null
  level: Level
  number: string | null
  passedOn: Day
}

/** As they will stand: a new one, or one that is kept with what the list says otherwise and the sender wants. */
function keptOf(line: ListedLine, { of }: ListedOutcome): Kept | null {
  const { diff, row } = line
  const said = <T extends string>(column: string): T | undefined => diff[column]?.[1] as T | undefined
  const number = said('certificate-number') === undefined ? undefined : readNumber(said('certificate-number')!)
  if (of) {
    if (!['certificate-level', 'certificate-number', 'certificate-gained'].some((column) => column in diff)) return null
    return {
      row,
      line,
      of,
      level: said('certificate-level') ?? of.level,
      number: number ?? of.number,
      passedOn: said('certificate-gained') ?? of.passedOn,
    }
  }
  const [level, passedOn] = [said<Level>('certificate-level'), said<Day>('certificate-gained')]
  return level && passedOn ? { row, line, of, level, number: number ?? null, passedOn } : null
}

type Saved = Awaited<ReturnType<ListPart['save']>>

/** Certificates first, then the registrations of those that are kept now. */
const save: ListPart['save'] = async ({ query }, house, list, lines) => {
  const found = await outcomes(query, house, lines, 'for update')
  const answer: Saved = new Map()
  const kept = await saveCertificates(query, house, list, lines, found, answer)
  const terms = lines.map((line) => {
    const { certificate, registration } = found.get(line.row)!
    return {
      line,
      term: registration,
      certificateId: kept.get(line.row) ?? certificate.of?.id ?? registration.of?.certificateId ?? null,
    }
  })
  for (const [row, said] of await saveRegistrations(query, house, list, terms)) add(answer, row, said)
  return answer
}

function add(answer: Saved, row: number, { effects, notes }: { effects: ListEffect[]; notes: ListNote[] }): void {
  const before = answer.get(row) ?? { effects: [], notes: [] }
  answer.set(row, { effects: [...before.effects, ...effects], notes: [...before.notes, ...notes] })
}

/** The certificates that lines made or changed, by line; what came of it goes into the answer. */
async function saveCertificates(
  query: Query,
  house: House,
  list: { id: string; listedOn: Day },
  lines: readonly ListedLine[],
  found: ReadonlyMap<number, Outcome>,
  answer: Saved,
): Promise<Map<number, string>> {
  const now = house.clock()
  const once = new Set<string>()
  const wanted = lines.flatMap((line) => {
    const outcome = found.get(line.row)!.certificate
    if (outcome.note) answer.set(line.row, { effects: [], notes: [outcome.note] })
    const kept = keptOf(line, outcome)
    if (!kept) return []
    // Two lines of one list with one number, or about one certificate: the first counts.
    const keys = [kept.number, kept.of?.id].filter((key) => key != null)
    if (keys.some((key) => once.has(key))) {
      answer.set(line.row, { effects: [], notes: [listPart.once] })
      return []
    }
    for (const key of keys) once.add(key)
    return kept
  })
  if (wanted.length === 0) return new Map()
  const verifications = await verificationsOf(
    query,
    house.vault,
    wanted.map(({ line, number, level }) => ({ personId: line.personId, number, name: line.name, level })),
  )
  const rows = wanted.map(({ line, of, level, number, passedOn }, at) => ({
    id: of?.id ?? newId<'qualification'>(now),
    person_id: line.personId,
    region_code: line.place.regionCode,
    organisation_id: line.place.organisationId,
    employer_id: line.place.employerId,
    level,
    number,
    number_hash: number && `\\x${numberHash(house.vault, number).toString('hex')}`,
    passed_on: passedOn,
    // What was verified stays so: the list may only have added a number.
    verification:
      of && (of.verification === 'matched' || of.verification === 'approved') ? of.verification : verifications[at],
    verified_at: verifications[at] === 'matched' ? now : null,
    source: 'listed',
    listed_on: list.listedOn,
    list_id: list.id,
    recorded_at: now,
  }))
  const names =
    'id, person_id, region_code, organisation_id, employer_id, level, number, number_hash, passed_on, verification, verified_at, source, listed_on, list_id, recorded_at'
  const made = await query<{ id: string }>(
    `insert into certificates.qualification (${names}) select ${names} from jsonb_populate_recordset(null::certificates.qualification, $1::jsonb)
     on conflict do nothing returning id`,
    [JSON.stringify(rows.filter((_, at) => wanted[at]!.of === null))],
  )
  const saved = new Set(made.map(({ id }) => id))
  const changed = rows.filter((_, at) => wanted[at]!.of !== null)
  const before =
    changed.length === 0
      ? []
      : await query<{ id: string; before: object; version: number }>(
          `update certificates.qualification q set version = q.version + 1, level = x.level, number = x.number, number_hash = x.number_hash, passed_on = x.passed_on,
            verification = x.verification, verified_at = coalesce(q.verified_at, x.verified_at)
       from jsonb_populate_recordset(null::certificates.qualification, $1::jsonb) x
       join certificates.qualification b on b.id = x.id where q.id = x.id
     returning q.id, q.version, jsonb_build_object('level', b.level, 'number', b.number, 'number_hash', b.number_hash, 'passed_on', b.passed_on, 'verification', b.verification, 'verified_at', b.verified_at) as before`,
          [JSON.stringify(changed)],
        )
  const stood = new Map(before.map((one) => [one.id, one]))
  const kept = new Map<number, string>()
  for (const [at, { row, of }] of wanted.entries()) {
    const { id } = rows[at]!
    const old = stood.get(id)
    if (saved.has(id)) kept.set(row, id)
    if (of && old) answer.set(row, { effects: [{ table, id, version: old.version, before: old.before }], notes: [] })
    else if (saved.has(id)) answer.set(row, { effects: [{ table, id, version: 1, before: null }], notes: [] })
    // Entered by hand in this very second.
    else answer.set(row, { effects: [], notes: [{ column: 'certificate-number', why: 'certificate-of-another' }] })
  }
  return kept
}

/** A certificate that somebody looked at since, or that was registered, stays; so does a registration that was changed, or gone on from. */
const usedSince: ListPart['usedSince'] = async (query, list, effects, registered) => {
  const [used, more] = await Promise.all([
    query<{ id: string }>(
      `select x.id from jsonb_to_recordset($1::jsonb) as x ("table" text, id uuid, version int) left join certificates.qualification q on q.id = x.id
        where x."table" = '${table}' and (q.version is distinct from x.version or exists (select from certificates.registration r where r.qualification_id = x.id and r.list_id is distinct from $2))
       union all
       select x.id from jsonb_to_recordset($1::jsonb) as x ("table" text, id uuid, version int) left join certificates.registration r on r.id = x.id
        where x."table" = '${registrationTable}' and (r.version is distinct from x.version
           or exists (select from certificates.registration o where o.qualification_id = r.qualification_id and o.id <> r.id and o.recorded_at > r.recorded_at))`,
      [JSON.stringify(effects), list.id],
    ),
    query<{ personId: string }>(
      `select distinct person_id as "personId" from (
         select person_id from certificates.qualification where person_id = any ($1::uuid[]) and list_id is distinct from $2
         union all select person_id from certificates.sign_up where person_id = any ($1::uuid[])) x`,
      [registered, list.id],
    ),
  ])
  return { effects: new Set(used.map(({ id }) => id)), people: new Set(more.map(({ personId }) => personId)) }
}

const takeBack: ListPart['takeBack'] = async (query, all) => {
  await takeBackRegistrations(query, all)
  const effects = all.filter((one) => one.table === table)
  const made = effects.filter(({ before }) => before === null)
  const changed = effects.filter(({ before }) => before !== null)
  await query('delete from certificates.qualification where id = any ($1::uuid[])', [made.map(({ id }) => id)])
  await query(
    `update certificates.qualification q set version = q.version + 1, level = x.level, number = x.number, number_hash = x.number_hash, passed_on = x.passed_on,
            verification = x.verification, verified_at = x.verified_at
       from jsonb_populate_recordset(null::certificates.qualification, $1::jsonb) x where q.id = x.id`,
    [JSON.stringify(changed.map(({ id, before }) => ({ ...before, id })))],
  )
}

const held: ListPart['held'] = async (query, personIds) => {
  const rows = await query<{
    personId: string
    level: Level
    number: string | null
    passedOn: string
    from: string | null
    last: string | null
  }>(
    `select q.person_id as "personId", q.level, q.number, q.passed_on as "passedOn", r.from_on as "from", r.until_on - 1 as last
       from certificates.qualification q left join lateral (select r.from_on, r.until_on from certificates.registration r
              where r.qualification_id = q.id and r.cancelled_on is null and r.from_on is not null order by r.until_on desc limit 1) r on true
      where q.person_id = any ($1::uuid[]) and q.verification <> 'rejected'`,
    [personIds],
  )
  const best = new Map<string, (typeof rows)[number]>()
  for (const one of rows) {
    const known = best.get(one.personId)
    if (!known || isHigher(one.level, known.level)) best.set(one.personId, one)
  }
  return new Map(
    personIds.map((id) => {
      const one = best.get(id)
      return [
        id,
        one
          ? {
              'certificate-level': one.level,
              'certificate-gained': one.passedOn,
              ...(one.number && { 'certificate-number': one.number }),
              ...(one.from && one.last && { 'registered-from': one.from, 'registered-until': one.last }),
            }
          : { 'certificate-level': 'none' },
      ] as const
    }),
  )
}

/** What this module takes of lists of people. */
export const listPart: ListPart = {
  kinds: [
    { counted: 'certificates', columns: ['certificate-level', 'certificate-number', 'certificate-gained'], table },
    { counted: 'registrations', columns: ['registered-until', 'registered-from'], table: registrationTable },
  ],
  once: { column: 'certificate-number', why: 'certificate-twice' },
  notes: listNotes,
  held,
  compare,
  save,
  usedSince,
  takeBack,
}
