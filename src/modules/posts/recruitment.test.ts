import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { Readable } from 'node:stream'
import * as contract from '#modules/posts/contract.ts'
import { registerWorker } from '#modules/workforce/contract.ts'
import { type Caller, refusalOf, signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const numberOf = (birthday: string, serial: string) => {
  const body = `330304${birthday}${serial}`
  return body + checkDigitOf(body)
}
const seat = {
  organisationId: organisations.station,
  kind: 'worker',
  title: '专职工作人员',
  seats: 2,
  certificate: 'preferred',
  certificateLevel: 'assistant',
  funding: 'fiscal',
  fromOn: '2025-01-01',
} as const
const opened = {
  regionCode: regions.county as never,
  title: '2026年社区工作者招聘',
  notice: '瓯社招〔2026〕1号',
  signUpUntil: '2026-03-20',
  reading: 'preference',
  readingReason: '公告写明同等条件下优先',
} as const
const papers = { 'education.diploma': 'bachelor', 'person.disqualified': false, 'certificate.level': 'none' }

/** The officer, who signs in anew when days have gone by. */
async function officerOf(server: TestServer): Promise<Caller & { goOn: (now: string) => Promise<void> }> {
  let signedIn = await server.as('officer')
  return {
    call: (...given) => signedIn.call(...given),
    get: (...given) => signedIn.get(...given),
    goOn: async (now) => {
      server.setClock(now)
      signedIn = await signInAs(server.app, 'officer')
    },
  }
}

/** A round for so many places of one post, with as many outside applicants as are named, who hold a certificate where it is said. */
async function aRound(server: TestServer, names: [string, string?][], places = 1) {
  const officer = await officerOf(server)
  const { postId } = await officer.get(contract.setUpPost, seat)
  const { recruitmentId } = await officer.get(contract.openRecruitment, { ...opened, places: [{ postId, places }] })
  const { placesShown } = await officer.get(contract.recruitmentRound, { recruitmentId })
  const { placeId } = placesShown[0]!
  const ids = new Map<string, string>()
  for (const [at, [name, level]] of names.entries()) {
    const { candidateId } = await officer.get(contract.signUpCandidate, {
      recruitmentId,
      placeId,
      name,
      identityNumber: numberOf(`1995${String(at + 1).padStart(2, '0')}11`, `${101 + at * 2}`),
      stated: { ...papers, 'certificate.level': level ?? 'none' },
    })
    ids.set(name, candidateId)
  }
  const enter = (stage: string, results: Record<string, number | boolean | 'absent'>, reason = '') =>
    officer.call(contract.enterResults, {
      recruitmentId,
      stage,
      reason,
      entries: Object.entries(results).map(([name, result]) => ({
        candidateId: ids.get(name)!,
        ...(typeof result === 'number'
          ? { mark: result }
          : result === 'absent'
            ? { absent: true }
            : { passed: result }),
      })),
    })
  const round = () => officer.get(contract.recruitmentRound, { recruitmentId })
  const advance = async () =>
    officer.call(contract.advanceRecruitment, { recruitmentId, basedOnVersion: (await round()).version })
  const list = async () =>
    (await officer.get(contract.candidates, { recruitmentId, size: 100 })).rows.map((row) =>
      [row.name, row.state, row.why, row.total, row.rank, row.shared ? '=' : null]
        .filter((part) => part !== null)
        .join(' '),
    )
  return { officer, postId, recruitmentId, placeId, ids, enter, round, advance, list }
}

const everyone = (names: string[], result: boolean) => Object.fromEntries(names.map((name) => [name, result]))

test('a round from its notice to the seat: conditions with reasons, marks, the line, the public list, and the post on probation', async (t) => {
  const server = await testServer(t)
  const names = ['丁一', '丁二', '丁三', '丁四', '丁五']
  const { officer, postId, recruitmentId, placeId, ids, enter, round, advance, list } = await aRound(server, [
    ['丁一'],
    ['丁二', 'assistant'],
    ['丁三'],
    ['丁四'],
    ['丁五'],
  ])
  assert.equal(refusalOf(await advance()), 'posts/sign-up-running')
  await officer.goOn('2026-03-23T09:00:00+08:00')
  assert.equal(
    refusalOf(
      await officer.call(contract.signUpCandidate, { recruitmentId, placeId, name: '晚到', identityNumber: 'x' }),
    ),
    'posts/sign-up-over',
  )
  await advance()
  assert.deepEqual((await round()).obstacles, [{ code: 'entries-missing', count: 5 }])
  await enter('qualification', everyone(names, true))
  await advance()
  // Two equal for the interview come in both; the last one does not.
  await enter('written', { 丁一: 80, 丁二: 80, 丁三: 70, 丁四: 70, 丁五: 60.5 })
  await advance()
  assert.deepEqual(await list(), [
    '丁二 waiting 40 1',
    '丁一 waiting 40 2',
    '丁三 waiting 35 3 =',
    '丁四 waiting 35 3 =',
    '丁五 out beyond-ratio 30.25 5',
  ])
  assert.equal(refusalOf(await enter('interview', { 丁五: 90 })), 'entries.0 posts/not-in-stage')
  await enter('interview', { 丁一: 80, 丁二: 80, 丁三: 59.99, 丁四: 'absent' })
  // Equal in total: the certificate that is preferred comes first, by the rule.
  await advance()
  assert.deepEqual(await list(), [
    '丁二 waiting 80 1',
    '丁一 reserve 80 2',
    '丁五 out beyond-ratio 30.25 3',
    '丁三 out below-mark 65',
    '丁四 out absent 35',
  ])
  // The first one fails the check: the next comes in.
  await enter('examination', { 丁二: false })
  assert.deepEqual((await list()).slice(0, 1), ['丁一 waiting 80 1'])
  await enter('examination', { 丁一: true })
  assert.equal(
    refusalOf(await officer.call(contract.publicList, { recruitmentId, form: 'pdf' })),
    'posts/not-public-yet',
  )
  await advance()
  const shown = await round()
  assert.deepEqual([shown.publicFrom, shown.publicUntil], ['2026-03-23', '2026-03-30'])
  assert.equal(refusalOf(await advance()), 'posts/publicity-running')
  for (const form of ['pdf', 'docx'] as const) {
    const file = await officer.call(contract.publicList, { recruitmentId, form })
    assert.ok(file.status === 200 && 'raw' in file && file.raw.length > 5000)
  }
  await officer.goOn('2026-03-31T09:00:00+08:00')
  await advance()
  assert.deepEqual((await round()).obstacles, [{ code: 'not-appointed', count: 1 }])
  const candidateId = ids.get('丁一')!
  const appoint = (more: object = {}) =>
    officer.call(contract.appointCandidate, {
      candidateId,
      basedOnVersion: 1,
      fromOn: '2026-04-01',
      document: '录用通知',
      system: 'civil-affairs',
      kind: 'community-worker',
      ...more,
    })
  assert.equal(refusalOf(await appoint({ system: null })), 'system posts/file-needs')
  assert.equal(refusalOf(await appoint({ kind: null })), 'kind posts/file-needs')
  assert.equal(refusalOf(await appoint({ basedOnVersion: 9 })), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await appoint({ candidateId: ids.get('丁二') })), 'posts/not-through')
  const done = await appoint()
  assert.ok('value' in done && done.value)
  assert.equal(done.value.probationUntil, '2026-07-01')
  const post = await officer.get(contract.postPage, { postId })
  assert.deepEqual(
    post.incumbents.map((one) => [one.name, one.fromOn, one.probation?.untilOn]),
    [['丁一', '2026-04-01', '2026-07-01']],
  )
  assert.equal(refusalOf(await appoint({ basedOnVersion: 2 })), 'posts/candidate-appointed')
  const end = await advance()
  assert.ok('value' in end && end.value?.status === 'closed')
  assert.equal(refusalOf(await enter('interview', { 丁一: 10 }, '改')), 'posts/recruitment-over')

  const file = await officer.call(contract.exportCandidates, { recruitmentId })
  assert.ok('raw' in file && file.raw)
  const rows = []
  for await (const row of readSheet(Readable.from([file.raw]))) rows.push(row)
  assert.ok(JSON.stringify(rows).includes('丁五'), 'the list has everyone')
  assert.ok(!/330304199\d/.test(JSON.stringify(rows)), 'and no whole identity number')
})

