// The walk-through of the yearly census.
//
// 1. The county officer opens this year's census: nothing is drawn, and the page says what drawing does. She draws it and sees how far it is.
// 2. She sees the year beside the one before: men and women by age, the streets, schools and certificates; she opens a bar by the keyboard and sees who it is.
// 3. She sees who misses what and takes the names, units and gaps along as a sheet; then she submits.
// 4. The province officer opens her county and sends it back with a reason; she reads it, draws anew and submits again.
// 5. Both counties are frozen in one act. Two people who stand in two counties, or on two systems' lists, count once; who counts them is said.
// 6. The same on a phone, in English, and on paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { drawCensus, freezeCensus } from '#modules/workforce/contract-census.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { aCountyOfPeople, onlyOurs, twoWhoStandTwice } from '#modules/workforce/testing/census.ts'
import { testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

/** The whole page, however long. */
async function shootAll(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize()!
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) })
  await shoot(page, name)
  await page.setViewportSize({ width, height })
}

/** What a row of a table says, without its spaces. */
const rowOf = async (page: Page, table: string, name: string): Promise<string> => {
  const row = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name }).first()
  return (await row.innerText()).replaceAll(/\s+/g, '')
}

test('a county’s census stands beside the year before, is sent back, submitted again and frozen; nobody counts twice', async (t) => {
  const server = await testServer(t, folder)
  await onlyOurs(server)
  await aCountyOfPeople(server)
  await twoWhoStandTwice(server)
  const above = await server.as('provinceOfficer')
  const whole = { regionCode: regions.prefecture as never, withoutSubmission: '试点前的一年，由省里统一补录' }
  await above.get(freezeCensus, { year: 2024, ...whole })
  await workOnCensus(server.house)
  const origin = await server.listen()

  // 1. Nothing is drawn yet.
  const page = await deskOf(browser, origin, 'officer')
  await open(page, '/desk/people/census')
  await page.getByRole('heading', { level: 1, name: '2025年度社会工作人才统计' }).waitFor()
  await page.getByText('瓯海区2025年度的统计还没有生成').waitFor()
  assert.equal(await page.locator('.tile').count(), 0, 'no zeros stand where nothing was counted')
  await axe(page)
  await shoot(page, 'census-empty')
  await page.getByRole('button', { name: '生成统计' }).click()
  await page.getByText('正在生成统计').waitFor()
  await axe(page)
  await shoot(page, 'census-drawing')
  await workOnCensus(server.house)

  // 2. The year beside the one before.
  await page.getByText('已生成，未上报').waitFor()
  const tile = page.locator('.tile', { hasText: '社会工作从业人员' })
  assert.match((await tile.innerText()).replaceAll(/\s+/g, ' '), /22 ?人 上年 18 ↑ ?上升 22.2%/)
  await page.getByRole('table', { name: '性别年龄结构' }).waitFor()
  assert.match(await rowOf(page, '性别年龄结构', '25—29岁'), /^1，上年0人25—29岁2，上年2人$/)
  assert.match(await rowOf(page, '地区比较', '景山街道'), /1714↑上升21.4%$/)
  await page.getByLabel('交叉').selectOption('diploma')
  await page.getByRole('columnheader', { name: '大学本科' }).waitFor()
  await axe(page)
  await shootAll(page, 'census-county')
  const bar = page
    .getByRole('table', { name: '性别年龄结构' })
    .getByRole('row', { name: /25—29岁/ })
    .getByRole('link')
    .last()
  await bar.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '25—29岁 · 女' }).waitFor()
  await page.getByText('演示午').waitFor()
  await axe(page)
  await shoot(page, 'census-behind-a-bar')
  await page.getByRole('link', { name: '人才统计', exact: true }).first().click()

  // 3. Who misses what.
  await page.getByRole('heading', { name: '谁还缺什么' }).scrollIntoViewIfNeeded()
  const sheet = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出待补名单（Excel）' }).click()
  assert.match((await sheet).suggestedFilename(), /^2025年度人才统计待补信息-.*\.xlsx$/)
  await page.getByRole('link', { name: /学历/ }).last().click()
  await page.getByRole('heading', { level: 1, name: '缺学历' }).waitFor()
  await page.getByText('演示辛').waitFor()
  await axe(page)
  await shoot(page, 'census-missing')
  await open(page, '/desk/people/census')
  await page.getByRole('button', { name: '上报' }).click()
  await page.getByText('已上报，待审核').first().waitFor()

  // 4. The level above sends it back.
  const province = await deskOf(browser, origin, 'provinceOfficer')
  await open(province, '/desk/people/census')
  await province.getByText('2 个县（市、区）中，0 个已冻结，1 个待审核，1 个还没有上报。').waitFor()
  await province.getByText('鹿城区上年有统计而本年还没有，总数的增减中含这一因素。').waitFor()
  await axe(province)
  await shootAll(province, 'census-province')
  await province.getByRole('link', { name: /^瓯海区/ }).click()
  await province.getByRole('heading', { level: 2, name: /瓯海区/ }).waitFor()
  await province.getByRole('button', { name: '退回' }).click()
  const asked = province.getByRole('dialog')
  await asked.getByRole('button', { name: '退回' }).click()
  await asked.getByText('请填写原因').waitFor()
  await asked.getByLabel('退回原因').fill('两人学历未填，请补全后再报')
  await axe(province)
  await shoot(province, 'census-return')
  await asked.getByRole('button', { name: '退回' }).click()
  await province.getByText('已退回').first().waitFor()
  await open(page, '/desk/people/census')
  await page.getByText('上级退回：两人学历未填，请补全后再报。补正后重新生成，再上报。').waitFor()
  await axe(page)
  await shoot(page, 'census-returned')
  await page.getByRole('button', { name: '重新生成' }).click()
  await page.getByText('正在生成统计').waitFor()
  await workOnCensus(server.house)
  await page.getByRole('button', { name: '上报' }).click()
  await page.getByText('已上报，待审核').first().waitFor()

  // 5. Both are frozen, one of them without having submitted.
  await (await server.as('stranger')).get(drawCensus, { year: 2025, regionCode: regions.neighbourCounty as never })
  await workOnCensus(server.house)
  await province.getByRole('link', { name: /全部地区/ }).click()
  await province.getByText('0 个已冻结，1 个待审核').waitFor()
  await province.getByRole('button', { name: '审定并冻结' }).click()
  await province.getByLabel('原因').fill('鹿城区机构改革，由省里代报')
  await axe(province)
  await shoot(province, 'census-freeze')
  await province.getByRole('dialog').getByRole('button', { name: '审定并冻结' }).click()
  await province.getByText('正在冻结').waitFor()
  await shoot(province, 'census-freezing')
  await workOnCensus(server.house)
  await province.getByText('2 个县（市、区）中，2 个已冻结').waitFor()
  await shootAll(province, 'census-frozen')
  await province.locator('.tile', { hasText: '在他处计入' }).click()
  await province.getByRole('heading', { level: 1, name: '在他处计入' }).waitFor()
  await province.getByText('两处甲').waitFor()
  assert.equal(await province.getByText('计入瓯海区').count(), 2, 'both of them count in Ouhai')
  await axe(province)
  await shoot(province, 'census-elsewhere')

  // 6. On a phone, in English, on paper.
  const phone = await deskOf(browser, origin, 'officer', phoneOptions)
  await open(phone, '/desk/people/census')
  await phone.getByText('校验码').waitFor()
  await phone.getByRole('table', { name: '性别年龄结构' }).waitFor()
  await axe(phone)
  assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'nothing is cut off at the side')
  await shootAll(phone, 'census-phone')
  await open(phone, `/desk/people/census?year=2026`)
  await phone.getByText('瓯海区2026年度的统计还没有生成').waitFor()
  await phone.getByText('统计时点（2026年12月31日）到来后才能生成').waitFor()
  await axe(phone)
  await shoot(phone, 'census-phone-empty')
  await page.evaluate(() => localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en' })))
  await open(page, '/desk/people/census')
  await page.getByRole('table', { name: 'Age and sex' }).waitFor()
  await axe(page)
  await shootAll(page, 'census-english')
  await page.emulateMedia({ media: 'print' })
  await shootAll(page, 'census-print')
})
