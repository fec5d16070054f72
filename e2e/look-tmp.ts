import { openBrowser, deskOptions, phoneOptions } from './browser.ts'
const [, , who, size, ...paths] = process.argv
const browser = await openBrowser()
const options =
  size === 'phone'
    ? phoneOptions
    : size === 'narrow'
      ? { ...deskOptions, viewport: { width: 390, height: 844 } }
      : deskOptions
const context = await browser.newContext({ ...options, baseURL: 'http://localhost:3391' })
await context.request.post('/api/sessions', { data: { username: who, password: 'Yanzhen-2026' } })
const page = await context.newPage()
page.setDefaultTimeout(60000)
page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 200)))
for (const path of paths) {
  await page.goto(path)
  await page
    .locator('main h1')
    .first()
    .waitFor()
    .catch(() => console.log('no h1', path))
  await page.waitForLoadState('networkidle').catch(() => {})
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (over > 0) console.log('OVERFLOW', path, over)
  await page.screenshot({ path: `/tmp/look/${who}-${size}${path.replaceAll(/[/?=&]/g, '_')}.png`, fullPage: true })
}
await browser.close()
