// The walk-throughs of a year's assessment.
//
// Zhou Min is the officer of Ouhai. It is the middle of March and the leader of her department wants the year closed.
// 1. She opens the round: the page says how many people are in it, by what scheme, and on what it rests. No rule says how to read 20 % of four
//    people, so it asks her, and keeps what she chose.
// 2. Zheng Qiu leads a station: she sets who scores whom. Nobody scores themselves.
// 3. Lin Xiaoyu, on her phone, finds the figures of her year filled in, writes what they do not say, and hands it in. She scores her
//    colleagues; each number is kept as it is written, and nobody else reads it.
// 4. Zheng Qiu sees the order: two are level over one place, which the page calls a tie. She chooses and has to say why.
// 5. Zhou Min sees the grades against the dashed line of their share, confirms, and everyone is told. Lin Xiaoyu appeals; Zhou Min, who confirmed,
//    may not answer, and the page says so; Wu Tong of the guidance centre does.
// 6. The days over, the year is sealed; it stands on Lin Xiaoyu's page. List and paper go out.
// 7. All of it in English and at 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { organisations, password, personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testNow, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string

const pageOf = (who: CastName, now?: string, options: BrowserContextOptions = oldPc) =>
  deskOf(browser, base, who, { ...(now && { now }), ...options })

