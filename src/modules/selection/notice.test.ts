import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { cast } from '#demo/test-world.ts'
import { moveDay } from '#modules/organisations/contract.ts'
import { notices as inbox } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { keepNoticeDays } from '#modules/selection/notice-days.ts'
import { later, owned, sealedRound } from '#modules/selection/testing/sealed-round.ts'

const five = { unit: 'workingDays', count: 5 } as const
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const objects = (roundId: string, entryId: string, more: object = {}) => ({
  objectionId: randomUUID(),
  roundId,
  entryId,
  words: '据我所知，此人去年已经离开本区，不在一线工作。',
  named: false,
  ...more,
})

async function onNotice(t: Parameters<typeof testServer>[0], given: Parameters<typeof sealedRound>[1] = {}) {
  const server = await testServer(t)
  const round = await sealedRound(server, { ...given, rules: { notice: five, ...given.rules } })
  const officer = await server.as('officer')
  const { version } = await officer.get(contract.publishNotice, {
    roundId: round.roundId,
    basedOnVersion: 1,
    issuer: '瓯海区社会工作部',
  })
  return { server, officer, ...round, version }
}

test('the chosen are shown to the public with what the rule shows, names masked, for working days of the calendar', async (t) => {
  const server = await testServer(t)
  const { roundId } = await sealedRound(server, {
    rules: {
      notice: five,
      noticeShows: [
        { code: 'name', name: { zh: '姓名', en: 'Name' }, mask: 'middle' },
        { code: 'organisation', name: { zh: '工作单位', en: 'Works at' }, mask: 'none' },
        { code: 'practice.years', name: { zh: '从业年限', en: 'Years' }, mask: 'none' },
      ],
    },
  })
  const officer = await server.as('officer')
  const before = await officer.get(contract.roundResults, { roundId })
  assert.deepEqual([before.proposed?.chosen, before.proposed?.lastOn, before.notice], [2, '2026-03-23', null])
  assert.deepEqual((await server.nobody.get(contract.publicNotices, {})).notices, [])
  assert.equal(refusalOf(await server.nobody.call(contract.publicNotice, { roundId })), 'selection/notice-not-shown')
  const given = { roundId, basedOnVersion: 1, issuer: '瓯海区社会工作部' }
  assert.equal((await officer.get(contract.publishNotice, given)).lastOn, '2026-03-23')
  assert.equal(refusalOf(await officer.call(contract.publishNotice, given)), 'kernel/changed-meanwhile')
  assert.equal(
    refusalOf(await officer.call(contract.publishNotice, { ...given, basedOnVersion: 2 })),
    'selection/not-at-this-stage',
  )
  const { notices } = await server.nobody.get(contract.publicNotices, {})
  assert.deepEqual(
    notices.map((one) => [one.issuer, one.lastOn, one.count, one.over]),
    [['瓯海区社会工作部', '2026-03-23', 2, false]],
  )
  const shown = await server.nobody.get(contract.publicNotice, { roundId })
  assert.deepEqual(
    shown.rows.map((one) => one.values),
    [
      ['林*雨', '景山街道社会工作站', '6 年'],
      ['何*', '梧田街道社会工作站', '6 年'],
    ],
  )
  assert.ok(!JSON.stringify(shown).includes(cast.worker.name))
  const told = await (await server.as('worker')).get(inbox, {})
  assert.match(JSON.stringify(told), /正在公示/)
  for (const as of ['docx', 'pdf'] as const) {
    const file = await officer.call(contract.noticeFile, { roundId, as })
    assert.ok('raw' in file && file.raw.length > 1000)
  }
})

