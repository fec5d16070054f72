import pg from 'pg'
import { sealSecret } from '#modules/training/codes.ts'
import * as training from '#modules/training/contract.ts'
import { cast, organisations, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { picture, rowOf } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const noFile = 'training/not-in-registry'
/** What is offered to learners: whoever has no file is told so, and an agency's manager does not learn at its stations. */
const learned = (rows: string, key: string, found: string, more: object = {}): Sample[] =>
  one(rows, key, { with: more, found: [found, noFile, 'kernel/not-found'], hidden: ['kernel/not-found', noFile] })

const themes = Array.from({ length: 12 }, () => '')
const plan = { title: '站内计划', aim: '', themes }
const course = { title: '站内培训', form: 'theme', year: 2026, month: 4 }
const held = {
  heldOn: '2026-04-20',
  startsAt: '09:00',
  endsAt: '11:00',
  place: '站内会议室',
  capacity: 30,
  // Closed already: whoever finds the session changes nothing by signing up.
  signUpUntil: '2026-03-01T00:00:00+08:00',
  credits: [{ category: 'professional', hours: 2 }],
}
const scan = { code: '123456', scannedAt: '2026-03-16T09:30:00+08:00', sentAt: '2026-03-16T09:30:00+08:00' }
const stale = { found: ['kernel/changed-meanwhile'] }
const lesson = { title: '讲义', kind: 'file' as const, category: 'professional', hours: 1 }

export const samples: Record<string, Sample[]> = {
  'GET /training/code-lists': open('forms, stages and sources, from the packs'),
  'GET /training/calendar': [{ rows: 'training-session', input: () => ({ year: 2026 }), shows: named }],
  'POST /training/plans': open('made for one’s own region or unit', {
    input: () => ({ ...plan, year: 2026, forRegion: false }),
    found: ['training/plan-there-already', 'training/no-own-organisation', 'ok'],
  }),
  'PUT /training/plans/:planId': one('training-plan', 'planId', { with: { ...plan, basedOnVersion: 999 }, ...stale }),
  'GET /training/courses': [{ rows: 'training-course', input: () => ({ size: 100 }), shows: named }],
  'POST /training/courses': open('opened for one’s own region or unit', {
    input: () => ({ ...course, form: 'no-such', forRegion: false }),
    found: ['training/code-unknown', 'training/no-own-organisation'],
  }),
  'PUT /training/courses/:courseId': one('training-course', 'courseId', {
    with: { ...course, basedOnVersion: 999 },
    ...stale,
  }),
  'GET /training/courses/:courseId': one('training-course', 'courseId'),
  'POST /training/courses/:courseId/sessions': one('training-course', 'courseId', {
    with: { ...held, heldOn: '2026-03-02' },
    found: ['training/day-in-past'],
  }),
  'PUT /training/sessions/:sessionId': one('training-session', 'sessionId', {
    with: { ...held, basedOnVersion: 999 },
    ...stale,
  }),
  'POST /training/sessions/:sessionId/call-off': one('training-session', 'sessionId', {
    with: { basedOnVersion: 999, reason: '台风' },
    ...stale,
  }),
  'GET /training/sessions/:sessionId': one('training-session', 'sessionId'),
  'GET /training/sessions/:sessionId/code': one('training-session', 'sessionId'),
  'POST /training/sessions/:sessionId/sign-up': learned('training-session', 'sessionId', 'training/sign-up-closed'),
  'POST /training/sessions/:sessionId/withdraw': one('training-session', 'sessionId', {
    found: ['training/not-signed-up'],
    hidden: ['training/not-signed-up'],
  }),
  'POST /training/sessions/:sessionId/people': [
    ...one('training-session', 'sessionId', {
      with: { personIds: [organisations.station] },
      found: ['training/people-not-found'],
    }),
    {
      rows: 'training-session',
      input: (row) => ({ sessionId: row.id, personIds: [row.besides] }),
      found: ['training/sign-up-closed'],
    },
  ],
  'POST /training/sessions/:sessionId/people/:personId/withdraw': [
    {
      rows: 'training-session',
      input: (row) => ({ sessionId: row.id, personId: row.besides }),
      found: ['training/not-signed-up'],
      hidden: ['training/not-signed-up'],
    },
  ],
  'POST /training/sessions/:sessionId/check-in': learned(
    'training-session',
    'sessionId',
    'training/not-signed-up',
    scan,
  ),
  'POST /training/sessions/:sessionId/check-out': learned(
    'training-session',
    'sessionId',
    'training/not-signed-up',
    scan,
  ),
  'POST /training/sessions/:sessionId/people/:personId/mark': [
    {
      rows: 'training-session',
      input: (row) => ({
        sessionId: row.id,
        personId: row.besides,
        act: 'in',
        at: '2026-03-16T09:00:00+08:00',
        reason: '补签',
      }),
      found: ['training/not-signed-up'],
    },
  ],
  'POST /training/courses/:courseId/lessons': one('training-course', 'courseId', {
    with: { ...lesson, kind: 'text' },
    found: ['training/text-missing'],
  }),
  'POST /training/lessons/:lessonId/file': one('training-lesson', 'lessonId', {
    body: picture,
    found: ['training/file-not-a-pdf'],
  }),
  'GET /training/lessons/:lessonId/file': learned('training-lesson', 'lessonId', 'training/lesson-not-ready'),
  'GET /training/lessons/:lessonId': learned('training-lesson', 'lessonId', 'ok'),
  'POST /training/lessons/:lessonId/progress': learned('training-lesson', 'lessonId', 'ok', { seconds: 0 }),
  'POST /training/lessons/:lessonId/answers': learned('training-lesson', 'lessonId', 'training/lesson-not-ready', {
    answers: [],
  }),
  'GET /training/me': open('oneself', { found: ['ok', noFile] }),
  'GET /training/people/:personId': one('person', 'personId'),
  'GET /training/me/sessions': open('what is offered to oneself'),
  'GET /training/hours': [{ rows: 'training-hours', input: () => ({ size: 100 }), shows: named }],
  'GET /training/hours/export': [{ rows: 'training-hours', shows: (answer, row) => answer.includes(row.mark) }],
  'POST /training/hours/:hoursId/reverse': one('training-hours', 'hoursId', {
    with: { reason: '再冲销' },
    found: ['training/reversed-already'],
  }),
  'POST /training/people/:personId/studies': one('person', 'personId', {
    with: { source: 'outside-training', title: '外训', earnedOn: '2030-01-01', category: 'professional', hours: 2 },
    found: ['training/day-in-future'],
  }),
  // A place without a requirement forecasts nothing for its people.
  'GET /training/shortages': [{ rows: 'person', shows: named, showsLess: true }],
  'GET /training/shortages/export': [
    { rows: 'person', shows: (answer, row) => answer.includes(cast[row.label as CastName].name), showsLess: true },
  ],
  'POST /training/me/transcripts': open('oneself', {
    input: () => ({ from: '2001-01-01', until: '2001-12-31' }),
    found: ['training/nothing-to-print', noFile],
  }),
  'POST /training/people/:personId/transcripts': one('person', 'personId', {
    with: { from: '2001-01-01', until: '2001-12-31' },
    found: ['training/nothing-to-print'],
  }),
  'GET /training/me/transcripts/:transcriptId/file': one('training-transcript-of-colleague', 'transcriptId', {
    only: 'nobody',
  }),
  'GET /training/transcripts/:transcriptId/file': one('training-transcript', 'transcriptId'),
  'POST /training/transcripts/:transcriptId/withdraw': one('training-transcript', 'transcriptId', {
    with: { reason: '再撤销' },
    found: ['training/withdrawn-already'],
  }),
  'POST /public/transcripts': open('whether a paper holds, for whoever has its code', {
    input: () => ({ code: 'QQQQ-QQQQ-QQQQ' }),
  }),
}

const places: [organisation: string, regionCode: string, who: CastName][] = [
  [organisations.station, regions.town, 'worker'],
  [organisations.otherStation, regions.otherTown, 'otherWorker'],
  [organisations.neighbourStation, regions.neighbourTown, 'neighbourWorker'],
]

/** A plan, a course, a session and a lesson of one station by its leader; the same for two others, copied; hours and papers of four people. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const [leader, chief] = [await server.as('leader'), await server.as('chief')]
  const { planId } = await leader.get(training.makePlan, { ...plan, year: 2026, forRegion: false })
  const { courseId } = await leader.get(training.openCourse, { ...course, forRegion: false })
  const { sessionId } = await leader.get(training.openSession, { ...held, courseId })
  const { lessonId } = await leader.get(training.addLesson, { ...lesson, courseId })
  const ids = { plan: planId, course: courseId, session: sessionId, lesson: lessonId }
  for (const kind of Object.keys(ids)) rows[`training-${kind}`] = []
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  for (const [organisationId, regionCode, who] of places) {
    const made: Record<string, string> = {}
    for (const [kind, first] of Object.entries(ids)) {
      const id = organisationId === organisations.station ? first : crypto.randomUUID()
      made[kind] = id
      if (id !== first) {
        const { rows: found } = await owner.query<{ row: object }>(
          `select to_jsonb(t) as row from training.${kind} t where id = $1`,
          [first],
        )
        const belongs = {
          ...(kind === 'course' && { plan_id: made['plan'] }),
          ...(['session', 'lesson'].includes(kind) && { course_id: made['course'] }),
        }
        const copy = { ...found[0]!.row, id, region_code: regionCode, organisation_id: organisationId, ...belongs }
        await owner.query(
          `insert into training.${kind} select * from jsonb_populate_record(null::training.${kind}, $1)`,
          [JSON.stringify(copy)],
        )
      }
      rows[`training-${kind}`]!.push({
        label: `${kind} of ${who}'s station`,
        id,
        regionCode,
        organisationId,
        personId: null,
        mark: id,
        besides: personId(who),
      })
    }
  }
  // The secret is sealed to its row, so a copy cannot open it: the copies get one of their own by the same way.
  for (const row of rows['training-session']!)
    await owner.query('update training.session set secret_sealed = $2 where id = $1', [
      row.id,
      sealSecret(server.house.vault, row.id, Buffer.alloc(32, 7)),
    ])
  await owner.end()

  rows['training-hours'] = []
  rows['training-transcript'] = []
  for (const who of ['colleague', 'roomWorker', 'otherWorker', 'neighbourWorker'] as const) {
    const title = `${cast[who].name}的外部培训`
    const { hoursId } = await chief.get(training.creditStudy, {
      personId: personId(who),
      source: 'outside-training',
      title,
      earnedOn: '2026-02-01',
      category: 'professional',
      hours: 2,
    })
    const { transcriptId } = await chief.get(training.issueTranscript, {
      personId: personId(who),
      from: '2026-01-01',
      until: '2026-12-31',
    })
    await chief.get(training.withdrawTranscript, { transcriptId, reason: '示例' })
    await chief.get(training.reverseHours, { hoursId, reason: '示例' })
    rows['training-hours'].push(rowOf(`hours of ${who}`, hoursId, who, title))
    rows['training-transcript'].push(rowOf(`transcript of ${who}`, transcriptId, who, transcriptId))
  }
  rows['training-transcript-of-colleague'] = rows['training-transcript'].slice(0, 1)
}
