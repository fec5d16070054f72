import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { recruitmentRules } from '../contract.ts'
import { words } from './recruitment-words.ts'

type Rule = OutputOf<typeof recruitmentRules>
type Line = Rule['values'][number]

/** The rule of a round with the basis of each part, and how sure that is. */
export function RuleShown({ of }: { of: Pick<Rule, 'requirements' | 'values'> & { fault?: Rule['fault'] } }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <details className="recruit-rule">
      <summary>{t('rule')}</summary>
      {of.fault && <p className="status bad">{phrase(of.fault)}</p>}
      <Lines title={t('rule.requirements')} lines={of.requirements} />
      <Lines title={t('rule.values')} lines={of.values} />
    </details>
  )
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <div className="sideways">
      <table className="plain-table">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('rule.says')}</th>
            <th scope="col">{t('rule.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name.zh}>
              <th scope="row" style={{ fontWeight: 400 }}>
                {phrase(line.name)}
              </th>
              <td>{phrase(line.value)}</td>
              <td className="small soft">
                {line.basis && phrase(line.basis)}
                {line.certainty && `（${t(`sure.${line.certainty}`)}）`}
                {line.note && ` ${phrase(line.note)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
