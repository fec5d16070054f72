// The walk-throughs of the registry, by the people who stand in it and those who answer for it.
//
// 1. Zhou Min, of the county, opens the registry at an old PC. "xiayu" and the last four find a person; the search stays out of the address, a
//    filter goes into it. She registers someone: a number of fifteen digits fills birthday and sex; someone who is here already is shown.
// 2. She reads a worker's page: employment over the years as a picture and in words, diploma and degree apart, each with its source and who has
//    confirmed it, what the records say of services. She prints it; neither number nor phone is on paper.
// 3. Lin Xiaoyu, on the phone, sees her own file under 我的, and asks for her degree to be entered, with a PDF. She sees where it stands.
// 4. Zheng Qiu, her leader, finds it in the queue, old beside new, looks at the evidence and confirms for the employer; Zhou Min confirms for the
//    county, and the page of Lin Xiaoyu says so.
// 5. Zhou Min moves someone to another station in one act, releases another to the next county, and asks for two files to be merged; the officer
//    of the next county accepts, an officer of the province approves.
// 6. All of it in English, at 390 pixels, and without a violation of the accessibility rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { organisations, password, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testNow, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { recordService, registerClient } from '#modules/services/contract.ts'
import { registerWorker } from '#modules/workforce/contract.ts'
import { aJob, aSchool, aWorker, numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import { buildWeb } from '#web/build.ts'
import { axe, oldPc, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, open } from './pages.ts'

let browser: Browser
let server: TestServer
let base: string
const ids: Record<string, string> = {}
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

async function openCounty(t: { after(done: () => Promise<void>): void }) {
  const { folder } = await buildWeb(() => {})
  server = await testServer(t, folder)
  browser = await openBrowser()
  t.after(() => browser.close())
  base = await server.listen()
  const officer = await server.as('officer')
  const worker = async (name: string, given: object) =>
    void (ids[name] = (await officer.get(registerWorker, aWorker({ name, phone: null, ...given }))).personId)
  await worker('夏雨荷', {
    identityNumber: numberOf('1986-05-20', 41),
    phone: '13800004321',
    ethnicity: '汉族',
    politicalStatus: 'party-member',
    organisationId: organisations.station,
    employerId: organisations.agency,
    fields: ['mental-health', 'marriage-family', 'emergency'],
    specialties: ['casework', 'elders'],
    employment: [
      aJob({
        employerName: '净水社区居民委员会',
        employerKind: 'self-governing',
        postTitle: '社区工作者',
        isSocialWork: false,
        isCommunityWork: true,
        workRegionCode: regions.village,
        fromOn: '2009-07-01',
        untilOn: '2014-09-01',
      }),
      aJob({
        employerName: '某某市民政局',
        employerKind: 'party-government',
        postTitle: '科员',
        isSocialWork: false,
        fromOn: '2014-09-01',
        untilOn: '2018-03-01',
      }),
      aJob({
        workplaceName: '景山街道社会工作站',
        workplaceOrganisationId: organisations.station,
        employerOrganisationId: organisations.agency,
        fromOn: '2018-03-01',
      }),
    ],
    education: [
      aSchool({
        school: '某某大学',
        diploma: 'bachelor',
        degree: 'bachelor',
        fromOn: '2004-09-01',
        graduatedOn: '2008-06-30',
        degreeOn: '2008-06-30',
      }),
      aSchool({
        school: '某某开放大学',
        major: '汉语言文学',
        majorKind: 'other',
        diploma: 'college',
        degree: 'none',
        fullTime: false,
        fromOn: '2001-09-01',
        graduatedOn: '2004-06-30',
        degreeOn: null,
      }),
    ],
    titles: [
      { kind: 'honour', name: '最美社工', level: 'prefecture', issuer: '某某市社会工作部', fromOn: '2024-03-19' },
    ],
  })
  await worker('顾长风', {
    identityNumber: numberOf('1979-11-02', 42, 'male'),
    organisationId: organisations.station,
    employment: [aJob({ fromOn: '2012-03-01' })],
  })
  await worker('方有容', {
    identityNumber: numberOf('1990-08-15', 43),
    kind: 'community-worker',
    organisationId: organisations.otherStation,
    employment: [
      aJob({ employerKind: 'self-governing', isSocialWork: false, isCommunityWork: true, fromOn: '2015-03-01' }),
    ],
  })
  await worker('方有蓉', { identityNumber: numberOf('1990-08-15', 44), system: 'women', phone: '13800009876' })
  for (let n = 1; n <= 24; n++)
    await worker(`${'赵钱孙李周吴郑王'[n % 8]}试${'一二三四五六七八九十'[n % 10]}${'东南西'[n % 3]}`, {
      identityNumber: numberOf(`19${60 + n}-03-1${n % 10}`, 50 + (n % 40)),
      kind: n % 2 ? 'community-worker' : 'social-worker',
      organisationId: n % 3 ? organisations.otherStation : organisations.station,
    })
  const lin = await server.as('worker')
  server.setClock('2026-02-02T09:00:00+08:00')
  const { clientId } = await (
    await server.as('leader')
  ).get(registerClient, {
    name: '温如玉',
    sex: 'female',
    bornOn: '1941-02-03',
    identityNumber: null,
    noNumberReason: '证件不在身边',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder-alone'],
    stationId: organisations.station,
    workerId: null,
  })
  server.setClock(testNow)
  for (const heldOn of ['2026-02-10', '2026-03-03', '2026-03-12'])
    await lin.get(recordService, {
      method: 'visit',
      clientId,
      heldOn,
      startedAt: null,
      minutes: 45,
      serviceCodes: ['wellbeing-check'],
      mode: 'home',
      outcome: 'met',
      note: '',
    })
}

const pageOf = (who: CastName, options: BrowserContextOptions = oldPc) => deskOf(browser, base, who, options)

test('a worker’s file from the first entry to a new county', { timeout: 600_000 }, async (t) => {
  await openCounty(t)
  const officer = await pageOf('officer')
  const faults: string[] = []
  officer.on('pageerror', (error) => faults.push(error.message))

  await t.test('the officer finds people, and nothing of a name stands in the address', async () => {
    await open(officer, '/desk/people')
    const box = officer.getByRole('searchbox', { name: '姓名、拼音、首字母或号码后四位' })
    for (const typed of ['雨荷', 'xiayuhe', 'xyh', '4321']) {
      await box.fill(typed)
      await officer.getByText('共 1 条').waitFor()
      assert.doesNotMatch(decodeURIComponent(officer.url()), /雨荷|xia|xyh|4321/)
    }
    await box.fill('')
    await officer.getByRole('combobox', { name: '人员类别' }).selectOption('community-worker')
    await officer.waitForURL(/kind=community-worker/)
    await officer.getByText('共 13 条').waitFor()
    await axe(officer)
    await shoot(officer, 'people-list')
    await officer.getByRole('button', { name: '按号码查找' }).click()
    await officer.getByLabel('证件号码或电话').fill(oldFormOf(numberOf('1986-05-20', 41)))
    await officer.getByRole('dialog').getByRole('button', { name: '查找' }).click()
    await officer.getByRole('dialog').getByRole('link', { name: '夏雨荷' }).waitFor()
    await shoot(officer, 'people-by-number')
  })

  await t.test('she registers someone by an old number, and is warned of a file that is here already', async () => {
    await open(officer, '/desk/people/register')
    await officer.getByLabel('姓名').fill('夏宇荷')
    await officer.getByLabel('证件号码', { exact: true }).fill(oldFormOf(numberOf('1986-05-20', 41)))
    await officer.getByText('取自证件号码').first().waitFor()
    assert.equal(await officer.getByLabel('出生日期').inputValue(), '1986年5月20日')
    await officer.getByText('这个号码已经建档').waitFor()
    assert.equal(await officer.getByRole('button', { name: '登记人员' }).getAttribute('aria-disabled'), 'true')
    await axe(officer)
    await shoot(officer, 'people-register-warned')
    await officer.getByLabel('证件号码', { exact: true }).fill(oldFormOf(numberOf('1987-06-21', 45)))
    await officer.getByText('这个号码已经建档').waitFor({ state: 'detached' })
    await officer.getByRole('button', { name: '登记人员' }).click()
    await officer.waitForURL(/people\/[\w-]{36}$/)
    await officer.getByRole('heading', { name: '夏宇荷' }).waitFor()
  })

  await t.test('a page says what is known, since when and by whom; the print holds no number', async () => {
    await open(officer, `/desk/people/${ids['夏雨荷']}`)
    await officer.getByRole('heading', { name: '夏雨荷', level: 1 }).waitFor()
    await officer.getByText('周敏 2026年3月16日 确认').first().waitFor()
    assert.equal(await officer.locator('.employment-picture .job-bar').count(), 3)
    await officer.getByRole('button', { name: '查看完整的电话' }).click()
    await officer.getByRole('button', { name: '上门或电话联系' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
    await officer.getByText('13800004321').waitFor()
    await axe(officer)
    await shoot(officer, 'person-page')
    await officer.locator('#services').scrollIntoViewIfNeeded()
    await shoot(officer, 'person-page-2')
    await officer.emulateMedia({ media: 'print' })
    assert.equal(await officer.getByText('13800004321').isVisible(), false)
    await shoot(officer, 'person-page-print')
    await officer.emulateMedia({ media: 'screen' })
  })

  await t.test('the worker asks for her degree on the phone, with a PDF, and sees where it stands', async () => {
    const context = await browser.newContext(phoneOptions)
    const phone = await context.newPage()
    phone.setDefaultTimeout(20_000)
    await phone.goto(`${base}/field/`)
    await phone.getByLabel('用户名').fill(username('worker'))
    await phone.getByLabel('密码', { exact: true }).fill(password)
    await phone.locator('main form button[type=submit]').tap()
    await phone.getByRole('link', { name: /我的/ }).first().tap()
    await phone.getByRole('link', { name: '我的档案' }).tap()
    await phone.getByText('还没有登记学历学位').waitFor()
    await shoot(phone, 'phone-file')
    await phone.getByRole('button', { name: '申请更正' }).tap()
    await phone.getByLabel('更正哪一项').selectOption('education')
    await phone.getByLabel('学校').fill('某某师范大学')
    await phone.getByLabel('专业', { exact: true }).fill('社会工作')
    assert.equal(await phone.getByLabel('专业类别').inputValue(), 'social-work')
    await phone.getByLabel('学位', { exact: true }).selectOption('bachelor')
    await phone.getByLabel('毕业日期').fill('2012-06-30')
    await phone.getByRole('button', { name: '提交申请' }).tap()
    await phone.getByText('更正这一项须上传证明材料').waitFor()
    await phone
      .locator('input[type=file]')
      .setInputFiles({ name: '学位证.pdf', mimeType: 'application/pdf', buffer: pdf })
    await phone.getByText('学位证.pdf').waitFor()
    await axe(phone)
    await shoot(phone, 'phone-correct')
    await phone.getByRole('button', { name: '提交申请' }).tap()
    await phone.getByText('待单位确认', { exact: true }).waitFor()
    await axe(phone)
    await phone.getByText('待单位确认', { exact: true }).scrollIntoViewIfNeeded()
    await shoot(phone, 'phone-proposed')
    await context.close()
  })

  await t.test('her leader confirms for the employer, the officer for the county, and the page says so', async () => {
    const leader = await pageOf('leader')
    await open(leader, '/desk/people/corrections')
    await leader.getByRole('article').getByText('某某师范大学').waitFor()
    await axe(leader)
    await shoot(leader, 'corrections-queue')
    await leader.getByRole('button', { name: '单位确认' }).click()
    await leader.getByRole('dialog').getByRole('button', { name: '单位确认' }).click()
    await leader.getByRole('article').getByText('待县级确认').waitFor()
    await open(officer, '/desk/people/corrections')
    await officer.getByRole('button', { name: '县级确认' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '县级确认' }).click()
    await officer.getByText('没有待办的更正').waitFor()
    const worker = await pageOf('worker')
    await open(worker, '/desk/people/me')
    await worker.locator('#education').getByText('某某师范大学').waitFor()
    await worker.locator('#corrections').getByText('已确认', { exact: true }).waitFor()
    await axe(worker)
    await shoot(worker, 'people-me')
    await open(worker, '/desk/people/me/correct?about=basics')
    await worker.getByLabel('电话').fill('138000012')
    await worker.getByRole('button', { name: '提交申请' }).click()
    await worker.getByText('电话号码位数不对').waitFor()
    await axe(worker)
    await shoot(worker, 'people-correct')
  })

  await t.test('a move, a transfer and a merger, each with a second pair of eyes where it needs one', async () => {
    await open(officer, `/desk/people/${ids['顾长风']}`)
    await officer.getByRole('button', { name: '县内调动' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('新的工作地点').fill('梧田')
    await dialog.getByRole('option', { name: /梧田街道社会工作站/ }).click()
    await dialog.getByLabel('事由').fill('工作需要')
    await shoot(officer, 'people-move')
    await dialog.getByRole('button', { name: '县内调动' }).click()
    await officer.getByText('已调动到新单位').waitFor()
    await officer.locator('#employment').getByText('梧田街道社会工作站').first().waitFor()

    await officer.getByRole('button', { name: '调出本县' }).click()
    await dialog.getByLabel('调往的县（市、区）').fill('鹿城')
    await dialog.getByRole('option', { name: /鹿城区/ }).click()
    await dialog.getByLabel('事由').fill('随家庭搬迁')
    await dialog.getByRole('button', { name: '调出本县' }).click()
    await officer.getByText('正在调往鹿城区').waitFor()
    const neighbour = await pageOf('stranger')
    await open(neighbour, '/desk/people/transfers')
    await neighbour.getByRole('button', { name: '接收' }).click()
    await axe(neighbour)
    await shoot(neighbour, 'transfers-accept')
    await neighbour.getByRole('dialog').getByRole('button', { name: '接收' }).click()
    await neighbour.getByText('没有调转').waitFor()
    await open(neighbour, '/desk/people')
    await neighbour.getByRole('link', { name: '顾长风' }).waitFor()

    await open(officer, `/desk/people/${ids['方有容']}`)
    await officer.getByRole('button', { name: '合并重复档案' }).click()
    await dialog.getByLabel('要并入的另一份档案').fill('方有蓉')
    await dialog.getByRole('option', { name: /方有蓉/ }).click()
    await dialog.getByLabel('事由').fill('新旧号码为同一人')
    await dialog.getByRole('button', { name: '合并重复档案' }).click()
    await officer.getByText('等待另一人批准').waitFor()
    const province = await pageOf('provinceOfficer')
    await open(province, '/desk/people/merges')
    await axe(province)
    await shoot(province, 'merges')
    await province.getByRole('button', { name: '批准合并' }).click()
    await province.getByRole('dialog').getByRole('button', { name: '批准合并' }).click()
    await province.getByText('没有待合并的档案').waitFor()
    await open(officer, `/desk/people/${ids['方有蓉']}`)
    await officer.getByText('这份档案已并入另一份档案').waitFor()
  })

  await t.test('in English and at 390 pixels nothing is cut off or left in Chinese that is not a name', async () => {
    const narrow = await pageOf('officer', { ...phoneOptions, isMobile: false })
    await narrow.addInitScript(() => localStorage.setItem('yanzhen.preferences', JSON.stringify({ language: 'en' })))
    for (const place of [
      '/desk/people',
      `/desk/people/${ids['夏雨荷']}`,
      '/desk/people/register',
      '/desk/people/corrections',
      '/desk/people/transfers',
      '/desk/people/merges',
    ]) {
      await open(narrow, place)
      const wide = await narrow.evaluate(() =>
        document.documentElement.scrollWidth <= innerWidth
          ? []
          : [...document.querySelectorAll('main *')]
              .filter((one) => one.getBoundingClientRect().right > innerWidth)
              .map((one) => `${one.closest('section[id]')?.id} ${one.tagName}.${one.className}`),
      )
      assert.deepEqual(wide, [], `${place} is wider than the phone`)
      await axe(narrow)
    }
    await open(narrow, `/desk/people/${ids['夏雨荷']}`)
    await shoot(narrow, 'person-page-390')
    await narrow.locator('#employment').scrollIntoViewIfNeeded()
    await shoot(narrow, 'person-page-390-2')
  })
  assert.deepEqual(faults, [])
})
