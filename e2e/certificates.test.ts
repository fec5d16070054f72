// The walk-through of certificates and exams.
//
// Zhou Min is the county's officer, at a wide screen in spring.
// 1. She sees who holds what, how far it is verified and which registrations run out; a name, its sound or the end of a number finds a person.
// 2. In the queue she passes the first check of an application; the button of the final check says that the level above does it.
// 3. She opens the year's campaign, sees of each unit who may sit and has not signed up, and why someone may not; plans a bus.
// 4. After the exam she imports the results and reads the funnel: passed is a share of those who sat; every number opens to its people.
// 5. She puts questions into the bank and draws a mock paper.
// 6. She corrects a certificate and takes it back; a colleague has changed it meanwhile, and she sees what became of it before she saves hers.
//    She enters the result of a senior review. In the bank she mends a question, retires one and takes that back.
// Lin Xiaoyu, a worker, sees on the phone what she holds, with its registration and the window of its renewal, and what she may sit, signs up,
// and sits the mock exam without a network. She enters a certificate with a photograph of it, keeps the form of its registration as a draft,
// and hands it in.
// All of it without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { cast, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string
let campaignId: string

const questionRows = Array.from({ length: 14 }, (_, n) =>
  [
    '社会工作综合能力（初级）',
    n < 9 ? '单选题' : '多选题',
    ['伦理', '小组', '个案', '社区'][n % 4],
    `自编题${n + 1}：社工遇到情形${n + 1}时，合适的做法是？`,
    '先倾听',
    '先记录',
    '先请示',
    '先离开',
    n < 9 ? 'A' : 'AB',
    '倾听在先。',
  ].join(','),
)

async function begin(t: { after(done: () => Promise<void>): void }) {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  await lives(['worker', 'colleague', 'otherWorker'])
  const officer = await server.as('officer')
  const round = {
    cutOffOn: '2025-12-31',
    signUpFrom: '2026-03-10',
    signUpUntil: '2026-03-25',
    examOn: '2026-05-23',
    resultsOn: '2026-07-28',
  }
  campaignId = (
    await officer.get(certificates.openCampaign, {
      ...round,
      year: 2026,
      title: '2026年度社会工作者职业水平考试',
      regionCode: regions.county,
    })
  ).id
  await officer.get(certificates.setTarget, { campaignId, organisationId: cast.worker.organisation, target: 2 })
  await officer.get(certificates.addEscort, {
    campaignId,
    title: '1号车',
    meetsAt: '07:10',
    meetsWhere: '区政府北门',
    site: '市第八中学',
    seats: 20,
    leaderId: personId('leader'),
  })
  for (const who of ['colleague', 'otherWorker'] as const)
    await (
      await server.as(who)
    ).get(certificates.signUp, {
      campaignId,
      level: 'assistant',
      subjects: ['ability-assistant', 'practice-assistant'],
    })
  await officer.get(certificates.seatEveryone, { campaignId })
  const worker = await server.as('worker')
  const held = await worker.get(certificates.recordOwnQualification, {
    level: 'assistant',
    number: 'ZX20250001',
    passedOn: '2025-07-30',
  })
  await officer.get(certificates.decideVerification, {
    qualificationId: held.id,
    approve: true,
    answer: '已见原件',
    basedOnVersion: 1,
  })
  await worker.get(certificates.applyForRegistration, {
    qualificationId: held.id,
    workplace: '景山街道社会工作站',
    duty: '个案工作',
    pledged: true,
    submit: true,
  })
  await (
    await server.as('colleague')
  ).get(certificates.recordOwnQualification, { level: 'intermediate', number: 'ZX20240088', passedOn: '2024-07-30' })
  const sheet = ['科目,题型,知识点,题干,选项A,选项B,选项C,选项D,答案,解析', ...questionRows].join('\n')
  await officer.get(certificates.importQuestions, {}, {
    body: Buffer.from(sheet),
    type: 'application/octet-stream',
  } as never)
  await officer.get(certificates.drawMock, {
    subject: 'ability-assistant',
    title: '三月模拟考试',
    opensOn: '2026-03-01',
    closesOn: '2026-05-20',
  })
}

/** A confirmed bachelor in social work with nine years of work each. */
async function lives(some: CastName[]) {
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  for (const who of some) {
    const place = [personId(who), cast[who].region, cast[who].organisation]
    await owner.query(
      `insert into workforce.education (id, person_id, region_code, organisation_id, school, major, major_kind, diploma, degree, full_time, graduated_on, source, confirmed_on, confirmed_by)
       values (gen_random_uuid(), $1, $2, $3, '某校', '社会工作', 'social-work', 'bachelor', 'bachelor', true, '2015-06-30', 'registered', '2024-01-01', $1)`,
      place,
    )
    await owner.query(
      `insert into workforce.employment (id, person_id, region_code, organisation_id, employer_name, is_social_work, is_community_work, from_on, source, confirmed_on, confirmed_by)
       values (gen_random_uuid(), $1, $2, $3, '某单位', true, false, '2016-07-01', 'registered', '2024-01-01', $1)`,
      place,
    )
  }
  await owner.end()
}

