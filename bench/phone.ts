import type pg from 'pg'
import type { Page } from 'playwright-core'
import { buildWeb } from '#web/build.ts'
import { openBrowser, phoneOptions } from '../e2e/browser.ts'
import { serving } from './child.ts'
import type { Section } from './figure.ts'
import { medianOf, round } from './figure.ts'
import { password } from './province.ts'

const rounds = 3
const carried = 2000
const slowed = 4

/** The bytes and the time to a first page that can be used, and the first synchronisation, on a processor slowed four times. */
export async function phone(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Section> {
  await fillStation(owner)
  const { folder } = await buildWeb(() => {})
  const server = await serving('full', connection, dataDir, folder)
  const browser = await openBrowser()
  const found = {
    bytes: [] as number[],
    all: [] as number[],
    usable: [] as number[],
    entered: [] as number[],
    synced: [] as number[],
  }
  try {
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext(phoneOptions)
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      const received = await slowDown(page)

      const began = performance.now()
      await page.goto(`${server.url}/field`, { waitUntil: 'commit' })
      await page.getByLabel('用户名').waitFor()
      found.usable.push(performance.now() - began)
      found.bytes.push(received())
      await page.waitForLoadState('networkidle')
      found.all.push(received())

      await page.getByLabel('用户名').fill('bench.worker')
      await page.getByLabel('密码', { exact: true }).fill(password)
      const pressed = performance.now()
      await page.locator('main form button[type=submit]').tap()
      await page.locator('nav').first().waitFor()
      found.entered.push(performance.now() - pressed)
      await allCarried(page)
      found.synced.push(performance.now() - pressed)
      await context.close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  const kilobytes = (bytes: number[]) => round(medianOf(bytes) / 1024)
  return {
    title: 'The phone',
    figures: [
      { name: 'phone, bytes to a usable first page', value: kilobytes(found.bytes), unit: 'KiB (gzip)' },
      { name: 'phone, bytes until it is quiet', value: kilobytes(found.all), unit: 'KiB (gzip)' },
      {
        name: `phone, time to a usable first page, ${slowed} times slower`,
        value: round(medianOf(found.usable) / 1000, 2),
        unit: 's',
      },
      {
        name: `phone, from the password to the first page inside, ${slowed} times slower`,
        value: round(medianOf(found.entered) / 1000, 2),
        unit: 's',
      },
      {
        name: `phone, first synchronisation of ${carried} clients, ${slowed} times slower`,
        value: round(medianOf(found.synced) / 1000, 2),
        unit: 's',
        limit: { atMost: 20 },
      },
    ],
    compared: [
      `Chromium, a phone’s screen, an empty cache, the processor slowed ${slowed} times (Emulation.setCPUThrottlingRate) on the same two cores as the server and the database; ${rounds} rounds, the median. The network is the loopback: bytes tell what a slow one would add.`,
      'Usable: the fields of the sign-in stand and take letters. Bytes are as sent, compressed, with headers; "until it is quiet" holds what is fetched ahead for use without a network.',
      `First synchronisation: from the tap on "sign in" until the phone says that it carries ${carried} clients, each sealed in its own store.`,
    ],
  }
}

/** Slows the processor and counts what comes over the wire. */
async function slowDown(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page)
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength))
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  return () => bytes
}

/** The phone's own page says how many it carries, once the round is over. */
async function allCarried(page: Page): Promise<void> {
  await page.locator('nav a').last().tap()
  await page.locator('dl.known dd', { hasText: new RegExp(`${carried.toLocaleString('en')}|${carried}`) }).waitFor()
}

/** The worker's station gets as many clients as a phone is asked to carry. */
async function fillStation(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into services.client (id, region_code, residence, station_id, worker_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, categories,
            risk_class, priority, due_on, registered_on, changed_at)
     select gen_random_uuid(), c.region_code, c.residence, c.station_id, c.worker_id, c.name, c.pinyin, c.initials, c.name_key, c.sex, c.born_on, c.no_number_reason, c.categories,
            c.risk_class, c.priority, c.due_on, c.registered_on, now()
       from identity.account a join services.client c on c.station_id = a.organisation_id cross join generate_series(1, 100)
      where a.username = 'bench.worker'
      limit greatest(0, $1 - (select count(*) from services.client c join identity.account a on a.organisation_id = c.station_id where a.username = 'bench.worker'))`,
    [carried],
  )
}
