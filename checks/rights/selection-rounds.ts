// Rounds are a call to everyone and run by the office of their region; entries are seen by who put them in, by the levels over them, and by that office.
import { organisations, regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const leading = { place: 'zhejiang', code: 'leading' }
const ofRound = (row: Row) => ({ roundId: row.id, basedOnVersion: 999 })
const byOffice = {
  rows: 'round',
  only: ['region'] as ('region' | 'organisation' | 'own')[],
  found: ['kernel/changed-meanwhile'],
  hidden: ['selection/not-the-office'],
}

export const samples: Record<string, Sample[]> = {
  'GET /selection/programmes/:place/:code/opening': [
    { rows: 'region', input: (row) => ({ ...leading, regionCode: row.id, openedOn: '2026-03-16' }) },
  ],
  'POST /selection/rounds': [
    {
      rows: 'region',
      only: ['region'],
      input: (row) => ({
        ...leading,
        regionCode: row.id,
        title: '试算',
        openedOn: '2020-01-01',
        entriesLastOn: '2020-01-02',
      }),
      found: ['selection/last-day-passed'],
      hidden: ['selection/region-out-of-reach'],
    },
  ],
  'GET /selection/rounds': [{ because: 'a call is open to everyone whose region it concerns: rounds.test.ts' }],
  'GET /selection/rounds/:roundId': [
    {
      because: 'a call is open to everyone who signs in; its figures are of those within reach',
      rows: 'round',
      input: (row) => ({ roundId: row.id }),
      hidden: ['ok'],
    },
  ],
  'POST /selection/rounds/:roundId/stage': [{ ...byOffice, input: ofRound }],
  'POST /selection/rounds/:roundId/cancellation': [
    { ...byOffice, input: (row) => ({ ...ofRound(row), reason: '试算' }) },
  ],
}

/** A round of each county. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  rows['round'] = []
  for (const [who, regionCode] of [
    ['officer', regions.county],
    ['stranger', regions.neighbourCounty],
  ] as const) {
    const caller = await server.as(who)
    const { roundId } = await caller.get(contract.openRound, {
      ...leading,
      regionCode: regionCode as never,
      title: '领军人才选拔',
      openedOn: '2026-03-16',
      entriesLastOn: '2026-04-13',
    })
    rows['round'].push({
      label: `round of ${who}`,
      id: roundId,
      regionCode,
      organisationId: null,
      personId: null,
      mark: roundId,
      besides: organisations.station,
    })
  }
}
