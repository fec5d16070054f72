import pg from 'pg'
import { newId } from '#kernel/ids.ts'
import type { TestServer } from '#demo/test-server.ts'
import { type CastName, cast, organisations, personId, regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'

/**
 * A round that stands at its reviews, for tests: opened through the real command, its entries written by the owner as if they had come all the way,
 * so that one may lie in fields, have words and name relatives of which the registers of the small world know nothing. The way itself is walked by
 * commands in entries-round.ts, the journeys and demo/selection-entered.ts.
 */

export interface TestRound {
  roundId: string
  entry: Record<string, string>
  owner: pg.Pool
}

interface Enters {
  who?: CastName
  organisation?: keyof typeof organisations
  fields?: string[]
  words?: Record<string, string>
  relatives?: string[]
}

/** Gives those of the cast who sit in an office a file in the registry, so that they can be experts. */
export async function fileFor(owner: pg.Pool, who: CastName, fields: string[]): Promise<void> {
  await owner.query(
    `insert into workforce.worker (person_id, region_code, organisation_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, system, kind,
            fields, status_on, source, confirmed_on, confirmed_by, registered_on, changed_at)
     values ($1, $2, $3, $4, 'x', 'x', 'x', 'female', '1980-01-01', '演示', 'social-work-department', 'social-worker', $5, '2024-01-01', 'registered', '2024-01-01', $6, '2024-01-01', '2024-01-01')
     on conflict (person_id) do update set fields = excluded.fields`,
    [
      personId(who),
      cast[who].region,
      cast[who].organisation ?? organisations.centre,
      cast[who].name,
      fields,
      personId('officer'),
    ],
  )
}

export async function testRound(
  server: TestServer,
  t: { after(done: () => unknown): void },
  enters: Record<string, Enters>,
  programme = { place: 'jinan', code: 'haiyou' },
): Promise<TestRound> {
  const officer = await server.as('officer')
  const { roundId } = await officer.get(contract.openRound, {
    ...programme,
    regionCode: regions.county as never,
    title: '2026年高层次人才选拔',
    openedOn: '2026-03-02',
    entriesLastOn: '2026-03-31',
    adoptedBecause: '参照试行',
  })
  const owner = new pg.Pool({ ...server.database.connection, max: 1 })
  // The database goes before this pool does.
  owner.on('error', () => {})
  t.after(() => owner.end())
  const entry: Record<string, string> = {}
  for (const [name, { who, organisation, fields, words, relatives }] of Object.entries(enters)) {
    entry[name] = newId(server.house.clock())
    const place = who ? cast[who] : undefined
    const organisationId = organisation ? organisations[organisation] : (place?.organisation ?? null)
    await owner.query(
      `insert into selection.entry (id, round_id, region_code, organisation_id, person_id, facts, stated, stage, created_by, created_at, submitted_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'admitted', $8, now(), now())`,
      [
        entry[name],
        roundId,
        place?.region ?? regions.town,
        organisationId,
        who ? personId(who) : null,
        JSON.stringify({ on: '2026-03-10', facts: { 'practice.years': 6, ...(fields && { fields }) } }),
        JSON.stringify({
          criteria: Object.fromEntries(Object.entries(words ?? {}).map(([code, said]) => [code, { words: said }])),
          ...(relatives && { relatives }),
        }),
        personId(who ?? 'leader'),
      ],
    )
  }
  await owner.query(`update selection.round set stage = 'reviewing' where id = $1`, [roundId])
  return { roundId, entry, owner }
}

/** Named by the office, and accepted by themselves. */
export async function onPanel(server: TestServer, roundId: string, who: CastName): Promise<string> {
  // Who lies beyond the county is named by the province.
  const office = await server.as(
    cast[who].region.startsWith(regions.county.slice(0, 6)) ? 'officer' : 'provinceOfficer',
  )
  const { expertId } = await office.get(contract.askExpert, { roundId, personId: personId(who), reason: '熟悉本领域' })
  await (await server.as(who)).get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  return expertId
}
