// Who reaches what of the registry: files are read by staff within reach, one's own page by everyone.
import { cast, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import * as workforce from '#modules/workforce/contract-corrections.ts'
import { rowOf } from '../rights-rows.ts'
import type { RightsPart, Row, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (more: Sample & { with?: object } = {}): Sample[] => [
  { rows: 'person', input: (row) => ({ personId: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
/** An id that nobody has, so that nothing is made. */
const nobody = '00000000-0000-7000-8000-0000000000ff'
const stale = { basedOnVersion: 99, reason: '核对权限' }
const unknown = (key: string, more: object = {}): Sample[] =>
  open('nobody has it', { input: () => ({ [key]: nobody, ...stale, ...more }), found: ['kernel/not-found'] })

const worker = {
  name: '程小满',
  sex: 'male',
  bornOn: '1990-01-01',
  identityNumber: null,
  noNumberReason: '未登记',
  phone: null,
  system: 'no-such-system',
  kind: 'social-worker',
  regionCode: regions.town,
}
const nothing = { about: 'basics', act: 'change', basics: {} }

/** Four people ask for a correction of their own, one for each place a post may reach. */
export const makeRows: RightsPart['makeRows'] = async (server, rows) => {
  rows['proposal'] = []
  for (const who of ['colleague', 'roomWorker', 'otherWorker', 'neighbourWorker'] as CastName[]) {
    const { proposalId } = await (
      await server.as(who)
    ).get(workforce.propose, { about: 'basics', act: 'change', basics: { phone: `1390577${1000 + cast[who].n}` } })
    rows['proposal'].push(rowOf(`proposal of ${who}`, proposalId, who, proposalId))
  }
}

export const samples: Record<string, Sample[]> = {
  'GET /people/code-lists': open('codes of the packs'),
  'GET /people/find': [{ rows: 'person', input: () => ({ search: '' }), shows: named }],
  'GET /people': [{ rows: 'person', input: () => ({ size: 100 }), shows: named }],
  'GET /people/register-export': [
    { rows: 'person', shows: (answer, row) => answer.includes(cast[row.label as CastName].name) },
  ],
  'POST /people/by-number': open('nobody has this phone', { input: () => ({ number: '13900000000' }) }),
  'POST /people/possible-matches': open('only what similar-workers finds within reach', { input: () => worker }),
  'GET /people/without-file': open('those of one’s reach; the cast all have a file', { input: () => ({}) }),
  'POST /people': [
    {
      rows: 'site',
      input: (row) => ({ ...worker, organisationId: row.id }),
      found: ['workforce/code-unknown'],
      hidden: ['workforce/organisation-not-found', 'workforce/place-out-of-reach'],
    },
  ],
  'POST /people/:personId/confirmation': one({ with: { basedOnVersion: 99 }, found: ['kernel/changed-meanwhile'] }),
  'GET /people/:personId': one(),
  'GET /people/me': open('oneself'),
  'POST /people/:personId/reveal': one({ with: { field: 'phone', reason: '核对' } }),
  'POST /people/me/reveal': open('oneself; the officers have no file', {
    input: () => ({ field: 'phone', reason: '核对' }),
    found: ['ok', 'kernel/not-found'],
  }),
  'GET /people/:personId/services': one(),
  'GET /people/me/services': open('oneself'),
  'POST /people/me/proposals': open('oneself; the officers have no file', {
    input: () => nothing,
    found: ['workforce/nothing-changes', 'kernel/not-found'],
  }),
  'POST /people/:personId/proposals': one({ with: nothing, found: ['workforce/nothing-changes'] }),
  'POST /people/me/proposals/:proposalId/withdrawal': [
    // Only who proposed finds it: the others of these posts are answered as if it were not there.
    {
      rows: 'proposal',
      input: (row) => ({ proposalId: row.id, ...stale }),
      only: 'nobody',
      hidden: ['kernel/not-found', 'kernel/changed-meanwhile'],
    },
  ],
  'GET /people/proposals': [{ rows: 'proposal', input: () => ({ size: 100 }), shows: named }],
  'POST /people/proposals/:proposalId/employer-confirmation': [
    { rows: 'proposal', input: (row) => ({ proposalId: row.id, ...stale }), found: ['kernel/changed-meanwhile'] },
  ],
  'POST /people/proposals/:proposalId/confirmation': [
    { rows: 'proposal', input: (row) => ({ proposalId: row.id, ...stale }), found: ['workforce/employer-first'] },
  ],
  'POST /people/proposals/:proposalId/return': [
    { rows: 'proposal', input: (row) => ({ proposalId: row.id, ...stale }), found: ['kernel/changed-meanwhile'] },
  ],
  'POST /people/:personId/status': one({
    with: { ...stale, status: 'left', on: '2026-03-16' },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /people/:personId/bar': one({
    with: { ...stale, fromOn: '2026-03-16', evidenceIds: [] },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /people/:personId/bar/lift': one({
    with: { ...stale, on: '2026-03-16', evidenceIds: [] },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /people/:personId/move': one({
    with: { ...stale, organisationId: nobody, on: '2026-03-16' },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /people/:personId/transfers': one({
    with: { ...stale, toRegionCode: regions.neighbourCounty, consentedOn: '2026-03-16' },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /people/transfers': open('both counties of a transfer see it: see transfer-worker.test.ts'),
  'POST /people/transfers/:transferId/acceptance': unknown('transferId', { on: '2026-03-16' }),
  'POST /people/transfers/:transferId/return': unknown('transferId'),
  'GET /people/merges': open('where both files are within reach: see merge-files.test.ts'),
  'POST /people/merges': [
    {
      rows: 'person',
      input: (row) => ({ keptPersonId: row.id, gonePersonId: nobody, reason: '核对' }),
      found: ['kernel/not-found'],
    },
  ],
  'POST /people/merges/:mergeId/approval': unknown('mergeId'),
  'POST /people/merges/:mergeId/return': unknown('mergeId'),
  'PUT /people/evidence/:evidenceId': open('about oneself; the officers have no file', {
    input: () => ({ evidenceId: nobody }),
    body: Buffer.from('not a picture'),
    found: ['workforce/evidence-not-readable', 'kernel/not-found'],
  }),
  'GET /people/evidence/:evidenceId': open('nobody sent it', {
    input: () => ({ evidenceId: nobody }),
    found: ['kernel/not-found'],
  }),
}
