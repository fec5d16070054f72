// The walk-throughs of the figures, person by person.
//
// 1. The county officer, at a PC, when the leader asks for a number now.
//    She opens the desk. First stands what needs her: overdue visits, stations late, months to seal; each opens its list. Below are the month's
//    figures, each with its change on last month and last year and whether it is provisional. She takes the trend of another indicator, goes down
//    to a street by its row and up again by the path, and sends the address to a colleague, who sees the same.
// 2. She asks what a number means.
//    She opens it: definition, numerator and denominator, how sure the basis is, period, path, parts, and the rows behind it; a row opens its
//    record. What lies outside her rights is counted and said. She goes to the year to date. Every part of it is in the address.
// 3. She closes the month.
//    Reports → the month: who is in and who is late, the figures with their changes, sentences ready. She exports Word. Sealing names the month and says
//    that it cannot be undone; a station is missing, so a reason is asked; sealed, the figures say so.
// 4. The station leader, 1366 × 768, interrupted.
//    His home is his own station's month. He submits it; the button then is greyed and says why.
// 5. The stranger from the next county opens the officer's address and finds nothing.
// 6. All of it with the keyboard, in English, in large print, in the dark and on a phone's width; nobody is shut out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { organisations, personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as services from '#modules/services/contract.ts'
import { overview } from '#modules/statistics/contract.ts'
import { refreshFigures } from '#modules/statistics/public.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb(() => {})).folder
})
after(() => browser.close())

interface Month {
  server: TestServer
  /** Opens a page as somebody; the address may be one that another sent. */
  open(who: CastName, path: string, more?: BrowserContextOptions & { english?: boolean }): Promise<Page>
}

/** February with three visits in two streets and March with one; the figures have followed. */
async function twoMonths(t: TestContext): Promise<Month> {
  const server = await testServer(t, folder)
  const at = (now: string, who: CastName) => {
    server.setClock(now)
    return signInAs(server.app, username(who))
  }
  const town = await register(await at('2026-01-20T09:00:00+08:00', 'officer'), '林秋水', 'town')
  const other = await register(await at('2026-01-20T09:10:00+08:00', 'officer'), '陈桂英', 'otherTown')
  await visit(await at('2026-02-10T09:00:00+08:00', 'worker'), town, '2026-02-09')
  await visit(await at('2026-02-11T09:00:00+08:00', 'worker'), town, '2026-02-11')
  await visit(await at('2026-02-12T09:00:00+08:00', 'otherWorker'), other, '2026-02-12')
  await visit(await at('2026-03-16T09:00:00+08:00', 'worker'), town, '2026-03-16')
  server.setClock('2026-03-16T09:30:00+08:00')
  // The queue hands out only what no open transaction can still come before, and other tests write beside this one.
  const officer = await server.as('officer')
  for (let last = 0; last < 1;) {
    await refreshFigures(server.house)
    const { figures } = await officer.get(overview, {})
    last = figures.find(({ indicator }) => indicator === 'visits')?.value ?? 0
  }
  const origin = await server.listen()
  const open: Month['open'] = async (who, path, { english = false, ...more } = {}) => {
    const page = await deskOf(browser, origin, who, { ...oldPc, ...more })
    t.after(() => page.context().close())
    if (english) {
      const preferences = JSON.stringify({ language: 'en', largeText: true })
      await page.addInitScript((text) => localStorage.setItem('yanzhen.preferences', text), preferences)
    }
    await page.goto(path)
    return page
  }
  return { server, open }
}

type Signed = Awaited<ReturnType<typeof signInAs>>

async function register(officer: Signed, name: string, where: 'town' | 'otherTown'): Promise<string> {
  const here = where === 'town'
  const { clientId } = await officer.get(services.registerClient, {
    name,
    sex: 'female',
    bornOn: '1941-05-02',
    identityNumber: null,
    noNumberReason: '证件遗失，补办中',
    phone: null,
    address: null,
    regionCode: here ? regions.village : regions.otherVillage,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder-alone'],
    stationId: here ? organisations.station : organisations.otherStation,
    workerId: personId(here ? 'worker' : 'otherWorker'),
  })
  return clientId
}

