// The walk-throughs of the services' screens, by people who did not choose to use a computer today.
//
// Zheng Qiu leads the station of Jingshan, at an old PC of 1366 × 768, and is called away every five minutes.
// 1. She opens the clients: the overdue come first, each with its risk class. "chenguiying", "cgy", "桂英" and the last four of a number
//    find the same person; the search stays out of the address, a filter goes into it as a sentence. Arrows and Enter open a file.
// 2. The file says who, why a visit is due, by which clause each category, what was done last, and who may see all this. The phone is
//    masked; she reveals it with a reason, and reads that this is logged. Printed, the sheet holds no sealed value.
// 3. She registers a person: the number as typed, in full-width digits with a small x, fills birthday and sex. A person who has a file
//    already is shown while she types; she says it is another, or opens the file. Called away, she comes back to what she had typed.
// 4. She corrects a worker on a file that a colleague has corrected meanwhile: what she typed stays, and she sees the colleague's value.
// 5. She records a visit at the desk by the phone's rules: every mistake at its field at once. She corrects it with a reason, and withdraws
//    another; the page tells who did what, when and why.
// 6. She opens a case and closes it, starts a group and records its first session.
// 7. All of it in English, in large text, on a screen of 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { organisations, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testNow, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { changeClient, client, recordService, registerClient } from '#modules/services/contract.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string
const ids: Record<string, string> = {}

const numberOf = (seventeen: string) => seventeen + checkDigitOf(seventeen)

const nobody = {
  sex: 'female' as const,
  bornOn: null,
  identityNumber: null,
  noNumberReason: '证件不在身边',
  phone: null,
  address: null,
  regionCode: regions.village,
  registeredRegionCode: null,
  residence: 'here' as const,
  householdId: null,
  categories: [],
  stationId: organisations.station,
  workerId: null,
}

async function openStation(t: { after(done: () => Promise<void>): void }) {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  server.setClock('2026-02-02T09:00:00+08:00')
  const leader = await server.as('leader')
  const person = async (name: string, more: object) => {
    const { clientId } = await leader.get(registerClient, {
      ...nobody,
      name,
      categories: ['elder-alone', 'elder'],
      workerId: personId('worker'),
      ...more,
    })
    ids[name] = clientId
  }
  const home = '00000000-0000-4000-8000-0000000000aa'
  ids['number'] = numberOf('33030419400305922')
  ids['last four'] = ids['number'].slice(-4)
  await person('陈桂英', {
    identityNumber: ids['number'],
    noNumberReason: null,
    phone: '13800001234',
    address: '净水路 12 弄 3 幢 501 室',
    householdId: home,
  })
  await person('林阿福', {
    sex: 'male',
    bornOn: '1938-07-01',
    householdId: home,
    categories: ['elder-empty-nest', 'elder'],
  })
  await person('黄小满', {
    bornOn: '2015-09-09',
    categories: ['child-in-need', 'child'],
    regionCode: regions.secondVillage,
    workerId: null,
  })
  await person('周建国', { sex: 'male', bornOn: '1971-11-20', categories: ['minimum-allowance'] })
  for (let n = 1; n <= 26; n++)
    await person(`${'赵钱孙李吴郑王冯'[n % 8]}试${'一二三四五六七八九十'[n % 10]}${'东南西北'[n % 4]}`, {
      bornOn: `19${40 + n}-0${1 + (n % 9)}-1${n % 10}`,
      categories: n % 2 ? ['elder'] : ['disabled', 'minimum-allowance'],
    })
  server.setClock(testNow)
  const neighbour = await server.as('neighbourWorker')
  ids['number elsewhere'] = numberOf('33030219600606922')
  await neighbour.get(registerClient, {
    ...nobody,
    name: '何处人',
    identityNumber: ids['number elsewhere'],
    noNumberReason: null,
    regionCode: regions.neighbourVillage,
    stationId: organisations.neighbourStation,
  })
  const worker = await server.as('worker')
  const visit = (name: string, heldOn: string, more: object = {}) =>
    worker.get(recordService, {
      method: 'visit',
      clientId: ids[name]!,
      heldOn,
      startedAt: '09:30',
      minutes: 40,
      serviceCodes: ['wellbeing-check', 'emotional-comfort'],
      mode: 'home',
      outcome: 'met',
      note: '精神不错，说最近睡得早。\n已提醒按时服药。',
      ...more,
    })
  await visit('陈桂英', '2026-02-10')
  await visit('陈桂英', '2026-02-20', { outcome: 'not-met', minutes: 10, serviceCodes: [], note: '敲门无人应答。' })
  await visit('陈桂英', '2026-03-02')
  await visit('林阿福', '2026-03-13', { outcome: 'refused', minutes: 5, serviceCodes: [] })
  await visit('黄小满', '2026-03-10', { mode: 'phone', minutes: 15, serviceCodes: ['child-protection'] })
}