test('who applies is looked at before anything is written: conditions by clause, the number, and who it might be', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId } = await aRound(server, [['丁一']])
  const check = (more: object) => officer.call(contract.checkCandidate, { recruitmentId, placeId, ...more })
  const outside = { name: '孙七', identityNumber: numberOf('19980704', '012') }
  const unknown = await check(outside)
  assert.ok('value' in unknown && unknown.value)
  assert.deepEqual(
    [
      unknown.value.outcome,
      unknown.value.preferred,
      unknown.value.conditions.map((one) => `${one.code} ${one.outcome}`),
      unknown.value.asked.filter((one) => !one.known).map((one) => `${one.fact} ${one.kind}`),
    ],
    [
      'unknown',
      null,
      ['adult met', 'not-too-old met', 'diploma unknown', 'may-practise unknown'],
      ['education.diploma code', 'person.disqualified yes-no', 'certificate.level code'],
    ],
  )
  assert.match(unknown.value.conditions[0]!.lines[0]!.sentence.zh, /年龄：27 岁；要求：/)
  assert.match(unknown.value.conditions[0]!.lines[0]!.basis!.zh, /暂定，未找到依据/)
  const signUp = async (more: object) =>
    refusalOf(await officer.call(contract.signUpCandidate, { recruitmentId, placeId, ...more }))
  const young = { name: '孙八', identityNumber: numberOf('20080321', '012') }
  assert.equal(await signUp({ ...young, stated: papers }), 'posts/entry-not-met', 'eighteen the day after')
  assert.equal(
    await signUp({ ...young, identityNumber: numberOf('20080320', '012'), stated: papers }),
    'accepted',
    'eighteen on the last day of sign-up',
  )
  assert.equal(
    await signUp({ ...outside, stated: { ...papers, 'education.diploma': 'secondary' } }),
    'posts/entry-not-met',
  )
  assert.equal(await signUp({ ...outside, stated: { 'education.diploma': 'wizard' } }), 'stated posts/stated-wrong')
  assert.equal(await signUp({ ...outside, stated: { 'person.disqualified': 'no' } }), 'stated posts/stated-wrong')
  assert.equal(await signUp({ identityNumber: outside.identityNumber }), 'name posts/name-needed')
  assert.equal(
    await signUp({ ...outside, identityNumber: '330304199807040129' }),
    'identityNumber workforce/number-check-digit',
  )
  assert.equal(
    await signUp({ ...outside, identityNumber: '３３０３０４１９９８１３０４０１２１' }),
    'identityNumber workforce/number-impossible-date',
  )
  assert.equal(await signUp({ ...outside, identityNumber: '<script>' }), 'identityNumber workforce/number-characters')
  assert.equal(await signUp({ ...outside, name: '长'.repeat(41) }), 'name kernel/field-too-long')
  assert.equal(await signUp({ personId: personId('neighbourWorker') }), 'personId posts/person-not-found')
  assert.equal(await signUp({ ...outside, placeId: recruitmentId }), 'placeId posts/place-not-open')
  assert.equal(
    await signUp({ name: '丁一', identityNumber: numberOf('19950111', '101') }),
    'identityNumber posts/signed-up-already',
  )

  // The registry knows this number: the person is chosen from there, and brings what is known.
  const known = numberOf('19900101', '018')
  const plain = { system: 'civil-affairs', kind: 'social-worker', regionCode: regions.county as never, phone: null }
  const { personId: alike } = await officer.get(registerWorker, {
    ...plain,
    name: '钱九',
    sex: 'male',
    bornOn: '1992-02-02',
    identityNumber: null,
    noNumberReason: '证件遗失',
  })
  const { personId: registered } = await officer.get(registerWorker, {
    name: '赵六',
    sex: 'unknown',
    bornOn: null,
    identityNumber: known,
    noNumberReason: null,
    ...plain,
    organisationId: organisations.station,
  })
  assert.equal(
    await signUp({ name: '赵六', identityNumber: known, stated: papers }),
    'identityNumber posts/in-registry',
  )
  const maybe = { name: '钱九', identityNumber: numberOf('19920202', '017') }
  assert.equal(await signUp({ ...maybe, stated: papers }), 'posts/possibly-the-same')
  const warned = await check(maybe)
  assert.deepEqual('value' in warned && warned.value!.similar.map((one) => [one.name, one.certain]), [['钱九', false]])
  assert.equal(await signUp({ ...maybe, stated: papers, notTheSameAs: [alike] }), 'accepted')
  assert.equal(await signUp({ personId: registered, stated: papers }), 'accepted')
  assert.equal(await signUp({ personId: registered, stated: papers }), 'personId posts/signed-up-already')
})

