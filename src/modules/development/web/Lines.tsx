import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { mine } from '../contract.ts'
import { words } from './words.ts'
import './development.css'

const looks = { met: 'good', unmet: 'bad', unknown: 'warn' } as const

export function OutcomeMark({ of }: { of: keyof typeof looks }) {
  const t = useWord(words)
  return <span className={`status ${looks[of]}`}>{t(`outcome.${of}`)}</span>
}

type Line = OutputOf<typeof mine>['entitlements'][number]['lines'][number]

/** What rests on the same clause as the next line says so once, there. */
const sameBasis = (line: Line, next: Line | undefined) => next?.basis?.zh === line.basis?.zh

/** A rule's answer, line by line, each with its outcome by shape and word and the clause behind it. */
export function Lines({ of }: { of: Line[] }) {
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
