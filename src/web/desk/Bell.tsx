import { BellOutlined } from '@ant-design/icons'
import { noticeCount } from '#modules/notices/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Notices are not urgent by the second. */
const every = 60_000

/** How many notices wait unread, and the way to them. */
export function Bell() {
  const t = useWord(words)
  const { data } = useAnswer(noticeCount, {}, { every })
  const unread = data?.unread ?? 0
  return (
    <a
      className="button bare desk-bell"
      href="/desk/notices"
      aria-label={t('bell', { n: unread })}
      title={t('bell', { n: unread })}
    >
      <BellOutlined aria-hidden="true" />
      {unread > 0 && (
        <b className="badge" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </b>
      )}
    </a>
  )
}
