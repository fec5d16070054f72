import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { establishment, establishmentByRegion, exportEstablishment } from '../contract.ts'
import { Seats, useCodes } from './parts.tsx'
import { SetUpPost } from './PostForm.tsx'
import { words } from './words.ts'

/** Posts by place, with a picture of the seats, and the counts of the parts of a region. */
export default function EstablishmentPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const codes = useCodes()
  const me = useMe()
  const [query] = useQueryWords()
  const [settingUp, setSettingUp] = useState(false)
  const regionFilter = useRegionFilter(t('posts.region'))
  const organisationFilter = useOrganisationFilter(t('posts.organisation'))
  const button = may('posts:manage') && (
    <button type="button" className="button main" onClick={() => setSettingUp(true)}>
      {t('posts.set-up')}
    </button>
  )
  const ofRegion = me.jurisdiction.kind === 'region'
  return (
    <>
      <PageHeader title={t('posts')} acts={button} />
      {ofRegion && <ByRegion regionCode={query['regionCode'] ?? me.jurisdiction.regionCode ?? me.homeRegionCode} />}
      <Table
        name="posts.establishment"
        caption={t('posts')}
        endpoint={establishment}
        exportBy={exportEstablishment}
        searchFor={t('posts.search')}
        filters={[
          ...(ofRegion ? [regionFilter, organisationFilter] : []),
          {
            key: 'kind',
            label: t('posts.kind'),
            choices: (codes?.kinds ?? []).map((one) => ({ value: one.code, label: phrase(one.name) })),
          },
          {
            key: 'state',
            label: t('posts.state'),
            choices: (['vacant', 'full', 'closed'] as const).map((one) => ({
              value: one,
              label: t(`posts.state.${one}`),
            })),
          },
        ]}
        empty={{ title: t('posts.empty'), say: t('posts.empty-say'), act: button }}
        rowKey={(row) => row.postId}
        rowTo={(row) => `/desk/posts/${row.postId}`}
        columns={[
          { key: 'title', title: t('posts.title'), show: (row) => row.title, text: (row) => row.title },
          {
            key: 'organisation',
            title: t('posts.organisation'),
            show: (row) => row.organisation.name,
            text: (row) => row.organisation.name,
            width: '12rem',
          },
          {
            key: 'kind',
            title: t('posts.kind'),
            show: (row) => phrase(row.kindName),
            text: (row) => phrase(row.kindName),
          },
          {
            key: 'picture',
            title: t('posts.picture'),
            show: (row) => <Seats seats={row.seats} filled={row.filled} />,
            width: '7rem',
          },
          {
            key: 'seats',
            title: t('posts.seats'),
            end: true,
            show: (row) => formatCount(row.seats),
            text: (row) => row.seats,
          },
          {
            key: 'vacant',
            title: t('posts.vacant'),
            end: true,
            show: (row) => formatCount(Math.max(0, row.seats - row.filled)),
            text: (row) => Math.max(0, row.seats - row.filled),
          },
          {
            key: 'certificate',
            title: t('posts.certificate'),
            show: (row) =>
              [t(`certificate.${row.certificate}`), row.certificateLevel && t(`level.${row.certificateLevel}`)]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'managing',
            title: t('posts.managing'),
            show: (row) => row.managing?.name ?? '',
            text: (row) => row.managing?.name ?? '',
          },
          {
            key: 'recruiting',
            title: t('posts.recruiting'),
            show: (row) => row.recruiting?.name ?? '',
            text: (row) => row.recruiting?.name ?? '',
            hidden: true,
          },
          {
            key: 'employer',
            title: t('posts.employer'),
            show: (row) => row.employer?.name ?? '',
            text: (row) => row.employer?.name ?? '',
            hidden: true,
          },
          {
            key: 'funding',
            title: t('posts.funding'),
            show: (row) => phrase(row.fundingName),
            text: (row) => phrase(row.fundingName),
            hidden: true,
          },
        ]}
      />
      {settingUp && (
        <Ask title={t('posts.set-up')} onClose={() => setSettingUp(false)}>
          <SetUpPost
            onDone={() => {
              toast(t('posts.set-up-done'))
              setSettingUp(false)
            }}
          />
        </Ask>
      )}
    </>
  )
}

function ByRegion({ regionCode }: { regionCode: string }) {
  const t = useWord(words)
  const { data } = useAnswer(establishmentByRegion, { regionCode })
  if (!data || data.rows.length < 2) return null
  return (
    <details className="card">
      <summary>
        {t('posts.by-region')}：{data.regionName}{' '}
        {t('posts.picture-of', {
          seats: data.total.seats,
          filled: data.total.filled,
          vacant: Math.max(0, data.total.seats - data.total.filled),
        })}
      </summary>
      <SortableTable
        caption={t('posts.by-region')}
        rows={data.rows}
        rowKey={(row) => row.regionCode}
        first={{ key: 'vacant', down: true }}
        columns={[
          {
            key: 'name',
            title: t('posts.region'),
            by: (row) => row.name,
            show: (row) => <a href={`/desk/posts?regionCode=${row.regionCode}`}>{row.name}</a>,
          },
          {
            key: 'seats',
            title: t('posts.seats'),
            end: true,
            by: (row) => row.seats,
            show: (row) => formatCount(row.seats),
          },
          {
            key: 'filled',
            title: t('posts.filled'),
            end: true,
            by: (row) => row.filled,
            show: (row) => formatCount(row.filled),
          },
          {
            key: 'vacant',
            title: t('posts.vacant'),
            end: true,
            by: (row) => row.seats - row.filled,
            show: (row) => formatCount(Math.max(0, row.seats - row.filled)),
          },
          { key: 'picture', title: t('posts.picture'), show: (row) => <Seats seats={row.seats} filled={row.filled} /> },
        ]}
      />
    </details>
  )
}
