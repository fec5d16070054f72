// The walk-through of posts.
//
// 1. The county officer sets up a post of the street: the district recruits it, the street manages it. She records who comes, on probation. The list
//    shows filled and vacant seats; the post's page who holds it.
// 2. She asks who is short: each station has its rule with numbers and clause; the community workers of the county are unknown until she enters the
//    urban residents with their source.
// 3. The leader sees who carries too much, opens the worker, and agrees to what is proposed.
// 4. The worker leaves: the leader sees all that she carries, splits it as proposed, and hands everything over in one act; then takes it back.
// 5. With the phone a worker goes out alone; not back in time, the leader's page has an alarm, opens the place and ends it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import * as contract from '#modules/posts/contract.ts'
import { watch } from '#modules/posts/jobs.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as services from '#modules/services/contract.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕']
const given = ['青山', '长河', '白露', '秋水']

/** Clients of the worker, some of them far, with a case and a group. */
async function aHeavyLoad(server: TestServer, count: number): Promise<void> {
  const worker = await server.as('worker')
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const made = await worker.get(
      services.registerClient,
      aClient(`${surnames[n % surnames.length]}${given[n % given.length]}`, {
        sex: n % 2 ? 'male' : 'female',
        bornOn: n % 3 ? '1950-05-05' : '1941-01-01',
        phone: '13800001234',
        address: '净水社区一幢二零三室',
        regionCode: n % 6 === 5 ? regions.secondVillage : regions.village,
        categories: n % 3 ? [] : ['elder-alone'],
      }),
    )
    ids.push(made.clientId)
  }
  await worker.get(services.openCase, { clientId: ids[0]!, openedOn: '2026-03-16', problem: '独居，情绪低落' })
  await worker.get(services.startGroup, {
    title: '合唱小组',
    aim: '',
    regionCode: regions.village as never,
    startsOn: '2026-03-16',
    plannedSessions: 4,
  })
}

async function pick(page: Page, label: string, typed: string, answer: string): Promise<void> {
  await page
    .getByRole('combobox', { name: new RegExp(`^${label}`) })
    .last()
    .fill(typed)
  await page.getByRole('option', { name: answer }).first().click()
}

test(
  'an officer sets up posts, records who comes, and reads what is missing with its rule',
  { timeout: 240_000 },
  async (t) => {
    const server = await testServer(t, folder)
    await aHeavyLoad(server, 6)
    const origin = await server.listen()
    const page = await deskOf(browser, origin, 'officer')
    await page.goto('/desk/posts')
    await page.getByText('还没有设立岗位').waitFor()
    await page.getByRole('button', { name: '设立岗位' }).first().click()
    const dialog = page.getByRole('dialog')
    await pick(page, '用人单位', '景山', '景山街道社会工作站')
    await dialog.getByLabel('岗位', { exact: true }).fill('专业社工')
    await dialog.getByLabel('岗位类别').click()
    await page.getByTitle('专业社工岗').click()
    await dialog.getByLabel('岗位数').fill('3')
    await dialog.getByLabel('持证优先').check()
    await dialog.getByLabel('助理社会工作师', { exact: true }).check()
    await dialog.getByLabel('经费来源').click()
    await page.getByTitle('政府购买服务').click()
    await pick(page, '招录单位', '瓯海区', '瓯海区社会工作部')
    await axe(page)
    await shoot(page, 'posts-set-up')
    await dialog.getByRole('button', { name: '设立岗位' }).click()
    await page.getByRole('link', { name: '专业社工' }).click()
    await page.getByRole('heading', { level: 1, name: '专业社工' }).waitFor()
    await page.getByRole('button', { name: '登记到岗' }).click()
    await pick(page, '到岗人员', '林', '林小雨')
    await page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /试用期/ })
      .check()
    await page.getByRole('dialog').getByRole('button', { name: '登记到岗' }).click()
    await page.getByText('试用期至').waitFor()
    await axe(page)
    await shoot(page, 'posts-post')
    await page.goto('/desk/posts')
    await page.getByRole('img', { name: '3 个岗位，在岗 1 人，空缺 2 个' }).waitFor()
    await axe(page)
    await shoot(page, 'posts-list')

    await page.goto('/desk/posts/staffing')
    await page.getByText('城镇常住人口未填报').first().waitFor()
    await axe(page)
    await shoot(page, 'posts-staffing-unknown')
    await page.getByRole('button', { name: '填报人口' }).first().click()
    const enter = page.getByRole('dialog')
    await enter.getByLabel('城镇常住人口').fill('402780')
    await enter.getByLabel('统计时点').fill('2025年12月31日')
    await page.keyboard.press('Enter')
    await enter.getByLabel('数据来源').fill('统计公报（演示）')
    await enter.getByRole('button', { name: '填报人口' }).click()
    await page.getByText('缺 725 人').waitFor()
    await shoot(page, 'posts-staffing')
    await page.setViewportSize({ width: 390, height: 844 })
    await axe(page)
    await shoot(page, 'posts-staffing-narrow')
  },
)

