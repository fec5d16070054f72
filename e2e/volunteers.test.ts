// Volunteers, from the first wish to help to a paper that anyone can check.
//
// Lin Xiaoyu is a social worker of a station and wants to help in her own time; Chen Guilan is the neighbour of an old client and has no account;
// Zheng Qiu leads the station, Zhou Min is the county's officer. Screens: a station's old PC, the officer's, Lin's phone, a citizen's phone.
// 1. Zheng Qiu opens the register. It is empty and says what to do first. She registers Chen: what is forgotten is said at its field, a wrong identity number too; the
//    number fills in sex and birth date. How Chen agreed and where the paper lies is asked because Chen has no account. Chen gets a number, and the page shows that number everywhere
//    and the identity number nowhere. With an account of her own, which the county opens, she sees her own side, and nothing else.
// 2. She registers her colleague Xu An, who has an account: he is only asked. On his own page he reads who registered him and agrees. Until then nothing can be recorded for him.
//    Another colleague does not agree, and is gone from the list.
// 3. Lin registers herself on the phone: her name, sex and birth date are known already and not asked. Her name stays off public pages.
// 4. Zheng Qiu forms a team with Chen as its leader, and plans two activities. The one that may endanger the body is not open until the insurance is entered.
//    Chen is signed up with her word, Lin signs up on the phone after reading the risks; the places are full, Xu An waits; somebody withdraws and he moves up.
// 5. After the activity Zheng Qiu records: Chen now, with minutes as served; Lin, a colleague, only with the word that it was not her working time.
//    The page says what is left and until when. A correction leaves the old line where it is.
// 6. Lin sees her record on the phone: hours by year, the line, the quality. She objects to the minutes. Zheng Qiu finds the objection, answers that she is right, and the line is corrected.
//    Lin reads the answer, and downloads her record with room for a seal. Anyone checks its code: a number, the hours, who recorded, no name.
// 7. Zhou Min sees the county: registered, active, the share with what it is a share of, hours. He searches, filters, and takes the list away as a sheet. Someone of the next county finds nothing.
// 8. All of it in English, in large text, on 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { moveUp } from '#modules/volunteers/commands/move-up.ts'
import { countVolunteers } from '#modules/volunteers/jobs.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open, phoneOf as phoneSignedIn } from './pages.ts'

const chensNumber = numberOf('1958-04-12', 32)
const shots = process.env.SHOTS || join(tmpdir(), 'yanzhen-shots')

let server: TestServer
let browser: Browser
let base: string

const pageOf = (who: CastName, options: BrowserContextOptions = oldPc) =>
  deskOf(browser, base, who, { now: server.house.clock(), ...options })
/** A browser of a telephone on which nobody has signed in. */
async function phoneWidth(): Promise<Page> {
  const page = await (await browser.newContext({ ...phoneOptions, baseURL: base })).newPage()
  await page.clock.setFixedTime(server.house.clock())
  return page
}
const phoneOf = (who: CastName) => phoneSignedIn(browser, base, who, { now: server.house.clock() })

/** Gives somebody of the cast an identity number in the registry. */
async function withNumber(who: CastName, number: string): Promise<void> {
  const { vault } = server.house
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  await owner.query(
    'update workforce.worker set identity_number_sealed = $2, identity_number_hash = $3, identity_number_last4 = $4, no_number_reason = null where person_id = $1',
    [
      personId(who),
      vault.seal({ table: 'workforce.worker', column: 'identity_number', rowId: personId(who) }, number),
      vault.searchHash('identity-number', number),
      number.slice(-4),
    ],
  )
  await owner.end()
}

/** Chooses of a list of antd's by the label of its field. */
async function choose(
  page: Page,
  label: string,
  option: string,
  within: Locator = page.locator('main'),
): Promise<void> {
  await within.getByLabel(new RegExp(`^${label}`)).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
}

async function day(within: Page | Locator, label: string, on: string): Promise<void> {
  const field = within.getByLabel(new RegExp(`^${label}`)).first()
  await field.fill(on)
  await field.press('Tab')
}

/** The whole page, also what lies below the window. */
async function shootWhole(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: (await shoot(page, name)).replace('.png', '-whole.png'), fullPage: true })
}

