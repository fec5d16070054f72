import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as contract from '#modules/volunteers/contract.ts'
import { anActivity, as } from '#modules/volunteers/testing/given.ts'
import { testServer } from '#demo/test-server.ts'

const server = await testServer({ after })

test('who served with another station reads on screen and on paper who recorded it', async () => {
  const worker = await as(server, 'worker')
  await worker.get(contract.registerMyself, {})
  const other = await as(server, 'otherWorker')
  const { activityId } = await other.get(contract.planActivity, anActivity())
  const there = '梧田街道社会工作站'
  const [open] = (await worker.get(contract.openActivities, {})).rows
  assert.deepEqual([open!.activityId, open!.organisationName], [activityId, there])
  await worker.get(contract.signUpForActivity, { activityId })

  server.setClock('2026-03-18T09:00:00+08:00')
  const recorder = await as(server, 'otherWorker')
  const { people } = await recorder.get(contract.activity, { activityId })
  const line = { volunteerId: people[0]!.volunteerId, minutes: 150, content: '修好两台风扇' }
  await recorder.get(contract.recordHours, { activityId, lines: [line] })
  const volunteer = await as(server, 'worker')
  const { volunteer: own } = await volunteer.get(contract.mine, {})
  assert.deepEqual(
    own!.entries.map((one) => one.organisationName),
    [there],
  )
  const { code } = await volunteer.get(contract.issueMyRecord, { from: '2026-01-01', until: '2026-03-18' })
  assert.deepEqual((await server.nobody.get(contract.checkRecord, { code })).recorders, [there])
})
