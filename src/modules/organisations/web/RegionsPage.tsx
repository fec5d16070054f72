import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { useGo, usePathPart } from '#web/kit/address.ts'
import { formatCount, formatShare, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { regionChildren, regionPage } from '../contract.ts'
import { ChangeRegionForm } from './ChangeRegionForm.tsx'
import { words } from './words.ts'

export type Region = OutputOf<typeof regionPage>

/** The region tree, a level at a time: where the page stands, what lies below, how far each tier of sites covers it. */
export default function RegionsPage() {
  const me = useMe()
  const code = usePathPart('code') || me.jurisdiction.regionCode || me.homeRegionCode
  const asked = useAnswer(regionPage, { code })
  return (
    <Waiting for={asked} lines={10}>
      {(region) => <Shown region={region} key={code} />}
    </Waiting>
  )
}

function Shown({ region }: { region: Region }) {
  const t = useWord(words)
  const { day } = useFormats()
  const above = region.above.at(-1)
  return (
    <>
      <PageHeader
        title={region.name}
        whose={`${t(`level.${region.level}`)} · ${region.code}`}
        {...(above && { back: { to: `/desk/regions/${above.code}`, title: above.name } })}
        acts={<Acts region={region} />}
        note={region.validUntil && <p className="status warn">{t('regions.ended', { day: day(region.validUntil) })}</p>}
      />
      <div className="stack">
        <Way region={region} />
        {region.coverage && region.coverage.length > 0 && <Coverage region={region} />}
        <Below region={region} />
        {region.changes.length > 0 && <Changes region={region} />}
        <p className="small soft">{t('regions.source', { source: region.source })}</p>
      </div>
    </>
  )
}

function Acts({ region }: { region: Region }) {
  const t = useWord(words)
  const [changing, setChanging] = useState(false)
  const mayChange = useMay()('organisations:change-regions') && region.coverage !== null && !region.validUntil
  return (
    <>
      <a className="button" href={`/desk/organisations?within=${region.code}`}>
        {t('regions.organisations')}
      </a>
      {mayChange && (
        <button type="button" className="button" onClick={() => setChanging(true)}>
          {t('changes.record')}
        </button>
      )}
      {changing && <ChangeRegionForm of={region} onClose={() => setChanging(false)} />}
    </>
  )
}

function Way({ region }: { region: Region }) {
  const t = useWord(words)
  const go = useGo()
  return (
    <div className="row no-print">
      <nav className="grow" aria-label={t('regions')}>
        {region.above.map((one) => (
          <span key={one.code}>
            <a href={`/desk/regions/${one.code}`}>{one.name}</a> /{' '}
          </span>
        ))}
        <strong aria-current="page">{region.name}</strong>
      </nav>
      <RegionPicker
        label={t('regions.go')}
        placeholder={t('regions.go')}
        value={null}
        valueLabel=""
        onChange={(code) => code && go(`/desk/regions/${code}`)}
      />
    </div>
  )
}

function Coverage({ region }: { region: Region }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <section className="card">
      <h2>{t('coverage')}</h2>
      <SortableTable
        caption={t('coverage')}
        rows={region.coverage!}
        rowKey={(row) => String(row.tier)}
        columns={[
          {
            key: 'tier',
            title: t('coverage.tier'),
            show: (row) => `${phrase(row.name)}（${t(`level.${row.level}`)}）`,
          },
          { key: 'sites', title: t('coverage.sites'), end: true, show: (row) => formatCount(row.sites) },
          { key: 'divisions', title: t('coverage.divisions'), end: true, show: (row) => formatCount(row.divisions) },
          { key: 'covered', title: t('coverage.covered'), end: true, show: (row) => formatCount(row.covered) },
          {
            key: 'rate',
            title: t('coverage.rate'),
            end: true,
            show: (row) => (row.divisions === 0 ? '—' : formatShare(row.covered / row.divisions)),
          },
          {
            key: 'open',
            title: t('coverage.open'),
            end: true,
            show: (row) =>
              row.divisions === row.covered ? (
                '0'
              ) : (
                <a href={`/desk/regions/${region.code}/uncovered?tier=${row.tier}`}>
                  {formatCount(row.divisions - row.covered)}
                </a>
              ),
          },
        ]}
      />
      <p className="small soft">{t('coverage.say')}</p>
    </section>
  )
}

function Below({ region }: { region: Region }) {
  const t = useWord(words)
  return (
    <Table
      name="organisations.regions"
      caption={t('regions.below', { name: region.name })}
      endpoint={regionChildren}
      given={{ code: region.code }}
      searchFor={t('regions.search')}
      empty={{ title: t('regions.empty'), say: t('regions.empty-say') }}
      rowKey={(row) => row.code}
      rowTo={(row) => `/desk/regions/${row.code}`}
      columns={[
        { key: 'name', title: t('regions.name'), show: (row) => row.name, text: (row) => row.name },
        {
          key: 'code',
          title: t('regions.code'),
          show: (row) => <span className="number">{row.code}</span>,
          text: (row) => row.code,
        },
        {
          key: 'level',
          title: t('regions.level'),
          show: (row) => t(`level.${row.level}`),
          text: (row) => t(`level.${row.level}`),
        },
        {
          key: 'children',
          title: t('regions.children'),
          end: true,
          show: (row) => formatCount(row.children),
          text: (row) => row.children,
        },
        {
          key: 'sites',
          title: t('regions.sites'),
          end: true,
          show: (row) => formatCount(row.sites),
          text: (row) => row.sites,
        },
      ]}
    />
  )
}

function Changes({ region }: { region: Region }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <section className="card">
      <h2>{t('changes')}</h2>
      <Timeline
        name={t('changes')}
        moments={region.changes.map((change) => ({
          key: `${change.on} ${change.from.code} ${change.to.code}`,
          when: day(change.on),
          what: (
            <>
              {t(`changes.${change.kind}`)}：<a href={`/desk/regions/${change.from.code}`}>{change.from.name}</a>{' '}
              <span className="soft number">{change.from.code}</span> →{' '}
              <a href={`/desk/regions/${change.to.code}`}>{change.to.name}</a>{' '}
              <span className="soft number">{change.to.code}</span>
            </>
          ),
          detail: change.basis,
        }))}
      />
    </section>
  )
}
