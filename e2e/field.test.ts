// A social worker's day with the phone, in a real browser against the real server.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { cast, organisations, password, personId, regions, username } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import * as services from '#modules/services/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'

/** Two whose visits are long due, and one whose file was opened today. */
const due = ['林秋水', '陈桂英']
const fresh = '周长河'

interface Day {
  server: TestServer
  context: BrowserContext
  page: Page
  address: string
}

test('a day with the phone', { timeout: 240_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const browser = await openBrowser()
  t.after(() => browser.close())
  const begin = (each: TestContext) => aDay(each, browser, folder)

  await t.test(
    'without a signal a visit is recorded in twelve taps, waits in the outbox, and is accepted with the signal',
    async (t) => {
      const { server, context, page, address } = await begin(t)
      await context.setOffline(true)
      await page.goto(address)
      // Once more: the browser does not tell a page that it was opened without a network.
      await context.setOffline(false)
      await context.setOffline(true)
      let taps = 0
      const tap = (what: Locator) => (taps++, what.tap())

      await tap(page.getByRole('link', { name: /林秋水/ }))
      await tap(page.getByRole('radio', { name: '已见面', exact: true }))
      await tap(page.locator('[data-field="serviceCodes"] .chip').first())
      await tap(page.locator('[data-field="serviceCodes"] .chip').nth(2))
      await tap(page.locator('[data-field="minutes"] .chip', { hasText: '45' }))
      // The shutter and the phone's own 'use this picture' are two taps more.
      const chosen = page.waitForEvent('filechooser')
      await tap(page.locator('label.button', { hasText: '拍照' }))
      await (await chosen).setFiles({ name: 'door.png', mimeType: 'image/png', buffer: await largePicture(page) })
      taps += 2
      await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
      await tap(page.getByLabel('说一句'))
      await page.keyboard.type('老人精神好，药按时吃。')
      await tap(page.getByRole('button', { name: '保存' }))
      assert.ok(taps <= 12, `it took ${taps} taps`)

      await page.getByRole('link', { name: /发件箱/ }).tap()
      await page.locator('.item', { hasText: '林秋水' }).getByText('等待发送').waitFor()
      await shoot(page, 'field-outbox-waiting')
      await context.setOffline(false)
      await page.locator('.item', { hasText: '林秋水' }).getByText('已收到').waitFor()

      const [row, ...more] = (await recordsOf(server)).rows
      assert.deepEqual(more, [])
      assert.deepEqual(
        [row!.clientName, row!.outcome, row!.minutes, row!.serviceCodes.length],
        ['林秋水', 'met', 45, 2],
      )
      const whole = await (await server.as('leader')).get(services.record, { recordId: row!.recordId })
      assert.equal(whole.note, '老人精神好，药按时吃。')
      const [photograph] = whole.photographs
      assert.ok(photograph!.bytes < 300_000, `${photograph!.bytes} bytes`)
    },
  )

  await t.test('an answer lost in a tunnel: the record is sent again and counts once', async (t) => {
    const { server, context, page } = await begin(t)
    let sent = 0
    await context.route('**/api/services/records', async (route) => {
      await route.fetch()
      return ++sent === 1 ? route.abort() : route.continue()
    })
    await record(page, '陈桂英', '电梯里')
    await page.getByRole('link', { name: /发件箱/ }).tap()
    const item = page.locator('.item', { hasText: '陈桂英' })
    await item.getByText('已试 1 次').waitFor()
    assert.equal(
      await item.getByRole('link', { name: '修改' }).count(),
      0,
      'what the server may have is not changed under its key',
    )
    await page.getByRole('button', { name: '现在发送' }).tap()
    await item.getByText('已收到').waitFor()
    assert.equal((await recordsOf(server)).total, 1)
  })

  await t.test('what the server refuses stays with the reason on it, is mended and accepted', async (t) => {
    const { server, page } = await begin(t)
    // The phone cannot know that the file was opened only today.
    await page.getByRole('link', { name: '服务对象' }).tap()
    await page.getByLabel('搜索服务对象').fill('zch')
    await page.getByRole('link', { name: /周长河/ }).tap()
    await page.getByRole('link', { name: '登记探访' }).tap()
    await fillIn(page, '昨天去过')
    await page.getByRole('radio', { name: '昨天' }).tap()
    await page.getByRole('button', { name: '保存' }).tap()
    await page.getByRole('link', { name: /发件箱/ }).tap()
    const item = page.locator('.item', { hasText: '周长河' })
    await item.getByText('被退回').waitFor()
    await item.getByText(/建档日期/).waitFor()
    await axe(page)
    assert.equal((await recordsOf(server)).total, 0)
    await item.getByRole('link', { name: '修改' }).tap()
    await page.locator('[data-field="heldOn"] .wrong', { hasText: '建档日期' }).waitFor()
    assert.equal(await page.getByLabel('说一句').inputValue(), '昨天去过')
    await page.locator('[data-field="heldOn"] .chip', { hasText: '今天' }).tap()
    await page.getByRole('button', { name: '保存' }).tap()
    await item.getByText('已收到').waitFor()
    assert.equal((await recordsOf(server)).total, 1)
  })

  await t.test('a tab killed in the middle of a form comes back with the draft', async (t) => {
    const { context, page, address } = await begin(t)
    await page.getByRole('link', { name: /林秋水/ }).tap()
    await page.getByRole('radio', { name: '未遇' }).tap()
    await page.getByLabel('说一句').fill('邻居说去了女儿家')
    await page.getByText('草稿已存在本机').waitFor()
    await page.close()

    const again = await context.newPage()
    await again.goto(address)
    await again.getByRole('link', { name: '继续：林秋水 · 探访' }).tap()
    assert.equal(await again.getByLabel('说一句').inputValue(), '邻居说去了女儿家')
    assert.ok(await again.getByRole('radio', { name: '未遇' }).isChecked())
  })

  await t.test('the phone is sealed while it is used, and empty after signing out', async (t) => {
    const { context, page } = await begin(t)
    await context.setOffline(true)
    await record(page, '林秋水', '没有发送')
    const kept = await wholeDatabase(page)
    assert.ok(kept.rows > due.length, `${kept.rows} rows are kept`)
    for (const word of ['没有发送', ...due, fresh])
      assert.ok(!kept.text.includes(word), `${word} lies open on the phone`)

    await page.getByRole('link', { name: '我的' }).tap()
    await page.getByRole('button', { name: '立即锁定' }).tap()
    await page.getByText('1 条未发送的记录').waitFor()
    await enterAgain(page, 'not the password')
    await page.getByText(/密码不对/).waitFor()
    await enterAgain(page, password)

    await page.getByRole('button', { name: '退出登录' }).tap()
    await page.getByRole('dialog').getByText('林秋水 · 探访').waitFor()
    await page.getByRole('button', { name: '删除并退出' }).tap()
    await page.getByLabel('用户名').waitFor()
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      storage: Object.keys(localStorage).filter((key) => key !== 'yanzhen.preferences'),
      answers: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
        .flat()
        .filter(({ url }) => url.includes('/api/')).length,
    }))
    // Without the network the server still has to hear of it: that, and nothing else, is remembered.
    assert.deepEqual(left, { databases: [], storage: ['yanzhen.field.left'], answers: 0 })
  })

  await t.test('a file that is no photograph, or a huge one, gets a clear sentence and nothing is lost', async (t) => {
    const { page } = await begin(t)
    await page.getByRole('link', { name: /陈桂英/ }).tap()
    await page.getByLabel('说一句').fill('先写的话')
    const choose = page.locator('input[type=file]').nth(1)
    await choose.setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('名单') })
    await page.getByText('“list.txt”不是照片').waitFor()
    await page.evaluate(() => {
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(50_000_000)], 'huge.jpg', { type: 'image/jpeg' }))
      const input = document.querySelectorAll<HTMLInputElement>('input[type=file]')[1]!
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.getByText('这张照片有 50.0 MB').waitFor()
    await choose.setInputFiles({
      name: 'broken.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8, 1, 2, 3]),
    })
    await page.getByText('这张照片打不开').waitFor()
    assert.equal(await page.getByLabel('说一句').inputValue(), '先写的话')
  })

  await t.test('a phone whose clock is days ahead says so and dates the visit by the server', async (t) => {
    const { page, address } = await begin(t)
    await page.clock.setSystemTime(Date.now() + 3 * 86_400_000)
    await page.goto(address)
    // By the phone's own clock it was left alone for three days, so it has locked itself.
    await enterAgain(page, password)
    await page.getByText('手机时间与服务器相差 3 天').waitFor()
    await page.getByRole('link', { name: /林秋水/ }).tap()
    const day = await page.locator('[data-field="heldOn"] input:checked').inputValue()
    assert.equal(day, new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  })

  await t.test('nobody is shut out: in the dark, in large text, in English', async (t) => {
    const { page, address } = await begin(t)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() =>
      localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en', largeText: true })),
    )
    for (const place of ['', 'clients', 'outbox', 'me', 'record?method=visit', 'record?method=community']) {
      await page.goto(address + place)
      await page.locator('h1').waitFor()
      await axe(page)
      // The names of people and places stay as they are.
      const said = await page.locator('header, main h1, main label, main legend, nav').allInnerTexts()
      assert.deepEqual(
        said.filter((text) => /\p{Script=Han}/u.test(text) && text !== '中文' && text !== cast.worker.name),
        [],
      )
      await shoot(page, `field-english-${place.replace(/\W/g, '-') || 'today'}`)
    }
  })
})

