import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** What an official sits at. */
export const deskOptions: BrowserContextOptions = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // What still slides into place is not where it is pressed: under load a press went astray.
  reducedMotion: 'reduce',
  viewport: { width: 1440, height: 900 },
}

/** What stands in a station. */
export const oldPc: BrowserContextOptions = { ...deskOptions, viewport: { width: 1366, height: 768 } }

/** What a worker carries. */
export const phoneOptions: BrowserContextOptions = {
  ...deskOptions,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/**
 * Starts a browser; close it after the journey. Brings one where the machine has none. Its camera is allowed, and shows a moving test picture or the film
 * in a file of its own (Y4M).
 */
export async function openBrowser(film?: string): Promise<Browser> {
  const { path, env } = findChromium()
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
      '--font-render-hinting=none',
    ],
  })
}

/** Keeps a picture of the page, to be looked at: $SHOTS, or yanzhen-shots in the temporary folder. Answers with its path. */
export async function shoot(page: Page, name: string): Promise<string> {
  const path = join(process.env.SHOTS || join(tmpdir(), 'yanzhen-shots'), `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  return path
}

/** Nobody is shut out: fails with each rule of WCAG 2 A and AA that the page breaks, and where. */
export async function axe(page: Page): Promise<void> {
  let broken = await lookWithAxe(page)
  // A list may have been asked for again in between, and dimmed; what is truly broken is so a second time.
  if (broken.length > 0) broken = await lookWithAxe(page)
  assert.deepEqual(broken, [], `${page.url()} shuts someone out`)
}

async function lookWithAxe(page: Page): Promise<string[]> {
  // What is fading away has neither its colours of before nor of after: wait until the page stands still.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
  )
  // A list that is being asked for again is dimmed until its answer comes.
  await page.waitForFunction(() => !document.querySelector('.stale'))
  // Legacy: in the page itself. No page of ours has frames, and a page of axe's own for each look takes as long as the look.
  const looking = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
  const { violations } = await looking.analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`))
}
