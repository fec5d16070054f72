import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Says that what is typed is kept, and for how long; where something was found again, how to be rid of it. */
export function DraftLine({ sealed = false, found, onDrop }: { sealed?: boolean; found: boolean; onDrop: () => void }) {
  const t = useWord(words)
  return (
    <p className="soft small">
      {found && (
        <>
          <strong>{t('draft.found')}</strong>{' '}
          <button type="button" className="button bare" onClick={onDrop}>
            {t('draft.drop')}
          </button>{' '}
        </>
      )}
      {t(sealed ? 'draft.kept-sealed' : 'draft.kept')}
    </p>
  )
}
