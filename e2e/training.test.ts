// A course from the plan to the paper.
//
// Zhou Min is the county's officer, Lin Xiaoyu a social worker with a phone, Zheng Qiu leads Lin's station.
// 1. At the desk Zhou Min makes the year's plan with a theme for each month, opens a course and a session for two people, and an online lesson with a
//    quiz written as plain text. The year is a picture of twelve months.
// 2. Lin signs up on the phone. Zheng signs up two colleagues at the desk: one has the last place, the other waits, withdraws nobody.
// 3. In the room Zhou Min shows the code. Lin's camera opens the page with the code filled in; there is no signal, the phone keeps it and sends it
//    when there is one. The desk sees her come. A colleague without a phone is marked by hand, with a reason.
// 4. Lin looks for the code with the camera, gives it up and checks out by typing the new digits; her hours are there at once. A colleague scans in
//    the page: first the camera is refused, then he points at the code of another session, then at the right one. She learns online, answers wrong, answers right, and reads what is left.
// 5. She prints a transcript; anyone verifies it by its code, typed or brought along by the QR code on the paper. Zhou Min sees who lacks hours, takes Lin's hours back, and the paper says so.
// 6. All of it in English, on a screen of 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { buildWeb } from '#web/build.ts'
import { axe, deskOptions, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open, phoneOf as phoneSignedIn } from './pages.ts'

let server: TestServer
let browser: Browser
let base: string
let pages: Page[] = []

/** A page whose clock goes with the server's. */
async function kept(coming: Promise<Page>): Promise<Page> {
  const page = await coming
  pages.push(page)
  return page
}

const pageOf = (who: CastName, options: BrowserContextOptions) =>
  kept(deskOf(browser, base, who, { now: server.house.clock(), ...options }))
const phoneOf = (who: CastName) => kept(phoneSignedIn(browser, base, who, { now: server.house.clock() }))

async function citizenWith(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext({ ...options, baseURL: base })).newPage()
  await page.clock.setFixedTime(server.house.clock())
  return page
}

/** The hour, for the server and everyone's screen. */
async function itIs(hour: string): Promise<void> {
  server.setClock(`2026-03-16T${hour}+08:00`)
  for (const page of pages) await page.clock.setFixedTime(server.house.clock())
}

/** A browser that reads codes itself, as phones have and this machine has not: it reads what hangs on the wall, once its camera shows a picture. */
function browserThatReads(): void {
  class BarcodeDetector {
    static getSupportedFormats = async () => ['qr_code']
    async detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> {
      const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 32 })
      const drawing = canvas.getContext('2d')!
      drawing.drawImage(video, 0, 0, 32, 32)
      const isDark = drawing.getImageData(0, 0, 32, 32).data.every((value, at) => at % 4 === 3 || value < 16)
      const { onTheWall } = globalThis as { onTheWall?: string }
      return onTheWall && !isDark ? [{ rawValue: onTheWall }] : []
    }
  }
  Object.assign(globalThis, { BarcodeDetector })
}

