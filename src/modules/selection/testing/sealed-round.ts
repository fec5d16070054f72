import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { parseDay } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as contract from '#modules/selection/contract.ts'
import { programmesFor, type Programme, rulesOf } from '#modules/selection/rules.ts'
import { type Caller, signInAs, type TestServer } from '#demo/test-server.ts'
import { cast, organisations, personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'

// A round whose list is sealed, with some of the cast on it: where the tests of what comes after begin. Its rows are written by the owner: through
// the commands it takes some sixty acts and two solvings, a second or two in each of these tests, and a rule could not say otherwise than its pack.
// The whole way through the commands is walked by demo/selection-*.ts at every first start, and by the journeys.

interface SealedRound {
  roundId: string
  /** By who entered. */
  entryIds: Record<string, string>
}

interface Given {
  place?: string
  code?: string
  title?: string
  regionCode?: string
  /** In order; of these so many are chosen. */
  who?: readonly CastName[]
  chosen?: number
  /** What the rule says otherwise than its pack. */
  rules?: Partial<Programme>
}

export const owned = async <T>(server: TestServer, work: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

export async function sealedRound(server: TestServer, given: Given = {}): Promise<SealedRound> {
  const { place = 'jinan', code = 'haiyou', who = ['worker', 'otherWorker', 'colleague'], chosen = 2 } = given
  const regionCode = (given.regionCode ?? regions.county) as RegionCode
  const { packs } = server.house
  const name = programmesFor(packs, regionCode, parseDay('2026-03-01')).find(
    (one) => one.place === place && one.code === code,
  )!
  const { value, bases, version } = rulesOf(packs, name, parseDay('2026-03-01'))
  const rules = { ...value, bases, ...given.rules }
  const roundId = randomUUID()
  const entryIds: Record<string, string> = {}
  await owned(server, async (owner) => {
    await owner.query(
      `insert into selection.round (id, region_code, organisation_id, place, code, title, rules, pack_version, adopted_because, opened_on, entries_last_on, stage, opened_by, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, '参照执行', '2026-01-05', '2026-02-05', 'sealed', $9, '2026-01-05')`,
      [
        roundId,
        regionCode,
        organisations.authority,
        place,
        code,
        given.title ?? '2026年“海右”社会工作高层次人才选拔',
        JSON.stringify(rules),
        version,
        personId('officer'),
      ],
    )
    for (const one of who) {
      const id = (entryIds[one] = randomUUID())
      await owner.query(
        `insert into selection.entry (id, round_id, region_code, organisation_id, person_id, facts, outcome, stage, step, created_by, created_at, submitted_at)
         values ($1, $2, $3, $4, $5, $6, 'met', 'admitted', 9, $5, '2026-01-10', '2026-01-12')`,
        [
          id,
          roundId,
          cast[one].region,
          cast[one].organisation,
          personId(one),
          JSON.stringify({ on: '2026-01-12', facts: { 'person.sex': 'female', 'practice.years': 6 } }),
        ],
      )
    }
    const list = who.map((one, at) => ({
      entryId: entryIds[one],
      rank: at + 1,
      chosen: at < chosen,
      score: 9000 - at * 250,
      low: 8800 - at * 250,
      high: 9200 - at * 250,
      tiedWith: [],
    }))
    await owner.query(
      `insert into selection.sealed_list (round_id, region_code, reading, reason, inputs, list, digest, sealed_by, sealed_at) values ($1, $2, '{}', '按办法', '{}', $3, $4, $5, '2026-03-10')`,
      [
        roundId,
        regionCode,
        JSON.stringify(list),
        createHash('sha256').update(roundId).digest('hex'),
        personId('officer'),
      ],
    )
  })
  return { roundId, entryIds }
}

/** Somebody signs in on another day: the session of before is over by then. */
export const later = (server: TestServer, now: string, who: CastName): Promise<Caller> => {
  server.setClock(now)
  return signInAs(server.app, username(who))
}

/** A round confirmed on 24 March 2026: titles, or the training that may end in them, of who was chosen. */
export async function heldTitles(
  server: TestServer,
  given: Given = {},
  by: CastName = 'officer',
): Promise<SealedRound & { titleIds: Record<string, string> }> {
  const round = await sealedRound(server, given)
  const { roundId } = round
  server.setClock('2026-03-16T09:30:00+08:00')
  const { version } = await (
    await signInAs(server.app, username(by))
  ).get(contract.publishNotice, { roundId, basedOnVersion: 1, issuer: '瓯海区社会工作部' })
  const officer = await later(server, '2026-03-24T09:30:00+08:00', by)
  await officer.get(contract.confirmRound, { roundId, basedOnVersion: version, documentNumber: '瓯社工〔2026〕12号' })
  const { notice } = await officer.get(contract.roundResults, { roundId })
  const titleIds = Object.fromEntries(
    Object.entries(round.entryIds).map(([who, entryId]) => [
      who,
      notice!.rows.find((one) => one.entryId === entryId)?.titleId ?? '',
    ]),
  )
  return { ...round, titleIds }
}
