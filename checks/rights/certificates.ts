// Who reaches what of certificates, exams and the question bank: others’ by staff within reach, one’s own by everyone.
import { cast, personId } from '#demo/test-world.ts'
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
const changed = ['kernel/changed-meanwhile']
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
  'PUT /certificates/:qualificationId': one('qualification', 'qualificationId', { with: { ...paper, ...stale }, found: changed }),
  'PUT /certificates/mine/:qualificationId': one('qualificationOfColleague', 'qualificationId', { with: { ...paper, ...stale }, found: changed, only: 'nobody' }),
  'POST /certificates/:qualificationId/feedback': one('qualificationOfColleague', 'qualificationId', { with: { feedback: '确有此证', ...stale }, only: 'nobody' }),
  'POST /certificates/:qualificationId/decision': one('qualification', 'qualificationId', { with: { approve: true, answer: '已见原件', ...stale }, found: changed }),
  'POST /certificates/national-list': open('keyed hashes, in which nobody is read', { input: () => ({ title: '名单' }), body: noTable, found: ['certificates/columns-missing'] }),
  'POST /certificates/:qualificationId/registrations': one('qualificationOfColleague', 'qualificationId', { with: form, only: 'nobody' }),
  'PUT /certificates/registrations/:registrationId': one('registrationOfColleague', 'registrationId', { with: { ...form, ...stale }, only: 'nobody' }),
  'POST /certificates/registrations/:registrationId/first-check': one('registration', 'registrationId', { with: { pass: true, ...stale }, found: changed }),
  'POST /certificates/registrations/:registrationId/final-check': one('registration', 'registrationId', { with: { pass: true, ...stale }, found: changed }),
  'POST /certificates/registrations/:registrationId/completion': one('registration', 'registrationId', { with: { to: 'registered', ...stale }, found: changed }),
  'POST /certificates/registrations/:registrationId/cancellation': one('registration', 'registrationId', { with: { on: '2026-01-01', reason: '试算', ...stale }, found: changed }),
  'GET /certificates/registrations': [{ rows: 'registration', input: () => ({ size: 100 }), shows: named }],
}

/** A certificate and an application of one person in each place; nobody of them calls. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const { query } = await asOwner(server)
  const make = async (who: CastName, at: number) => {
    const [qualification, registration] = [1, 2].map((n) => `00000000-0000-7000-8000-00000007${n}${String(at).padStart(3, '0')}`)
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
    rows.registration!.push(rowOf(`registration of ${who}`, registration!, who, registration!))
  }
  rows.qualification = []
  rows.registration = []
  for (const [at, who] of (['colleague', 'roomWorker', 'otherWorker', 'neighbourWorker'] as const).entries()) await make(who, at)
  // What only its owner may do: of someone who does not call.
  rows.qualificationOfColleague = rows.qualification.slice(0, 1)
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