/** A phone on which the worker has signed in once; a station with three clients. */
async function aDay(t: TestContext, browser: Browser, folder: string): Promise<Day> {
  const server = await testServer(t, folder)
  server.setClock(new Date(Date.now() - 200 * 86_400_000).toISOString())
  const before = await signInAs(server.app, username('leader'))
  for (const name of due) await register(before, name)
  server.setClock(new Date().toISOString())
  await register(await server.as('leader'), fresh)
  const address = `${await server.listen()}/field/`
  const context = await browser.newContext(phoneOptions)
  t.after(() => context.close())
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByLabel('用户名').fill(username('worker'))
  await enterAgain(page, password)
  await page.getByRole('link', { name: /林秋水/ }).waitFor()
  // The shell lies on the phone once its worker is active.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  return { server, context, page, address }
}

async function enterAgain(page: Page, secret: string) {
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.locator('main form button[type=submit]').tap()
}

const register = (leader: Caller, name: string) =>
  leader.get(services.registerClient, {
    name,
    sex: 'female',
    bornOn: '1941-05-02',
    identityNumber: null,
    noNumberReason: '证件遗失，补办中',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: [],
    stationId: organisations.station,
    workerId: personId('worker'),
  })

async function fillIn(page: Page, note: string) {
  await page.getByRole('radio', { name: '已见面', exact: true }).tap()
  await page.locator('[data-field="serviceCodes"] .chip').first().tap()
  await page.getByLabel('说一句').fill(note)
}

