import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** The stages of a thing and where it stands; a stage is told by its shape and its word, not by colour alone. */
export function Steps({ steps, at, name }: { steps: string[]; at: number; name: string }) {
  const t = useWord(kitWords)
  return (
    <ol className="steps" aria-label={name}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          data-shape={index < at ? '✓' : index === at ? '●' : '○'}
        >
          {step}
          <span className="unseen"> {t(index < at ? 'step.done' : index === at ? 'step.now' : 'step.later')}</span>
        </li>
      ))}
    </ol>
  )
}
