import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { reader, refresh } from '#modules/statistics/commands/refresh.ts'

/** Rows of the services as a test tells them: what it does not say is the plainest there is. */
export interface GivenRows {
  clients?: {
    id: string
    in: string
    station?: string
    registeredOn?: string
    closedOn?: string
    priority?: boolean
    everyDays?: number
  }[]
  records?: {
    id?: string
    method?: 'visit' | 'case' | 'group' | 'community'
    client?: string
    /** Named participants of a group session or an activity. */
    with?: string[]
    unnamed?: number
    in?: string
    station?: string
    worker?: string
    on: string
    minutes?: number
    outcome?: 'met' | 'refused' | 'not-met' | 'lost-contact'
    late?: boolean
    withdrawn?: boolean
  }[]
  cases?: { client: string; on: string }[]
}

/** The same id for the same word, in every test. */
export function idFor(word: string): string {
  const hex = createHash('sha256').update(word).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

let made = 0

/** Writes the rows as they would stand; needs a pool of the owner. Files are last met on the last day that a record says so. */
export async function giveRows(pool: pg.Pool, { clients = [], records = [], cases = [] }: GivenRows): Promise<void> {
  for (const one of clients) {
    await pool.query(
      `insert into services.client (id, region_code, residence, station_id, name, pinyin, initials, name_key, sex, no_number_reason, risk_class, priority,
         due_on, registered_on, closed_on, changed_at)
       values ($1, $2, 'here', $3, '某某', 'moumou', 'mm', 'moumou', 'unknown', '无', $4, $5, $6::date + $7::int, $6::date, $8, now())`,
      [
        idFor(one.id),
        one.in,
        idFor(one.station ?? 'station'),
        one.priority ? 'priority' : 'general',
        one.priority ?? false,
        one.registeredOn ?? '2024-01-01',
        one.everyDays ?? 31,
        one.closedOn ?? null,
      ],
    )
  }
  const home = (id: string | undefined) => clients.find((one) => one.id === id)
  for (const one of records) {
    const id = idFor(one.id ?? `record ${++made}`)
    const place = one.in ?? home(one.client)?.in
    const method = one.method ?? 'visit'
    const outcome = one.outcome ?? 'met'
    const worker = one.worker ?? 'worker'
    const station = idFor(one.station ?? home(one.client)?.station ?? 'station')
    const personTimes = outcome !== 'met' ? 0 : one.client ? 1 : (one.with?.length ?? 0) + (one.unnamed ?? 0)
    await pool.query(`insert into identity.person (id, name, region_code) values ($1, $2, $3) on conflict do nothing`, [
      idFor(worker),
      worker,
      place,
    ])
    await pool.query(
      `insert into services.service_record (id, method, client_id, region_code, station_id, worker_id, held_on, minutes, service_codes, mode, outcome,
         unnamed_participants, person_times, recorded_at, recorded_on, late, withdrawn, pack_version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', 'home', $9, $10, $11, $7::date, $7, $12, $13, 'test')`,
      [
        id,
        method,
        one.client ? idFor(one.client) : null,
        place,
        station,
        idFor(worker),
        one.on,
        one.minutes ?? 30,
        outcome,
        one.unnamed ?? 0,
        personTimes,
        one.late ?? false,
        one.withdrawn ?? false,
      ],
    )
    const named = (one.with ?? []).map(idFor)
    await pool.query(
      `insert into services.attendance (record_id, client_id, region_code, station_id, worker_id, held_on, withdrawn)
       select $1, client, $2, $3, $4, $5, $6 from unnest($7::uuid[]) client`,
      [id, place, station, idFor(worker), one.on, one.withdrawn ?? false, named],
    )
    if (outcome !== 'met' || one.withdrawn) continue
    await pool.query(
      `update services.client set due_on = due_on - coalesce(last_met_on, registered_on) + $2::date, last_met_on = $2
        where id = any ($1::uuid[]) and (last_met_on is null or last_met_on < $2)`,
      [[...named, ...(one.client ? [idFor(one.client)] : [])], one.on],
    )
  }
  for (const one of cases) {
    await pool.query(
      `insert into services.case_file (id, region_code, station_id, worker_id, client_id, problem, opened_on, recorded_at) values ($1, $2, $3, $4, $5, '无', $6, now())`,
      [idFor(`case ${++made}`), home(one.client)!.in, idFor('station'), idFor('worker'), idFor(one.client), one.on],
    )
  }
}

/** Takes all rows away again, figures too. */
export const clearRows = (pool: pg.Pool) =>
  pool.query(
    `truncate services.service_record, services.attendance, services.case_file, services.client, services.record_revision, statistics.cell, statistics.presence, statistics.standing,
       statistics.seal, statistics.sealed_figure, statistics.adjustment, statistics.published_figure, statistics.submission, statistics.day_turned,
       kernel.event, kernel.event_reader cascade`,
  )

/** Tells an event as the services do. */
export const giveEvent = (
  pool: pg.Pool,
  event: {
    kind: string
    subject: { kind: string; id: string }
    in: string
    day: string
    at?: string
    account?: string
    reason?: string
    data?: object
  },
) =>
  pool.query(
    `insert into kernel.event (at, kind, region_code, day, subject_kind, subject_id, account_id, reason, data) values (coalesce($1, now()), $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      event.at ?? null,
      event.kind,
      event.in,
      event.day,
      event.subject.kind,
      event.subject.id,
      event.account ?? null,
      event.reason ?? null,
      JSON.stringify(event.data ?? {}),
    ],
  )

/**
 * Counts until nothing waits; returns how many events were taken. Other tests write on the same server, and an event is only taken when
 * every older transaction there has ended. Needs a pool of the owner.
 */
export async function refreshToTheEnd(pool: pg.Pool, now: Date): Promise<number> {
  for (let taken = 0, tries = 0; ; tries++) {
    taken += await refresh(pool, now)
    const { rows } = await pool.query(
      'select from kernel.event e where not exists (select from kernel.event_reader r where r.name = $1 and (r.tx, r.id) >= (e.tx, e.id)) limit 1',
      [reader],
    )
    if (rows.length === 0) return taken
    if (tries > 600)
      throw new Error('events still wait after a minute: an older transaction on the server does not end')
    await sleep(100)
  }
}
