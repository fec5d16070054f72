import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { grades } from '../contract.ts'
import { yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

/** Everyone's grade, and whose cannot be said and why. */
export default function GradesPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <>
      <PageHeader title={t('grades')} />
      <Table
        name="pay.grades"
        caption={t('grades')}
        endpoint={grades}
        searchFor={t('grades.search')}
        searchIsPrivate
        filters={[
          {
            key: 'state',
            label: t('state'),
            choices: (['graded', 'unsaid'] as const).map((one) => ({ value: one, label: t(`state.${one}`) })),
          },
        ]}
        empty={{ title: t('grades.empty'), say: t('grades.empty-say') }}
        rowKey={(row) => row.personId}
        rowTo={(row) => `/desk/people/${row.personId}#pay`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'level',
            title: t('level.head'),
            end: true,
            show: (row) => row.level ?? '—',
            text: (row) => row.level,
          },
          {
            key: 'post',
            title: t('post'),
            show: (row) => row.postName && phrase(row.postName),
            text: (row) => row.postName && phrase(row.postName),
            width: '7rem',
          },
          {
            key: 'monthly',
            title: t('monthly'),
            end: true,
            show: (row) => row.monthlyFen !== null && yuanOf(row.monthlyFen),
            text: (row) => (row.monthlyFen !== null ? row.monthlyFen / 100 : null),
          },
          {
            key: 'since',
            title: t('since.head'),
            show: (row) => row.since && <span className="number">{day(row.since)}</span>,
            text: (row) => row.since,
            width: '8rem',
          },
          {
            key: 'state',
            title: t('state'),
            show: (row) =>
              row.missing.length > 0 ? (
                <span className="status warn">{row.missing.map((one) => phrase(one)).join('；')}</span>
              ) : row.onProbation ? (
                <span className="status">{t('probation')}</span>
              ) : (
                <span className="status good">{t('state.graded')}</span>
              ),
            text: (row) => row.missing.map((one) => phrase(one)).join('；'),
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
            width: '12rem',
          },
          {
            key: 'employer',
            title: t('employer'),
            show: (row) => row.employerName,
            text: (row) => row.employerName,
            hidden: true,
          },
        ]}
      />
    </>
  )
}
