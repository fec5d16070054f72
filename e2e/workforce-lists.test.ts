// The walk-throughs of lists that come in and of the yearly census.
//
// 1. The county officer sends the sheet an agency keeps: three lines of titles above, 15-digit numbers, a number that the spreadsheet broke.
// 2. She sees what each column was taken for, leaves one out, and sees the first people as they would be read; numbers are masked.
// 3. The dry run says how many are new, changed and wrong; she opens the wrong ones, then takes the list in, and may take it back.
// 4. She draws last year's census, sees who is counted as what, crosses certificates with diplomas, and who misses what.
// 5. She submits it; the province officer sees which counties have not, sends one back, and freezes both with a reason.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

async function list(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  sheet.addRow(['春晖社会工作服务中心人员名册'])
  sheet.addRow(['填报单位：春晖社会工作服务中心', null, null, '填报日期：2026年3月'])
  sheet.addRow(['（请如实填写）'])
  sheet.addRow([
    '序号',
    '姓 名',
    '性别',
    '身份证号码（18位）',
    '学历',
    '学位',
    '毕业院校及专业',
    '职务',
    '参加社会工作时间',
    '内部工号',
  ])
  const diplomas = [
    ['大本', '学士'],
    ['大专', ''],
    ['高中', ''],
    ['硕士研究生', '硕士'],
  ] as const
  for (let n = 0; n < 12; n++) {
    const number = numberOf(`19${80 + n}-05-1${n % 9}`, n + 50, n % 2 ? 'male' : 'female')
    const [diploma, degree] = diplomas[n % 4]!
    sheet.addRow([
      n + 1,
      `演示${'甲乙丙丁戊己庚辛壬癸子丑'[n]}`,
      n % 2 ? '男' : '女',
      n === 3 ? oldFormOf(number) : n === 5 ? 3.303991985e17 : number,
      diploma,
      degree,
      `某某大学${n % 3 ? '社会工作' : '会计'}`,
      n ? '社工' : '站长',
      `201${n % 9}年7月`,
      `G${n}`,
    ])
  }
  sheet.addRow(['合计', '12人'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('an agency’s sheet is understood, tried, taken in, and can be taken back', async (t) => {
  const server = await testServer(t, folder)
  const page = await deskOf(browser, await server.listen(), 'officer')
  await page.goto('/desk/people/imports')
  await page.getByRole('heading', { level: 1, name: '名册导入导出' }).waitFor()
  await page.getByText('还没有导入过名册').waitFor()
  await axe(page)
  await page.getByRole('button', { name: '上传并识别表头' }).click()
  await page.getByText('请选择单位和文件').waitFor()
  await page.getByRole('combobox', { name: '名册来自哪个单位' }).fill('春晖')
  await page.getByRole('option', { name: '春晖社会工作服务中心' }).first().click()
  await page.getByLabel('名册文件').setInputFiles({
    name: '春晖人员名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await list(),
  })
  await shoot(page, 'lists-send')
  await page.getByRole('button', { name: '上传并识别表头' }).click()

  await page.getByRole('heading', { name: '各列是什么' }).waitFor()
  await page.getByLabel('这一列是 参加社会工作时间').selectOption('')
  await page.getByLabel('这一列是 参加社会工作时间').selectOption('practice-since')
  await page.getByText('演示甲').last().waitFor()
  await page.getByText('后几位已丢失').waitFor()
  await axe(page)
  await shoot(page, 'lists-columns')
  await page.getByRole('button', { name: '试导入（不写入）' }).scrollIntoViewIfNeeded()
  await shoot(page, 'lists-preview')
  await page.getByRole('button', { name: '试导入（不写入）' }).click()
  await page.getByText('正在读取名册').waitFor()
  await workOnLists(server.house)
  await page.getByRole('button', { name: '导入：新增 11 人，更新 0 人' }).waitFor()
  await page.getByRole('button', { name: /有误/ }).click()
  await page.getByText('演示己').waitFor()
  await axe(page)
  await shoot(page, 'lists-dry-run')
  await page.getByRole('button', { name: '导入：新增 11 人，更新 0 人' }).click()
  await page.getByText('正在导入，0 /').waitFor()
  await workOnLists(server.house)
  await page.getByText('新增 11 人，更新 0 人。').waitFor()
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByText('撤销这次导入？').waitFor()
  await axe(page)
  await shoot(page, 'lists-undo')
  await page.keyboard.press('Escape')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载需要修改的行' }).click()
  assert.equal((await saved).suggestedFilename(), '春晖人员名册-需要修改.xlsx')

  // On a phone the same page is narrow and whole.
  const phone = await deskOf(browser, new URL(page.url()).origin, 'officer', phoneOptions)
  await phone.goto(new URL(page.url()).pathname)
  await phone.getByText('新增 11 人，更新 0 人。').waitFor()
  await axe(phone)
  await shoot(phone, 'lists-phone')
})

test('a county’s census is drawn, submitted, sent back and frozen from above', async (t) => {
  const server = await testServer(t, folder)
  const page = await deskOf(browser, await server.listen(), 'officer')
  await page.goto('/desk/people/imports')
  const origin = new URL(page.url()).origin
  await page.getByRole('combobox', { name: '名册来自哪个单位' }).fill('春晖')
  await page.getByRole('option', { name: '春晖社会工作服务中心' }).first().click()
  await page
    .getByLabel('名册文件')
    .setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer: await list() })
  await page.getByRole('button', { name: '上传并识别表头' }).click()
  await page.getByText('演示甲').last().waitFor()
  await page.getByRole('button', { name: '试导入（不写入）' }).click()
  await page.getByText('正在读取名册').waitFor()
  await workOnLists(server.house)
  await page.getByRole('button', { name: /^导入：新增/ }).click()
  await page.getByText('正在导入，0 /').waitFor()
  await workOnLists(server.house)

  await page.goto('/desk/people/census')
  await page.getByRole('heading', { level: 1, name: '2025年度社会工作人才统计' }).waitFor()
  await axe(page)
  await shoot(page, 'census-empty')
  await page.getByRole('button', { name: '生成统计' }).click()
  await page.getByText('正在处理').waitFor()
  await workOnCensus(server.house)
  await page.getByText('已生成，未上报').waitFor()
  await page.getByLabel('交叉').selectOption('diploma')
  await page.getByRole('columnheader', { name: '大学本科' }).waitFor()
  await axe(page)
  await shoot(page, 'census-county')
  await page.getByRole('heading', { name: '谁还缺什么' }).scrollIntoViewIfNeeded()
  await shoot(page, 'census-table')
  await page.getByRole('link', { name: /服务领域/ }).click()
  await page.getByRole('heading', { level: 1, name: '缺服务领域' }).waitFor()
  await page.getByText('演示甲').waitFor()
  await axe(page)
  await shoot(page, 'census-missing')
  await page.goto('/desk/people/census')
  await page.getByRole('button', { name: '上报' }).click()
  await page.getByText('已上报').first().waitFor()

  const province = await deskOf(browser, origin, 'provinceOfficer')
  await province.goto('/desk/people/census')
  await province.getByText('2 个县（市、区）中，0 个已冻结，1 个待审核，1 个还没有上报。').waitFor()
  await axe(province)
  await shoot(province, 'census-province')
  await province.getByRole('button', { name: '审定并冻结' }).click()
  await province.getByLabel('原因').fill('鹿城区机构改革，尚未设岗')
  await axe(province)
  await shoot(province, 'census-freeze')
  await province.getByRole('dialog').getByRole('button', { name: '审定并冻结' }).click()
  await province.getByText('冻结中').first().waitFor()
  await workOnCensus(server.house)
  await province.getByText('2 个县（市、区）中，2 个已冻结').waitFor()
  const phone = await deskOf(browser, origin, 'officer', phoneOptions)
  await phone.goto('/desk/people/census')
  await phone.getByText('校验码').waitFor()
  await axe(phone)
  await shoot(phone, 'census-phone')
})
