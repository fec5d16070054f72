// Who reaches what of supervision: that it takes place is read by those who manage; what was said by nobody but those who were there.
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { personId } from '#demo/test-world.ts'
import { rowOf } from '../rights-rows.ts'
import type { RightsPart, Row, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const named = (answer: string, row: Row) => answer.includes(row.id)
const secret = '只说给两个人听'
/** An id that nobody has. */
const nobody = '00000000-0000-7000-8000-0000000000ff'

/** A room worker reaches their own and nothing else; so of all who ask, that one alone is of the pair. */
const pair: Sample = { rows: 'supervisionSession', only: ['own'] }
const mine = (key: string, more: object = {}, found = ['ok']): Sample[] => [
  { ...pair, input: (row) => ({ [key]: row.besides, ...more }), found },
]
const session = (more: object = {}, found = ['ok']): Sample[] => [
  { ...pair, input: (row) => ({ sessionId: row.id, ...more }), found },
]

export const samples: RightsPart['samples'] = {
  'GET /supervision/code-lists': open('codes of the packs'),
  'GET /supervision/overview': open('counted from the rows of GET /supervision/debt, by the same policies'),
  'GET /supervision/supervisors': [{ rows: 'supervisor', shows: named }],
  'GET /supervision/supervisors/export': open('the rows of GET /supervision/supervisors, by the same query'),
  'GET /supervision/supervisors/:supervisorId': [{ rows: 'supervisor', input: (row) => ({ supervisorId: row.id }) }],
  'POST /supervision/supervisors': [
    {
      rows: 'person',
      input: (row) => ({
        personId: row.id,
        kind: 'no-such-kind',
        rank: 'junior',
        fromOn: '2026-01-01',
        entryReason: '试算',
      }),
      found: ['supervision/code-unknown'],
      hidden: ['supervision/person-not-found'],
    },
  ],
  'POST /supervision/supervisors/:supervisorId/ranks': [
    {
      rows: 'supervisor',
      input: (row) => ({
        supervisorId: row.id,
        basedOnVersion: 999,
        rank: 'senior',
        fromOn: '2026-03-01',
        reason: '试算',
      }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'POST /supervision/supervisors/:supervisorId/exit': [
    {
      rows: 'supervisor',
      input: (row) => ({ supervisorId: row.id, basedOnVersion: 999, leftOn: '2026-03-01', exitReason: 'resigned' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'GET /supervision/agreements': [{ rows: 'supervisionAgreement', shows: named }],
  'POST /supervision/agreements': [
    {
      rows: 'supervisor',
      input: (row) => ({ supervisorId: row.id, personIds: [row.personId], fromOn: '2026-02-01' }),
      found: ['supervision/not-own-supervisor'],
    },
  ],
  'POST /supervision/agreements/:agreementId/end': [
    {
      rows: 'supervisionAgreement',
      input: (row) => ({ agreementId: row.id, basedOnVersion: 999, endedOn: '2026-03-01', reason: '试算' }),
      found: ['kernel/changed-meanwhile'],
    },
  ],
  'GET /supervision/debt': [{ rows: 'person', input: () => ({ size: 100 }), shows: named }],
  'GET /supervision/debt/export': open('the rows of GET /supervision/debt, by the same query'),
  'GET /supervision/sessions': [{ rows: 'supervisionHeld', input: () => ({ size: 100 }), shows: named }],
  'GET /supervision/sessions/export': open('the rows of GET /supervision/sessions, by the same query'),
  'GET /supervision/people/:personId': [{ rows: 'person', input: (row) => ({ personId: row.id }) }],
  'GET /supervision/mine': open('oneself'),
  'GET /supervision/mine/sessions': [{ ...pair, shows: named }],
  'GET /supervision/mine/sessions/:sessionId': session(),
  'POST /supervision/mine/sessions': [
    {
      ...pair,
      found: ['supervision/not-the-supervisor'],
      input: (row) => ({
        agreementId: row.besides,
        kind: 'individual',
        personIds: [nobody],
        heldOn: '2026-03-12',
        startsAt: '09:00',
        endsAt: '10:00',
        mode: 'online',
        functions: [],
        issues: '试算',
      }),
    },
  ],
  'POST /supervision/mine/sessions/:sessionId/signature': session(),
  'POST /supervision/mine/sessions/:sessionId/withdrawal': session({}, ['supervision/not-the-supervisor']),
  'POST /supervision/mine/sessions/:sessionId/shares': session({ withPersonId: nobody }, [
    'supervision/not-my-supervisor',
  ]),
  'POST /supervision/mine/actions/:actionId/completion': open('nobody’s own', {
    input: () => ({ actionId: nobody }),
    found: ['kernel/not-found'],
  }),
  'PUT /supervision/mine/agreements/:agreementId/goals': mine('agreementId', { goals: '试算' }),
  'POST /supervision/mine/agreements/:agreementId/plans': mine('agreementId', {
    plannedOn: '2026-03-20',
    startsAt: '09:00',
    minutes: 60,
    mode: 'online',
  }),
  'POST /supervision/mine/plans/:planId/cancellation': open('nobody’s own', {
    input: () => ({ planId: nobody }),
    found: ['kernel/not-found'],
  }),
  'GET /supervision/mine/plans/:planId/calendar': open('nobody’s own', {
    input: () => ({ planId: nobody }),
    found: ['kernel/not-found'],
  }),
}

/** A colleague, who calls nothing, supervises the room worker. */
export const makeRows: RightsPart['makeRows'] = async (server, rows) => {
  await lookAtDuties(server.house)
  const officer = await server.as('provinceOfficer')
  const colleague = await server.as('colleague')
  const { supervisorId } = await officer.get(contract.admitSupervisor, {
    personId: personId('colleague'),
    kind: 'internal',
    rank: 'junior',
    fromOn: '2026-01-01',
    entryReason: '选拔入库',
  })
  // In the pool of the agency that employs and runs the station: the station's own people do not reach it by their post.
  const agency = rows.organisation!.find((one) => one.label === 'agency')!
  rows.supervisor = [
    {
      ...rowOf('supervisor of the agency', supervisorId, 'colleague', supervisorId),
      organisationId: agency.id,
      personId: personId('colleague'),
    },
  ]
  const { agreementId } = await officer.get(contract.makeAgreement, {
    supervisorId,
    personIds: [personId('roomWorker')],
    fromOn: '2026-02-01',
  })
  rows.supervisionAgreement = [rowOf('agreement of roomWorker', agreementId, 'roomWorker', agreementId)]
  const { sessionId } = await colleague.get(contract.recordSession, {
    agreementId,
    kind: 'individual',
    personIds: [personId('roomWorker')],
    heldOn: '2026-03-12',
    startsAt: '09:00',
    endsAt: '10:00',
    mode: 'online',
    functions: ['educational'],
    issues: secret,
  })
  rows.supervisionHeld = [rowOf('that roomWorker was supervised', sessionId, 'roomWorker', sessionId)]
  // What was said has no place: no reach of a region or an organisation comes near it.
  rows.supervisionSession = [
    {
      ...rowOf('what was said to roomWorker', sessionId, 'roomWorker', secret),
      regionCode: '',
      organisationId: null,
      besides: agreementId,
    },
  ]
}
