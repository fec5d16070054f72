import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { openRound, rounds, scheme } from '../contract.ts'
import { stages } from '../domain/round.ts'
import { readings } from '../domain/scheme.ts'
import { Scheme } from './Scheme.tsx'
import { StageMark } from './StageMark.tsx'
import { words } from './words.ts'
import './assessment.css'

/** Every year that was assessed, and the way to the next. */
export default function RoundsPage() {
  const t = useWord(words)
  const may = useMay()
  const { day } = useFormats()
  const [opening, setOpening] = useState(false)
  const open = may('assessment:manage') && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('rounds.open')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('assessment')} acts={open} />
      <Table
        name="assessment.rounds"
        caption={t('assessment')}
        endpoint={rounds}
        filters={[
          {
            key: 'stage',
            label: t('stage'),
            choices: stages.map((one) => ({ value: one, label: t(`stage.${one}`) })),
          },
        ]}
        empty={{ title: t('rounds.empty'), say: t('rounds.empty-say'), act: open }}
        rowKey={(row) => row.roundId}
        rowTo={(row) => `/desk/assessment/rounds/${row.roundId}`}
        columns={[
          {
            key: 'title',
            title: t('rounds.title'),
            show: (row) => row.title,
            text: (row) => row.title,
            width: '12rem',
          },
          { key: 'region', title: t('region'), show: (row) => row.regionName, text: (row) => row.regionName },
          {
            key: 'stage',
            title: t('stage'),
            show: (row) => <StageMark of={row.stage} />,
            text: (row) => t(`stage.${row.stage}`),
          },
          {
            key: 'people',
            title: t('round.assessed'),
            end: true,
            show: (row) => formatCount(row.people - row.exempt),
            text: (row) => row.people - row.exempt,
          },
          {
            key: 'opened',
            title: t('opened'),
            show: (row) => day(row.openedOn),
            text: (row) => row.openedOn,
            width: '8rem',
          },
        ]}
      />
      {opening && <OpenRound onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenRound({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const go = useGo()
  const me = useMe()
  const today = todayIn(new Date())
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const regionCode = me.jurisdiction.regionCode ?? me.homeRegionCode
  const asked = useAnswer(scheme, { regionCode, year })
  return (
    <Ask title={t('rounds.open')} onClose={onClose}>
      <label className="field">
        <span className="label">{t('year')}</span>
        <Select
          value={year}
          onChange={setYear}
          options={[thisYear, thisYear - 1].map((one) => ({ value: one, label: String(one) }))}
          aria-label={t('year')}
        />
      </label>
      <Waiting for={asked} lines={6}>
        {(one) => (
          <ActForm
            key={year}
            endpoint={openRound}
            given={{ regionCode, year, ...(one.shareReading !== null && { shareReading: null }) }}
            initial={{ title: t('rounds.title-of', { year }) }}
            verb={t('rounds.open')}
            notNow={one.fault && phrase(one.fault)}
            onDone={({ roundId, people }) => {
              toast(t('rounds.opened', { n: people }))
              go(`/desk/assessment/rounds/${roundId}`)
            }}
          >
            {/* Inside the form, so that its button stays in sight when the scheme is unfolded. */}
            <p>{t('rounds.will', { n: one.people })}</p>
            <details>
              <summary>{t('scheme')}</summary>
              <Scheme of={one} />
            </details>
            <FormField name="title" label={t('rounds.title')} required>
              <Input maxLength={100} autoComplete="off" />
            </FormField>
            {one.shareReading === null ? (
              <FormField
                name="shareReading"
                label={t('rounds.reading')}
                hint={`${t('rounds.reading-hint')} ${phrase(one.readingBasis)}`}
                required
              >
                <Radio.Group
                  options={readings.map((value) => ({ value, label: t(`reading.${value}`) }))}
                  className="stacked"
                />
              </FormField>
            ) : (
              <p className="soft">{t('reading.fixed', { reading: t(`reading.${one.shareReading}`) })}</p>
            )}
            <FormField name="selfUntil" label={t('rounds.self-until')}>
              <DayInput from={today} />
            </FormField>
            <FormField name="scoreUntil" label={t('rounds.score-until')}>
              <DayInput from={today} />
            </FormField>
          </ActForm>
        )}
      </Waiting>
    </Ask>
  )
}
