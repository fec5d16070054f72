import { kitWords } from './kit-words.ts'
import type { Phrase } from './words.ts'
import { usePhrase, useWord } from './words.ts'

type Outcome = 'met' | 'unmet' | 'unknown'

interface Line {
  depth: number
  outcome: Outcome
  sentence: Phrase
  basis?: Phrase | undefined
}

const looks = { met: 'good', unmet: 'bad', unknown: 'warn' } as const

/** How a rule came out, by shape and word. */
export function OutcomeMark({ of }: { of: Outcome }) {
  const t = useWord(kitWords)
  return <span className={`status ${looks[of]}`}>{t(`outcome.${of}`)}</span>
}

/** What rests on the same clause as the next line says so once, there. */
const sameBasis = (line: Line, next: Line | undefined) => next?.basis?.zh === line.basis?.zh

/** A rule's answer line by line, each with its outcome and the clause behind it. */
export function RuleLines({ of }: { of: Line[] }) {
  const phrase = usePhrase()
  return (
    <ul className="rule-lines">
      {of.map((line, index) => (
        <li key={index} style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}>
          <OutcomeMark of={line.outcome} /> {phrase(line.sentence)}
          {line.basis && !sameBasis(line, of[index + 1]) && <span className="soft small"> {phrase(line.basis)}</span>}
        </li>
      ))}
    </ul>
  )
}
