import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Timeline } from '#web/kit/Timeline.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { mine } from '../contract.ts'
import { pointsShown } from './points.ts'
import { words } from './words.ts'
import './assessment.css'

export type One = OutputOf<typeof mine>['current'][number]

const known = [
  'summary-handed-in',
  'exempted',
  'included',
  'proposed',
  'confirmed',
  'appealed',
  'appeal-decided',
  'sealed',
] as const

/** The grade and the points of a person, item by item; each computed one opens to its rows where `opens` says so. */
export function Points({ of, opens }: { of: One; opens: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const grade = of.scheme.grades.find((one) => one.code === of.grade)
  return (
    <section className="card">
      <h2>{t('whole.items')}</h2>
      {of.exemptCode ? (
        <p>
          <span className="status idle">{t('whole.exempt')}</span> {of.exemptNote}
        </p>
      ) : (
        <p>
          <strong>{grade ? t('whole.grade', { grade: phrase(grade.name) }) : t('whole.not-told')}</strong>{' '}
          {of.total !== null && <span className="number">{`${t('total')} ${pointsShown(of.total)}`}</span>}
        </p>
      )}
      {of.proposedNote && <p>{t('whole.note', { note: of.proposedNote })}</p>}
      <div className="sideways" role="region" aria-label={t('whole.items')} tabIndex={0}>
        <table className="plain-table assessment-points">
          <caption className="unseen">{t('whole.items')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scheme.item')}</th>
              <th scope="col" className="end">
                {t('scheme.weight')}
              </th>
              <th scope="col" className="end">
                {t('whole.points')}
              </th>
              <th scope="col">{t('whole.figure')}</th>
            </tr>
          </thead>
          <tbody>
            {of.items.map((item) => {
              const rule = of.scheme.items.find((one) => one.code === item.code)!
              return (
                <tr key={item.code}>
                  <th scope="row" style={{ fontWeight: 400 }}>
                    {phrase(rule.name)}
                  </th>
                  <td className="end number">{rule.weight}</td>
                  <td className="end number">{pointsShown(item.points)}</td>
                  <td>
                    {item.hidden ? (
                      <span className="soft">{phrase(item.hidden)}</span>
                    ) : rule.measure ? (
                      <span title={phrase(rule.measure)}>
                        {item.figure === null ? (
                          <span className="soft">{t('whole.unknown')}</span>
                        ) : (
                          `${formatCount(item.figure)} ${rule.unit ? phrase(rule.unit) : ''}`.replace(' %', '%')
                        )}{' '}
                        {opens && item.opens && <a href={item.opens}>{t('whole.rows')}</a>}
                      </span>
                    ) : item.sheets ? (
                      t('whole.sheets', { n: item.sheets })
                    ) : (
                      <span className="soft">{t('whole.unknown')}</span>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {of.figuresOn && <p className="soft small">{t('whole.as-of', { day: day(of.figuresOn) })}</p>}
    </section>
  )
}

/** What was changed in the records after the figures stood; nothing where nothing was. */
export function LateFigures({ of }: { of: One }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  if (of.adjustments.length === 0) return null
  return (
    <section className="panel warn">
      <h2>{t('whole.late')}</h2>
      <p>{t('whole.late-say')}</p>
      <ul>
        {of.adjustments.map((one, index) => (
          <li key={index}>
            {t('whole.late-line', {
              fact: phrase(one.fact),
              before: one.before ?? '—',
              after: one.after ?? '—',
              day: day(one.foundOn),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function AppealShown({ of, children }: { of: One; children?: ReactNode }) {
  const t = useWord(words)
  const { day, instant } = useFormats()
  const { appeal } = of
  if (!appeal) return null
  return (
    <section className="card">
      <h2>{t('whole.appeal')}</h2>
      <p>{t('whole.appeal-made', { at: instant(appeal.madeAt), reason: appeal.reason })}</p>
      {appeal.answer === null ? (
        <p>
          <span className="status warn">{t('appeal.open')}</span>{' '}
          {appeal.dueOn && <span className="soft">{t('whole.appeal-due', { day: day(appeal.dueOn) })}</span>}
        </p>
      ) : (
        <p>
          <span className={`status ${appeal.upheld ? 'good' : 'idle'}`}>
            {t(appeal.upheld ? 'appeal.upheld' : 'appeal.declined')}
          </span>{' '}
          {t('whole.appeal-answered', { name: appeal.answeredByName ?? '', answer: appeal.answer })}
        </p>
      )}
      {children}
    </section>
  )
}

export function History({ of }: { of: One }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  if (of.history.length === 0) return null
  const gradeOf = (code: string | null) => {
    const grade = of.scheme.grades.find((one) => one.code === code)
    return grade ? ` · ${phrase(grade.name)}` : ''
  }
  return (
    <section className="card">
      <h2>{t('whole.history')}</h2>
      <Timeline
        name={t('whole.history')}
        moments={of.history.map((one, index) => {
          const act = known.find((name) => name === one.act)
          return {
            key: String(index),
            when: instant(one.at),
            who: one.byName,
            what: `${act ? t(`act.${act}`) : one.act}${gradeOf(one.grade)}`,
            detail: one.note,
          }
        })}
      />
    </section>
  )
}
