// Two people at the same thing.
//
// Zhou Min has a form open: the days of an exam, the first check of a registration, a course, a session, the plan of the year, the rank of a
// supervisor, an agreement. While she types, a colleague in the next room saves the same thing. Hers is not written over his unseen, nor lost:
// the page says what was and what now is, what she typed stays, and one press saves hers all the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { round } from '#modules/certificates/testing/exam-given.ts'
import { approved, form } from '#modules/certificates/testing/given.ts'
import * as supervision from '#modules/supervision/contract.ts'
import * as training from '#modules/training/contract.ts'
import { aCourse, aSession, openOne } from '#modules/training/testing/given.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

interface Case {
  what: string
  place: string
  /** The button that opens the form, and the one that sends it. */
  opens: string
  sends: string
  types: (dialog: ReturnType<Page['getByRole']>, page: Page) => Promise<void>
  /** What the colleague saves meanwhile. */
  colleague: () => Promise<unknown>
  reads: string
  /** What stands after hers is saved all the same. */
  stands: () => Promise<unknown>
  hers: unknown
}

test('what a colleague saves meanwhile is shown, and what was typed is not lost', { timeout: 400_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const base = await server.listen()
  const officer = await server.as('officer')

  const { id: campaignId } = await officer.get(certificates.openCampaign, round)
  const { worker, qualificationId } = await approved(server)
  const { id: registrationId } = await worker.get(certificates.applyForRegistration, { ...form, qualificationId })
  const { courseId, sessionId } = await openOne(server)
  const themes = Array.from({ length: 12 }, () => '')
  const plan = { title: '2026年培训计划', aim: '人人受训', themes }
  const { planId } = await officer.get(training.makePlan, { ...plan, year: 2026, forRegion: true })
  const { supervisorId } = await officer.get(supervision.admitSupervisor, {
    personId: personId('otherWorker'),
    kind: 'city',
    rank: 'junior',
    fromOn: '2026-01-01',
    entryReason: '选拔入库',
    practisingSince: '2010-03-01',
  })
  const { agreementId } = await officer.get(supervision.makeAgreement, {
    supervisorId,
    personIds: [personId('worker'), personId('colleague')],
    fromOn: '2026-02-01',
  })
  const ofSupervisor = () => officer.get(supervision.supervisor, { supervisorId })

  const cases: Case[] = [
    {
      what: 'the days of an exam',
      place: `/desk/exams/${campaignId}`,
      opens: '修改日期',
      sends: '修改日期',
      types: (dialog) => dialog.getByLabel('名称').fill('2026年度社会工作者考试'),
      colleague: () =>
        officer.get(certificates.changeCampaign, { ...round, campaignId, examOn: '2026-05-30', basedOnVersion: 1 }),
      reads: '考试日期：2026年5月23日 → 2026年5月30日',
      stands: async () => (await officer.get(certificates.campaign, { campaignId })).title,
      hers: '2026年度社会工作者考试',
    },
    {
      what: 'the first check of a registration',
      place: '/desk/certificate-reviews',
      opens: '初审',
      sends: '通过',
      types: (dialog) => dialog.getByRole('textbox').fill('材料齐全'),
      colleague: () =>
        worker.get(certificates.changeApplication, { ...form, registrationId, duty: '小组工作', basedOnVersion: 1 }),
      reads: '从事的社会工作：个案工作 → 小组工作',
      stands: async () => (await officer.get(certificates.registrationsList, { registrationId })).rows[0]?.stage,
      hers: 'first-passed',
    },
    {
      what: 'a course',
      place: `/desk/training/courses/${courseId}`,
      opens: '修改课程',
      sends: '修改课程',
      types: (dialog) => dialog.getByLabel('课程名称').fill('老年人沟通'),
      colleague: () => officer.get(training.changeCourse, { ...aCourse({ month: 4 }), courseId, basedOnVersion: 1 }),
      reads: '3月 → 4月',
      stands: async () => (await officer.get(training.course, { courseId })).title,
      hers: '老年人沟通',
    },
    {
      what: 'a session, whose page asks again every few seconds',
      place: `/desk/training/sessions/${sessionId}`,
      opens: '修改场次',
      sends: '修改场次',
      types: async (dialog, page) => {
        await dialog.getByLabel('地点').fill('二楼会议室')
        // The page has the colleague's by itself, and the form must not take it for what it was opened with.
        await page.waitForTimeout(6000)
      },
      colleague: () =>
        officer.get(training.changeSession, { ...aSession(courseId), sessionId, capacity: 30, basedOnVersion: 1 }),
      reads: '2 → 30',
      stands: async () => (await officer.get(training.session, { sessionId })).place,
      hers: '二楼会议室',
    },
    {
      what: 'the plan of a year',
      place: '/desk/training',
      opens: '修改计划',
      sends: '修改计划',
      types: (dialog) => dialog.getByLabel('5月').fill('养老服务'),
      colleague: () => officer.get(training.changePlan, { ...plan, planId, aim: '人人都受训', basedOnVersion: 1 }),
      reads: '目标：人人受训 → 人人都受训',
      stands: async () => (await officer.get(training.calendar, { year: 2026 })).plans[0]?.themes[4],
      hers: '养老服务',
    },
    {
      what: 'the rank of a supervisor',
      place: `/desk/supervision/supervisors/${supervisorId}`,
      opens: '变更等级',
      sends: '变更等级',
      types: async (dialog, page) => {
        await dialog.getByLabel('新等级').click()
        await page.locator('.ant-select-item-option', { hasText: '高级督导' }).click()
        await dialog.getByLabel('自何日起').fill('2026-03-10')
        await page.keyboard.press('Enter')
        await dialog.getByLabel(/理由/).fill('年度考核优秀')
      },
      colleague: () =>
        officer.get(supervision.changeRank, {
          supervisorId,
          rank: 'intermediate',
          fromOn: '2026-03-01',
          reason: '年度评定',
          basedOnVersion: 1,
        }),
      reads: '初级督导 → 中级督导',
      stands: async () => (await ofSupervisor()).rank,
      hers: 'senior',
    },
    {
      what: 'an agreement',
      place: `/desk/supervision/supervisors/${supervisorId}`,
      opens: '结束',
      sends: '结束',
      types: async (dialog, page) => {
        await dialog.getByLabel('结束日期').fill('2026-03-12')
        await page.keyboard.press('Enter')
        await dialog.getByLabel('结束原因').fill('调整分工')
      },
      colleague: () =>
        officer.get(supervision.endAgreement, {
          agreementId,
          personId: personId('worker'),
          endedOn: '2026-03-10',
          reason: '本人申请',
          basedOnVersion: 1,
        }),
      reads: '这张表上的内容没有变',
      stands: async () => (await ofSupervisor()).agreements.filter((one) => one.active).length,
      hers: 0,
    },
  ]

  const faults: string[] = []
  for (const [at, one] of cases.entries())
    await t.test(one.what, async () => {
      const page = await deskOf(browser, base, 'officer', at === 3 ? { ...phoneOptions } : oldPc)
      page.on('pageerror', (error) => faults.push(error.message))
      await open(page, one.place)
      await page.locator('main').getByRole('button', { name: one.opens, exact: true }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      // A form whose lists are still on their way would open with another version.
      await page.waitForLoadState('networkidle')
      await one.colleague()
      await one.types(dialog, page)
      await dialog.getByRole('button', { name: one.sends, exact: true }).click()
      await dialog.getByText('别人更新了这条内容').waitFor()
      await dialog.getByText(one.reads).waitFor()
      await axe(page)
      await shoot(page, `meanwhile-${at + 1}`)
      assert.notDeepEqual(await one.stands(), one.hers)
      await dialog.getByRole('button', { name: '按我填写的保存' }).click()
      await dialog.waitFor({ state: 'detached' })
      assert.deepEqual(await one.stands(), one.hers)
      await page.context().close()
    })
  assert.deepEqual(faults, [])
  assert.equal((await officer.get(certificates.campaign, { campaignId })).examOn, '2026-05-23')
})
