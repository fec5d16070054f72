// Who reaches what of certificates, exams and the question bank: others’ by staff within reach, one’s own by everyone.
import { cast, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { rowOf } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
/** An id that nobody has, so that nothing is made. */
const nobody = '00000000-0000-7000-8000-0000000000ff'
const paper = { level: 'assistant', number: null, passedOn: '2025-07-30', issuedOn: null, reviewedOn: null }
const form = { workplace: '某站', duty: '社工', lateReason: null, pledged: true, submit: false }
const stale = { basedOnVersion: 999 }
const question = {
  level: 'assistant',
  subject: 'ability-assistant',
  kind: 'single',
  point: '伦理',
  stem: '哪一项正确？',
  options: ['甲', '乙'],
  answer: ['A'],
  explanation: '',
}
const changed = ['kernel/changed-meanwhile']
const days = {
  cutOffOn: '2024-12-31',
  signUpFrom: '2025-03-10',
  signUpUntil: '2025-03-25',
  examOn: '2025-05-23',
  resultsOn: null,
}
const [ownCampaign, neighboursCampaign, farCampaign] = ['1', '2', '3'].map(
  (n) => `00000000-0000-7000-8000-000000073${n.padStart(3, '0')}`,
)
/** Within reach or above it; of a province that nobody here belongs to it is not there. */
const read = (): Sample[] => [
  ...one('campaign', 'campaignId', { hidden: ['ok', 'kernel/not-found'] }),
  ...one('campaignElsewhere', 'campaignId', { only: 'nobody' }),
]
const noTable = Buffer.from('甲,乙\n1,2')

export const samples: Record<string, Sample[]> = {
  'GET /certificates/code-lists': open('codes of the packs'),
  'GET /certificates/people/:personId': one('person', 'personId'),
  'GET /certificates/mine': open('one’s own'),
  'GET /certificates': [{ rows: 'qualification', input: () => ({ size: 100 }), shows: named }],
  'GET /certificates/export': [{ rows: 'qualification', shows: (answer, row) => answer.includes(row.besides) }],
  'GET /certificates/counts': open('counts of the rows within reach'),
  'POST /certificates': [
    {
      rows: 'person',
      input: (row) => ({ ...paper, personId: row.id, passedOn: '2001-01-01' }),
      found: ['certificates/day-too-early'],
      hidden: ['certificates/person-not-found'],
    },
  ],
  'POST /certificates/mine': open('one’s own; the officers have no file', {
    input: () => ({ ...paper, passedOn: '2001-01-01' }),
    found: ['certificates/day-too-early', 'certificates/person-not-found'],
  }),
  'PUT /certificates/:qualificationId': one('qualification', 'qualificationId', {
    with: { ...paper, ...stale },
    found: changed,
  }),
  'PUT /certificates/mine/:qualificationId': one('qualificationOfColleague', 'qualificationId', {
    with: { ...paper, ...stale },
    found: changed,
    only: 'nobody',
  }),
  'POST /certificates/:qualificationId/feedback': one('qualificationOfColleague', 'qualificationId', {
    with: { feedback: '确有此证', ...stale },
    only: 'nobody',
  }),
  'POST /certificates/:qualificationId/decision': one('qualification', 'qualificationId', {
    with: { approve: true, answer: '已见原件', ...stale },
    found: changed,
  }),
  'POST /certificates/national-list': open('keyed hashes, in which nobody is read', {
    input: () => ({ title: '名单' }),
    body: noTable,
    found: ['certificates/columns-missing'],
  }),
  'POST /certificates/:qualificationId/registrations': one('qualificationOfColleague', 'qualificationId', {
    with: form,
    only: 'nobody',
  }),
  'PUT /certificates/registrations/:registrationId': one('registrationOfColleague', 'registrationId', {
    with: { ...form, ...stale },
    only: 'nobody',
  }),
  'POST /certificates/registrations/:registrationId/first-check': one('registration', 'registrationId', {
    with: { pass: true, ...stale },
    found: changed,
  }),
  'POST /certificates/registrations/:registrationId/final-check': one('registration', 'registrationId', {
    with: { pass: true, ...stale },
    found: changed,
  }),
  'POST /certificates/registrations/:registrationId/completion': one('registration', 'registrationId', {
    with: { to: 'registered', ...stale },
    found: changed,
  }),
  'POST /certificates/registrations/:registrationId/cancellation': one('registration', 'registrationId', {
    with: { on: '2026-01-01', reason: '试算', ...stale },
    found: changed,
  }),
  'GET /certificates/registrations': [{ rows: 'registration', input: () => ({ size: 100 }), shows: named }],
  /* Campaigns: a place’s round is read by everyone below it, and run by the officers over it. */
  'GET /certificates/campaigns': [{ rows: 'campaignElsewhere', shows: named, only: 'nobody' }],
  'POST /certificates/campaigns': [
    {
      rows: 'region',
      input: (row) => ({ ...days, year: 2030, title: '试算', regionCode: row.id }),
      only: ['region'],
      found: ['certificates/exam-in-other-year'],
      hidden: ['certificates/region-out-of-reach'],
    },
  ],
  'PUT /certificates/campaigns/:campaignId': one('campaign', 'campaignId', {
    with: { ...days, title: '试算', ...stale },
    found: changed,
  }),
  'GET /certificates/campaigns/:campaignId': read(),
  'GET /certificates/campaigns/:campaignId/rehearsal': [
    ...read(),
    {
      rows: 'person',
      input: () => ({ campaignId: ownCampaign, size: 100 }),
      shows: named,
      showsLess: true,
      found: ['ok', 'kernel/not-found'],
    },
  ],
  'GET /certificates/campaigns/:campaignId/drive': read(),
  'PUT /certificates/campaigns/:campaignId/targets/:organisationId': one('campaign', 'campaignId', {
    with: { organisationId: nobody, target: 1 },
    found: ['certificates/organisation-not-found'],
  }),
  'POST /certificates/campaigns/:campaignId/reminders': one('campaign', 'campaignId', {
    found: ['certificates/sign-up-not-open'],
  }),
  'GET /certificates/exams/mine': open('one’s own'),
  'POST /certificates/campaigns/:campaignId/sign-ups': open('oneself; the officers have no file', {
    input: () => ({ campaignId: nobody, level: 'assistant', subjects: [] }),
    found: ['kernel/not-found', 'certificates/person-not-found'],
  }),
  'POST /certificates/sign-ups/:signUpId/withdrawal': one('signUpOfColleague', 'signUpId', {
    with: stale,
    only: 'nobody',
  }),
  'GET /certificates/sign-ups': [{ rows: 'signUp', input: () => ({ size: 100 }), shows: named }],
  'GET /certificates/sign-ups/export': open('the rows of GET /certificates/sign-ups, by the same query'),
  'GET /certificates/campaigns/:campaignId/funnel': read(),
  'GET /certificates/campaigns/:campaignId/funnel/export': read(),
  'GET /certificates/cohorts': open('counts of the rows within reach'),
  'POST /certificates/drop-outs': [
    {
      rows: 'person',
      input: (row) => ({ personId: row.id, level: 'assistant', reason: 'no-such-reason' }),
      found: ['certificates/reason-unknown'],
      hidden: ['certificates/person-not-found'],
    },
  ],
  'POST /certificates/campaigns/:campaignId/events': one('campaign', 'campaignId', {
    with: { kind: 'course', title: '试算', heldOn: '2029-01-01' },
    found: ['certificates/after-the-exam'],
  }),
  'POST /certificates/campaigns/:campaignId/escorts': one('campaign', 'campaignId', {
    with: { title: '试算', meetsAt: '07:00', meetsWhere: '某处', seats: 1, leaderId: nobody },
    found: ['certificates/person-not-found'],
  }),
  'POST /certificates/campaigns/:campaignId/seating': one('campaign', 'campaignId'),
  'GET /certificates/campaigns/:campaignId/escort-sheet': read(),
  'POST /certificates/campaigns/:campaignId/results': one('campaign', 'campaignId', {
    body: noTable,
    found: ['certificates/columns-missing'],
  }),
  'POST /certificates/campaigns/:campaignId/rewards': one('campaign', 'campaignId'),
  'GET /certificates/campaigns/:campaignId/rewards/export': read(),

  /* The question bank: a place’s own, which its officers mend and everyone below it sits. */
  'GET /certificates/questions': open('questions of one’s place and above, without anybody’s answers'),
  'POST /certificates/questions': open('into the bank of one’s own place', {
    input: () => ({ ...question, subject: 'no-such-subject' }),
    found: ['certificates/subjects-of-level'],
  }),
  'PUT /certificates/questions/:questionId': one('question', 'questionId', {
    with: { ...question, ...stale },
    found: changed,
  }),
  'POST /certificates/questions/import': open('into the bank of one’s own place', {
    body: noTable,
    found: ['certificates/columns-missing'],
  }),
  'GET /certificates/papers': open('papers of one’s place and above; attempts are counted within reach'),
  'POST /certificates/papers': open('of the bank of one’s own place', {
    input: () => ({ subject: 'no-such-subject', title: '试算', opensOn: '2026-03-01', closesOn: '2026-03-31' }),
    found: ['certificates/subjects-of-level'],
  }),
  'GET /certificates/mock/papers': open('papers of one’s place and above'),
  'POST /certificates/mock/attempts': open('oneself; the officers have no file', {
    input: () => ({
      attemptId: nobody,
      paperId: nobody,
      startedAt: '2026-03-16T09:00:00+08:00',
      endedAt: '2026-03-16T09:10:00+08:00',
      answers: [],
    }),
    found: ['kernel/not-found', 'certificates/person-not-found'],
  }),
  'GET /certificates/mock/mine': open('one’s own'),
}

/** A certificate and an application of one person in each place; nobody of them calls. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const { query } = await asOwner(server)
  const make = async (who: CastName, at: number) => {
    const [qualification, registration] = [1, 2].map(
      (n) => `00000000-0000-7000-8000-00000007${n}${String(at).padStart(3, '0')}`,
    )
    const number = `RIGHTS${at}0${at}`
    const place = [personId(who), cast[who].region, cast[who].organisation]
    await query(
      `insert into certificates.qualification (id, person_id, region_code, organisation_id, level, number, number_hash, passed_on, verification, source, recorded_at)
       values ($4, $1, $2, $3, 'assistant', $5, $6, '2025-07-30', 'approved', 'entered', now())`,
      [...place, qualification, number, Buffer.from(number)],
    )
    await query(
      `insert into certificates.registration (id, person_id, region_code, organisation_id, qualification_id, kind, stage, workplace, duty, pack_version, submitted_at, recorded_at)
       values ($4, $1, $2, $3, $5, 'first', 'submitted', '某站', '社工', 'test', now(), now())`,
      [...place, registration, qualification],
    )
    rows.qualification!.push({ ...rowOf(`certificate of ${who}`, qualification!, who, number), besides: number })
    const signUp = `00000000-0000-7000-8000-000000074${String(at).padStart(3, '0')}`
    await query(
      `insert into certificates.sign_up (id, campaign_id, person_id, region_code, organisation_id, level, subjects, eligibility, pack_version, signed_on, signed_by, recorded_at)
       values ($4, $5, $1, $2, $3, 'assistant', '{}', 'met', 'test', '2025-03-12', $1, now())`,
      [...place, signUp, who === 'neighbourWorker' ? neighboursCampaign : ownCampaign],
    )
    rows.signUp!.push(rowOf(`sign-up of ${who}`, signUp, who, signUp))
    rows.registration!.push(rowOf(`registration of ${who}`, registration!, who, registration!))
  }
  const round = async (id: string, regionCode: string) => {
    await query(
      `insert into certificates.campaign (id, year, region_code, title, cut_off_on, sign_up_from, sign_up_until, exam_on, made_by, made_at)
       values ($1, 2025, $2, '2025年度', $3, $4, $5, $6, $1, now())`,
      [id, regionCode, days.cutOffOn, days.signUpFrom, days.signUpUntil, days.examOn],
    )
    return {
      label: `campaign of ${regionCode}`,
      id,
      regionCode,
      organisationId: null,
      personId: null,
      mark: id,
      besides: '',
    }
  }
  rows.campaign = [await round(ownCampaign!, regions.county), await round(neighboursCampaign!, regions.neighbourCounty)]
  rows.campaignElsewhere = [await round(farCampaign!, '441900000000')]
  const asked = async (n: number, regionCode: string) => {
    const id = `00000000-0000-7000-8000-00000007500${n}`
    await query(
      `insert into certificates.question (id, region_code, level, subject, kind, point, stem, options, answer, made_at, made_by)
       values ($1, $2, 'assistant', 'ability-assistant', 'single', '伦理', '哪一项正确？', '{甲,乙}', '{A}', now(), $1)`,
      [id, regionCode],
    )
    return {
      label: `question of ${regionCode}`,
      id,
      regionCode,
      organisationId: null,
      personId: null,
      mark: id,
      besides: '',
    }
  }
  rows.question = [await asked(1, regions.county), await asked(2, regions.neighbourCounty)]
  rows.signUp = []
  rows.qualification = []
  rows.registration = []
  for (const [at, who] of (['colleague', 'roomWorker', 'otherWorker', 'neighbourWorker'] as const).entries())
    await make(who, at)
  // What only its owner may do: of someone who does not call.
  rows.qualificationOfColleague = rows.qualification.slice(0, 1)
  rows.signUpOfColleague = rows.signUp.slice(0, 1)
  rows.registrationOfColleague = rows.registration.slice(0, 1)
}

async function asOwner(server: TestServer) {
  const { default: pg } = await import('pg')
  return {
    query: async (text: string, values: unknown[]) => {
      const owner = new pg.Client(server.database.connection)
      await owner.connect()
      await owner.query(text, values).finally(() => owner.end())
    },
  }
}
