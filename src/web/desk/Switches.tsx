import { prefer, usePreferences } from '#web/kit/preferences.ts'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** The other language, written in itself. */
export function LanguageSwitch() {
  const t = useWord(words)
  const { language } = usePreferences()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="button bare"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => prefer({ language: other })}
    >
      {t('language.other')}
    </button>
  )
}

export function TextSwitch() {
  const t = useWord(words)
  const { largeText } = usePreferences()
  return (
    <button
      type="button"
      className="button bare"
      aria-pressed={largeText}
      onClick={() => prefer({ largeText: !largeText })}
    >
      {largeText ? '✓ ' : ''}
      {t('large-text')}
    </button>
  )
}
