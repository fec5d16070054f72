import { Geese } from '#web/kit/Geese.tsx'
import { useWord } from '#web/kit/words.ts'
import { handIn, leaving } from './store/leaving.ts'
import { useLive } from './store/live.ts'
import { lockUp } from './store/lock-up.ts'
import { wipe } from './store/vault.ts'
import { words } from './words.ts'

/** What somebody sees who has left: what became of what they had not sent, and nobody they cared for. */
export function LeftPage() {
  const t = useWord(words)
  const now = useLive(leaving)
  return (
    <main className="enter" id="main">
      <Geese size={56} />
      <h1>{t('left.title')}</h1>
      <div role="status">
        {now.stage === 'handing-in' && <p>{t('left.handing-in')}</p>}
        {now.stage === 'stopped' && (
          <p className="panel warn">{t('left.stopped', { n: now.unsent, why: t(`left.stopped.${now.why}`) })}</p>
        )}
        {now.stage === 'done' && (
          <>
            <p>{t('left.done')}</p>
            {now.recorded > 0 && <p>{t('left.recorded', { n: now.recorded })}</p>}
            {now.leftBehind > 0 && <p>{t('left.behind', { n: now.leftBehind })}</p>}
          </>
        )}
      </div>
      {now.stage === 'stopped' && (
        <button
          type="button"
          className="button main big"
          onClick={() => void (now.why === 'sign-in' ? lockUp() : handIn())}
        >
          {t(now.why === 'sign-in' ? 'left.password' : 'left.again')}
        </button>
      )}
      {now.stage === 'done' && (
        <button type="button" className="button main big" onClick={() => void wipe()}>
          {t('left.ok')}
        </button>
      )}
    </main>
  )
}
