import { useWord } from '#web/kit/words.ts'
import { type Stage, stages } from '../domain/round.ts'
import { words } from './words.ts'

const looks = { self: '', scoring: '', proposing: 'warn', told: 'warn', sealed: 'good' } as const

/** The stage of a round, by shape and word. */
export function StageMark({ of }: { of: Stage }) {
  const t = useWord(words)
  return <span className={`status ${looks[of]}`}>{t(`stage.${of}`)}</span>
}

/** Where a round stands between its opening and its sealing. */
export function Steps({ at }: { at: Stage }) {
  const t = useWord(words)
  const now = stages.indexOf(at)
  return (
    <ol className="steps" aria-label={t('stage')}>
      {stages.map((one, index) => (
        <li
          key={one}
          data-shape={index < now || at === 'sealed' ? '✓' : index === now ? '●' : '○'}
          aria-current={index === now ? 'step' : undefined}
        >
          {t(`stage.${one}`)}
        </li>
      ))}
    </ol>
  )
}
