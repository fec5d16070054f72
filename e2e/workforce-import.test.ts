// The walk-through of a list with certificates and titles, at a desk and on a narrow screen.
//
// 1. The county officer sends a file of an old kind, and one with a password: the page says what it is and what to do.
// 2. She sends an agency's list; two of its headers nobody could guess, so she says what they are, and whose word counts for the title.
// 3. The dry run says how many people, certificates and titles would come, and of whom the certificate is left out and why.
// 4. She takes it in and sees how far it is; a certificate and its registration stand on the person's page, waiting to be verified, and say that
//    they are of a list.
// 5. The file that goes back holds the lines to mend. The county verifies one certificate, and the registration counts; from a fact she comes to the
//    sheet that said so, and downloads it with a reason. She takes the list back, and that line stays, with the reason.
// 6. The next month's list of the same sender is understood without a word of hers.
// 7. A worker sees their projects on the phone, and tells of one; a mistyped address is no page.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { readSheet } from '#kernel/documents/lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { testServer } from '#demo/test-server.ts'
import { buildWeb } from '#web/build.ts'
import { axe, openBrowser, phoneOptions, shoot } from './browser.ts'
import { deskOf, phoneOf } from './pages.ts'

let browser: Browser
let folder: string
before(async () => {
  browser = await openBrowser()
  folder = (await buildWeb()).folder
})
after(() => browser.close())

const number = (n: number) => numberOf(`198${n}-03-1${n}`, n + 70, n % 2 ? 'male' : 'female')
const header = ['员工', '身份证号', '现任', '职称', '证书级别', '证书编号', '取得证书时间', '登记有效期至']
const people = [
  ['演示甲', number(0), '站长', '助理研究员', '中级', 'ZJ20210001', '2021.6', '2027.6'],
  ['演示乙', number(1), '社工', '', '助理社会工作师', 'ZX20190002', '2019年9月', ''],
  ['演示丙', number(2), '社工', '', '助理社会工作师', 'ZX20190003', '', ''],
  ['演示丁', number(3), '社工', '', '初级', 'ZX20190002', '2019.9', ''],
  ['演示戊', number(4), '社工', '讲师', '无', '', '', ''],
  ['演示己', '330303198513', '社工', '', '中级', 'ZJ20210009', '2021.6', ''],
]

async function list(rows: (string | number)[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  sheet.addRow(['春晖社会工作服务中心持证人员名册'])
  sheet.addRow(header)
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/desk/people/imports')
  await page.getByRole('combobox', { name: '名册来自哪个单位' }).fill('春晖')
  await page.getByRole('option', { name: '春晖社会工作服务中心' }).first().click()
  await page.getByLabel('名册文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: '上传并识别表头' }).click()
}

for (const [wide, options] of [
  ['desk', {}],
  ['narrow', phoneOptions],
] as const)
  test(`a list with certificates is said, tried, taken in, mended and taken back: ${wide}`, async (t) => {
    const server = await testServer(t, folder)
    const origin = await server.listen()
    const page = await deskOf(browser, origin, 'officer', options)
    const look = async (name: string) => {
      await axe(page)
      await shoot(page, `import-${wide}-${name}`)
    }

    const locked = Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')
    await send(page, '名册.xls', locked)
    await page.getByText('请上传 .xlsx 或 .csv 文件').waitFor()
    await look('old-format')
    await send(page, '名册.xlsx', locked)
    await page.getByText('文件设了打开密码，或是旧版 Excel').waitFor()
    await look('unreadable')

    await send(page, '春晖持证人员.xlsx', await list(people))
    await page.getByLabel('这一列是 现任').selectOption('post')
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('请指出哪一列是姓名').waitFor()
    await page.getByLabel('这一列是 员工').selectOption('name')
    await page.getByLabel('与库中不同时 职称').selectOption('registry')
    await page.getByRole('cell', { name: '助理研究员' }).last().waitFor()
    await page.getByRole('cell', { name: '社会工作师', exact: true }).first().waitFor()
    await look('columns')
    await page.getByRole('heading', { name: '前几人将这样读入' }).scrollIntoViewIfNeeded()
    await look('preview')
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('正在读取名册').waitFor()
    await look('reading')
    await workOnLists(server.house)

    await page.getByRole('button', { name: '导入：新增 5 人，更新 0 人' }).waitFor()
    await page.getByText('证书 2 本。').waitFor()
    await page.getByText('登记有效期 1 条。').waitFor()
    await page.getByText('职称 2 项。').waitFor()
    await look('dry-run')
    await page.getByRole('button', { name: '新增', exact: false }).first().click()
    await page.getByText('证书编号：ZJ20210001').waitFor()
    await page.getByText('登记有效期至：2027-06-30').waitFor()
    await look('dry-run-new')
    await page.getByRole('button', { name: '查看原因' }).click()
    await page.getByText('没有写明取得时间，证书未登记').waitFor()
    await page.getByText('同一证书编号在表中已出现').waitFor()
    await look('dry-run-noted')

    await page.getByRole('button', { name: '导入：新增 5 人，更新 0 人' }).click()
    await page.getByText('正在导入，0 / 5 行').waitFor()
    await look('running')
    await workOnLists(server.house)
    await page.getByText('新增 5 人，更新 0 人。').waitFor()
    await look('done')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载需要修改的行' }).click()
    const mend: unknown[][] = []
    for await (const row of readSheet(Readable.from([await readFile(await (await saved).path())])))
      mend.push(row.values)
    assert.deepEqual(
      mend.slice(1).map((row) => row[1]),
      ['演示丙', '演示丁', '演示己'],
    )
    const importPage = page.url()

    await page.getByRole('button', { name: /^新增/ }).click()
    await page.getByRole('link', { name: '演示甲' }).first().click()
    await page.getByRole('heading', { level: 1, name: '演示甲' }).waitFor()
    await page.getByText('2026年3月16日 的人员名册').waitFor()
    await page.getByText('登记有效期2024年7月1日至2027年6月30日').waitFor()
    await page.getByText('证书核验通过后计入').waitFor()
    await page.locator('#certificates').scrollIntoViewIfNeeded()
    await look('certificate')
    await page.getByRole('button', { name: '核验', exact: true }).click()
    await page.getByRole('dialog').getByLabel('核验意见').fill('已见原件')
    await page.getByRole('dialog').getByRole('button', { name: '核验通过', exact: true }).click()
    await page.getByText('核验意见已记录').waitFor()
    await page.getByText('证书核验通过后计入').waitFor({ state: 'detached' })
    await page.locator('#certificates').scrollIntoViewIfNeeded()
    await look('certificate-verified')

    // From each fact back to the sheet that said so.
    await page.locator('#employment').getByRole('link', { name: '2026年3月16日的人员名册' }).first().click()
    await page.getByRole('button', { name: '下载原表' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '下载原表' }).click()
    await page.getByText('导出完整号码须填写用途').waitFor()
    await look('sheet-reason')
    await page.getByRole('dialog').getByLabel('用途').fill('核对名册与登记簿')
    const original = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '下载原表' }).click()
    assert.equal((await original).suggestedFilename(), '春晖持证人员.xlsx')

    await page.goto(importPage)
    await page.getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByText('正在撤销，0 / 5 行').waitFor()
    await look('undoing')
    await workOnLists(server.house)
    await page.getByText('1 行没有撤销，见下。').waitFor()
    await page.getByRole('button', { name: '说明' }).click()
    await page.getByText('导入的证书已核验、改动或办理登记，未撤销').waitFor()
    await look('undone')

    await send(page, '春晖持证人员-四月.xlsx', await list(people.slice(1, 3)))
    await page.getByText('上次所定').first().waitFor()
    assert.equal(await page.getByLabel('这一列是 员工').inputValue(), 'name')
    assert.equal(await page.getByLabel('这一列是 现任').inputValue(), 'post')
    await look('remembered')
  })

