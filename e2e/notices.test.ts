// What reaches a person, and how.
//
// Lin Xiaoyu is a social worker. Overnight the system found two things about her: her supervision is overdue, and her registration runs
// out in some weeks.
// 1. At the desk the bell says 2. She opens it: the overdue one first, with its day; one press takes her where it is dealt with, and
//    it is read. Home says what is due within a week.
// 2. On the phone, Today says in one line that something waits. She opens it in the lift, where there is no signal: it is there, and says
//    of when. Marking it as read must wait for the signal, and says so; with the signal it is done.
// 3. Under “我的” there are only the pages that her post may open; without a signal such a page says that it needs one.
// 4. Her station leader sees nothing of it. All of it in English, too, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, todayIn } from '#kernel/days.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

test('a person is reached, at the desk and on the phone', { timeout: 180_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  // The phone compares its clock with the server's.
  server.setClock(new Date().toISOString())
  const base = await server.listen()
  const today = todayIn(server.house.clock())
  await inTransaction(server.house.gatePool, gate, ({ query }) =>
    notifyAll({ query, now: server.house.clock() }, [
      {
        personId: personId('worker'),
        key: 'supervision/overdue:educational',
        title: { zh: '教育性督导已逾期', en: 'Educational supervision is overdue' },
        body: {
          zh: '上次是在两个月前。请与督导约定时间。',
          en: 'The last was two months ago. Please agree on a time.',
        },
        link: '/people/me#supervision',
        dueOn: addDays(today, -9),
      },
      {
        personId: personId('worker'),
        key: 'certificates/registration:2026',
        title: { zh: '证书登记将到期', en: 'Your registration runs out' },
        body: { zh: '请在到期前三个月内申请续期登记。', en: 'Apply for renewal within the last three months.' },
        link: '/people/me#certificates',
        dueOn: addDays(today, 40),
      },
    ]),
  )
  const deskFor = async (who: CastName) => {
    const page = await deskOf(browser, base, who, { now: server.house.clock() })
    await page.goto('/desk/')
    return page
  }

  await t.test('the bell counts, the page says what is due first, and one press leads there', async () => {
    const page = await deskFor('worker')
    await page.getByRole('region', { name: '近期到期' }).getByText('教育性督导已逾期').waitFor()
    await page.getByRole('link', { name: '提醒，2 条未读' }).click()
    await page.getByRole('heading', { name: '提醒', level: 1 }).waitFor()
    const titles = page.locator('.notices h2')
    await titles.first().waitFor()
    assert.deepEqual(await titles.allInnerTexts(), ['教育性督导已逾期', '证书登记将到期'])
    await axe(page)
    await shoot(page, 'notices-desk')
    await page.getByRole('button', { name: '标为已读', exact: true }).last().click()
    await page.getByRole('link', { name: '提醒，1 条未读' }).waitFor()
    await page.getByLabel('只看未读').check()
    await page.waitForURL('**/desk/notices?unread=yes')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByText('没有未读的提醒').waitFor()
    await page.getByRole('button', { name: '查看全部' }).click()
    await page.getByRole('button', { name: 'English' }).first().click()
    await page.getByRole('heading', { name: 'Educational supervision is overdue' }).waitFor()
    await axe(page)
    await shoot(page, 'notices-desk-english')
    await page.context().close()
  })

  await t.test('the phone says it in one line, and reads it without a signal', async () => {
    // What came after she had read the others.
    await inTransaction(server.house.gatePool, gate, ({ query }) =>
      notifyAll({ query, now: server.house.clock() }, [
        {
          personId: personId('worker'),
          key: 'training/short:2026',
          title: { zh: '今年继续教育还差 12 学时', en: '12 hours of continuing education are missing this year' },
          body: { zh: '要求 90 学时，已有 78 学时。', en: '90 are required, 78 are there.' },
          link: '/assets',
          dueOn: addDays(today, 30),
        },
      ]),
    )
    const page = await phoneOf(browser, base, 'worker')
    const context = page.context()
    const line = page.getByRole('link', { name: /1 条提醒未读/ })
    await line.waitFor()
    await axe(page)
    await shoot(page, 'notices-phone-today')
    await context.setOffline(true)
    await line.tap()
    await page.getByText('今年继续教育还差 12 学时').waitFor()
    await axe(page)
    await shoot(page, 'notices-phone')
    await page.getByRole('button', { name: '标为已读' }).tap()
    await page.getByText('没有网络，暂时不能标记').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: '标为已读' }).tap()
    await page.getByRole('button', { name: '标为已读' }).waitFor({ state: 'detached' })
    await page.goBack()
    await page.getByRole('link', { name: '我的', exact: true }).tap()
    await page.getByRole('link', { name: '提醒（0 条未读）' }).waitFor()
    await axe(page)
    await shoot(page, 'notices-phone-me')
    await page.goto(`${base}/field/me/no-such-page`)
    await page.getByText('没有这一页').waitFor()
    await context.close()
  })

  await t.test('nobody else sees it', async () => {
    const page = await deskFor('leader')
    await page.getByRole('link', { name: '提醒，0 条未读' }).click()
    await page.getByText('没有提醒').waitFor()
    await page.context().close()
  })
})
