import type pg from 'pg'
import { agencies, shape } from '#demo/county.ts'
import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County } from '#demo/set-up.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as lists from '#modules/workforce/contract-lists.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'

const listed = 14

/** A sheet that an agency sent came in, and last year's census is finished: drawn by the county, frozen by the province. Everything is invented. */
export async function takeListsAndCensus(
  player: Player,
  owner: pg.Pool,
  county: County,
  random: Random,
  today: Day,
): Promise<void> {
  const { officer } = county
  const { rows } = await owner.query<{ id: string; account: string; grant: string }>(
    `select o.id, a.id as account, g.id as grant from organisations.organisation o, identity.account a join identity.role_grant g on g.account_id = a.id where o.name = $1 and a.username = 'province'`,
    [agencies[0]!.name],
  )
  const { id: senderId, account, grant } = rows[0]!
  const body = Buffer.from(sheet(random))
  const { importId } = await player.do(officer, lists.startImport, {
    fileName: '春晖社工名册（演示）.csv',
    bytes: body.length,
    senderId,
  })
  await player.do(officer, lists.sendPart, { importId, part: 0 }, body)
  await player.do(officer, lists.lookAtImport, { importId })
  const preview = await player.do(officer, lists.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  const { version } = await player.do(officer, lists.importPage, { importId })
  await player.do(officer, lists.mapImport, {
    importId,
    basedOnVersion: version,
    headerFrom: preview.headerFrom!,
    headerUntil: preview.headerUntil!,
    columns: preview.columns.map(({ at, header, column }) => ({ at, header, column })),
    wins: {},
    system: 'social-work-department',
    kind: 'social-worker',
    listedOn: today,
  })
  await workOnLists(player.house)
  await player.do(officer, lists.runImport, { importId })
  await workOnLists(player.house)

  const year = yearOf(today) - 1
  const regionCode = shape.county as RegionCode
  await player.do(officer, lists.drawCensus, { year, regionCode })
  await workOnCensus(player.house)
  const { counties } = await player.do(officer, lists.censusOverview, { year, regionCode })
  await player.do(officer, lists.submitCensus, {
    censusId: counties[0]!.censusId!,
    basedOnVersion: counties[0]!.version,
  })
  const province = await player.actorOf(account, grant)
  await player.do(province, lists.freezeCensus, { year, regionCode, withoutSubmission: null })
  await workOnCensus(player.house)
}

/** As agencies keep it: two lines of titles, months without days, and two lines with mistakes. */
function sheet(random: Random): string {
  const taken = new Set<string>()
  const header = [
    '序号',
    '姓名',
    '性别',
    '身份证号码',
    '学历',
    '学位',
    '毕业院校及专业',
    '职务',
    '参加社会工作时间',
    '单位性质',
    '服务领域',
  ].join()
  const lines = Array.from({ length: listed }, (_, at) => {
    const sex = at % 3 === 0 ? 'male' : 'female'
    const number =
      at === 5
        ? '3.30304E+17'
        : inventedNumber(random, shape.county.slice(0, 6), `${1975 + at * 2}-0${1 + (at % 9)}-1${at % 9}`, sex, taken)
    const [diploma, degree] = [
      ['大本', '学士'],
      ['大专', ''],
      ['本科', ''],
      ['硕士研究生', '硕士'],
    ][at % 4]!
    const major = ['社会工作', '心理学', '会计'][at % 3]
    return [
      at + 1,
      inventedName(random, sex),
      sex === 'male' ? '男' : '女',
      number,
      diploma,
      degree,
      `东江大学${major}`,
      '社工',
      at === 9 ? '去年秋天' : `${2012 + (at % 10)}.${1 + (at % 12)}`,
      '社会组织',
      '社区建设',
    ].join(',')
  })
  return ['春晖社会工作服务中心人员名册（演示数据）', '填报日期：本月', header, ...lines, ['合计', '14人'].join()].join(
    '\n',
  )
}