test('a worker tells of a project on the phone; the desk shows it to whoever confirms; a mistyped address is no page', async (t) => {
  const server = await testServer(t, folder)
  const origin = await server.listen()
  const phone = await phoneOf(browser, origin, 'worker')
  await phone.getByRole('link', { name: '我的', exact: true }).click()
  await phone.getByRole('link', { name: /我的档案/ }).click()
  await phone.getByText('还没有登记参与的项目').waitFor()
  await phone.getByRole('button', { name: '申请更正' }).click()
  await phone.getByLabel('更正哪一项').selectOption('project')
  await phone.getByLabel('名称').fill('“朝夕相伴”独居老人关爱项目')
  await phone.getByLabel('承担的工作').fill('项目主管')
  await phone.getByLabel('主办或资助单位').fill('某某街道办事处')
  await phone.getByLabel('开始日期').fill('2023-03-01')
  await phone.locator('input[type=file]').setInputFiles({
    name: '项目协议.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  })
  await axe(phone)
  await shoot(phone, 'project-phone-form')
  await phone.getByRole('button', { name: '提交申请' }).click()
  await phone.getByText('已提交，等待单位确认').waitFor()

  const leader = await deskOf(browser, origin, 'leader')
  await leader.goto('/desk/people/corrections')
  await leader.getByText('项目主管').waitFor()
  await axe(leader)
  await shoot(leader, 'project-leader')
  await leader.getByRole('button', { name: '单位确认' }).click()
  await leader.getByRole('dialog').getByRole('button', { name: '单位确认' }).click()
  await leader.getByText('已办理').waitFor()
  const officer = await deskOf(browser, origin, 'officer')
  await officer.goto('/desk/people/corrections')
  await officer.getByRole('button', { name: '县级确认' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: '县级确认' }).click()
  await officer.getByText('已办理').waitFor()

  const worker = await deskOf(browser, origin, 'worker')
  await worker.goto('/desk/people/me#projects')
  await worker.getByText('“朝夕相伴”独居老人关爱项目').first().waitFor()
  await worker.locator('#projects').scrollIntoViewIfNeeded()
  await axe(worker)
  await shoot(worker, 'project-desk')
  const narrow = await deskOf(browser, origin, 'worker', phoneOptions)
  await narrow.goto('/desk/people/me')
  await narrow.locator('#projects').scrollIntoViewIfNeeded()
  await axe(narrow)
  await shoot(narrow, 'project-narrow')

  // On the phone the same parts; a fact is corrected from where it stands.
  await phone.goto('/field/me/file')
  await phone.locator('#projects').getByRole('button', { name: '更正', exact: true }).waitFor()
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await axe(phone)
  await phone.screenshot({ path: await shoot(phone, 'phone-file-whole'), fullPage: true })
  await phone.locator('#projects').getByRole('button', { name: '更正', exact: true }).tap()
  assert.equal(await phone.getByLabel('名称').inputValue(), '“朝夕相伴”独居老人关爱项目')
  await phone.getByRole('button', { name: '取消' }).tap()

  for (const address of ['/desk/posts/rounds/not-a-uuid', '/desk/people/not-a-uuid', '/desk/posts/recruitments/1']) {
    await officer.goto(address)
    await officer.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    assert.equal(await officer.getByText('处需要修改').count(), 0)
  }
  await axe(officer)
  await shoot(officer, 'mistyped-address')
})
