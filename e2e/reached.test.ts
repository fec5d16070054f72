// Four things nobody should have to find out for themselves.
//
// Lin Xiaoyu has a certificate whose registration ends in spring, half the hours of the year, no supervision for months, and a new grade. She has asked
// nobody and opened nothing. In the morning her phone says so, each with its day; each leads to the page on which she can do something about it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInAs, testServer } from '#demo/test-server.ts'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { jobs as certificateJobs } from '#modules/certificates/jobs.ts'
import { approved, form } from '#modules/certificates/testing/given.ts'
import * as pay from '#modules/pay/contract.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { tellShortages } from '#modules/training/jobs.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { phoneOf } from './pages.ts'

const told = [
  ['可以办理继续登记了', '证书与考试'],
  ['学时不足提醒', '我的培训'],
  ['督导已逾期：教育性督导每月一次', '我的督导'],
  ['您的岗位等级有变动', '我的等级与薪酬'],
] as const

test(
  'what runs out, is short, overdue or changed reaches the phone and leads to its page',
  { timeout: 300_000 },
  async (t) => {
    const { folder } = await buildWeb(() => {})
    const server = await testServer(t, folder)
    const as = (who: CastName) => signInAs(server.app, username(who))
    const { worker, qualificationId } = await approved(server)
    const { id } = await worker.get(certificates.applyForRegistration, { ...form, qualificationId })
    const check = { registrationId: id, pass: true, reason: null }
    await (await as('officer')).get(certificates.checkFirst, { ...check, basedOnVersion: 1 })
    const province = await as('provinceOfficer')
    await province.get(certificates.checkFinal, { ...check, basedOnVersion: 2 })
    await province.get(certificates.completeRegistration, { registrationId: id, to: 'registered', basedOnVersion: 3 })
    await giveLife(server, 'worker', beginner)
    await lookAtDuties(server.house)

    // The night in which the jobs look, and the morning after.
    server.setClock('2028-12-19T06:30:00+08:00')
    for (const one of certificateJobs) if (one.name === 'certificates/tell-of-days') await one.run(server.house)
    await tellShortages(server.house)
    await lookAtDuties(server.house)
    await lookAtEveryone(server.house)
    const officer = await as('officer')
    const own = (await officer.get(pay.proposals, { size: 100 })).rows.find(
      (one) => one.personId === personId('worker'),
    )!
    await officer.get(pay.confirmProposals, { proposals: [{ proposalId: own.proposalId, version: own.version }] })

    const browser = await openBrowser()
    t.after(() => browser.close())
    const phone = await phoneOf(browser, await server.listen(), 'worker', { now: server.house.clock() })
    await phone.getByRole('link', { name: /条提醒未读/ }).tap()
    await phone.getByText(told[0][0]).waitFor()
    await axe(phone)
    await phone.screenshot({ path: (await shoot(phone, 'reached')).replace('.png', '-whole.png'), fullPage: true })
    for (const [title, page] of told) {
      const one = phone.locator('.item', { hasText: title }).first()
      await one.getByRole('link', { name: '去处理' }).tap()
      await phone.getByRole('heading', { level: 1, name: page }).waitFor()
      await phone.goBack()
      await one.waitFor()
    }
    assert.equal(await phone.getByText('请在电脑端').count(), 0)
  },
)
