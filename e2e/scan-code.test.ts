// A code on the wall, read by a phone whose browser cannot read codes itself.
//
// Most phones here are such phones: Safari, the browser in WeChat, Android without Google's services. Lin Xiaoyu has one.
// 1. In the cellar where the course is there is no signal. She presses 扫码 and points at the poster beside the door: that is no code of a
//    session, the page says. Then at the right one, held askew: it is read and kept, and sent when she is upstairs.
// 2. At the desk, where nothing is kept for later and the line breaks, the page says that what reads codes could not be loaded.
// 3. In the afternoon she reads the code from the screen of the room as it hangs there, and has her hours.
import assert from 'node:assert/strict'
import { mkdtemp, open as openFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { qrMatrix } from '#kernel/documents/qr-code.ts'
import { testServer } from '#demo/test-server.ts'
import * as contract from '#modules/training/contract.ts'
import { as, openOne } from '#modules/training/testing/given.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

const [width, height] = [640, 480]

/** What a camera sees: how light it is at a place, 0 to 255. */
type Sight = (x: number, y: number) => number

const greyWall: Sight = () => 150

/** A code on a grey wall in the middle of the picture, held askew by some degrees. */
function hanging(matrix: boolean[][], squares: number, degrees: number): Sight {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const half = (matrix.length * squares) / 2
  return (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2]
    const [column, row] = [dx * cos + dy * sin + half, dy * cos - dx * sin + half].map((at) => Math.floor(at / squares))
    const dark = matrix[row!]?.[column!]
    const quiet = Math.max(-column! - 1, column! - matrix.length, -row! - 1, row! - matrix.length) < 4
    return dark === undefined ? (quiet ? 235 : 150) : dark ? 20 : 235
  }
}

/** Two frames, again and again, written over the ones before while the camera runs. */
async function film(path: string, sight: Sight): Promise<void> {
  const light = Buffer.alloc(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) light[y * width + x] = sight(x, y)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  const file = await openFile(path, 'a+').then(async (made) => (await made.close(), openFile(path, 'r+')))
  await file.write(
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
    0,
  )
  await file.close()
}

test('a phone that cannot read codes itself reads the one on the wall', { timeout: 300_000 }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-film-'))
  t.after(() => rm(folder, { recursive: true }))
  const wall = join(folder, 'wall.y4m')
  await film(wall, greyWall)
  const { folder: web } = await buildWeb(() => {})
  const server = await testServer(t, web)
  const browser = await openBrowser(wall)
  t.after(() => browser.close())
  const base = await server.listen()
  server.house.publicOrigin = base
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  server.setClock('2026-03-23T13:55:00+08:00')
  const now = server.house.clock()

  const phone = await phoneOf(browser, base, 'worker', { now })
  assert.equal(await phone.evaluate(() => 'BarcodeDetector' in globalThis), false, 'this browser reads codes itself')

  await t.test('without a signal: a poster is no code, the right one is kept and sent later', async () => {
    await phone.goto('/field/me/check-in')
    await phone.getByRole('button', { name: '扫码' }).waitFor()
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '扫码' }).tap()
    await phone.getByText('请把摄像头对准墙上的签到码').waitFor()
    await film(wall, hanging(qrMatrix('https://example.org/'), 9, 0))
    await phone.getByText('扫到的不是签到码').waitFor()
    await axe(phone)
    await shoot(phone, 'scan-poster')
    const { code } = await (await as(server, 'officer')).get(contract.doorCode, { sessionId })
    await film(wall, hanging(qrMatrix(`${base}/field/me/check-in?session=${sessionId}&code=${code}`), 7, 14))
    await phone.getByText('1 条签到等待提交').waitFor()
    await shoot(phone, 'scan-kept')
    await phone.context().setOffline(false)
    await phone.getByText('13:55 已签到').waitFor()
  })

  await t.test('where the reader cannot be loaded the page says so', async () => {
    const desk = await deskOf(browser, base, 'worker', { now })
    await desk.goto('/desk/training/mine')
    await desk.route('**/assets/decode*.js', (route) => route.abort())
    await desk.getByRole('button', { name: '扫码' }).click()
    await desk.getByText('扫码程序没有加载出来').waitFor()
    await axe(desk)
    await shoot(desk, 'scan-not-loaded')
    await desk.context().close()
  })

  await t.test('the code as it hangs on the screen of the room is read, and the hours are there', async () => {
    server.setClock('2026-03-23T17:02:00+08:00')
    const desk = await deskOf(browser, base, 'officer', { now: server.house.clock() })
    await desk.goto(`/desk/training/sessions/${sessionId}`)
    await desk.getByRole('button', { name: '显示签到码' }).click()
    const [across, lights] = await desk.locator('.door canvas').evaluate((picture: HTMLCanvasElement) => {
      const { data } = picture.getContext('2d')!.getImageData(0, 0, picture.width, picture.height)
      return [picture.width, Array.from({ length: data.length / 4 }, (_, at) => data[4 * at + 1]!)] as const
    })
    assert.ok(lights.includes(0) && lights.includes(255), 'nothing hangs on the screen')
    await film(wall, (x, y) => {
      const [column, row] = [x - Math.floor((width - across) / 2), y - Math.floor((height - across) / 2)]
      return column >= 0 && column < across && row >= 0 ? (lights[row * across + column] ?? 255) : 255
    })
    await phone.context().close()
    const later = await phoneOf(browser, base, 'worker', { now: server.house.clock() })
    await later.goto('/field/me/check-in')
    await later.getByRole('button', { name: '扫码' }).tap()
    await later.getByText('已签退，入账 4 学时').first().waitFor()
    await shoot(later, 'scan-read')
  })
})
