import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { markAllNoticesRead, markNoticeRead, noticeCount, notices } from '../contract.ts'
import { words } from './words.ts'
import './notices.css'

type Row = OutputOf<typeof notices>['rows'][number]

const pageSize = 50

/** What I am told: unread first, then by the day it is due. */
export default function NoticesPage() {
  const t = useWord(words)
  const wording = useProblemWords()
  const [query, change] = useQueryWords()
  const unread = query['unread'] === 'yes'
  const [size, setSize] = useState(pageSize)
  const asked = useAnswer(notices, { size, ...(unread && { unread: 'yes' as const }) }, { keepLast: true })
  const counted = useAnswer(noticeCount, {})
  const readAll = useAct(markAllNoticesRead)
  const left = counted.data?.unread ?? 0
  const acts = left > 0 && (
    <button
      type="button"
      className="button"
      disabled={readAll.isPending}
      onClick={() => readAll.mutate({}, { onError: (error) => toast(wording(error), { bad: true }) })}
    >
      {t('notices.read-all')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('notices')} acts={acts} />
      <div className="row notices-bar">
        <label className="row">
          <input
            type="checkbox"
            checked={unread}
            onChange={(event) => change({ unread: event.target.checked ? 'yes' : undefined })}
          />
          {t('notices.unread-only')}
        </label>
        {asked.data && (
          <span className="soft small" role="status">
            {t('notices.sum', { unread: left, total: asked.data.total })}
          </span>
        )}
      </div>
      <Waiting for={asked} lines={6}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            unread ? (
              <Nothing
                title={t('notices.none-unread')}
                act={
                  <button type="button" className="button" onClick={() => change({ unread: undefined })}>
                    {t('notices.all')}
                  </button>
                }
              />
            ) : (
              <Nothing title={t('notices.empty')} say={t('notices.empty-say')} />
            )
          ) : (
            <>
              <ul className="notices">
                {rows.map((row) => (
                  <Line key={row.noticeId} of={row} />
                ))}
              </ul>
              {next && size < 100 && (
                <button type="button" className="button" onClick={() => setSize(100)}>
                  {t('notices.more')}
                </button>
              )}
            </>
          )
        }
      </Waiting>
    </>
  )
}

function Line({ of }: { of: Row }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, instant } = useFormats()
  const go = useGo()
  const wording = useProblemWords()
  const read = useAct(markNoticeRead)
  const mark = () =>
    read.mutate({ noticeId: of.noticeId }, { onError: (error) => toast(wording(error), { bad: true }) })
  return (
    <li className={of.read ? 'read' : ''}>
      <div className="grow">
        <h2>
          {!of.read && <span className="dot" role="img" aria-label={t('notices.unread')} />}
          {phrase(of.title)}
        </h2>
        {phrase(of.body) && <p>{phrase(of.body)}</p>}
        <p className="small soft">
          {of.dueOn && (
            <span className={`status ${of.overdue ? 'bad' : 'warn'}`}>
              {t(of.overdue ? 'notices.overdue' : 'notices.due', { day: day(of.dueOn) })}
            </span>
          )}{' '}
          {instant(of.madeAt)}
        </p>
      </div>
      <div className="row no-print">
        {of.link && (
          <a
            className="button"
            href={`/desk${of.link}`}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
              event.preventDefault()
              if (!of.read) mark()
              go(`/desk${of.link}`)
            }}
          >
            {t('notices.open')}
          </a>
        )}
        {!of.read && (
          <button type="button" className="button bare" disabled={read.isPending} onClick={mark}>
            {t('notices.read')}
          </button>
        )}
      </div>
    </li>
  )
}
