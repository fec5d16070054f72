import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { Change } from '#web/kit/Change.tsx'
import { formatShare } from '#web/kit/formats.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportFunnel, funnel } from '../contract.ts'
import { useLists } from './lists.ts'
import { words } from './words.ts'

const steps = ['signed', 'sat', 'passed', 'registered'] as const

/** Signed up, sat, passed, registered: as a picture that narrows, and by unit or region as a table whose every number opens. */
export function Funnel({ campaignId }: { campaignId: string }) {
  const t = useWord(words)
  const may = useMay()
  const { examChoices } = useLists()
  const [by, setBy] = useState<'organisation' | 'region'>('organisation')
  const [level, setLevel] = useState<string>('')
  const given = { campaignId, by, ...(level && { level: level as 'assistant' }) }
  const asked = useAnswer(funnel, given, { keepLast: true })
  const share = (part: number, whole: number) => (whole === 0 ? '—' : formatShare(part / whole))
  const to = (stage: string, key?: string) =>
    `/desk/exams/people?campaignId=${campaignId}&stage=${stage}${level && `&level=${level}`}${key ? (by === 'region' ? `&regionCode=${key}` : `&organisationId=${key}`) : ''}`
  const door = (count: number, stage: string, key?: string) => (count > 0 ? <a href={to(stage, key)}>{count}</a> : 0)
  return (
    <section className="card">
      <h2>{t('part.funnel')}</h2>
      <div className="row no-print">
        <span role="group" aria-label={t('funnel.by')} className="row">
          {(['organisation', 'region'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={`button ${one === by ? 'main' : ''}`}
              aria-pressed={one === by}
              onClick={() => setBy(one)}
            >
              {t('funnel.by')} {t(`funnel.${one}`)}
            </button>
          ))}
        </span>
        <label className="row">
          {t('level')}
          <select className="input" value={level} onChange={(event) => setLevel(event.target.value)}>
            <option value="">{t('whole')}</option>
            {examChoices.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        {may('certificates:export') && (
          <button type="button" className="button" onClick={() => void call(exportFunnel, given)}>
            {t('funnel.export')}
          </button>
        )}
      </div>
      <Waiting for={asked}>
        {(answer) =>
          answer.whole.signed === 0 ? (
            <p className="soft">{t('funnel.none')}</p>
          ) : (
            <>
              <p>
                {t('funnel.say', {
                  year: answer.year,
                  sat: share(answer.whole.sat, answer.whole.signed),
                  passed: share(answer.whole.passed, answer.whole.sat),
                })}
              </p>
              <ol style={{ listStyle: 'none', padding: 0, maxWidth: '44rem' }}>
                {steps.map((step) => (
                  <li
                    key={step}
                    style={{
                      display: 'grid',
                      gridTemplateColumns: '5rem 1fr 9rem',
                      gap: '0.75rem',
                      alignItems: 'center',
                      marginBlock: '0.35rem',
                    }}
                  >
                    <span>{t(`funnel.${step}`)}</span>
                    <span
                      aria-hidden="true"
                      style={{
                        display: 'block',
                        background: 'var(--accent)',
                        height: '1.6rem',
                        borderRadius: '0.2rem',
                        minWidth: answer.whole[step] > 0 ? '3px' : 0,
                        width: `${(100 * answer.whole[step]) / answer.whole.signed}%`,
                        marginInline: 'auto',
                      }}
                    />
                    <span>
                      <strong className="number">{door(answer.whole[step], step)}</strong>{' '}
                      {answer.before && (
                        <span className="small soft">
                          {t('funnel.year-ago')} {answer.before[step]}{' '}
                          <Change now={answer.whole[step]} before={answer.before[step]} />
                        </span>
                      )}
                    </span>
                  </li>
                ))}
              </ol>
              <SortableTable
                caption={t('part.funnel')}
                rows={answer.rows}
                rowKey={(row) => row.key}
                first={{ key: 'signed', down: true }}
                columns={[
                  {
                    key: 'name',
                    title: t(by === 'region' ? 'region' : 'organisation'),
                    by: (row) => row.name,
                    show: (row) => row.name,
                  },
                  ...steps.map((step) => ({
                    key: step,
                    title: t(`funnel.${step}`),
                    end: true,
                    by: (row: (typeof answer.rows)[number]) => row.now[step],
                    show: (row: (typeof answer.rows)[number]) => door(row.now[step], step, row.key),
                  })),
                  {
                    key: 'satShare',
                    title: t('funnel.sat-share'),
                    end: true,
                    by: (row) => (row.now.signed ? row.now.sat / row.now.signed : null),
                    show: (row) => share(row.now.sat, row.now.signed),
                  },
                  {
                    key: 'passedShare',
                    title: t('funnel.passed-share'),
                    end: true,
                    by: (row) => (row.now.sat ? row.now.passed / row.now.sat : null),
                    show: (row) => share(row.now.passed, row.now.sat),
                  },
                  {
                    key: 'before',
                    title: `${t('funnel.year-ago')} ${t('funnel.signed')}`,
                    end: true,
                    by: (row) => row.before?.signed ?? null,
                    show: (row) => row.before?.signed ?? '—',
                  },
                  {
                    key: 'beforePassed',
                    title: `${t('funnel.year-ago')} ${t('funnel.passed')}`,
                    end: true,
                    by: (row) => row.before?.passed ?? null,
                    show: (row) => row.before?.passed ?? '—',
                  },
                ]}
              />
            </>
          )
        }
      </Waiting>
    </section>
  )
}
