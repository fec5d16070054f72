// The walk-through of recruitment and of lending.
//
// 1. The county officer opens a round for two vacant seats: the rule is shown with how sure each part is; it leaves open what “preferred” means, so she
//    chooses and says why.
// 2. She signs candidates up: conditions by clause before anything is written, papers filled in where nobody knows. Days later she enters the check,
//    pastes the marks of the written test from a list, and sees what stands in the way at each stage.
// 3. Two are equal for the last place: shown as equals until she decides and says why. The public list is printed; the first one takes the post.
// 4. A worker is asked for by another street: too long a time is said at its field, the county agrees, and the leader records that the worker is back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import * as contract from '#modules/posts/contract.ts'
import { organisations, personId } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

async function pick(page: Page, label: string, typed: string, answer: string): Promise<void> {
  await page
    .getByRole('combobox', { name: new RegExp(`^${label}`) })
    .last()
    .fill(typed)
  await page.getByRole('option', { name: answer }).first().click()
}

const numberOf = (birthday: string, serial: string) => {
  const body = `330304${birthday}${serial}`
  return body + checkDigitOf(body)
}

const aPost = async (server: TestServer): Promise<string> => {
  const { postId } = await (
    await server.as('officer')
  ).get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'worker',
    title: '专职工作人员',
    seats: 3,
    certificate: 'preferred',
    certificateLevel: 'assistant',
    funding: 'fiscal',
    fromOn: '2025-01-01',
  })
  return postId
}

