// The phone of somebody who leaves.
//
// Lin Xiaoyu spends her last morning in a valley without a signal. She records one visit, and begins another that she does not finish.
// 1. Meanwhile her station hands her work over. When her phone finds a signal, it forgets whom it carried, hands in the visit, leaves the unfinished one
//    to her leader, and is empty. She reads what became of it.
// 2. Zheng Qiu reads what was unfinished at the desk, records what is right, and settles it; on a screen of 390 pixels too.
// 3. The same, with the phone locked in a drawer: whoever unlocks it sees nobody; without a signal it waits, and nothing of the work is lost.
// 4. The phone goes to Xu An, while Lin Xiaoyu's last visits still lie on it: he signs in to a store of his own, sees and sends nothing of hers, and signs
//    out; she comes by, types her password, and hands in what is hers. Nothing goes out under the name of whoever happens to hold the session.
// 5. A phone that has not met the server for eight days opens no more without it, whatever its clock is set to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { cast, password, personId, username } from '#demo/test-world.ts'
import { todayIn } from '#kernel/days.ts'
import * as posts from '#modules/posts/contract.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as services from '#modules/services/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open, phoneOf } from './pages.ts'

const names = ['柏青山', '季长河', '荀白露']

interface Valley {
  server: TestServer
  origin: string
  context: BrowserContext
  phone: Page
}

/** A worker with a phone and three clients, out of reach of any signal. */
async function inTheValley(t: TestContext, browser: Browser, folder: string): Promise<Valley> {
  const server = await testServer(t, folder)
  server.setClock(new Date().toISOString())
  for (const name of names)
    await (await server.as('leader')).get(services.registerClient, aClient(name, { bornOn: '1941-05-02' }))
  const origin = await server.listen()
  const phone = await phoneOf(browser, origin, 'worker')
  const context = phone.context()
  t.after(() => context.close())
  await phone.getByRole('link', { name: '服务对象', exact: true }).click()
  await phone.getByText(names[0]!).first().waitFor()
  await context.setOffline(true)
  return { server, origin, context, phone }
}

async function visit(phone: Page, name: string, note: string, save: boolean) {
  await phone.goto('/field/clients')
  await phone.getByRole('link', { name: new RegExp(name) }).click()
  await phone.getByRole('link', { name: /登记探访/ }).click()
  await phone.getByRole('radio', { name: '已见面', exact: true }).tap()
  await phone.locator('[data-field="serviceCodes"] .chip').first().tap()
  await phone.getByLabel('说一句').fill(note)
  if (save) {
    await phone.getByRole('button', { name: '保存' }).tap()
    // It lies in the outbox when today is shown again; going on before that would leave it unsaved.
    await phone.getByRole('heading', { name: /今天 / }).waitFor()
    await phone.goto('/field/outbox')
    await phone.locator('.item', { hasText: name }).waitFor()
  } else await phone.getByText('草稿已存在本机').waitFor()
}

const leaves = async (server: TestServer) =>
  (await server.as('leader')).get(posts.handOverWork, {
    personId: personId('worker'),
    reason: 'left',
    leftOn: todayIn(server.house.clock()),
    endReason: 'resigned',
    toPersonId: personId('colleague'),
  })

/** What lies on the phone: the stores that hold anything, or nothing at all. */
const kept = (phone: Page) =>
  phone.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'yanzhen-field')) return []
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('yanzhen-field')
      request.onsuccess = () => resolve(request.result)
    })
    const found: string[] = []
    for (const store of database.objectStoreNames) {
      const count = await new Promise<number>((resolve) => {
        const request = database.transaction(store).objectStore(store).count()
        request.onsuccess = () => resolve(request.result)
      })
      if (count > 0) found.push(store)
    }
    database.close()
    return found
  })

const notesOf = async (server: TestServer) => {
  const leader = await server.as('leader')
  const { rows } = await leader.get(services.records, {})
  const all = await Promise.all(rows.map((row) => leader.get(services.record, { recordId: row.recordId })))
  return all.map((one) => [one.clientName, one.workerName, one.note])
}