const visit = (worker: Signed, clientId: string, heldOn: string) =>
  worker.get(services.recordService, {
    method: 'visit',
    clientId,
    heldOn,
    minutes: 40,
    serviceCodes: ['wellbeing-check'],
    mode: 'home',
    outcome: 'met',
  })

const tile = (page: Page, name: string) => page.locator('.tile', { hasText: name })

test('the figures, person by person', { timeout: 400_000 }, async (t) => {
  const { open } = await twoMonths(t)

  await t.test(
    'the officer answers her leader: what needs her, the month, a trend, a street and back, all in an address she can send',
    async () => {
      const page = await open('officer', '/desk/')
      await page.getByRole('heading', { name: '需要办理' }).waitFor()
      await page.getByRole('heading', { name: '2026年3月数据' }).waitFor()
      await tile(page, '探访次数').getByText('暂定').waitFor()
      assert.match(await tile(page, '探访次数').innerText(), /1 次\s*环比 ↓\s*下降\s*66\.7%/)
      await axe(page)
      await shoot(page, 'statistics-home')

      await page.getByRole('button', { name: '上一个月' }).click()
      await page.getByRole('heading', { name: '2026年2月数据' }).waitFor()
      await page.getByLabel('看哪项指标').selectOption({ label: '服务时长' })
      await page.getByRole('heading', { name: '服务时长走势' }).waitFor()
      await page.locator('.plain-table').getByRole('link', { name: '景山街道' }).click()
      await page.locator('.path [aria-current]', { hasText: '景山街道' }).waitFor()
      await page.waitForFunction(() => document.querySelector('.tile .figure')?.textContent?.startsWith('2'))
      const sent = new URL(page.url())
      assert.deepEqual(Object.fromEntries(sent.searchParams), {
        region: regions.town,
        month: '2026-02',
        indicator: 'minutes',
      })

      const colleague = await open('director', sent.pathname + sent.search)
      await colleague.getByRole('heading', { name: '服务时长走势' }).waitFor()
      await colleague.locator('.path a', { hasText: '瓯海区' }).click()
      await colleague.locator('.path [aria-current]', { hasText: '瓯海区' }).waitFor()
    },
  )

  await t.test('the officer asks what a number means and walks through it to a record', async () => {
    const page = await open('officer', '/desk/?month=2026-02')
    await tile(page, '探访次数').click()
    await page.getByRole('heading', { level: 1, name: '探访次数' }).waitFor()
    for (const said of ['统计内容', '依据', '汇总方式', '封账后没有调整。'])
      await page.getByText(said, { exact: true }).waitFor()
    await page
      .getByRole('table', { name: /数字背后的记录/ })
      .getByRole('row')
      .nth(3)
      .waitFor()
    assert.equal(await page.getByText('共 3 条').count(), 1)
    await axe(page)
    await shoot(page, 'statistics-figure')

    await page.getByText('查看计算方法（SQL）').click()
    assert.match(await page.locator('.sql').innerText(), /select/)
    await page.getByLabel('时间范围').selectOption({ label: '当年累计' })
    await page.getByRole('heading', { level: 1 }).locator('..').getByText('2026年1月—2026年2月').waitFor()
    await page.locator('.grid tbody th a').first().click()
    await page.waitForURL(/\/desk\/(records|clients)\//)
  })

  await t.test(
    'the station leader finds his own station’s month on his home, at the size of his old screen',
    async () => {
      const page = await open('leader', '/desk/?month=2026-02')
      await tile(page, '探访次数').waitFor()
      assert.match(await tile(page, '探访次数').innerText(), /2 次/)
      await axe(page)
      await shoot(page, 'statistics-leader-home')
    },
  )

  await t.test('the stranger from the next county opens the officer’s address and finds nothing', async () => {
    for (const path of [
      `/desk/?region=${regions.county}`,
      `/desk/figures/visits?region=${regions.county}`,
      `/desk/months/2026-02?region=${regions.county}`,
    ]) {
      // First that there is something to see.
      const officer = await open('officer', path)
      await officer.getByText('瓯海区').first().waitFor()
      const page = await open('stranger', path)
      await page.getByRole('alert').waitFor()
      assert.ok(!(await page.locator('main').innerText()).includes('瓯海'), path)
    }
  })

  await t.test('the auditor, whose post reads no figures, finds the doors that are hers', async () => {
    const page = await open('auditor', '/desk/')
    await page.getByRole('main').getByRole('link', { name: '审计日志' }).waitFor()
    await axe(page)
  })

  await t.test('nobody is shut out on a phone’s width, in English and large print, or in the dark', async () => {
    const manners: Record<string, BrowserContextOptions & { english?: boolean }> = {
      phone: phoneOptions,
      english: { english: true },
      dark: { colorScheme: 'dark' },
    }
    const pages = {
      home: '/desk/?month=2026-02',
      figure: '/desk/figures/priority-coverage?until=2026-02',
      month: '/desk/months/2026-02',
    }
    for (const [manner, options] of Object.entries(manners)) {
      const page = await open('officer', pages.home, options)
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path)
        await page.locator('main .card').first().waitFor()
        await page.waitForLoadState('networkidle')
        await axe(page)
        await shoot(page, `statistics-${name}-${manner}`)
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.equal(wider, 0, `${name} is wider than the screen: ${manner}`)
        if (!options.english) continue
        const said = await page.locator('main h1, main h2, main thead, main button').allInnerTexts()
        assert.doesNotMatch(said.join(' '), /指标|封账|导出|上月/)
      }
      await page.context().close()
    }
  })

  await t.test(
    'the officer seals the month without a station that is missing, and says why; a leader submitted his before',
    async () => {
      const leader = await open('leader', '/desk/months/2026-02')
      await leader.getByRole('button', { name: '上报本月' }).click()
      await leader.getByRole('dialog').getByText('不能撤回').waitFor()
      await axe(leader)
      await leader.getByRole('dialog').getByRole('button', { name: '上报本月' }).click()
      await leader.getByText('本站本月已上报。').first().waitFor()
      assert.equal(await leader.getByRole('button', { name: /上报本月/ }).getAttribute('aria-disabled'), 'true')
      await shoot(leader, 'statistics-leader')

      const page = await open('officer', '/desk/months')
      await page.getByRole('link', { name: '2026年2月' }).waitFor()
      await axe(page)
      await shoot(page, 'statistics-months')
      await page.getByRole('link', { name: '2026年2月' }).click()
      await page.getByRole('heading', { level: 1, name: '2026年2月月报' }).waitFor()
      await axe(page)
      await shoot(page, 'statistics-month')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 Word' }).click(),
      ])
      assert.match(file.suggestedFilename(), /2026年2月.*\.docx$/)

      await page.getByRole('button', { name: '封账' }).click()
      const dialog = page.getByRole('dialog', { name: '封账：瓯海区 2026年2月' })
      await dialog.getByText('封账后不能撤销').waitFor()
      await dialog.getByText('梧田街道社会工作站').waitFor()
      await dialog.getByRole('button', { name: '封账' }).click()
      await dialog.getByText('请写明原因').waitFor()
      await axe(page)
      await shoot(page, 'statistics-seal')
      await dialog.getByLabel('为什么不等这些站就封账').fill('该站搬迁停网，记录已核对')
      await dialog.getByRole('button', { name: '封账' }).click()
      await page.locator('.page-header .status', { hasText: '已封账' }).waitFor()
      await page.goto('/desk/?month=2026-02')
      await tile(page, '探访次数').getByText('已封账').waitFor()
    },
  )
})
