// The walk-through of an appointment that ends.
//
// Zheng Qiu leads the station of Jingshan. Lin Xiaoyu has resigned; it is her last day.
// 1. On the page of the post Zheng Qiu ends her term. Before anything is written it says what she carries, and leads to the handover.
// 2. There stand post, role and sessions that end with it, and every client, case and group. She splits them as proposed, gives the group to Xu An,
//    and hands over in one act. Lin Xiaoyu's phone, open all the while, is emptied; what it had not sent: field-leaving.test.ts.
// 3. Nothing is ownerless: the page says so, the rows say so, and the next morning nobody has to be told.
// 4. A week later Xu An goes too. This time Zheng Qiu is out, with a screen of 390 pixels.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { organisations, password, personId, regions, username } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/posts/contract.ts'
import { tellOwnerless } from '#modules/posts/jobs.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as services from '#modules/services/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open, phoneOf } from './pages.ts'

const names = ['柏青山', '季长河', '荀白露', '童秋水', '祝远帆']

/** Five clients, a case and a group of the worker, and a post of two seats for her and a colleague. */
async function aWorkersWork(server: TestServer): Promise<string> {
  const worker = await server.as('worker')
  const ids: string[] = []
  for (const name of names) {
    const { clientId } = await worker.get(services.registerClient, aClient(name, { bornOn: '1945-05-05' }))
    ids.push(clientId)
  }
  await worker.get(services.openCase, { clientId: ids[0]!, openedOn: '2026-03-16', problem: '独居，情绪低落' })
  await worker.get(services.startGroup, {
    title: '合唱小组',
    aim: '',
    regionCode: regions.village,
    startsOn: '2026-03-16',
    plannedSessions: 4,
  })
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'professional',
    title: '专业社工',
    seats: 2,
    certificate: 'none',
    funding: 'purchase',
    fromOn: '2025-01-01',
  })
  for (const who of ['worker', 'colleague'] as const)
    await officer.get(contract.takePost, { postId, personId: personId(who), fromOn: '2025-01-01' })
  return postId
}

