import type { Db } from '#kernel/database.ts'

/** Rows of the schema `notices`, as PostgreSQL gives them. */
export interface NoticesTables {
  'notices.notice': {
    id: string
    person_id: string
    key: string
    title_zh: string
    title_en: string
    body_zh: string
    body_en: string
    link: string | null
    due_on: string | null
    made_at: Date
    read_at: Date | null
    withdrawn_at: Date | null
  }
}

/** The database as this module names it. */
export const notices = (db: Db<never> | Db): Db<NoticesTables> => db as never
