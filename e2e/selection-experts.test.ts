// The walk-through of what applicants and experts from outside see of a round.
//
// Lin Xiaoyu holds the title of an earlier round, and her entry in another one is to be defended.
// 1. She begins an entry in the next round of the programme whose title she holds: the clauses on entering again stand there, met or not, by the rule;
//    the programme's page says them to everyone. At the desk and on the phone.
// 2. Zhou Min invites a professor who has no file here: the dialog says what the account may do, and shows the first password once.
// 3. Two pieces of evidence wait on a blind sheet: she opens each, says that one names nobody, and keeps the other back.
// 4. She plans the defences. Lin Xiaoyu reads when and where hers is at the head of her entry, at the desk and on the phone.
// 5. The professor signs in, changes the password, finds the invitation and nothing else, accepts, and opens the evidence of what was given, on a narrow screen too.
// 6. Shen Lan is told how many entries wait at her level, and until when.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import * as contract from '#modules/selection/contract.ts'
import { fileFor, onPanel, testRound } from '#modules/selection/testing/judged-round.ts'
import { heldTitles, later } from '#modules/selection/testing/sealed-round.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { type CastName, regions } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, deskOptions, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

const now = '2026-03-24T09:30:00+08:00'

test('applicants and experts from outside see what is theirs', { timeout: 420_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  await heldTitles(server)
  server.setClock(now)
  const round = await testRound(
    server,
    t,
    {
      one: { who: 'worker', fields: ['community-building'], words: { practice: '林小雨带教三名新人。' } },
      two: { who: 'otherWorker', fields: ['disability'], words: { practice: '开设残障康复小组。' } },
    },
    { place: 'zhejiang', code: 'leading' },
  )
  const { roundId } = round
  await fileFor(round.owner, 'director', ['community-building'])
  await onPanel(server, roundId, 'director')
  const applicant = await later(server, now, 'worker')
  const pieces = [await sentEvidence(applicant), await sentEvidence(applicant)]
  await round.owner.query(
    `update workforce.evidence set used_for = 'selection/entry', used_by = $2 where id = any ($1)`,
    [pieces, round.entry['one']],
  )
  await round.owner.query(
    `insert into selection.entry_evidence (entry_id, evidence_id, region_code, organisation_id, employer_id, person_id, about, added_at)
     select e.id, piece, e.region_code, e.organisation_id, e.employer_id, e.person_id, 'certificate', now() from selection.entry e, unnest($2::uuid[]) piece where e.id = $1`,
    [round.entry['one'], pieces],
  )
  const office = await later(server, now, 'officer')
  const again = await office.get(contract.openRound, {
    place: 'jinan',
    code: 'haiyou',
    regionCode: regions.county as never,
    title: '2026年下半年“海右”选拔',
    openedOn: '2026-03-24',
    entriesLastOn: '2026-04-10',
    adoptedBecause: '参照试行',
  })
  const { entryId } = await applicant.get(contract.openEntry, { roundId: again.roundId })

  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const faults: string[] = []
  const watched = (page: Page): Page => {
    page.on('pageerror', (error) => faults.push(error.message))
    return page
  }
  const pageOf = async (who: CastName, options: BrowserContextOptions = {}) =>
    watched(await deskOf(browser, baseURL, who, { ...options, now }))
  const whole = async (page: Page, name: string) =>
    void (await page.screenshot({ path: (await shoot(page, name)).replace('.png', '-whole.png'), fullPage: true }))
  const worker = await pageOf('worker')
  const phone = watched(await phoneOf(browser, baseURL, 'worker', { now }))
  const officer = await pageOf('officer')

  await t.test('1 who holds the title reads by which clause entering again fails', async () => {
    await worker.goto(`/desk/selection/apply/${entryId}`)
    await worker.getByText('管理期满方可再次申报').waitFor()
    await worker.getByText('再次申报', { exact: true }).first().waitFor()
    await axe(worker)
    await whole(worker, 'selection-experts-again')
    await phone.goto(`/field/me/selection/${entryId}`)
    await phone.getByText('管理期满方可再次申报').waitFor()
    await axe(phone)
    await whole(phone, 'selection-experts-again-phone')
    await worker.goto('/desk/selection/jinan/haiyou')
    await worker.getByRole('heading', { name: '再次申报' }).waitFor()
    await axe(worker)
    await whole(worker, 'selection-experts-programme')
  })

  let secret = ''
  await t.test('2 the office invites a professor', async () => {
    await officer.goto(`/desk/selection/rounds/${roundId}#panel`)
    await officer.getByRole('button', { name: '外聘专家' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('罗教授')
    await dialog.getByLabel('工作单位').fill('东海大学社会学院')
    await dialog.getByLabel('登录名').fill('teacher-luo')
    await dialog.getByLabel('邀请理由').fill('研究社区建设')
    await axe(officer)
    await shoot(officer, 'selection-experts-invite')
    await dialog.getByRole('button', { name: '开通账号并邀请' }).click()
    await dialog.getByText('罗教授的首次登录密码').waitFor()
    secret = (await dialog.locator('.judging-secret').textContent())!
    await shoot(officer, 'selection-experts-password')
    await officer.keyboard.press('Escape')
    await officer.getByText('东海大学社会学院').waitFor()
  })

  await t.test('3 the office looks at each piece of evidence before a blind sheet shows it', async () => {
    await officer.getByText('2 件证明材料待核对').waitFor()
    await officer.getByRole('button', { name: '匿名材料 · 林小雨' }).first().click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByRole('radio', { name: '看不出是谁，可直接给专家看' }).first().check()
    await dialog.getByRole('button', { name: '记下' }).first().click()
    await dialog.getByText('已记下').waitFor()
    await dialog.getByRole('radio', { name: '不给专家看' }).last().check()
    await dialog.getByRole('button', { name: '记下' }).click()
    await dialog.getByText('已记下').nth(1).waitFor()
    await axe(officer)
    await shoot(officer, 'selection-experts-pieces')
    await dialog.getByRole('button', { name: '核对无误' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  await t.test('4 the applicant reads when and where the defence is', async () => {
    await office.get(contract.planDefences, {
      roundId,
      sheet: 'defence',
      heldOn: '2026-04-01',
      startsAt: '14:00',
      minutes: 20,
      room: '区政府三楼会议室',
    })
    await worker.goto(`/desk/selection/apply/${round.entry['one']}`)
    await worker.getByText('地点：区政府三楼会议室').waitFor()
    await axe(worker)
    await shoot(worker, 'selection-experts-defence')
    await phone.goto(`/field/me/selection/${round.entry['one']}`)
    await phone.getByText('地点：区政府三楼会议室').waitFor()
    await axe(phone)
    await shoot(phone, 'selection-experts-defence-phone')
  })

  await t.test('5 the professor judges what was given, and sees nothing else', async () => {
    const next = 'Outside-view-2026'
    const enter = async (options: BrowserContextOptions, password: string) => {
      const context = await browser.newContext({ ...options, baseURL })
      const page = watched(await context.newPage())
      page.setDefaultTimeout(40_000)
      await page.clock.setFixedTime(now)
      await page.request.post('/api/sessions', { data: { username: 'teacher-luo', password } })
      return page
    }
    const first = await enter(deskOptions, secret)
    await first.goto('/desk/')
    await first.waitForLoadState('networkidle')
    await shoot(first, 'selection-experts-first')
    await first.request.put('/api/me/password', {
      data: { current: secret, next },
      headers: { 'idempotency-key': '019d0000-0000-7000-8000-000000000001' },
    })
    const professor = await enter(deskOptions, next)
    await professor.goto('/desk/')
    await professor.waitForLoadState('networkidle')
    await shoot(professor, 'selection-experts-home')
    await professor.goto('/desk/selection/reviews')
    await professor.getByRole('button', { name: '接受' }).click()
    await professor.getByRole('button', { name: '接受' }).waitFor({ state: 'detached' })
    await office.get(contract.assignSheet, { roundId, sheet: 'review' })
    await professor.goto('/desk/selection/reviews')
    await professor
      .getByRole('button', { name: /打开|评分/ })
      .first()
      .waitFor()
    await axe(professor)
    await shoot(professor, 'selection-experts-mine')
    const { rows } = await round.owner.query<{ id: string }>(
      `select a.id from selection.assignment a join selection.outside_expert o on o.person_id = a.person_id where a.entry_id = $1`,
      [round.entry['one']],
    )
    await professor.goto(`/desk/selection/reviews?review=${rows[0]!.id}`)
    await professor.getByRole('button', { name: /打开第 1 件/ }).waitFor()
    await professor.getByText('另有 1 件主管部门尚未核对或不供匿名评审。').waitFor()
    await axe(professor)
    await whole(professor, 'selection-experts-review')
    const small = await enter(phoneOptions, next)
    await small.goto(`/desk/selection/reviews?review=${rows[0]!.id}`)
    await small.getByRole('button', { name: /打开第 1 件/ }).waitFor()
    await axe(small)
    await whole(small, 'selection-experts-review-narrow')
    assert.equal(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
  })

  await t.test('6 a level is told how many wait', async () => {
    const level = await office.get(contract.openRound, {
      place: 'zhejiang',
      code: 'leading',
      regionCode: regions.town as never,
      title: '景山街道推荐人选',
      openedOn: '2026-03-24',
      entriesLastOn: '2026-04-10',
    })
    const colleague = await later(server, now, 'colleague')
    const entry = await colleague.get(contract.openEntry, { roundId: level.roundId })
    await colleague.get(contract.submitEntry, {
      entryId: entry.entryId,
      basedOnVersion: entry.version,
      despite: '证书正在补录',
    })
    const manager = await pageOf('manager')
    await manager.goto('/desk/notices')
    await manager.getByRole('heading', { name: '有1份申报等待办理' }).waitFor()
    await axe(manager)
    await shoot(manager, 'selection-experts-notice')
  })
  assert.deepEqual(faults, [])
})
