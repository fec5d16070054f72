import assert from 'node:assert/strict'
import { test } from 'node:test'
import { me } from '#modules/identity/contract.ts'
import * as contract from '#modules/posts/contract.ts'
import { tellOwnerless } from '#modules/posts/jobs.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as services from '#modules/services/contract.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { accountId, organisations, personId, regions } from '#demo/test-world.ts'

/** Three clients, a case, a group and a post of the worker at the station. */
async function aWorkersWork(server: TestServer) {
  const worker = await server.as('worker')
  const ids = []
  for (const name of ['柏青山', '季长河', '荀白露'])
    ids.push((await worker.get(services.registerClient, aClient(name))).clientId)
  await worker.get(services.openCase, { clientId: ids[0]!, openedOn: '2026-03-16', problem: '独居' })
  await worker.get(services.startGroup, {
    title: '合唱小组',
    aim: '',
    regionCode: regions.village as never,
    startsOn: '2026-03-16',
    plannedSessions: 4,
  })
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'professional',
    title: '专业社工',
    seats: 2,
    certificate: 'none',
    funding: 'purchase',
    fromOn: '2025-01-01',
  })
  await officer.get(contract.takePost, { postId, personId: personId('worker'), fromOn: '2025-01-01' })
  return ids
}

/** Open clients, cases and groups by whose they are, from the rows. */
async function carriers(server: TestServer): Promise<string[]> {
  const { rows } = await server.database.pool.query<{ who: string }>(
    `select distinct coalesce(worker_id::text, 'nobody') as who from (
       select worker_id from services.client where closed_on is null union select worker_id from services.case_file where closed_on is null union select worker_id from services.service_group) w`,
  )
  return rows.map((row) => row.who)
}

const leaving = {
  personId: personId('worker'),
  reason: 'left',
  leftOn: '2026-03-16' as never,
  endReason: 'resigned',
} as const

test('a worker leaves in one act: everything has a new worker, posts, rights and sessions end, and a day later it stays so', async (t) => {
  const server = await testServer(t)
  const [first] = await aWorkersWork(server)
  const leader = await server.as('leader')
  const before = await leader.get(contract.whatSomebodyCarries, { personId: personId('worker') })
  assert.deepEqual(
    before.things.map((thing) => thing.kind),
    ['case', 'client', 'client', 'client', 'group'],
  )
  assert.deepEqual(
    before.grants.map((grant) => [grant.role, grant.mayEnd]),
    [['social-worker', true]],
  )
  assert.deepEqual(
    before.posts.map((post) => post.title),
    ['专业社工'],
  )
  assert.deepEqual(before.candidates.map((one) => one.name).toSorted(), ['叶青', '许安', '郑秋'])
  assert.ok(before.things.filter((thing) => thing.kind === 'client').every((thing) => thing.suggested))
  assert.equal((await (await server.as('worker')).call(me, {})).status, 200)

  const said = await leader.get(contract.handOverWork, {
    ...leaving,
    toPersonId: personId('colleague'),
    others: [{ kind: 'client', id: first!, toPersonId: personId('roomWorker') }],
  })
  assert.deepEqual(
    { moved: said.moved, ended: said.grantsEnded, left: said.grantsLeft, posts: said.postsEnded },
    { moved: { clients: 3, cases: 1, groups: 1 }, ended: 1, left: 0, posts: 1 },
  )
  assert.deepEqual((await carriers(server)).toSorted(), [personId('colleague'), personId('roomWorker')].toSorted())
  assert.equal(refusalOf(await (await server.as('worker')).call(me, {})), 'kernel/not-signed-in')
  assert.deepEqual(
    (await leader.get(contract.personPosts, { personId: personId('worker') })).posts.map((post) => [
      post.untilOn,
      post.endReasonName?.zh,
    ]),
    [['2026-03-16', '辞职']],
  )
  assert.deepEqual(
    (await leader.get(contract.handovers, {})).rows.map((row) => [row.person.name, row.clients, row.undone]),
    [['林小雨', 3, false]],
  )
  // Who left is nobody's taker.
  const again = await leader.get(contract.whatSomebodyCarries, { personId: personId('colleague') })
  assert.ok(!again.candidates.some((one) => one.name === '林小雨'))

  server.setClock('2026-03-17T08:00:00+08:00')
  assert.equal(await tellOwnerless(server.house), 0)
})

test('a handover is taken back within a day, and not later', async (t) => {
  const server = await testServer(t)
  await aWorkersWork(server)
  const leader = await server.as('leader')
  const { handoverId } = await leader.get(contract.handOverWork, { ...leaving, toPersonId: personId('colleague') })
  // Meanwhile one was given to somebody else: that one stays there.
  const { rows } = await leader.get(services.clients, { search: '季长河' })
  const { version } = await leader.get(services.client, { clientId: rows[0]!.clientId })
  await leader.get(services.changeClient, {
    clientId: rows[0]!.clientId,
    basedOnVersion: version,
    workerId: personId('roomWorker'),
  } as never)
  assert.deepEqual(await leader.get(contract.undoHandover, { handoverId }), { back: 4, elsewhere: 1 })
  assert.equal(refusalOf(await leader.call(contract.undoHandover, { handoverId })), 'posts/undone-already')
  assert.deepEqual(
    (await leader.get(contract.personPosts, { personId: personId('worker') })).posts.map((post) => post.untilOn),
    [null],
  )
  const { rows: grants } = await server.database.pool.query(
    'select until_on from identity.role_grant where account_id = $1',
    [accountId('worker')],
  )
  assert.deepEqual(grants, [{ until_on: null }])

  const second = await leader.get(contract.handOverWork, { ...leaving, toPersonId: personId('colleague') })
  server.setClock('2026-03-17T09:31:00+08:00')
  const nextDay = await signInAs(server.app, 'leader')
  assert.equal(
    refusalOf(await nextDay.call(contract.undoHandover, { handoverId: second.handoverId })),
    'posts/undo-too-late',
  )
})

