// The walk-through of the list.
//
// Zhou Min of Ouhai has the scores of a round with two places, a third of them for elderly care, "about".
// 1. She opens the round: there are numbers and no names. The readings stand side by side, with who is on one list and not on the other.
// 2. She looks at the list under the second reading: scores with their intervals, who is displaced by the share and who is lifted.
// 3. She seals it under that reading and says why. The digest stands there; she runs it again and it is the same.
// 4. Only then she opens the names. At 390 pixels the list can be read as well; all of it accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { rankingRound } from '#modules/selection/testing/ranking-round.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

test('an officer reads the rule in two ways, seals the list and opens the names', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const roundId = await rankingRound(server, {
    worker: { points: 95 },
    otherWorker: { points: 90 },
    colleague: { points: 85, elders: true },
  })
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const officer = await deskOf(browser, baseURL, 'officer')
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))

  await t.test('the readings stand side by side, with numbers and without names', async () => {
    await officer.goto(`/desk/selection/rounds/${roundId}#ranking`)
    await officer.getByText('只在同分时优先').first().waitFor()
    await officer
      .getByText(/与第一种读法相比，多了/)
      .first()
      .waitFor()
    const section = officer.locator('#ranking')
    await section.getByRole('table', { name: '名单' }).waitFor()
    assert.equal(await section.getByText('林小雨').count(), 0, 'no name before the list is sealed')
    await axe(officer)
    await section.scrollIntoViewIfNeeded()
    await shoot(officer, 'selection-ranking-readings')
  })

  await t.test('what the share changes is said: who is displaced and who is lifted', async () => {
    await officer.getByRole('button', { name: '看这份名单' }).first().click()
    await officer.getByText(/因此落选/).waitFor()
    await officer.getByText('合计少 5.00 分').waitFor()
    await officer.getByRole('heading', { name: '每项名额的代价' }).scrollIntoViewIfNeeded()
    await shoot(officer, 'selection-ranking-costs')
  })

  await t.test('she seals it with her reason, and runs it again', async () => {
    await officer.getByRole('button', { name: '封存名单' }).click()
    await officer.getByLabel('选择这种读法的理由').fill('市里明确按下限掌握')
    await shoot(officer, 'selection-ranking-seal')
    await officer.getByRole('dialog').getByRole('button', { name: '封存名单' }).click()
    await officer.getByText('市里明确按下限掌握').waitFor()
    await officer.getByRole('button', { name: '重新计算核对' }).click()
    await officer.getByText(/重新计算得到同一份名单/).waitFor()
    await officer.getByRole('button', { name: '开启姓名' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '开启姓名' }).click()
    await officer.getByText(/姓名已于/).waitFor()
    await axe(officer)
    await officer.locator('#ranking').scrollIntoViewIfNeeded()
    await shoot(officer, 'selection-ranking-sealed')
  })

  await t.test('on a narrow screen the sealed list can be read', async () => {
    const phone = await deskOf(browser, baseURL, 'officer', phoneOptions)
    await phone.goto(`/desk/selection/rounds/${roundId}`)
    await phone.getByText('摘要（SHA-256）').scrollIntoViewIfNeeded()
    await axe(phone)
    await shoot(phone, 'selection-ranking-phone')
    assert.equal(
      await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      true,
      'nothing runs out of the screen',
    )
  })
  assert.deepEqual(faults, [])
})
