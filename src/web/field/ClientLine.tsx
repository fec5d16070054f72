import { formatDay } from '#web/kit/formats.ts'
import { usePreferences } from '#web/kit/preferences.ts'
import { say, useWord } from '#web/kit/words.ts'
import type { Due } from './due.ts'
import { linkTo } from './route.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { todayHere } from './sync/clock.ts'
import { words } from './words.ts'

interface Given {
  due: Due
  to: string
  /** Say why the client is due, rather than the categories. */
  why?: boolean
  /** What came of an attempt today at which the client was not met. */
  tried?: string | undefined
}

/** One client as a big line to touch: who, where, why, and how urgent by shape, word and colour. */
export function ClientLine({ due: { client, overdueDays }, to, why = false, tried }: Given) {
  const t = useWord(words)
  const { language } = usePreferences()
  const { lists, reasons, clockAhead } = useLive(facts)
  const today = todayHere(clockAhead)
  const categories = client.categories.map(
    (code) => lists?.categories.find((one) => one.code === code)?.name[language] ?? code,
  )
  const reason = reasons[client.clientId]
  return (
    <a className="line" {...linkTo(to)}>
      <span className="head-of-line">
        <span className="grow">
          <b>{client.name}</b>{' '}
          {client.age !== null && <span className="soft small">{t('age', { n: client.age })}</span>}
        </span>
        <span className={`status ${shapeOf(overdueDays)}`}>
          {overdueDays === null
            ? t('due.none')
            : overdueDays > 0
              ? t('due.late', { n: overdueDays })
              : overdueDays === 0
                ? t('due.today')
                : t('due.on', { day: nearDay(client.dueOn!, today, language) })}
        </span>
      </span>
      <span className="small block">
        {why && reason ? say(reason, language) : categories.join(language === 'zh' ? '、' : ', ')}
      </span>
      <span className="soft small block">
        {client.regionName} ·{' '}
        {client.lastMetOn ? t('last.met', { day: nearDay(client.lastMetOn, today, language) }) : t('last.never')}
      </span>
      {tried && <span className="status idle">{t('due.tried', { outcome: tried })}</span>}
    </a>
  )
}

const shapeOf = (overdueDays: number | null): string =>
  overdueDays === null || overdueDays < 0 ? 'idle' : overdueDays > 0 ? 'bad' : 'warn'

/** 11月24日 · 24 November; the year only where it is another one. */
const nearDay = (day: string, today: string, language: 'zh' | 'en'): string =>
  day.slice(0, 4) === today.slice(0, 4)
    ? formatDay(day, language).replace(/^\d+年| \d{4}$/, '')
    : formatDay(day, language)
