import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/notices/contract.ts'
import { notices } from '#modules/notices/tables.ts'

/** Marks one of one's own notices as read; read twice, the first time stays. */
export const markNoticeRead: Handler<typeof contract.markNoticeRead> = async (
  { db, actor, now, record },
  { noticeId },
) => {
  const mine = await notices(db)
    .selectFrom('notices.notice')
    .select(['id', 'read_at'])
    .where('id', '=', noticeId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  if (!mine) return refuseNow('kernel/not-found')
  if (mine.read_at) return { noticeId }
  await notices(db).updateTable('notices.notice').set({ read_at: now }).where('id', '=', noticeId).execute()
  record({ kind: 'notices/notice-read', subject: { kind: 'notice', id: noticeId } })
  return { noticeId }
}

/** Marks all of one's own as read. */
export const markAllNoticesRead: Handler<typeof contract.markAllNoticesRead> = async ({ db, actor, now, record }) => {
  const marked = await notices(db)
    .updateTable('notices.notice')
    .set({ read_at: now })
    .where('person_id', '=', actor.personId)
    .where('read_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  if (marked.length > 0) record({ kind: 'notices/all-read', subject: { kind: 'person', id: actor.personId } })
  return { marked: marked.length }
}
