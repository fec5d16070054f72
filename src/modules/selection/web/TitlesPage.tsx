import { addDays, parseDay } from '#kernel/days.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { titles } from '../contract-titles.ts'
import { stateMark } from './TitleView.tsx'
import { words } from './titles-words.ts'

/** Who holds a title, is in training for one, or held one. */
export default function TitlesPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const states = ['held', 'training', 'over', 'withdrawn', 'never'] as const
  const term = (row: { fromOn: string | null; untilOn: string | null }) =>
    row.fromOn
      ? row.untilOn
        ? t('term.span', { from: day(row.fromOn), last: day(addDays(parseDay(row.untilOn), -1)) })
        : t('term.open', { from: day(row.fromOn) })
      : ''
  return (
    <>
      <PageHeader title={t('titles')} />
      <Table
        name="selection.titles"
        caption={t('titles')}
        endpoint={titles}
        filters={[
          { key: 'state', label: t('state'), choices: states.map((one) => ({ value: one, label: t(`state.${one}`) })) },
        ]}
        empty={{ title: t('titles.none'), say: t('titles.none-say') }}
        rowKey={(row) => row.titleId}
        rowTo={(row) => `/desk/selection/titles/${row.titleId}`}
        columns={[
          { key: 'name', title: t('holder'), show: (row) => row.name, text: (row) => row.name },
          { key: 'award', title: t('title'), show: (row) => row.award, text: (row) => row.award, width: '14rem' },
          {
            key: 'state',
            title: t('state'),
            show: (row) => <span className={`status ${stateMark[row.state]}`}>{t(`state.${row.state}`)}</span>,
            text: (row) => t(`state.${row.state}`),
          },
          { key: 'term', title: t('term'), show: term, text: term, width: '13rem' },
          { key: 'unit', title: t('organisation'), show: (row) => row.organisation, text: (row) => row.organisation },
          { key: 'round', title: t('round'), show: (row) => row.round, text: (row) => row.round, hidden: true },
        ]}
      />
    </>
  )
}