test('a round with nobody chosen, or a rule that says no length, is not published as it is', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const empty = await sealedRound(server, { chosen: 0 })
  const issuer = '瓯海区社会工作部'
  assert.equal(
    refusalOf(await officer.call(contract.publishNotice, { roundId: empty.roundId, basedOnVersion: 1, issuer })),
    'selection/nobody-chosen',
  )
  const { notice: _, ...unsaid } = { notice: undefined }
  const open = await sealedRound(server, { rules: { ...unsaid, notice: undefined as never } })
  const given = { roundId: open.roundId, basedOnVersion: 1, issuer }
  assert.equal(refusalOf(await officer.call(contract.publishNotice, given)), 'lasts selection/notice-length-missing')
  const { lastOn } = await officer.get(contract.publishNotice, { ...given, lasts: { unit: 'days', count: 7 } })
  assert.equal(lastOn, '2026-03-23')
  const { notice } = await officer.get(contract.roundResults, { roundId: open.roundId })
  assert.deepEqual([notice?.certainty, notice?.basis.zh], ['assumed', '由公示单位确定'])
})

test('an objection on the last minute of the last day counts, and one a minute later does not', async (t) => {
  const { server, roundId, entryIds } = await onNotice(t)
  server.setClock('2026-03-23T23:59:59+08:00')
  const given = objects(roundId, entryIds['worker']!)
  const { receipt } = await server.nobody.get(contract.raiseObjection, given)
  assert.match(receipt, /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}$/)
  server.setClock('2026-03-24T00:00:00+08:00')
  assert.equal((await server.nobody.get(contract.raiseObjection, given)).receipt, receipt, 'sent again, it counts once')
  assert.equal(
    refusalOf(await server.nobody.call(contract.raiseObjection, objects(roundId, entryIds['otherWorker']!))),
    'selection/notice-over',
  )
  const officer = await later(server, '2026-03-24T00:00:00+08:00', 'officer')
  const { notice } = await officer.get(contract.roundResults, { roundId })
  assert.deepEqual(
    notice?.rows.map((one) => one.standing),
    ['stopped', 'ready'],
  )
})

test('a holiday moved after the notice began makes it end later, never earlier, and the change is shown', async (t) => {
  const { server, officer, roundId, entryIds } = await onNotice(t)
  const chief = await server.as('chief')
  const source = '国办发明电〔2026〕9号'
  await chief.get(moveDay, { day: '2026-03-20', working: false, source })
  const later = await server.nobody.get(contract.publicNotice, { roundId })
  assert.deepEqual(
    [later.lastOn, later.moved.map((one) => [one.was, one.is])],
    ['2026-03-24', [['2026-03-23', '2026-03-24']]],
  )
  await keepNoticeDays.run(server.house)
  await keepNoticeDays.run(server.house)
  await chief.get(moveDay, { day: '2026-03-20', working: true, source })
  await chief.get(moveDay, { day: '2026-03-21', working: true, source })
  const { notice } = await officer.get(contract.roundResults, { roundId })
  assert.deepEqual(
    [
      notice?.rows[0]?.promisedLastOn,
      notice?.rows[0]?.lastOn,
      notice?.acts.filter((one) => one.kind === 'extended').length,
    ],
    ['2026-03-23', '2026-03-24', 2],
    'what was said stays said, once for each entry',
  )
  server.setClock('2026-03-24T23:59:00+08:00')
  await server.nobody.get(contract.raiseObjection, objects(roundId, entryIds['worker']!))
  const [row] = await owned(
    server,
    async (owner) => (await owner.query('select working from kernel.calendar_day where day = $1', ['2026-03-21'])).rows,
  )
  assert.deepEqual(row, { working: true }, 'SQL counts by the same calendar')
})

