// Supervision, as those who give it, receive it and answer for it would walk it.
//
// Zhou Min answers for a county, at 1440 pixels. He Tian has supervised for twelve years; Lin Xiaoyu and Xu An are social workers.
// 1. Zhou Min opens Supervision: how many are to be supervised, that nobody has a supervisor, by which rule and how sure it is. He admits He
//    Tian to the city's pool, and lets him agree with Lin Xiaoyu and Xu An; a sixth person would be too many, and the page says so.
// 2. He Tian opens “my supervision” on the phone: sets goals, plans the next session, takes it into the calendar. After it he records: kind,
//    functions, what it was about, what was said of feelings, an action with a day. What he forgot is said at its field.
//    In the lift he sees that he wrote the wrong hour, and corrects it; at the desk once more. Once she has signed he cannot, and is told.
// 3. Lin Xiaoyu's phone says that something is to be signed. She opens it, reads all of it, writes a word of feedback and signs; marks the
//    action as done.
// 4. Zhou Min sees that it took place, when, how long and what for, exports the hours, and finds nowhere a word of it. A month later he sees
//    who is overdue, by place, and opens the number to the names.
// 5. The supervisor changes. Ye Qing, who follows, sees nothing of the past until Lin Xiaoyu opens it.
// 6. In English, in large text, at 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { unzip } from '#kernel/documents/read-back.ts'
import { addDays, todayIn } from '#kernel/days.ts'
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

const feelings = '连着两晚没睡好，担心案主'

