import type pg from 'pg'
import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County } from '#demo/set-up.ts'
import { operatorsOf } from '#demo/workforce.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import * as lists from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'

const people = 12
const diplomas = [
  ['大学本科', '学士'],
  ['大专', ''],
  ['硕士研究生', '硕士'],
] as const

/**
 * The sheet an agency keeps of its people comes in: titles above its header, a column of its own, one number of which a digit is wrong. The county’s
 * officer says what the columns are, looks at the dry run and takes in what is right; the wrong line waits to be mended. Everything is invented.
 */
export async function takeInList(
  player: Player,
  owner: pg.Pool,
  county: County,
  random: Random,
  today: Day,
): Promise<void> {
  const agency = (await operatorsOf(owner)).get(county.stations[0]!.id)!
  const bytes = await sheetOf(random, agency.name, today)
  const { importId, parts } = await player.do(county.officer, lists.startImport, {
    fileName: `${agency.name}人员名册.xlsx`,
    bytes: bytes.length,
    senderId: agency.id,
  })
  for (let part = 0; part < parts; part++)
    await player.do(
      county.officer,
      lists.sendPart,
      { importId, part },
      bytes.subarray(part * lists.partBytes, (part + 1) * lists.partBytes),
    )
  await player.do(county.officer, lists.lookAtImport, { importId })
  const guessed = await player.do(county.officer, lists.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  const { version } = await player.do(county.officer, lists.importPage, { importId })
  await player.do(county.officer, lists.mapImport, {
    importId,
    basedOnVersion: version,
    headerFrom: guessed.headerFrom!,
    headerUntil: guessed.headerUntil!,
    columns: guessed.columns.map(({ at, header, column }) => ({ at, header, column })),
    wins: {},
    system: 'social-work-department',
    kind: 'social-worker',
    listedOn: today,
  })
  await workOnLists(player.house)
  await player.do(county.officer, lists.runImport, { importId })
  await workOnLists(player.house)
}

/** Every third holds a certificate; of one the registration is years longer than a period may be. */
const certificateOf = (n: number, year: number): (string | null)[] =>
  n % 3 === 0
    ? [
        '助理社会工作师',
        `YS${year - 4}00${10 + n}`,
        `${year - 4}年6月`,
        n === 9 ? `${year - 3}.07.01—${year + 4}.06.30` : `${year - 1}.07.01—${year + 2}.06.30`,
      ]
    : ['无', null, null, null]

/** Half of them came in the year that the latest census counts, so that it differs from the one before. */
async function sheetOf(random: Random, agency: string, today: Day): Promise<Buffer> {
  // Needed once, at the first start; every other start is quicker without it.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  sheet.addRow([`${agency}人员名册`])
  sheet.addRow([`填报单位：${agency}`, null, null, '（演示）'])
  sheet.addRow([
    '序号',
    '姓 名',
    '性别',
    '身份证号码',
    '学历',
    '学位',
    '毕业院校及专业',
    '单位性质',
    '岗位',
    '到岗时间',
    '服务领域',
    '证书级别',
    '证书编号',
    '取得证书时间',
    '登记有效期',
    '内部工号',
  ])
  const taken = new Set<string>()
  for (let n = 0; n < people; n++) {
    const sex = random.chance(0.7) ? 'female' : 'male'
    const bornOn = `${yearOf(today) - random.between(24, 50)}-0${random.between(1, 9)}-1${random.between(0, 9)}`
    const number = inventedNumber(random, '330399', bornOn, sex, taken)
    const [diploma, degree] = diplomas[n % diplomas.length]!
    sheet.addRow([
      n + 1,
      inventedName(random, sex),
      sex === 'female' ? '女' : '男',
      // Two digits changed places: the last one no longer fits.
      n === 4 ? number.slice(0, 8) + number[9]! + number[8]! + number.slice(10) : number,
      diploma,
      degree,
      random.pick(['东江大学社会工作', '海山师范学院心理学', '江州大学会计']),
      '社会组织',
      random.pick(['社工', '项目社工']),
      `${yearOf(today) - (n % 2 ? 1 : 4)}年0${random.between(1, 9)}月`,
      random.pick(['社会福利', '慈善事业']),
      ...certificateOf(n, yearOf(today)),
      `G${100 + n}`,
    ])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
