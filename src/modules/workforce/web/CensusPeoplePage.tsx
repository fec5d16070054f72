import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords, writeQuery } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { censusPeople, exportCensusPeople } from '../contract-census.ts'
import { useMay } from '#web/client/me.ts'
import { words } from './words-census.ts'

type Row = OutputOf<typeof censusPeople>['rows'][number]

/** The people behind a figure of the census, or who miss a fact; each opens their page. */
export default function CensusPeoplePage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const [query] = useQueryWords()
  const {
    year = '',
    regionCode,
    measure,
    rows,
    rowCode,
    columns,
    columnCode,
    missing,
    anyMissing,
    undecided,
    elsewhere,
  } = query
  const given = Object.fromEntries(
    Object.entries({
      year,
      regionCode,
      measure,
      rows,
      rowCode,
      columns,
      columnCode,
      missing,
      anyMissing,
      undecided,
      elsewhere,
    }).filter(([, value]) => value),
  ) as never
  const asked = useAnswer(censusPeople, { ...(given as object), size: 1 } as never)
  const names = asked.data?.facts ?? {}
  const say = (dimension: string, code: string) =>
    code
      .split(',')
      .filter(Boolean)
      .map((one) => phrase(names[`${dimension}=${one}`] ?? { zh: one, en: one }))
      .join('、')
  const what = [
    rows && rowCode && say(rows, rowCode),
    columns && columnCode && say(columns, columnCode),
    missing && t('people.missing-of', { name: phrase(names[missing] ?? { zh: missing, en: missing }) }),
    anyMissing && t('people.missing-any'),
    undecided && t('people.undecided'),
    elsewhere && t('census.elsewhere'),
  ].filter(Boolean)
  return (
    <>
      <PageHeader
        title={what.length > 0 ? what.join(' · ') : t('census.people')}
        whose={asked.data?.regionName}
        note={
          <p className="soft small">
            {t('census.of', { year })}
            {elsewhere && ` · ${t('census.once')}`}
          </p>
        }
        back={{ to: `/desk/people/census${writeQuery({ year, region: regionCode })}`, title: t('census.back') }}
      />
      <Table
        name="workforce.census-people"
        caption={t('census.people')}
        endpoint={censusPeople}
        given={given}
        exportBy={exportCensusPeople}
        mayExport={may('workforce:export-census')}
        empty={{ title: t('people.none') }}
        rowKey={(row) => `${row.personId} ${row.regionName}`}
        rowTo={(row) => `/desk/people/${row.personId}`}
        columns={[
          { key: 'name', title: t('people.name'), show: (row: Row) => row.name, text: (row: Row) => row.name },
          {
            key: 'region',
            title: t('people.region'),
            show: (row: Row) => row.regionName,
            text: (row: Row) => row.regionName,
          },
          {
            key: 'workplace',
            title: t('people.workplace'),
            show: (row: Row) => row.organisationName ?? '—',
            text: (row: Row) => row.organisationName,
          },
          ...['certificate', 'diploma', 'major', 'employer-kind'].map((dimension) => ({
            key: dimension,
            title: phrase(names[dimension] ?? { zh: '…', en: '…' }),
            show: (row: Row) => (row.cells[dimension] ? say(dimension, row.cells[dimension]) : '—'),
            text: (row: Row) => (row.cells[dimension] ? say(dimension, row.cells[dimension]) : ''),
          })),
          {
            key: 'missing',
            title: t('people.missing'),
            show: (row: Row) => row.missing.map((fact) => phrase(names[fact] ?? { zh: fact, en: fact })).join('、'),
            text: (row: Row) => row.missing.map((fact) => phrase(names[fact] ?? { zh: fact, en: fact })).join('、'),
          },
          ...(elsewhere
            ? [
                {
                  key: 'elsewhere',
                  title: t('census.elsewhere'),
                  show: (row: Row) => row.countedInName && t('people.elsewhere', { name: row.countedInName }),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
