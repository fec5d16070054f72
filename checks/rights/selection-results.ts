import { randomUUID } from 'node:crypto'
import * as selection from '#modules/selection/contract.ts'
import { owned, sealedRound } from '#modules/selection/testing/sealed-round.ts'
import { cast, personId, regions } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { picture } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const named = (answer: string, row: Row) => answer.includes(row.id)
const nowhere = '00000000-0000-4000-8000-000000000000'
const stale = { basedOnVersion: 999 }
const answered = { found: ['selection/objection-answered'] }

export const samples: Record<string, Sample[]> = {
  'GET /selection/rounds/:roundId/results': one('selection-notice', 'roundId'),
  'POST /selection/rounds/:roundId/notice': one('selection-notice', 'roundId', {
    with: { ...stale, issuer: '社会工作部' },
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /selection/rounds/:roundId/notice/file': one('selection-notice', 'roundId'),
  'GET /selection/objections/:objectionId': one('selection-objection', 'objectionId'),
  'POST /selection/objections/:objectionId/objector': one('selection-objection', 'objectionId', {
    with: { reason: '核实' },
  }),
  'GET /selection/objections/:objectionId/files/:fileId': [
    { rows: 'selection-objection', input: (row) => ({ objectionId: row.id, fileId: row.besides }) },
  ],
  'POST /selection/objections/:objectionId/look-into': one('selection-objection', 'objectionId', {
    with: { words: '再查' },
    ...answered,
  }),
  'POST /selection/objections/:objectionId/answer': one('selection-objection', 'objectionId', {
    with: { upheld: true, answer: '再答' },
    ...answered,
  }),
  'POST /selection/rounds/:roundId/move-up': one('selection-notice', 'roundId', {
    with: { ...stale, entryId: nowhere, reason: '递补' },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /selection/rounds/:roundId/confirm': one('selection-notice', 'roundId', {
    with: stale,
    found: ['kernel/changed-meanwhile'],
  }),
  'GET /public/notices': open('what is on public notice'),
  'GET /public/notices/:roundId': open('what is on public notice', {
    input: () => ({ roundId: nowhere }),
    found: ['selection/notice-not-shown'],
  }),
  'POST /public/objections': open('anyone objects', {
    input: () => ({
      objectionId: randomUUID(),
      roundId: nowhere,
      entryId: nowhere,
      words: '有异议，请核实情况。',
      named: false,
    }),
    found: ['kernel/not-found'],
  }),
  'POST /public/objections/answer': open('whoever holds a receipt', { input: () => ({ receipt: 'QQQQ' }) }),
  'POST /public/certificates': open('whether a certificate holds, for whoever has its code', {
    input: () => ({ code: 'QQQQ-QQQQ-QQQQ-QQQQ' }),
  }),
}

const run = { ...stale }

Object.assign(samples, {
  'GET /selection/titles': [{ rows: 'selection-title', input: () => ({ size: 100 }), shows: named }],
  'GET /selection/titles/:titleId': one('selection-title', 'titleId'),
  'GET /selection/me/titles': open('one’s own'),
  'GET /selection/titles/:titleId/paper': one('selection-title', 'titleId', { found: ['selection/no-certificate'] }),
  'GET /selection/me/titles/:titleId/paper': one('selection-title-of-colleague', 'titleId', { only: 'nobody' }),
  'POST /selection/titles/:titleId/facts': one('selection-title', 'titleId', {
    with: { code: 'no-such', happenedOn: '2026-03-01', reason: '试' },
    found: ['selection/ending-unknown'],
  }),
  'POST /selection/facts/:factId/verify': one('selection-fact', 'factId', {
    with: { holds: true, words: '属实' },
    found: ['selection/fact-past-this'],
  }),
  'POST /selection/facts/:factId/approve': one('selection-fact', 'factId', {
    with: { holds: true, words: '属实' },
    found: ['selection/fact-past-this'],
  }),
  'POST /selection/titles/:titleId/grades': one('selection-title', 'titleId', {
    with: { year: 2026, code: 'no-such', reason: '试' },
    found: ['selection/grade-unknown'],
  }),
  'POST /selection/me/appeals': open('against what concerns oneself', {
    input: () => ({ factId: nowhere, words: '不服这个处理' }),
    found: ['kernel/not-found'],
  }),
  'POST /selection/appeals/:appealId/answer': one('selection-appeal', 'appealId', {
    with: { upheld: true, answer: '再答' },
    found: ['selection/appeal-answered'],
  }),
  'POST /selection/me/account': open('one’s own account, of who holds a title', {
    input: () => ({ bank: '某银行', number: '1' }),
    found: ['kernel/not-found', 'selection/account-number-amiss'],
  }),
  'GET /selection/runs': [{ rows: 'selection-run', input: () => ({ size: 100 }), shows: named }],
  'GET /selection/runs/:runId': one('selection-run', 'runId'),
  'POST /selection/runs': open('of one’s own office', {
    input: () => ({ place: 'jinan', code: 'haiyou', untilOn: '2030-01-01' }),
    found: ['selection/run-to-come'],
  }),
  'POST /selection/runs/:runId/approve': one('selection-run', 'runId', {
    with: { ...run, approved: true },
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /selection/runs/:runId/send': one('selection-run', 'runId', { with: run, found: ['kernel/changed-meanwhile'] }),
  'GET /selection/runs/:runId/bank-file': one('selection-run', 'runId', { found: ['selection/nothing-to-send'] }),
  'POST /selection/runs/:runId/return': one('selection-run', 'runId', {
    body: picture,
    found: ['selection/run-past-this'],
  }),
  'POST /selection/runs/:runId/close': one('selection-run', 'runId', {
    with: run,
    found: ['kernel/changed-meanwhile'],
  }),
  'POST /selection/lines/:lineId/repaid': one('selection-line', 'lineId', {
    with: { repaidOn: '2026-03-01' },
    found: ['selection/nothing-owed'],
  }),
  'GET /selection/overview': open('counts of what is within reach'),
  'GET /selection/deliveries': [{ rows: 'selection-project', input: () => ({ size: 100 }), shows: named }],
  'GET /selection/deliveries/:titleId': one('selection-project', 'titleId'),
  'POST /selection/deliveries/:titleId/answer': one('selection-project', 'titleId', {
    with: { ...stale, accepted: true },
    found: ['selection/delivery-not-reported'],
  }),
  'POST /selection/me/organisation-account': open('of the organisation one speaks for', {
    input: () => ({ bank: '某银行', number: '1' }),
    found: ['kernel/not-found', 'selection/account-number-amiss'],
  }),
  'GET /selection/me/deliveries': open('those of the organisation one speaks for'),
  // None of the callers leads the organisations whose projects these are.
  'GET /selection/me/deliveries/:titleId': one('selection-project', 'titleId', { only: 'nobody' }),
  'POST /selection/me/deliveries/:titleId': one('selection-project', 'titleId', {
    with: { basedOnVersion: 0, parts: {}, report: false },
    only: 'nobody',
  }),
} satisfies Record<string, Sample[]>)

/** A project of a station in each of two counties, chosen and not delivered yet. */
async function makeProjects(server: TestServer, rows: Rows): Promise<void> {
  rows['selection-project'] = []
  for (const [regionCode, who] of [
    [regions.county, 'otherWorker'],
    [regions.neighbourCounty, 'neighbourWorker'],
  ] as const) {
    const { roundId, entryIds } = await sealedRound(server, {
      place: 'ouhai',
      code: 'venture-philanthropy',
      regionCode,
      who: [who],
      chosen: 1,
      title: `创投${who}`,
    })
    const id = randomUUID()
    const { region, organisation } = cast[who]
    await owned(server, async (owner) => {
      await owner.query(`update selection.entry set person_id = null, title = '项目' where id = $1`, [entryIds[who]])
      await owner.query(
        `insert into selection.title (id, round_id, entry_id, region_code, holder_region_code, organisation_id, place, code, award, name_masked, issuer, stage, decided_on, from_on, check_code)
         values ($1, $2, $3, $4, $5, $6, 'ouhai', 'venture-philanthropy', '创投', '项目', '部', 'held', '2026-02-01', '2026-02-01', $7)`,
        [
          id,
          roundId,
          entryIds[who],
          regionCode,
          region,
          organisation,
          who === 'otherWorker' ? 'AAAAAAAAAAAAAAAA' : 'BBBBBBBBBBBBBBBB',
        ],
      )
    })
    rows['selection-project']!.push({
      label: `project of ${who}`,
      id,
      regionCode,
      organisationId: null,
      personId: null,
      mark: id,
      besides: '',
    })
  }
}

/** Somebody in training of two counties, with a fact found untrue, an appeal answered and a run that is closed. */
async function makeTitles(server: TestServer, rows: Rows): Promise<void> {
  for (const kind of ['title', 'title-of-colleague', 'fact', 'appeal', 'run', 'line']) rows[`selection-${kind}`] = []
  for (const [regionCode, who] of [
    [regions.county, 'colleague'],
    [regions.neighbourCounty, 'neighbourWorker'],
  ] as const) {
    const { roundId, entryIds } = await sealedRound(server, { regionCode, who: [who], chosen: 1, title: `培养${who}` })
    const id = Object.fromEntries(['title', 'fact', 'appeal', 'run', 'line'].map((kind) => [kind, randomUUID()]))
    const { region, organisation } = cast[who]
    const place = [regionCode, region, organisation, personId(who)]
    const officer = personId('officer')
    await owned(server, async (owner) => {
      await owner.query(
        `insert into selection.title (id, round_id, entry_id, region_code, holder_region_code, organisation_id, person_id, place, code, award, name_masked, issuer, stage, decided_on)
         values ($5, $6, $7, $1, $2, $3, $4, 'jinan', 'haiyou', '海右', '某*', '部', 'training', '2026-02-01')`,
        [...place, id['title'], roundId, entryIds[who]],
      )
      await owner.query(
        `insert into selection.title_fact (id, title_id, region_code, holder_region_code, organisation_id, person_id, code, happened_on, reason, stage, reported_by, reported_at)
         values ($5, $6, $1, $2, $3, $4, 'left', '2026-02-10', '据报', 'dismissed', $7, '2026-02-10')`,
        [...place, id['fact'], id['title'], officer],
      )
      await owner.query(
        `insert into selection.appeal (id, title_id, region_code, holder_region_code, organisation_id, person_id, fact_id, words, made_by, made_at, stage, answer)
         values ($5, $6, $1, $2, $3, $4, $7, '不服', $4, '2026-02-11', 'dismissed', '维持')`,
        [...place, id['appeal'], id['title'], id['fact']],
      )
      await owner.query(
        `insert into selection.pay_run (id, region_code, place, code, until_on, stage, proposed_by, proposed_at) values ($1, $2, 'jinan', 'haiyou', '2026-03-01', 'closed', $3, '2026-03-01')`,
        [id['run'], regionCode, officer],
      )
      await owner.query(
        `insert into selection.pay_line (id, run_id, place, title_id, region_code, person_id, spans, due_fen, before_fen, amount_fen, stage) values ($1, $2, 1, $3, $4, $5, '[]', 1, 0, 1, 'paid')`,
        [id['line'], id['run'], id['title'], regionCode, personId(who)],
      )
    })
    for (const [kind, one] of Object.entries(id)) {
      const row: Row = {
        label: `${kind} of ${who}`,
        id: one,
        regionCode,
        organisationId: null,
        personId: null,
        mark: one,
        besides: '',
      }
      rows[`selection-${kind}`]!.push(row)
      if (kind === 'title' && who === 'colleague') rows['selection-title-of-colleague']!.push(row)
    }
  }
}

/** A notice of two counties, each with an objection that is answered. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  await makeTitles(server, rows)
  await makeProjects(server, rows)
  rows['selection-notice'] = []
  rows['selection-objection'] = []
  for (const [regionCode, by, who] of [
    [regions.county, 'officer', 'worker'],
    [regions.neighbourCounty, 'stranger', 'neighbourWorker'],
  ] as const) {
    const { roundId, entryIds } = await sealedRound(server, {
      regionCode,
      who: [who],
      chosen: 1,
      title: `评选${who}`,
      rules: { notice: { unit: 'workingDays', count: 5 } },
    })
    const officer = await server.as(by)
    await officer.get(selection.publishNotice, { roundId, basedOnVersion: 1, issuer: '社会工作部' })
    const objectionId = randomUUID()
    const words = `${who}不在一线，请核实。`
    const file = picture.toString('base64')
    const given = { objectionId, roundId, entryId: entryIds[who]!, words, named: true, name: '石敢当', contact: '信箱' }
    await server.nobody.get(selection.raiseObjection, { ...given, files: [file] })
    await officer.get(selection.answerObjection, { objectionId, upheld: false, answer: '经核实不成立' })
    const [sent] = await owned(
      server,
      async (owner) =>
        (
          await owner.query<{ id: string }>('select id from selection.objection_file where objection_id = $1', [
            objectionId,
          ])
        ).rows,
    )
    const place = { regionCode, organisationId: null, personId: null }
    const row = (id: string, label: string, besides = ''): Row => ({
      ...place,
      label: `${label} of ${who}`,
      id,
      mark: id,
      besides,
    })
    rows['selection-notice'].push(row(roundId, 'notice'))
    rows['selection-objection'].push(row(objectionId, 'objection', sent!.id))
  }
}
