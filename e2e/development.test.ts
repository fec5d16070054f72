// The walk-throughs of growth and standing.
//
// Zhou Min is the officer of Ouhai. The department wants its best workers seen, heard and kept.
// 1. She opens the pools: each says how full it is, its term and its entry rule. She nominates a professor from outside and chooses him for three
//    years; a worker without a certificate is nominated too, and the page says which rule keeps her out, in words and with its clause.
// 2. She records a forum with two proposals, gives one to somebody by a day, and writes what became of the other.
// 3. The growth path 专技—一线—拔尖 counts everyone; a step opens to its people, and each line says what is missing for the next.
// 4. She sets a measure for the standing of workers with an owner and a day; progress and its evidence are recorded.
// 5. A university: an agreement, a base under it, an intern under the base who is graded and has a certificate, a mentor with a letter for a
//    term. A research institute with a topic, and the topic's output: the institute's page shows all that came out of it.
// 6. Lin Xiaoyu reads on her phone what she is entitled to and what is missing, and asks without typing what is known. Zhou Min approves, the list
//    is paid and marked in one go; one was marked by mistake, and it is undone.
// 7. She owns a measure, and reports on it from her phone.
// 8. All of it in English and at 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { password, personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/development/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string

const pageOf = (who: CastName, options: BrowserContextOptions = oldPc) => deskOf(browser, base, who, options)

