import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { testNow } from '#demo/test-server.ts'
import { password, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { deskOptions, phoneOptions } from './browser.ts'

interface More extends BrowserContextOptions {
  /** The hour on the screen's clock; it stands still. */
  now?: string | Date
}

/** A page of the desk for somebody who is signed in, nothing opened yet. */
export async function deskOf(
  browser: Browser,
  origin: string,
  who: CastName,
  { now = testNow, ...options }: More = {},
): Promise<Page> {
  const context = await browser.newContext({ ...deskOptions, ...options, baseURL: origin })
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  await page.clock.setFixedTime(now)
  await page.request.post('/api/sessions', { data: { username: username(who), password } })
  return page
}

/** A phone with the shell on it, on which somebody has signed in. Its clock runs unless an hour is given. */
export async function phoneOf(
  browser: Browser,
  origin: string,
  who: CastName,
  { now, ...options }: More = {},
): Promise<Page> {
  const context = await browser.newContext({ ...phoneOptions, ...options, baseURL: origin })
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  if (now) await page.clock.setFixedTime(now)
  await page.goto('/field/')
  await page.getByLabel('用户名').fill(username(who))
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '我的', exact: true }).waitFor()
  // The shell lies on the phone once its worker is active.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  return page
}

/** Opens a place and waits until it has come and asks for nothing more. */
export async function open(page: Page, place: string): Promise<void> {
  await page.goto(place)
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
}