test('“preferred” is read as the officer says and why; a condition keeps out who has no certificate, a required one always does', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const preferred = await officer.get(contract.setUpPost, seat)
  const required = await officer.get(contract.setUpPost, {
    ...seat,
    title: '持证社工',
    certificate: 'required',
    seats: 1,
  })
  const places = [{ postId: preferred.postId, places: 1 }]
  const open = async (more: object) =>
    refusalOf(await officer.call(contract.openRecruitment, { ...opened, places, ...more }))
  assert.equal(await open({ reading: null }), 'reading posts/reading-needed')
  assert.equal(await open({ readingReason: '' }), 'readingReason posts/reason-needed')
  assert.equal(await open({ regionCode: regions.neighbourCounty }), 'regionCode posts/region-out-of-reach')
  assert.equal(await open({ regionCode: regions.otherTown }), 'places.0.postId posts/post-elsewhere')
  assert.equal(await open({ signUpUntil: '2026-03-15' }), 'signUpUntil posts/day-passed')
  assert.equal(await open({ signUpUntil: '2026-02-30' }), 'signUpUntil kernel/field-not-a-date')
  assert.equal(await open({ places: [...places, ...places] }), 'places.0.postId posts/post-twice')
  assert.equal(
    await open({ places: [{ postId: preferred.postId, places: 3 }] }),
    'places.0.places posts/more-than-vacant',
  )
  const later = await officer.get(contract.setUpPost, { ...seat, title: '以后', fromOn: '2027-01-01' })
  assert.equal(await open({ places: [{ postId: later.postId, places: 1 }] }), 'places.0.postId posts/post-not-open')
  assert.equal(await open({ places: [{ postId: recruited, places: 1 }] }), 'kernel/not-found')

  const { recruitmentId } = await officer.get(contract.openRecruitment, {
    ...opened,
    reading: 'condition',
    readingReason: '省里要求持证上岗',
    places: [...places, { postId: required.postId, places: 1 }],
  })
  const round = await officer.get(contract.recruitmentRound, { recruitmentId })
  assert.deepEqual(
    round.placesShown.map((one) => one.certificate),
    ['condition', 'condition'],
  )
  assert.deepEqual(
    round.decisions.map((one) => [one.kind, one.value, one.reason]),
    [['reading', 'condition', '省里要求持证上岗']],
  )
  const applicant = { recruitmentId, name: '孙七', identityNumber: numberOf('19980704', '012') }
  for (const { placeId } of round.placesShown)
    assert.equal(
      refusalOf(await officer.call(contract.signUpCandidate, { ...applicant, placeId, stated: papers })),
      'posts/entry-not-met',
    )
  // The other seat of the post is still free, no more.
  assert.equal(
    await open({ places: [{ postId: preferred.postId, places: 2 }] }),
    'places.0.places posts/more-than-vacant',
  )
  assert.equal(await open({}), 'accepted')
})
const recruited = '00000000-0000-7000-8000-0000000000ff'

