// The walk-through of lists that come in.
//
// 1. The county officer sends the sheet an agency keeps: three lines of titles above, 15-digit numbers, a number that the spreadsheet broke.
// 2. She sees what each column was taken for, leaves one out, and sees the first people as they would be read; numbers are masked.
// 3. The dry run says how many are new, changed and wrong; she opens the wrong ones, then takes the list in, and may take it back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
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