test('an officer recruits for vacant seats, from the notice to the post', { timeout: 400_000 }, async (t) => {
  const server = await testServer(t, folder)
  const postId = await aPost(server)
  const origin = await server.listen()
  let page = await deskOf(browser, origin, 'officer')
  await page.goto('/desk/posts/recruitments')
  await page.getByText('还没有招聘').waitFor()
  await page.getByRole('button', { name: '发起招聘' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('招聘名称').fill('2026年社区工作者招聘')
  await dialog.getByLabel('公告文号').fill('瓯社招〔2026〕1号')
  await dialog.getByLabel('专职工作人员 招聘名额').fill('2')
  await dialog.getByLabel('同等条件下优先').check()
  await dialog.getByLabel('这样理解的理由').fill('公告写明同等条件下优先')
  await dialog.locator('summary').click()
  await dialog.getByText('暂定').first().waitFor()
  await axe(page)
  await shoot(page, 'recruitment-open')
  await dialog.getByRole('button', { name: '发起招聘' }).click()
  await page.getByRole('heading', { level: 1, name: '2026年社区工作者招聘' }).waitFor()

  await page.getByRole('button', { name: '登记报名' }).click()
  await page.getByLabel('登记簿外人员').check()
  await page.getByRole('textbox', { name: '姓名' }).fill('丁一')
  await page.getByLabel('身份证件号码').fill(numberOf('19950111', '101'))
  await page.getByRole('button', { name: '核对条件' }).click()
  await page.getByText('有条件尚不能判断').waitFor()
  await page.getByRole('combobox', { name: '最高学历' }).click()
  await page.getByTitle('本科').click()
  await page.getByRole('dialog').getByText('符合').first().waitFor()
  await axe(page)
  await shoot(page, 'recruitment-sign-up')
  await page.getByRole('dialog').getByRole('button', { name: '登记报名' }).click()
  await page.getByText('已报名，编号 1').waitFor()

  const { rows: rounds } = await (await server.as('officer')).get(contract.recruitments, {})
  const { recruitmentId } = rounds[0]!
  const officer = await server.as('officer')
  const { placesShown } = await officer.get(contract.recruitmentRound, { recruitmentId })
  for (const [at, name] of ['丁二', '丁三', '丁四', '丁五'].entries())
    await officer.get(contract.signUpCandidate, {
      recruitmentId,
      placeId: placesShown[0]!.placeId,
      name,
      identityNumber: numberOf(`19960${at + 1}11`, `${101 + at * 2}`),
      stated: {
        'education.diploma': 'bachelor',
        'person.disqualified': false,
        'certificate.level': at === 0 ? 'assistant' : 'none',
      },
    })
  server.setClock('2026-03-31T09:30:00+08:00')
  page = await deskOf(browser, origin, 'officer', { now: '2026-03-31T09:30:00+08:00' })
  await page.goto(`/desk/posts/recruitments/${recruitmentId}`)
  const goOn = async (stage: string) => {
    await page.getByRole('button', { name: `进入${stage}` }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `进入${stage}` })
      .click()
    await page.getByRole('listitem').filter({ hasText: stage }).and(page.locator('[aria-current]')).waitFor()
  }
  await goOn('资格审查')
  await page.getByText('还有 5 人没有登记结果').waitFor()
  await page.getByRole('button', { name: '登记结果' }).click()
  await page.getByRole('button', { name: '未填的都填“通过”' }).click()
  await page.getByLabel('丁一 的备注').fill('已函询，未被禁业')
  await axe(page)
  await shoot(page, 'recruitment-check')
  await page.getByRole('button', { name: '保存结果' }).click()
  await page.getByText('已登记 5 人').waitFor()
  await goOn('笔试')
  await page.getByRole('button', { name: '登记结果' }).click()
  await page.getByText('从表格粘贴').click()
  await page.getByRole('textbox', { name: '从表格粘贴' }).fill('1 80\n2 85.5\n3 80\n4 62\n丁五 缺考\n丁九 70')
  await page.getByRole('button', { name: '填入下表' }).click()
  await page.getByText('没有认出：丁九 70').waitFor()
  await axe(page)
  await shoot(page, 'recruitment-marks')
  await page.getByRole('button', { name: '保存结果' }).click()
  await goOn('面试')
  const again = await signInAs(server.app, 'officer')
  const { rows } = await again.get(contract.candidates, { recruitmentId, size: 100 })
  const idOf = (name: string) => rows.find((one) => one.name === name)!.candidateId
  await again.get(contract.enterResults, {
    recruitmentId,
    stage: 'interview',
    entries: [
      { candidateId: idOf('丁一'), mark: 78 },
      { candidateId: idOf('丁二'), mark: 82 },
      { candidateId: idOf('丁三'), mark: 78 },
      { candidateId: idOf('丁四'), mark: 55 },
    ],
  })
  await page.reload()
  await page.getByText('2 人并列在入围线上').waitFor()
  await page.getByText('2（并列）').first().waitFor()
  await axe(page)
  await shoot(page, 'recruitment-tied')
  await page.getByRole('button', { name: '确定先后' }).click()
  await page.getByLabel('丁三 上移').click()
  await page.getByLabel('理由').fill('加试一题')
  await axe(page)
  await shoot(page, 'recruitment-tie')
  await page.getByRole('dialog').getByRole('button', { name: '确定先后' }).click()
  await page.getByText('并列先后').waitFor()
  await goOn('考察与体检')
  await again.get(contract.enterResults, {
    recruitmentId,
    stage: 'examination',
    entries: [
      { candidateId: idOf('丁二'), passed: true },
      { candidateId: idOf('丁三'), passed: true },
    ],
  })
  await page.reload()
  await goOn('公示')
  await page.getByRole('link', { name: '公示名单 PDF' }).waitFor()
  await page.getByRole('button', { name: '丁三' }).click()
  await page.getByRole('heading', { name: '结果与更正' }).waitFor()
  await axe(page)
  await shoot(page, 'recruitment-candidate')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await axe(page)
  await shoot(page, 'recruitment-narrow')

  server.setClock('2026-04-10T09:30:00+08:00')
  page = await deskOf(browser, origin, 'officer', { now: '2026-04-10T09:30:00+08:00' })
  await page.goto(`/desk/posts/recruitments/${recruitmentId}`)
  await goOn('办理到岗')
  await page.getByRole('button', { name: '丁二' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '录用并登记到岗' }).click()
  await page.getByLabel('所属系统').click()
  await page.locator('.ant-select-dropdown:visible').last().getByTitle('民政').click()
  await page.getByLabel('人员类别').click()
  await page.locator('.ant-select-dropdown:visible').last().getByTitle('社区工作者').click()
  await shoot(page, 'recruitment-appoint')
  await page.getByRole('dialog').getByRole('button', { name: '录用并登记到岗' }).last().click()
  await page.getByText('已到岗').first().waitFor()
  await page.keyboard.press('Escape')
  await page.goto('/desk/posts/recruitments')
  await page.getByRole('link', { name: '2026年社区工作者招聘' }).waitFor()
  await axe(page)
  await shoot(page, 'recruitment-list')
  const post = await (await signInAs(server.app, 'officer')).get(contract.postPage, { postId })
  assert.deepEqual(
    post.incumbents.map((one) => [one.name, one.probation?.untilOn]),
    [['丁二', '2026-07-10']],
  )
})

test(
  'a worker is lent to another street once the county agrees, and the leader records that the worker is back',
  { timeout: 240_000 },
  async (t) => {
    const server = await testServer(t, folder)
    const postId = await aPost(server)
    await (
      await server.as('officer')
    ).get(contract.takePost, {
      postId,
      personId: personId('worker'),
      fromOn: '2025-01-01',
    })
    const origin = await server.listen()
    const page = await deskOf(browser, origin, 'officer')
    await page.goto('/desk/posts/secondments')
    await page.getByRole('button', { name: '申请借调' }).first().click()
    const dialog = page.getByRole('dialog')
    await pick(page, '姓名', '林', '林小雨')
    await pick(page, '借入单位', '梧田', '梧田街道社会工作站')
    await dialog.getByLabel('返回日期').fill('2026年9月30日')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('事由').fill('重点任务')
    await dialog.getByRole('button', { name: '申请借调' }).click()
    // Longer than the rule lets anybody be lent: said at its field.
    await dialog.getByText('借调最长 6 个月').waitFor()
    await axe(page)
    await shoot(page, 'lending-ask')
    // Enter takes the day and sends the form.
    await dialog.getByLabel('返回日期').fill('2026年6月20日')
    await page.keyboard.press('Enter')
    await page.getByText('待审批').waitFor()
    await axe(page)
    await shoot(page, 'lending-list')
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
    await page.getByText('借调中').waitFor()
    const leader = await deskOf(browser, origin, 'leader')
    await leader.goto('/desk/posts/secondments')
    await leader.getByRole('button', { name: '登记返回' }).click()
    await leader.getByRole('dialog').getByRole('button', { name: '登记返回' }).click()
    await leader.getByText('已返回').waitFor()
    await leader.setViewportSize({ width: 390, height: 844 })
    await axe(leader)
    await shoot(leader, 'lending-narrow')

    // Only the post ends: the dialog says what the worker still carries, and where everything is handed over.
    await leader.setViewportSize({ width: 1440, height: 900 })
    await leader.goto(`/desk/posts/${postId}`)
    await leader.getByRole('button', { name: '登记离岗' }).click()
    await leader.getByText('此人名下没有服务对象').waitFor()
    await leader.getByLabel('离岗原因').click()
    await leader.getByTitle('转任、调动').click()
    await axe(leader)
    await shoot(leader, 'posts-leave')
    await leader.getByRole('dialog').getByRole('button', { name: '登记离岗' }).click()
    await leader.getByText('已登记离岗').waitFor()
  },
)