test('too few candidates: places are reduced, cancelled or kept, each with its reason; a round is cancelled whole', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId, enter, round, advance } = await aRound(
    server,
    [['丁一'], ['丁二'], ['丁三']],
    2,
  )
  await officer.goOn('2026-03-23T09:00:00+08:00')
  await advance()
  await enter('qualification', { 丁一: true, 丁二: true, 丁三: true })
  assert.equal(refusalOf(await advance()), 'posts/too-few')
  const decide = (places: number, basedOnVersion: number, reason = '报名不足') =>
    officer.call(contract.decidePlaces, { placeId, basedOnVersion, places, reason })
  assert.equal(refusalOf(await decide(3, 1)), 'places posts/places-only-fewer')
  assert.equal(refusalOf(await decide(1, 9)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await decide(1, 1, '')), 'reason kernel/field-too-short')
  assert.equal(refusalOf(await decide(2, 1, '急需用人，按现有人数开考')), 'accepted')
  assert.equal(refusalOf(await advance()), 'accepted', 'kept although they are few')
  assert.equal(refusalOf(await decide(0, 2)), 'accepted')
  assert.equal((await round()).places, 0)
  const cancel = (basedOnVersion: number) =>
    officer.call(contract.cancelRecruitment, { recruitmentId, basedOnVersion, reason: '名额取消' })
  assert.equal(refusalOf(await cancel(1)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await cancel((await round()).version)), 'accepted')
  assert.equal(refusalOf(await cancel(9)), 'posts/recruitment-over')
  assert.deepEqual(
    (await round()).decisions.map((one) => [one.kind, one.value]),
    [
      ['cancellation', ''],
      ['places', '0'],
      ['stage', 'written'],
      ['few-kept', '2'],
      ['stage', 'qualification'],
      ['reading', 'preference'],
    ],
  )
})

