// The first day of a real installation. Nobody is there yet: the first page makes the first officer, who signs in and finds an empty home
// that says what to do first; a second first officer cannot be made.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { loadCalendar } from '#kernel/calendar-table.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { loadRegions } from '#modules/organisations/commands/load-regions.ts'
import { buildApp } from '#src/app.ts'
import { openHouse } from '#src/open-house.ts'
import { buildWeb } from '#web/build.ts'
import { axe, deskOptions, openBrowser, shoot } from './browser.ts'

test('the first officer of an empty installation is made on its first page', { timeout: 120_000 }, async (t) => {
  const ends: (() => Promise<unknown>)[] = []
  t.after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const { folder: web } = await buildWeb(() => {})
  const { connection } = await testDatabase({ after: (drop) => void ends.push(drop) })
  const owner = new pg.Pool({ ...connection, max: 1 })
  await loadCalendar(owner)
  await loadRegions(owner, ['33'], undefined, 'county')
  await owner.end()
  const dataDir = await mkdtemp(join(tmpdir(), 'yanzhen-first-'))
  ends.push(() => rm(dataDir, { recursive: true, force: true }))
  const secretKeyFile = join(dataDir, 'keys.json')
  const clock = () => new Date()
  const opened = await openHouse({
    connection,
    dataDir,
    secretKeyFile,
    clock,
    log: () => {},
    cast: [],
    sealedDataExists: false,
  })
  ends.push(opened.close)
  const app = await buildApp(opened.house, { webFolder: web, trustProxy: false })
  ends.push(() => app.close())
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  ends.push(() => browser.close())

  const page = await (await browser.newContext(deskOptions)).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${origin}/desk`)
  await page.getByRole('heading', { name: '开始使用' }).waitFor()
  await shoot(page, 'first-run')
  await axe(page)

  await page.getByLabel('姓名').fill('方晓')
  await page.getByLabel('用户名').fill('fangxiao')
  await page.getByLabel('密码').first().fill('short')
  await page.locator('#regionCode').fill('oh')
  await page.getByRole('option', { name: /瓯海区/ }).click()
  await page.locator('form button[type=submit]').click()
  await page.getByText('密码至少 10 位。').waitFor()
  await page.getByLabel('密码').first().fill('Wild-geese-2026')
  await page.locator('form button[type=submit]').click()

  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.getByLabel('用户名').fill('fangxiao')
  await page.getByLabel('密码').first().fill('Wild-geese-2026')
  await page.locator('form button[type=submit]').click()
  await page.getByText('方晓').first().waitFor()
  await page.getByText('瓯海区').first().waitFor()
  await page.getByRole('heading', { name: '开始使用，先做这几步' }).waitFor()
  await axe(page)
  await shoot(page, 'first-run-home')
  await page.getByRole('link', { name: /设立主管部门、机构和站点/ }).click()
  await page.getByText('还没有机构').waitFor()
  const again = await page.request.post(`${origin}/api/setup`, {
    data: { regionCode: '330304000000', name: '别人', username: 'somebody', password: 'Wild-geese-2026' },
  })
  assert.equal(again.status(), 409)
})
