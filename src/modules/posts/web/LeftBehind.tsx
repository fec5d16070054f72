import { useAct, useAnswer } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { leftBehind, settleLeftBehind } from '../contract.ts'
import { words } from './words.ts'

/** What the phones of people who left could not hand in as records: somebody reads it, and records what is worth it. */
export function LeftBehind() {
  const t = useWord(words)
  const { day, instant } = useFormats()
  const { data } = useAnswer(leftBehind, {})
  const settle = useAct(settleLeftBehind)
  if (!data || data.rows.length === 0) return null
  return (
    <section className="panel warn" aria-labelledby="posts-left-behind">
      <h2 id="posts-left-behind">{t('behind')}</h2>
      <p>{t('behind.say')}</p>
      <ul className="posts-left-behind">
        {data.rows.map((row) => (
          <li key={row.id}>
            <div>
              <b>{row.about}</b>
              <p className="soft small">
                {[
                  t('behind.by', { name: row.person.name, time: instant(row.receivedAt) }),
                  row.heldOn && t('behind.held', { day: day(row.heldOn) }),
                  row.minutes !== null && t('behind.minutes', { n: row.minutes }),
                  row.photographs > 0 && t('behind.photographs', { n: row.photographs }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {row.note && <p className="posts-left-note">{row.note}</p>}
              <p className="small">{row.why ? t('behind.why', { why: row.why }) : t('behind.unfinished')}</p>
            </div>
            <ConfirmOnce
              verb={t('behind.settle')}
              title={t('behind.settle-title', { about: row.about })}
              consequence={t('behind.settle-say')}
              bare
              act={async () => {
                await settle.mutateAsync({ id: row.id })
                toast(t('behind.settled'))
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
