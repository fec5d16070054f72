// Registered periods that a list of people names. They count with their certificate: once that is verified.
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { ListedLine, ListEffect, ListLine, ListNote } from '#kernel/list-part.ts'
import { isHigher } from '#modules/certificates/domain/level.ts'
import type { HeldCertificate, ListedOutcome } from '#modules/certificates/domain/listed.ts'
import {
  type HeldPeriod,
  type ListedPeriod,
  listedPeriod,
  type Registered,
  untilOf,
} from '#modules/certificates/domain/listed-registration.ts'
import { certificatesOf } from '#modules/certificates/rules.ts'

type Query = Transaction['query']
export const registrationTable = 'certificates.registration'

/** What a line says of a registration, and whose period it is about. */
export type ListedTerm = Omit<ListedPeriod, 'of'> & { of: { period: HeldPeriod | null; certificateId: string } | null }

interface HeldRow extends HeldPeriod {
  certificateId: string
  stage: string
}
type Held = Map<string, { periods: HeldPeriod[]; inHand: boolean }>

/** What is registered of people's certificates, by certificate. */
export async function heldPeriods(query: Query, personIds: readonly string[], lock: '' | 'for update'): Promise<Held> {
  const rows = await query<HeldRow>(
    `select id, version, qualification_id as "certificateId", from_on as "from", until_on as until, cancelled_on as "cancelledOn", source, stage
       from certificates.registration where person_id = any ($1::uuid[]) and (from_on is not null or stage in ('submitted', 'first-passed', 'final-passed')) order by from_on, id ${lock}`,
    [personIds],
  )
  return new Map(
    [...Map.groupBy(rows, ({ certificateId }) => certificateId)].map(([id, all]) => [
      id,
      { periods: all.filter(({ from }) => from !== null), inHand: all.some(({ from }) => from === null) },
    ]),
  )
}

/** The certificate that a line registers, where it is kept already: the one it is about, and of a line that names none the best that is held. */
function keptOf(
  facts: ListLine['facts'],
  own: readonly HeldCertificate[],
  { of, note }: ListedOutcome,
): HeldCertificate | null {
  // Of which day it was gained the list may say otherwise; with another number or level it may be another certificate.
  if (note && note.column !== 'certificate-gained') return null
  if (of || facts['certificate-level'] || facts['certificate-number']) return of
  return own.reduce<HeldCertificate | null>(
    (best, one) => (best && !isHigher(one.level, best.level) ? best : one),
    null,
  )
}

/** What a line says of the registration of the certificate that is kept, or that it brings. */
export function termOf(
  house: House,
  { facts, regionCode }: ListLine,
  own: readonly HeldCertificate[],
  certificate: ListedOutcome,
  held: Held,
  today: Day,
): ListedTerm {
  const from = (facts['registered-from'] as Day | undefined) ?? null
  const last = (facts['registered-until'] as Day | undefined) ?? null
  const rule = certificatesOf(house.packs, regionCode, today).value
  const kept = keptOf(facts, own, certificate)
  const brought = certificate.diff['certificate-gained']?.[1] as Day | undefined
  const registered: Registered | null = kept
    ? { passedOn: brought ?? kept.passedOn, periods: [], inHand: false, ...held.get(kept.id) }
    : brought && !certificate.of
      ? { passedOn: brought, periods: [], inHand: false }
      : null
  const { of, ...rest } = listedPeriod(registered, { from, last }, today, rule)
  return { ...rest, of: kept && { period: of, certificateId: kept.id } }
}

interface Line {
  line: ListedLine
  term: ListedTerm
  /** Null where the certificate was left out. */
  certificateId: string | null
}

const notSaid = '名册未填'

/** New periods and changed ones, a statement each however many lines. */
export async function saveRegistrations(
  query: Query,
  house: House,
  list: { id: string; listedOn: Day },
  lines: readonly Line[],
): Promise<Map<number, { effects: ListEffect[]; notes: ListNote[] }>> {
  const now = house.clock()
  const answer = new Map<number, { effects: ListEffect[]; notes: ListNote[] }>()
  const once = new Set<string>()
  const wanted = lines.flatMap(({ line, term, certificateId }) => {
    if (term.note) answer.set(line.row, { effects: [], notes: [term.note] })
    const says = (column: string) => line.diff[column]?.[1] as Day | undefined
    const [from, last] = [says('registered-from'), says('registered-until')]
    const of = term.of?.period ?? null
    if (term.note || (!from && !last) || (!of && !last)) return []
    // The certificate was left out while it was saved: with it goes its registration. Two lines about one: the first counts.
    if (!certificateId || once.has(certificateId)) {
      answer.set(line.row, {
        effects: [],
        notes: [{ column: 'registered-until', why: 'registration-without-certificate' }],
      })
      return []
    }
    once.add(certificateId)
    const { facts, place } = line
    return {
      row: line.row,
      of,
      columns: {
        id: of?.id ?? newId<'registration'>(now),
        person_id: line.personId,
        region_code: place.regionCode,
        organisation_id: place.organisationId,
        employer_id: place.employerId,
        qualification_id: certificateId,
        kind: term.kind,
        stage: 'issued',
        workplace: facts['employer'] ?? notSaid,
        duty: facts['post'] ?? notSaid,
        pack_version: certificatesOf(house.packs, place.regionCode, list.listedOn).version,
        from_on: from ?? of!.from,
        until_on: last ? untilOf(last) : of!.until,
        source: 'listed',
        listed_on: list.listedOn,
        list_id: list.id,
        recorded_at: now,
      },
    }
  })
  const made = wanted.filter(({ of }) => of === null)
  const changed = wanted.filter(({ of }) => of !== null)
  if (made.length > 0) {
    const names = Object.keys(made[0]!.columns).join(', ')
    await query(
      `insert into certificates.registration (${names}) select ${names} from jsonb_populate_recordset(null::certificates.registration, $1::jsonb)`,
      [JSON.stringify(made.map(({ columns }) => columns))],
    )
  }
  if (changed.length > 0)
    await query(
      `update certificates.registration r set version = r.version + 1, from_on = x.from_on, until_on = x.until_on
         from jsonb_populate_recordset(null::certificates.registration, $1::jsonb) x where x.id = r.id`,
      [JSON.stringify(changed.map(({ columns }) => columns))],
    )
  for (const { row, of, columns } of wanted)
    answer.set(row, {
      effects: [
        {
          table: registrationTable,
          id: columns.id,
          version: of ? of.version + 1 : 1,
          before: of && { from_on: of.from, until_on: of.until },
        },
      ],
      notes: [],
    })
  return answer
}

export async function takeBackRegistrations(query: Query, effects: readonly ListEffect[]): Promise<void> {
  const own = effects.filter(({ table }) => table === registrationTable)
  if (own.length === 0) return
  await query('delete from certificates.registration where id = any ($1::uuid[])', [
    own.filter(({ before }) => before === null).map(({ id }) => id),
  ])
  await query(
    `update certificates.registration r set version = r.version + 1, from_on = x.from_on, until_on = x.until_on
       from jsonb_populate_recordset(null::certificates.registration, $1::jsonb) x where x.id = r.id`,
    [JSON.stringify(own.filter(({ before }) => before !== null).map(({ id, before }) => ({ ...before, id })))],
  )
}