test('supervision is given, received and answered for', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  // The phone compares its clock with the server's.
  server.setClock(new Date().toISOString())
  const today = todayIn(server.house.clock())
  await lookAtDuties(server.house)
  const base = await server.listen()
  const signIn = async (who: CastName, shell: 'desk' | 'field', path = '') => {
    if (shell === 'field') return phoneOf(browser, base, who)
    const page = await deskOf(browser, base, who, { now: server.house.clock() })
    await page.goto(`/desk${path}`)
    return page
  }
  /** The session that stands; what was corrected is listed too, as withdrawn. */
  const standing = (page: Page) =>
    page.locator('.supervision-sessions li:not(.withdrawn)').getByRole('link', { name: /个别督导/ })
  const pick = async (page: Page, label: string, typed: string) => {
    await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(typed)
    await page
      .getByRole('option', { name: new RegExp(typed) })
      .first()
      .click()
  }
  const choose = async (page: Page, label: string, option: string) => {
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: new RegExp(`^${label}`) })
      .click()
    await page.locator('.ant-select-item-option', { hasText: option }).last().click()
  }
  const day = async (page: Page, label: string, on: string) => {
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: new RegExp(`^${label}`) })
      .fill(on)
    await page.keyboard.press('Enter')
  }

  await t.test('an officer sees the gap with its clause, admits a supervisor and lets people agree', async () => {
    const page = await signIn('officer', 'desk', '/supervision')
    await page.getByRole('heading', { name: '督导', level: 1 }).waitFor()
    await page.getByRole('link', { name: /没有督导\s*6/ }).waitFor()
    await page.getByText('教育性督导每月一次').first().waitFor()
    await page.getByText('暂定').first().waitFor()
    await axe(page)
    await shoot(page, 'supervision-glance')
    await page.getByRole('link', { name: '督导人才库' }).click()
    await page.getByText('库中还没有督导').waitFor()
    await page.getByRole('button', { name: '督导入库' }).first().click()
    const form = page.getByRole('dialog', { name: '督导入库' })
    await form.getByRole('button', { name: '督导入库' }).click()
    await form.getByText('请填写').first().waitFor()
    await pick(page, '人员', '何田')
    await choose(page, '来源', '市级督导')
    await choose(page, '等级', '中级督导')
    await day(page, '入库日期', '2026-01-01')
    await day(page, '从事社会工作起始日期', '2014-03-01')
    await page.getByLabel('入库理由').fill('年度选拔')
    await axe(page)
    await shoot(page, 'supervision-admit')
    await form.getByRole('button', { name: '督导入库' }).click()
    await page.getByRole('heading', { name: '何田', level: 1 }).waitFor()
    await page.getByRole('button', { name: '订立督导协议' }).click()
    await day(page, '开始日期', addDays(today, -20))
    await pick(page, '被督导人', '林小雨')
    await pick(page, '被督导人', '许安')
    await axe(page)
    await shoot(page, 'supervision-agree')
    await page.getByRole('dialog').getByRole('button', { name: '订立督导协议' }).click()
    await page.getByRole('link', { name: '林小雨' }).waitFor()
    await axe(page)
    await shoot(page, 'supervision-supervisor')
    await page.context().close()
  })

  await t.test('the supervisor plans, records, and is told at the field what was forgotten', async () => {
    const page = await signIn('otherWorker', 'field')
    await page.getByRole('link', { name: '我的', exact: true }).tap()
    await page.getByRole('link', { name: '我的督导' }).tap()
    await page.getByRole('heading', { name: '我督导：林小雨、许安' }).waitFor()
    await axe(page)
    await shoot(page, 'supervision-phone')
    await page.getByRole('button', { name: '约定目标' }).tap()
    await page.getByLabel('督导目标').fill('三个月内独立接案')
    await page.getByRole('button', { name: '保存目标' }).tap()
    await page.getByText('三个月内独立接案').waitFor()
    await page.getByRole('button', { name: '约定时间' }).tap()
    await page.getByLabel('日期').fill(addDays(today, 3))
    await page.getByRole('button', { name: '约定', exact: true }).tap()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存入日历' }).tap(),
    ])
    assert.match(file.suggestedFilename(), /^督导-.*\.ics$/)

    await page.getByRole('button', { name: '登记督导' }).tap()
    await page.getByRole('button', { name: '登记', exact: true }).tap()
    await page.getByText('请至少选择一项督导功能').waitFor()
    await page.getByText('请选择参加人员').waitFor()
    await axe(page)
    await shoot(page, 'supervision-phone-record-refused')
    await page.getByRole('radio', { name: '林小雨' }).check()
    await page.getByLabel('日期').fill(today)
    await page.getByLabel('开始').fill('14:00')
    await page.getByLabel('结束').fill('15:30')
    await page.getByRole('checkbox', { name: '教育' }).check()
    await page.getByRole('checkbox', { name: '疏导' }).check()
    await page.getByLabel('讨论的问题').fill('入户受阻，三次未见到案主')
    await page.getByLabel('督导建议').fill('先和邻里谈，再约时间')
    await page.getByLabel('林小雨的情绪疏导').fill(feelings)
    await page.getByRole('button', { name: '添加事项' }).tap()
    await page.getByLabel('事项').fill('走访两户邻居')
    await page.getByLabel('完成期限').fill(addDays(today, 5))
    await axe(page)
    await shoot(page, 'supervision-phone-record')
    await page.getByRole('button', { name: '登记', exact: true }).tap()
    await page.getByText('已登记 1小时30分钟').waitFor()
    await page.getByRole('link', { name: /个别督导/ }).waitFor()
    await page.context().close()
  })

  let correcting: Page
  await t.test(
    'what nobody has signed yet he corrects, on the phone and at the desk; what stands is filled in',
    async () => {
      const page = await signIn('otherWorker', 'field')
      await page.goto('/field/me/supervision')
      await page.getByRole('link', { name: /个别督导/ }).tap()
      await page.getByRole('button', { name: '更正' }).tap()
      await page.getByRole('heading', { name: '更正督导记录' }).waitFor()
      const filled = {
        开始: '14:00',
        结束: '15:30',
        讨论的问题: '入户受阻，三次未见到案主',
        林小雨的情绪疏导: feelings,
        事项: '走访两户邻居',
      }
      for (const [label, value] of Object.entries(filled))
        assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), value)
      assert.ok(await page.getByRole('checkbox', { name: '疏导' }).isChecked())
      await page.getByLabel('结束', { exact: true }).fill('13:30')
      await page.getByLabel('讨论的问题').fill('')
      await page.getByRole('button', { name: '保存更正' }).tap()
      await page.getByText('结束时间应晚于开始时间').waitFor()
      await axe(page)
      await page.screenshot({
        path: (await shoot(page, 'supervision-phone-correct')).replace('.png', '-whole.png'),
        fullPage: true,
      })
      await page.getByLabel('结束', { exact: true }).fill('15:00')
      await page.getByLabel('讨论的问题').fill('入户受阻，两次未见到案主')
      await page.getByRole('button', { name: '保存更正' }).tap()
      await page.getByText('已更正，本次 1小时').waitFor()
      await page.getByText('入户受阻，两次未见到案主').waitFor()
      await axe(page)
      await shoot(page, 'supervision-phone-corrected')
      await page.getByRole('button', { name: /返回我的督导/ }).tap()
      await page.getByText('已撤销').waitFor()
      await page.context().close()

      correcting = await signIn('otherWorker', 'desk', '/supervision/mine')
      await standing(correcting).click()
      await correcting.getByRole('button', { name: '更正' }).click()
      await correcting.getByLabel('结束', { exact: true }).fill('15:30')
      await axe(correcting)
      await correcting.screenshot({
        path: (await shoot(correcting, 'supervision-correct')).replace('.png', '-whole.png'),
        fullPage: true,
      })
      await correcting.getByRole('button', { name: '保存更正' }).click()
      await correcting.getByText('已更正，本次 1小时30分钟').waitFor()
      await shoot(correcting, 'supervision-corrected')
      // He has it open once more while she signs.
      await correcting.getByRole('button', { name: '更正' }).click()
      await correcting.getByLabel('督导建议').fill('先和邻里谈')
    },
  )

  await t.test('the supervisee is told, reads it, answers and signs', async () => {
    const page = await signIn('worker', 'field')
    await page.getByRole('link', { name: /条提醒未读/ }).tap()
    await page.getByText('请确认督导记录').first().waitFor()
    await page.locator('.item', { hasText: '请确认督导记录' }).getByRole('link', { name: '去处理' }).tap()
    await standing(page).tap()
    await page.getByText(feelings).waitFor()
    await axe(page)
    await shoot(page, 'supervision-phone-session')
    await page.getByLabel('反馈（可不填）').fill('谢谢，有方向了')
    await page.getByRole('button', { name: '确认记录' }).tap()
    await page.getByText('谢谢，有方向了').waitFor()
    await page.getByRole('button', { name: '标为完成' }).tap()
    await page.getByText('已完成').waitFor()
    await page.getByRole('button', { name: /返回我的督导/ }).tap()
    await page.getByRole('heading', { name: '我的督导：何田' }).waitFor()
    await page.context().close()

    await correcting.getByRole('button', { name: '保存更正' }).click()
    await correcting.getByText('参加人员已确认，不能再撤销或更正').waitFor()
    assert.equal(await correcting.getByLabel('督导建议').inputValue(), '先和邻里谈')
    await axe(correcting)
    await shoot(correcting, 'supervision-correct-too-late')
    await correcting.context().close()
  })

  await t.test(
    'the officer sees that it took place and nothing else; the hours as Excel; a month later who is owed',
    async () => {
      const page = await signIn('officer', 'desk', '/supervision/sessions')
      await page.getByRole('rowheader', { name: '林小雨' }).waitFor()
      await axe(page)
      await shoot(page, 'supervision-held')
      assert.ok(!(await page.content()).includes(feelings))
      await page.goto(`${base}/desk/supervision/supervisors`)
      await page.getByRole('rowheader', { name: '何田' }).waitFor()
      await shoot(page, 'supervision-pool')
      const raw = (await (await server.as('officer')).call(contract.exportSupervisors, {})) as { raw: Buffer }
      const sheet = [...unzip(raw.raw).values()].join(' ')
      assert.ok(sheet.includes('何田') && sheet.includes('督导小时') && !sheet.includes(feelings))

      server.setClock(`${addDays(today, 40)}T09:30:00+08:00`)
      await lookAtDuties(server.house)
      const later = await signIn('officer', 'desk', '/supervision')
      await later.getByRole('link', { name: /督导逾期 \d/ }).click()
      await later.getByText('状态为“已逾期”').waitFor()
      await later.getByRole('rowheader', { name: '林小雨' }).first().waitFor()
      await axe(later)
      await shoot(later, 'supervision-overdue')
      await later.getByRole('button', { name: 'English' }).first().click()
      await later.getByRole('button', { name: 'Large text' }).first().click()
      await later.getByRole('heading', { name: 'Due and owed' }).waitFor()
      await later.setViewportSize({ width: 390, height: 844 })
      await axe(later)
      await shoot(later, 'supervision-narrow-english')
      await page.context().close()
      await later.context().close()
    },
  )

  await t.test('a successor sees nothing of the past until the supervisee opens it', async () => {
    const officer = await signInAs(server.app, username('officer'))
    const { rows } = await officer.get(contract.agreements, { personId: personId('worker') })
    await officer.get(contract.endAgreement, {
      agreementId: rows[0]!.agreementId,
      basedOnVersion: 1,
      personId: personId('worker'),
      endedOn: todayIn(server.house.clock()),
      reason: '调换督导',
    })
    const { supervisorId } = await officer.get(contract.admitSupervisor, {
      personId: personId('roomWorker'),
      kind: 'city',
      rank: 'junior',
      fromOn: '2026-01-01',
      entryReason: '年度选拔',
    })
    await officer.get(contract.makeAgreement, {
      supervisorId,
      personIds: [personId('worker')],
      fromOn: todayIn(server.house.clock()),
    })
    const successor = await signIn('roomWorker', 'desk', '/supervision/mine')
    await successor.getByText('还没有督导记录').waitFor()
    const page = await signIn('worker', 'desk', '/supervision/mine')
    await standing(page).click()
    await page.getByRole('button', { name: '开放给叶青' }).click()
    await page.getByText('已开放给叶青').waitFor()
    await axe(page)
    await shoot(page, 'supervision-shared')
    await successor.reload()
    await standing(successor).click()
    await successor.getByText('入户受阻').waitFor()
    assert.ok(!(await successor.content()).includes(feelings))
    await axe(successor)
    await shoot(successor, 'supervision-successor')
  })
})
