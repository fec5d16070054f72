// Who reaches what of pay: the person, who employs them, and the officers of the region; never a colleague.
import { cast, organisations, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { rowOf } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const nobody = '00000000-0000-7000-8000-0000000000ff'
const ofMonth = { month: '2026-01' }
const vacation = { kind: 'no-such-kind', from: '2026-04-01', to: '2026-04-02' }
/** Officers of the cast have no file, so there is nothing of their own. */
const oneself = (input: object, ...found: string[]): Sample[] =>
  open('oneself; whoever has no file is not found', { input: () => input, found: [...found, 'kernel/not-found'] })

export const samples: Record<string, Sample[]> = {
  'GET /pay/me': oneself({}, 'ok'),
  'GET /pay/people/:personId': one('person', 'personId'),
  'GET /pay/me/payslips/:month': oneself(ofMonth, 'pay/no-payslip'),
  'GET /pay/people/:personId/payslips/:month': one('person', 'personId', { with: ofMonth, found: ['pay/no-payslip'] }),
  'POST /pay/people/:personId/choices': one('person', 'personId', {
    with: { question: 'no-such', answer: 'x', fromOn: '2026-01-01', reason: '试问' },
    found: ['pay/not-an-open-question'],
  }),
  'POST /pay/people/:personId/stated-facts': one('person', 'personId', {
    with: { fact: 'no-such', value: 1, fromOn: '2026-01-01', paper: '试问' },
    found: ['pay/not-a-stated-fact'],
  }),
  'GET /pay/grades': [{ rows: 'paid', input: () => ({ size: 100 }), shows: named }],
  'GET /pay/proposals': [{ rows: 'payProposal', input: () => ({ size: 100 }), shows: named }],
  'POST /pay/proposals/preview': [
    {
      rows: 'payProposal',
      input: (row) => ({ proposals: [{ proposalId: row.id, version: 1 }] }),
      hidden: ['pay/proposal-decided'],
    },
  ],
  'POST /pay/proposals/confirm': open('the same rows as the preview; here one that nobody has', {
    input: () => ({ proposals: [{ proposalId: nobody, version: 1 }] }),
    found: ['pay/proposal-decided'],
  }),
  'POST /pay/proposals/:proposalId/refuse': one('payProposal', 'proposalId', {
    with: { basedOnVersion: 99, reason: '试问' },
    found: ['pay/proposal-decided'],
  }),
  'GET /pay/schemes': open('rules of places, nobody’s data'),
  'GET /pay/schemes/:place': open('rules of places, nobody’s data', { input: () => ({ place: 'wenzhou' }) }),
  'GET /pay/schemes/:place/text': open('rules of places, nobody’s data', { input: () => ({ place: 'wenzhou' }) }),
  'POST /pay/rehearsals': open('sums over the people within reach; a file that says nothing', {
    input: () => ({ place: 'wenzhou', text: '' }),
  }),
  'GET /pay/payrolls': [{ rows: 'paid', shows: (answer, row) => answer.includes(row.besides) }],
  'GET /pay/payrolls/:employerId/:month': one('payer', 'employerId', { with: ofMonth }),
  'POST /pay/payrolls/:employerId/:month/lock': one('payer', 'employerId', {
    with: { ...ofMonth, expectedTotalFen: -1 },
    found: ['pay/total-changed', 'pay/nobody-to-pay'],
  }),
  'GET /pay/payrolls/:employerId/:month/export': one('payer', 'employerId', { with: ofMonth }),
  'GET /pay/health-checks': [{ rows: 'person', input: () => ({ size: 100 }), shows: named }],
  'POST /pay/people/:personId/health-checks': one('person', 'personId', {
    with: { doneOn: '2100-01-01', place: '区医院', fen: 0 },
    found: ['pay/day-in-future'],
  }),
  'GET /pay/me/leave': oneself({}, 'ok'),
  'POST /pay/me/leave/count': oneself(vacation, 'pay/kind-unknown'),
  'POST /pay/me/leave': oneself({ ...vacation, reason: '' }, 'pay/kind-unknown'),
  // Only who asked finds it: the others of these posts are answered as if it were not there.
  'POST /pay/me/leave/:requestId/withdraw': [
    {
      rows: 'leave',
      only: 'nobody',
      input: (row) => ({ requestId: row.id, basedOnVersion: 99 }),
      hidden: ['kernel/not-found', 'pay/leave-decided'],
    },
  ],
  'GET /pay/leave': [{ rows: 'leave', input: () => ({ size: 100 }), shows: named }],
  'POST /pay/leave/:requestId/decide': one('leave', 'requestId', {
    with: { basedOnVersion: 99, approve: true, answer: null },
    found: ['pay/leave-decided'],
  }),
  'GET /pay/leave/calendar': [
    { rows: 'leave', input: () => ({ month: '2026-05' }), shows: (answer, row) => answer.includes(row.besides) },
  ],
}

/** A grade, a proposal and a leave of each; what is theirs names them. */
export async function makeRows({ database: { pool } }: TestServer, rows: Rows): Promise<void> {
  rows['paid'] = []
  rows['payProposal'] = []
  rows['leave'] = []
  const place = (label: string, id: string, regionCode: string, organisationId: string): Row => ({
    label,
    id,
    regionCode,
    organisationId,
    personId: null,
    mark: id,
    besides: '',
  })
  rows['payer'] = [
    place('agency as employer', organisations.agency, regions.county, organisations.agency),
    place('other agency as employer', organisations.otherAgency, regions.county, organisations.otherAgency),
    place(
      'neighbour station as employer',
      organisations.neighbourStation,
      regions.neighbourTown,
      organisations.neighbourStation,
    ),
  ]
  await pool.query(
    `insert into pay.rule (version, content, kept_at) values ('rights', '{"title":{"zh":"办法","en":"rule"},"scheme":{"posts":[]},"bases":{}}', now()) on conflict do nothing`,
  )
  for (const who of ['colleague', 'otherWorker', 'neighbourWorker'] as CastName[]) {
    const employer =
      { colleague: organisations.agency, otherWorker: organisations.otherAgency }[who as 'colleague'] ??
      organisations.neighbourStation
    const person = [personId(who), cast[who].region, cast[who].organisation, employer]
    const { rows: proposals } = await pool.query<{ id: string }>(
      `insert into pay.proposal (id, person_id, region_code, organisation_id, employer_id, effective_on, periods, reasons, digest, proposed_at, proposed_on)
       values (gen_random_uuid(), $1, $2, $3, $4, '2026-03-01', '[]', '[]', 'x', now(), '2026-03-01') returning id`,
      person,
    )
    await pool.query(
      `insert into pay.grade_period (id, person_id, region_code, organisation_id, employer_id, from_on, post, level, monthly_fen, steps, rule_version, proposal_id, written_at, written_by)
       values (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'worker', 3, 412700, '[]', 'rights', $5, now(), $1)`,
      [...person, proposals[0]!.id],
    )
    const { rows: leaves } = await pool.query<{ id: string }>(
      `insert into pay.leave_request (id, person_id, region_code, organisation_id, employer_id, kind, from_on, until_on, days, asked_at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'sick', '2026-05-06', '2026-05-08', 2, now()) returning id`,
      person,
    )
    rows['paid'].push({ ...rowOf(`grade of ${who}`, personId(who), who, personId(who)), besides: employer })
    rows['payProposal'].push(rowOf(`proposal of grade of ${who}`, proposals[0]!.id, who, proposals[0]!.id))
    rows['leave'].push({ ...rowOf(`leave of ${who}`, leaves[0]!.id, who, leaves[0]!.id), besides: personId(who) })
  }
}
