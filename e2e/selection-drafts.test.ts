// The walk-through of a rule that nobody has seen before.
//
// Zhou Min of Ouhai is to write the rule of the district's exemplary social workers.
// 1. She opens 拟订办法 and begins with nothing: name and code.
// 2. In the form she says what it rests on, how many places there are, and a condition: she picks the fact, says how it compares. She saves.
// 3. What differs from the rule that stands (none yet) is beside it; tried on her register it names who would be fit and by which clause.
// 4. As YAML it is the same; a slip of hers is told with its line, and nothing she typed is lost.
// 5. She hands it in. She cannot issue it herself; Cheng Li does, and the programme is there: a round can be opened by it.
// At desktop and 390 pixels, accessible.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
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
    await conditions.getByLabel('问什么').click()
    await officer.keyboard.type('从事社会工作年限')
    await officer.locator('.ant-select-dropdown:visible').getByText('从事社会工作年限', { exact: true }).click()
    await conditions.getByRole('spinbutton', { name: /是多少/ }).fill('5')
    await officer.getByRole('button', { name: '保存', exact: true }).click()
    await officer.getByText('已保存').waitFor()
    await officer.getByText('写法没有问题').waitFor()
    await axe(officer)
    await shoot(officer, 'selection-draft-form')
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