const enter = async (phone: Page) => {
  await phone.getByLabel('密码', { exact: true }).fill(password)
  await phone.keyboard.press('Enter')
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test('the phone of somebody who leaves', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const browser = await openBrowser()
  t.after(() => browser.close())

  await t.test('in the hand: it hands in what was not sent, and is empty', async (t) => {
    const { server, origin, context, phone } = await inTheValley(t, browser, folder)
    await visit(phone, names[0]!, '老人精神好，药按时吃。', true)
    await visit(phone, names[1]!, '说下周要去女儿家', false)
    await leaves(server)
    assert.ok((await kept(phone)).includes('clients'))
    await context.setOffline(false)
    await phone.getByText('1 条记录已登记到您名下。').waitFor()
    await phone.getByText('1 条没有写完或不能登记的内容已交给站长处理。').waitFor()
    assert.deepEqual(await kept(phone), [])
    await axe(phone)
    await shoot(phone, 'field-leaving-done')
    assert.deepEqual(await notesOf(server), [[names[0], '林小雨', '老人精神好，药按时吃。']])
    await phone.getByRole('button', { name: '知道了' }).tap()
    await phone.getByLabel('用户名').waitFor()

    const leader = await deskOf(browser, origin, 'leader', { now: server.house.clock() })
    await open(leader, '/desk/posts/handover')
    await leader.getByText(`${names[1]} · 探访`).waitFor()
    await leader.getByText('说下周要去女儿家').waitFor()
    await axe(leader)
    await shoot(leader, 'field-leaving-desk')
    const small = await deskOf(browser, origin, 'leader', { ...phoneOptions, now: server.house.clock() })
    await open(small, '/desk/posts/handover')
    await small.getByText('说下周要去女儿家').waitFor()
    assert.ok(await fits(small))
    await axe(small)
    await shoot(small, 'field-leaving-desk-small')
    await small.getByRole('button', { name: '核销' }).click()
    await small.getByRole('dialog').getByRole('button', { name: '核销' }).click()
    await small.getByText('已核销').waitFor()
    await small.getByText('说下周要去女儿家').waitFor({ state: 'detached' })
  })

  await t.test('locked in a drawer: whoever unlocks it sees nobody, and what was not sent is handed in', async (t) => {
    const { server, context, phone } = await inTheValley(t, browser, folder)
    await visit(phone, names[2]!, '送去防滑垫。', true)
    await phone.goto('/field/me')
    await phone.getByRole('button', { name: '立即锁定' }).tap()
    await phone.getByLabel('密码', { exact: true }).waitFor()
    await leaves(server)
    // Nobody has the password yet: at the first meeting it forgets whom it carried and keeps what it has to hand in.
    await context.setOffline(false)
    await phone.reload()
    await phone.getByText('您在本单位的岗位已结束').waitFor()
    assert.deepEqual((await kept(phone)).toSorted(), ['outbox', 'vault'])
    await axe(phone)
    await shoot(phone, 'field-leaving-locked')
    // Without a signal the password opens nothing.
    await context.setOffline(true)
    await enter(phone)
    await phone.waitForTimeout(2_000)
    await phone.getByText('您在本单位的岗位已结束').waitFor()
    assert.equal(await phone.getByRole('link', { name: /发件箱/ }).count(), 0)
    await context.setOffline(false)
    // At the moment of handing in the server has a bad minute: nothing goes.
    await context.route('**/api/services/records', (route) => route.fulfill({ status: 503, body: '' }))
    await enter(phone)
    await phone.getByText(/还有 1 条内容没有交回单位/).waitFor()
    assert.ok(!(await phone.locator('body').innerText()).includes(names[1]!))
    assert.deepEqual((await kept(phone)).toSorted(), ['outbox', 'vault'])
    await axe(phone)
    await shoot(phone, 'field-leaving-stopped')
    await context.unroute('**/api/services/records')
    await phone.getByRole('button', { name: '再交一次' }).tap()
    await phone.getByText('1 条记录已登记到您名下。').waitFor()
    assert.deepEqual(await kept(phone), [])
    assert.deepEqual(await notesOf(server), [[names[2], '林小雨', '送去防滑垫。']])
  })

  await t.test('unlocked with a signal, before it was ever asked: nobody is drawn for a moment', async (t) => {
    const { server, context, phone } = await inTheValley(t, browser, folder)
    await phone.goto('/field/me')
    await phone.getByRole('button', { name: '立即锁定' }).tap()
    await phone.getByLabel('密码', { exact: true }).waitFor()
    await leaves(server)
    // The browser was closed meanwhile, and its session with it.
    await context.clearCookies()
    await context.setOffline(false)
    assert.ok((await kept(phone)).includes('clients'))
    await enter(phone)
    await phone.getByText('这台手机上的工作资料已全部清除。').waitFor()
    assert.deepEqual(await kept(phone), [])
  })

  await t.test('handed to a colleague: each has a store of their own, and nothing is lost or shown', async (t) => {
    const { server, context, phone } = await inTheValley(t, browser, folder)
    await visit(phone, names[0]!, '最后一次探访，药已备齐。', true)
    await visit(phone, names[1]!, '还没有写完', false)
    await phone.goto('/field/me')
    await phone.getByRole('button', { name: '立即锁定' }).tap()
    await phone.getByRole('button', { name: '换一个账号' }).tap()
    const signIn = async (who: 'worker' | 'colleague') => {
      await phone.getByLabel('用户名').fill(username(who))
      await enter(phone)
    }
    // Without a network the session would still be hers.
    await signIn('colleague')
    await phone.getByText('换人使用这台手机需要网络').waitFor()
    await leaves(server)
    await context.setOffline(false)
    await enter(phone)
    await phone.getByRole('link', { name: '服务对象', exact: true }).click()
    await phone.getByText(names[2]!).first().waitFor()
    await phone.goto('/field/')
    await phone.getByRole('link', { name: '发件箱' }).waitFor()
    assert.equal(await phone.getByText(/继续：/).count(), 0)
    await visit(phone, names[2]!, '接手后的第一次探访。', true)
    await phone.locator('.item', { hasText: names[2]! }).getByText('已收到').waitFor()
    assert.equal(await phone.locator('.item').count(), 1)
    assert.deepEqual(await notesOf(server), [[names[2], cast.colleague.name, '接手后的第一次探访。']])
    // Hers lie where they lay: the two things of work, and nobody she cared for.
    assert.deepEqual((await kept(phone)).toSorted(), ['drafts', 'outbox', 'vault'])

    await phone.goto('/field/me')
    await phone.getByRole('button', { name: '退出登录' }).tap()
    await phone.getByText(`“${username('worker')}”还有 2 条内容没有上传`).waitFor()
    assert.ok(!(await phone.locator('body').innerText()).includes(names[0]!))
    await axe(phone)
    await shoot(phone, 'field-leaving-apart')
    await phone.getByRole('button', { name: `我是“${username('worker')}”` }).tap()
    await phone.getByLabel('密码', { exact: true }).fill('not the password')
    await phone.keyboard.press('Enter')
    await phone
      .getByRole('alert')
      .getByText(/不对|不正确/)
      .waitFor()
    assert.deepEqual((await kept(phone)).toSorted(), ['drafts', 'outbox', 'vault'])
    await enter(phone)
    await phone.getByText('1 条记录已登记到您名下。').waitFor()
    await phone.getByText('1 条没有写完或不能登记的内容已交给站长处理。').waitFor()
    assert.deepEqual(await phone.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [])
    assert.deepEqual(
      (await notesOf(server)).toSorted(),
      [
        [names[0], cast.worker.name, '最后一次探访，药已备齐。'],
        [names[2], cast.colleague.name, '接手后的第一次探访。'],
      ].toSorted(),
    )
  })

  await t.test('a session that became another’s sends nothing: the phone locks, and its worker signs in', async (t) => {
    const { server, context, phone } = await inTheValley(t, browser, folder)
    await visit(phone, names[0]!, '在山里写的。', true)
    const reply = await server.app.inject({
      method: 'POST',
      url: '/api/sessions',
      payload: { username: username('colleague'), password },
    })
    const { value } = reply.cookies.find((one) => one.name === 'yanzhen')!
    const [cookie] = (await context.cookies()).filter((one) => one.name === 'yanzhen')
    await context.addCookies([{ ...cookie!, value }])
    await context.setOffline(false)
    await phone.getByText('1 条未发送的记录').waitFor()
    assert.deepEqual(await notesOf(server), [])
    await enter(phone)
    await phone.getByRole('link', { name: '发件箱' }).click()
    await phone.locator('.item', { hasText: names[0]! }).getByText('已收到').waitFor()
    assert.deepEqual(await notesOf(server), [[names[0], cast.worker.name, '在山里写的。']])
  })

  await t.test(
    'alone for eight days: it opens no more without the network, and nothing of the work is lost',
    async (t) => {
      const { context, phone } = await inTheValley(t, browser, folder)
      await visit(phone, names[0]!, '门口遇到，聊了几句。', true)
      await phone.goto('/field/me')
      await phone.getByRole('button', { name: '立即锁定' }).tap()
      await phone.getByLabel('密码', { exact: true }).waitFor()
      const now = Date.now()
      await phone.clock.setFixedTime(now + 8 * 86_400_000)
      await enter(phone)
      await phone.getByText('这台手机已多日没有连接服务器').waitFor()
      assert.deepEqual((await kept(phone)).toSorted(), ['outbox', 'vault'])
      await axe(phone)
      await shoot(phone, 'field-leaving-alone')
      await phone.clock.setFixedTime(now)
      await enter(phone)
      await phone.getByText('这台手机已多日没有连接服务器').waitFor()
      await context.setOffline(false)
      await enter(phone)
      await phone.getByRole('link', { name: '发件箱' }).click()
      await phone.locator('.item', { hasText: names[0]! }).getByText('已收到').waitFor()
      await phone.getByRole('link', { name: '服务对象', exact: true }).click()
      await phone.getByText(names[2]!).first().waitFor()
    },
  )
})
