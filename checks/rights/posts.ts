import { newId } from '#kernel/ids.ts'
import * as posts from '#modules/posts/contract.ts'
import { cast, organisations, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const given = { kind: 'worker', title: '工作人员', seats: 2, certificate: 'none', funding: 'fiscal' } as const

/** Those who answer alarms find that there is none; to those who only work there, or were not named, it is not there. */
const ofAlarms = (more: object): Sample[] =>
  one('loneVisit', 'visitId', { with: more, found: ['posts/no-alarm', 'kernel/not-found'] })

/** Rounds belong to the office of a region; nobody else has a permission for them. */
const changedSince = {
  with: { basedOnVersion: 999 },
  found: ['kernel/changed-meanwhile'],
  only: ['region'] as ('region' | 'organisation' | 'own')[],
}

const siteNames: Record<string, string> = {
  [organisations.station]: '景山街道社会工作站',
  [organisations.otherStation]: '梧田街道社会工作站',
  [organisations.neighbourStation]: '五马街道社会工作站',
}

export const samples: Record<string, Sample[]> = {
  'GET /posts/code-lists': [{ because: 'kinds of posts, from the packs' }],
  'GET /posts/establishment': [
    { rows: 'post', input: (row) => ({ regionCode: row.regionCode, size: 100 }), shows: named },
  ],
  'GET /posts/establishment/export': [{ rows: 'post', shows: (answer, row) => answer.includes(row.besides) }],
  'GET /posts/establishment/by-region': [
    {
      because: 'counts of the rows within reach',
      rows: 'region',
      input: (row) => ({ regionCode: row.id }),
      hidden: ['ok'],
    },
  ],
  'GET /posts/seats': one('site', 'organisationId'),
  'GET /posts/posts/:postId': one('post', 'postId'),
  'POST /posts/posts': [
    {
      rows: 'site',
      input: (row) => ({ ...given, organisationId: row.id, kind: 'king', fromOn: '2026-01-01' }),
      found: ['posts/kind-unknown'],
      hidden: ['posts/organisation-not-found'],
    },
  ],
  'PUT /posts/posts/:postId': one('post', 'postId', {
    with: { ...given, basedOnVersion: 999 },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /posts/posts/:postId/incumbents': [
    ...one('post', 'postId', {
      with: { personId: organisations.station, fromOn: '2026-01-01' },
      found: ['posts/person-not-found'],
      hidden: ['posts/person-not-found'],
    }),
    {
      rows: 'person',
      input: (row) => ({ postId: organisations.station, personId: row.id, fromOn: '2026-01-01' }),
      found: ['kernel/not-found'],
      hidden: ['posts/person-not-found'],
    },
  ],
  'POST /posts/incumbencies/:incumbencyId/end': one('incumbency', 'incumbencyId', {
    with: { basedOnVersion: 999, untilOn: '2026-03-01', reason: 'moved' },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /posts/incumbencies/:incumbencyId/probation': one('incumbency', 'incumbencyId', {
    with: { basedOnVersion: 999, result: 'confirmed', decidedOn: '2026-03-01' },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /posts/appointments': [
    {
      rows: 'person',
      input: (row) => ({ personId: row.id, level: 'assistant', fromOn: '2001-01-01', untilOn: '2001-02-01' }),
      found: ['posts/no-post-to-appoint-in'],
      hidden: ['posts/person-not-found'],
    },
  ],
  'POST /posts/appointments/:appointmentId/end': one('appointment', 'appointmentId', {
    with: { basedOnVersion: 999, untilOn: '2026-03-01' },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /posts/people/:personId': one('person', 'personId'),
  'GET /posts/staffing': [{ rows: 'site', input: (row) => ({ regionCode: row.regionCode, size: 100 }), shows: named }],
  'GET /posts/staffing/export': [
    {
      rows: 'site',
      input: (row) => ({ regionCode: row.regionCode }),
      shows: (answer, row) => answer.includes(siteNames[row.id]!),
    },
  ],
  'POST /posts/populations': [
    {
      rows: 'region',
      only: ['region'],
      input: (row) => ({ regionCode: row.id, countedOn: '2030-01-01', urbanResidents: 10000, source: '统计公报' }),
      found: ['posts/day-in-future'],
      hidden: ['posts/region-out-of-reach'],
    },
  ],
  'GET /posts/handovers/preview': one('person', 'personId'),
  'POST /posts/handovers': [
    {
      rows: 'person',
      input: (row) => ({ personId: row.id, reason: 'left', leftOn: '2030-01-01' }),
      found: ['posts/day-in-future'],
      hidden: ['posts/person-not-found'],
    },
  ],
  'POST /posts/handovers/:handoverId/undo': one('handover', 'handoverId', { found: ['posts/undone-already'] }),
  'GET /posts/handovers': [{ rows: 'handover', shows: named }],
  'GET /posts/ownerless': [
    { because: 'what people carry who left, by the policies of clients and cases: src/modules/posts/handover.test.ts' },
  ],
  // Who is at their post has nothing to leave behind.
  'POST /posts/left-behind': [
    {
      because: 'handed in by somebody who has left: src/modules/posts/left-behind.test.ts',
      input: () => ({
        id: organisations.station,
        about: '试算',
        method: 'visit',
        heldOn: null,
        minutes: null,
        note: '',
        why: '',
        photographs: 0,
      }),
      found: ['posts/still-at-post'],
    },
  ],
  'GET /posts/left-behind': [{ rows: 'leftBehind', shows: named }],
  'POST /posts/left-behind/:id/settlement': one('leftBehind', 'id'),
  'GET /posts/caseload': [{ rows: 'person', input: (row) => ({ regionCode: row.regionCode }), shows: named }],
  'GET /posts/caseload/export': [{ because: 'the rows of GET /posts/caseload, by the same query' }],
  'GET /posts/caseload/:personId': one('person', 'personId'),
  'POST /posts/caseload/:personId/moves': one('person', 'personId', {
    with: { moves: [{ clientId: organisations.station, toPersonId: organisations.station }] },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /posts/lone-visits/mine': [{ because: 'oneself, and the alarms of those who named one' }],
  'PUT /posts/safety-card': [
    {
      because: 'oneself',
      input: () => ({ phone: '123', secondPersonId: organisations.station }),
      found: ['posts/phone-wrong'],
    },
  ],
  'POST /posts/lone-visits': [
    {
      because: 'oneself',
      input: () => ({ expectedMinutes: 600, place: '五号楼' }),
      found: ['posts/too-long-alone', 'posts/not-at-an-organisation'],
    },
  ],
  'POST /posts/lone-visits/:visitId/end': one('loneVisitOfColleague', 'visitId', {
    with: { way: 'smooth' },
    only: 'nobody',
  }),
  'POST /posts/lone-visits/:visitId/extension': one('loneVisitOfColleague', 'visitId', {
    with: { minutes: 10 },
    only: 'nobody',
  }),
  'GET /posts/lone-visits': [{ rows: 'loneVisit', shows: named }],
  'POST /posts/lone-visits/:visitId/emergency': ofAlarms({}),
  'POST /posts/lone-visits/:visitId/answer': ofAlarms({}),
  'POST /posts/lone-visits/:visitId/closure': ofAlarms({ outcome: '试算' }),
  'GET /posts/secondments': [{ rows: 'secondment', shows: named }],
  'POST /posts/secondments': [
    {
      rows: 'person',
      input: (row) => ({
        personId: row.id,
        toOrganisationId: organisations.neighbourAuthority,
        fromOn: '2026-01-01',
        untilOn: '2025-01-01',
        reason: '试算',
      }),
      found: ['posts/until-before-from'],
      hidden: ['posts/person-not-found'],
    },
  ],
  'POST /posts/secondments/:secondmentId/decision': one('secondment', 'secondmentId', {
    with: { basedOnVersion: 999, approve: true },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /posts/secondments/:secondmentId/return': one('secondment', 'secondmentId', {
    with: { basedOnVersion: 999, returnedOn: '2026-03-01' },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /posts/recruitment-rules': [
    { because: 'the rule of a region, from the packs', input: () => ({ regionCode: '330304000000' }) },
  ],
  'GET /posts/recruitments': [{ rows: 'recruitment', shows: named }],
  'GET /posts/recruitments/:recruitmentId': one('recruitment', 'recruitmentId', { only: ['region'] }),
  'POST /posts/recruitments': [
    {
      rows: 'region',
      only: ['region'],
      input: (row) => ({
        regionCode: row.id,
        title: '试算',
        signUpUntil: '2020-01-01',
        places: [{ postId: organisations.station, places: 1 }],
      }),
      found: ['posts/day-passed'],
      hidden: ['posts/region-out-of-reach'],
    },
  ],
  'POST /posts/recruitments/:recruitmentId/stage': one('recruitment', 'recruitmentId', changedSince),
  'POST /posts/recruitments/:recruitmentId/cancellation': one('recruitment', 'recruitmentId', {
    ...changedSince,
    with: { basedOnVersion: 999, reason: '试算' },
  }),
  'POST /posts/recruitment-places/:placeId/places': one('recruitmentPlace', 'placeId', {
    ...changedSince,
    with: { basedOnVersion: 999, places: 0, reason: '试算' },
  }),
  'POST /posts/recruitment-places/:placeId/tie': one('recruitmentPlace', 'placeId', {
    ...changedSince,
    with: { basedOnVersion: 999, order: [organisations.station, organisations.agency], reason: '试算' },
  }),
  'GET /posts/recruitments/:recruitmentId/candidates': one('recruitment', 'recruitmentId', { only: ['region'] }),
  'GET /posts/recruitments/:recruitmentId/candidates/export': one('recruitment', 'recruitmentId', { only: ['region'] }),
  'GET /posts/recruitments/:recruitmentId/public-list': one('recruitment', 'recruitmentId', {
    with: { form: 'pdf' },
    found: ['posts/not-public-yet'],
    only: ['region'],
  }),
  'POST /posts/recruitments/:recruitmentId/candidates/check': one('recruitment', 'recruitmentId', {
    with: { placeId: organisations.station },
    found: ['posts/place-not-open'],
    only: ['region'],
  }),
  'POST /posts/recruitments/:recruitmentId/candidates': one('recruitment', 'recruitmentId', {
    with: { placeId: organisations.station },
    found: ['posts/place-not-open'],
    only: ['region'],
  }),
  'POST /posts/recruitments/:recruitmentId/entries': one('recruitment', 'recruitmentId', {
    with: { stage: 'nowhere', entries: [{ candidateId: organisations.station, passed: true }] },
    found: ['posts/stage-not-reached'],
    only: ['region'],
  }),
  'GET /posts/candidates/:candidateId': one('candidate', 'candidateId', { only: ['region'] }),
  'PUT /posts/candidates/:candidateId/facts': one('candidate', 'candidateId', {
    ...changedSince,
    with: { basedOnVersion: 999, stated: {} },
  }),
  'POST /posts/candidates/:candidateId/withdrawal': one('candidate', 'candidateId', {
    ...changedSince,
    with: { basedOnVersion: 999, reason: '试算' },
  }),
  'POST /posts/candidates/:candidateId/appointment': one('candidate', 'candidateId', {
    ...changedSince,
    with: { basedOnVersion: 999, fromOn: '2026-03-16' },
  }),
  'GET /posts/mine': [{ rows: 'incumbencyOfColleague', shows: named, only: 'nobody' }],
}

/** A post in each station, with one who sits on it and is appointed to a level. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  const chief = await server.as('chief')
  rows.post = []
  rows.incumbency = []
  rows.appointment = []
  rows.handover = []
  rows.secondment = []
  rows.loneVisit = []
  rows.leftBehind = []
  for (const who of ['colleague', 'otherWorker', 'neighbourWorker'] as const) {
    const { postId } = await chief.get(posts.setUpPost, {
      ...given,
      title: `${cast[who].name}所在岗位`,
      organisationId: cast[who].organisation,
      fromOn: '2025-01-01',
    })
    const { incumbencyId } = await chief.get(posts.takePost, { postId, personId: personId(who), fromOn: '2025-02-01' })
    const { appointmentId } = await chief.get(posts.appointToLevel, {
      personId: personId(who),
      level: 'assistant',
      fromOn: '2025-03-01',
    })
    rows.post.push({ ...placeOf('post', postId, who), personId: null, besides: `${cast[who].name}所在岗位` })
    rows.incumbency.push(placeOf('incumbency', incumbencyId, who))
    rows.appointment.push(placeOf('appointment', appointmentId, who))
    // Done and taken back, straight into the table: the act itself would sign these callers out.
    const { rows: made } = await server.database.pool.query<{ id: string }>(
      `insert into posts.handover (id, person_id, region_code, organisation_id, reason, left_on, things, grants, terms, done_by, done_at, undone_at)
       values (gen_random_uuid(), $1, $2, $3, 'left', '2026-03-01', '[]', '[]', '[]', $1, '2026-03-01', '2026-03-01') returning id`,
      [personId(who), cast[who].region, cast[who].organisation],
    )
    const handoverId = made[0]!.id
    const { rows: lent } = await server.database.pool.query<{ id: string }>(
      `insert into posts.secondment (id, person_id, region_code, organisation_id, to_organisation_id, from_on, until_on, reason, state, needs_approval, pack_version, requested_by, requested_at)
       values (gen_random_uuid(), $1, $2, $3, $3, '2026-03-01', '2026-04-01', '试算', 'requested', true, '', $1, '2026-03-01') returning id`,
      [personId(who), cast[who].region, cast[who].organisation],
    )
    rows.secondment.push(placeOf('secondment', lent[0]!.id, who))
    const { rows: alone } = await server.database.pool.query<{ id: string }>(
      `insert into posts.lone_visit (id, person_id, region_code, organisation_id, place, second_person_id, started_at, due_at, alarm_at)
       values (gen_random_uuid(), $1, $2, $3, '五号楼', $4, '2026-03-16 01:00Z', '2026-03-17', '2026-03-17') returning id`,
      [personId(who), cast[who].region, cast[who].organisation, personId('auditor')],
    )
    rows.loneVisit.push(placeOf('lone visit', alone[0]!.id, who))
    const leftBehindId = newId(new Date())
    await server.database.pool.query(
      `insert into posts.left_behind (id, person_id, region_code, organisation_id, text_sealed, received_at) values ($1, $2, $3, $4, $5, '2026-03-01')`,
      [
        leftBehindId,
        personId(who),
        cast[who].region,
        cast[who].organisation,
        server.house.vault.seal(
          { table: 'posts.left_behind', column: 'text_sealed', rowId: leftBehindId },
          JSON.stringify({
            about: '试算',
            method: 'visit',
            heldOn: null,
            minutes: null,
            note: '',
            why: '',
            photographs: 0,
          }),
        ),
      ],
    )
    rows.leftBehind.push({ ...placeOf('left behind', leftBehindId, who), personId: null })
    rows.handover.push(placeOf('handover', handoverId, who))
  }
  rows.recruitment = []
  rows.recruitmentPlace = []
  rows.candidate = []
  for (const [who, region] of [
    ['colleague', '330304000000'],
    ['neighbourWorker', '330302000000'],
  ] as const) {
    const { postId } = await chief.get(posts.setUpPost, {
      ...given,
      title: '招聘岗位',
      organisationId: cast[who].organisation,
      fromOn: '2025-01-01',
    })
    const { recruitmentId } = await chief.get(posts.openRecruitment, {
      regionCode: region as never,
      title: '试招',
      signUpUntil: '2026-03-20',
      places: [{ postId, places: 1 }],
    })
    const { placesShown } = await chief.get(posts.recruitmentRound, { recruitmentId })
    const { placeId } = placesShown[0]!
    const { candidateId } = await chief.get(posts.signUpCandidate, { recruitmentId, placeId, personId: personId(who) })
    const place = { regionCode: region, organisationId: null, personId: null, besides: '' }
    rows.recruitment.push({ ...place, label: `round of ${who}`, id: recruitmentId, mark: recruitmentId })
    rows.recruitmentPlace.push({ ...place, label: `place of ${who}`, id: placeId, mark: placeId })
    rows.candidate.push({ ...place, label: `candidate ${who}`, id: candidateId, mark: candidateId })
  }
  // One's own page shows one's own: the colleague's to none of the callers.
  rows.incumbencyOfColleague = [rows.incumbency[0]!]
  rows.loneVisitOfColleague = [rows.loneVisit[0]!]
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
