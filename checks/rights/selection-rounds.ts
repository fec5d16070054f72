// Rounds are a call to everyone and run by the office of their region; entries are seen by who put them in, by the levels over them, and by that office.
import { cast, organisations, personId, regions } from '#demo/test-world.ts'
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

const named = (answer: string, row: Row) => answer.includes(row.id)
const inRound = (row: Row) => ({ roundId: row.besides })
const ofEntry = (more: object): Sample => ({
  rows: 'entry',
  input: (row) => ({ entryId: row.id, basedOnVersion: 999, ...more }),
  found: ['kernel/changed-meanwhile'],
})
/** What is one’s own is nobody else’s; the colleague is none of the callers. */
const ofColleague = (more: object): Sample => ({ ...ofEntry(more), rows: 'entryOfColleague', only: 'nobody' })

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

  'POST /selection/rounds/:roundId/entries': [
    {
      because: 'one enters oneself, or the organisation one leads: entries.test.ts',
      input: () => ({ roundId: organisations.station }),
      found: ['kernel/not-found'],
    },
  ],
  'PUT /selection/entries/:entryId': [ofColleague({ stated: {} })],
  'POST /selection/entries/:entryId/submission': [ofColleague({})],
  'POST /selection/entries/:entryId/withdrawal': [ofColleague({})],
  'GET /selection/mine': [{ because: 'one’s own entries, and calls over one’s own region' }],
  'GET /selection/mine/:entryId': [ofColleague({})],
  'GET /selection/rounds/:roundId/entries': [{ rows: 'entry', input: inRound, shows: named }],
  'GET /selection/rounds/:roundId/entries/export': [
    {
      because: 'the rows of GET /selection/rounds/:roundId/entries, by the same query',
      rows: 'entry',
      input: inRound,
      hidden: ['ok'],
    },
  ],
  'GET /selection/people/:personId': [{ rows: 'entry', input: (row) => ({ personId: row.personId! }), shows: named }],
  'GET /selection/entries/:entryId': [{ rows: 'entry', input: (row) => ({ entryId: row.id }) }],
  'POST /selection/entries/:entryId/recommendation': [ofEntry({ answer: 'recommended' })],
  'POST /selection/entries/:entryId/screening': [ofEntry({ answer: 'admitted' })],
  'POST /selection/entries/:entryId/removal': [ofEntry({ reason: '试算' })],
}

/** A round of each county, with somebody in it. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  rows['round'] = []
  rows['entry'] = []
  for (const [who, applicant, regionCode] of [
    ['officer', 'colleague', regions.county],
    ['stranger', 'neighbourWorker', regions.neighbourCounty],
  ] as const) {
    const { roundId } = await (
      await server.as(who)
    ).get(contract.openRound, {
      ...leading,
      regionCode: regionCode as never,
      title: '领军人才选拔',
      openedOn: '2026-03-16',
      entriesLastOn: '2026-04-13',
    })
    const round = { regionCode, organisationId: null, personId: null, besides: '' }
    rows['round'].push({ ...round, label: `round of ${who}`, id: roundId, mark: roundId })
    const caller = await server.as(applicant)
    const { entryId, version } = await caller.get(contract.openEntry, { roundId })
    await caller.get(contract.submitEntry, { entryId, basedOnVersion: version, despite: '试算' })
    rows['entry'].push({
      label: `entry of ${applicant}`,
      id: entryId,
      regionCode: cast[applicant].region,
      organisationId: cast[applicant].organisation,
      personId: personId(applicant),
      mark: entryId,
      besides: roundId,
    })
  }
  rows['entryOfColleague'] = [rows['entry'][0]!]
}