/** Chooses of a list of antd's by the label of its field. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(new RegExp(`^${label}`)).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
}

test('a course from the plan to the paper', { timeout: 900_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  pages = []
  base = await server.listen()
  server.house.publicOrigin = base
  server.setClock('2026-03-16T09:00:00+08:00')
  // Each stands on the one before.
  let broken = false
  const step = async (what: string, walk: () => Promise<void>) => {
    await t.test(what, async () => {
      broken = true
      await walk()
      broken = false
    })
    assert.ok(!broken, what)
  }
  const officer = await pageOf('officer', oldPc)
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))

  await step('the officer makes the plan of the year, opens a course, a session and a lesson', async () => {
    await open(officer, '/desk/training')
    await officer.getByText('这一年还没有计划').waitFor()
    await officer.getByRole('button', { name: '制定计划' }).click()
    const plan = officer.getByRole('dialog')
    for (const [month, theme] of [
      ['1月', '政策与法规'],
      ['2月', '老年社会工作'],
      ['3月', '沟通与倾听'],
      ['4月', '儿童保护'],
      ['5月', '小组工作'],
    ] as const)
      await plan.getByLabel(new RegExp(`^${month}`)).fill(theme)
    await plan.getByLabel('目标').fill('每人不少于 50 学时')
    await shoot(officer, 'training-plan-form')
    await axe(officer)
    await plan.getByRole('button', { name: '制定计划' }).click()
    await officer.getByText('沟通与倾听').first().waitFor()

    await officer.getByRole('button', { name: '开设课程' }).click()
    const course = officer.getByRole('dialog')
    await course.getByRole('button', { name: '开设课程' }).click()
    await course.locator('.ant-form-item-explain-error').first().waitFor()
    await course.getByLabel('课程名称').fill('老年人沟通技巧')
    await choose(officer, '课程类别', '主题培训')
    await choose(officer, '所属月份', '3月')
    await choose(officer, '培训阶段', '在岗教育')
    await shoot(officer, 'training-course-form')
    await course.getByRole('button', { name: '开设课程' }).click()
    await officer.waitForURL(/training\/courses\/[\w-]{36}/)

    await officer.getByRole('button', { name: '安排场次' }).click()
    const session = officer.getByRole('dialog')
    for (const [label, day] of [
      ['日期', '2026-03-16'],
      ['报名截止日期', '2026-03-16'],
    ] as const) {
      await session.getByLabel(new RegExp(`^${label}`)).fill(day)
      await session.getByLabel(new RegExp(`^${label}`)).press('Enter')
    }
    await session.getByLabel('开始时间').fill('09:30')
    await session.getByLabel('结束时间').fill('09:20')
    await session.getByLabel('报名截止时间').fill('09:30')
    await session.getByLabel('地点').fill('区指导中心三楼会议室')
    await session.getByLabel('授课人').fill('特邀讲师')
    await session.getByLabel('人数上限').fill('2')
    await session.getByRole('button', { name: '安排场次' }).click()
    await session.getByText('结束时间应晚于开始时间').waitFor()
    await shoot(officer, 'training-session-form')
    await session.getByLabel('结束时间').fill('09:50')
    await session.getByRole('button', { name: '安排场次' }).click()
    await officer.getByRole('link', { name: '2026年3月16日' }).waitFor()

    await officer.getByRole('button', { name: '添加网络课程' }).click()
    const lesson = officer.getByRole('dialog')
    await lesson.getByLabel('名称').fill('个人信息保护')
    await lesson
      .getByLabel('课文', { exact: true })
      .last()
      .fill('证件号码、健康状况属于敏感个人信息，处理前应取得单独同意。')
    await lesson.getByLabel('测验题').fill('没有正确答案\n甲\n乙')
    await lesson.getByRole('button', { name: '添加网络课程' }).click()
    await lesson.getByText('第 1 题要有题目').waitFor()
    await lesson
      .getByLabel('测验题')
      .fill('哪些是敏感个人信息？\n*证件号码\n天气\n*健康状况\n\n处理前要取得什么？\n*单独同意\n默认同意')
    await shoot(officer, 'training-lesson-form')
    await lesson.getByRole('button', { name: '添加网络课程' }).click()
    await officer.getByText('网络课程已添加').waitFor()
    await axe(officer)
    await shoot(officer, 'training-course')
    await open(officer, '/desk/training')
    await axe(officer)
    await shoot(officer, 'training-plan')
  })

  const phone = await phoneOf('worker')
  await step('the worker signs up on the phone, the leader signs up two more at the desk: one waits', async () => {
    await phone.goto('/field/me/training')
    await phone.getByRole('heading', { name: '老年人沟通技巧' }).waitFor()
    await axe(phone)
    await shoot(phone, 'training-phone-open')
    await phone.getByRole('button', { name: '报名', exact: true }).tap()
    await phone.getByText('已报名', { exact: true }).first().waitFor()
    const leader = await pageOf('leader', oldPc)
    await open(leader, '/desk/training/courses')
    await axe(leader)
    await shoot(leader, 'training-courses')
    await leader.getByRole('link', { name: '老年人沟通技巧' }).click()
    await leader.getByRole('link', { name: '2026年3月16日' }).click()
    await leader.getByRole('button', { name: '为本单位人员报名' }).click()
    const box = leader.getByRole('combobox', { name: '姓名' })
    for (const name of ['许安', '叶青']) {
      await box.fill(name)
      await leader.getByRole('option', { name: new RegExp(name) }).click()
    }
    await axe(leader)
    await shoot(leader, 'training-sign-up-people')
    await leader.getByRole('dialog').getByRole('button', { name: '报名', exact: true }).click()
    await leader.getByText('报名 1 人，候补 1 人').waitFor()
    await leader.getByText('候补第 1 位').waitFor()
  })

  await step(
    'the code hangs on the wall; a phone without a signal keeps it and sends it later; another is marked by hand',
    async () => {
      await itIs('09:28:00')
      await open(officer, '/desk/training/courses')
      await officer.getByRole('link', { name: '老年人沟通技巧' }).click()
      await officer.getByRole('link', { name: '2026年3月16日' }).click()
      await officer.getByRole('button', { name: '显示签到码' }).click()
      const digits = officer.locator('.digits')
      await digits.waitFor()
      await axe(officer)
      await shoot(officer, 'training-door')
      const code = (await digits.getAttribute('data-code'))!
      const sessionId = /sessions\/([\w-]{36})/.exec(officer.url())![1]
      await phone.goto(`/field/me/check-in?session=${sessionId}&code=${code}`)
      const box = phone.getByLabel('六位签到码')
      await box.waitFor()
      assert.equal(await box.inputValue(), code)
      await axe(phone)
      await shoot(phone, 'training-phone-check-in')
      await phone.context().setOffline(true)
      await phone.getByRole('button', { name: '签到', exact: true }).tap()
      await phone.getByText('1 条签到等待提交').waitFor()
      await shoot(phone, 'training-phone-kept')
      await itIs('09:33:00')
      await phone.context().setOffline(false)
      await phone.getByText('09:28 已签到').waitFor()
      await officer.getByRole('button', { name: '收起签到码' }).click()
      await officer.locator('tr', { hasText: '林小雨' }).getByText('09:28').waitFor()
      await officer.locator('tr', { hasText: '许安' }).getByRole('button', { name: '补签到' }).click()
      await officer.getByRole('dialog').getByLabel('原因').fill('手机没电')
      await shoot(officer, 'training-mark')
      await officer.getByRole('dialog').getByRole('button', { name: '补签到' }).click()
      await officer.getByText('已补签，留有原因').waitFor()
      await officer.locator('tr', { hasText: '许安' }).getByText('手工').waitFor()
      await shoot(officer, 'training-session')
      await axe(officer)
    },
  )

  await step('she checks out by typing the digits, has her hours at once, and learns online', async () => {
    await itIs('09:50:00')
    await officer.reload()
    await officer.getByRole('button', { name: '显示签到码' }).click()
    const code = (await officer.locator('.digits').getAttribute('data-code'))!
    await phone.goto('/field/me/check-in')
    await phone.getByRole('button', { name: '扫码' }).tap()
    await phone.getByText('请把摄像头对准墙上的签到码').waitFor()
    await phone.getByRole('button', { name: '停止扫码' }).tap()
    await phone.getByLabel('六位签到码').fill('000000')
    await phone.getByRole('button', { name: '签退', exact: true }).tap()
    await phone.getByText('签到码不对或已更换').waitFor()
    await shoot(phone, 'training-phone-wrong-code')
    await phone.getByLabel('六位签到码').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    await phone.getByRole('button', { name: '签退', exact: true }).tap()
    await phone.getByText('入账 4 学时').first().waitFor()

    const other = await phoneOf('colleague')
    await other.addInitScript(browserThatReads)
    await other.goto('/field/me/check-in')
    await other.getByRole('button', { name: '扫码' }).waitFor()
    // As when the person says no to the browser's question.
    await other.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await other.getByRole('button', { name: '扫码' }).tap()
    await other.getByText('没有使用摄像头的权限').waitFor()
    await axe(other)
    await shoot(other, 'training-phone-camera-refused')
    await other.reload()
    await other.getByRole('button', { name: '扫码' }).waitFor()
    const wall = (session: string) => `${base}/field/me/check-in?session=${session}&code=${code}`
    const sessionId = /sessions\/([\w-]{36})/.exec(officer.url())![1]!
    const show = (address: string) => other.evaluate((on) => void Object.assign(globalThis, { onTheWall: on }), address)
    await show(wall('019cf45f-0000-7858-8811-db7f84da0a2f'))
    await other.getByRole('button', { name: '扫码' }).tap()
    await other.getByText('扫到的是另一场培训的签到码').waitFor()
    await axe(other)
    await shoot(other, 'training-phone-scan')
    await show(wall(sessionId))
    await other.getByText('已签退，入账').first().waitFor()
    await other.context().close()
    pages = pages.filter((page) => page !== other)

    await phone.goto('/field/me/training')
    await phone.getByRole('button', { name: '开始学习' }).tap()
    await phone.getByText('哪些是敏感个人信息').waitFor()
    await phone.getByLabel('天气').check()
    await phone.getByRole('button', { name: '提交测验' }).tap()
    await phone.getByText('未达到要求').waitFor()
    await phone.getByLabel('天气').uncheck()
    for (const right of ['证件号码', '健康状况', '单独同意']) await phone.getByLabel(right).check()
    await phone.getByRole('button', { name: '提交测验' }).tap()
    await phone.getByText('即可计学时').waitFor()
    await axe(phone)
    await shoot(phone, 'training-phone-lesson')
  })

  let printed = ''
  await step('she prints a transcript, and anyone verifies it', async () => {
    await phone.goto('/field/me/hours')
    await phone.getByRole('heading', { name: '瓯海每人每年学时' }).waitFor()
    await axe(phone)
    await shoot(phone, 'training-phone-hours')
    await phone.getByRole('button', { name: '出具学时证明' }).tap()
    await phone.getByRole('dialog').getByRole('button', { name: '出具学时证明' }).tap()
    await phone.getByText(/证明已出具，校验码/).waitFor()
    const [download] = await Promise.all([
      phone.waitForEvent('download'),
      phone.getByRole('button', { name: '下载 PDF' }).tap(),
    ])
    const file = await readFile(await download.path())
    assert.equal(file.subarray(0, 5).toString(), '%PDF-')
    printed = /证明-([\w-]{14})\.pdf/.exec(download.suggestedFilename())![1]!
    await download.saveAs(`${process.env.SHOTS || '/tmp/yanzhen-shots'}/training-transcript.pdf`)
    const citizen = await citizenWith(phoneOptions)
    await citizen.goto('/verify')
    await citizen.getByLabel(/校验码/).fill(printed.toLowerCase())
    await citizen.getByRole('button', { name: '查询' }).tap()
    await citizen.getByText('证明有效').waitFor()
    await citizen.goto('about:blank')
    await citizen.goto(`/verify#${printed}`)
    await citizen.getByText('证明有效').waitFor()
    assert.equal(await citizen.getByLabel(/校验码/).inputValue(), printed)
    await citizen.getByText('林*').waitFor()
    await axe(citizen)
    await shoot(citizen, 'training-verify')
    await citizen.context().close()
    pages = pages.filter((page) => page !== citizen)
  })

  await step('the officer sees who lacks hours, takes some back, and the paper says so', async () => {
    await open(officer, '/desk/training/shortages')
    await officer.getByText('瓯海全区每年培训人次').waitFor()
    await officer.getByRole('row', { name: /林小雨/ }).waitFor()
    await axe(officer)
    await shoot(officer, 'training-shortages')
    await officer.getByLabel('状态').selectOption('short')
    await officer.waitForURL(/state=short/)
    await open(officer, '/desk/training/hours')
    await axe(officer)
    await shoot(officer, 'training-ledger')
    await officer.locator('main tbody tr', { hasText: '林小雨' }).getByRole('button', { name: '冲销' }).click()
    await officer.getByRole('dialog').getByLabel('原因').fill('代签')
    await officer.getByRole('dialog').getByRole('button', { name: '冲销' }).click()
    await officer.getByText('已冲销，1 份证明随之显示有变动').waitFor()
    const citizen = await citizenWith(deskOptions)
    await citizen.goto('/verify')
    await citizen.getByLabel(/校验码/).fill(printed)
    await citizen.getByRole('button', { name: '查询' }).click()
    await citizen.getByText('出具后有学时被冲销').waitFor()
    await citizen.getByText('0 学时').waitFor()
    await shoot(citizen, 'training-verify-changed')
    await citizen.context().close()
    pages = pages.filter((page) => page !== citizen)
  })

  await step('in English and on a narrow screen nothing is cut off, and nothing is left in Chinese', async () => {
    const narrow = await pageOf('officer', { ...phoneOptions })
    await narrow.goto('/desk/training')
    await narrow.evaluate(() => localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en' })))
    for (const place of [
      'training',
      'training/courses',
      'training/shortages',
      'training/hours',
      `people/${personId('worker')}`,
    ]) {
      await open(narrow, `/desk/${place}`)
      await axe(narrow)
      const wide = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${place} is ${wide} pixels too wide`)
      await shoot(narrow, `training-english-${place.replace(/\W/g, '-').slice(0, 24)}`)
    }
  })

  assert.deepEqual(faults, [])
})