test('who objects is known to nobody but the office that asks for it with a reason; the words stand nowhere in clear', async (t) => {
  const { server, officer, roundId, entryIds } = await onNotice(t)
  const words = '此人去年六月已经离开本区工作，请核实。'
  const named = objects(roundId, entryIds['worker']!, {
    words,
    named: true,
    name: '石敢当',
    contact: '13800138000',
    files: [png],
  })
  const { receipt } = await server.nobody.get(contract.raiseObjection, named)
  const kept = await owned(server, async (owner) => (await owner.query('select * from selection.objection')).rows)
  assert.ok(!JSON.stringify(kept).includes('石敢当') && !JSON.stringify(kept).includes(words))
  const { notice } = await officer.get(contract.roundResults, { roundId })
  const [said] = notice!.rows[0]!.objections
  assert.deepEqual([said?.named, said?.stage], [true, 'open'])
  const { objectionId } = said!
  const opened = await officer.get(contract.objection, { objectionId })
  assert.deepEqual([opened.words, opened.files.length], [words, 1])
  assert.ok(!JSON.stringify(opened).includes('石敢当'))
  const file = await officer.call(contract.objectionFile, { objectionId, fileId: opened.files[0]!.fileId })
  assert.ok('raw' in file && file.headers['content-type'] === 'image/png')
  assert.equal((await officer.get(contract.objector, { objectionId, reason: '核实' })).contact, '石敢当\n13800138000')
  const stranger = await server.as('stranger')
  assert.equal(refusalOf(await stranger.call(contract.objection, { objectionId })), 'kernel/not-found')
  assert.equal((await server.nobody.get(contract.objectionAnswer, { receipt })).state, 'open')
  assert.equal((await server.nobody.get(contract.objectionAnswer, { receipt: 'QQQQ-QQQQ-QQQQ-QQQQ' })).state, 'unknown')
  assert.equal((await server.nobody.get(contract.objectionAnswer, { receipt: '' })).state, 'unknown')
})

test('what is wrong with an objection is said at its field', async (t) => {
  const { server, roundId, entryIds } = await onNotice(t)
  const said = async (more: object) =>
    refusalOf(await server.nobody.call(contract.raiseObjection, objects(roundId, entryIds['worker']!, more)))
  assert.equal(await said({ named: true }), 'name selection/objector-unnamed')
  assert.equal(await said({ named: true, name: '石敢当' }), 'contact selection/objector-unreachable')
  assert.equal(await said({ files: [Buffer.from('MZ…').toString('base64')] }), 'files selection/file-not-readable')
  assert.equal(await said({ files: [Buffer.alloc(2_000_001).toString('base64')] }), 'files selection/file-too-large')
  assert.match(await said({ words: '不' }), /^words /)
  assert.equal(await said({ entryId: randomUUID() }), 'kernel/not-found')
})

test('an objection stops one entry only; upheld it strikes it out, and the next comes up only by a decision', async (t) => {
  const { server, officer, roundId, entryIds, version } = await onNotice(t)
  await server.nobody.get(contract.raiseObjection, objects(roundId, entryIds['worker']!))
  const objectionId = (await officer.get(contract.roundResults, { roundId })).notice!.rows[0]!.objections[0]!
    .objectionId
  assert.equal(
    refusalOf(
      await officer.call(contract.moveUp, {
        roundId,
        basedOnVersion: version,
        entryId: entryIds['colleague']!,
        reason: '递补',
      }),
    ),
    'selection/no-place-free',
  )
  await officer.get(contract.lookInto, { objectionId, words: '已向所在社工站核实，去年六月调离。' })
  await officer.get(contract.answerObjection, { objectionId, upheld: true, answer: '情况属实，取消拟入选资格。' })
  assert.equal(
    refusalOf(await officer.call(contract.answerObjection, { objectionId, upheld: false, answer: '再改' })),
    'selection/objection-answered',
  )
  const struck = await officer.get(contract.roundResults, { roundId })
  assert.deepEqual([struck.notice?.next?.name, struck.notice?.freePlaces], [cast.colleague.name, 1])
  assert.deepEqual(
    (await server.nobody.get(contract.publicNotice, { roundId })).rows.map((one) => one.entryId),
    [entryIds['otherWorker']],
  )
  const basedOnVersion = struck.version
  assert.equal(
    refusalOf(
      await officer.call(contract.moveUp, { roundId, basedOnVersion, entryId: entryIds['worker']!, reason: '递补' }),
    ),
    'selection/not-the-next',
  )
  const then = await later(server, '2026-03-24T09:00:00+08:00', 'officer')
  const up = await then.get(contract.moveUp, {
    roundId,
    basedOnVersion,
    entryId: entryIds['colleague']!,
    reason: '按封存名单顺序递补',
  })
  assert.equal(up.lastOn, '2026-03-31', 'with a notice of its own')
  const first = await then.get(contract.confirmRound, { roundId, basedOnVersion: up.version })
  assert.deepEqual([first.confirmed, first.left], [1, 1])
  assert.equal(
    refusalOf(await then.call(contract.confirmRound, { roundId, basedOnVersion: first.version })),
    'selection/nobody-to-confirm',
  )
  const last = await later(server, '2026-04-01T09:00:00+08:00', 'officer')
  const second = await last.get(contract.confirmRound, { roundId, basedOnVersion: first.version })
  assert.deepEqual([second.confirmed, second.left], [1, 0])
  const { stage, notice } = await last.get(contract.roundResults, { roundId })
  assert.deepEqual(
    [stage, notice?.rows.map((one) => one.standing)],
    ['confirmed', ['struck', 'confirmed', 'confirmed']],
  )
  assert.equal(refusalOf(await server.nobody.call(contract.publicNotice, { roundId })), 'selection/notice-not-shown')
})

