// The walk-throughs of programmes and their rehearsal.
//
// Zhou Min of Ouhai is asked whether anybody of hers could stand for the leading social workers of Zhejiang.
// 1. She opens 选拔项目: those of her own place come first. She opens the province's and reads each condition with the clause behind it.
// 2. She says on which day the round would open; the notice ends after five working days of the official calendar.
// 3. She tries the rules on her register: the bar says how many may enter, may not, are not known; and what the register does not know.
// 4. She looks only at those whom a condition stops, opens somebody's reasons, and takes the list away.
// 5. The rules of Jinan, which hold elsewhere, can be tried here as well: there the four conditions only decide between equals.
// 6. Lin Xiaoyu, a worker, reads the rules and finds no colleague there. All of it at 390 pixels, in English, and accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { CastName } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

test('an officer reads a programme and tries it on the register', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []
  const pageOf = async (who: CastName, options?: BrowserContextOptions): Promise<Page> => {
    const page = await deskOf(browser, baseURL, who, options)
    page.on('pageerror', (error) => faults.push(error.message))
    return page
  }
  const officer = await pageOf('officer')

  await t.test('she finds the programme of her province and reads what it asks', async () => {
    await officer.goto('/desk/selection')
    await officer.getByRole('heading', { name: '本地区' }).waitFor()
    await axe(officer)
    await shoot(officer, 'selection-programmes')
    await officer.getByRole('link', { name: /浙江省社会工作领军人才选拔/ }).click()
    await officer.getByText('年龄低于 55 岁').waitFor()
    await officer.getByText('依据').first().click()
    await officer
      .getByText(/《浙江省社会工作领军人才选拔办法》/)
      .first()
      .waitFor()
    await officer.goto('/desk/selection/jinan/haiyou?opens=2026-09-28')
    await officer.getByText('只决定先后，不决定能否申报。').waitFor()
    await officer.getByText(/5 个工作日/).waitFor()
    await axe(officer)
    await shoot(officer, 'selection-haiyou')
  })

  await t.test('she tries it on her register, and sees whom which condition stops', async () => {
    await officer.goto('/desk/selection/zhejiang/leading')
    await officer.getByRole('img', { name: /符合 0 人，尚不能判断 \d+ 人，不符合 \d+ 人/ }).waitFor()
    await officer.getByText(/在本省从事社会工作年限：\d+ 人/).waitFor()
    await officer.getByRole('combobox', { name: '条件' }).selectOption({ label: '持有社会工作师及以上证书' })
    await officer.waitForURL(/requirement=certificate/)
    await officer.getByText('看理由').first().click()
    await officer
      .getByText(/持有证书：/)
      .first()
      .waitFor()
    await axe(officer)
    await shoot(officer, 'selection-rehearsal')
    const download = officer.waitForEvent('download')
    await officer.getByRole('button', { name: '导出' }).click()
    assert.match((await download).suggestedFilename(), /^选拔条件试算-.*\.xlsx$/)
  })

  await t.test('at 390 pixels, and in English', async () => {
    const narrow = await pageOf('officer', phoneOptions)
    await narrow.goto('/desk/selection/zhejiang/leading')
    await narrow.getByRole('img', { name: /符合 0 人/ }).waitFor()
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    await axe(narrow)
    await narrow.screenshot({
      path: (await shoot(narrow, 'selection-narrow')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    await officer.getByRole('button', { name: 'English' }).click()
    await officer.getByRole('heading', { name: 'Try it on the register' }).waitFor()
    await shoot(officer, 'selection-english')
    await officer.getByRole('button', { name: '中文' }).click()
  })

  await t.test('a worker reads the rules, and no colleague stands there', async () => {
    const worker = await pageOf('worker')
    await worker.goto('/desk/selection/zhejiang/leading')
    await worker.getByText('年龄低于 55 岁').waitFor()
    assert.equal(await worker.getByRole('heading', { name: '在名册上试算' }).count(), 0)
  })
  assert.deepEqual(faults, [])
})