async function record(page: Page, name: string, note: string) {
  await page.getByRole('link', { name: new RegExp(name) }).tap()
  await fillIn(page, note)
  await page.getByRole('button', { name: '保存' }).tap()
  await page.getByRole('heading', { name: /今天 / }).waitFor()
}

const recordsOf = async (server: TestServer) => (await server.as('leader')).get(services.records, {})

/** A picture that no compression makes small: noise, as large as a cheap phone's camera takes it. */
async function largePicture(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800)
    const paper = canvas.getContext('2d')!
    const dots = paper.createImageData(2400, 1800)
    for (let at = 0; at < dots.data.length; at += 65_536) crypto.getRandomValues(dots.data.subarray(at, at + 65_536))
    paper.putImageData(dots, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    const reader = new FileReader()
    reader.readAsDataURL(blob)
    await new Promise((read) => (reader.onload = read))
    return String(reader.result).split(',')[1]!
  })
  return Buffer.from(text, 'base64')
}

/** Every row of the phone's database, as bytes read as text. */
function wholeDatabase(page: Page): Promise<{ rows: number; text: string }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('yanzhen-field')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const said = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      if (value && typeof value === 'object') return Object.values(value).map(said).join(' ')
      return String(value)
    }
    let rows = 0
    let text = ''
    for (const store of database.objectStoreNames) {
      const found = await new Promise<unknown[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll()
        request.onsuccess = () => resolve(request.result)
      })
      rows += found.length
      text += found.map(said).join(' ')
    }
    database.close()
    return { rows, text }
  })
}
