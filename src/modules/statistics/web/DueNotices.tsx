import { noticeCount } from '#modules/notices/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** What I am told that is due within a week or late; nothing where nothing is. */
export function DueNotices() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { data } = useAnswer(noticeCount, {})
  if (!data || data.due.length === 0) return null
  return (
    <section className="card" aria-labelledby="due-notices">
      <h2 id="due-notices">{t('home.due-notices')}</h2>
      <ul className="to-do">
        {data.due.map((notice) => (
          <li key={notice.noticeId}>
            <a href={`/desk${notice.link ?? '/notices'}`}>
              <span className="say grow">{phrase(notice.title)}</span>
              <span className={`status ${notice.overdue ? 'bad' : 'warn'}`}>{day(notice.dueOn!)}</span>
              <span className="arrow" aria-hidden="true">
                →
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
