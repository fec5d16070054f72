import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import * as contract from '#modules/posts/contract.ts'
import { personFacts } from '#modules/posts/public.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const worker = {
  organisationId: organisations.station,
  kind: 'worker',
  title: '专职工作人员',
  seats: 2,
  certificate: 'none',
  funding: 'fiscal',
  fromOn: '2025-01-01',
} as const

test('the district recruits, the street manages, the community uses: a post has all three, and its seats are seen filled and vacant', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, {
    ...worker,
    recruitingId: organisations.authority,
    managingId: organisations.centre,
    employerId: organisations.agency,
    basis: '瓯委社〔2025〕1号',
  })
  await officer.get(contract.takePost, { postId, personId: personId('worker'), fromOn: '2025-02-01' })

  const { rows, total } = await officer.get(contract.establishment, { organisationId: organisations.station })
  assert.equal(total, 1)
  assert.deepEqual(
    rows.map((row) => [
      row.title,
      row.seats,
      row.filled,
      row.recruiting?.name,
      row.managing?.name,
      row.organisation.name,
      row.employer?.name,
    ]),
    [
      [
        '专职工作人员',
        2,
        1,
        '瓯海区社会工作部',
        '瓯海区社会工作指导中心',
        '景山街道社会工作站',
        '春晖社会工作服务中心',
      ],
    ],
  )
  assert.equal((await officer.get(contract.establishment, { state: 'full' })).total, 0)
  assert.equal(
    (await officer.get(contract.establishment, { state: 'vacant', regionCode: regions.town as never })).total,
    1,
  )

  const seats = await (
    await server.as('leader')
  ).get(contract.organisationSeats, { organisationId: organisations.station })
  assert.deepEqual(
    seats.posts.map((post) => [post.seats, post.incumbents.map((one) => one.name)]),
    [[2, ['林小雨']]],
  )
  const roll = await officer.get(contract.establishmentByRegion, { regionCode: regions.county as never })
  assert.deepEqual(
    [roll.total, roll.rows.map((row) => [row.name, row.seats, row.filled])],
    [{ posts: 1, seats: 2, filled: 1 }, [['景山街道', 2, 1]]],
  )
  const file = await officer.call(contract.exportEstablishment, {})
  assert.equal(file.status, 200)

  // Another county finds nothing, and a social worker reads only the own post.
  assert.equal((await (await server.as('stranger')).get(contract.establishment, {})).total, 0)
  assert.equal(refusalOf(await (await server.as('stranger')).call(contract.postPage, { postId })), 'kernel/not-found')
  assert.equal(refusalOf(await (await server.as('worker')).call(contract.postPage, { postId })), 'kernel/not-allowed')
  const mine = await (await server.as('worker')).get(contract.ownPosts, {})
  assert.deepEqual(
    mine.posts.map((post) => [post.title, post.fromOn, post.organisationName]),
    [['专职工作人员', '2025-02-01', '景山街道社会工作站']],
  )
  assert.deepEqual((await (await server.as('colleague')).get(contract.ownPosts, {})).posts, [])
})

test('a seat is taken once, a person has one main post, and a change never puts anybody out', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId, version } = await officer.get(contract.setUpPost, { ...worker, seats: 1 })
  const first = await officer.get(contract.takePost, {
    postId,
    personId: personId('worker'),
    fromOn: '2025-02-01',
    probation: true,
  })
  assert.equal(first.probationUntil, '2025-05-01')
  const take = (who: string, more: object = {}) =>
    officer.call(contract.takePost, { postId, personId: who, fromOn: '2025-03-01', ...more })

  assert.equal(refusalOf(await take(personId('colleague'))), 'posts/no-seat-free')
  assert.equal(refusalOf(await take(personId('neighbourWorker'))), 'personId posts/person-not-found')
  assert.equal(refusalOf(await take(personId('colleague'), { fromOn: '2024-12-31' })), 'fromOn posts/post-not-open')
  assert.equal(
    refusalOf(await take(personId('colleague'), { untilOn: '2025-01-01' })),
    'untilOn posts/until-before-from',
  )
  assert.equal(refusalOf(await take(personId('colleague'), { fromOn: '2026-02-30' })), 'fromOn kernel/field-not-a-date')

  const given = { ...worker, seats: 1, postId, basedOnVersion: version }
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, untilOn: '2026-01-01' })),
    'untilOn posts/seats-taken',
  )
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, basedOnVersion: 9 })),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, kind: 'king' })),
    'kind posts/kind-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, funding: 'gold' })),
    'funding posts/funding-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, certificate: 'required' })),
    'certificateLevel posts/level-needed',
  )
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, employerId: organisations.neighbourAuthority })),
    'employerId posts/organisation-not-found',
  )
  const wider = await officer.get(contract.changePost, { ...given, seats: 2 })
  assert.equal(
    refusalOf(
      await officer.call(contract.changePost, {
        ...given,
        basedOnVersion: wider.version,
        seats: 1,
        untilOn: '2024-01-01',
      }),
    ),
    'untilOn posts/until-before-from',
  )
  await officer.get(contract.takePost, { postId, personId: personId('colleague'), fromOn: '2025-03-01' })
  assert.equal(
    refusalOf(await officer.call(contract.changePost, { ...given, basedOnVersion: wider.version })),
    'seats posts/seats-taken',
  )

  const other = await officer.get(contract.setUpPost, { ...worker, kind: 'deputy', title: '副主任' })
  assert.equal(
    refusalOf(
      await officer.call(contract.takePost, {
        postId: other.postId,
        personId: personId('worker'),
        fromOn: '2025-06-01',
      }),
    ),
    'posts/has-main-post',
  )
  await officer.get(contract.takePost, {
    postId: other.postId,
    personId: personId('worker'),
    fromOn: '2025-06-01',
    main: false,
  })

  const leave = { incumbencyId: first.incumbencyId, basedOnVersion: 1, untilOn: '2026-01-01', reason: 'moved' }
  assert.equal(
    refusalOf(await officer.call(contract.leavePost, { ...leave, reason: 'bored' })),
    'reason posts/reason-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.leavePost, { ...leave, untilOn: '2025-01-01' })),
    'untilOn posts/day-before-start',
  )
  assert.equal(
    refusalOf(await officer.call(contract.leavePost, { ...leave, basedOnVersion: 7 })),
    'kernel/changed-meanwhile',
  )
  const { version: ended } = await officer.get(contract.leavePost, leave)
  assert.equal(
    refusalOf(await officer.call(contract.leavePost, { ...leave, basedOnVersion: ended })),
    'posts/ended-already',
  )
  const page = await officer.get(contract.postPage, { postId })
  assert.deepEqual(
    page.incumbents.map((one) => [one.name, one.untilOn, one.endReasonName?.zh ?? null]),
    [
      ['许安', null, null],
      ['林小雨', '2026-01-01', '转任、调动'],
    ],
  )
})

