// Who reaches what of pools, standing and entitlements: staff read others within reach, everyone their own.
import * as development from '#modules/development/contract.ts'
import { cast, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const stale = { found: ['kernel/changed-meanwhile'] }
/** Has no file in the registry of any region. */
const nobody = '00000000-0000-7000-8000-0000000000ff'

export const samples: Record<string, Sample[]> = {
  'GET /development/pools': open('the pools of one’s region, with counts of those within reach'),
  'GET /development/pools/:pool/members': [
    { rows: 'nominee', input: () => ({ pool: 'reserve', size: 100 }), shows: named },
  ],
  'GET /development/pools/:pool/export': [
    { rows: 'nominee', input: () => ({ pool: 'reserve' }), shows: (answer, row) => answer.includes(row.besides) },
  ],
  'POST /development/pools/:pool/nominations': [
    {
      rows: 'person',
      input: (row) => ({ pool: 'no-such-pool', personId: row.id, reason: '试算' }),
      found: ['development/pool-unknown'],
      hidden: ['development/not-registered'],
    },
  ],
  'POST /development/mine/pools/:pool': open('oneself', {
    input: () => ({ pool: 'no-such-pool', reason: '试算' }),
    found: ['development/pool-unknown', 'development/not-registered'],
  }),
  'POST /development/members/:memberId/decision': one('nominee', 'memberId', {
    with: { choose: true, basedOnVersion: 99 },
    ...stale,
  }),
  'POST /development/members/:memberId/renewal': one('nominee', 'memberId', { with: { basedOnVersion: 99 }, ...stale }),
  'POST /development/members/:memberId/exit': one('nominee', 'memberId', {
    with: { reason: 'own-wish', leftOn: '2026-03-01', basedOnVersion: 99 },
    ...stale,
  }),
  'GET /development/forums': [{ rows: 'forum', only: ['region'], shows: named }],
  'POST /development/forums': open('in one’s own region', {
    input: () => ({ pool: 'no-such-pool', title: '试算', heldOn: '2026-03-01', attended: 1 }),
    found: ['development/pool-unknown'],
  }),
  'PUT /development/proposals/:proposalId': one('forum-proposal', 'proposalId', {
    only: ['region'],
    with: { state: 'proposed', ownerName: null, dueOn: null, outcome: null, basedOnVersion: 99 },
    ...stale,
  }),
  'GET /development/growth': [{ rows: 'person', input: () => ({ size: 100 }), shows: named }],
  'GET /development/measures': [{ rows: 'measure', only: ['region'], shows: named }],
  'POST /development/measures': open('in one’s own region', {
    input: () => ({ kind: 'no-such-kind', title: '试算', target: '试算', ownerId: nobody, dueOn: '2026-12-01' }),
    found: ['development/kind-unknown'],
  }),
  'POST /development/measures/:measureId/steps': one('measure', 'measureId', {
    only: ['region'],
    with: { percent: 10, note: '试算', basedOnVersion: 99 },
    ...stale,
  }),
  'GET /development/applications': [{ rows: 'application', input: () => ({ size: 100 }), shows: named }],
  'POST /development/applications/:applicationId/decision': one('application', 'applicationId', {
    with: { approve: true, basedOnVersion: 99 },
    ...stale,
  }),
  'GET /development/applications/payments': open(
    'approved lines within reach, as GET /development/applications shows them',
  ),
  'POST /development/applications/paid': one('application', 'applicationIds', {
    found: ['development/not-approved'],
    hidden: ['development/not-approved'],
    input: (row) => ({ applicationIds: [row.id], paidOn: '2026-03-01' }),
  }),
  'POST /development/applications/unpaid': one('application', 'applicationIds', {
    found: ['development/not-paid'],
    hidden: ['development/not-paid'],
    input: (row) => ({ applicationIds: [row.id] }),
  }),
  'GET /development/applications/payable': open(
    'approved lines within reach, as GET /development/applications shows them',
  ),
  'GET /development/people/:personId': one('person', 'personId'),
  'GET /development/mine': [{ rows: 'applicationOfColleague', shows: named, only: 'nobody' }],
  'POST /development/mine/applications': open('oneself', {
    input: () => ({ entitlement: 'no-such-thing' }),
    found: ['development/entitlement-unknown', 'development/not-registered'],
  }),
  'GET /development/cooperation': [{ rows: 'cooperation', only: ['region'], shows: named }],
  'GET /development/cooperation/:cooperationId': one('cooperation', 'cooperationId', { only: ['region'] }),
  'GET /development/cooperation/under/:kind': [
    { rows: 'cooperation', only: ['region'], input: () => ({ kind: 'base' }), shows: named },
  ],
  'GET /development/cooperation/export': [
    { rows: 'cooperation', only: ['region'], shows: (answer, row) => answer.includes(row.besides) },
  ],
  'POST /development/cooperation': open('in one’s own region', {
    input: () => ({ kind: 'agreement', title: '试算', fromOn: '2026-03-01', untilOn: '2026-03-01' }),
    found: ['development/days-out-of-order'],
  }),
  'PUT /development/cooperation/:cooperationId': one('cooperation', 'cooperationId', {
    only: ['region'],
    with: { title: '试算', fromOn: '2026-03-01', basedOnVersion: 99 },
    ...stale,
  }),
  'GET /development/cooperation/:cooperationId/paper': one('cooperation', 'cooperationId', {
    only: ['region'],
    found: ['development/no-paper'],
  }),
}

/** A nominee and an application of each station, and what a county keeps, in both counties. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const chief = await server.as('chief')
  Object.assign(rows, { nominee: [], application: [], forum: [], 'forum-proposal': [], measure: [], cooperation: [] })
  for (const who of ['colleague', 'otherWorker', 'neighbourWorker'] as const) {
    const { memberId } = await chief.get(development.nominate, {
      pool: 'reserve',
      personId: personId(who),
      reason: `${cast[who].name}思路开阔`,
    })
    rows.nominee!.push({ ...placeOf('nominee', memberId, who), besides: `${cast[who].name}思路开阔` })
    // The rules cannot tell whether they are entitled, so they may ask.
    const { applicationId } = await (await server.as(who)).get(development.askFor, { entitlement: 'rent' })
    rows.application!.push(placeOf('application', applicationId, who))
  }
  rows.applicationOfColleague = rows.application!.slice(0, 1)
  for (const who of ['officer', 'stranger'] as const) {
    const caller = await server.as(who)
    const place = {
      regionCode: cast[who].region,
      organisationId: null,
      personId: null,
      besides: `${cast[who].name}的合作协议`,
    }
    const { forumId } = await caller.get(development.holdForum, {
      pool: 'reserve',
      title: '座谈会',
      heldOn: '2026-03-01',
      attended: 12,
      proposals: ['统一补贴标准'],
    })
    const { rows: held } = await caller.get(development.forums, {})
    const { measureId } = await caller.get(development.setMeasure, {
      kind: 'plan',
      title: '编制规划',
      target: '印发',
      ownerId: personId(who),
      dueOn: '2026-12-01',
    })
    const { cooperationId } = await caller.get(development.recordCooperation, {
      kind: 'agreement',
      title: place.besides,
      partner: '某大学',
      fromOn: '2026-01-01',
    })
    const ids = {
      forum: forumId,
      'forum-proposal': held[0]!.proposals[0]!.proposalId,
      measure: measureId,
      cooperation: cooperationId,
    }
    for (const [kind, id] of Object.entries(ids))
      rows[kind]!.push({ label: `${kind} of ${who}`, id, mark: id, ...place })
  }
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
