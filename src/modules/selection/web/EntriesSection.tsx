import { useMay } from '#web/client/me.ts'
import { OutcomeMark } from '#web/kit/RuleLines.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportEntries, roundEntries } from '../contract-entries.ts'
import { words } from './entries-words.ts'
import { EntryMark } from './MyEntries.tsx'
import type { RoundSectionProps } from './round-sections.ts'

const stages = ['submitted', 'sent-back', 'received', 'admitted', 'refused', 'withdrawn'] as const
const outcomes = ['met', 'unknown', 'unmet'] as const

/** The entries of a round within reach: where each stands, and which wait for the reader. */
export default function EntriesSection({ roundId, round }: RoundSectionProps) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const isPerson = round.subject === 'person'
  return (
    <Table
      name="selection.entries"
      caption={t('entries')}
      endpoint={roundEntries}
      given={{ roundId }}
      searchFor={t('entries.search')}
      searchIsPrivate
      exportBy={exportEntries}
      mayExport={may('selection:export')}
      empty={{ title: t('entries.none') }}
      rowKey={(row) => row.entryId}
      rowTo={(row) => `/desk/selection/entries/${row.entryId}`}
      filters={[
        { key: 'turn', label: t('turn'), choices: [{ value: 'mine', label: t('turn') }] },
        {
          key: 'stage',
          label: t('col.stage'),
          choices: stages.map((value) => ({ value, label: t(`stage.${value}`) })),
        },
        ...(isPerson
          ? [
              {
                key: 'outcome',
                label: t('col.outcome'),
                choices: outcomes
                  .map((value) => ({ value, label: outcomeWords[value] }))
                  .map(({ value, label }) => ({
                    value,
                    label: phrase(label),
                  })),
              },
            ]
          : []),
      ]}
      columns={[
        {
          key: 'name',
          title: isPerson ? t('col.name') : t('col.project'),
          show: (row) => (
            <>
              {row.title ?? row.name}
              {row.gone && <span className="status bad"> {t('gone')}</span>}
            </>
          ),
        },
        { key: 'organisation', title: t('col.organisation'), show: (row) => row.organisationName },
        { key: 'region', title: t('col.region'), show: (row) => row.regionName },
        { key: 'stage', title: t('col.stage'), show: (row) => <EntryMark of={row.stage} /> },
        {
          key: 'at',
          title: t('col.at'),
          show: (row) => (
            <>
              {row.at ? phrase(row.at) : '—'}
              {row.mine && <span className="status warn"> {t('turn')}</span>}
            </>
          ),
        },
        { key: 'order', title: t('col.order'), end: true, show: (row) => row.order ?? '—' },
        {
          key: 'outcome',
          title: t('col.outcome'),
          show: (row) => (row.outcome ? <OutcomeMark of={row.outcome} /> : '—'),
        },
      ]}
    />
  )
}

const outcomeWords = {
  met: { zh: '符合', en: 'met' },
  unknown: { zh: '尚不能判断', en: 'not known yet' },
  unmet: { zh: '不符合', en: 'not met' },
}
