// A month of pay in a county, walked through by those who live with it.
//
// Zhou Min of the county's social-work department has graded people by a spreadsheet for years.
// 1. Over night the facts have spoken: the proposals list who moves, from what to what, since when and why. She chooses all, reads what it
//    would cost a month and a year, and confirms. One she refuses, with a reason.
// 2. The grades list says who stands where; she opens the scheme, read out with clause and certainty, puts Ningbo's beside it and sees at a
//    glance where the two differ. She changes the base in the file of the scheme and rehearses it on the people of today.
// 3. She reckons the month of a station, locks it, and exports the basis; a locked month says so. On a person's page she takes their payslip.
// 4. Lin Xiaoyu, a social worker, reads on her phone why she is on level four and what would move her to five; at the desk the same page
//    shows her leave. She asks for two days; the station leader approves; her colleagues see that she is away, not why.
// 5. None of her colleagues can open her pay. All pages hold at 390 pixels and break no rule of accessibility.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { organisations, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testNow, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open, phoneOf } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string

const pageOf = (who: CastName, options?: BrowserContextOptions) => deskOf(browser, base, who, options)

/** Takes the newest payslip that the page shows; kept beside the pictures, to be looked at. */
async function savePayslip(page: Page, name: string, word = '工资条'): Promise<void> {
  const saved = page.waitForEvent('download')
  await page
    .getByRole('button', { name: new RegExp(`^${word}`) })
    .first()
    .click()
  const file = await saved
  assert.equal(file.suggestedFilename(), `${word}-林小雨-2026-03.pdf`)
  if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/payslip-${name}.pdf`)
}

test('a month of pay', { timeout: 400_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  await giveLife(server, 'worker', { ...beginner, degree: ['bachelor', '2012-07-01'] })
  await giveLife(server, 'colleague', { ...beginner, appointed: [['assistant', '2024-05-01']] })
  await giveLife(server, 'otherWorker', beginner)
  await giveLife(server, 'leader', {
    worked: [['2008-01-01']],
    posts: [
      ['worker', '2008-01-01', '2026-01-01'],
      ['deputy', '2026-01-01'],
    ],
  })
  await lookAtEveryone(server.house)

  const officer = await pageOf('officer')
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))

  await t.test(
    'the proposals say who moves and why; she refuses one, and confirms the others after a look at the cost',
    async () => {
      await open(officer, '/desk/pay/proposals')
      await officer.getByText('共 4 条').waitFor()
      await axe(officer)
      await shoot(officer, 'pay-proposals')
      const other = officer.locator('tr', { hasText: '何田' })
      await other.getByRole('button', { name: '不同意' }).click()
      await officer.getByRole('dialog').getByLabel('理由').fill('任职文件尚未送达')
      await officer.getByRole('dialog').getByRole('button', { name: '不同意' }).click()
      await officer.getByText('共 3 条').waitFor()
      for (const box of await officer.getByRole('checkbox').all()) await box.check()
      await officer.getByRole('button', { name: '确认所选 3 条' }).click()
      await officer.getByRole('dialog').getByText('首次核定 3 人').waitFor()
      await shoot(officer, 'pay-preview')
      await officer.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click()
      await officer.getByText('没有等待确认的变动').waitFor()
    },
  )

  await t.test('the grades list says who stands where', async () => {
    await open(officer, '/desk/pay/grades')
    await officer.getByText('共 3 条').waitFor()
    await axe(officer)
    await shoot(officer, 'pay-grades')
  })

  await t.test('the scheme is read out with clause and certainty, and another stands beside it', async () => {
    await open(officer, '/desk/pay/scheme?beside=ningbo')
    await officer.getByRole('heading', { name: '宁波市社区工作者四岗十八级' }).waitFor()
    assert.ok((await officer.locator('.differs').count()) >= 4)
    await axe(officer)
    await officer.screenshot({
      path: (await shoot(officer, 'pay-scheme')).replace('.png', '-whole.png'),
      fullPage: true,
    })
  })

  await t.test('a higher base is rehearsed on the people of today, and a mistake is named', async () => {
    await open(officer, '/desk/pay/what-if')
    const file = officer.getByRole('textbox', { name: '办法文件（YAML）' })
    const text = await file.inputValue()
    await file.fill(text.replace('is: 390000', 'is: 420000'))
    await officer.getByRole('button', { name: '试算', exact: true }).click()
    await officer.getByText('涉及 4 人：增 4 人').waitFor()
    await axe(officer)
    await shoot(officer, 'pay-what-if')
    await file.fill(text.replace('basis: borrowed-scheme }', 'basis: nowhere }'))
    await officer.getByRole('button', { name: '试算', exact: true }).click()
    await officer.getByText('文件需要修改').waitFor()
    await shoot(officer, 'pay-what-if-fault')
  })

  await t.test('the month of a station is reckoned and locked', async () => {
    await open(officer, `/desk/pay/payroll?employer=${organisations.station}&month=2026-03`)
    await officer.getByRole('button', { name: '锁定 2026年3月' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '锁定 2026年3月' }).click()
    await officer.getByText('已于 2026年3月16日').waitFor()
    await axe(officer)
    await shoot(officer, 'pay-payroll')
    const saved = officer.waitForEvent('download')
    await officer.getByRole('button', { name: '导出薪酬依据' }).click()
    const file = await saved
    assert.match(file.suggestedFilename(), /^薪酬依据 2026-03-景山街道社会工作站\.xlsx$/)
    if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/payroll.xlsx`)
    await open(officer, `/desk/people/${personId('worker')}`)
    await savePayslip(officer, 'officer')
    await open(officer, '/desk/pay/health-checks')
    await axe(officer)
    await shoot(officer, 'pay-health-checks')
  })

  await t.test('on her phone she reads why level four, and what would move her to five', async () => {
    const phone = await phoneOf(browser, base, 'worker', { now: testNow })
    phone.on('pageerror', (error) => faults.push(error.message))
    await phone.goto('/field/me/pay')
    await phone.getByText('为什么是 4 级').waitFor()
    await phone.getByText('2029年3月1日年限满 9 年').waitFor()
    await savePayslip(phone, 'phone')
    await axe(phone)
    await phone.screenshot({ path: (await shoot(phone, 'pay-phone')).replace('.png', '-whole.png'), fullPage: true })
    await phone.context().close()
  })

  await t.test(
    'she asks for two days, the leader approves, and her colleagues see that she is away and not why',
    async () => {
      const worker = await pageOf('worker')
      await open(worker, '/desk/pay/me')
      await worker.getByText('为什么是 4 级').waitFor()
      await savePayslip(worker, 'own')
      await axe(worker)
      await worker.screenshot({ path: (await shoot(worker, 'pay-me')).replace('.png', '-whole.png'), fullPage: true })
      await worker.request.post('/api/pay/me/leave', {
        data: { kind: 'annual', from: '2026-03-19', to: '2026-03-20', reason: '探亲' },
        headers: { 'idempotency-key': 'leave-of-the-journey' },
      })
      const leader = await pageOf('leader')
      await open(leader, '/desk/pay/leave')
      await leader.getByRole('button', { name: '批准' }).click()
      await leader.getByText('没有等待审批的休假').waitFor()
      const colleague = await pageOf('colleague')
      await open(colleague, '/desk/pay/leave')
      // Whoever approves nothing reads of no approval in their menu.
      await colleague.getByRole('heading', { name: '团队休假', exact: true }).waitFor()
      assert.equal(await colleague.getByText('休假审批').count(), 0)
      await colleague.locator('.away-grid tr', { hasText: '林小雨' }).locator('.away').first().waitFor()
      assert.equal(await colleague.getByText('探亲').count(), 0)
      await axe(colleague)
      await shoot(colleague, 'pay-calendar')
      for (const place of ['/desk/pay/grades', '/desk/pay/proposals', '/desk/pay/payroll']) {
        await open(colleague, place)
        assert.equal(await colleague.getByText('林小雨').count(), 0, place)
      }
    },
  )

  await t.test('at 390 pixels and in English it still holds', async () => {
    const small = await pageOf('officer', phoneOptions)
    for (const [name, place] of [
      ['proposals', '/desk/pay/proposals?state=confirmed'],
      ['grades', '/desk/pay/grades'],
      ['scheme', '/desk/pay/scheme?place=hohhot'],
      ['payroll', `/desk/pay/payroll?employer=${organisations.station}&month=2026-03`],
      ['leave', '/desk/pay/leave'],
    ] as const) {
      await open(small, place)
      assert.ok(
        await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1),
        `${place} is wider than the phone`,
      )
      await shoot(small, `pay-small-${name}`)
    }
    // A day is read in one piece.
    await open(small, '/desk/pay/grades')
    const height = await small
      .getByText(/^\d{4}年\d+月\d+日$/)
      .first()
      .evaluate((cell) => cell.getClientRects().length)
    assert.equal(height, 1)
    // What the button “English” does: here in this browser, and at the server for papers.
    await small.evaluate(() => localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en' })))
    await small.request.put('/api/me/language', {
      data: { language: 'en' },
      headers: { 'idempotency-key': 'english-please' },
    })
    for (const [name, place, heading] of [
      ['scheme', '/desk/pay/scheme?place=hohhot', 'Hohhot: three posts, eighteen levels'],
      ['person', `/desk/people/${personId('worker')}#pay`, 'Why level 4'],
      ['grades', '/desk/pay/grades', 'Grades'],
      ['payroll', `/desk/pay/payroll?employer=${organisations.station}&month=2026-03`, 'Payroll'],
    ] as const) {
      await open(small, place)
      await small.getByRole('heading', { name: heading }).first().waitFor()
      assert.equal(
        await small.getByRole('heading', { name: /等级|薪酬|办法/ }).count(),
        0,
        `${place} is not all in English`,
      )
      await small.screenshot({
        path: (await shoot(small, `pay-english-${name}`)).replace('.png', '-whole.png'),
        fullPage: true,
      })
    }
    await open(small, `/desk/people/${personId('worker')}`)
    await savePayslip(small, 'english', 'Payslip')
  })
  assert.deepEqual(faults, [])
})
