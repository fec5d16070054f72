import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { regionPage } from '#modules/organisations/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportStaffing, recordPopulation, staffing } from '../contract.ts'
import { BasisLine, Seats } from './parts.tsx'
import { words } from './words.ts'

type Answer = OutputOf<typeof staffing>
type Line = Answer['regions'][number]['lines'][number]

/** What each place needs by its rules, what it has and what is missing; every number with how it came about. */
export default function StaffingPage() {
  const t = useWord(words)
  const me = useMe()
  const [query] = useQueryWords()
  const own = me.jurisdiction.regionCode ?? me.homeRegionCode
  const regionCode = query['regionCode'] ?? own
  const region = useAnswer(regionPage, { code: regionCode })
  const regionFilter = useRegionFilter(t('posts.region'))
  const { data } = useAnswer(staffing, { regionCode, size: 1 })
  const [entering, setEntering] = useState<string>()
  return (
    <>
      <PageHeader title={t('staffing')} whose={region.data?.name} />
      {data && data.total.organisations > 0 && (
        <p>
          {t('staffing.sum', {
            n: data.total.organisations,
            required: data.total.required,
            have: data.total.have,
            gap: data.total.gap,
          })}
          {data.total.unknown > 0 && t('staffing.sum-unknown', { n: data.total.unknown })}
        </p>
      )}
      {(data?.regions ?? []).map((one) => (
        <RegionCard key={one.regionCode} of={one} onEnter={() => setEntering(one.regionCode)} />
      ))}
      <Table
        name="posts.staffing"
        caption={t('staffing')}
        endpoint={staffing}
        given={{ regionCode }}
        exportBy={exportStaffing}
        filters={[
          ...(me.jurisdiction.kind === 'region' ? [regionFilter] : []),
          { key: 'gap', label: t('staffing.gap'), choices: [{ value: 'yes', label: t('staffing.gap-only') }] },
        ]}
        empty={{ title: t('staffing.empty') }}
        rowKey={(row) => row.organisation.id}
        rowTo={(row) => `/desk/posts?organisationId=${row.organisation.id}`}
        columns={[
          {
            key: 'organisation',
            title: t('posts.organisation'),
            show: (row) => row.organisation.name,
            text: (row) => row.organisation.name,
            width: '13rem',
          },
          {
            key: 'picture',
            title: t('posts.picture'),
            show: (row) =>
              row.required !== null && <Seats seats={Math.max(row.required, row.have)} filled={row.have} />,
            width: '7rem',
          },
          {
            key: 'required',
            title: t('staffing.required'),
            end: true,
            show: (row) => (row.required === null ? '—' : formatCount(row.required)),
            text: (row) => row.required,
          },
          {
            key: 'have',
            title: t('staffing.have'),
            end: true,
            show: (row) => formatCount(row.have),
            text: (row) => row.have,
          },
          { key: 'gap', title: t('staffing.gap'), show: (row) => <Gap of={row.gap} />, text: (row) => row.gap },
          {
            key: 'how',
            title: t('staffing.how'),
            show: (row) => row.lines.map((line) => <How key={line.code} of={line} />),
            width: '22rem',
          },
        ]}
      />
      {entering && <EnterPopulation regionCode={entering} onClose={() => setEntering(undefined)} />}
    </>
  )
}

function Gap({ of }: { of: number | null }) {
  const t = useWord(words)
  if (of === null) return <span className="status idle">{t('staffing.unknown')}</span>
  return of === 0 ? (
    <span className="status good">{t('staffing.enough')}</span>
  ) : (
    <span className="status bad">{t('staffing.short', { n: of })}</span>
  )
}

function How({ of }: { of: Line }) {
  const phrase = usePhrase()
  return (
    <details>
      <summary>
        {phrase(of.name)}：{phrase(of.how)}
      </summary>
      <BasisLine of={of} />
    </details>
  )
}

function RegionCard({ of, onEnter }: { of: Answer['regions'][number]; onEnter: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  return (
    <section className="card stack">
      <div className="row">
        <h2 style={{ margin: 0 }}>
          {t('staffing.regions')} · {of.name}
        </h2>
        {may('posts:manage') && (
          <button type="button" className="button bare" onClick={onEnter}>
            {t('staffing.enter')}
          </button>
        )}
      </div>
      <p>
        {t('staffing.population')}：
        {of.population
          ? t('staffing.population-of', {
              n: formatCount(of.population.urbanResidents),
              day: day(of.population.countedOn),
              source: of.population.source,
            })
          : t('staffing.population-none')}
      </p>
      {of.lines.map((line) => (
        <div key={line.code}>
          <p>
            {phrase(line.name)}：{phrase(line.how)} · {t('staffing.have')} {formatCount(line.have)}{' '}
            <Gap of={line.gap} />
          </p>
          <BasisLine of={line} />
        </div>
      ))}
    </section>
  )
}

function EnterPopulation({ regionCode, onClose }: { regionCode: string; onClose: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  return (
    <Ask title={t('staffing.enter')} onClose={onClose}>
      <ActForm
        endpoint={recordPopulation}
        given={{ regionCode }}
        verb={t('staffing.enter')}
        onDone={() => {
          toast(t('staffing.entered'))
          onClose()
        }}
      >
        <FormField name="urbanResidents" label={t('staffing.population')} required>
          <InputNumber min={0} max={100_000_000} precision={0} style={{ width: '12rem' }} />
        </FormField>
        <FormField name="countedOn" label={t('staffing.counted')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="source" label={t('staffing.source')} hint={t('staffing.source-hint')} required>
          <Input maxLength={200} autoComplete="off" />
        </FormField>
      </ActForm>
    </Ask>
  )
}
