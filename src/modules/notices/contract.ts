import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Two } from '#kernel/shapes.ts'

const NoticeRow = z.object({
  noticeId: z.string(),
  title: Two,
  body: Two,
  /** Below /desk. */
  link: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  madeAt: z.string(),
  read: z.boolean(),
})

/** One's own messages: unread first, then by the day they are due. */
export const notices = endpoint({
  method: 'GET',
  path: '/notices',
  title: { zh: '我的提醒', en: 'My notices' },
  may: 'signed-in',
  input: PageInput.extend({ unread: z.enum(['yes']).optional() }),
  output: pageOf(NoticeRow),
})

/** For the bell, and for home: what is due within a week or late, soonest first. */
export const noticeCount = endpoint({
  method: 'GET',
  path: '/notices/count',
  title: { zh: '未读提醒数', en: 'How many notices are unread' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({ unread: z.number().int(), due: z.array(NoticeRow) }),
})

export const markNoticeRead = endpoint({
  method: 'POST',
  path: '/notices/:noticeId/read',
  title: { zh: '标为已读', en: 'Mark a notice as read' },
  may: 'signed-in',
  input: z.object({ noticeId: z.uuid() }),
  output: z.object({ noticeId: z.string() }),
})

export const markAllNoticesRead = endpoint({
  method: 'POST',
  path: '/notices/read',
  title: { zh: '全部标为已读', en: 'Mark all notices as read' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({ marked: z.number().int() }),
})
