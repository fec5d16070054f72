// Certificates that a list of people names: compared, kept as claims that nobody has verified yet, given back, and taken back.
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { ListedLine, ListEffect, ListLine, ListNote, ListPart } from '#kernel/list-part.ts'
import { isHigher, type Level } from '#modules/certificates/domain/level.ts'
import {
  type CertificateNote,
  type HeldCertificate,
  listedOutcome,
  type ListedOutcome,
} from '#modules/certificates/domain/listed.ts'
import { numberHash, readNumber, verificationsOf } from '#modules/certificates/national-list.ts'

type Query = Transaction['query']
const table = 'certificates.qualification'

const notes: Record<CertificateNote | 'certificate-twice', { zh: string; en: string }> = {
  'certificate-twice': {
    zh: '同一证书编号在表中已出现，只登记第一次',
    en: 'The same certificate number stands in the sheet before; only the first is entered',
  },
  'certificate-level-missing': {
    zh: '没有写明证书级别，证书未登记；请补填级别',
    en: 'The level is not given, so the certificate is not entered; add the level',
  },
  'certificate-day-missing': {
    zh: '没有写明取得时间，证书未登记；请补填年月',
    en: 'The day is not given, so the certificate is not entered; add year and month',
  },
  'certificate-day-too-early': {
    zh: '取得时间早于2008年首次考试，证书未登记；请核对',
    en: 'The day is before the first examination of 2008, so the certificate is not entered; check it',
  },
  'certificate-number-not-plain': {
    zh: '证书编号只能是字母和数字，证书未登记；请核对',
    en: 'A certificate number is letters and digits; the certificate is not entered; check it',
  },
  'certificate-of-another': {
    zh: '这个证书编号已登记在他人名下，或属于另一本证书，证书未登记；请核对',
    en: 'This certificate number is somebody else’s or another certificate’s; it is not entered; check it',
  },
  'certificate-held-though-none': {
    zh: '名册写无证，库中有证书，保留库中的',
    en: 'The list says none, the register has a certificate, which stays',
  },
  'certificate-settled': {
    zh: '与库中已核验的证书不同，保留库中的',
    en: 'It differs from a certificate that was verified, which stays',
  },
}

const read = ({ facts }: Pick<ListLine, 'facts'>) => ({
  level: (facts['certificate-level'] as Level | 'none' | undefined) ?? null,
  number: facts['certificate-number'] === undefined ? null : readNumber(facts['certificate-number']),
  gained: (facts['certificate-gained'] as Day | undefined) ?? null,
})

/** What each line says beside what is kept; two statements however many. Locked where it is going to be written. */
async function outcomes(query: Query, house: House, lines: readonly ListLine[], lock: '' | 'for update' = '') {
  const numbers = new Set(lines.flatMap((line) => read(line).number ?? []))
  const [held, taken] = await Promise.all([
    query<HeldCertificate & { personId: string }>(
      `select id, person_id as "personId", version, level, number, passed_on as "passedOn", verification from certificates.qualification
        where person_id = any ($1::uuid[]) and verification <> 'rejected' order by passed_on desc, id ${lock}`,
      [lines.flatMap(({ personId }) => personId ?? [])],
    ),
    query<{ number: string; personId: string }>(
      `select number, person_id as "personId" from certificates.qualification where number_hash = any ($1::bytea[]) and verification <> 'rejected'`,
      [[...numbers].map((number) => numberHash(house.vault, number))],
    ),
  ])
  const heldBy = Map.groupBy(held, ({ personId }) => personId)
  const owners = new Map(taken.map(({ number, personId }) => [number, personId]))
  return new Map(
    lines.map((line): [number, ListedOutcome] => {
      const { level, number, gained } = read(line)
      const owner = number ? owners.get(number) : undefined
      const isTaken = owner !== undefined && owner !== line.personId
      return [line.row, listedOutcome(heldBy.get(line.personId ?? '') ?? [], { level, number, gained, isTaken })]
    }),
  )
}

const compare: ListPart['compare'] = async (query, house, lines) =>
  new Map(
    [...(await outcomes(query, house, lines))].map(([row, { diff, note }]) => [
      row,
      { diff, notes: note ? [note] : [] },
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

const save: ListPart['save'] = async ({ query }, house, list, lines) => {
  const now = house.clock()
  const found = await outcomes(query, house, lines, 'for update')
  const answer = new Map<number, { effects: ListEffect[]; notes: ListNote[] }>()
  const once = new Set<string>()
  const wanted = lines.flatMap((line) => {
    const outcome = found.get(line.row)!
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
  if (wanted.length === 0) return answer
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
  for (const [at, { row, of }] of wanted.entries()) {
    const { id } = rows[at]!
    const old = stood.get(id)
    if (of && old) answer.set(row, { effects: [{ table, id, version: old.version, before: old.before }], notes: [] })
    else if (saved.has(id)) answer.set(row, { effects: [{ table, id, version: 1, before: null }], notes: [] })
    // Entered by hand in this very second.
    else answer.set(row, { effects: [], notes: [{ column: 'certificate-number', why: 'certificate-of-another' }] })
  }
  return answer
}

/** A certificate that somebody looked at since, or that was registered, stays. */
const usedSince: ListPart['usedSince'] = async (query, list, effects, registered) => {
  const [used, more] = await Promise.all([
    query<{ id: string }>(
      `select x.id from jsonb_to_recordset($1::jsonb) as x (id uuid, version int) left join certificates.qualification q on q.id = x.id
        where q.version is distinct from x.version or exists (select from certificates.registration r where r.qualification_id = x.id)`,
      [JSON.stringify(effects)],
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

const takeBack: ListPart['takeBack'] = async (query, effects) => {
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
    until: string | null
  }>(
    `select q.person_id as "personId", q.level, q.number, q.passed_on as "passedOn", max(r.until_on) as until
       from certificates.qualification q left join certificates.registration r on r.qualification_id = q.id and r.cancelled_on is null
      where q.person_id = any ($1::uuid[]) and q.verification <> 'rejected' group by q.id`,
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
              ...(one.until && { 'registered-until': one.until }),
            }
          : { 'certificate-level': 'none' },
      ] as const
    }),
  )
}

/** What this module takes of lists of people. */
export const listPart: ListPart = {
  columns: ['certificate-level', 'certificate-number', 'certificate-gained'],
  table,
  once: { column: 'certificate-number', why: 'certificate-twice' },
  notes,
  held,
  compare,
  save,
  usedSince,
  takeBack,
}
