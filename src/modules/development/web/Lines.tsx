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

/** A rule's answer, line by line, each with its outcome by shape and word and the clause behind it. */
export function Lines({ of }: { of: OutputOf<typeof mine>['entitlements'][number]['lines'] }) {
  const phrase = usePhrase()
  return (
    <ul className="rule-lines">
      {of.map((line, index) => (
        <li key={index} style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}>
          <OutcomeMark of={line.outcome} /> {phrase(line.sentence)}
          {line.basis && <span className="soft small"> {phrase(line.basis)}</span>}
        </li>
      ))}
    </ul>
  )
}
