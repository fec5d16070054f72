import { organisations, personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { signInAs } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'

// A round of the county for the tests: opened, its scorers named, everyone scored, taken on.

/** Whoever acts after the clock moved has to sign in again. */
export const as = (server: TestServer, who: CastName): Promise<Caller> => signInAs(server.app, username(who))

/** The round of 2026 as the county's officer opens it. */
export const opened = {
  regionCode: regions.county,
  year: 2026,
  title: '2026年度考核',
  shareReading: 'at-least-one' as const,
  selfUntil: '2026-03-20',
  scoreUntil: '2026-03-31',
}
export const station = organisations.station

export async function openOne(server: TestServer) {
  const { roundId } = await (await as(server, 'officer')).get(contract.openRound, opened)
  return roundId
}

export async function idsOf(server: TestServer, roundId: string) {
  const { rows } = await (await as(server, 'officer')).get(contract.participants, { roundId, size: 100 })
  return new Map(rows.map((row) => [row.personId, row]))
}

export async function advance(server: TestServer, roundId: string, to: 'scoring' | 'proposing' | 'told' | 'sealed') {
  const officer = await as(server, 'officer')
  const { version } = await officer.get(contract.round, { roundId })
  return officer.call(contract.advanceRound, { roundId, to, basedOnVersion: version })
}

/** Everyone of both stations is scored by their leader (or the officer) and each other, as many points as said. */
export async function scoreAll(server: TestServer, roundId: string, points: (personId: string) => number) {
  for (const who of ['leader', 'worker', 'colleague', 'roomWorker', 'officer', 'otherWorker'] as const) {
    const scorer = await as(server, who)
    const { rounds } = await scorer.get(contract.mySheets, {})
    for (const round of rounds.filter((one) => one.roundId === roundId))
      for (const sheet of round.sheets) {
        const items = round.items.filter((item) => item.by === sheet.kind)
        await scorer.get(contract.keepSheet, {
          sheetId: sheet.sheetId,
          points: Object.fromEntries(items.map((item) => [item.code, points(sheet.personId)])),
          comment: '',
          respondents: sheet.kind === 'residents' ? 30 : null,
          handIn: true,
          basedOnVersion: sheet.version,
        })
      }
  }
}

export async function nameAll(server: TestServer, roundId: string) {
  const people = [personId('leader'), personId('worker'), personId('colleague'), personId('roomWorker')]
  await (
    await as(server, 'leader')
  ).get(contract.nameScorers, {
    roundId,
    organisationId: station,
    managerIds: [personId('leader')],
    peerIds: people,
    residentsBy: personId('leader'),
  })
  const officer = await as(server, 'officer')
  await officer.get(contract.nameScorers, {
    roundId,
    organisationId: station,
    managerIds: [personId('leader'), personId('officer')],
    peerIds: people,
    residentsBy: personId('leader'),
  })
  const others = [...(await idsOf(server, roundId)).values()].filter((row) => row.organisationId !== station)
  for (const organisationId of new Set(others.map((row) => row.organisationId)))
    await officer.get(contract.nameScorers, {
      roundId,
      organisationId,
      managerIds: [personId('officer')],
      peerIds: [],
      residentsBy: null,
    })
}
