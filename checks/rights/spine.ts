// The law of who reaches what, an entry an endpoint: long because it is the whole house's list, and kept in one place to be read through.
import { picture } from '../rights-rows.ts'
import type { Row, RowKind, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: RowKind, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const stale = (rows: RowKind, key: string, input: object): Sample[] =>
  one(rows, key, { with: input, found: ['kernel/changed-meanwhile'] })
const named = (answer: string, row: Row) => answer.includes(row.id)
const marked = (answer: string, row: Row) => answer.includes(row.mark)

const visit = {
  method: 'visit',
  heldOn: '2026-03-16',
  startedAt: null,
  minutes: 20,
  serviceCodes: ['policy-advice'],
  mode: 'home',
  outcome: 'met',
}
const person = {
  name: '程小满',
  sex: 'male',
  bornOn: null,
  identityNumber: null,
  noNumberReason: '未登记',
  phone: null,
  address: null,
  registeredRegionCode: null,
  residence: 'here',
  householdId: null,
  categories: [],
  workerId: null,
}
const visits = { indicator: 'visits', from: '2026-03', until: '2026-03' }
const noStation = 'services/not-at-a-station'

export const samples: Record<string, Sample[]> = {
  /* identity */
  'GET /welcome': open('what a stranger may know'),
  'POST /setup': open('closed for good once it is done', {
    input: () => ({ regionCode: '330000000000', name: '某人', username: 'someone', password: 'Geese-fly-2026' }),
    found: ['identity/already-set-up'],
  }),
  'POST /sessions/standing': open('says of the session that asks, and of nobody else', {
    input: () => ({ may: 'services:record' }),
  }),
  'POST /sessions': open('says the same to everyone who does not know the password', {
    input: () => ({ username: 'nobody', password: 'wrong' }),
    found: ['identity/wrong-name-or-password'],
  }),
  'DELETE /sessions/current': open('one’s own session', { alone: true }),
  'GET /me': open('oneself'),
  'PUT /me/post': one('grant', 'grantId', { only: 'nobody' }),
  'PUT /me/password': open('oneself', {
    input: () => ({ current: 'wrong', next: 'Geese-rest-2026' }),
    found: ['identity/password-wrong'],
  }),
  'PUT /me/language': open('oneself', { input: () => ({ language: 'zh' }) }),
  'GET /me/sessions': [{ rows: 'session', shows: named, only: 'nobody' }],
  'GET /staff': [{ rows: 'person', input: (row) => ({ organisationId: row.organisationId }), shows: named }],
  'DELETE /me/sessions/:id': one('session', 'id', { only: 'nobody' }),
  'GET /roles': open('the rights model, the same for all who manage accounts'),
  'GET /accounts': [{ rows: 'account', input: (row) => ({ search: row.mark, size: 100 }), shows: named }],
  'POST /accounts': [
    {
      rows: 'site',
      input: (row) => ({ username: 'target-0', name: '某人', role: 'own-records-worker', organisationId: row.id }),
      found: ['identity/username-taken'],
      hidden: ['identity/organisation-needed'],
    },
    {
      rows: 'region',
      only: ['region'],
      input: (row) => ({ username: 'target-0', name: '某人', role: 'centre-director', regionCode: row.id }),
      found: ['identity/username-taken'],
      // A post that may not give so much reads that first.
      hidden: ['identity/outside-own-subtree', 'identity/grants-more-than-held'],
    },
  ],
  'POST /accounts/:accountId/grants': one('account', 'accountId', {
    with: { role: 'no-such-role' },
    found: ['identity/unknown-role'],
  }),
  'DELETE /grants/:grantId': one('grant', 'grantId'),
  'POST /accounts/:accountId/unlock': one('account', 'accountId'),
  'POST /accounts/:accountId/password': one('account', 'accountId'),
  'GET /audit': [
    { rows: 'account', input: (row) => ({ subjectId: row.id, size: 100 }), shows: named, only: ['region'] },
  ],
  'POST /audit/verification': open('whether the chain is whole, without a line of it'),
  'GET /audit/export': open('the lines of GET /audit, by the same query', { input: () => ({ from: '2026-03-01' }) }),

  /* organisations */
  'GET /regions': open('official regions are public', { input: () => ({ typed: '瓯海' }) }),
  'GET /regions/:code': [
    {
      rows: 'region',
      input: (row) => ({ code: row.id }),
      only: ['region'],
      shows: (answer) => !answer.includes('"coverage":null'),
    },
  ],
  'GET /regions/:code/children': open('official regions are public; the sites in them are counted within reach', {
    rows: 'region',
    input: (row) => ({ code: row.id }),
    hidden: ['ok'],
  }),
  'GET /regions/:code/uncovered': one('region', 'code', { with: { tier: 2 }, only: ['region'] }),
  'POST /region-changes': [
    {
      rows: 'region',
      input: (row) => ({
        kind: 'merge',
        from: [row.id],
        to: [{ code: row.id, name: '某地' }],
        on: '2026-03-01',
        basis: '试算',
      }),
      only: ['region'],
      found: ['organisations/change-shape'],
      hidden: ['organisations/outside-own-region'],
    },
  ],
  'GET /organisation-code-lists': open('kinds and tiers, from the packs'),
  'GET /calendar/moved-days': open('the calendar is everyone’s'),
  'POST /calendar/moved-days': open('one calendar for all', {
    input: () => ({ day: '2026-01-01', working: true, source: '某通知' }),
    found: ['organisations/day-gone-by'],
  }),
  'GET /organisations': [
    {
      rows: 'organisation',
      input: (row) => ({ within: row.regionCode, size: 100 }),
      shows: (answer, row) => answer.includes(`"id":"${row.id}"`),
    },
  ],
  'GET /organisations/:organisationId': one('organisation', 'organisationId'),
  'POST /organisations': [
    {
      rows: 'region',
      input: (row) => ({
        name: '某某中心',
        shortName: '中心',
        kind: 'no-such-kind',
        regionCode: row.id,
        openedOn: '2026-01-01',
        creditCode: null,
      }),
      only: ['region'],
      found: ['organisations/kind-unknown'],
      hidden: ['organisations/outside-own-region'],
    },
  ],
  'PUT /organisations/:organisationId/name': stale('organisation', 'organisationId', {
    version: 999,
    name: '某某中心',
    shortName: '中心',
  }),
  'POST /organisations/:organisationId/links': stale('organisation', 'organisationId', {
    version: 999,
    relation: 'covers',
    toRegionCode: '330304001000',
    fromOn: '2026-01-01',
  }),
  'POST /organisations/:organisationId/links/:linkId/end': [
    {
      rows: 'organisation',
      input: (row) => ({ organisationId: row.id, linkId: row.besides, version: 999, untilOn: '2026-03-01' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'POST /organisations/:organisationId/close': stale('organisation', 'organisationId', {
    version: 999,
    closedOn: '2026-03-01',
    reason: '试算',
  }),

  /* services */
  'GET /services/code-lists': open('the catalogue, from the packs'),
  'GET /services/clients': [
    { rows: 'client', input: (row) => ({ regionCode: row.regionCode, size: 100 }), shows: named },
  ],
  'GET /services/clients/export': [{ rows: 'client', shows: marked }],
  'POST /services/clients/by-number': [{ rows: 'client', input: (row) => ({ number: row.besides }), shows: named }],
  'POST /services/clients/possible-matches': [
    {
      rows: 'client',
      input: (row) => ({
        name: row.mark,
        sex: 'male',
        bornOn: null,
        identityNumber: row.besides,
        phone: null,
        regionCode: row.regionCode,
      }),
      shows: named,
    },
  ],
  'POST /services/clients': [
    {
      rows: 'site',
      input: (row) => ({
        ...person,
        regionCode: row.regionCode,
        stationId: row.id,
        workerId: '00000000-0000-7000-8000-000000000001',
      }),
      found: ['services/worker-not-at-station'],
      hidden: ['services/place-out-of-reach'],
    },
  ],
  'PUT /services/clients/:clientId': stale('client', 'clientId', { basedOnVersion: 999 }),
  'GET /services/clients/:clientId': one('client', 'clientId'),
  'POST /services/clients/:clientId/reveal': one('client', 'clientId', {
    with: { field: 'phone', reason: '核对联系方式' },
  }),
  'POST /services/records': one('client', 'clientId', {
    with: visit,
    found: ['ok', noStation],
    hidden: ['services/client-not-found', noStation],
  }),
  'PUT /services/records/:recordId': stale('record', 'recordId', {
    ...visit,
    clientId: null,
    basedOnVersion: 999,
    reason: '试算',
  }),
  'POST /services/records/:recordId/withdrawal': stale('record', 'recordId', { basedOnVersion: 999, reason: '试算' }),
  'GET /services/records': [
    { rows: 'record', input: (row) => ({ regionCode: row.regionCode, size: 100 }), shows: named },
  ],
  'GET /services/records/export': [{ rows: 'record', shows: marked }],
  'GET /services/records/:recordId': one('record', 'recordId'),
  // Another's id is told from a new one by nothing but that it is taken.
  'PUT /services/photographs/:photographId': one('photograph', 'photographId', {
    body: picture,
    found: ['ok', 'services/photograph-differs', noStation],
    hidden: ['services/photograph-differs', noStation],
  }),
  'GET /services/photographs/:photographId': one('photograph', 'photographId'),
  'POST /services/cases': one('client', 'clientId', {
    with: { openedOn: '2026-12-01', problem: '试算' },
    found: ['services/day-in-future', noStation],
    hidden: ['services/client-not-found', noStation],
  }),
  'POST /services/cases/:caseId/closure': stale('case', 'caseId', {
    closedOn: '2026-03-16',
    result: '试算',
    basedOnVersion: 999,
  }),
  'GET /services/cases': [{ rows: 'case', shows: named }],
  'POST /services/groups': [
    {
      rows: 'site',
      input: (row) => ({ title: '试算', regionCode: row.regionCode, startsOn: '2026-03-16', plannedSessions: 2 }),
      found: ['ok', noStation],
      hidden: ['services/region-not-covered', noStation],
    },
  ],
  'GET /services/groups': [{ rows: 'group', shows: named }],
  'GET /services/today': [{ rows: 'client', shows: named, showsLess: true }],
  'GET /services/carried-clients': [{ rows: 'client', shows: named, showsLess: true }],

  /* statistics */
  'GET /statistics/indicators': open('definitions, the same for everyone'),
  'GET /statistics/overview': one('region', 'regionCode'),
  'GET /statistics/series': one('region', 'regionCode', { with: visits }),
  'GET /statistics/breakdown': one('region', 'regionCode', { with: visits }),
  'GET /statistics/figure': one('region', 'regionCode', { with: visits }),
  'GET /statistics/figure/export': one('region', 'regionCode', { with: visits }),
  'GET /statistics/months': one('region', 'regionCode'),
  'GET /statistics/months/:month': one('region', 'regionCode', { with: { month: '2026-03' } }),
  'GET /statistics/months/:month/report': [
    { rows: 'site', input: (row) => ({ month: '2026-03', regionCode: row.regionCode, form: 'xlsx' }) },
  ],
  'POST /statistics/months/:month/submissions': one('site', 'stationId', {
    with: { month: '2026-03' },
    found: ['statistics/month-is-running'],
  }),
  'POST /statistics/months/:month/seal': one('region', 'regionCode', {
    with: { month: '2026-03', withoutMissing: null },
    found: ['statistics/month-is-running'],
  }),
  'GET /public/figures': open('sealed figures, with small numbers left out', {
    rows: 'region',
    input: (row) => ({ regionCode: row.id }),
    hidden: ['ok'],
  }),
}