const pageOf = (who: CastName, options: BrowserContextOptions = oldPc) => deskOf(browser, base, who, options)

/** What is Chinese in any language: the names of people and places, and what people wrote. */
const data =
  /陈桂瑛|林阿福|黄小满|周建国|吴阿妹|[赵钱孙李吴郑王冯]试.[东南西北]|林小雨|郑秋|许安|叶青|净水社区|景山社区|景山街道社会工作站|老伴住院，无人照料。|社区食堂送餐，邻居照看。|手机课堂/gu

test('a morning at the old PC of the station', { timeout: 400_000 }, async (t) => {
  await openStation(t)
  const page = await pageOf('leader')
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const file = `/desk/clients/${ids['陈桂英']}`

  await t.test(
    'she finds a person by name, sound, initials and last four, and none of it stands in the address',
    async () => {
      await open(page, '/desk/clients')
      const box = page.getByRole('searchbox', { name: '姓名、拼音、首字母或号码后四位' })
      for (const typed of ['桂英', 'chenguiying', 'cgy', ids['last four']!]) {
        await box.fill(typed)
        await page.getByText('共 1 条').waitFor()
        assert.equal(await page.locator('main tbody tr').count(), 1, typed)
        assert.doesNotMatch(decodeURIComponent(page.url()), /桂英|chen|cgy|\d{4}$/)
      }
      await shoot(page, 'services-found')
      await box.fill('')
      await page.getByRole('combobox', { name: '风险等级' }).selectOption('high')
      await page.waitForURL(/riskClass=high/)
      await page.getByRole('button', { name: '去掉条件：风险等级为“高风险”' }).waitFor()
      await axe(page)
      await shoot(page, 'services-clients')
      // By the keyboard alone: to the search, and from the list into a file.
      await page.keyboard.press('Escape')
      await page.locator('main h1').click()
      await page.keyboard.press('/')
      assert.equal(await box.evaluate((node) => node === document.activeElement), true)
      await page.locator('main tbody tr').first().focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/clients\/[\w-]+$/)
    },
  )

  await t.test('a whole number typed into the search goes to the sealed one and opens the file', async () => {
    await open(page, '/desk/clients')
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    await page.getByRole('searchbox', { name: '姓名、拼音、首字母或号码后四位' }).fill(ids['number']!)
    await page.getByRole('dialog').getByRole('button', { name: '查找' }).click()
    await page.getByRole('dialog').getByRole('link', { name: '陈桂英' }).waitFor()
    assert.deepEqual(
      asked.filter((url) => url.includes(ids['number']!.slice(0, 14))),
      [],
    )
    await shoot(page, 'services-by-number')
  })

  await t.test(
    'the file says why a visit is due; the phone is revealed with a reason, and the print holds none of it',
    async () => {
      await open(page, file)
      await page.getByText('已超期 7 天').waitFor()
      assert.equal(await page.getByText('13800001234').count(), 0)
      await page.getByRole('button', { name: '查看完整的电话' }).click()
      await page.getByRole('button', { name: '上门或电话联系' }).click()
      await page.getByText('审计日志，本人').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
      await page.getByText('13800001234').waitFor()
      await axe(page)
      await shoot(page, 'services-client')
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByText('13800001234').isVisible(), false)
      assert.equal(await page.getByText('净水社区****').isVisible(), false)
      await page.getByText('打印件不含证件号码').waitFor()
      await shoot(page, 'services-client-print')
      await page.emulateMedia({ media: 'screen' })
    },
  )

  await t.test('she registers a person by a number as typed, is called away and finds it again', async () => {
    await open(page, '/desk/clients/register')
    await page.getByLabel('姓名').fill('吴阿妹')
    const number = numberOf('33030419500101944')
    await page
      .getByLabel('证件号码', { exact: true })
      .fill(
        Array.from(number.toLowerCase(), (one) =>
          /\d/.test(one) ? String.fromCodePoint(one.codePointAt(0)! + 0xfee0) : one,
        ).join(''),
      )
    await page.getByText('取自证件号码').first().waitFor()
    assert.equal(await page.getByLabel('出生日期').inputValue(), '1950年1月1日')
    assert.equal(await page.getByRole('radio', { name: '女' }).isChecked(), true)
    await page.getByLabel('村（社区）').fill('jingshui')
    await page.getByRole('option', { name: /净水社区/ }).click()
    await page.reload()
    await page.getByText('已恢复您上次没有填完的内容').waitFor()
    assert.equal(await page.getByLabel('姓名').inputValue(), '吴阿妹')
    assert.equal(await page.getByLabel('证件号码', { exact: true }).inputValue(), '', 'sealed values are not kept')
    await page.getByLabel('证件号码', { exact: true }).fill('330304195001019441')
    await page.getByLabel('证件号码', { exact: true }).blur()
    await page.getByText('证件号码校验位不符').waitFor()
    await shoot(page, 'services-register')
    await page.getByLabel('证件号码', { exact: true }).fill(number)
    await axe(page)
    await page.getByRole('button', { name: '登记服务对象' }).click()
    await page.waitForURL(/clients\/[\w-]{36}$/)
    await page.getByRole('heading', { level: 1, name: '吴阿妹' }).waitFor()
  })

  await t.test(
    'who has a file already is shown while she types, with the reasons; another person goes on, the same number does not',
    async () => {
      await open(page, '/desk/clients/register')
      await page.getByLabel('姓名').fill('陈贵英')
      await page.getByLabel('出生日期').fill('1940-03-05')
      await page.getByLabel('出生日期').press('Enter')
      await page.getByText('可能已经建过档').waitFor()
      await page.getByText(/相同：.*出生日期.*姓名读音|相同：.*姓名读音.*出生日期/).waitFor()
      await page.getByText('请先核对上面可能重复的档案').waitFor()
      await axe(page)
      await page.getByText('可能已经建过档').scrollIntoViewIfNeeded()
      await shoot(page, 'services-match')
      await page.getByRole('button', { name: '不是同一人，继续登记' }).click()
      await page.getByText('您已确认不是同一人').waitFor()
      await page.getByLabel('证件号码', { exact: true }).fill(ids['number']!)
      await page.getByText('请先核对上面可能重复的档案').waitFor()
      await page.getByRole('link', { name: '同一人，打开档案' }).click()
      await page.waitForURL((url) => url.pathname === file)
    },
  )

  await t.test('one registered in the next county is only said to be elsewhere, and whom to ask', async () => {
    await open(page, '/desk/clients/register')
    await page.getByLabel('证件号码', { exact: true }).fill(ids['number elsewhere']!)
    await page.getByText('请联系上级主管部门').waitFor()
    await page.getByText('这个证件号码已在别处建档').waitFor()
    assert.equal(await page.getByText('何处人').count(), 0)
    await page
      .getByRole('button', { name: '清空重填' })
      .click({ timeout: 2000 })
      .catch(() => undefined)
  })

  await t.test('what a colleague corrected meanwhile is shown, and what she typed stays', async () => {
    await open(page, `${file}/edit`)
    await page.getByLabel('姓名').fill('陈桂瑛')
    const colleague = await server.as('colleague')
    const now = await colleague.get(client, { clientId: ids['陈桂英']! })
    await colleague.get(changeClient, {
      clientId: ids['陈桂英']!,
      basedOnVersion: now.version,
      name: '陈贵英',
      address: '净水路 1 号',
    })
    await page.getByRole('button', { name: '保存更正' }).click()
    await page.getByText('这份档案被别人更新了').waitFor()
    await page.getByText('陈贵英').waitFor()
    assert.equal(await page.getByLabel('姓名').inputValue(), '陈桂瑛')
    await axe(page)
    await shoot(page, 'services-meanwhile')
    await page.getByRole('button', { name: '保存更正' }).click()
    await page.getByRole('heading', { level: 1, name: '陈桂瑛' }).waitFor()
  })

  await t.test(
    'a visit is recorded at the desk: all mistakes at once, each at its field; then corrected and withdrawn with a reason',
    async () => {
      await open(page, `/desk/records/new?method=visit&client=${ids['陈桂英']}`)
      await page.getByText('的上次服务填好').waitFor()
      await page.getByLabel('时长（分钟）').fill('九百九十')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('时长请填写整数分钟。').waitFor()
      await page.locator('.ant-form-item-explain-error').nth(1).waitFor()
      await shoot(page, 'services-wrong')
      await page.getByRole('radio', { name: '已见面' }).check()
      await page.getByLabel('时长（分钟）').fill('３５')
      await page.getByLabel('备注').fill('血压正常。')
      await page.locator('input[type=file]').setInputFiles('src/web/static/geese-192.png')
      await page.getByAltText('第 1 张照片').waitFor()
      await axe(page)
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.waitForURL(/records\/[\w-]{36}$/)
      await page.getByText('血压正常。').waitFor()
      await page.getByRole('button', { name: '放大照片：第 1 张照片' }).waitFor()
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('main .photo img')].every((one) => one.naturalWidth > 0),
      )
      await shoot(page, 'services-recorded')
      await page.getByRole('link', { name: '更正', exact: true }).click()
      await page.getByLabel('时长（分钟）').fill('45')
      await page.getByLabel('更正原因').fill('漏算路上指导用药的十分钟')
      await axe(page)
      await shoot(page, 'services-correct')
      await page.getByRole('button', { name: '保存更正' }).click()
      await page.getByText('原因：漏算路上指导用药的十分钟').waitFor()
      await page.getByText('45分钟').waitFor()
      await page.getByRole('button', { name: '撤销这条记录' }).click()
      await page.getByText('这一次不再计入探访次数').waitFor()
      await shoot(page, 'services-withdraw')
      await page.getByLabel('撤销原因').fill('登错了人')
      await page.getByRole('dialog').getByRole('button', { name: '撤销这条记录' }).click()
      await page.getByRole('paragraph').filter({ hasText: '这条记录已撤销，不计入任何统计。' }).waitFor()
      await axe(page)
      await shoot(page, 'services-record')
      await open(page, '/desk/records?outcome=met')
      await axe(page)
      await shoot(page, 'services-records')
    },
  )

  await t.test('she opens a case and closes it, and starts a group with its first session', async () => {
    await open(page, '/desk/cases')
    await page.getByRole('button', { name: '开立个案' }).first().click()
    await page.getByRole('dialog').getByLabel('服务对象').fill('林阿福')
    await page.getByRole('option', { name: /林阿福/ }).click()
    await page.getByRole('textbox', { name: '主要问题' }).fill('老伴住院，无人照料。')
    await axe(page)
    await shoot(page, 'services-open-case')
    await page.getByRole('dialog').getByRole('button', { name: '开立个案' }).click()
    await page.getByText('老伴住院，无人照料。').waitFor()
    await page.getByRole('button', { name: '结案', exact: true }).click()
    await page.getByRole('dialog').getByLabel('结果').fill('社区食堂送餐，邻居照看。')
    await page.getByRole('dialog').getByRole('button', { name: '结案', exact: true }).click()
    await page.locator('main tbody').getByText('已结案').waitFor()
    await axe(page)
    await shoot(page, 'services-cases')
    await open(page, '/desk/groups')
    await page.getByRole('button', { name: '开设小组' }).first().click()
    await page.getByRole('dialog').getByLabel('小组名称').fill('手机课堂')
    await page.getByRole('dialog').getByLabel('开展地点').fill('净水')
    await page.getByRole('option', { name: /净水社区/ }).click()
    await page.getByRole('dialog').getByLabel('计划几节').fill('6')
    await page.getByRole('dialog').getByRole('button', { name: '开设小组' }).click()
    await page.getByRole('link', { name: '登记一节' }).click()
    await page.getByLabel('开展地点').fill('净水')
    await page.getByRole('option', { name: /净水社区/ }).click()
    await page.getByLabel('参加的服务对象').fill('林阿福')
    await page.getByRole('option', { name: /林阿福/ }).click()
    await page.getByLabel('其他参加人数').fill('7')
    await page.getByRole('checkbox', { name: '能力提升' }).check()
    await page.getByLabel('时长（分钟）').fill('60')
    await axe(page)
    await shoot(page, 'services-session')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('另有未登记姓名的 7 人').waitFor()
    await shoot(page, 'services-session-recorded')
    await open(page, '/desk/groups')
    await page.getByText('1 / 6').waitFor()
    await axe(page)
    await shoot(page, 'services-groups')
  })
  assert.deepEqual(faults, [])

  await t.test('nobody is shut out: at 390 pixels, in the dark, in large text, in English', async () => {
    const small = await pageOf('leader', { ...phoneOptions, colorScheme: 'dark' })
    await small.addInitScript(() =>
      localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en', largeText: true })),
    )
    const places = {
      clients: '/desk/clients',
      client: file,
      register: '/desk/clients/register',
      new: '/desk/records/new?method=group',
      records: '/desk/records',
      cases: '/desk/cases',
    }
    for (const [name, place] of Object.entries(places)) {
      await open(small, place)
      await axe(small)
      await shoot(small, `services-small-${name}`)
      assert.equal(
        await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        true,
        `${place} is wider than the phone`,
      )
      const chinese = (await small.locator('main').innerText()).match(/[^\n\t]*\p{Script=Han}[^\n\t]*/gu) ?? []
      const names = chinese.map((text) => text.replace(data, '')).filter((text) => /\p{Script=Han}/u.test(text))
      assert.deepEqual([...new Set(names)], [], `${place} is not all in English`)
    }
  })

  await t.test('an agency manager, who cannot record, reads why on the greyed button', async () => {
    const other = await pageOf('manager')
    await open(other, '/desk/records')
    await other.getByRole('button', { name: '登记服务 当前身份不能登记服务，请由社工站人员登记。' }).waitFor()
    await shoot(other, 'services-manager')
  })
})
