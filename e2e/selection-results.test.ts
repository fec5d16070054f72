// The walk-throughs of what becomes of a sealed list.
//
// The list of Ouhai's round is sealed: Lin Xiaoyu and He Tian are chosen, Xu An is third.
// 1. Zhou Min opens the round. She reads how long the notice lasts, with the clause, sees its last day, and publishes it in her office's name.
// 2. A citizen opens 公示 on the public site with a telephone, finds the list with names masked, and objects to one entry without a name, with a
//    photograph. The receipt is shown once; with it the answer can be read.
// 3. Zhou Min sees that one entry is stopped and the other is not. She reads the objection, notes what she looked into, and upholds it. The next in
//    order comes up only when she decides so.
// 4. Days later she confirms whoever is ready. The others wait.
// 5. He Tian opens 我的称号 on his phone: the term, what would end it, where the money goes. Anyone checks his certificate by its code.
// 6. A year on a run is proposed, approved by another, sent to the bank and read back: He Tian is paid.
// 7. Zhou Min learns that he left the city: the money stops with the clause, and what was paid too much is owed back. A withdrawal is verified by
//    her office and approved by the one above. The certificate says so at once.
// 8. The province sees all programmes together.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { sealedRound } from '#modules/selection/testing/sealed-round.ts'
import { password, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testNow, testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { picture } from '../checks/rights-rows.ts'
import { axe, deskOptions, openBrowser, phoneOptions, shoot } from './browser.ts'
import { phoneOf } from './pages.ts'

test('a sealed list becomes titles, in public', { timeout: 600_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const { roundId } = await sealedRound(server)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []
  let now: string = testNow
  let code = ''
  const pageOf = async (who: CastName | null, options: BrowserContextOptions = deskOptions): Promise<Page> => {
    const context = await browser.newContext({ ...options, baseURL })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    await page.clock.setFixedTime(now)
    if (who) await page.request.post('/api/sessions', { data: { username: username(who), password } })
    return page
  }
  const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  const officer = await pageOf('officer')

  await t.test('the office reads what publishing would do, and publishes', async () => {
    await officer.goto(`/desk/selection/rounds/${roundId}`)
    await officer.getByText('今天发布，公示到 2026年3月23日（含当天）').waitFor()
    await axe(officer)
    await officer.getByLabel('公示单位').fill('瓯海区社会工作部')
    await shoot(officer, 'selection-results-publish')
    await officer.getByRole('button', { name: '发布公示' }).click()
    await officer.getByText('公示中').first().waitFor()
    const download = officer.waitForEvent('download')
    await officer.getByRole('button', { name: 'PDF' }).click()
    await (await download).saveAs(join(tmpdir(), 'yanzhen-shots', 'selection-notice.pdf'))
    const word = officer.waitForEvent('download')
    await officer.getByRole('button', { name: 'Word' }).click()
    await (await word).saveAs(join(tmpdir(), 'yanzhen-shots', 'selection-notice.docx'))
  })

  await t.test('a citizen finds the list on a telephone and objects to one entry without a name', async () => {
    const citizen = await pageOf(null, phoneOptions)
    await citizen.goto('/notices')
    await citizen.getByRole('link', { name: /海右/ }).click()
    await citizen.getByText('林*雨').waitFor()
    assert.equal(await citizen.getByText('林小雨').count(), 0)
    assert.ok(await wide(citizen))
    await axe(citizen)
    await shoot(citizen, 'selection-results-public')
    await citizen.getByRole('button', { name: '对第 1 项提出异议' }).click()
    await citizen.getByLabel('事实和理由').fill('据我所知，此人去年六月已经离开本区，不在一线工作，请核实。')
    const file = join(tmpdir(), 'yanzhen-shots', 'evidence.png')
    writeFileSync(file, picture)
    await citizen.getByLabel(/证据/).setInputFiles(file)
    await citizen.getByText('evidence.png').waitFor()
    await axe(citizen)
    await citizen.screenshot({
      path: (await shoot(citizen, 'selection-results-object')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    await citizen.getByRole('button', { name: '提交异议' }).click()
    await citizen.getByText('已收到。请记下回执').waitFor()
    const receipt = await citizen.locator('.public-receipt').textContent()
    await shoot(citizen, 'selection-results-receipt')
    await citizen.getByLabel('回执').fill(receipt!)
    await citizen.getByRole('button', { name: '查询' }).click()
    await citizen.getByText('2026年3月16日收到，正在调查。').waitFor()
  })

  await t.test('the office answers on the record, and the next comes up by a decision', async () => {
    await officer.reload()
    await officer.getByText('有异议，暂停').waitFor()
    await officer.getByRole('button', { name: /查看异议/ }).click()
    await officer.getByText('据我所知，此人去年六月').waitFor()
    await officer.getByLabel('记录调查情况').fill('向所在社工站核实，去年六月调离。')
    await officer.getByRole('button', { name: '记录', exact: true }).click()
    await officer.getByLabel('结论').click()
    await officer.getByText('成立：取消这一项的拟入选资格', { exact: true }).click()
    await officer.getByLabel('答复（异议人凭回执看到）').fill('情况属实，取消拟入选资格。')
    await axe(officer)
    await shoot(officer, 'selection-results-objection')
    await officer.getByRole('button', { name: '答复', exact: true }).click()
    await officer.getByText('名单上的下一名是第 3 名 许安').waitFor()
    await officer.getByLabel('递补决定和理由').fill('按封存名单顺序递补')
    await officer.getByRole('button', { name: '按序递补' }).click()
    await officer.getByText('异议成立，取消').waitFor()
    await axe(officer)
    await officer.screenshot({
      path: (await shoot(officer, 'selection-results-notice')).replace('.png', '-whole.png'),
      fullPage: true,
    })
  })

  await t.test('when the days are over she confirms', async () => {
    now = '2026-03-24T09:30:00+08:00'
    server.setClock(now)
    const then = await pageOf('officer')
    await then.goto(`/desk/selection/rounds/${roundId}`)
    await then.getByLabel('批准文号').fill('瓯社工〔2026〕12号')
    await then.getByRole('button', { name: '确认入选' }).click()
    await then.getByText('已确认', { exact: true }).first().waitFor()
    await axe(then)
    const narrow = await pageOf('officer', phoneOptions)
    await narrow.goto(`/desk/selection/rounds/${roundId}`)
    await narrow.getByText('已确认', { exact: true }).first().waitFor()
    assert.ok(await wide(narrow))
    await shoot(narrow, 'selection-results-narrow')
  })

  await t.test('the holder sees the title on the phone, and anyone checks the certificate', async () => {
    const holder = await phoneOf(browser, baseURL, 'otherWorker', { now })
    await holder.goto('/field/me/titles')
    await holder.getByText('任期内').waitFor()
    await holder.getByLabel('开户行').fill('中国农业银行瓯海支行')
    await holder.getByLabel('账号').fill('6228 4800 0000 1234 567')
    await holder.getByRole('button', { name: '保存账户' }).click()
    await holder.getByText('****4567').waitFor()
    assert.ok(await wide(holder))
    await axe(holder)
    await holder.screenshot({
      path: (await shoot(holder, 'selection-titles-mine')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    code = (await holder.locator('code').first().textContent())!
    const download = holder.waitForEvent('download')
    await holder.getByRole('button', { name: '证书' }).click()
    await (await download).saveAs(join(tmpdir(), 'yanzhen-shots', 'selection-certificate.pdf'))
    const letter = holder.waitForEvent('download')
    await holder.getByRole('button', { name: '入选通知书' }).click()
    await (await letter).saveAs(join(tmpdir(), 'yanzhen-shots', 'selection-letter.pdf'))
    const citizen = await pageOf(null, phoneOptions)
    await citizen.goto(`/verify#${code}`)
    await citizen.getByText('证书有效').waitFor()
    await axe(citizen)
    await shoot(citizen, 'selection-titles-verify')
  })

  await t.test('a run goes to the bank and back', async () => {
    now = '2027-03-24T09:30:00+08:00'
    server.setClock(now)
    const then = await pageOf('officer')
    await then.goto('/desk/selection/runs')
    await then.getByRole('combobox', { name: '项目' }).click()
    await then.locator('.ant-select-item-option').first().click()
    await then.getByRole('button', { name: '拟定批次' }).click()
    await then.getByText('须由拟定人以外的人批准。').waitFor()
    const above = await pageOf('provinceOfficer')
    await above.goto(then.url())
    await above.getByRole('button', { name: '批准发放' }).click()
    await above.getByRole('button', { name: '送银行' }).click()
    await above.getByText('已送银行').waitFor()
    const download = above.waitForEvent('download')
    await above.getByRole('button', { name: '代发文件（Excel）' }).click()
    await (await download).saveAs(join(tmpdir(), 'yanzhen-shots', 'selection-bank.xlsx'))
    const back = join(tmpdir(), 'yanzhen-shots', 'return.csv')
    writeFileSync(back, '序号,金额（元）,处理结果\n1,12000.00,成功\n7,1,成功\n')
    await above.getByLabel('读入银行回盘').setInputFiles(back)
    await above.getByText(/1 笔成功/).waitFor()
    await axe(above)
    await shoot(above, 'selection-titles-run')
  })

  await t.test('what is learned late stops the money, and two bodies withdraw the title', async () => {
    const then = await pageOf('officer')
    await then.goto('/desk/selection/titles')
    await axe(then)
    await shoot(then, 'selection-titles-list')
    await then.getByRole('link', { name: '何田' }).click()
    const report = async (what: string, reason: string) => {
      await then.getByRole('button', { name: '登记管理期事实' }).click()
      const form = then.getByRole('dialog')
      await form.getByLabel('情形').click()
      await then.locator('.ant-select-item-option', { hasText: what }).click()
      await form.getByLabel('发生日期').fill('2026-06-10')
      await form.getByLabel('发生日期').press('Enter')
      await form.getByLabel('事实和来源').fill(reason)
      await form.getByRole('button', { name: '登记管理期事实' }).click()
      await form.waitFor({ state: 'hidden' })
    }
    await report('离开本市', '去年六月离开本市，今年三月才知道')
    await then.getByText('停发 9 个月').waitFor()
    await then.getByText(/多发 ¥9,000/).waitFor()
    await report('违法违纪', '据公安机关通报')
    await then.getByRole('button', { name: '核实' }).click()
    const form = then.getByRole('dialog')
    await form.getByText(/须由两个不同的机关/).waitFor()
    await form.getByLabel('结论').click()
    await then.locator('.ant-select-item-option', { hasText: '属实，同意' }).click()
    await form.getByLabel('理由').fill('经核实属实')
    await axe(then)
    await shoot(then, 'selection-titles-verify-fact')
    await form.getByRole('button', { name: '核实' }).click()
    await then.getByText('已核实，待批准').waitFor()
    const above = await pageOf('provinceOfficer')
    await above.goto(then.url())
    await above.getByRole('button', { name: '批准' }).click()
    await above.getByLabel('结论').click()
    await above.locator('.ant-select-item-option', { hasText: '属实，同意' }).click()
    await above.getByLabel('理由').fill('同意取消')
    await above.getByRole('dialog').getByRole('button', { name: '批准' }).click()
    await above.getByText('已取消').first().waitFor()
    await axe(above)
    await above.screenshot({
      path: (await shoot(above, 'selection-titles-title')).replace('.png', '-whole.png'),
      fullPage: true,
    })
    const citizen = await pageOf(null, phoneOptions)
    await citizen.goto(`/verify#${code}`)
    await citizen.getByText('证书已撤销').waitFor()
    await above.goto('/desk/selection/overview')
    await above.getByRole('heading', { name: '选拔总览' }).waitFor()
    await above.getByText(/已办 1 批/).waitFor()
    await axe(above)
    await shoot(above, 'selection-titles-overview')
  })
  assert.deepEqual(faults, [])
})
