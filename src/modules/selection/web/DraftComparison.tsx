import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { formatCount } from '#web/kit/formats.ts'
import { RuleLines } from '#web/kit/RuleLines.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { compareDraft } from '../contract-drafts.ts'
import { draftWords } from './drafts-words.ts'

const outcomes = ['met', 'unknown', 'unmet'] as const
const looks = { gains: 'good', loses: 'bad', 'now-unknown': 'warn', 'now-known': 'warn' } as const

/** The rule that stands and the draft, tried on the same people: who would gain, who would lose, and by which clause. */
export function DraftComparison({ draftId, isReady }: { draftId: string; isReady: boolean }) {
  const t = useWord(draftWords)
  const [on, setOn] = useState<'register' | 'last-round'>('register')
  if (!isReady) return null
  return (
    <>
      <p className="selection-draft-views">
        {(['register', 'last-round'] as const).map((one) => (
          <button key={one} type="button" className="button" aria-pressed={one === on} onClick={() => setOn(one)}>
            {t(`try.${one}`)}
          </button>
        ))}
      </p>
      <Tried key={on} draftId={draftId} on={on} />
    </>
  )
}

function Tried({ draftId, on }: { draftId: string; on: 'register' | 'last-round' }) {
  const t = useWord(draftWords)
  const asked = useAnswer(compareDraft, { draftId, on })
  return (
    <Waiting for={asked} lines={6}>
      {(found) =>
        on === 'last-round' && found.roundTitle === null ? (
          <p className="soft">{t('try.none')}</p>
        ) : (
          <>
            <p className="soft">
              {found.roundTitle === null
                ? t('try.people', { n: formatCount(found.people) })
                : t('try.round', { title: found.roundTitle, n: formatCount(found.people) })}
            </p>
            <SortableTable
              caption={t('outcome')}
              rows={outcomes.map((outcome) => ({ outcome }))}
              rowKey={(row) => row.outcome}
              columns={[
                { key: 'outcome', title: t('outcome'), show: (row) => t(`outcome.${row.outcome}`) },
                { key: 'before', title: t('before'), end: true, show: (row) => formatCount(found.before[row.outcome]) },
                { key: 'after', title: t('after'), end: true, show: (row) => formatCount(found.after[row.outcome]) },
              ]}
            />
            {found.rows.length === 0 ? (
              <p className="soft">{t('nobody')}</p>
            ) : (
              <SortableTable
                caption={t('change.column')}
                rows={found.rows}
                rowKey={(row) => row.personId}
                columns={[
                  { key: 'name', title: t('person'), by: (row) => row.name, show: (row) => row.name },
                  {
                    key: 'change',
                    title: t('change.column'),
                    by: (row) => row.change,
                    show: (row) => <span className={`status ${looks[row.change]}`}>{t(`change.${row.change}`)}</span>,
                  },
                  {
                    key: 'why',
                    title: t('why'),
                    show: (row) => (
                      <details>
                        <summary>{t('why')}</summary>
                        <RuleLines of={row.lines} />
                      </details>
                    ),
                  },
                ]}
              />
            )}
          </>
        )
      }
    </Waiting>
  )
}
