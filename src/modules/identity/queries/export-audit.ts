import { sheetOf } from '#kernel/documents/lists.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { filterValues, readLines, shownLines } from '#modules/identity/queries/audit-trail.ts'

const atMost = 100_000

/** The lines that the filter shows, as a sheet. */
export const exportAudit: Handler<typeof contract.exportAudit> = async (
  { house, db, query, actor, today, about },
  filter,
) => {
  const found = await readLines(query, filterValues(filter), null, atMost + 1)
  if (found.length > atMost) refuseNow('identity/export-too-long', { maximum: atMost })
  const zh = actor.language === 'zh'
  const heads = zh
    ? ['序号', '时间', '类别', '人员', '身份', '操作', '对象', '地区', '理由', '请求编号']
    : ['Position', 'At', 'Kind', 'Who', 'Role', 'Act', 'Subject', 'Region', 'Reason', 'Request']
  const rows = (await shownLines(db, found)).map((line) => [
    line.position,
    line.at,
    line.kind,
    line.actorName ?? '',
    line.roleName?.[actor.language] ?? '',
    line.actionTitle[actor.language],
    line.subjectKind ?? '',
    line.regionName ?? '',
    line.reason ?? '',
    line.requestId,
  ])
  about({ details: { lines: rows.length } })
  const body = await sheetOf(
    heads.map((title) => ({ title, kind: 'text' as const })),
    rows,
    { title: zh ? '审计日志' : 'Audit trail', demonstration: house.demonstration },
  )
  return {
    name: zh ? `审计日志-${today}.xlsx` : `audit-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