test(
  'a leader sees who carries too much and agrees to what is proposed; then somebody leaves in one act, and it is taken back',
  { timeout: 240_000 },
  async (t) => {
    const server = await testServer(t, folder)
    await aHeavyLoad(server, 21)
    const officer = await server.as('officer')
    const { postId } = await officer.get(contract.setUpPost, {
      organisationId: organisations.station,
      kind: 'professional',
      title: '专业社工',
      seats: 3,
      certificate: 'none',
      funding: 'purchase',
      fromOn: '2025-01-01',
    })
    await officer.get(contract.takePost, { postId, personId: personId('worker'), fromOn: '2025-01-01' })
    const origin = await server.listen()
    const page = await deskOf(browser, origin, 'leader')
    await page.goto('/desk/posts/caseload')
    await page.getByText('超负荷', { exact: true }).first().waitFor()
    await axe(page)
    await shoot(page, 'posts-caseload')
    await page.getByRole('link', { name: '林小雨' }).click()
    await page.getByRole('heading', { level: 1, name: '林小雨的服务量' }).waitFor()
    await page.getByRole('button', { name: '按所选转出' }).waitFor()
    await axe(page)
    await shoot(page, 'posts-caseload-worker')
    await page.getByRole('button', { name: '按所选转出' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '按所选转出' }).click()
    await page.getByText(/已转出 \d+ 名服务对象/).waitFor()

    await page.goto(`/desk/posts/handover/${personId('worker')}`)
    await page.getByRole('heading', { level: 1, name: '林小雨的工作移交' }).waitFor()
    await page.getByRole('button', { name: '按建议分给同事' }).click()
    await axe(page)
    await shoot(page, 'posts-handover')
    await page.getByRole('button', { name: '一次移交' }).click()
    await shoot(page, 'posts-handover-confirm')
    await page.getByRole('dialog').getByRole('button', { name: '一次移交' }).click()
    await page.getByText('已移交：').waitFor()
    await page.getByText('每项工作都有在岗的负责人。').waitFor()
    await page.getByRole('rowheader', { name: '林小雨' }).waitFor()
    await axe(page)
    await shoot(page, 'posts-handovers')
    await page.getByRole('button', { name: '撤销' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').first().waitFor()
    const back = await (await server.as('leader')).get(contract.whatSomebodyCarries, { personId: personId('worker') })
    assert.ok(back.things.length > 10)
  },
)

test(
  'a worker goes out alone with the phone and is not back in time: the leader finds the place and ends the alarm',
  { timeout: 240_000 },
  async (t) => {
    const server = await testServer(t, folder)
    await aHeavyLoad(server, 2)
    const origin = await server.listen()
    const phone = await phoneOf(browser, origin, 'worker')
    await phone.getByRole('link', { name: '我的', exact: true }).click()
    await phone.getByRole('link', { name: '单独入户' }).click()
    await phone.getByRole('heading', { name: '平安联系卡' }).waitFor()
    await axe(phone)
    await shoot(phone, 'posts-phone-card')
    await phone.getByLabel('我的电话').fill('13900005678')
    await phone.getByLabel('第二联系人').selectOption({ label: '许安' })
    await phone.getByRole('button', { name: '保存' }).click()
    await phone.getByLabel('服务对象').selectOption({ index: 1 })
    await axe(phone)
    await shoot(phone, 'posts-phone-start')
    await phone.getByRole('button', { name: '开始单独入户' }).click()
    await phone.getByRole('button', { name: '报平安' }).waitFor()
    await axe(phone)
    await shoot(phone, 'posts-phone-out')

    server.setClock('2026-03-16T10:20:00+08:00')
    assert.equal(await watch(server.house), 1)
    const page = await deskOf(browser, origin, 'leader', { now: '2026-03-16T10:20:00+08:00' })
    await page.goto('/desk/posts/lone-visits')
    await page.getByText('⚠ 报警：无人响应').waitFor()
    await axe(page)
    await shoot(page, 'posts-lone-visits')
    await page.getByRole('button', { name: '查看位置和电话' }).click()
    await page.getByRole('link', { name: '13900005678' }).waitFor()
    await axe(page)
    await shoot(page, 'posts-emergency')
    await page.getByRole('button', { name: '我来处置' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '解除报警' }).click()
    await page.getByRole('dialog').getByLabel('处置结果').fill('已电话联系，手机没电')
    await page.getByRole('dialog').getByRole('button', { name: '解除报警' }).click()
    await page.getByText('报警已解除').first().waitFor()
  },
)