test('nothing moves where anything would be left, and a stranger moves nothing', async (t) => {
  const server = await testServer(t)
  await aWorkersWork(server)
  const leader = await server.as('leader')
  const refused = async (more: object, who: 'leader' | 'stranger' | 'worker' = 'leader') =>
    refusalOf(await (await server.as(who)).call(contract.handOverWork, { ...leaving, ...more } as never))
  assert.equal(await refused({}), 'posts/something-left')
  assert.equal(await refused({ toPersonId: personId('otherWorker') }), 'toPersonId posts/taker-not-at-station')
  assert.equal(await refused({ toPersonId: personId('worker') }), 'toPersonId posts/taker-not-at-station')
  assert.equal(await refused({ toPersonId: personId('colleague'), leftOn: '2026-03-17' }), 'leftOn posts/day-in-future')
  assert.equal(
    await refused({ toPersonId: personId('colleague'), untilOn: '2026-03-01', reason: 'long-leave' }),
    'untilOn posts/until-before-from',
  )
  assert.equal(
    await refused({ toPersonId: personId('colleague'), endReason: 'bored' }),
    'endReason posts/reason-unknown',
  )
  assert.equal(await refused({ personId: personId('leader'), toPersonId: personId('colleague') }), 'posts/not-oneself')
  assert.equal(await refused({ personId: personId('neighbourWorker') }), 'personId posts/person-not-found')
  assert.equal(await refused({ toPersonId: personId('colleague') }, 'stranger'), 'personId posts/person-not-found')
  assert.equal(await refused({ toPersonId: personId('colleague') }, 'worker'), 'kernel/not-allowed')
  assert.deepEqual(await carriers(server), [personId('worker')])
  assert.equal((await leader.get(contract.handovers, {})).total, 0)
})

test('somebody on long leave comes back to their post; what they carried is with others meanwhile', async (t) => {
  const server = await testServer(t)
  await aWorkersWork(server)
  const leader = await server.as('leader')
  const said = await leader.get(contract.handOverWork, {
    ...leaving,
    reason: 'long-leave',
    endReason: null,
    untilOn: '2026-09-01' as never,
    toPersonId: personId('colleague'),
  })
  assert.deepEqual([said.postsEnded, said.grantsEnded], [0, 1])
  const candidates = async () => {
    // The sessions of months ago are over.
    const anew = await signInAs(server.app, 'leader')
    return (await anew.get(contract.whatSomebodyCarries, { personId: personId('colleague') })).candidates.map(
      (one) => one.name,
    )
  }
  assert.ok(!(await candidates()).includes('林小雨'))
  server.setClock('2026-08-31T23:00:00+08:00')
  assert.ok(!(await candidates()).includes('林小雨'))
  server.setClock('2026-09-01T08:00:00+08:00')
  assert.ok((await candidates()).includes('林小雨'))
})

test('whose employment ended otherwise leaves nothing unseen: the leader is told the next morning, and sees what it is', async (t) => {
  const server = await testServer(t)
  await aWorkersWork(server)
  await server.database.pool.query(
    `insert into posts.handover (id, person_id, region_code, organisation_id, reason, left_on, things, grants, terms, done_by, done_at)
     values (gen_random_uuid(), $1, $2, $3, 'left', '2026-03-17', '[]', '[]', '[]', $1, '2026-03-16')`,
    [personId('worker'), regions.town, organisations.station],
  )
  const leader = await server.as('leader')
  const { rows } = await leader.get(contract.ownerless, {})
  assert.deepEqual(
    rows.map((row) => [row.person.name, row.stationName, row.clients, row.cases, row.groups]),
    [['林小雨', '景山街道社会工作站', 3, 1, 1]],
  )
  assert.deepEqual((await (await server.as('stranger')).get(contract.ownerless, {})).rows, [])
  assert.equal(await tellOwnerless(server.house), 5)
  const { rows: told } = await server.database.pool.query('select person_id from notices.notice where key like $1', [
    'posts/ownerless%',
  ])
  assert.deepEqual(told, [{ person_id: personId('leader') }])
})

test('a role over the county is none of the leader’s to end; the county sees that it is left', async (t) => {
  const server = await testServer(t)
  await aWorkersWork(server)
  await server.database.pool.query(
    `insert into identity.role_grant (id, account_id, role, region_code, from_on, granted_at) values (gen_random_uuid(), $1, 'officer', $2, '2025-01-01', '2025-01-01')`,
    [accountId('worker'), regions.county],
  )
  const leader = await server.as('leader')
  const said = await leader.get(contract.handOverWork, { ...leaving, toPersonId: personId('colleague') })
  assert.deepEqual([said.grantsEnded, said.grantsLeft], [1, 0])
  assert.deepEqual(
    (await (await server.as('chief')).get(contract.whatSomebodyCarries, { personId: personId('worker') })).grants.map(
      (grant) => grant.role,
    ),
    ['officer'],
  )
})
