import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import type { FileReply } from '#kernel/context.ts'
import { readSheet } from '#kernel/documents/lists.ts'
import * as contract from '#modules/services/contract.ts'
import { actors, noon, openCounty, regions, stations } from '#modules/services/testing/county.ts'
import { aClient, anActivity, aPicture, aVisit } from '#modules/services/testing/given.ts'

const county = await openCounty()
county.clock.now = new Date('2026-05-01T12:00:00+08:00')
const register = async (given = {}, actor = actors.ding) =>
  (await county.done(contract.registerClient, actor, aClient(given))).clientId
const old = await register({
  name: '欧阳秋月',
  bornOn: '1940-01-02',
  categories: ['elder-alone'],
  phone: '13800004321',
})
const plain = await register({ name: '贺兰山', workerId: null })
const wens = await register({ name: '温水河', workerId: actors.wen.personId })
const west = await register(
  { name: '西门雪', stationId: stations.west, regionCode: regions.otherVillage, workerId: actors.westWorker.personId },
  actors.westWorker,
)
const next = await register(
  { name: '北堂风', stationId: stations.next, regionCode: regions.nextVillage, workerId: null },
  actors.nextWorker,
)
county.clock.now = noon

const visitOf = async (clientId: string, actor = actors.ding, given = {}) =>
  (await county.done(contract.recordService, actor, aVisit(clientId, given))).recordId
const made = {
  old: await visitOf(old, actors.ding, { heldOn: '2026-06-01', note: '=SUM(A1)' }),
  plain: await visitOf(plain, actors.ding, { heldOn: '2026-06-03', outcome: 'refused', minutes: 0, serviceCodes: [] }),
  wen: await visitOf(wens, actors.wen, { heldOn: '2026-06-04' }),
  west: await visitOf(west, actors.westWorker),
  next: await visitOf(next, actors.nextWorker),
  activity: (
    await county.done(
      contract.recordService,
      actors.ding,
      anActivity({ title: '=cmd|端午', heldOn: '2026-06-05', participantIds: [old] }),
    )
  ).recordId,
}

const recordsOf = async (actor: Actor, filter = {}) =>
  (await county.done(contract.records, actor, filter)).rows.map((row) => row.recordId)
const clientsOf = async (actor: Actor, filter = {}) =>
  (await county.done(contract.clients, actor, filter)).rows.map((row) => row.clientId)

describe('everyone sees the own reach and nothing beside it', () => {
  const east = [made.activity, made.wen, made.plain, made.old]
  const reach: [string, Actor, string[], string[]][] = [
    ['a social worker: the station', actors.ding, east, [old, plain, wens]],
    ['a worker with the own rows: those', actors.wen, [made.wen], [wens]],
    ['the agency that runs the station: it', actors.manager, east, [old, plain, wens]],
    ['the station beside: its own', actors.westWorker, [made.west], [west]],
    ['an officer: the county', actors.officer, [made.west, ...east], [old, plain, wens, west]],
    ['the officer of the next county: that', actors.nextOfficer, [made.next], [next]],
    ['the province: all', actors.province, [made.next, made.west, ...east], [old, plain, wens, west, next]],
  ]
  for (const [who, actor, records, clients] of reach) {
    test(who, async () => {
      assert.deepEqual((await recordsOf(actor)).sort(), records.toSorted())
      assert.deepEqual((await clientsOf(actor)).sort(), clients.toSorted())
    })
  }

  test('by no address: a stranger gets "not found" for what another reads', async () => {
    const photographId = randomUUID()
    await county.done(contract.sendPhotograph, actors.ding, { photographId }, aPicture())
    for (const stranger of [actors.nextOfficer, actors.westWorker, actors.wen]) {
      const answers = [
        await county.call(contract.record, stranger, { recordId: made.old }),
        await county.call(contract.client, stranger, { clientId: old }),
        await county.call(contract.reveal, stranger, { clientId: old, field: 'phone', reason: '想看看' }),
        await county.call(contract.photograph, stranger, { photographId }),
      ]
      assert.deepEqual(
        answers.map((one) => one.ok || one.code),
        Array(4).fill('kernel/not-found'),
      )
      assert.deepEqual((await county.done(contract.findClientByNumber, stranger, { number: '13800004321' })).rows, [])
      assert.deepEqual(await recordsOf(stranger, { clientId: old }), [])
      assert.ok(!(await recordsOf(stranger, { search: '欧阳' })).length)
    }
    assert.equal((await county.done(contract.record, actors.ding, { recordId: made.old })).clientName, '欧阳秋月')
    assert.equal(
      (await county.done(contract.reveal, actors.ding, { clientId: old, field: 'phone', reason: '联系家属' })).value,
      '13800004321',
    )
    assert.equal(
      (await county.done(contract.findClientByNumber, actors.ding, { number: '13800004321' })).rows.length,
      1,
    )
  })
})