/** Who carries something that is open, from the rows; and who may still do anything. */
async function rowsOf({ database: { pool } }: TestServer) {
  const carriers = await pool.query<{ who: string }>(
    `select distinct coalesce(worker_id::text, 'nobody') as who from (
       select worker_id from services.client where closed_on is null union all select worker_id from services.case_file where closed_on is null
       union all select worker_id from services.service_group) w order by 1`,
  )
  const grants = await pool.query<{ who: string }>(
    `select a.person_id as who from identity.role_grant g join identity.account a on a.id = g.account_id where g.until_on is null or g.until_on > '2026-03-24'`,
  )
  return {
    carriers: carriers.rows.map((row) => row.who).toSorted(),
    mayAct: (who: string) => grants.rows.some((row) => row.who === who),
  }
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test(
  'somebody leaves: work, post and rights go in one act, and nothing is ownerless',
  { timeout: 300_000 },
  async (t) => {
    const { folder } = await buildWeb(() => {})
    const server = await testServer(t, folder)
    const browser = await openBrowser()
    t.after(() => browser.close())
    const postId = await aWorkersWork(server)
    const origin = await server.listen()
    const phone = await phoneOf(browser, origin, 'worker')
    const leader = await deskOf(browser, origin, 'leader')
    const faults: string[] = []
    leader.on('pageerror', (error) => faults.push(error.message))

    await t.test('the page of the post says what she carries before her term ends', async () => {
      await open(leader, `/desk/posts/${postId}`)
      await leader
        .getByRole('row', { name: /林小雨/ })
        .getByRole('button', { name: '登记离岗' })
        .click()
      const dialog = leader.getByRole('dialog')
      await dialog.getByText('此人名下还有：服务对象 5 人、在办个案 1 件、小组 1 个').waitFor()
      await axe(leader)
      await shoot(leader, 'leaving-post')
      await dialog.getByRole('link', { name: '工作移交' }).click()
      await leader.getByRole('heading', { level: 1, name: '林小雨的工作移交' }).waitFor()
    })

    await t.test('everything has a taker, and goes in one act', async () => {
      await leader.getByText('专业社工 · 景山街道社会工作站').waitFor()
      await leader.getByText('社会工作者').first().waitFor()
      assert.equal(await leader.getByRole('button', { name: '一次移交' }).getAttribute('aria-disabled'), 'true')
      await leader.getByRole('button', { name: '按建议分给同事' }).click()
      await leader.getByLabel('接手人：合唱小组').selectOption({ label: '许安' })
      await axe(leader)
      await leader.screenshot({
        path: (await shoot(leader, 'leaving-handover')).replace('.png', '-whole.png'),
        fullPage: true,
      })
      await leader.getByRole('button', { name: '一次移交' }).click()
      await shoot(leader, 'leaving-confirm')
      await leader.getByRole('dialog').getByRole('button', { name: '一次移交' }).click()
      await leader.getByText('每项工作都有在岗的负责人。').waitFor()
      await axe(leader)
      await shoot(leader, 'leaving-done')
    })

    await t.test('on her phone nothing can be done any more', async () => {
      await phone.goto('/field/me/pay')
      await phone.getByText('这台手机上的工作资料已全部清除。').waitFor()
      await shoot(phone, 'leaving-phone')
      await phone.getByRole('button', { name: '知道了' }).click()
      await phone.getByLabel('用户名').fill(username('worker'))
      await phone.getByLabel('密码', { exact: true }).fill(password)
      await phone.keyboard.press('Enter')
      await phone.getByText('账号没有有效的授权，请联系本单位管理员。').waitFor()
      await shoot(phone, 'leaving-phone-refused')
    })

    await t.test('nothing is ownerless, that day or the next morning', async () => {
      const { carriers, mayAct } = await rowsOf(server)
      assert.ok(carriers.length > 0 && !carriers.includes('nobody') && !carriers.includes(personId('worker')))
      assert.deepEqual([mayAct(personId('worker')), mayAct(personId('colleague'))], [false, true])
      await open(leader, `/desk/clients?workerId=${personId('worker')}`)
      await leader.getByText('共 0 条').waitFor()
      await open(leader, `/desk/posts/${postId}`)
      await leader.getByRole('row', { name: /林小雨.*辞职/ }).waitFor()
      await shoot(leader, 'leaving-post-after')
      server.setClock('2026-03-17T08:00:00+08:00')
      assert.equal(await tellOwnerless(server.house), 0)
    })

    await t.test('at 390 pixels the next one leaves the same way', async () => {
      const later = '2026-03-23T09:30:00+08:00'
      server.setClock(later)
      const small = await deskOf(browser, origin, 'leader', { ...phoneOptions, now: later })
      small.on('pageerror', (error) => faults.push(error.message))
      await open(small, `/desk/posts/${postId}`)
      assert.ok(await fits(small))
      await small.getByRole('row', { name: /许安/ }).getByRole('button', { name: '登记离岗' }).click()
      await small
        .getByRole('dialog')
        .getByText(/名下还有：服务对象 \d+ 人/)
        .waitFor()
      await axe(small)
      await shoot(small, 'leaving-small-post')
      await small.getByRole('dialog').getByRole('link', { name: '工作移交' }).click()
      await small.getByRole('heading', { level: 1, name: '许安的工作移交' }).waitFor()
      await small.getByLabel('全部交给').selectOption(personId('roomWorker'))
      assert.ok(await fits(small))
      // Who takes what is seen without scrolling sideways.
      const taker = (await small.getByLabel('接手人：合唱小组').boundingBox())!
      assert.ok(taker.x + taker.width <= 390)
      await axe(small)
      await small.screenshot({
        path: (await shoot(small, 'leaving-small')).replace('.png', '-whole.png'),
        fullPage: true,
      })
      await small.getByRole('button', { name: '一次移交' }).click()
      await axe(small)
      await shoot(small, 'leaving-small-confirm')
      await small.getByRole('dialog').getByRole('button', { name: '一次移交' }).click()
      await small.getByText('每项工作都有在岗的负责人。').waitFor()
      assert.ok(await fits(small))
      await shoot(small, 'leaving-small-done')
      const { carriers, mayAct } = await rowsOf(server)
      assert.ok(carriers.includes(personId('roomWorker')) && !carriers.includes(personId('colleague')))
      assert.equal(mayAct(personId('colleague')), false)
      assert.equal(await tellOwnerless(server.house), 0)
    })
    assert.deepEqual(faults, [])
  },
)
