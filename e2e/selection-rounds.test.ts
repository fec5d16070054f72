// The walk-throughs of a round: opened, entered, recommended, screened.
//
// Zhou Min of Ouhai runs this year's choice of leading social workers in her district, by the rule of the province.
// 1. She opens the programme and a round of it: the last day stands there, counted in working days, with the clause; the levels that recommend are named.
//    The round's page shows its days and what stands in the way of the next stage.
// 2. Lin Xiaoyu finds the round on her phone under “我的”. What the registry knows is there with its source; what it does not know she says, and each
//    condition says at once how it comes out. The signal drops while she types: nothing is lost. She keeps it, and hands it in at the desk.
// 3. Shen Lan, whose agency employs her, finds the entry among those that wait for her and recommends it.
// 4. After the last day Zhou Min moves the round on, reads the entry clause by clause, asks for more, and has the answer back; she decides what the
//    registers leave open, says why, and admits it. The round goes on.
// 5. Lin Xiaoyu reads what became of it. A project of venture philanthropy says which of its parts is missing.
// 6. All of it at 390 pixels, in English, and accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { recordQualification } from '#modules/certificates/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { signInAs, testNow, testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

test('a round from its opening to the entries that go on', { timeout: 400_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []
  let now = testNow
  const pageOf = async (who: CastName, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await deskOf(browser, baseURL, who, { ...options, now })
    page.on('pageerror', (error) => faults.push(error.message))
    return page
  }
  let broken = false
  const step = (name: string, work: () => Promise<void>) =>
    t.test(name, async () => {
      assert.ok(!broken, 'what came before it failed')
      broken = true
      await work()
      broken = false
    })
  /** Another day: everyone signs in anew. */
  const goOn = async (day: string) => {
    now = `${day}T09:30:00+08:00`
    server.setClock(now)
  }
  const chief = await server.as('chief')
  await chief.get(recordQualification, {
    personId: personId('worker'),
    level: 'intermediate',
    number: '20210610330000001',
    passedOn: '2021-06-20',
  })
  let roundId = ''

  await step('1 she opens a round of the programme, by the rule and its calendar', async () => {
    const officer = await pageOf('officer')
    await officer.goto('/desk/selection/zhejiang/leading')
    await officer.getByRole('button', { name: '开展一轮选拔' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByText(/逐级推荐：所在单位推荐/).waitFor()
    await dialog.getByText(/按规则从开始日起算 20 个工作日/).waitFor()
    await axe(officer)
    await shoot(officer, 'rounds-open')
    await dialog.getByRole('button', { name: '开展一轮选拔' }).click()
    await officer.waitForURL(/\/desk\/selection\/rounds\/[0-9a-f-]{36}/)
    roundId = officer.url().split('/').at(-1)!
    await officer.getByRole('listitem').filter({ hasText: '申报到 2026年4月14日 截止' }).waitFor()
    await axe(officer)
    await shoot(officer, 'rounds-page')
    await officer.goto('/desk/selection/rounds')
    await officer.getByRole('link', { name: /2026年浙江省社会工作领军人才选拔/ }).waitFor()
    await axe(officer)
    await shoot(officer, 'rounds-list')
  })

  await step('2 she enters on her phone; what she types outlives a lost signal', async () => {
    const phone = await phoneOf(browser, baseURL, 'worker', { now })
    phone.on('pageerror', (error) => faults.push(error.message))
    await phone.getByRole('link', { name: '我的', exact: true }).click()
    await phone.getByRole('link', { name: '我的申报' }).click()
    await phone.getByRole('button', { name: '申报' }).click()
    await phone.getByText('档案里没有、请您填写').waitFor()
    await phone.getByText('人员档案').first().waitFor()
    await axe(phone)
    await shoot(phone, 'rounds-phone-form')
    await phone.getByLabel('持有证书').selectOption('intermediate')
    await phone.getByLabel('在本省从事社会工作年限').fill('6')
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '保存草稿' }).click()
    await phone.getByText('没有网络，填写的内容留在手机上。').waitFor()
    await shoot(phone, 'rounds-phone-offline')
    await phone.context().setOffline(false)
    await phone.reload()
    await phone.getByText('找回了上次没有保存成功的内容').waitFor()
    assert.equal(await phone.getByLabel('在本省从事社会工作年限').inputValue(), '6')
    for (const name of ['取得社会工作师后的年数', '从事社会工作年限']) {
      const field = phone.getByLabel(name, { exact: true })
      if ((await field.count()) > 0) await field.fill('6')
    }
    await phone.getByRole('button', { name: '保存草稿' }).click()
    await phone.getByText('已保存，条件已重新判断').waitFor()
    assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    await phone.screenshot({
      path: (await shoot(phone, 'rounds-phone-kept')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    const desk = await pageOf('worker')
    await desk.goto('/desk/people/me#selection')
    await desk.getByRole('link', { name: /2026年浙江省社会工作领军人才选拔/ }).waitFor({ timeout: 90_000 })
    await desk.goto('/desk/selection/mine')
    await desk.getByRole('link', { name: /2026年浙江省社会工作领军人才选拔/ }).click()
    await desk.getByRole('heading', { name: '申报条件' }).waitFor()
    await axe(desk)
    await shoot(desk, 'rounds-desk-form')
    await desk.getByRole('button', { name: '提交申报' }).click()
    await desk.getByText('申报已提交，不能修改。').waitFor()
  })

  await step('3 her employer finds it waiting and recommends it', async () => {
    const manager = await pageOf('manager')
    await manager.goto(`/desk/selection/rounds/${roundId}?turn=mine`)
    await manager.getByRole('link', { name: '林小雨' }).click()
    await manager.getByRole('heading', { name: '推荐', exact: true }).waitFor()
    await axe(manager)
    await shoot(manager, 'rounds-recommend')
    await manager.getByLabel('原因').fill('连续三年考核优秀')
    await manager.getByRole('button', { name: '推荐', exact: true }).click()
    await manager.getByText('待资格审核').waitFor()
  })

  await step('4 the office moves on, asks for more, decides what is open, and admits', async () => {
    await goOn('2026-04-15')
    const officer = await pageOf('officer')
    await officer.goto(`/desk/selection/rounds/${roundId}`)
    await officer.getByRole('button', { name: '进入“资格审核”' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '进入“资格审核”' }).click()
    await officer.getByRole('listitem').filter({ hasText: '1 份申报还没有完成资格审核。' }).waitFor()
    await officer.getByRole('link', { name: '林小雨' }).click()
    await officer.getByRole('heading', { name: '资格审核' }).waitFor()
    await axe(officer)
    await shoot(officer, 'rounds-screen')
    await officer.getByLabel('要求补充').check()
    await officer.getByLabel('原因').fill('请补充在浙服务年限的证明')
    await officer.getByLabel('补正的最后一天').fill('2026年4月24日')
    await officer.keyboard.press('Tab')
    await shoot(officer, 'rounds-ask')
    await officer.getByRole('button', { name: '要求补充' }).click()
    await officer.getByText('退回补正').first().waitFor()

    const worker = await pageOf('worker')
    await worker.goto('/desk/selection/mine')
    await worker.getByText('请在 2026年4月24日 前补正提交').waitFor()
    await worker.getByRole('link', { name: /2026年浙江省社会工作领军人才选拔/ }).click()
    await worker.getByText('请补充在浙服务年限的证明').waitFor()
    await shoot(worker, 'rounds-sent-back')
    await worker.getByRole('button', { name: '提交申报' }).click()
    await worker.getByText('申报已提交，不能修改。').waitFor()

    await officer.reload()
    await officer.getByRole('heading', { name: '资格审核' }).waitFor()
    await officer.getByRole('button', { name: '审核通过' }).click()
    await officer.locator('.page-header').getByText('审核通过').waitFor()
    await shoot(officer, 'rounds-admitted')
    await officer.goto(`/desk/selection/rounds/${roundId}`)
    await officer.getByText('没有未办结的事项。').waitFor()
    await axe(officer)
    await shoot(officer, 'rounds-ready')
  })

  await step('5 a project says which of its parts is missing', async () => {
    const caller = await signInAs(server.app, username('officer'))
    await caller.get(contract.openRound, {
      place: 'ouhai',
      code: 'venture-philanthropy',
      regionCode: regions.county as never,
      title: '2026年瓯海区公益创投',
      openedOn: '2026-04-15',
      entriesLastOn: '2026-05-15',
    })
    const leader = await pageOf('leader')
    await leader.goto('/desk/selection/mine')
    await leader.getByLabel('项目名称').fill('银龄守护')
    await leader.getByRole('button', { name: '申报' }).click()
    await leader.getByRole('heading', { name: '必备要素' }).waitFor()
    for (const part of ['1个公益项目', '1个社会组织', '1名专职社工', 'N个慈善资源'])
      await leader.getByLabel(part).fill('有')
    await leader.getByRole('button', { name: '提交申报' }).click()
    await leader.getByText('“X名志愿者”还缺 1 项，要素齐全才能提交。').waitFor()
    await axe(leader)
    await shoot(leader, 'rounds-project')
  })

  await step('6 at 390 pixels, and in English', async () => {
    const narrow = await pageOf('officer', phoneOptions)
    await narrow.goto(`/desk/selection/rounds/${roundId}`)
    await narrow.getByRole('heading', { name: '日程' }).waitFor()
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    await axe(narrow)
    await narrow.screenshot({
      path: (await shoot(narrow, 'rounds-narrow')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    await narrow.getByRole('link', { name: '林小雨' }).click()
    await narrow.getByRole('heading', { name: '申报条件' }).waitFor()
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    await narrow.screenshot({
      path: (await shoot(narrow, 'rounds-narrow-entry')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    const officer = await pageOf('officer')
    await officer.goto(`/desk/selection/rounds/${roundId}`)
    await officer.getByRole('button', { name: 'English' }).click()
    await officer.getByRole('heading', { name: 'Calendar' }).waitFor()
    await shoot(officer, 'rounds-english')
    await officer.getByRole('button', { name: '中文' }).click()
  })
  assert.deepEqual(faults, [])
})