/** Chooses somebody, or something, by what is typed. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).fill(typed)
  await page.locator('.combo [role=option]:not([aria-disabled])').first().click()
}

async function select(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-item-option').getByText(option, { exact: true }).click()
}

async function day(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).fill(typed)
  await page.keyboard.press('Tab')
}

test('workers are seen, heard and kept', { timeout: 600_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  const officer = await pageOf('officer')
  const dialog = officer.getByRole('dialog')
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))

  await t.test('the menu folds what is about people, and remembers what stood open', async () => {
    await open(officer, '/desk/')
    const part = officer.getByRole('button', { name: '考核与成长' })
    assert.equal(await part.getAttribute('aria-expanded'), 'false')
    assert.equal(await officer.getByRole('link', { name: '成长路径' }).count(), 0)
    await part.focus()
    await officer.keyboard.press('Enter')
    await officer.getByRole('link', { name: '成长路径' }).waitFor()
    await axe(officer)
    await shoot(officer, 'development-menu')
    await officer.reload()
    await officer.getByRole('link', { name: '专家与储备库' }).click()
    await officer.getByRole('heading', { level: 1, name: '专家与储备库' }).waitFor()
  })

  await t.test('she nominates and chooses; the entry rule is said in words', async () => {
    await open(officer, '/desk/development/pools')
    await axe(officer)
    await officer.getByRole('button', { name: '推荐人选' }).first().click()
    await dialog.getByLabel('专家姓名').fill('柳教授')
    await dialog.getByLabel('专家单位').fill('东江大学')
    await dialog.getByLabel('理由').fill('长期研究基层治理，愿意每季度来一次')
    await shoot(officer, 'development-nominate')
    await dialog.getByRole('button', { name: '推荐人选' }).click()
    await dialog.waitFor({ state: 'detached' })
    await officer.getByRole('button', { name: '办理' }).click()
    await dialog.getByRole('radio', { name: '确定入库' }).check()
    await dialog.getByRole('button', { name: '确定' }).click()
    await officer.getByText('至2029年3月15日').waitFor()
    await officer.getByRole('button', { name: /储备库/ }).click()
    await officer.getByRole('button', { name: '推荐人选' }).first().click()
    await choose(officer, '人员', '林小雨')
    await dialog.getByLabel('理由').fill('思路开阔')
    await dialog.getByRole('button', { name: '推荐人选' }).click()
    await dialog.waitFor({ state: 'detached' })
    await officer.getByText('不符合').first().waitFor()
    await officer.waitForLoadState('networkidle')
    await axe(officer)
    await shoot(officer, 'development-pools')
    await officer.getByRole('button', { name: '办理' }).click()
    await dialog.getByRole('radio', { name: '确定入库' }).check()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByRole('alert').waitFor()
    await axe(officer)
    await shoot(officer, 'development-decide')
    await officer.keyboard.press('Escape')
  })

  await t.test('a forum, its proposals, and what became of them', async () => {
    await open(officer, '/desk/development/forums')
    await officer.getByRole('button', { name: '登记座谈会' }).first().click()
    await select(officer, '人才库', '社会工作专业人才储备库')
    await dialog.getByLabel('主题').fill('薪酬与减负座谈')
    await dialog.getByLabel('参加人数').fill('18')
    await dialog.getByLabel('建议').fill('统一岗位津贴发放时间\n合并重复的台账')
    await dialog.getByRole('button', { name: '登记座谈会' }).click()
    await officer.getByRole('heading', { name: '薪酬与减负座谈' }).waitFor()
    await officer.getByRole('button', { name: /办理.*统一岗位津贴/ }).click()
    await dialog.getByRole('radio', { name: '已采纳' }).check()
    await dialog.getByLabel('结果').fill('每月十五日前发放')
    await dialog.getByRole('button', { name: '确定' }).click()
    await officer.getByText('已采纳').waitFor()
    await officer.getByRole('button', { name: /办理.*合并重复/ }).click()
    await dialog.getByRole('radio', { name: '研究中' }).check()
    await dialog.getByLabel('承办人').fill('指导中心')
    await day(officer, '期限', '2026年5月1日')
    await dialog.getByRole('button', { name: '确定' }).click()
    await officer.getByText('指导中心承办，2026年5月1日前').waitFor()
    await officer.waitForLoadState('networkidle')
    await axe(officer)
    await shoot(officer, 'development-forums')
  })

  await t.test('the path counts everyone and says what each lacks', async () => {
    await open(officer, '/desk/development/growth')
    await officer.getByText('持有证书：无').first().waitFor()
    assert.ok(!(await officer.locator('main').innerText()).includes('none'))
    await axe(officer)
    await shoot(officer, 'development-growth')
    await officer.getByRole('rowheader', { name: '林小雨' }).getByRole('link').click()
    await officer.getByRole('heading', { name: '成长路径' }).scrollIntoViewIfNeeded()
    await shoot(officer, 'development-person')
  })

  await t.test('a measure with owner, target, day and evidence', async () => {
    await open(officer, '/desk/development/measures')
    await officer.getByRole('button', { name: '确定措施' }).first().click()
    await select(officer, '六字', '育')
    await dialog.getByLabel('措施').fill('全员轮训')
    await dialog.getByLabel('目标').fill('专职社工当年轮训一遍')
    await choose(officer, '负责人', '郑秋')
    await day(officer, '完成期限', '2026年4月1日')
    await shoot(officer, 'development-measure')
    await dialog.getByRole('button', { name: '确定措施' }).click()
    await dialog.waitFor({ state: 'detached' })
    await officer.getByRole('button', { name: '登记进展' }).click()
    await dialog.getByLabel('进度').fill('60')
    await dialog.getByLabel('进展和依据').fill('已完成两期，签到表在册')
    await dialog.getByRole('button', { name: '登记进展' }).click()
    await officer.getByText('最近：已完成两期').waitFor()
    await officer.waitForLoadState('networkidle')
    await axe(officer)
    await shoot(officer, 'development-measures')
  })

  let instituteId = ''
  await t.test('a university and a research institute, each with what belongs to it', async () => {
    await open(officer, '/desk/development/cooperation')
    await officer.getByRole('button', { name: '登记', exact: true }).first().click()
    await select(officer, '类别', '合作协议')
    await dialog.getByLabel('名称').fill('社会工作人才培养合作协议')
    await dialog.getByLabel('合作方').fill('东江大学')
    await day(officer, '结束', '2029年3月1日')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await officer.getByRole('rowheader', { name: '社会工作人才培养合作协议' }).getByRole('link').click()
    await officer.getByText('还没有登记所属内容').waitFor()
    await officer.getByRole('button', { name: '登记所属内容' }).click()
    await select(officer, '类别', '实践基地')
    await dialog.getByLabel('名称').fill('景山社工站实践基地')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await officer.getByRole('link', { name: '景山社工站实践基地' }).click()
    await officer.getByRole('heading', { level: 1, name: '景山社工站实践基地' }).waitFor()
    await officer.getByRole('button', { name: '登记所属内容' }).click()
    await select(officer, '类别', '实习')
    await dialog.getByLabel('学生姓名').fill('苗同学')
    await dialog.getByLabel('学校').fill('东江大学')
    await choose(officer, '本地导师或负责人', '林小雨')
    await dialog.getByLabel('学时').fill('160')
    await shoot(officer, 'development-intern')
    await axe(officer)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await officer.getByRole('link', { name: '苗同学' }).click()
    await officer.getByRole('heading', { level: 1, name: '苗同学' }).waitFor()
    await officer.getByRole('button', { name: '更新' }).click()
    await dialog.getByLabel('评定').fill('优秀')
    await dialog.getByRole('button', { name: '更新' }).click()
    const folder = join(tmpdir(), 'yanzhen-shots')
    mkdirSync(folder, { recursive: true })
    const [certificate] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('button', { name: '实习证明' }).click(),
    ])
    await certificate.saveAs(join(folder, 'development-certificate.pdf'))

    const caller = await server.as('officer')
    const made = async (more: object) =>
      (await caller.get(contract.recordCooperation, { fromOn: '2026-01-01', partner: '', ...more } as never))
        .cooperationId
    instituteId = await made({ kind: 'institute', title: '基层治理研究中心', partner: '东江大学、海山师范学院' })
    const topicId = await made({ kind: 'topic', title: '社区嵌入式养老中的社工角色', underId: instituteId })
    await made({ kind: 'topic', title: '夹心层老人服务需求', underId: instituteId, personId: personId('worker') })
    await made({ kind: 'mentor', title: '社区实务导师', personId: personId('leader'), untilOn: '2028-01-01' })
    await open(officer, `/desk/development/cooperation/${topicId}`)
    await officer.getByRole('button', { name: '登记所属内容' }).click()
    await dialog.getByLabel('成果名称').fill('嵌入式养老案例集')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await officer.getByRole('link', { name: '嵌入式养老案例集' }).waitFor()
    await officer.getByRole('link', { name: '基层治理研究中心' }).click()
    await officer.getByText('研究课题 2 项；研究成果 1 项').waitFor()
    await axe(officer)
    await shoot(officer, 'development-institute')
    await open(officer, '/desk/development/cooperation')
    await axe(officer)
    await shoot(officer, 'development-cooperation')
    if (process.env.LOOK)
      execFileSync('pdftoppm', [
        '-r',
        '60',
        '-png',
        join(folder, 'development-certificate.pdf'),
        join(folder, 'development-certificate'),
      ])
  })

  const phone = await pageOf('worker', phoneOptions)
  await t.test('on her phone she reads what she is entitled to, and asks without typing what is known', async () => {
    await phone.goto('/field/')
    await phone.getByLabel('用户名').fill(username('worker'))
    await phone.getByLabel('密码').fill(password)
    await phone.getByRole('button', { name: '登录' }).click()
    await phone.getByRole('link', { name: '我的', exact: true }).click()
    await phone.getByRole('link', { name: '我的成长与待遇' }).click()
    await phone.getByRole('heading', { name: '我能享受什么' }).waitFor()
    await phone.getByText('看条件').first().click()
    await phone.getByText('在登记有效期内的证书：无').first().waitFor()
    await axe(phone)
    await shoot(phone, 'development-phone')
    await phone.getByRole('button', { name: /申请.*租金减免/ }).click()
    await phone.getByRole('dialog').getByLabel('说明').fill('登记证书已在单位存档')
    await shoot(phone, 'development-phone-ask')
    await phone
      .getByRole('dialog')
      .getByRole('button', { name: /申请.*租金减免/ })
      .click()
    await phone.getByText('待审批').first().waitFor()
    await axe(phone)
  })

  await t.test('she reports on the phone on a measure that is hers', async () => {
    await (
      await server.as('officer')
    ).get(contract.setMeasure, {
      kind: 'plan',
      title: '编制社工人才三年规划',
      target: '规划印发并分解到年度',
      ownerId: personId('worker'),
      dueOn: '2026-12-31',
    })
    await phone.reload()
    const measure = phone.getByRole('article').filter({ hasText: '编制社工人才三年规划' })
    await measure.getByRole('button', { name: '登记进展' }).tap()
    const form = phone.getByRole('dialog')
    await form.getByLabel('进度').fill('')
    await form.getByLabel('进展和依据').fill('征求意见稿已印发各街道')
    await form.getByRole('button', { name: '登记进展' }).tap()
    await form.getByText(/请填写|数字/).waitFor()
    await form.getByLabel('进度').fill('４０')
    await axe(phone)
    await shoot(phone, 'development-phone-report')
    await form.getByRole('button', { name: '登记进展' }).tap()
    await measure.getByText('已完成 40%').waitFor()
    await measure.getByText('最近：征求意见稿已印发各街道').waitFor()
    await axe(phone)
    await shoot(phone, 'development-phone-measure')
  })

  await t.test('what is approved is paid in one go, and a mistake is undone', async () => {
    for (const who of ['colleague', 'leader'] as const)
      await (await server.as(who)).get(contract.askFor, { entitlement: 'rent' })
    await open(officer, '/desk/development/applications')
    await officer
      .getByRole('row', { name: /林小雨/ })
      .getByRole('button', { name: '审批' })
      .click()
    await dialog.getByRole('radio', { name: '批准', exact: true }).check()
    await dialog.getByRole('textbox', { name: '理由' }).fill('单位登记证书显示为社会组织')
    await axe(officer)
    await shoot(officer, 'development-approve')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    const caller = await server.as('officer')
    for (const one of (await caller.get(contract.applications, { stage: 'applied' })).rows)
      await caller.get(contract.decideApplication, {
        applicationId: one.applicationId,
        approve: true,
        note: '登记证书显示为社会组织',
        basedOnVersion: one.version,
      })
    // Money, so that the sum has something to add.
    await server.database.pool.query('update development.application set amount_fen = 120050')
    await officer.reload()
    await officer.getByRole('button', { name: '登记已发放' }).click()
    await dialog.getByText('合计 ¥3,601.50').waitFor()
    await dialog.getByRole('checkbox', { name: /许安/ }).uncheck()
    await axe(officer)
    await shoot(officer, 'development-paying')
    await dialog.getByRole('button', { name: '登记 2 项已发放' }).click()
    await officer.getByText('2 项已登记发放').waitFor()
    await officer.getByRole('button', { name: '撤销发放' }).nth(1).waitFor()
    await shoot(officer, 'development-paid')
    await officer.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await officer.getByText('2 项已恢复为待发放').waitFor()
    assert.equal((await caller.get(contract.payable, {})).rows.length, 3)
    await axe(officer)
  })

  await t.test('nobody is shut out: at 390 pixels, in the dark, in English', async () => {
    const small = await pageOf('officer', { ...phoneOptions, colorScheme: 'dark' })
    await small.addInitScript(() => {
      if (!localStorage.getItem('yanzhen.preferences'))
        localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en', largeText: true }))
    })
    for (const [name, place] of Object.entries({
      pools: '/desk/development/pools',
      forums: '/desk/development/forums',
      growth: '/desk/development/growth',
      measures: '/desk/development/measures',
      applications: '/desk/development/applications',
      cooperation: '/desk/development/cooperation',
      institute: `/desk/development/cooperation/${instituteId}`,
      mine: '/desk/development/mine',
    })) {
      await open(small, place)
      await axe(small)
      await shoot(small, `development-small-${name}`)
      assert.equal(
        await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        true,
        `${place} is wider than the phone`,
      )
    }
    await small.getByRole('button', { name: 'Open navigation' }).click()
    await small.getByRole('button', { name: 'Assessment and growth' }).waitFor()
    await axe(small)
    await shoot(small, 'development-small-menu')
    await small.keyboard.press('Escape')
    await open(small, '/desk/development/applications')
    await small.getByRole('button', { name: 'Mark as paid' }).click()
    await small.getByRole('dialog').getByRole('checkbox').first().waitFor()
    await axe(small)
    await shoot(small, 'development-small-paying')
  })
  assert.deepEqual(faults, [])
})
