import pg from 'pg'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import * as volunteers from '#modules/volunteers/contract.ts'
import { cast, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { rowOf } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const stale = { found: ['kernel/changed-meanwhile'] }
const changed = { basedOnVersion: 999, livingRegionCode: null, skills: [], categories: [] }
const named = (answer: string, row: Row) => answer.includes(row.id)
const someActivity = () => ({ activityId: personId('chief') })
const longAgo = { from: '2001-01-01', until: '2001-12-31' }
const plan = {
  title: '站里的活动',
  category: 'elder',
  content: '读报',
  heldOn: '2026-03-13',
  startsAt: '09:00',
  endsAt: '10:00',
  place: '站内',
  capacity: 9,
  risks: '无',
  dangerous: false,
}
const notRegistered = { found: ['volunteers/not-registered'] }

export const samples: Record<string, Sample[]> = {
  'GET /volunteers/code-lists': open('categories, stars and terms, from the packs'),
  'POST /volunteers': open('registered with one’s own organisation', {
    input: () => ({ name: '某某', identityNumber: 'x-y', agreedHow: 'on-paper', agreedOn: '2026-03-16' }),
    found: ['volunteers/number-characters', 'volunteers/organisation-missing'],
  }),
  'POST /volunteers/me': open('oneself', {
    input: () => ({ bornOn: '1980-01-01', skills: ['no-such'] }),
    found: ['volunteers/code-unknown'],
  }),
  'POST /volunteers/me/confirmation': open('oneself', { input: () => ({ agree: true }), ...notRegistered }),
  'PUT /volunteers/me': open('oneself', { input: () => ({ ...changed, namePublic: false }), ...notRegistered }),
  'POST /volunteers/me/leave': open('oneself', notRegistered),
  'GET /volunteers/me': open('oneself'),
  'GET /volunteers/of/:personId': open('a colleague who is no volunteer, or one out of reach: both answer nothing', {
    input: () => ({ personId: personId('worker') }),
  }),
  'PUT /volunteers/:volunteerId': one('volunteer', 'volunteerId', {
    with: { ...changed, nationalNumber: null },
    ...stale,
  }),
  'POST /volunteers/:volunteerId/leave': one('volunteer-gone', 'volunteerId', {
    with: { reason: '再退出' },
    found: ['volunteers/left-already'],
  }),
  'GET /volunteers': [
    { rows: 'volunteer', input: () => ({ size: 100 }), shows: (answer, row) => answer.includes(row.id) },
  ],
  'GET /volunteers/export': [{ rows: 'volunteer', shows: (answer, row) => answer.includes(row.mark) }],
  'GET /volunteers/figures': open('numbers of one’s own reach'),
  'GET /volunteers/:volunteerId': one('volunteer', 'volunteerId'),
  'POST /volunteers/:volunteerId/reveal': one('volunteer', 'volunteerId', {
    with: { field: 'phone', reason: '电话联系' },
  }),
  // Who is not registered any more is told so; an account outside an organisation is opened by the authority.
  'POST /volunteers/:volunteerId/account': one('volunteer-gone', 'volunteerId', {
    with: { username: 'gone-volunteer' },
    found: ['volunteers/left-already'],
  }),
  // By a whole number anyone is found who gives it: shown in register.test.ts.
  'POST /volunteers/find': [
    {
      rows: 'volunteer',
      input: (row) => ({ search: row.mark }),
      shows: (answer, row) => answer.includes(row.id),
      showsLess: true,
    },
  ],
  'POST /volunteers/activities': open('planned for one’s own organisation', {
    input: () => ({ ...plan, category: 'no-such' }),
    found: ['volunteers/code-unknown', 'volunteers/organisation-missing'],
  }),
  'PUT /volunteers/activities/:activityId': one('volunteer-activity', 'activityId', {
    with: { ...plan, basedOnVersion: 999 },
    ...stale,
  }),
  'POST /volunteers/activities/:activityId/call-off': one('volunteer-activity', 'activityId', {
    with: { basedOnVersion: 999, reason: '台风' },
    ...stale,
  }),
  'GET /volunteers/activities': [{ rows: 'volunteer-activity', input: () => ({ size: 100 }), shows: named }],
  'GET /volunteers/activities/:activityId': one('volunteer-activity', 'activityId'),
  'GET /volunteers/me/activities': open('what is offered in one’s own county'),
  'POST /volunteers/activities/:activityId/sign-up': open('oneself', { input: someActivity, ...notRegistered }),
  'POST /volunteers/activities/:activityId/withdraw': open('oneself', { input: someActivity, ...notRegistered }),
  'POST /volunteers/activities/:activityId/volunteers': one('volunteer-activity', 'activityId', {
    with: { volunteerNumber: 'ZY0', agreedHow: 'on-paper' },
    found: ['volunteers/volunteer-not-found'],
  }),
  'POST /volunteers/activities/:activityId/volunteers/:volunteerId/withdraw': one('volunteer-activity', 'activityId', {
    with: { volunteerId: personId('chief') },
    found: ['volunteers/not-signed-up'],
  }),
  'POST /volunteers/activities/:activityId/hours': one('volunteer-activity', 'activityId', {
    with: { lines: [], absentIds: [personId('chief')] },
    found: ['volunteers/not-signed-up'],
  }),
  'GET /volunteers/teams': [{ rows: 'volunteer-team', input: () => ({ size: 100 }), shows: named }],
  'GET /volunteers/teams/:teamId': one('volunteer-team', 'teamId'),
  'POST /volunteers/teams': open('formed at one’s own organisation', {
    input: () => ({ name: '某队', leaderNumber: 'ZY0' }),
    found: ['volunteers/volunteer-not-found', 'volunteers/organisation-missing'],
  }),
  'PUT /volunteers/teams/:teamId': one('volunteer-team', 'teamId', {
    with: { basedOnVersion: 999, name: '改名' },
    ...stale,
  }),
  'POST /volunteers/teams/:teamId/members': one('volunteer-team', 'teamId', {
    with: { volunteerNumber: 'ZY0' },
    found: ['volunteers/volunteer-not-found'],
  }),
  'POST /volunteers/teams/:teamId/members/:volunteerId/leave': one('volunteer-team', 'teamId', {
    with: { volunteerId: personId('chief') },
    found: ['volunteers/not-in-team'],
  }),
  'POST /volunteers/entries/:entryId/correct': one('volunteer-entry', 'entryId', {
    with: { right: null, reason: '再更正' },
    found: ['volunteers/corrected-already'],
  }),
  'GET /volunteers/entries': [{ rows: 'volunteer-entry', input: () => ({ size: 100 }), shows: named }],
  'GET /volunteers/entries/export': [{ rows: 'volunteer-entry', shows: (answer, row) => answer.includes(row.mark) }],
  'POST /volunteers/me/objections': open('oneself', {
    input: () => ({ ...someActivity(), words: '漏记' }),
    ...notRegistered,
  }),
  'GET /volunteers/objections': [{ rows: 'volunteer-objection', input: () => ({ size: 100 }), shows: named }],
  'POST /volunteers/objections/:objectionId/answer': one('volunteer-objection', 'objectionId', {
    with: { basedOnVersion: 1, upheld: false, answer: '再答复' },
    found: ['volunteers/answered-already'],
  }),
  'POST /volunteers/me/records': open('oneself', { input: () => longAgo, ...notRegistered }),
  'POST /volunteers/:volunteerId/records': one('volunteer', 'volunteerId', {
    with: longAgo,
    found: ['volunteers/nothing-to-print'],
  }),
  'GET /volunteers/me/records/:recordId/file': one('volunteer-record', 'recordId', { only: 'nobody' }),
  'GET /volunteers/records/:recordId/file': one('volunteer-record', 'recordId'),
  'POST /public/volunteer-records': open('whether a paper holds, for whoever has its code', {
    input: () => ({ code: 'QQQQ-QQQQ-QQQQ' }),
  }),
}

const registrars: [who: CastName, name: string][] = [
  ['worker', '毕云帆'],
  ['otherWorker', '司明月'],
  ['neighbourWorker', '蒲长风'],
]

/** Of each of three stations: a volunteer who is there and one who has left, a team, an activity that was held, a line that was corrected, a paper and an objection. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const kinds = ['', '-gone', '-team', '-activity', '-entry', '-record', '-objection'] as const
  for (const kind of kinds) rows[`volunteer${kind}`] = []
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  for (const [who, name] of registrars) {
    const registrar = await server.as(who)
    const add = (kind: (typeof kinds)[number], id: string, mark = id) =>
      rows[`volunteer${kind}`]!.push({ ...rowOf(`volunteer${kind} of ${who}`, id, who, mark), personId: null })
    const register = (given: string, n: number) =>
      registrar.get(volunteers.registerVolunteer, {
        name: given,
        identityNumber: numberOf(cast[who].n * 10 + n),
        phone: `1380477${1000 + cast[who].n}`,
        agreedHow: 'on-paper',
        agreedOn: '2026-03-13',
        agreementPaper: '登记表',
      })
    const gone = await register(`${name}已退`, 2)
    await registrar.get(volunteers.takeOff, { volunteerId: gone.volunteerId, reason: '搬家' })
    add('-gone', gone.volunteerId, `${name}已退`)
    const { volunteerId, number } = await register(name, 1)
    add('', volunteerId, name)
    const { teamId } = await registrar.get(volunteers.formTeam, { name: '某队', leaderNumber: number })
    add('-team', teamId)
    const { activityId } = await registrar.get(volunteers.planActivity, { ...plan, teamId })
    add('-activity', activityId)
    const came = { activityId, volunteerNumber: number, agreedHow: 'on-paper', came: true }
    await registrar.get(volunteers.signUpVolunteer, came)
    const line = { minutes: 50, content: `给${name}的邻居读报` }
    await registrar.get(volunteers.recordHours, { activityId, lines: [{ volunteerId, ...line }] })
    const { recordId } = await registrar.get(volunteers.issueRecord, {
      volunteerId,
      from: '2026-01-01',
      until: '2026-12-31',
    })
    add('-record', recordId)
    const { entries } = await registrar.get(volunteers.volunteer, { volunteerId })
    const { entryId } = entries[0]!
    await registrar.get(volunteers.correctEntry, { entryId, right: { ...line, minutes: 40 }, reason: '误记' })
    add('-entry', entryId, line.content)
    // A neighbour without an account objects by word of mouth only, so this one is put there.
    const objectionId = crypto.randomUUID()
    await owner.query(
      `insert into volunteers.objection (id, volunteer_id, person_id, region_code, organisation_id, activity_id, words, made_at, state, answer, answered_at, answered_by)
       select $1, s.volunteer_id, s.person_id, s.region_code, s.organisation_id, s.activity_id, '少记了', '2026-03-14', 'rejected', '不少', '2026-03-15', $3
         from volunteers.sign_up s where s.activity_id = $2`,
      [objectionId, activityId, personId(who)],
    )
    add('-objection', objectionId)
  }
  await owner.end()
}

/** Passes every check and belongs to nobody: region 330399 does not exist. */
function numberOf(n: number): string {
  const body = `330399197001${String((n % 28) + 1).padStart(2, '0')}${String(n).padStart(3, '0')}`
  return body + checkDigitOf(body)
}
