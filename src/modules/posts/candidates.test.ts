import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/posts/contract.ts'
import { aRound, numberOf, opened, papers, seat } from '#modules/posts/testing/recruitment.ts'
import { registerWorker } from '#modules/workforce/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

// Who applies: conditions, certificates, and what is not known yet.

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
