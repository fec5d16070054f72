// The walk-through of judging a round.
//
// Zhou Min's round has been screened: two entries stand at their review, on a blind sheet with three scorers each.
// 1. On the round's page she sees the panel: who accepted, who has which conflict with whom, and why. The employer of an applicant is found by the house.
// 2. She solves the assignment: it says that it is proven. She opens 为什么 for an entry: each expert, chosen or not, with the reason.
// 3. She looks at the blind words: names and places are taken out; she confirms.
// 4. Wu Tong, an expert, opens 我的评审 at the desk: numbers, no names. Too many points are refused at their field; then it is handed in and locked.
// 5. Another, on a phone at 390 pixels, does the same; only then are the others' scores there.
// 6. Zhou Min reads the scores with their intervals. All of it in English as well, and accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import * as contract from '#modules/selection/contract.ts'
import { fileFor, onPanel, testRound } from '#modules/selection/testing/judged-round.ts'
import type { CastName } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

test('a round is judged: assigned with proof, blind, and scored', { timeout: 420_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const round = await testRound(server, t, {
    one: {
      who: 'worker',
      fields: ['community-building'],
      words: {
        practice: '林小雨在景山街道社会工作站工作六年，带教三名新人，组织居民议事会二十余场。',
        lead: '牵头编写社区协商手册，供全区使用。',
      },
    },
    two: { who: 'otherWorker', fields: ['disability'], words: { practice: '开设残障康复小组，服务四十户家庭。' } },
  })
  await fileFor(round.owner, 'director', ['community-building'])
  await fileFor(round.owner, 'provinceOfficer', ['disability'])
  for (const who of ['director', 'provinceOfficer', 'neighbourWorker', 'manager'] as const)
    await onPanel(server, round.roundId, who)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []
  const pageOf = async (who: CastName, options?: BrowserContextOptions): Promise<Page> => {
    const page = await deskOf(browser, baseURL, who, options)
    page.on('pageerror', (error) => faults.push(error.message))
    return page
  }
  const whole = async (page: Page, name: string) =>
    void (await page.screenshot({ path: (await shoot(page, name)).replace('.png', '-whole.png'), fullPage: true }))
  const officer = await pageOf('officer')

  await t.test('she sees the panel and its conflicts, solves the assignment and asks why', async () => {
    await officer.goto(`/desk/selection/rounds/${round.roundId}#panel`)
    await officer.getByRole('heading', { name: '专家组与得分' }).waitFor()
    await officer.getByText('1 份', { exact: true }).first().click()
    await officer.getByText(/现在同一单位（春晖社会工作服务中心）/).waitFor()
    await officer.getByRole('button', { name: '登记回避 · 钱江' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '登记回避' }).waitFor()
    await officer.keyboard.press('Escape')
    await officer.getByRole('button', { name: '指定专家' }).click()
    await officer.getByRole('dialog').getByLabel('专家').waitFor()
    await officer.keyboard.press('Escape')
    await officer.getByRole('dialog').waitFor({ state: 'detached' })
    await officer.getByRole('button', { name: '求解分配' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '求解分配' }).click()
    await officer.getByText(/已证明最优/).waitFor()
    await axe(officer)
    await whole(officer, 'selection-judging-panel')
    await officer.getByRole('button', { name: '为什么 · 林小雨' }).click()
    await officer.getByText('须回避').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-judging-why')
    await officer.keyboard.press('Escape')
  })

  await t.test('she confirms what reviewers will read', async () => {
    for (const name of ['林小雨', '何田']) {
      await officer.getByRole('button', { name: `匿名材料 · ${name}` }).click()
      await officer.getByRole('dialog').getByText('专家看到的').first().waitFor()
      if (name === '林小雨') await shoot(officer, 'selection-judging-blind')
      await officer.getByRole('button', { name: '核对无误' }).click()
      await officer.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  const judge = async (page: Page, shot: string) => {
    await page
      .getByText(/第 00[12] 号/)
      .first()
      .waitFor()
    assert.equal(await page.getByText('林小雨').count(), 0)
    await axe(page)
    await whole(page, `${shot}-list`)
    await page
      .getByRole('button', { name: /^打开 · 第/ })
      .first()
      .click()
    await page.getByLabel(/^实务能力与业绩/).fill('41')
    await page.getByLabel(/^专业水平/).fill('20')
    await page.getByLabel(/^示范带动/).fill('20')
    await page.getByLabel(/^职业操守/).fill('9')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交评分' }).click()
    await page.getByText('这一项最多 40 分。').waitFor()
    await page.getByLabel(/^实务能力与业绩/).fill('３６')
    await axe(page)
    await whole(page, shot)
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交评分' }).click()
    await page.getByText('您给出 85 分，已锁定。').waitFor()
  }

  await t.test('an expert judges at the desk, blind, once for all', async () => {
    const director = await pageOf('director')
    await director.goto('/desk/selection/reviews')
    await judge(director, 'selection-judging-review')
  })

  await t.test('and at 390 pixels', async () => {
    const narrow = await pageOf('manager', phoneOptions)
    await narrow.goto('/desk/selection/reviews')
    await narrow
      .getByText(/第 00[12] 号|没有请您评审的申报/)
      .first()
      .waitFor()
    const who =
      (await narrow.getByText('没有请您评审的申报').count()) > 0
        ? await pageOf('provinceOfficer', phoneOptions)
        : narrow
    await who.goto('/desk/selection/reviews')
    await judge(who, 'selection-judging-narrow')
    assert.equal(await who.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
  })

  await t.test('the office reads scores with their intervals, in English, too', async () => {
    for (const who of ['director', 'provinceOfficer', 'neighbourWorker', 'manager'] as const) {
      const expert = await server.as(who)
      for (const one of (await expert.get(contract.myReviews, {})).reviews)
        if (one.stage === 'given')
          await expert.get(contract.submitReview, {
            assignmentId: one.assignmentId,
            marks: { practice: who === 'director' ? 38 : 33, professional: 21, lead: 19, ethics: 9 },
            basedOnVersion: 0,
          })
    }
    await officer.reload()
    await officer.getByRole('heading', { name: '得分' }).waitFor()
    await officer.getByText('2 份已有得分').waitFor()
    await officer.getByText('宽严', { exact: true }).click()
    await axe(officer)
    await whole(officer, 'selection-judging-scores')
    await officer.getByRole('button', { name: 'English' }).click()
    await officer.getByRole('heading', { name: 'Scores', exact: true }).waitFor()
    await officer.getByRole('button', { name: '中文' }).click()
  })
  assert.deepEqual(faults, [])
})
