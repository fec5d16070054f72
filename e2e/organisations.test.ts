// The walk-throughs of regions and organisations.
//
// 1. The county officer asks how far the stations cover the county: regions, the rate, the villages without a room, one of them.
// 2. She opens a room there; what is wrong is said at its field; then the room's page says where it stands and since when.
// 3. A station gets another operator: she links it, and both stand on the page, each with its days.
// 4. She records that a village was renamed, then that its neighbour was merged into it.
// 5. The stranger from the next county opens the same address and finds nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { organisations, regions } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

/** Types into a search box and takes the answer that says the text. */
async function pick(page: Page, label: string, typed: string, answer: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).last().fill(typed)
  await page.getByRole('option', { name: answer }).first().click()
}

test('a county officer finds the villages without a room and opens one', async (t) => {
  const server = await testServer(t, folder)
  const origin = await server.listen()
  const page = await deskOf(browser, origin, 'officer')
  await page.goto('/desk/regions')
  await page.getByRole('heading', { level: 1, name: '瓯海区' }).waitFor()
  await page.getByRole('link', { name: '景山街道' }).waitFor()
  await axe(page)
  await shoot(page, 'organisations-region')
  await page.locator(`a[href="/desk/regions/${regions.county}/uncovered?tier=3"]`).click()
  await page.getByRole('heading', { level: 1, name: '瓯海区未设“社会工作室”的区划' }).waitFor()
  await page.getByRole('link', { name: '净水社区' }).waitFor()
  await axe(page)
  await shoot(page, 'organisations-uncovered')

  await page.goto('/desk/organisations')
  await page.getByRole('link', { name: '景山街道社会工作站' }).waitFor()
  await axe(page)
  await shoot(page, 'organisations-list')
  await page.getByRole('button', { name: '设立机构' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('类型').click()
  await page.getByTitle('社会工作室').click()
  await pick(page, '所在地', '景山', '景山街道')
  await dialog.getByLabel('名称', { exact: true }).fill('净水社区社会工作室')
  await dialog.getByLabel('简称').fill('净水社工室')
  await dialog.getByRole('button', { name: '设立机构' }).click()
  await dialog.getByText('不设在这一级区划').waitFor()
  await axe(page)
  await shoot(page, 'organisations-open')
  await pick(page, '所在地', '净水', '净水社区')
  await dialog.getByRole('button', { name: '设立机构' }).click()
  await page.getByRole('heading', { level: 1, name: '净水社区社会工作室' }).waitFor()
})

test('a county officer gives a station another operator, and the stranger sees neither', async (t) => {
  const server = await testServer(t, folder)
  const origin = await server.listen()
  const address = `/desk/organisations/${organisations.station}`
  const page = await deskOf(browser, origin, 'officer')
  await page.goto(address)
  await page.getByRole('button', { name: '登记关系' }).click()
  const dialog = page.getByRole('dialog')
  await pick(page, '对方', '晨星', '晨星社会工作服务中心')
  await dialog.getByLabel('合同或文件').fill('合同 2026-7')
  await shoot(page, 'organisations-link')
  await dialog.getByRole('button', { name: '登记关系' }).click()
  const links = page.getByRole('list', { name: '关系与沿革' })
  await links.getByText('合同 2026-7').waitFor()
  assert.match(await links.innerText(), /运营机构：晨星社会工作服务中心[\s\S]*运营机构：春晖社会工作服务中心/)
  await axe(page)
  await shoot(page, 'organisations-page')

  const strange = await deskOf(browser, origin, 'stranger')
  await strange.goto(address)
  await strange.getByRole('alert').getByText('没有找到').waitFor()
  assert.doesNotMatch(await strange.locator('main').innerText(), /景山/)
})

test('a county officer records that a village was renamed, and that two became one', async (t) => {
  const server = await testServer(t, folder)
  const origin = await server.listen()
  const page = await deskOf(browser, origin, 'officer')
  await page.goto(`/desk/regions/${regions.village}`)
  await page.getByRole('button', { name: '登记区划变更' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('清水社区')
  await dialog.getByLabel('依据').fill('浙民区〔2026〕3号')
  await axe(page)
  await dialog.getByRole('button', { name: '登记区划变更' }).click()
  await page.getByRole('heading', { level: 1, name: '清水社区' }).waitFor()
  await page.getByText('更名：净水社区').waitFor()
  await axe(page)

  await page.getByRole('button', { name: '登记区划变更' }).click()
  await dialog.getByLabel('变更类型').click()
  await page.getByTitle('合并').click()
  await dialog.getByRole('button', { name: '增加一个被合并的区划' }).click()
  await pick(page, '变更前', '景山社区', '景山社区')
  await dialog.getByLabel('依据').fill('浙民区〔2026〕4号')
  await shoot(page, 'organisations-change')
  await dialog.getByRole('button', { name: '登记区划变更' }).click()
  await page.getByText('合并：景山社区').waitFor()
  await shoot(page, 'organisations-changes')
})
