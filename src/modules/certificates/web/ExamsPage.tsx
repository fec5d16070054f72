import { InputNumber } from 'antd'
import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { campaigns, cohorts, openCampaign } from '../contract.ts'
import { useLists } from './lists.ts'
import { CampaignFields } from './CampaignFields.tsx'
import './certificates.css'
import { words } from './words.ts'

/** The years of the exam, and what became of those who began. */
export default function ExamsPage() {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  const may = useMay()
  const asked = useAnswer(campaigns, {})
  const [opening, setOpening] = useState(false)
  const open = may('certificates:manage-campaigns') && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('exams.open')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('exams')} acts={open} />
      <Waiting for={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing title={t('exams.empty')} say={t('exams.empty-say')} act={open} />
          ) : (
            <section className="card">
              <SortableTable
                caption={t('exams')}
                rows={rows}
                rowKey={(row) => row.campaignId}
                columns={[
                  {
                    key: 'title',
                    className: 'certificates-wide',
                    title: t('exam.title'),
                    show: (row) => <a href={`/desk/exams/${row.campaignId}`}>{row.title}</a>,
                  },
                  {
                    key: 'phase',
                    title: t('phase'),
                    show: (row) => (
                      <span
                        className={`status ${row.phase === 'done' ? 'good' : row.phase === 'coming' ? 'idle' : ''}`}
                      >
                        {t(`phase.${row.phase}`)}
                      </span>
                    ),
                  },
                  { key: 'region', title: t('region'), className: 'certificates-whole', show: (row) => row.regionName },
                  {
                    key: 'signUp',
                    className: 'certificates-whole',
                    title: t('exam.sign-up'),
                    show: (row) => `${day(row.signUpFrom)} — ${lastDay(row.signUpUntil)}`,
                  },
                  {
                    key: 'on',
                    title: t('exam.on'),
                    className: 'certificates-whole',
                    show: (row) => day(row.examOn),
                    by: (row) => row.examOn,
                  },
                  {
                    key: 'results',
                    title: t('exam.results-on'),
                    show: (row) => (row.resultsOn ? day(row.resultsOn) : '—'),
                  },
                ]}
              />
            </section>
          )
        }
      </Waiting>
      <Cohorts />
      {opening && <OpenCampaign onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenCampaign({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const me = useMe()
  const year = new Date().getFullYear() + (new Date().getMonth() > 6 ? 1 : 0)
  return (
    <Ask title={t('exams.open')} onClose={onClose}>
      <ActForm
        endpoint={openCampaign}
        given={{ regionCode: me.jurisdiction.regionCode ?? me.homeRegionCode }}
        initial={{ year, title: `${year}年度社会工作者职业水平考试` }}
        verb={t('exams.open')}
        onDone={() => (toast(t('exams.opened')), onClose())}
      >
        <FormField name="year" label={t('exam.year')} required>
          <InputNumber min={2008} max={2200} />
        </FormField>
        <CampaignFields />
      </ActForm>
    </Ask>
  )
}

function Cohorts() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { examChoices } = useLists()
  const [query, change] = useQueryWords()
  const level = (query['level'] ?? 'assistant') as 'assistant'
  const asked = useAnswer(cohorts, { level })
  const to = (year: number, stage: string) => `/desk/exams/people?level=${level}&cohort=${year}&stage=${stage}`
  const door = (people: number, year: number, stage: string) =>
    people > 0 ? <a href={to(year, stage)}>{people}</a> : 0
  const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
  return (
    <Waiting for={asked}>
      {(answer) =>
        answer.rows.length === 0 && level === 'assistant' ? null : (
          <section className="card">
            <h2>{t('cohorts')}</h2>
            <p>
              {t('cohorts.say', { years: answer.years })}
              {answer.certainty === 'assumed' && <span className="soft">{t('assumed')}</span>}
            </p>
            <div className="row no-print" role="group" aria-label={t('level')}>
              {examChoices.map((one) => (
                <button
                  key={one.value}
                  type="button"
                  className={`button ${one.value === level ? 'main' : ''}`}
                  aria-pressed={one.value === level}
                  onClick={() => change({ level: one.value })}
                >
                  {one.label}
                </button>
              ))}
            </div>
            <SortableTable
              caption={t('cohorts')}
              rows={answer.rows}
              rowKey={(row) => String(row.year)}
              columns={[
                {
                  key: 'year',
                  title: t('takers.cohort'),
                  show: (row) => `${row.year}—${row.until}`,
                  by: (row) => row.year,
                },
                { key: 'began', title: t('cohorts.began'), end: true, show: (row) => row.began },
                {
                  key: 'certified',
                  title: t('takers.certified'),
                  end: true,
                  show: (row) => door(row.certified, row.year, 'certified'),
                },
                {
                  key: 'trying',
                  title: t('takers.trying'),
                  end: true,
                  show: (row) => door(row.trying, row.year, 'trying'),
                },
                {
                  key: 'dropped',
                  title: t('takers.dropped'),
                  end: true,
                  show: (row) => door(row.dropped, row.year, 'dropped'),
                },
                {
                  key: 'bar',
                  title: '',
                  className: 'bar-cell',
                  show: (row) => (
                    <span aria-hidden="true" style={{ display: 'flex', height: '0.8rem', gap: '2px' }}>
                      <span style={{ width: `${share(row.certified, row.began)}%`, background: 'var(--accent)' }} />
                      <span style={{ width: `${share(row.trying, row.began)}%`, background: 'var(--line-strong)' }} />
                      <span
                        style={{ width: `${share(row.dropped, row.began)}%`, border: '1px dashed var(--line-strong)' }}
                      />
                    </span>
                  ),
                },
                {
                  key: 'reasons',
                  title: t('cohorts.reasons'),
                  show: (row) =>
                    [
                      ...row.reasons.map((one) => `${phrase(one.name)} ${one.people}`),
                      ...(row.unexplained > 0 ? [`${t('cohorts.unexplained')} ${row.unexplained}`] : []),
                    ].join(t('and')) || '—',
                },
              ]}
            />
          </section>
        )
      }
    </Waiting>
  )
}