test('equals over the line are shown as equals until somebody decides; a corrected mark needs a reason, and what stood is kept', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId, ids, enter, round, advance, list } = await aRound(server, [
    ['丁一'],
    ['丁二'],
  ])
  await officer.goOn('2026-03-23T09:00:00+08:00')
  await advance()
  await enter('qualification', { 丁一: true, 丁二: true })
  await advance()
  assert.equal(refusalOf(await enter('interview', { 丁一: 70 })), 'stage posts/stage-not-reached')
  assert.equal(refusalOf(await enter('written', { 丁一: true })), 'entries.0 posts/entry-wrong')
  assert.equal(refusalOf(await enter('written', { 丁一: 100.5 })), 'entries.0.mark kernel/field-too-big')
  await enter('written', { 丁一: 80, 丁二: 80 })
  await advance()
  await enter('interview', { 丁一: 75, 丁二: 75 })
  assert.equal(refusalOf(await advance()), 'posts/ties-undecided')
  const tie = (order: string[], basedOnVersion = 1) =>
    officer.call(contract.decideTie, { placeId, basedOnVersion, order, reason: '加试一题' })
  const both = [ids.get('丁二')!, ids.get('丁一')!]
  assert.equal(refusalOf(await tie([both[0]!, both[0]!])), 'order posts/tie-not-these')
  assert.equal(refusalOf(await tie([...both, placeId])), 'order posts/tie-not-these')
  assert.equal(refusalOf(await tie(both, 9)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await tie(both)), 'accepted')
  assert.equal(refusalOf(await tie(both, 2)), 'posts/no-tie')
  assert.deepEqual(await list(), ['丁二 in 77.5 1', '丁一 in 77.5 2'])
  assert.equal(refusalOf(await enter('interview', { 丁一: 76 })), 'reason posts/correction-reason')
  const fixed = await enter('interview', { 丁一: 76, 丁二: 75 }, '登分有误')
  assert.deepEqual('value' in fixed && fixed.value, { entered: 1, corrected: 1 })
  assert.deepEqual(await list(), ['丁一 in 78 1', '丁二 in 77.5 2'])
  const page = await officer.get(contract.candidatePage, { candidateId: ids.get('丁一')! })
  assert.deepEqual(
    page.entries.map((one) => [one.stageName.zh, one.mark, one.passed, one.reason, one.inForce]),
    [
      ['面试', 76, null, '登分有误', true],
      ['面试', 75, null, '', false],
      ['笔试', 80, null, '', true],
      ['资格审查', null, true, '', true],
    ],
  )
  // Taken back altogether, the entry is missing again.
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'interview',
    reason: '录错了人',
    entries: [{ candidateId: ids.get('丁一')!, cleared: true }],
  })
  assert.equal(refusalOf(await advance()), 'posts/entries-missing')
  await enter('interview', { 丁一: 70 })
  await advance()
  assert.deepEqual(await list(), ['丁二 waiting 77.5 1', '丁一 reserve 75 2'])
  const withdraw = (basedOnVersion: number) =>
    officer.call(contract.withdrawCandidate, { candidateId: ids.get('丁二')!, basedOnVersion, reason: '另有工作' })
  assert.equal(refusalOf(await withdraw(1)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await withdraw(2)), 'accepted')
  assert.equal(refusalOf(await withdraw(3)), 'posts/withdrawn-already')
  assert.deepEqual(await list(), ['丁一 waiting 75 1', '丁二 withdrawn 77.5'])
  await enter('examination', { 丁一: false })
  assert.equal(refusalOf(await advance()), 'posts/nobody-left')
  assert.equal((await round()).placesShown[0]!.running, 0)
})

