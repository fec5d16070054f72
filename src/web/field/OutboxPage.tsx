import { Nothing } from '#web/kit/Nothing.tsx'
import { useWord } from '#web/kit/words.ts'
import { OutboxItem } from './OutboxItem.tsx'
import { useLive } from './store/live.ts'
import { isUnsent, outbox } from './store/outbox.ts'
import { link, synchronise } from './sync/rhythm.ts'
import { words } from './words.ts'

/** Everything that is on its way: refused first, then what waits, then what the server has. */
export function OutboxPage() {
  const t = useWord(words)
  const items = useLive(outbox)
  const busy = useLive(link) === 'busy'
  const waiting = items.filter((item) => item.state === 'waiting')
  const refused = items.filter((item) => item.state === 'refused')
  const accepted = items.filter((item) => item.state === 'accepted').reverse()
  return (
    <>
      <h1 tabIndex={-1}>{t('outbox.title')}</h1>
      {!items.some(isUnsent) ? (
        <Nothing title={t('outbox.none')} say={t('outbox.none-say')} />
      ) : (
        <div className="row sum">
          <span className="grow">{t('outbox.sum', { waiting: waiting.length, refused: refused.length })}</span>
          {waiting.length > 0 && (
            <button type="button" className="button" aria-disabled={busy} onClick={() => void synchronise()}>
              {t('outbox.send')}
            </button>
          )}
        </div>
      )}
      <ul className="lines">
        {[...refused, ...waiting, ...accepted].map((item) => (
          <OutboxItem key={item.id} item={item} />
        ))}
      </ul>
    </>
  )
}
