import { Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { addDays, todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { establishment, openRecruitment, recruitmentRules, recruitments } from '../contract.ts'
import { RuleShown } from './RecruitmentRule.tsx'
import { words } from './recruitment-words.ts'
import './posts.css'

const looks = { open: '', closed: 'good', cancelled: 'bad' } as const
const statuses = ['open', 'closed', 'cancelled'] as const

/** Rounds of recruitment, and the way to a new one. */
export default function RecruitmentsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const [opening, setOpening] = useState(false)
  const open = may('posts:recruit') && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('round.open')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('recruitments')} acts={open} />
      <Table
        name="posts.recruitments"
        caption={t('recruitments')}
        endpoint={recruitments}
        searchFor={t('round.search')}
        filters={[
          {
            key: 'status',
            label: t('round.status'),
            choices: statuses.map((one) => ({ value: one, label: t(`status.${one}`) })),
          },
        ]}
        empty={{ title: t('round.empty'), say: t('round.empty-say'), act: open }}
        rowKey={(row) => row.recruitmentId}
        rowTo={(row) => `/desk/posts/recruitments/${row.recruitmentId}`}
        columns={[
          { key: 'title', title: t('round.title'), show: (row) => row.title, text: (row) => row.title, width: '14rem' },
          { key: 'region', title: t('round.region'), show: (row) => row.regionName, text: (row) => row.regionName },
          {
            key: 'stage',
            title: t('round.stage'),
            show: (row) =>
              row.status === 'open' ? (
                phrase(row.stageName)
              ) : (
                <span className={`status ${looks[row.status]}`}>{t(`status.${row.status}`)}</span>
              ),
            text: (row) => (row.status === 'open' ? phrase(row.stageName) : t(`status.${row.status}`)),
          },
          {
            key: 'until',
            title: t('round.until'),
            show: (row) => day(row.signUpUntil),
            text: (row) => row.signUpUntil,
          },
          ...(['places', 'candidates', 'appointed'] as const).map((key) => ({
            key,
            title: t(`round.${key}`),
            show: (row: { places: number; candidates: number; appointed: number }) => formatCount(row[key]),
            text: (row: { places: number; candidates: number; appointed: number }) => row[key],
            end: true,
          })),
        ]}
      />
      {opening && (
        <Ask title={t('round.open')} onClose={() => setOpening(false)}>
          <OpenRound />
        </Ask>
      )}
    </>
  )
}

function OpenRound() {
  const t = useWord(words)
  const me = useMe()
  const go = useGo()
  const own = me.jurisdiction.regionCode ?? me.homeRegionCode
  const [regionCode, setRegion] = useState<string>(own)
  const { data: rule } = useAnswer(recruitmentRules, { regionCode: regionCode as never })
  const { data: vacant } = useAnswer(establishment, { regionCode: regionCode as never, state: 'vacant', size: 100 })
  const [chosen, setChosen] = useState<Record<string, number>>({})
  if (!rule || !vacant) return null
  const asksReading =
    rule.reading === 'ask' && vacant.rows.some((row) => row.certificate === 'preferred' && chosen[row.postId])
  const places = vacant.rows.flatMap(({ postId }) => (chosen[postId] ? [{ postId, places: chosen[postId] }] : []))
  return (
    <div className="long-form recruit-wide">
      {rule.fault && <p className="status bad">{`${t('rule.fault')}：`}</p>}
      <ActForm
        endpoint={openRecruitment}
        given={{ regionCode: regionCode as never, places }}
        initial={{ signUpUntil: addDays(todayIn(new Date()), 14), reading: null, readingReason: '', notice: '' }}
        verb={t('round.open')}
        notNow={places.length === 0 ? t('round.places') : null}
        onDone={({ recruitmentId }) => {
          toast(t('round.opened'))
          go(`/desk/posts/recruitments/${recruitmentId}`)
        }}
      >
        <FormField name="title" label={t('round.title')} hint={t('round.title-hint')} required>
          <Input maxLength={80} autoComplete="off" />
        </FormField>
        <FormField name="notice" label={t('round.notice')}>
          <Input maxLength={200} autoComplete="off" />
        </FormField>
        <FormField name="signUpUntil" label={t('round.until')} required>
          <DayInput from={todayIn(new Date())} />
        </FormField>
        <div className="recruit-field">
          <span className="recruit-label">{t('round.region')}</span>
          <RegionPicker
            label={t('round.region')}
            within={own}
            value={regionCode}
            onChange={(code) => {
              setRegion(code ?? own)
              setChosen({})
            }}
          />
        </div>
        <fieldset className="recruit-vacancies">
          <legend>{t('round.vacancies')}</legend>
          {vacant.rows.length === 0 && <p className="soft">{t('round.no-vacancy')}</p>}
          {vacant.rows.map((row) => (
            <div key={row.postId} className="recruit-vacancy">
              <span>
                <b>{row.title}</b> · {row.organisation.name}
                <span className="soft small">
                  {' '}
                  {t('round.vacant', { n: row.seats - row.filled })}
                  {row.certificate !== 'none' &&
                    ` · ${t(row.certificate === 'required' ? 'cert.condition' : 'cert.preference')}`}
                </span>
              </span>
              <InputNumber
                aria-label={t('round.places-of', { post: row.title })}
                min={0}
                max={row.seats - row.filled}
                precision={0}
                value={chosen[row.postId] ?? 0}
                onChange={(n) => setChosen({ ...chosen, [row.postId]: n ?? 0 })}
              />
            </div>
          ))}
          {vacant.next && <p className="soft small">{t('round.more')}</p>}
        </fieldset>
        {asksReading && (
          <>
            <FormField name="reading" label={t('reading.label')} hint={t('reading.say')} required>
              <Radio.Group
                options={(['preference', 'condition'] as const).map((one) => ({
                  value: one,
                  label: t(`reading.${one}`),
                }))}
              />
            </FormField>
            <FormField name="readingReason" label={t('reading.reason')} required>
              <Input maxLength={300} autoComplete="off" />
            </FormField>
          </>
        )}
      </ActForm>
      <RuleShown of={rule} />
    </div>
  )
}
