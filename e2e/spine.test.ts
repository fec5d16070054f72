// The main job, whole: a visit recorded on a phone becomes the county's monthly report.
//
// 1. A social worker, without a signal, records a home visit; it waits in the outbox, and is accepted when the signal is back.
// 2. The station's, the county's and the province's figures move by themselves (how soon is measured in bench/), and nobody typed a number.
// 3. The county officer opens the figure and finds the visit behind it; exports the month as Word and Excel; seals it.
// 4. The visit is corrected afterwards; the month shows an adjustment with who, when and why.
// 5. The stranger from the next county finds nothing of it, by any address.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { organisations, password, personId, regions, username } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { Caller } from '#demo/test-server.ts'
import { startJobs } from '#kernel/job-runner.ts'
import { monthOf, todayIn } from '#kernel/days.ts'
import * as services from '#modules/services/contract.ts'
import * as statistics from '#modules/statistics/contract.ts'
import { everyJob } from '#src/modules.ts'
import { buildWeb } from '#web/build.ts'
import { deskOptions, openBrowser, phoneOptions, shoot } from './browser.ts'

test('a visit recorded on a phone becomes the county’s monthly report', { timeout: 240_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  // What was begun last ends first: jobs before the database they work on.
  const ends: (() => Promise<unknown>)[] = []
  t.after(async () => {
    for (const end of ends.reverse()) await end()
  })
  const server = await testServer({ after: (end) => void ends.push(end) }, folder)
  // A month that is over can be sealed: the visit of today belongs to the last one by the time the officer closes it.
  const today = new Date()
  const month = monthOf(todayIn(today))
  server.setClock(new Date(today.getTime() - 100 * 86_400_000).toISOString())
  const clientId = await registered(await signInAs(server.app, username('leader')))
  server.setClock(today.toISOString())
  const stopJobs = await startJobs(server.house, everyJob, server.database.connection)
  ends.push(stopJobs)
  const origin = await server.listen()
  const browser = await openBrowser()
  ends.push(() => browser.close())

  const phone = await browser.newContext(phoneOptions)
  const page = await phone.newPage()
  await page.goto(`${origin}/field/`)
  await page.getByLabel('用户名').fill(username('worker'))
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).tap()
  await page.getByRole('link', { name: /林秋水/ }).waitFor()
  await phone.setOffline(true)
  await recordVisit(page)
  await page.getByRole('link', { name: /发件箱/ }).tap()
  const item = page.locator('.item', { hasText: '林秋水' })
  await item.getByText('等待发送').waitFor()

  const watching = { leader: regions.town, officer: regions.county, provinceOfficer: regions.province } as const
  const figureOf = async (who: keyof typeof watching) =>
    (await (await server.as(who)).get(statistics.overview, { regionCode: watching[who] as never, month })).figures.find(
      (one) => one.indicator === 'visits',
    )!.value
  for (const who of Object.keys(watching) as (keyof typeof watching)[]) assert.equal((await figureOf(who)) ?? 0, 0)

  await phone.setOffline(false)
  await item.getByText('已收到').waitFor({ timeout: 30_000 })
  for (const who of Object.keys(watching) as (keyof typeof watching)[]) {
    await eventually(async () => ((await figureOf(who)) === 1 ? who : undefined))
  }

  const desk = await browser.newContext({ ...deskOptions, baseURL: origin })
  await desk.request.post('/api/sessions', { data: { username: username('officer'), password } })
  const office = await desk.newPage()
  await office.goto(`/desk/figures/visits?region=${regions.county}&from=${month}&until=${month}`)
  await office
    .getByRole('link', { name: /林秋水/ })
    .first()
    .waitFor()
  await shoot(office, 'spine-figure')

  // The month is over; the idle time of the sessions too, so each signs in again.
  server.setClock(new Date(today.getTime() + 40 * 86_400_000).toISOString())
  const later = await signInAs(server.app, username('officer'))
  const word = await later.call(statistics.exportMonth, { month, regionCode: regions.county as never, form: 'docx' })
  assert.ok('raw' in word && word.raw.subarray(0, 2).toString() === 'PK')
  const excel = await later.call(statistics.exportMonth, { month, regionCode: regions.county as never, form: 'xlsx' })
  assert.ok('raw' in excel)
  assert.ok(await mentions(excel.raw, '探访'))
  await later.get(statistics.sealMonth, { month, regionCode: regions.county as never, withoutMissing: '演练' })

  const worker = await signInAs(server.app, username('worker'))
  const [row] = (await worker.get(services.records, { clientId })).rows
  await worker.get(services.withdrawRecord, {
    recordId: row!.recordId,
    basedOnVersion: row!.version,
    reason: '登记到了别人的名下',
  })
  const adjusted = await eventually(async () =>
    (await later.get(statistics.month, { month, regionCode: regions.county as never })).adjustments.find(
      (one) => one.indicator === 'visits',
    ),
  )
  assert.deepEqual(
    [adjusted.byName, adjusted.reason, adjusted.before, adjusted.after],
    ['林小雨', '登记到了别人的名下', 1, 0],
  )

  await nothingFor(await signInAs(server.app, username('stranger')), { clientId, recordId: row!.recordId, month })
})

async function registered(leader: Caller): Promise<string> {
  const { clientId } = await leader.get(services.registerClient, {
    name: '林秋水',
    sex: 'female',
    bornOn: '1941-05-02',
    identityNumber: null,
    noNumberReason: '证件遗失，补办中',
    phone: null,
    address: null,
    regionCode: regions.village as never,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder-alone'],
    stationId: organisations.station,
    workerId: personId('worker'),
  })
  return clientId
}

async function recordVisit(page: Page): Promise<void> {
  await page.getByRole('link', { name: /林秋水/ }).tap()
  await page.getByRole('radio', { name: '已见面', exact: true }).tap()
  await page.locator('[data-field="serviceCodes"] .chip').first().tap()
  await page.locator('[data-field="minutes"] .chip', { hasText: '45' }).tap()
  await page.getByRole('button', { name: '保存' }).tap()
}

async function mentions(workbook: Buffer, word: string): Promise<boolean> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(workbook as never)
  return book.worksheets.some((sheet) => JSON.stringify(sheet.getSheetValues()).includes(word))
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const began = Date.now(); ;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    assert.ok(Date.now() - began < 60_000, 'it did not come by itself')
  }
}

/** Of a row that is there, someone without rights is told what would be told if it were not. */
async function nothingFor(
  stranger: Caller,
  { clientId, recordId, month }: { clientId: string; recordId: string; month: string },
): Promise<void> {
  const county = regions.county as never
  const statuses = await Promise.all([
    stranger.call(services.client, { clientId }),
    stranger.call(services.record, { recordId }),
    stranger.call(statistics.month, { month, regionCode: county }),
    stranger.call(statistics.exportMonth, { month, regionCode: county, form: 'docx' }),
    stranger.call(statistics.openFigure, { indicator: 'visits', regionCode: county, from: month, until: month }),
    stranger.call(statistics.series, { indicator: 'visits', regionCode: county, from: month, until: month }),
  ])
  assert.deepEqual(
    statuses.map((answer) => answer.status),
    [404, 404, 404, 404, 404, 404],
  )
  assert.deepEqual((await stranger.get(services.clients, {})).rows, [])
  assert.deepEqual((await stranger.get(services.records, {})).rows, [])
}
