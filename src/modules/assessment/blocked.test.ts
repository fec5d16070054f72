import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { advance, as, idsOf, openOne, station } from '#modules/assessment/testing/round.ts'

// What keeps a round from its next stage, beside what a whole year meets.

test('whoever is left out after the grades were proposed leaves fewer places: the round waits until the unit proposes anew', async (t) => {
  const server = await testServer(t)
  const { pool } = server.database
  const roundId = await openOne(server)
  // Half of the four at the station may be excellent, and two are.
  await pool.query(
    `update assessment.round set stage = 'proposing', share_reading = 'down', scheme = jsonb_set(scheme, '{grades,0,share}', '50')`,
  )
  await pool.query(
    `update assessment.participant set proposed_by = $2, proposed_at = now(), proposed_grade = case when person_id = any ($1::uuid[]) then 'excellent' else 'qualified' end`,
    [[personId('worker'), personId('colleague')], personId('director')],
  )
  const officer = await as(server, 'officer')
  const room = (await idsOf(server, roundId)).get(personId('roomWorker'))!
  assert.equal(room.organisationId, station)
  await officer.get(contract.exempt, {
    participantId: room.participantId,
    code: 'long-leave',
    note: '病假七个月',
    basedOnVersion: 1,
  })
  assert.equal(refusalOf(await advance(server, roundId, 'told')), 'assessment/unit-over-share')
  const { next } = await officer.get(contract.round, { roundId })
  assert.match(next!.blocked!.zh, /^景山街道社会工作站的“优秀”最多 1 人，现有 2 人/)
  await pool.query(`update assessment.participant set proposed_grade = 'qualified' where person_id = $1`, [
    personId('worker'),
  ])
  assert.equal((await advance(server, roundId, 'told')).status, 200)
})

test('grades told before the calendar of the next year is out can still be appealed: nothing is sealed until the days are known to be over', async (t) => {
  const server = await testServer(t)
  const { pool } = server.database
  const roundId = await openOne(server)
  const toldOn = (day: string) =>
    pool.query(`update assessment.round set stage = 'told', told_on = $1, appeals_until = null`, [day])
  await pool.query(
    `update assessment.participant set grade = 'qualified', proposed_grade = 'qualified', proposed_by = $1, proposed_at = now(), confirmed_by = $1, confirmed_at = now()`,
    [personId('director')],
  )
  await toldOn('2035-12-28')
  server.setClock('2036-02-01T09:00:00+08:00')
  assert.equal(refusalOf(await advance(server, roundId, 'sealed')), 'assessment/appeals-open')
  await toldOn('2026-03-16')
  server.setClock('2026-03-23T09:00:00+08:00')
  assert.equal(refusalOf(await advance(server, roundId, 'sealed')), 'assessment/appeals-open')
  server.setClock('2026-03-24T09:00:00+08:00')
  assert.equal((await advance(server, roundId, 'sealed')).status, 200)
})
