import { useAct, useAnswer } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { openNames, runAgain, sealedList } from '../contract-ranking.ts'
import { rankingWords } from './ranking-words.ts'
import { Interval } from './RankedEntries.tsx'
import { useNumbers, useReadingWords } from './RankingSection.tsx'

/** What was sealed, who chose the reading and why; anyone authorised runs it again. */
export function SealedList({ roundId }: { roundId: string }) {
  const t = useWord(rankingWords)
  const { day } = useFormats()
  const told = useNumbers()
  const said = useReadingWords()
  const asked = useAnswer(sealedList, { roundId }, { keepLast: true })
  const again = useAct(runAgain)
  const opening = useAct(openNames)
  return (
    <Waiting for={asked} lines={6}>
      {(sealed) => (
        <>
          <dl className="selection-figures">
            <div>
              <dt>{t('sealed')}</dt>
              <dd>{t('sealed.by', { who: sealed.sealedBy, day: day(sealed.sealedAt) })}</dd>
            </div>
            <div>
              <dt>{t('digest')}</dt>
              <dd>
                <code className="selection-digest">{sealed.digest}</code>
              </dd>
            </div>
            <div>
              <dt>{t('reading')}</dt>
              <dd>{said(sealed.reading, sealed.hasShares)}</dd>
            </div>
            <div>
              <dt>{t('reason')}</dt>
              <dd>{sealed.reason}</dd>
            </div>
            {sealed.lotsReason && (
              <div>
                <dt>{t('lotsReason')}</dt>
                <dd>{sealed.lotsReason}</dd>
              </div>
            )}
          </dl>
          <p className="selection-list-head">
            <button
              type="button"
              className="button"
              disabled={again.isPending}
              onClick={() => again.mutate({ roundId })}
            >
              {t('again')}
            </button>
            {sealed.openedAt ? (
              <span className="soft">{t('names.opened', { day: day(sealed.openedAt) })}</span>
            ) : (
              <ConfirmOnce
                verb={t('names.open')}
                title={t('names.open')}
                consequence={t('names.say')}
                act={() => opening.mutateAsync({ roundId })}
              />
            )}
          </p>
          <div role="status">
            {again.data && (
              <p className={`status ${again.data.same ? 'good' : 'bad'}`}>
                {again.data.same ? t('again.same') : t('again.other', { digest: again.data.again })}{' '}
                {again.data.inputsUnchanged
                  ? t('again.unchanged')
                  : t('again.changed', { who: told(again.data.changed) })}
              </p>
            )}
          </div>
          {again.error && <Problem of={again.error} />}
          <SortableTable
            caption={t('sealed')}
            rows={sealed.rows}
            rowKey={(row) => row.entryId}
            columns={[
              { key: 'rank', title: t('rank'), by: (row) => row.rank, show: (row) => formatCount(row.rank) },
              {
                key: 'number',
                title: t('entry'),
                by: (row) => row.number,
                show: (row) => t('number', { n: row.number }),
              },
              ...(sealed.openedAt
                ? [
                    { key: 'name', title: t('name'), show: (row: (typeof sealed.rows)[number]) => row.name ?? '' },
                    {
                      key: 'organisation',
                      title: t('organisation'),
                      show: (row: (typeof sealed.rows)[number]) => row.organisationName ?? '',
                    },
                  ]
                : []),
              {
                key: 'score',
                title: t('interval'),
                by: (row) => row.score,
                show: (row) => <Interval of={row} among={sealed.rows} />,
              },
              {
                key: 'outcome',
                title: t('outcome'),
                by: (row) => Number(!row.chosen),
                show: (row) => (
                  <span className={`status ${row.chosen ? 'good' : ''}`}>
                    {t(row.chosen ? 'outcome.chosen' : 'outcome.out')}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </Waiting>
  )
}
