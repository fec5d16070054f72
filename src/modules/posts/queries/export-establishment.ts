import { count, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/posts/contract.ts'
import { postPage, type PostShown } from '#modules/posts/queries/post-rows.ts'
import { words } from '#modules/posts/words.ts'

export const exportEstablishment: Handler<typeof contract.exportEstablishment> = (context, filter) => {
  const { language } = context.actor
  const say = words[language]
  return sheet<PostShown>(
    context,
    { zh: '岗位设置', en: 'Posts' },
    [
      text('用人单位', 'Organisation', (row) => row.organisation.name),
      text('地区', 'Region', (row) => row.regionName),
      text('岗位', 'Post', (row) => row.title),
      text('岗位类别', 'Kind', (row) => row.kindName[language]),
      count('岗位数', 'Seats', (row) => row.seats),
      count('在岗', 'Filled', (row) => row.filled),
      count('空缺', 'Vacant', (row) => Math.max(0, row.seats - row.filled)),
      text('持证要求', 'Certificate', (row) =>
        [say[row.certificate], row.certificateLevel && say[row.certificateLevel]].filter(Boolean).join(' '),
      ),
      text('经费来源', 'Funding', (row) => row.fundingName[language]),
      text('招录单位', 'Recruited by', (row) => row.recruiting?.name ?? null),
      text('管理单位', 'Managed by', (row) => row.managing?.name ?? null),
      text('签约单位', 'Employer', (row) => row.employer?.name ?? null),
      text('设立依据', 'Basis', (row) => row.basis),
      text('设立日期', 'From', (row) => row.fromOn),
      text('撤销日期', 'Until', (row) => row.untilOn),
    ],
    everyRow((size, after) => postPage(context, filter, size, after)),
  )
}