test('an objection dismissed lets its entry go on, and who objected reads why', async (t) => {
  const { server, roundId, entryIds } = await onNotice(t)
  const { receipt } = await server.nobody.get(contract.raiseObjection, objects(roundId, entryIds['worker']!))
  const officer = await later(server, '2026-03-24T09:00:00+08:00', 'officer')
  const stopped = await officer.get(contract.roundResults, { roundId })
  const others = await officer.get(contract.confirmRound, { roundId, basedOnVersion: stopped.version })
  assert.deepEqual([others.confirmed, others.left], [1, 1])
  const objectionId = stopped.notice!.rows[0]!.objections[0]!.objectionId
  await officer.get(contract.answerObjection, { objectionId, upheld: false, answer: '经核实，仍在岗。' })
  const answer = await server.nobody.get(contract.objectionAnswer, { receipt: receipt.toLowerCase() })
  assert.deepEqual([answer.state, answer.answer, answer.answeredOn], ['dismissed', '经核实，仍在岗。', '2026-03-24'])
  const { version } = await officer.get(contract.roundResults, { roundId })
  assert.equal((await officer.get(contract.confirmRound, { roundId, basedOnVersion: version })).left, 0)
})

test('of two officers who confirm at once one wins, and the other is told who it was', async (t) => {
  const { server, roundId, version } = await onNotice(t)
  const now = '2026-03-24T09:00:00+08:00'
  const [officer, chief] = [await later(server, now, 'officer'), await later(server, now, 'chief')]
  const given = { roundId, basedOnVersion: version }
  const answers = await Promise.all([
    officer.call(contract.confirmRound, given),
    chief.call(contract.confirmRound, given),
  ])
  assert.deepEqual(answers.map(refusalOf).toSorted(), ['accepted', 'selection/confirmed-meanwhile'])
  const titles = await owned(server, async (owner) => (await owner.query('select person_id from selection.title')).rows)
  assert.equal(titles.length, 2)
  const late = answers.find((one) => 'problem' in one)
  assert.match(
    late && 'problem' in late ? late.problem.title : '',
    new RegExp(`${cast.officer.name}|${cast.chief.name}`),
  )
})

test('a moved day is one to come, of a known year, and other than it is', async (t) => {
  const server = await testServer(t)
  const chief = await server.as('chief')
  const source = '某通知'
  const said = async (day: string, working: boolean) => refusalOf(await chief.call(moveDay, { day, working, source }))
  assert.equal(await said('2026-03-16', false), 'day organisations/day-gone-by')
  assert.equal(await said('2049-03-16', false), 'day organisations/year-without-calendar')
  assert.equal(await said('2026-03-17', true), 'day organisations/day-as-it-is')
  assert.equal(await said('2026-02-30', true), 'day kernel/field-not-a-date')
  assert.equal(
    refusalOf(await (await server.as('officer')).call(moveDay, { day: '2026-03-17', working: false, source })),
    'kernel/not-allowed',
  )
})
