import { type Route, route } from '#kernel/http.ts'
import { markAllNoticesRead, markNoticeRead } from '#modules/notices/commands/mark-read.ts'
import * as contract from '#modules/notices/contract.ts'
import { noticeCount, notices } from '#modules/notices/queries/notices.ts'

export const routes: Route[] = [
  route(contract.notices, notices),
  route(contract.noticeCount, noticeCount),
  route(contract.markNoticeRead, markNoticeRead),
  route(contract.markAllNoticesRead, markAllNoticesRead),
]