test('unknown conditions are settled at the check: with papers, or with what the pass rests on', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId, advance, round } = await aRound(server, [['丁一']])
  const { candidateId } = await officer.get(contract.signUpCandidate, {
    recruitmentId,
    placeId,
    name: '孙七',
    identityNumber: numberOf('19980704', '012'),
  })
  await officer.goOn('2026-03-23T09:00:00+08:00')
  await advance()
  const pass = (note = '') =>
    officer.call(contract.enterResults, {
      recruitmentId,
      stage: 'qualification',
      entries: [{ candidateId, passed: true, note }],
    })
  assert.equal(refusalOf(await pass()), 'entries.0.note posts/unknown-needs-note')
  const state = (stated: Record<string, string | boolean>, basedOnVersion: number) =>
    officer.call(contract.stateFacts, { candidateId, basedOnVersion, stated })
  assert.equal(refusalOf(await state({}, 9)), 'kernel/changed-meanwhile')
  const bad = await state({ ...papers, 'education.diploma': 'secondary' }, 1)
  assert.equal('value' in bad && bad.value!.outcome, 'unmet')
  assert.equal(refusalOf(await pass('看过')), 'posts/entry-not-met')
  const good = await state({ 'education.diploma': 'college' }, 2)
  assert.equal('value' in good && good.value!.outcome, 'unknown')
  assert.equal(refusalOf(await pass('已函询，未被禁业')), 'accepted')
  assert.deepEqual(
    (await round()).decisions.slice(0, 1).map((one) => [one.kind, one.about, one.reason]),
    [['unknown-passed', '2 孙七', '已函询，未被禁业']],
  )
})

test('strangers and those below find no round, no candidate and no file', async (t) => {
  const server = await testServer(t)
  const { recruitmentId, placeId, ids } = await aRound(server, [['丁一']])
  const stranger = await server.as('stranger')
  const candidateId = ids.get('丁一')!
  assert.equal((await stranger.get(contract.recruitments, {})).total, 0)
  for (const call of [
    stranger.call(contract.recruitmentRound, { recruitmentId }),
    stranger.call(contract.candidates, { recruitmentId }),
    stranger.call(contract.candidatePage, { candidateId }),
    stranger.call(contract.publicList, { recruitmentId, form: 'pdf' }),
    stranger.call(contract.withdrawCandidate, { candidateId, basedOnVersion: 1, reason: '试试' }),
    stranger.call(contract.decidePlaces, { placeId, basedOnVersion: 1, places: 0, reason: '试试' }),
  ])
    assert.equal(refusalOf(await call), 'kernel/not-found')
  for (const who of ['leader', 'worker', 'manager'] as const)
    assert.equal(
      refusalOf(await (await server.as(who)).call(contract.candidates, { recruitmentId })),
      'kernel/not-allowed',
    )
  const director = await server.as('director')
  assert.equal((await director.get(contract.recruitments, { search: '社区', status: 'open' })).total, 1)
  assert.equal((await director.get(contract.recruitments, { status: 'closed' })).total, 0)
  assert.equal(
    refusalOf(await director.call(contract.withdrawCandidate, { candidateId, basedOnVersion: 1, reason: '试试' })),
    'kernel/not-allowed',
  )
  const one = await director.get(contract.candidates, { recruitmentId, search: '丁', state: 'in' })
  assert.deepEqual(
    one.rows.map((row) => [row.name, row.identityNumberMasked]),
    [['丁一', `${'*'.repeat(14)}${numberOf('19950111', '101').slice(-4)}`]],
  )
  assert.equal((await director.get(contract.candidates, { recruitmentId, search: '没有' })).total, 0)
})