const pageOf = (who: CastName) => deskOf(browser, base, who)

test('an officer runs the year’s exam, and a worker sits a mock exam without a network', async (t) => {
  await begin(t)
  await t.test('who holds what, and how it stands', async () => {
    const page = await pageOf('officer')
    await page.goto('/desk/certificates')
    await page.getByRole('link', { name: '林小雨' }).waitFor()
    await page.getByText('待核验').first().waitFor()
    await axe(page)
    await shoot(page, 'certificates-list')
    await page.goto('/desk/certificate-reviews')
    await page.getByRole('button', { name: '初审' }).click()
    await page.getByRole('dialog').waitFor()
    await shoot(page, 'certificates-check')
    await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
    await page.locator('.status', { hasText: '初审通过' }).waitFor()
    assert.equal(await page.getByRole('button', { name: /^终审/ }).getAttribute('aria-disabled'), 'true')
    await axe(page)
    await shoot(page, 'certificates-queue')
  })
  await t.test('the campaign: the drive, who may sit and why, the day', async () => {
    const page = await pageOf('officer')
    await page.goto(`/desk/exams/${campaignId}`)
    await page.getByText('人符合至少一个级别').waitFor()
    await axe(page)
    await shoot(page, 'certificates-drive')
    await page.getByRole('button', { name: '资格预审' }).click()
    await page.getByRole('link', { name: '许安' }).waitFor()
    await page.locator('summary', { hasText: '为什么' }).first().click()
    await axe(page)
    await shoot(page, 'certificates-rehearsal')
    await page.getByRole('button', { name: '备考与送考' }).click()
    await page.getByText('区政府北门').waitFor()
    await shoot(page, 'certificates-day')
  })
  await t.test('a certificate is corrected, taken back, and saved over what someone changed meanwhile', async () => {
    const page = await pageOf('officer')
    await page.goto(`/desk/people/${personId('colleague')}#certificates`)
    const card = page.locator('.certificates-one')
    await card.getByRole('button', { name: '更正' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('通过日期').fill('2030-07-30')
    await dialog.getByRole('button', { name: '更正' }).click()
    await dialog.getByText('日期不能晚于今天').waitFor()
    await axe(page)
    await shoot(page, 'certificates-correct')
    await dialog.getByLabel('通过日期').fill('2024-07-29')
    await dialog.getByRole('button', { name: '更正' }).click()
    await card.getByText('2024年7月29日').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await card.getByText('2024年7月30日').waitFor()
    await card.getByRole('button', { name: '更正' }).click()
    await dialog.getByLabel('证书编号').fill('ZX20240099')
    const colleague = await server.as('colleague')
    const [held] = (await colleague.get(certificates.ownCertificates, {})).qualifications
    await colleague.get(certificates.changeOwnQualification, {
      qualificationId: held!.qualificationId,
      level: 'intermediate',
      number: 'ZX20240088',
      passedOn: '2024-07-28',
      basedOnVersion: held!.version,
    })
    await dialog.getByRole('button', { name: '更正' }).click()
    await dialog.getByText('通过日期：2024年7月30日 → 2024年7月28日').waitFor()
    await axe(page)
    await shoot(page, 'certificates-meanwhile')
    await dialog.getByRole('button', { name: '按我填写的保存' }).click()
    await card.getByText('ZX20240099').waitFor()
    await card.getByText('2024年7月30日').waitFor()
  })
  await t.test('the result of a senior review is entered', async () => {
    const leader = await server.as('leader')
    const officer = await server.as('officer')
    const senior = await leader.get(certificates.recordQualification, {
      personId: personId('colleague'),
      level: 'senior',
      number: 'GJ20250007',
      passedOn: '2025-07-30',
    })
    const decided = { qualificationId: senior.id, approve: true, answer: '已见原件', basedOnVersion: 1 }
    await officer.get(certificates.decideVerification, decided)
    const page = await pageOf('officer')
    await page.goto(`/desk/people/${personId('colleague')}#certificates`)
    await page.getByRole('button', { name: '录入评审结果' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('评审通过日期').fill('2026-02-27')
    await axe(page)
    await shoot(page, 'certificates-review-result')
    await dialog.getByRole('button', { name: '录入评审结果' }).click()
    await page.getByText('已通过评审').waitFor()
  })
  await t.test('a worker on the phone: what I hold, what I may sit, a mock exam without a network', async () => {
    const page = await phoneOf(browser, base, 'worker')
    await page.getByRole('link', { name: /我的/ }).click()
    await page.getByRole('link', { name: '证书与考试' }).click()
    await page.getByText('助理社会工作师').first().waitFor()
    await page.getByRole('button', { name: '报名社会工作师' }).waitFor()
    await axe(page)
    await shoot(page, 'certificates-phone')
    await page.getByRole('button', { name: '报名社会工作师' }).click()
    await page.getByText('已报名：社会工作师').waitFor()
    await page.getByRole('button', { name: '登记我的证书' }).tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '登记我的证书' }).tap()
    await dialog.locator('.wrong').first().waitFor()
    await dialog.getByLabel('级别').selectOption({ label: '社会工作师' })
    await dialog.getByLabel('证书编号').fill('ＺＸ２０２６００７７')
    await dialog.getByLabel('通过日期').fill('2025-07-30')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '证书.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await dialog.getByText('证书.png').waitFor()
    await axe(page)
    await shoot(page, 'certificates-phone-record')
    await dialog.getByRole('button', { name: '登记我的证书' }).tap()
    const card = page.locator('.certificates-one', { hasText: 'ZX20260077' })
    await card.getByText('待核验').waitFor()
    await card.getByRole('button', { name: /放大照片/ }).waitFor()
    await shoot(page, 'certificates-phone-recorded')
    const officer = await server.as('officer')
    const { rows } = await officer.get(certificates.certificatesList, { search: 'ZX20260077' })
    await officer.get(certificates.decideVerification, {
      qualificationId: rows[0]!.qualificationId,
      approve: true,
      answer: '与照片一致',
      basedOnVersion: 1,
    })
    await page.reload()
    await card.getByRole('button', { name: '申请首次登记' }).tap()
    await dialog.getByLabel('工作单位').fill('景山街道社会工作站')
    await dialog.getByRole('button', { name: '存为草稿' }).tap()
    await card.getByText('未申请').waitFor()
    await card.getByRole('button', { name: '继续填写登记表' }).tap()
    assert.equal(await dialog.getByLabel('工作单位').inputValue(), '景山街道社会工作站')
    await dialog.getByRole('button', { name: '提交审核' }).tap()
    await dialog.getByText('提交审核前请填写').waitFor()
    await dialog.getByLabel('从事的社会工作').fill('小组工作')
    await dialog.getByRole('checkbox').check()
    await axe(page)
    await shoot(page, 'certificates-phone-form')
    await dialog.getByRole('button', { name: '提交审核' }).tap()
    await card.getByText('待审核').waitFor()
    await page.getByText('初审通过，表格已锁定').waitFor()
    await axe(page)
    await shoot(page, 'certificates-phone-forms')
    await page.goBack()
    await page.getByRole('link', { name: '模拟考试' }).click()
    await page.getByRole('button', { name: /开始（12题/ }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /开始（12题/ }).click()
    await page.getByLabel('A. 先倾听').check()
    await shoot(page, 'certificates-mock')
    await axe(page)
    await page.getByRole('button', { name: '交卷' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
    await page.getByText('已存在手机里').waitFor()
    await shoot(page, 'certificates-mock-marked')
    await page.context().setOffline(false)
    const attempts = async () => (await officer.get(certificates.papers, {})).rows[0]!.attempts
    for (let tries = 0; tries < 50 && (await attempts()) === 0; tries++) await page.waitForTimeout(200)
    assert.equal(await attempts(), 1)
  })
  await t.test('results, the funnel and the bank', async () => {
    server.setClock('2026-07-29T09:00:00+08:00')
    const page = await pageOf('officer')
    await page.clock.setFixedTime('2026-07-29T09:00:00+08:00')
    await page.goto(`/desk/exams/${campaignId}?part=results`)
    await page.getByRole('button', { name: '导入成绩' }).click()
    const rows = [
      '姓名,社会工作综合能力（初级）,社会工作实务（初级）',
      '许安,71,65',
      '何田,缺考,缺考',
      '路人,90,90',
    ].join('\n')
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: '成绩.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    await page.getByRole('dialog').getByRole('button', { name: '导入成绩' }).click()
    await page.getByText('报名名单里没有这个人').waitFor()
    await shoot(page, 'certificates-results')
    await page.goto(`/desk/exams/${campaignId}?part=funnel`)
    await page.getByText('（占参考）').waitFor()
    await axe(page)
    await shoot(page, 'certificates-funnel')
    await page.goto('/desk/question-bank')
    await page.getByText('自编题1：').waitFor()
    await axe(page)
    await shoot(page, 'certificates-bank')
    const row = page.locator('tbody tr', { hasText: '自编题1：' })
    await row.getByRole('button', { name: '修改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('答案').fill('AB')
    await dialog.getByRole('button', { name: '修改试题' }).click()
    await dialog.getByText('单选题').first().waitFor()
    await dialog.locator('.ant-form-item-explain-error').waitFor()
    await axe(page)
    await shoot(page, 'certificates-question')
    await dialog.getByLabel('答案').fill('B')
    await dialog.getByRole('button', { name: '修改试题' }).click()
    await page.getByText('试题已修改').waitFor()
    await row.getByRole('button', { name: '停用' }).click()
    await page.getByText('不再抽入新的模拟卷').waitFor()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).click()
    await row.waitFor()
    await page.goto('/desk/exams')
    await page.getByRole('heading', { name: '考试队列' }).waitFor()
    await axe(page)
    await shoot(page, 'certificates-exams')
  })
})
