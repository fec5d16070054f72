// The walk-through of a project that was chosen and is delivered.
//
// 银龄守望 of Shen Lan's agency was chosen in the district's venture philanthropy: 1+1+1+N+X.
// 1. In autumn Shen Lan opens 本单位项目交付. The five parts are there with what she proposed; the project and her organisation are filled in from the
//    registers, which are named. The money says what was due at once and what follows delivery, and that the shares are assumed.
// 2. She reports without volunteers and is told at that part. She adds them, twelve, and reports.
// 3. Zhou Min finds it among what waits, looks at each part, and sends it back for the volunteers, with a reason.
// 4. On her phone Shen Lan reads why, mends it, and reports again; Zhou Min accepts. The last part of the grant is due from that day.
// At desktop and 390 pixels, accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { chosenProject } from '#modules/selection/testing/chosen-project.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

test('a project is delivered part by part, sent back, and accepted', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  await chosenProject(server)
  server.setClock('2026-09-01T09:00:00+08:00')
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []

  await t.test('she finds what the registers know, and is told what is missing', async () => {
    const manager = await deskOf(browser, baseURL, 'manager')
    manager.on('pageerror', (error) => faults.push(error.message))
    await manager.goto('/desk/selection/my-deliveries')
    await manager.getByRole('button', { name: '银龄守望' }).click()
    await manager.getByText('申报的项目').first().waitFor()
    assert.equal(await manager.getByLabel('1个公益项目 · 第 1 项', { exact: true }).inputValue(), '银龄守望')
    await manager.getByText('尾款（交付通过后）').waitFor()
    await axe(manager)
    await shoot(manager, 'selection-delivery-begin')
    await manager.getByRole('button', { name: '为“1名专职社工”加一项' }).click()
    await manager.getByLabel('1名专职社工 · 第 1 项', { exact: true }).fill('专职社工一名')
    await manager.getByRole('button', { name: '为“N个慈善资源”加一项' }).click()
    await manager.getByLabel('N个慈善资源 · 第 1 项', { exact: true }).fill('慈善超市')
    await manager.getByRole('button', { name: '报送交付' }).click()
    await manager.getByText('“X名志愿者”还缺 1 项').waitFor()
    await shoot(manager, 'selection-delivery-missing')
    await manager.getByRole('button', { name: '为“X名志愿者”加一项' }).click()
    await manager.getByLabel('X名志愿者 · 第 1 项', { exact: true }).fill('社区志愿者')
    await manager.getByLabel('X名志愿者 · 第 1 项 · 数量').fill('12')
    await manager.getByLabel('完成情况').fill('服务独居老人 320 人次')
    await manager.getByRole('button', { name: '报送交付' }).click()
    await manager.getByText('待验收').first().waitFor()
    await manager.context().close()
  })

  await t.test('the office sends it back by its part', async () => {
    const officer = await deskOf(browser, baseURL, 'officer')
    officer.on('pageerror', (error) => faults.push(error.message))
    await officer.goto('/desk/selection/deliveries')
    await officer.getByText('银龄守望').first().waitFor()
    await axe(officer)
    await shoot(officer, 'selection-deliveries')
    await officer.getByText('银龄守望').first().click()
    await officer.getByText('社区志愿者 × 12').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-delivery-office')
    await officer.getByRole('button', { name: '退回补正' }).click()
    const form = officer.getByRole('dialog')
    await form.getByLabel('依据哪一项').fill('志愿者')
    await form.getByLabel('依据哪一项').press('Enter')
    await form.getByLabel('依据哪一项').press('Tab')
    await form.getByLabel('原因').fill('志愿者没有名单，请补充。')
    await form.getByRole('button', { name: '退回补正' }).click()
    await officer.getByText('志愿者没有名单，请补充。').waitFor()
    await officer.context().close()
  })

  await t.test('on her phone she reads why and mends it; accepted, the last part is due', async () => {
    const phone = await deskOf(browser, baseURL, 'manager', phoneOptions)
    phone.on('pageerror', (error) => faults.push(error.message))
    await phone.goto('/desk/selection/my-deliveries')
    await phone.getByRole('button', { name: '银龄守望' }).click()
    await phone.getByText('志愿者没有名单，请补充。').waitFor()
    await axe(phone)
    await shoot(phone, 'selection-delivery-phone')
    await phone.getByLabel('X名志愿者 · 第 1 项', { exact: true }).fill('社区志愿者（名单见材料）')
    await phone.getByLabel('X名志愿者 · 第 1 项', { exact: true }).scrollIntoViewIfNeeded()
    await shoot(phone, 'selection-delivery-writing-phone')
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    assert.equal(wide, false, 'nothing stands out of the window')
    await phone.getByRole('button', { name: '报送交付' }).click()
    await phone.getByText('待验收').first().waitFor()
    const officer = await deskOf(browser, baseURL, 'officer', phoneOptions)
    officer.on('pageerror', (error) => faults.push(error.message))
    await officer.goto('/desk/selection/deliveries')
    await officer.getByText('银龄守望').first().click()
    await officer.getByRole('button', { name: '通过', exact: true }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '通过' }).click()
    await officer.getByText('2026年9月1日 起应付').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-delivery-accepted-phone')
  })
  assert.deepEqual(faults, [])
})