test('a rule nobody here has seen runs from its YAML: other stages, points for the certificate, another ratio', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  const rule = (weight: number) => `title: { zh: 试招, en: Trial }
values:
  certificateReading: { is: preference, basis: five-societies }
  preferenceBy: { is: points, basis: five-societies }
  preferencePoints: { is: 5, basis: five-societies }
  leastPerPlace: { is: 0, basis: five-societies }
  tieBreaks: { is: [talk], basis: five-societies }
  publicity: { is: { unit: days, count: 2 }, basis: five-societies }
  probation: { is: false, basis: five-societies }
lists:
  stages:
    basis: five-societies
    closed: true
    items:
      - { code: list, kind: sign-up, name: { zh: 登记, en: List } }
      - { code: talk, kind: score, name: { zh: 面谈, en: Talk }, weight: ${weight} }
      - { code: wall, kind: public, name: { zh: 张榜, en: Wall }, ratio: 1, ties: decide, fillUp: true }
      - { code: desk, kind: post, name: { zh: 上岗, en: Desk } }
  requirements:
    basis: five-societies
    closed: true
    items:
      - { code: grown, name: { zh: 年满二十, en: Twenty }, when: { ask: person.age, atLeast: 20 } }
`
  await writeFile(join(folder, 'ouhai/recruitment.yaml'), rule(90))
  server.house.packs = await loadPacks(folder)
  const officer = await officerOf(server)
  const { postId } = await officer.get(contract.setUpPost, seat)
  const given = { ...opened, places: [{ postId, places: 1 }] }
  assert.equal(refusalOf(await officer.call(contract.openRecruitment, given)), 'posts/scheme-weights')
  assert.match(
    (await officer.get(contract.recruitmentRules, { regionCode: regions.county as never })).fault!.zh,
    /合计为 90/,
  )
  await writeFile(join(folder, 'ouhai/recruitment.yaml'), rule(100))
  server.house.packs = await loadPacks(folder)
  assert.equal(
    refusalOf(await officer.call(contract.openRecruitment, { ...given, reading: 'condition' })),
    'reading posts/reading-fixed',
  )
  const { recruitmentId } = await officer.get(contract.openRecruitment, { ...given, reading: null, readingReason: '' })
  // Next year's rule is another; this round keeps its own.
  server.house.packs = await loadPacks('packs')
  const { placesShown, stages } = await officer.get(contract.recruitmentRound, { recruitmentId })
  assert.deepEqual(
    stages.map((one) => one.name.zh),
    ['登记', '面谈', '张榜', '上岗'],
  )
  const ids: string[] = []
  for (const [name, level, serial] of [
    ['甲', 'none', '012'],
    ['乙', 'assistant', '039'],
  ] as const) {
    const { candidateId } = await officer.get(contract.signUpCandidate, {
      recruitmentId,
      placeId: placesShown[0]!.placeId,
      name,
      identityNumber: numberOf(serial === '012' ? '19980704' : '19910305', serial),
      stated: { 'certificate.level': level },
    })
    ids.push(candidateId)
  }
  await officer.goOn('2026-03-21T09:00:00+08:00')
  const advance = async () =>
    officer.get(contract.advanceRecruitment, {
      recruitmentId,
      basedOnVersion: (await officer.get(contract.recruitmentRound, { recruitmentId })).version,
    })
  await advance()
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'talk',
    entries: ids.map((candidateId, at) => ({ candidateId, mark: at === 0 ? 84 : 80 })),
  })
  await advance()
  const { rows } = await officer.get(contract.candidates, { recruitmentId })
  assert.deepEqual(
    rows.map((row) => [row.name, row.state, row.total, row.rank]),
    [
      ['乙', 'in', 85, 1],
      ['甲', 'reserve', 84, 2],
    ],
  )
  assert.equal((await officer.get(contract.recruitmentRound, { recruitmentId })).publicUntil, '2026-03-23')
  // An objection is upheld: the next one comes on the list.
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'wall',
    entries: [{ candidateId: ids[1]!, passed: false, note: '材料不实' }],
  })
  assert.deepEqual(
    (await officer.get(contract.candidates, { recruitmentId, state: 'in' })).rows.map((row) => row.name),
    ['甲'],
  )
})
