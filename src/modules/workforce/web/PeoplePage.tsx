import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import type { Filter } from '#web/kit/FilterBar.tsx'
import { FindByNumber } from '#web/kit/FindByNumber.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Column } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportRegister, findByNumber, people, peopleWithoutFile } from '../contract.ts'
import { useRegistryLists } from './lists.ts'
import { personOf } from './person.ts'
import { words } from './words.ts'

type Person = OutputOf<typeof people>['rows'][number]

/** So many digits are no longer a part of a number: it is a whole one, and goes where none stands in an address. */
const wholeNumber = /^\s*[\d０-９][\d０-９\s-]{9,}[\dxXｘＸ０-９]\s*$/u

/** Everyone on the register within reach. */
export default function PeoplePage() {
  const t = useWord(words)
  const may = useMay()
  const me = useMe()
  const [number, setNumber] = useState<string>()
  const registers = may('workforce:register')
  const unfiled = useAnswer(peopleWithoutFile, { size: 100 }, { when: registers })
  const without = unfiled.data?.rows.length ?? 0
  // A province or a prefecture is searched by beginnings: see queries/narrow.ts.
  const wide = me.jurisdiction.regionCode !== null && /0{8}$/.test(me.jurisdiction.regionCode)
  const register = registers && (
    <a className="button main" href="/desk/people/register">
      {t('people.register')}
    </a>
  )
  return (
    <>
      <PageHeader
        title={t('people')}
        acts={
          <>
            <button type="button" className="button" onClick={() => setNumber('')}>
              {t('people.by-number')}
            </button>
            {register}
          </>
        }
      />
      {without > 0 && (
        <p className="panel row">
          <span>{t('people.without', { n: without })}</span>
          <a href="/desk/people/register">{t('people.without-act')}</a>
        </p>
      )}
      <Table
        name="workforce.people"
        caption={t('people')}
        endpoint={people}
        exportBy={exportRegister}
        mayExport={may('workforce:export')}
        searchFor={t(wide ? 'people.search-wide' : 'people.search')}
        searchIsPrivate
        searchElsewhere={(text) => {
          const isWhole = wholeNumber.test(text)
          if (isWhole) setNumber(text)
          return isWhole
        }}
        filters={useFilters()}
        empty={{
          title: t('people.empty'),
          say: t('people.empty-say'),
          act: (
            <p className="row">
              {register}
              {may('workforce:import') && (
                <a className="button" href="/desk/people/imports">
                  {t('people.import')}
                </a>
              )}
            </p>
          ),
        }}
        rowKey={(row) => row.personId}
        rowTo={(row) => `/desk/people/${row.personId}`}
        columns={useColumns()}
      />
      {number !== undefined && (
        <FindByNumber
          endpoint={findByNumber}
          said={{
            title: t('people.by-number'),
            how: t('people.by-number-say'),
            label: t('people.number-or-phone'),
            none: t('people.not-found'),
            verb: t('people.find'),
          }}
          first={number}
          found={({ rows }) =>
            rows.map((row) => ({
              href: `/desk/people/${row.personId}`,
              name: row.name,
              more: [row.age === null ? '' : t('age', { n: row.age }), row.organisationName ?? row.regionName]
                .filter(Boolean)
                .join(' · '),
            }))
          }
          onClose={() => setNumber(undefined)}
        />
      )}
    </>
  )
}

function useFilters(): Filter[] {
  const t = useWord(words)
  const me = useMe()
  const { choices } = useRegistryLists()
  const region = useRegionFilter(t('region'))
  const employer = useOrganisationFilter(t('employer'))
  return [
    { key: 'kind', label: t('kind'), choices: choices('kinds') },
    { key: 'employerKind', label: t('employer.kind'), choices: choices('employerKinds') },
    { key: 'field', label: t('field'), choices: choices('fields') },
    { key: 'system', label: t('system'), choices: choices('systems') },
    {
      key: 'status',
      label: t('status'),
      choices: (['left', 'retired', 'deceased'] as const).map((one) => ({ value: one, label: t(`status.${one}`) })),
    },
    { key: 'confirmed', label: t('confirmed'), choices: [{ value: 'no', label: t('confirmed.no') }] },
    ...(me.jurisdiction.kind === 'region' ? [region, employer] : []),
  ]
}

function useColumns(): Column<Person>[] {
  const t = useWord(words)
  const { say } = useRegistryLists()
  return [
    { key: 'name', title: t('name'), show: (row) => row.name, width: '6rem' },
    { key: 'person', title: t('person'), show: (row) => personOf(row, t), width: '7rem' },
    { key: 'kind', title: t('kind'), show: (row) => say('kinds', row.kind) },
    {
      key: 'employer',
      title: t('employer'),
      show: (row) => row.employerName ?? row.organisationName ?? '',
      width: '11rem',
    },
    {
      key: 'workplace',
      title: t('organisation'),
      show: (row) => row.organisationName ?? <span className="soft">{t('unknown')}</span>,
      width: '11rem',
    },
    { key: 'post', title: t('post'), show: (row) => row.postTitle ?? '' },
    { key: 'region', title: t('region'), show: (row) => row.regionName },
    {
      key: 'fields',
      title: t('fields'),
      show: (row) => row.fields.map((code) => say('fields', code)).join(t('and')),
      width: '9rem',
      hidden: true,
    },
    { key: 'system', title: t('system'), show: (row) => say('systems', row.system), hidden: true },
    {
      key: 'confirmed',
      title: t('confirmed'),
      show: (row) => (
        <span className={`status ${row.confirmed ? 'good' : 'warn'}`}>
          {t(row.confirmed ? 'confirmed.yes' : 'confirmed.no')}
        </span>
      ),
    },
    {
      key: 'number',
      title: t('number'),
      show: (row) => <span className="number">{row.identityNumberMasked}</span>,
      hidden: true,
    },
    { key: 'phone', title: t('phone'), show: (row) => <span className="number">{row.phoneMasked}</span>, hidden: true },
  ]
}
