// Who reaches what of the yearly assessment: staff read others within reach, everyone their own, and a score sheet is its scorer's only.
import * as assessment from '#modules/assessment/contract.ts'
import { cast, organisations, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const inRound =
  (more: object = {}) =>
  (row: Row) => ({ roundId: row.besides, ...more })
const unit = { found: ['ok'], hidden: ['kernel/not-found', 'assessment/unit-not-found'] }

export const samples: Record<string, Sample[]> = {
  'GET /assessment/scheme': one('region', 'regionCode', { only: ['region'], with: { year: 2026 } }),
  'GET /assessment/rounds': [{ rows: 'roundSeen', shows: named, input: () => ({ size: 100 }) }],
  'POST /assessment/rounds': [
    {
      rows: 'region',
      only: ['region'],
      input: (row) => ({ regionCode: row.id, year: 2100, title: '试算' }),
      found: ['assessment/year-not-over'],
      hidden: ['assessment/region-out-of-reach'],
    },
  ],
  'GET /assessment/rounds/:roundId': one('roundSeen', 'roundId'),
  'POST /assessment/rounds/:roundId/stage': [
    {
      rows: 'roundOfCounty',
      only: ['region'],
      input: (row) => ({ roundId: row.id, to: 'sealed', basedOnVersion: 99 }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'GET /assessment/rounds/:roundId/people': [
    { rows: 'participant', input: inRound({ size: 100 }), shows: named, found: ['ok', 'kernel/not-found'] },
  ],
  'GET /assessment/rounds/:roundId/export': [
    {
      rows: 'participant',
      input: inRound({ form: 'xlsx' }),
      shows: (answer, row) => answer.includes(row.label.split(' ').at(-1)!),
      showsLess: true,
      found: ['ok', 'kernel/not-found'],
    },
  ],
  'GET /assessment/participants/:participantId': one('participant', 'participantId'),
  'POST /assessment/participants/:participantId/exemption': one('participant', 'participantId', {
    with: { code: null, note: '试算', basedOnVersion: 99 },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /assessment/rounds/:roundId/scorers': [
    { rows: 'participant', input: (row) => ({ roundId: row.besides, organisationId: row.organisationId }), ...unit },
  ],
  'POST /assessment/rounds/:roundId/scorers': [
    {
      rows: 'participant',
      input: (row) => ({
        roundId: row.besides,
        organisationId: row.organisationId,
        managerIds: ['00000000-0000-7000-8000-0000000000ff'],
        peerIds: [],
        residentsBy: null,
      }),
      found: ['assessment/scorer-not-found'],
      hidden: ['kernel/not-found', 'assessment/unit-not-found'],
    },
  ],
  'GET /assessment/sheets': [{ rows: 'sheetOfColleague', shows: named, only: 'nobody' }],
  'PUT /assessment/sheets/:sheetId': one('sheetOfColleague', 'sheetId', {
    only: 'nobody',
    with: { points: {}, handIn: false, basedOnVersion: 1 },
  }),
  'GET /assessment/rounds/:roundId/units/:organisationId': [
    { rows: 'participant', input: (row) => ({ roundId: row.besides, organisationId: row.organisationId }), ...unit },
  ],
  'POST /assessment/rounds/:roundId/units/:organisationId/proposal': [
    {
      rows: 'participant',
      input: (row) => ({
        roundId: row.besides,
        organisationId: row.organisationId,
        grades: [{ participantId: row.id, grade: 'excellent' }],
        basedOnVersion: 1,
      }),
      found: ['assessment/not-this-stage'],
      hidden: ['kernel/not-found', 'assessment/not-this-stage'],
    },
  ],
  'POST /assessment/appeals/:appealId/answer': [
    {
      because: 'nobody appealed',
      input: () => ({ appealId: organisations.station, upheld: false, grade: null, answer: '试算', basedOnVersion: 1 }),
      found: ['kernel/not-found'],
    },
  ],
  'GET /assessment/mine': [{ rows: 'participantOfColleague', shows: named, only: 'nobody' }],
  'PUT /assessment/mine/:participantId/summary': one('participantOfColleague', 'participantId', {
    only: 'nobody',
    with: { summary: '试算', handIn: false, basedOnVersion: 1 },
  }),
  'POST /assessment/mine/:participantId/appeal': one('participantOfColleague', 'participantId', {
    only: 'nobody',
    with: { reason: '试算' },
  }),
  'GET /assessment/people/:personId/results': [
    { rows: 'result', input: (row) => ({ personId: row.personId }), shows: named },
  ],
  'POST /assessment/people/:personId/results': one('person', 'personId', {
    with: { year: 2100, standing: 'excellent', evidence: '试算' },
    found: ['assessment/year-in-future'],
  }),
}

/** A round in each county, with a sheet of the colleague's, and a year on paper of each. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const chief = await server.as('chief')
  const rounds: Record<string, string> = {}
  for (const regionCode of [regions.county, regions.neighbourCounty]) {
    const { roundId } = await chief.get(assessment.openRound, {
      regionCode,
      year: 2026,
      title: '2026年度考核',
      shareReading: 'down',
    })
    rounds[regionCode] = roundId
  }
  rows.participant = []
  rows.result = []
  for (const who of ['colleague', 'otherWorker', 'neighbourWorker'] as const) {
    const roundId = rounds[who === 'neighbourWorker' ? regions.neighbourCounty : regions.county]!
    const people = await chief.get(assessment.participants, { roundId, search: cast[who].name, size: 100 })
    const row = people.rows.find((person) => person.personId === personId(who))!
    rows.participant.push({ ...placeOf('participant', row.participantId, who), besides: roundId })
    const { resultId } = await chief.get(assessment.recordResult, {
      personId: personId(who),
      year: 2020,
      standing: 'qualified',
      evidence: '登记表',
    })
    rows.result.push(placeOf('result', resultId, who))
  }
  const county = rounds[regions.county]!
  rows.roundOfCounty = [
    { ...placeOf('round', county, 'colleague'), organisationId: null, personId: null, regionCode: regions.county },
  ]
  // A post sees a round where it sees somebody in it.
  rows.roundSeen = [rows.participant[0]!, rows.participant[2]!].map((row) => ({
    ...row,
    label: `round with the ${row.label}`,
    id: row.besides,
    mark: row.besides,
    personId: null,
  }))
  await chief.get(assessment.nameScorers, {
    roundId: county,
    organisationId: organisations.station,
    managerIds: [personId('colleague')],
    peerIds: [],
    residentsBy: null,
  })
  const { rounds: own } = await (await server.as('colleague')).get(assessment.mySheets, {})
  rows.sheetOfColleague = [{ ...placeOf('sheet', own[0]!.sheets[0]!.sheetId, 'colleague') }]
  rows.participantOfColleague = [rows.participant[0]!]
}

const placeOf = (what: string, id: string, who: CastName): Row => ({
  label: `${what} of ${who}`,
  id,
  regionCode: cast[who].region,
  organisationId: cast[who].organisation,
  personId: personId(who),
  mark: id,
  besides: '',
})