describe('a reader finds', () => {
  const searches: [string, object, string[]][] = [
    ['a client by a part of the name', { search: '秋月' }, [old]],
    ['by its sound', { search: 'ouyangqiu' }, [old]],
    ['by initials', { search: 'HLS' }, [plain]],
    ['by full-width initials', { search: 'ｈｌｓ' }, [plain]],
    ['by the last four of a phone', { search: '4321' }, [old]],
    ['nobody by a wildcard', { search: '%' }, []],
    ['nobody by a piece of SQL', { search: `' or 1=1 --` }, []],
    ['by worker', { workerId: actors.wen.personId }, [wens]],
    ['by class', { riskClass: 'high' }, [old]],
    ['by category', { category: 'elder-alone' }, [old]],
    ['by village', { regionCode: regions.otherVillage }, [west]],
    ['those overdue', { overdue: 'yes' }, [old]],
  ]
  for (const [what, filter, found] of searches)
    test(what, async () => assert.deepEqual(await clientsOf(actors.officer, filter), found))

  const filters: [string, object, string[]][] = [
    ['records by client', { search: '贺兰' }, [made.plain]],
    ['records by title', { search: '端午' }, [made.activity]],
    ['records by method', { method: 'community' }, [made.activity]],
    ['records by outcome', { outcome: 'refused' }, [made.plain]],
    ['records between days', { from: '2026-06-04', until: '2026-06-05' }, [made.activity, made.wen]],
    ['records of a station', { stationId: stations.west }, [made.west]],
    ['records of a street', { regionCode: regions.otherStreet }, [made.west]],
    ['no record of the next county', { regionCode: regions.nextCounty }, []],
  ]
  for (const [what, filter, found] of filters)
    test(what, async () => assert.deepEqual(await recordsOf(actors.officer, filter), found))

  test('every row once, page by page, with the whole number', async () => {
    for (const list of [contract.records, contract.clients] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await county.done(list as typeof contract.records, actors.province, {
          size: 2,
          ...(after && { after }),
        })
        assert.equal(page.total, list === contract.records ? 6 : 5)
        seen.push(
          ...page.rows.map(
            (row) => (row as { recordId?: string }).recordId ?? (row as unknown as { clientId: string }).clientId,
          ),
        )
        after = page.next ?? undefined
      } while (after)
      assert.equal(new Set(seen).size, list === contract.records ? 6 : 5)
      assert.equal(seen.length, new Set(seen).size)
    }
    const broken = Buffer.from(JSON.stringify(["'; drop", 1])).toString('base64url')
    assert.equal((await county.done(contract.records, actors.province, { after: broken })).rows.length, 6)
  })
})

test('an export holds what the list shows, masked, and no formula', async () => {
  const file = (await county.done(contract.exportRecords, actors.leader, {})) as FileReply
  const lines = []
  for await (const row of readSheet(file.body as never)) lines.push(row.values)
  assert.equal(lines.length, 1 + 4)
  assert.ok(JSON.stringify(lines).includes('欧阳秋月'))
  const clients = (await county.done(contract.exportClients, actors.leader, { search: '欧阳' })) as FileReply
  const shown = []
  for await (const row of readSheet(clients.body as never)) shown.push(row.values)
  assert.equal(shown.length, 2)
  assert.ok(JSON.stringify(shown).includes('138****4321'))
})

test('code lists come with their clause, and the limits of the day', async () => {
  const lists = await county.done(contract.codeLists, actors.ding, {})
  const code = lists.services.find((one) => one.code === 'wellbeing-check')!
  assert.deepEqual(code.methods, ['visit', 'case'])
  assert.ok(code.basis?.zh.startsWith('《'))
  assert.equal(lists.categories.find((one) => one.code === 'elder-alone')!.priority, true)
  assert.deepEqual(
    lists.outcomes.map((one) => one.code),
    ['met', 'refused', 'not-met', 'lost-contact'],
  )
  assert.equal(lists.limits.noteLength, 2000)
})

test('cases and groups are listed with their sessions', async () => {
  const { caseId } = await county.done(contract.openCase, actors.ding, {
    clientId: old,
    openedOn: '2026-06-01',
    problem: '独居跌倒风险',
  })
  await visitOf(old, actors.ding, { method: 'case', caseId, serviceCodes: ['emotional-comfort'] })
  const cases = await county.done(contract.cases, actors.officer, { search: '欧阳', open: 'yes' })
  assert.deepEqual(
    cases.rows.map((row) => [row.clientName, row.sessions, row.workerName]),
    [['欧阳秋月', 1, '丁小满']],
  )
  assert.deepEqual((await county.done(contract.cases, actors.westWorker, {})).rows, [])
  const { groupId } = await county.done(contract.startGroup, actors.ding, {
    title: '合唱小组',
    aim: '相识',
    regionCode: regions.village,
    startsOn: '2026-06-01',
    plannedSessions: 4,
  })
  await county.done(
    contract.recordService,
    actors.ding,
    anActivity({ method: 'group', groupId, mode: 'station', participantIds: [old, plain] }),
  )
  const groups = await county.done(contract.groups, actors.ding, { search: '合唱' })
  assert.deepEqual(
    groups.rows.map((row) => [row.title, row.sessions, row.participants]),
    [['合唱小组', 1, 2]],
  )
  assert.deepEqual((await county.done(contract.groups, actors.westWorker, {})).rows, [])
})