test('a year is assessed from its opening to its sealing', { timeout: 400_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  const station = organisations.station
  let roundId = ''
  const officer = await pageOf('officer')
  const leader = await pageOf('leader')
  const faults: string[] = []
  for (const page of [officer, leader]) page.on('pageerror', (error) => faults.push(error.message))

  await t.test('she opens the year, and chooses what no rule says', async () => {
    await open(officer, '/desk/assessment')
    await officer.getByText('还没有启动过年度考核').waitFor()
    await axe(officer)
    await officer.getByRole('button', { name: '启动年度考核' }).first().click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByText('在岗人员').waitFor()
    await dialog.locator('summary').click()
    await dialog.getByText('本年按期探访率').waitFor()
    // However long the scheme is, what she came for stays in sight.
    const act = dialog.getByRole('button', { name: '启动年度考核' })
    const box = (await act.boundingBox())!
    const { height } = officer.viewportSize()!
    assert.ok(
      box.y > 0 && box.y + box.height <= height,
      `the button is ${box.y + box.height - height} px below the edge`,
    )
    assert.ok(
      await act.evaluate(
        (one, { x, y }) => document.elementFromPoint(x, y) === one || one.contains(document.elementFromPoint(x, y)),
        {
          x: box.x + box.width / 2,
          y: box.y + box.height / 2,
        },
      ),
    )
    await shoot(officer, 'assessment-open-scheme')
    await dialog.locator('summary').click()
    await dialog.getByRole('button', { name: '启动年度考核' }).click()
    await dialog.getByText('请填写').first().waitFor()
    await dialog.getByRole('radio', { name: /至少 1 人/ }).check()
    await axe(officer)
    await shoot(officer, 'assessment-open')
    await dialog.getByRole('button', { name: '启动年度考核' }).click()
    await officer.waitForURL(/rounds\/[\w-]{36}$/)
    roundId = officer.url().split('/').at(-1)!
    await officer.getByRole('heading', { level: 1, name: '2026年度考核' }).waitFor()
    await officer.getByRole('button', { name: /开始评分 还有 \d+ 人没有安排评分人/ }).waitFor()
    await axe(officer)
    await shoot(officer, 'assessment-round')
  })

  await t.test('the leader sets who scores whom', async () => {
    await open(leader, `/desk/assessment/rounds/${roundId}`)
    await leader.getByRole('link', { name: '景山街道社会工作站' }).click()
    await leader.getByRole('heading', { name: '安排评分人' }).waitFor()
    await leader.getByRole('combobox', { name: '主管' }).click()
    await leader.getByTitle('郑秋').last().click()
    await leader.keyboard.press('Escape')
    await leader.getByRole('button', { name: '确定评分人' }).click()
    await leader.getByText(/共 \d+ 张评分表/).waitFor()
    await axe(leader)
    await shoot(leader, 'assessment-scorers')
    const chief = await server.as('officer')
    const { units } = await chief.get(contract.round, { roundId })
    for (const unit of units.filter((one) => one.organisationId !== station))
      await chief.get(contract.nameScorers, {
        roundId,
        organisationId: unit.organisationId,
        managerIds: [personId('officer')],
        peerIds: [],
        residentsBy: null,
      })
  })

  const phone = await pageOf('worker', testNow, phoneOptions)
  await t.test('the worker, on her phone, finds her figures, writes what they do not say, and scores', async () => {
    await phone.goto('/field/')
    await phone.getByLabel('用户名').fill(username('worker'))
    await phone.getByLabel('密码').fill(password)
    await phone.getByRole('button', { name: '登录' }).click()
    await phone.getByRole('link', { name: '我的' }).click()
    await phone.getByRole('link', { name: '我的年度考核' }).click()
    await phone.getByRole('heading', { name: '各项得分' }).waitFor()
    await phone.getByLabel('个人总结').fill('入户走访独居老人，推动楼道扶手安装。')
    await phone.getByRole('button', { name: '提交总结' }).click()
    await phone.getByText(/已于.*提交/).waitFor()
    await axe(phone)
    await shoot(phone, 'assessment-phone-mine')
    const caller = await server.as('officer')
    const { version } = await caller.get(contract.round, { roundId })
    await caller.get(contract.advanceRound, { roundId, to: 'scoring', basedOnVersion: version })
    await phone.goto('/field/me/scoring')
    await phone.getByText(/还有 \d+ 张没有提交/).waitFor()
    const sheet = phone.getByRole('article').first()
    await sheet.getByRole('textbox').first().fill('95')
    await sheet.getByText(/已存/).waitFor()
    await axe(phone)
    await shoot(phone, 'assessment-phone-scoring')
    await sheet.getByRole('button', { name: '提交' }).click()
    await sheet.getByText('已提交').waitFor()
  })

  await t.test('two are level over one place: the leader chooses and says why', async () => {
    for (const who of ['leader', 'worker', 'colleague', 'roomWorker', 'officer'] as const) {
      const scorer = await server.as(who)
      for (const round of (await scorer.get(contract.mySheets, {})).rounds)
        for (const one of round.sheets.filter((sheet) => !sheet.handedInAt)) {
          const points = Object.fromEntries(
            round.items
              .filter((item) => item.by === one.kind)
              .map((item) => [item.code, [personId('worker'), personId('colleague')].includes(one.personId) ? 95 : 82]),
          )
          await scorer.get(contract.keepSheet, {
            sheetId: one.sheetId,
            points,
            respondents: 40,
            handIn: true,
            basedOnVersion: one.version,
          })
        }
    }
    await open(officer, `/desk/assessment/rounds/${roundId}`)
    // What the records of the test county say is nothing; the figures of a whole year are put in once they stand.
    await officer.getByRole('button', { name: '结束评分' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '结束评分' }).click()
    await officer.getByRole('button', { name: /确认并告知本人/ }).waitFor()
    await server.database.pool.query(
      `update assessment.participant set figures = '{"service.visitsOnTimePercent": 99, "service.recordsOnTimePercent": 98, "service.persons": 72}'`,
    )
    await open(leader, `/desk/assessment/rounds/${roundId}/units/${station}`)
    await leader.getByText('同分，须取舍').first().waitFor()
    await leader.getByRole('combobox', { name: '林小雨的等次' }).selectOption({ label: '优秀' })
    await leader.getByRole('button', { name: '提交等次建议' }).click()
    await leader.getByText('请写明理由').first().waitFor()
    await axe(leader)
    await shoot(leader, 'assessment-tie')
    await leader.getByRole('textbox', { name: '林小雨的理由' }).fill('全年承担两个社区的探访')
    await leader.getByRole('button', { name: '提交等次建议' }).click()
    await leader.getByText(/已提出 \d+ 人的等次/).waitFor()
    await leader.waitForLoadState('networkidle')
    await shoot(leader, 'assessment-proposed')
    const caller = await server.as('officer')
    const { units } = await caller.get(contract.round, { roundId })
    for (const unit of units) {
      const one = await caller.get(contract.unitRanking, { roundId, organisationId: unit.organisationId })
      const left = one.rows.filter((row) => row.proposed === null)
      if (left.length > 0)
        await caller.get(contract.propose, {
          roundId,
          organisationId: unit.organisationId,
          basedOnVersion: one.version,
          grades: left.map((row) => ({ participantId: row.participantId, grade: row.suggested!, note: '' })),
        })
    }
  })

  await t.test('the county sees the grades against their shares, and confirms', async () => {
    await open(officer, `/desk/assessment/rounds/${roundId}`)
    await officer
      .getByText(/优秀 \d+ 人（最多 \d+ 人）/)
      .first()
      .waitFor()
    await axe(officer)
    await shoot(officer, 'assessment-spread')
    await officer.getByRole('button', { name: '确认并告知本人' }).click()
    await officer.getByRole('dialog').getByText('申诉期从今天起算').waitFor()
    await officer.getByRole('dialog').getByRole('button', { name: '确认并告知本人' }).click()
    await officer.getByText('申诉至').first().waitFor()
  })

  await t.test('she is told, appeals, and another person answers', async () => {
    const own = await pageOf('colleague')
    await open(own, '/desk/assessment/mine')
    await own.getByText(/等次：合格/).waitFor()
    await own.getByRole('button', { name: '提出申诉' }).click()
    await own.getByRole('dialog').getByLabel('理由和事实').fill('同分，希望说明取舍的理由。')
    await axe(own)
    await own.getByRole('dialog').getByRole('button', { name: '提出申诉' }).click()
    await own.getByText('待答复').waitFor()
    await axe(own)
    await shoot(own, 'assessment-mine')
    const { rows } = await (await server.as('officer')).get(contract.participants, { roundId, search: '许安' })
    await open(officer, `/desk/assessment/people/${rows[0]!.participantId}`)
    await officer.getByText('申诉须由没有参与提出和确认等次的人答复。').waitFor()
    await axe(officer)
    const director = await pageOf('director')
    await open(director, `/desk/assessment/people/${rows[0]!.participantId}`)
    await director.getByRole('radio', { name: '不成立' }).check()
    await director.getByRole('textbox', { name: '答复' }).fill('同分取舍理由成立，维持原等次。')
    await shoot(director, 'assessment-answer')
    await director.getByRole('button', { name: '答复' }).click()
    await director.getByText('维持原等次').first().waitFor()
  })

  await t.test('the year is sealed, stands on her page, and goes out as list and paper', async () => {
    const later = '2026-03-24T09:30:00+08:00'
    server.setClock(later)
    const page = await pageOf('officer', later)
    await open(page, `/desk/assessment/rounds/${roundId}`)
    await page.getByRole('button', { name: '封存结果' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '封存结果' }).click()
    await page.getByText(/周敏于.*封存/).waitFor()
    await shoot(page, 'assessment-sealed')
    const folder = join(tmpdir(), 'yanzhen-shots')
    mkdirSync(folder, { recursive: true })
    for (const [name, file] of [
      ['导出 Word', 'assessment.docx'],
      ['导出 Excel', 'assessment.xlsx'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      await download.saveAs(join(folder, file))
    }
    if (process.env.LOOK) {
      for (const file of ['assessment.docx', 'assessment.xlsx'])
        execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, file)])
    }
    const worker = await pageOf('worker', later)
    await open(worker, '/desk/assessment/mine')
    await worker.getByText('2026 年度').first().waitFor()
    await worker.getByText('优秀').first().waitFor()
  })

  await t.test('nobody is shut out: at 390 pixels, in the dark, in English', async () => {
    const later = '2026-03-24T10:00:00+08:00'
    server.setClock(later)
    const small = await pageOf('leader', later, { ...phoneOptions, colorScheme: 'dark' })
    await small.addInitScript(() =>
      localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en', largeText: true })),
    )
    const data =
      /景山街道社会工作站|瓯海区|2026年度考核|[林许叶郑周何沈吴]\p{Script=Han}{1,2}|全年承担两个社区的探访|同分.*/gu
    for (const [name, place] of Object.entries({
      rounds: '/desk/assessment',
      round: `/desk/assessment/rounds/${roundId}`,
      unit: `/desk/assessment/rounds/${roundId}/units/${station}`,
      mine: '/desk/assessment/mine',
    })) {
      await open(small, place)
      await axe(small)
      await shoot(small, `assessment-small-${name}`)
      assert.equal(
        await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        true,
        `${place} is wider than the phone`,
      )
      const chinese = (await small.locator('main').innerText()).match(/[^\n\t]*\p{Script=Han}[^\n\t]*/gu) ?? []
      assert.deepEqual(
        [...new Set(chinese.map((text) => text.replace(data, '')).filter((text) => /\p{Script=Han}/u.test(text)))],
        [],
        `${place} is not all in English`,
      )
    }
  })
  assert.deepEqual(faults, [])
})
