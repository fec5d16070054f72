import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

export interface Secret {
  name: string
  firstPassword: string
}

/** The first password of an account, shown once to whom may tell it on. */
export function FirstPassword({ of, onClose }: { of: Secret; onClose: () => void }) {
  const t = useWord(words)
  // The clipboard is there only over https or on localhost; without it the password is copied by hand.
  const copy =
    navigator.clipboard &&
    (() => void navigator.clipboard.writeText(of.firstPassword).then(() => toast(t('accounts.copied'))))
  return (
    <Ask title={`${of.name} · ${t('accounts.first-password')}`} onClose={onClose}>
      <p className="secret">
        <code>{of.firstPassword}</code>
      </p>
      <p>{t('accounts.first-password-say')}</p>
      <div className="acts">
        {copy && (
          <button type="button" className="button" onClick={copy}>
            {t('accounts.copy')}
          </button>
        )}
        <button type="button" className="button main" onClick={onClose}>
          {t('accounts.noted')}
        </button>
      </div>
    </Ask>
  )
}
