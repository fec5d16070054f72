import { useState } from 'react'
import { allows } from '#web/client/me.ts'
import { fieldPages } from '#web/kit/field-pages.ts'
import { formatDay, formatInstant } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { usePreferences } from '#web/kit/preferences.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { markAllNoticesRead, markNoticeRead } from './calls.ts'
import { onPhone } from './on-phone.ts'
import { linkTo } from './route.ts'
import { facts, remember } from './store/facts.ts'
import type { Notice } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { fateOf } from './sync/fate.ts'
import { reach } from './sync/reach.ts'
import { words } from './words.ts'

/** What I am told, as it was at the last meeting with the server: it reads without a network too. */
export function NoticesPage() {
  const t = useWord(words)
  const wording = useProblemWords()
  const { language } = usePreferences()
  const { me, notices, syncedAt } = useLive(facts)
  const [busy, setBusy] = useState(false)
  const unread = notices.filter((notice) => !notice.read)

  async function mark(ids: string[], send: () => Promise<unknown>) {
    setBusy(true)
    try {
      await send()
      const now = facts.get().notices
      await remember({ notices: now.map((one) => (ids.includes(one.noticeId) ? { ...one, read: true } : one)) })
    } catch (error) {
      toast(fateOf(error) === 'no-network' ? t('told.no-network') : wording(error), { bad: true })
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <h1 tabIndex={-1}>{t('told.title')}</h1>
      {syncedAt && <p className="soft small">{t('told.as-of', { time: formatInstant(syncedAt, language) })}</p>}
      {notices.length === 0 && <Nothing title={t('told.empty')} say={t('told.empty-say')} />}
      <ul className="lines">
        {notices.map((notice) => {
          const page = notice.link ? onPhone(notice.link, fieldPages) : undefined
          const to = page && allows(me, page.may) && `/me${page.path}`
          return (
            <li key={notice.noticeId} className="item">
              <p>
                <b>{notice.title[language]}</b>{' '}
                {!notice.read && <span className="status small">{t('told.unread')}</span>}
              </p>
              {notice.body[language] && <p>{notice.body[language]}</p>}
              <Due of={notice} />
              <div className="row">
                {to && (
                  <a className="button" {...linkTo(to)}>
                    {t('told.open')}
                  </a>
                )}
                {notice.link && !to && <span className="soft small grow">{t('told.at-desk')}</span>}
                {!notice.read && (
                  <button
                    type="button"
                    className="button bare"
                    aria-disabled={busy}
                    onClick={() =>
                      void mark([notice.noticeId], () => reach(markNoticeRead, { noticeId: notice.noticeId }))
                    }
                  >
                    {t('told.read')}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {unread.length > 1 && (
        <div className="foot">
          <button
            type="button"
            className="button wide"
            aria-disabled={busy}
            onClick={() =>
              void mark(
                unread.map((notice) => notice.noticeId),
                () => reach(markAllNoticesRead, {}),
              )
            }
          >
            {t('told.read-all')}
          </button>
        </div>
      )}
    </>
  )
}

function Due({ of }: { of: Notice }) {
  const t = useWord(words)
  const { language } = usePreferences()
  if (!of.dueOn) return null
  const day = formatDay(of.dueOn, language)
  return (
    <p className={`status small ${of.overdue ? 'bad' : 'warn'}`}>
      {t(of.overdue ? 'told.overdue' : 'told.due', { day })}
    </p>
  )
}
