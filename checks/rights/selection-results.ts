import { randomUUID } from 'node:crypto'
import * as selection from '#modules/selection/contract.ts'
import { owned, sealedRound } from '#modules/selection/testing/sealed-round.ts'
import { regions } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { picture } from '../rights-rows.ts'
import type { Row, Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
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

/** A notice of two counties, each with an objection that is answered. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
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
