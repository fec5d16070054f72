import { PageHeader } from '#web/kit/PageHeader.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { RoundStage, rounds } from '../contract-rounds.ts'
import { words } from './rounds-words.ts'
import { words as programmeWords } from './words.ts'
import './selection.css'

/** Every round that concerns the reader, the latest first. */
export default function RoundsPage() {
  const t = useWord(words)
  const p = useWord(programmeWords)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <>
      <PageHeader
        title={t('rounds')}
        back={{ to: '/desk/selection', title: p('programmes') }}
        note={<p className="soft">{t('rounds.say')}</p>}
      />
      <Table
        name="selection.rounds"
        caption={t('rounds')}
        endpoint={rounds}
        searchFor={t('round.search')}
        filters={[
          {
            key: 'stage',
            label: t('round.stage'),
            choices: RoundStage.options.map((one) => ({ value: one, label: t(`stage.${one}`) })),
          },
        ]}
        empty={{ title: t('rounds.none'), say: t('rounds.none-say') }}
        rowKey={(row) => row.roundId}
        rowTo={(row) => `/desk/selection/rounds/${row.roundId}`}
        columns={[
          { key: 'title', title: t('round.title'), show: (row) => row.title, text: (row) => row.title, width: '16rem' },
          {
            key: 'region',
            title: t('round.region'),
            show: (row) => row.regionName,
            text: (row) => row.regionName,
          },
          {
            key: 'stage',
            title: t('round.stage'),
            show: (row) => <StageMark of={row.stage} />,
            text: (row) => t(`stage.${row.stage}`),
          },
          {
            key: 'last',
            title: t('round.last'),
            show: (row) => (
              <>
                {day(row.entriesLastOn)}
                {row.workingDaysLeft !== null && (
                  <span className="soft small">
                    {' '}
                    {row.workingDaysLeft === 0 ? t('left.today') : t('left.working', { n: row.workingDaysLeft })}
                  </span>
                )}
              </>
            ),
            text: (row) => row.entriesLastOn,
          },
          {
            key: 'programme',
            title: p('programmes'),
            show: (row) => phrase(row.programme),
            text: (row) => phrase(row.programme),
            hidden: true,
          },
          {
            key: 'entries',
            title: t('round.entries'),
            end: true,
            show: (row) => (row.entries === null ? '—' : formatCount(row.entries)),
            text: (row) => row.entries,
          },
        ]}
      />
    </>
  )
}

const looks = {
  open: 'good',
  screening: '',
  reviewing: '',
  ranking: '',
  sealed: '',
  notice: 'warn',
  confirmed: 'good',
  cancelled: 'bad',
} as const

export function StageMark({ of }: { of: keyof typeof looks }) {
  const t = useWord(words)
  return <span className={`status ${looks[of]}`}>{t(`stage.${of}`)}</span>
}
