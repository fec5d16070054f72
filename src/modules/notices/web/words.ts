import { defineWords } from '#web/kit/words.ts'

export const words = defineWords({
  notices: { zh: '提醒', en: 'Notices' },
  'notices.unread-only': { zh: '只看未读', en: 'Unread only' },
  'notices.read-all': { zh: '全部标为已读', en: 'Mark all as read' },
  'notices.read': { zh: '标为已读', en: 'Mark as read' },
  'notices.unread': { zh: '未读', en: 'Unread' },
  'notices.open': { zh: '去处理', en: 'Open' },
  'notices.due': { zh: '{day}到期', en: 'Due {day}' },
  'notices.overdue': { zh: '已过期，应于{day}前', en: 'Overdue since {day}' },
  'notices.empty': { zh: '没有提醒', en: 'No notices' },
  'notices.empty-say': {
    zh: '证书登记到期、继续教育学时不足、督导逾期等事项，会在这里告诉您。',
    en: 'When a registration runs out, hours fall short or supervision is overdue, you are told here.',
  },
  'notices.none-unread': { zh: '没有未读的提醒', en: 'Nothing is unread' },
  'notices.all': { zh: '查看全部', en: 'Show all' },
  'notices.more': { zh: '更早的', en: 'More' },
  'notices.sum': { zh: '{unread} 条未读，共 {total} 条', en: '{unread} unread of {total}' },
})