test('volunteers, from the first wish to help to a paper that anyone can check', { timeout: 900_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  server.house.publicOrigin = base
  await withNumber('colleague', numberOf('1990-01-08', 34))
  await withNumber('roomWorker', numberOf('1990-01-10', 36))
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
  let leader = await pageOf('leader')
  const faults: string[] = []
  leader.on('pageerror', (error) => faults.push(error.message))
  let chens = ''
  let place = ''
  let colleague: Page

  const register = async (name: string, number: string) => {
    await open(leader, '/desk/volunteers/register')
    await leader.getByLabel(/^姓名/).fill(name)
    await leader.getByLabel(/^身份证号/).fill(number)
    await leader.getByRole('radio', { name: '电话同意' }).check()
  }
  const send = () => leader.getByRole('button', { name: '登记志愿者' }).click()

  await step('a neighbour is registered on her paper, and shown by a number', async () => {
    await open(leader, '/desk/volunteers')
    await leader.getByText('还没有登记志愿者').first().waitFor()
    await axe(leader)
    await shoot(leader, 'volunteers-empty')
    await leader.getByRole('link', { name: '登记志愿者' }).first().click()
    await leader.getByRole('heading', { name: '登记志愿者', level: 1 }).waitFor()
    await send()
    await leader.locator('.ant-form-item-explain-error').first().waitFor()
    await leader.getByLabel(/^姓名/).fill('陈桂兰')
    await leader.getByLabel(/^身份证号/).fill(`${chensNumber.slice(0, 17)}${chensNumber.endsWith('1') ? '2' : '1'}`)
    await leader.getByRole('radio', { name: '当面书面同意' }).check()
    await day(leader, '出生日期', '1958-04-12')
    await send()
    await leader
      .getByText(/校验|号码/)
      .first()
      .waitFor()
    await shootWhole(leader, 'volunteers-register-refused')
    await leader.getByLabel(/^身份证号/).fill(chensNumber)
    assert.ok(await leader.getByRole('radio', { name: '女' }).isChecked())
    await send()
    await leader.getByText('请写明同意登记的书面材料').waitFor()
    await leader.getByLabel(/^同意书存放处/).fill('站内档案柜第 3 盒，同意书 17 号')
    await leader.getByLabel(/^联系电话/).fill('13900001234')
    await leader.getByLabel(/^居住区域/).fill('净水')
    await leader.getByRole('option', { name: /净水社区/ }).click()
    await choose(leader, '专业技能', '医疗护理')
    await choose(leader, '服务类别', '为老服务')
    await leader.keyboard.press('Escape')
    await axe(leader)
    await shootWhole(leader, 'volunteers-register')
    await send()
    await leader.waitForURL(/volunteers\/people\/[\w-]{36}/)
    await leader.getByRole('heading', { name: '陈桂兰', level: 1 }).waitFor()
    chens = /ZY\d+/.exec((await leader.locator('.page-header .whose').textContent())!)![0]
    assert.ok(!(await leader.content()).includes(chensNumber))
    await axe(leader)
    await shootWhole(leader, 'volunteers-person')
    const officer = await pageOf('officer')
    await officer.goto(leader.url())
    await officer.getByRole('button', { name: '开通账号' }).click()
    await officer.getByLabel(/^用户名/).fill('chenguilan')
    await officer.getByRole('dialog').getByRole('button', { name: '开通账号' }).click()
    const secret = (await officer.locator('.secret code').textContent())!
    await axe(officer)
    await shoot(officer, 'volunteers-account')
    await officer.context().close()
    const chen = await phoneWidth()
    await chen.request.post('/api/sessions', { data: { username: 'chenguilan', password: secret } })
    await open(chen, '/desk/volunteers/mine')
    await chen.getByText(chens).waitFor()
    await axe(chen)
    await shoot(chen, 'volunteers-chen')
    await chen.context().close()
  })

  await step('who has an account is only asked, and says yes or no', async () => {
    await register('许安', numberOf('1990-01-08', 34))
    await send()
    await leader.getByText('等待本人确认').waitFor()
    await shoot(leader, 'volunteers-awaiting')
    await register('叶青', numberOf('1990-01-10', 36))
    await send()
    await leader.getByText('等待本人确认').waitFor()

    colleague = await pageOf('colleague')
    await open(colleague, '/desk/volunteers/mine')
    await colleague.getByText('景山街道社会工作站为您做了志愿者登记').waitFor()
    await axe(colleague)
    await shoot(colleague, 'volunteers-asked')
    await colleague.getByRole('button', { name: '确认登记' }).click()
    await colleague.getByText('已确认登记').waitFor()
    const room = await pageOf('roomWorker')
    await open(room, '/desk/volunteers/mine')
    await room.getByRole('button', { name: '不同意登记' }).click()
    await room.getByRole('dialog').getByRole('button', { name: '不同意登记' }).click()
    await room.getByText('您还没有登记为志愿者').waitFor()
    await room.context().close()
    await open(leader, '/desk/volunteers')
    await leader.getByRole('row', { name: /许安/ }).getByText('已登记').waitFor()
    assert.equal(await leader.getByRole('row', { name: /叶青/ }).count(), 0)
  })

  let phone = await phoneOf('worker')
  await step('a worker registers herself on the phone; what is known is not asked', async () => {
    await phone.getByRole('link', { name: '我的', exact: true }).tap()
    await phone.getByRole('link', { name: '我的志愿服务' }).tap()
    await phone.getByText('您还没有登记为志愿者').waitFor()
    await phone.getByRole('button', { name: '登记为志愿者' }).tap()
    await phone.getByText('1990年1月7日').waitFor()
    assert.equal(await phone.getByLabel('身份证号').count(), 0)
    await phone.getByLabel('联系电话').fill('12')
    await phone.getByRole('checkbox', { name: '心理疏导' }).check()
    await phone.getByRole('checkbox', { name: '为老服务' }).check()
    await phone.getByRole('button', { name: '登记为志愿者' }).tap()
    await phone.locator('.wrong').first().waitFor()
    await axe(phone)
    await shootWhole(phone, 'volunteers-phone-register')
    await phone.getByLabel('联系电话').fill('１３８００００５６７８')
    await phone.getByRole('button', { name: '登记为志愿者' }).tap()
    await phone
      .getByText(/登记编号/)
      .first()
      .waitFor()
    await phone.getByText('现在没有可以报名的活动').waitFor()
  })

  await step('a team is formed, and activities planned; what endangers is not open before it is insured', async () => {
    await open(leader, '/desk/volunteers/teams')
    await leader.getByRole('button', { name: '组建服务队' }).first().click()
    const team = leader.getByRole('dialog')
    await team.getByLabel(/^队名/).fill('银发相伴志愿服务队')
    await team.getByLabel(/^服务方向/).fill('助餐、陪诊、理发')
    await team.getByLabel(/^队长/).fill('桂兰')
    await leader.getByRole('option', { name: /陈桂兰/ }).click()
    await shoot(leader, 'volunteers-team-form')
    await axe(leader)
    await team.getByRole('button', { name: '组建服务队' }).click()
    await leader.getByRole('heading', { name: '银发相伴志愿服务队', level: 1 }).waitFor()
    await axe(leader)
    await shoot(leader, 'volunteers-team')

    const plan = async (title: string, danger: boolean) => {
      await open(leader, '/desk/volunteers/activities')
      await leader.getByRole('button', { name: '安排活动' }).first().click()
      const form = leader.getByRole('dialog')
      await form.getByLabel(/^活动名称/).fill(title)
      await choose(leader, '服务类别', '为老服务', form)
      await day(form, '日期', '2026-03-20')
      await form.getByLabel(/^开始时间/).fill('09:00')
      await form.getByLabel(/^结束时间/).fill('11:00')
      await form.getByLabel(/^地点/).fill('净水社区活动室')
      await form.getByLabel(/^服务内容/).fill('为行动不便的老人理发、修剪指甲。')
      await form.getByLabel(/^招募人数/).fill('2')
      await form.getByLabel(/^风险告知/).fill('使用推子、剪刀，注意不伤皮肤。')
      if (danger) await form.getByRole('checkbox', { name: '可能危及人身安全' }).check()
      await shoot(leader, danger ? 'volunteers-plan-danger' : 'volunteers-plan')
      await axe(leader)
      await form.getByRole('button', { name: '安排活动' }).click()
      await leader.getByRole('heading', { name: title, level: 1 }).waitFor()
    }
    await plan('水边护栏检修陪护', true)
    await leader.getByText('尚未投保，未开放报名').waitFor()
    await shoot(leader, 'volunteers-activity-uninsured')
    await leader.getByRole('button', { name: '修改' }).click()
    const form = leader.getByRole('dialog')
    await form.getByLabel(/^保险公司/).fill('示例财产保险')
    await form.getByLabel(/^保单号/).fill('YZ-2026-0007')
    await day(form, '保险起期', '2026-03-18')
    await form.getByRole('button', { name: '保存' }).click()
    await leader.getByText('示例财产保险，保单号 YZ-2026-0007').waitFor()
    await plan('为独居老人理发', false)
  })

  await step('people sign up; the places are full, and who waits moves up', async () => {
    await leader.getByRole('button', { name: '代为报名' }).click()
    const form = leader.getByRole('dialog')
    await form.getByLabel(/^志愿者/).fill('guilan')
    await leader.getByRole('option', { name: /陈桂兰/ }).click()
    await form.getByRole('radio', { name: '电话同意' }).check()
    await shoot(leader, 'volunteers-sign-someone-up')
    await form.getByRole('button', { name: '代为报名' }).click()
    await leader.getByText('陈桂兰已报名').waitFor()
    await open(colleague, '/desk/volunteers/mine')
    const offered = colleague.locator('.volunteers-list > li', { hasText: '为独居老人理发' })
    await offered.getByRole('checkbox').check()
    await shootWhole(colleague, 'volunteers-mine-desk')
    await axe(colleague)
    await offered.getByRole('button', { name: '报名' }).click()
    await colleague.getByText('已报名').first().waitFor()

    await phone.goto('/field/me/volunteers')
    const mine = phone.locator('.volunteers-list > li', { hasText: '为独居老人理发' })
    await mine.getByText('使用推子、剪刀').waitFor()
    await shootWhole(phone, 'volunteers-phone-open')
    await axe(phone)
    assert.ok(await mine.getByRole('button', { name: '报名候补' }).isDisabled())
    await mine.getByRole('checkbox').check()
    await mine.getByRole('button', { name: '报名候补' }).tap()
    await phone.getByText('名额已满，候补第 1 位').waitFor()
    await colleague.getByRole('button', { name: '取消报名' }).click()
    await colleague.getByText('报名已取消').waitFor()
    assert.equal(await moveUp(server.house), 1)
    await phone.reload()
    await mine.getByText('已报名').waitFor()
    await leader.reload()
    await leader
      .getByRole('row', { name: /林小雨/ })
      .getByText('已报名')
      .waitFor()
    await shoot(leader, 'volunteers-activity')
    place = leader.url()
  })

  await step('afterwards the hours are recorded: some now, others later, and nothing is written over', async () => {
    // Four days later their sessions have ended: they sign in again.
    server.setClock('2026-03-20T14:00:00+08:00')
    leader = await pageOf('leader')
    leader.on('pageerror', (error) => faults.push(error.message))
    phone = await phoneOf('worker')
    await leader.goto(place)
    await leader.getByText('还有 2 人没有记录').waitFor()
    await leader.getByRole('button', { name: '记录服务' }).click()
    await leader.getByLabel('陈桂兰参加了吗').selectOption({ label: '参加了' })
    await leader.getByLabel('陈桂兰的分钟数').fill('110')
    await leader.getByLabel('陈桂兰的服务质量').selectOption({ label: '优秀' })
    await shootWhole(leader, 'volunteers-record')
    await axe(leader)
    await leader.getByRole('button', { name: /^记录（/ }).click()
    await leader.getByText('还有 1 人没有记录').waitFor()
    await leader.getByRole('button', { name: '记录服务' }).click()
    await leader.getByLabel('林小雨参加了吗').selectOption({ label: '参加了' })
    await leader.getByLabel('林小雨的分钟数').fill('9999')
    await leader.getByRole('button', { name: /^记录（/ }).click()
    await leader.locator('.volunteers-came .wrong').waitFor()
    await leader.getByLabel('林小雨的分钟数').fill('60')
    await leader.getByRole('button', { name: /^记录（/ }).click()
    await leader.locator('.volunteers-came .wrong').waitFor()
    await shootWhole(leader, 'volunteers-record-refused')
    await leader.getByRole('checkbox', { name: '林小雨的服务时间是非工作时间' }).check()
    await leader.getByRole('button', { name: /^记录（/ }).click()
    await leader.getByText('已记录', { exact: true }).waitFor()
    await leader
      .getByRole('row', { name: /陈桂兰/ })
      .getByRole('button', { name: '更正' })
      .click()
    const form = leader.getByRole('dialog')
    await form.getByLabel(/^实际服务分钟数/).fill('100')
    await form.getByLabel(/^原因/).fill('提前十分钟离开')
    await shoot(leader, 'volunteers-correct')
    await form.getByRole('button', { name: '更正' }).click()
    await leader.getByText('1小时40分钟').first().waitFor()
    await axe(leader)
    await shootWhole(leader, 'volunteers-recorded')
    await open(leader, '/desk/volunteers/entries')
    await leader.getByText('冲销：提前十分钟离开').waitFor()
    await axe(leader)
    await shoot(leader, 'volunteers-entries')
  })

  let code = ''
  await step('the volunteer reads her record, objects, is answered, and takes it along', async () => {
    await phone.goto('/field/me/volunteers')
    await phone.getByRole('heading', { name: '服务记录', exact: true }).waitFor()
    await axe(phone)
    await shootWhole(phone, 'volunteers-phone-record')
    await phone.getByRole('button', { name: '提出异议' }).tap()
    const form = phone.getByRole('dialog')
    await form.getByLabel('有什么不对').fill('当天八点半到场布置，一直到十一点，少记了。')
    await form.getByLabel(/^应为多少分钟/).fill('150')
    await shoot(phone, 'volunteers-phone-object')
    await axe(phone)
    await form.getByRole('button', { name: '提交异议' }).tap()
    await phone.getByText('待答复').waitFor()

    await open(leader, '/desk/volunteers/objections')
    await leader.getByText('当天八点半到场布置').waitFor()
    await axe(leader)
    await shoot(leader, 'volunteers-objections')
    await leader.getByRole('button', { name: '答复' }).click()
    const answer = leader.getByRole('dialog')
    assert.equal(await answer.getByLabel(/^实际服务分钟数/).inputValue(), '150')
    await answer.getByLabel(/^答复内容/).fill('核对签到照片，情况属实，已更正。')
    await shoot(leader, 'volunteers-answer')
    await axe(leader)
    await answer.getByRole('button', { name: '答复' }).click()
    await leader.locator('.status', { hasText: '成立，已更正' }).waitFor()

    await phone.reload()
    await phone.getByText('答复：核对签到照片').waitFor()
    await phone.getByText('2小时30分钟').first().waitFor()
    await phone.getByRole('button', { name: '下载记录' }).tap()
    await phone.getByRole('checkbox', { name: /留出盖章处/ }).check()
    await shoot(phone, 'volunteers-phone-paper')
    const [download] = await Promise.all([
      phone.waitForEvent('download'),
      phone.getByRole('dialog').getByRole('button', { name: '下载记录' }).tap(),
    ])
    await download.saveAs(join(shots, 'volunteers-record.pdf'))
    code = /([\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4})/.exec(download.suggestedFilename())![1]!
    execFileSync('pdftoppm', [
      '-r',
      '60',
      '-png',
      join(shots, 'volunteers-record.pdf'),
      join(shots, 'volunteers-record-pdf'),
    ])
    await shootWhole(phone, 'volunteers-phone-whole')
  })

  await step('anyone checks the paper by its code, and reads a number and no name', async () => {
    const context = await browser.newContext({ ...phoneOptions, baseURL: base })
    const citizen = await context.newPage()
    await citizen.clock.setFixedTime(server.house.clock())
    await citizen.goto(`/verify#${code}`)
    await citizen.getByText('志愿服务记录有效').waitFor()
    await citizen.getByText('林*').waitFor()
    assert.equal(await citizen.getByText('林小雨').count(), 0)
    await axe(citizen)
    await shoot(citizen, 'volunteers-verify')
    await context.close()
  })

  await step(
    'the officer sees the county, searches, filters and takes the list away; the next county sees nothing',
    async () => {
      await countVolunteers(server.house)
      const officer = await pageOf('officer')
      await open(officer, '/desk/volunteers')
      await officer.getByRole('row', { name: /陈桂兰/ }).waitFor()
      await axe(officer)
      await shoot(officer, 'volunteers-list')
      await officer.getByLabel('姓名或登记编号').fill(chens)
      await officer.getByText('共 1 条').waitFor()
      assert.ok(!officer.url().includes(chens))
      await officer.getByLabel('姓名或登记编号').fill('')
      await officer.getByLabel('活跃', { exact: true }).selectOption('yes')
      await officer.waitForURL(/active=yes/)
      const [download] = await Promise.all([
        officer.waitForEvent('download'),
        officer.getByRole('button', { name: '导出' }).click(),
      ])
      await download.saveAs(join(shots, 'volunteers.xlsx'))
      await open(officer, `/desk/people/${personId('worker')}`)
      await officer.locator('#volunteering').getByRole('link', { name: '打开志愿者页面' }).click()
      await officer.getByRole('heading', { name: '林小雨', level: 1 }).waitFor()
      await shootWhole(officer, 'volunteers-person-served')
      const stranger = await pageOf('stranger')
      await open(stranger, '/desk/volunteers')
      await stranger.getByText('还没有登记志愿者').first().waitFor()
      await stranger.context().close()
    },
  )

  await step('in English, in large text, on 390 pixels nothing is cut off', async () => {
    const narrow = await pageOf('leader', { ...phoneOptions })
    await narrow.goto('/desk/volunteers')
    await narrow.evaluate(() =>
      localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en', largeText: true })),
    )
    for (const place of ['', '/register', '/activities', '/teams', '/entries', '/objections', '/mine']) {
      await open(narrow, `/desk/volunteers${place}`)
      await axe(narrow)
      const wide = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${place} is ${wide} pixels too wide`)
      await shoot(narrow, `volunteers-english${place.replace('/', '-')}`)
    }
  })

  assert.deepEqual(faults, [])
})
