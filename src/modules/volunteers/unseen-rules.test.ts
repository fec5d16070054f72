import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks } from '#kernel/packs/load.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { countVolunteers } from '#modules/volunteers/jobs.ts'
import { aNeighbour, anActivity, as } from '#modules/volunteers/testing/given.ts'
import { testServer } from '#demo/test-server.ts'

// Stars, terms and ages of a county that nobody here has seen, by no more than their YAML.

const rules = `title: { zh: 志愿服务, en: Volunteering }
values:
  recordWithin: { is: { unit: workingDays, count: 1 }, basis: five-societies }
  longestMinutes: { is: 900, basis: five-societies }
  active: { is: { months: 1, minutes: 200 }, basis: five-societies }
lists:
  noMinorsIn:
    basis: five-societies
    items:
      - { code: elder, name: { zh: 为老服务, en: For the old } }
  stars:
    basis: five-societies
    closed: true
    items:
      - { code: copper, name: { zh: 铜星, en: Copper }, hours: 2 }
      - { code: silver, name: { zh: 银星, en: Silver }, hours: 3, when: { ask: volunteer.goodShare, atLeast: 90 } }
`

test('somebody is recorded, late and starred by rules that no line of code knows', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  await writeFile(join(folder, 'ouhai/volunteering.yaml'), rules)
  server.house.packs = await loadPacks(folder)
  const leader = await as(server, 'leader')
  const lists = await leader.get(contract.codeLists, {})
  assert.deepEqual(
    [lists.recordWithin.count, lists.stars.map((one) => one.code), lists.noMinorsIn.map((one) => one.code)],
    [1, ['copper', 'silver'], ['rescue', 'disaster', 'elder']],
  )
  const { volunteerId, number } = await leader.get(contract.registerVolunteer, aNeighbour())
  const serve = async (heldOn: string, quality: string) => {
    const { activityId } = await (await as(server, 'leader')).get(contract.planActivity, anActivity({ heldOn }))
    const sign = { activityId, volunteerNumber: number, agreedHow: 'on-paper', came: true }
    await (await as(server, 'leader')).get(contract.signUpVolunteer, sign)
    const lines = [{ volunteerId, minutes: 100, content: '探访', quality }]
    const recorded = await (
      await as(server, 'leader')
    ).get(contract.recordHours, { activityId, lines, lateReason: '迟了' })
    await countVolunteers(server.house)
    const { rows } = await (await as(server, 'leader')).get(contract.volunteers, {})
    return [recorded.late, rows[0]!.star, rows[0]!.active]
  }
  assert.deepEqual(
    await serve('2026-03-13', 'good'),
    [false, null, false],
    'Friday, and Monday is the next working day',
  )
  assert.deepEqual(await serve('2026-03-12', 'poor'), [true, 'copper', true])
  assert.equal((await leader.get(contract.volunteers, { star: 'copper' })).rows.length, 1)
  const page = await leader.get(contract.volunteer, { volunteerId })
  assert.deepEqual([page.star, page.nextStar], ['copper', null], 'hours are not enough')
})
