import { usePhrase, useWord } from '#web/kit/words.ts'
import { OutcomeMark } from './marks.tsx'
import { words } from './words.ts'

interface Line {
  depth: number
  outcome: 'met' | 'unmet' | 'unknown'
  sentence: { zh: string; en: string }
  basis?: { zh: string; en: string } | undefined
}

/** A decision with its reasons: a press away, each line as deep as it stands. */
export function Why({ outcome, lines }: { outcome: 'met' | 'unmet' | 'unknown' | 'held'; lines: Line[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const bases = [...new Set(lines.flatMap((line) => (line.basis ? [phrase(line.basis)] : [])))]
  if (lines.length === 0) return <OutcomeMark of={outcome} />
  return (
    <details>
      <summary>
        <OutcomeMark of={outcome} /> <span className="soft small">{t('why')}</span>
      </summary>
      <ul className="small" style={{ listStyle: 'none', padding: 0, margin: '0.4rem 0' }}>
        {lines.map((line, at) => (
          <li key={at} style={{ paddingInlineStart: `${line.depth * 1.1}rem` }}>
            <span aria-hidden="true">{{ met: '✓', unmet: '✕', unknown: '○' }[line.outcome]} </span>
            {phrase(line.sentence)}
          </li>
        ))}
      </ul>
      {bases.map((basis) => (
        <p key={basis} className="soft small">
          {t('basis', { basis })}
        </p>
      ))}
    </details>
  )
}