test('what is pasted with characters that no database stores is kept without them', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, {
    ...worker,
    title: '专职\u0000工作人员\u0007',
    basis: '瓯委\u0000',
  })
  const post = await officer.get(contract.postPage, { postId })
  assert.deepEqual([post.title, post.basis], ['专职工作人员', '瓯委'])
  assert.equal((await officer.get(contract.establishment, { search: '专职\u0000' })).total, 1)
  assert.equal(
    refusalOf(await officer.call(contract.setUpPost, { ...worker, title: '\u0000' })),
    'title kernel/field-missing',
  )
})

test('what posts know of people on a day, in the same number of statements for one and for many', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, worker)
  const deputy = await officer.get(contract.setUpPost, { ...worker, kind: 'deputy', title: '副主任' })
  const before = await officer.call(contract.appointToLevel, {
    personId: personId('worker'),
    level: 'assistant',
    fromOn: '2025-03-01',
  })
  assert.equal(refusalOf(before), 'posts/no-post-to-appoint-in')
  await officer.get(contract.takePost, {
    postId,
    personId: personId('worker'),
    fromOn: '2025-02-01',
    untilOn: '2026-01-01',
  })
  await officer.get(contract.takePost, { postId: deputy.postId, personId: personId('worker'), fromOn: '2026-01-01' })
  const { appointmentId, version } = await officer.get(contract.appointToLevel, {
    personId: personId('worker'),
    level: 'assistant',
    fromOn: '2025-03-01',
  })
  const again = await officer.call(contract.appointToLevel, {
    personId: personId('worker'),
    level: 'senior',
    fromOn: '2025-04-01',
  })
  assert.equal(refusalOf(again), 'posts/appointed-already')

  let statements = 0
  const facts = (on: string, ids: string[]) =>
    inTransaction(server.house.gatePool, gate, ({ query }) =>
      personFacts((text, values, name) => (statements++, query(text, values, name)), ids, parseDay(on)),
    )
  const [one, other] = [personId('worker'), personId('colleague')]
  assert.deepEqual((await facts('2025-06-01', [one])).get(one), {
    'post.kind': 'worker',
    'post.since': '2025-02-01',
    'certificate.appointed': 'assistant',
  })
  const many = await facts('2026-02-01', [one, other])
  assert.deepEqual(many.get(one), {
    'post.kind': 'deputy',
    'post.since': '2026-01-01',
    'certificate.appointed': 'assistant',
  })
  assert.deepEqual(many.get(other), { 'certificate.appointed': 'none' })
  assert.equal(statements, 4)

  const end = { appointmentId, basedOnVersion: version, untilOn: '2026-02-01' }
  assert.equal(
    refusalOf(await officer.call(contract.endAppointment, { ...end, untilOn: '2024-01-01' })),
    'untilOn posts/day-before-start',
  )
  assert.equal(
    refusalOf(await officer.call(contract.endAppointment, { ...end, basedOnVersion: 4 })),
    'kernel/changed-meanwhile',
  )
  const { version: ended } = await officer.get(contract.endAppointment, end)
  assert.equal(
    refusalOf(await officer.call(contract.endAppointment, { ...end, basedOnVersion: ended })),
    'posts/ended-already',
  )
  assert.equal((await facts('2026-02-01', [one])).get(one)!['certificate.appointed'], 'none')
  const shown = await (await server.as('leader')).get(contract.personPosts, { personId: one })
  assert.deepEqual(
    [shown.posts.map((post) => post.kindName.zh), shown.appointments.map((it) => it.level)],
    [['副职', '工作人员'], ['assistant']],
  )
  assert.equal(
    refusalOf(await (await server.as('stranger')).call(contract.personPosts, { personId: one })),
    'kernel/not-found',
  )
})
