import { kitWords } from './kit-words.ts'
import type { Phrase } from './words.ts'
import { usePhrase, useWord } from './words.ts'

interface Line {
  depth: number
  outcome: 'met' | 'unmet' | 'unknown'
  sentence: Phrase
  basis?: Phrase | undefined
}

const looks = { met: 'good', unmet: 'bad', unknown: 'warn' } as const

/** A rule's answer line by line, each with its outcome by shape and word and the clause behind it. */
export function RuleLines({ of }: { of: Line[] }) {
  const t = useWord(kitWords)
  const phrase = usePhrase()
  return (
    <ul className="rule-lines">
      {of.map((line, index) => (
        <li key={index} style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}>
          <span className={`status ${looks[line.outcome]}`}>{t(`outcome.${line.outcome}`)}</span>{' '}
          {phrase(line.sentence)}
          {line.basis && <span className="soft small"> {phrase(line.basis)}</span>}
        </li>
      ))}
    </ul>
  )
}
