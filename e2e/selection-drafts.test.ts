// The walk-through of a rule that nobody has seen before.
//
// Zhou Min of Ouhai is to write the rule of the district's exemplary social workers.
// 1. She opens 拟订办法 and begins with nothing: name and code.
// 2. In the form she says what it rests on, how many places there are, and a condition: she picks the fact, says how it compares. She saves.
//    The condition becomes a group: and in post, or else not barred. She does it with the keyboard where she likes.
// 3. Under 例子 she is told that somebody is missing who meets it, and somebody who does not. She makes them up; one of hers differs from the
//    rule and says what comes out; she mends it. On her phone she writes a third.
// 4. What differs from the rule that stands (none yet) is beside it; tried on her register it names who would be fit and by which clause.
// 5. As YAML it is the same; a slip of hers is told with its line, and nothing she typed is lost.
// 6. She hands it in. She cannot issue it herself; Cheng Li does, and the programme is there: a round can be opened by it.
// At desktop and 390 pixels, accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import type { Locator } from 'playwright-core'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

test('an officer writes a rule, and another issues it', { timeout: 300_000 }, async (t) => {
  const { folder } = await buildWeb(() => {})
  const server = await testServer(t, folder)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const baseURL = await server.listen()
  const officer = await deskOf(browser, baseURL, 'officer')
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))
  /** By the keyboard: types the fact, goes down to it, takes it. */
  const pick = async (box: Locator, fact: string, down = 0) => {
    await box.fill(fact)
    for (let n = 0; n < down; n++) await box.press('ArrowDown')
    await box.press('Enter')
  }
  const choose = async (label: string, option: string) => {
    await officer.getByLabel(label, { exact: true }).first().click()
    await officer.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click()
  }

  await t.test('she begins with nothing', async () => {
    await officer.goto('/desk/selection/drafts')
    await officer.getByText('没有拟订中的办法').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-drafts-empty')
    await officer.getByRole('button', { name: '拟订办法' }).click()
    await officer.getByLabel('办法名称').fill('瓯海区优秀社会工作者评选')
    await officer.getByLabel('代码').fill('exemplary')
    await officer.getByRole('dialog').getByRole('button', { name: '拟订办法' }).click()
    await officer.waitForURL(/\/drafts\/[0-9a-f-]{36}/)
  })

  await t.test('she fills the form: places, and a condition of the catalogue', async () => {
    await choose('增加规定', '每次名额')
    await officer.getByRole('spinbutton', { name: /^每次名额/ }).fill('10')
    const conditions = officer.locator('details', { has: officer.getByRole('heading', { name: /申报条件/ }) })
    await conditions.locator('summary').click()
    await conditions.getByRole('button', { name: '增加一条' }).click()
    await conditions.getByLabel('内容 · 中文').fill('从事社会工作满五年')
    await conditions.getByLabel('内容 · 英文').fill('Five years in social work')
    await pick(conditions.getByLabel('问什么'), '从事社会工作年限', 1)
    await conditions.getByRole('spinbutton', { name: /是多少/ }).fill('5')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('已保存').waitFor()
    await officer.getByText('写法没有问题').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-draft-form')
  })

  await t.test('she joins conditions into groups, one within the other', async () => {
    const conditions = officer.locator('details', { has: officer.getByRole('heading', { name: /申报条件/ }) })
    const ask = (nth: number, fact: string) => pick(conditions.getByLabel('问什么').nth(nth), fact)
    await conditions.getByRole('button', { name: '改为组合条件', exact: true }).press('Enter')
    await ask(1, '在岗')
    await conditions.getByRole('button', { name: '把 2 改为组合条件' }).press('Enter')
    await ask(2, '处于禁止从业期')
    await conditions.getByLabel('怎样组合').nth(1).click()
    await officer.locator('.ant-select-dropdown:visible').getByText('任一满足', { exact: true }).click()
    await conditions.getByRole('checkbox', { name: '不能是这样' }).nth(2).check()
    await conditions.getByRole('button', { name: '加一个条件' }).first().press('Enter')
    await officer.getByText('请选择问什么。').waitFor()
    await shoot(officer, 'selection-draft-groups')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer
      .getByText(/需要改正 1 处/)
      .first()
      .waitFor()
    await conditions.getByRole('button', { name: '删去 2.3' }).press('Enter')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('写法没有问题').waitFor()
    await officer.getByRole('button', { name: 'YAML' }).click()
    const yaml = await officer.getByRole('textbox', { name: 'YAML' }).inputValue()
    assert.match(
      yaml,
      /all:\s+- ask: practice.years\s+atLeast: 5\s+- any:\s+- ask: employment.current\s+equals: true\s+- not:/,
    )
    await officer.getByRole('button', { name: '填表' }).click()
    await axe(officer)
    await shoot(officer, 'selection-draft-groups-kept')
  })

  await t.test('she makes up somebody on either side, and is told where a case differs', async () => {
    await officer.getByRole('button', { name: '例子', exact: true }).click()
    await officer.getByText('缺一个不符合的人').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-draft-cases-lacking')
    const known = async (nth: number, fact: string, down = 0) => {
      const one = officer.locator('.selection-draft-case').nth(nth)
      await pick(one.getByLabel('增加一项情况'), fact, down)
      return one
    }
    await officer.getByRole('button', { name: '写这个例子' }).first().click()
    const first = await known(0, '从事社会工作年限', 1)
    await first.getByRole('spinbutton').fill('5')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('算出来是：尚不能判断').waitFor()
    await shoot(officer, 'selection-draft-case-differs')
    await first.getByRole('spinbutton').fill('4')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('1 个例子全部通过').waitFor()
    await officer.getByRole('button', { name: '写这个例子' }).click()
    const second = await known(1, '从事社会工作年限', 1)
    await second.getByRole('spinbutton').fill('5')
    await known(1, '在岗')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('2 个例子全部通过').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-draft-cases')
  })

  await t.test('on her phone she writes as well', async () => {
    const phone = await deskOf(browser, baseURL, 'officer', phoneOptions)
    await phone.goto(officer.url())
    await phone.getByRole('button', { name: '增加例子' }).click()
    const third = phone.locator('.selection-draft-case').nth(2)
    await third.getByLabel('说明').fill('已离岗又在禁止从业期的不符合')
    for (const [fact, down] of [
      ['从事社会工作年限', 1],
      ['在岗', 0],
      ['处于禁止从业期', 0],
    ] as const)
      await pick(third.getByLabel('增加一项情况'), fact, down)
    await third.getByRole('spinbutton').fill('8')
    await third.getByLabel(/^在岗/).click()
    await shoot(phone, 'selection-draft-case-choosing-phone')
    await phone.keyboard.press('ArrowDown')
    await phone.keyboard.press('Enter')
    await third.getByTitle('否').waitFor()
    await third.getByLabel('从事社会工作满五年').click()
    await phone.keyboard.press('ArrowDown')
    await phone.keyboard.press('Enter')
    await third.getByTitle('不符合').waitFor()
    await shoot(phone, 'selection-draft-case-phone')
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await phone.getByText('3 个例子全部通过').waitFor()
    await axe(phone)
    await phone.getByRole('button', { name: '填表' }).click()
    await phone.getByLabel('内容 · 中文').first().fill('从事社会工作满五年，在岗或者不在禁止从业期')
    await shoot(phone, 'selection-draft-form-phone')
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    assert.equal(wide, false, 'nothing stands out of the window')
    await phone.getByRole('button', { name: '保存', exact: true }).click()
    await phone.getByText('已保存').waitFor()
    await axe(phone)
    await phone.context().close()
    await officer.reload()
  })

  await t.test('she sees what differs, and whom it would choose', async () => {
    await officer.getByRole('button', { name: '与现行办法对照' }).click()
    await officer.getByText('每次名额：10 名').waitFor()
    await shoot(officer, 'selection-draft-compare')
    await officer.getByRole('button', { name: '试算比较' }).click()
    await officer.getByText(/范围内 \d+ 人/).waitFor()
    await axe(officer)
    await shoot(officer, 'selection-draft-rehearse')
  })

  await t.test('a slip in the YAML is told with its line', async () => {
    await officer.getByRole('button', { name: 'YAML' }).click()
    const yaml = officer.getByRole('textbox', { name: 'YAML' })
    const written = await yaml.inputValue()
    await yaml.fill(written.replace('basis: rule', 'basis: nowhere'))
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer
      .getByText(/没有 nowhere/)
      .first()
      .waitFor()
    await shoot(officer, 'selection-draft-yaml')
    await yaml.fill(written)
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('写法没有问题').waitFor()
  })

  await t.test('she hands it in; the chief issues it, and a round can be opened by it', async () => {
    await officer.getByRole('button', { name: '送审' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '送审' }).click()
    await officer.getByText('待签发').first().waitFor()
    assert.equal(await officer.getByRole('button', { name: '签发' }).count(), 0, 'nobody issues their own')
    const chief = await deskOf(browser, baseURL, 'chief')
    await chief.goto(officer.url())
    await chief.getByRole('button', { name: '签发' }).click()
    await chief.getByRole('dialog').getByRole('button', { name: '签发' }).click()
    await chief.getByText('已签发').first().waitFor()
    await shoot(chief, 'selection-draft-issued')
    await officer.goto('/desk/selection/ouhai/exemplary')
    await officer.getByText('从事社会工作年限不低于 5 年').waitFor()
    await officer.getByRole('button', { name: '开展' }).first().waitFor()
    const phone = await deskOf(browser, baseURL, 'officer', phoneOptions)
    await phone.goto(new URL(officer.url()).origin + '/desk/selection/drafts')
    await phone.getByText('瓯海区优秀社会工作者评选').first().waitFor()
    await axe(phone)
    await shoot(phone, 'selection-drafts-phone')
    await phone.getByText('瓯海区优秀社会工作者评选').first().click()
    await phone.getByText('已签发').first().waitFor()
    await shoot(phone, 'selection-draft-phone')
  })
  assert.deepEqual(faults, [])
})
