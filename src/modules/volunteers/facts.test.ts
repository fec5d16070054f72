import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { personFacts } from '#modules/volunteers/public.ts'
import { anActivity, as } from '#modules/volunteers/testing/given.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

// What rules may know of volunteers, and what becomes of one who moves to the next county.

/** The worker registers, and a colleague records one Sunday of theirs. */
async function served(server: Awaited<ReturnType<typeof testServer>>) {
  const [worker, colleague] = [await as(server, 'worker'), await as(server, 'colleague')]
  const { volunteerId, number } = await worker.get(contract.registerMyself, {})
  const { activityId } = await colleague.get(contract.planActivity, anActivity({ heldOn: '2026-03-15' }))
  const sign = { activityId, volunteerNumber: number, agreedHow: 'by-phone', came: true }
  await colleague.get(contract.signUpVolunteer, sign)
  const line = { volunteerId, minutes: 95, content: '修灯', quality: 'good', offDuty: true }
  await colleague.get(contract.recordHours, { activityId, lines: [line] })
  return { volunteerId, number, activityId }
}

test('what rules may know, in the same number of statements for one and for three; of who is no volunteer, nothing', async (t) => {
  const server = await testServer(t)
  await served(server)
  const count = (ids: string[]) =>
    inTransaction(server.house.gatePool, gate, async ({ query }) => {
      let statements = 0
      const asked = (...given: Parameters<typeof query>) => (statements++, query(...given))
      const facts = await personFacts(asked as typeof query, ids, parseDay('2026-03-16'), server.house.packs)
      return { statements, facts }
    })
  const one = await count([personId('worker')])
  assert.deepEqual(one.facts.get(personId('worker')), {
    'volunteer.hours': 1.5,
    'volunteer.hoursThisYear': 1.5,
    'volunteer.goodShare': 100,
  })
  const three = await count(['worker', 'colleague', 'otherWorker'].map((who) => personId(who as 'worker')))
  assert.deepEqual([three.statements, three.facts.get(personId('colleague'))], [one.statements, undefined])
  const together = await inTransaction(server.house.gatePool, gate, ({ query }) =>
    server.house.factsOf(query, [personId('worker')], parseDay('2027-01-01'), ['volunteer.hoursThisYear']),
  )
  assert.equal(together.get(personId('worker'))!['volunteer.hoursThisYear'], 0, 'of the year that is asked for')
})

test('who moves to the next county goes on under the same number; what was served stays where it was recorded, and is read there', async (t) => {
  const server = await testServer(t)
  const { volunteerId, number } = await served(server)
  const worker = await as(server, 'worker')
  await worker.get(contract.issueMyRecord, { from: '2026-01-01', until: '2026-12-31' })
  const [officer, neighbour] = [await as(server, 'officer'), await as(server, 'stranger')]
  assert.equal(refusalOf(await neighbour.call(contract.volunteer, { volunteerId })), 'kernel/not-found')
  const id = personId('worker')
  const file = await officer.get(page.person, { personId: id })
  const { transferId } = await officer.get(moves.releaseWorker, {
    personId: id,
    basedOnVersion: file.version,
    toRegionCode: regions.neighbourCounty,
    reason: '随家人迁居',
    consentedOn: '2026-03-16',
  })
  const { rows } = await neighbour.get(moves.transfers, {})
  await neighbour.get(moves.acceptTransfer, {
    transferId,
    basedOnVersion: rows[0]!.version,
    organisationId: organisations.neighbourStation,
    on: '2026-03-16',
  })
  const there = await neighbour.get(contract.volunteer, { volunteerId })
  assert.deepEqual(
    [there.number, there.minutes, there.entries.map((line) => line.regionName), there.records.length],
    [number, 95, ['景山街道'], 1],
  )
  assert.deepEqual((await neighbour.get(contract.entries, {})).rows, [], 'it was not recorded there')
  assert.equal((await officer.get(contract.entries, {})).rows.length, 1)
  assert.equal(refusalOf(await officer.call(contract.volunteer, { volunteerId })), 'kernel/not-found')
})
