import { Input, InputNumber, Select, Form } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { creditStudy, issueMyTranscript, issueTranscript, myTranscriptFile, reverseHours, transcriptFile, withdrawTranscript } from '../contract.ts'
import type { myTraining } from '../contract.ts'
import { useCodes } from './codes.ts'
import { Standing } from './Standing.tsx'
import './training.css'
import { words } from './words.ts'

export type PersonTraining = OutputOf<typeof myTraining>
type Line = PersonTraining['lines'][number]
type Paper = PersonTraining['transcripts'][number]

/** The hours of a person: what is asked of them, what they have, and the papers about it. The same for oneself and for others. */
export function HoursOf({ of, own }: { of: PersonTraining; own: boolean }) {
  const t = useWord(words)
  const may = useMay()
  const { hours, category } = useCodes()
  const [crediting, setCrediting] = useState(false)
  return (
    <>
      {of.standings.length > 0 ? (
        <ul className="standings">
          {of.standings.map((one) => (
            <Standing key={one.code} of={one} />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('hours.none-asked')}</p>
      )}
      <p>
        <strong>{t('hours.balance')}</strong>{' '}
        {of.balance.length > 0 ? of.balance.map((one) => `${category(one.category)} ${hours(one.minutes)}`).join(' · ') : '0'}
      </p>
      <Steps title={t('hours.ladder')} of={of.stages} />
      <Steps title={t('hours.five-ones')} of={of.fiveOnes} note={of.fiveOnes.some((one) => one.certainty === 'assumed') ? t('assumed') : undefined} />
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>{t('hours.lines')}</h3>
        {!own && may('training:correct') && (
          <button type="button" className="button" onClick={() => setCrediting(true)}>
            {t('hours.credit')}
          </button>
        )}
      </div>
      <Lines of={of.lines} />
      <Papers of={of} own={own} />
      {crediting && <Credit personId={of.personId} onClose={() => setCrediting(false)} />}
    </>
  )
}

function Steps({ title, of, note }: { title: string; of: { code: string; name: { zh: string; en: string }; done: boolean }[]; note?: string | undefined }) {
  const phrase = usePhrase()
  return (
    <div className="row">
      <strong>{title}</strong>
      <ul className="steps" style={{ margin: 0 }}>
        {of.map((one) => (
          <li key={one.code} className={`status ${one.done ? 'good' : 'idle'}`}>
            {phrase(one.name)}
          </li>
        ))}
      </ul>
      {note && <span className="small soft">{note}</span>}
    </div>
  )
}

function Lines({ of }: { of: Line[] }) {
  const t = useWord(words)
  const may = useMay()
  const { hours, category, source } = useCodes()
  const { day } = useFormats()
  const [reversing, setReversing] = useState<Line>()
  if (of.length === 0) return <Nothing title={t('hours.none')} say={t('hours.none-say')} />
  return (
    <>
      <SortableTable
        caption={t('hours.lines')}
        rows={of}
        rowKey={(row) => row.hoursId}
        columns={[
          { key: 'day', title: t('hours.day'), by: (row) => row.earnedOn, show: (row) => <span className="number">{day(row.earnedOn)}</span> },
          {
            key: 'what',
            title: t('hours.what'),
            show: (row) => (
              <>
                {row.title}
                {row.reason && <span className="soft small"> {t('hours.is-reversal', { reason: row.reason })}</span>}
                {row.reversed && <span className="status idle small">{t('hours.reversed')}</span>}
              </>
            ),
          },
          { key: 'amount', title: t('hours.amount'), end: true, by: (row) => row.minutes, show: (row) => hours(row.minutes) },
          { key: 'category', title: t('hours.category'), by: (row) => row.category, show: (row) => category(row.category) },
          { key: 'source', title: t('hours.source'), by: (row) => row.source, show: (row) => source(row.source) },
          { key: 'where', title: t('hours.where'), show: (row) => [row.organisationName, row.regionName].filter(Boolean).join(' · ') },
          ...(may('training:correct')
            ? [
                {
                  key: 'acts',
                  title: t('session.acts'),
                  show: (row: Line) =>
                    !row.reverses &&
                    !row.reversed && (
                      <button type="button" className="button bare" onClick={() => setReversing(row)}>
                        {t('hours.reverse')}
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {reversing && <Reverse hoursId={reversing.hoursId} title={reversing.title} onClose={() => setReversing(undefined)} />}
    </>
  )
}

export function Reverse({ hoursId, title, onClose }: { hoursId: string; title: string; onClose: () => void }) {
  const t = useWord(words)
  return (
    <Ask title={`${t('hours.reverse')} · ${title}`} onClose={onClose}>
      <p>{t('hours.reverse-say')}</p>
      <ActForm
        endpoint={reverseHours}
        given={{ hoursId }}
        verb={t('hours.reverse')}
        onDone={({ transcriptsChanged }) => {
          toast(t('hours.reversed-done', { n: transcriptsChanged }))
          onClose()
        }}
      >
        <FormField name="reason" label={t('session.reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function Credit({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  if (!lists) return null
  const kinds = lists.sources.filter((one) => ['degree', 'passed-course', 'outside-training'].includes(one.code))
  return (
    <Ask title={t('hours.credit')} onClose={onClose}>
      <p>{t('hours.credit-say')}</p>
      <ActForm
        endpoint={creditStudy}
        given={{ personId }}
        initial={{ source: 'outside-training', category: lists.categories[0]?.code ?? '' }}
        shape={(values) => ({ ...values, hours: values['hours'] ?? null, study: values['study'] || null }) as never}
        verb={t('hours.credit')}
        onDone={() => {
          toast(t('hours.credited'))
          onClose()
        }}
      >
        <FormField name="source" label={t('hours.source')} required>
          <Select options={kinds.map(({ code, name }) => ({ value: code, label: phrase(name) }))} />
        </FormField>
        <FormField name="title" label={t('hours.credit-title')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="earnedOn" label={t('hours.day')} required>
          <DayInput until={todayIn(new Date())} />
        </FormField>
        <FormField name="category" label={t('hours.category')} required>
          <Select options={lists.categories.map(({ code, name }) => ({ value: code, label: phrase(name) }))} />
        </FormField>
        <StudyOrHours degreeHours={lists.degreeHours} />
      </ActForm>
    </Ask>
  )
}

function StudyOrHours({ degreeHours }: { degreeHours: number | null }) {
  const t = useWord(words)
  const source: string | undefined = Form.useWatch('source')
  return (
    <>
      {source !== 'outside-training' && (
        <FormField name="study" label={t('hours.study')} hint={t('hours.study-hint')} required>
          <Input maxLength={100} />
        </FormField>
      )}
      {source !== 'degree' && (
        <FormField name="hours" label={t('hours.credit-hours', { n: degreeHours ?? '—' })} required>
          <InputNumber min={0.5} max={200} step={0.5} />
        </FormField>
      )}
    </>
  )
}

function Papers({ of, own }: { of: PersonTraining; own: boolean }) {
  const t = useWord(words)
  const may = useMay()
  const say = useProblemWords()
  const { day, instant } = useFormats()
  const { hours } = useCodes()
  const [issuing, setIssuing] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Paper>()
  const get = (transcriptId: string) =>
    call(own ? myTranscriptFile : transcriptFile, { transcriptId }).catch((error: unknown) => toast(say(error), { bad: true }))
  const mayIssue = own || may('training:manage')
  return (
    <>
      <div className="row" style={{ justifyContent: 'space-between', marginTop: '1rem' }}>
        <h3>{t('paper.title')}</h3>
        {mayIssue && of.lines.length > 0 && (
          <button type="button" className="button" onClick={() => setIssuing(true)}>
            {t('paper.issue')}
          </button>
        )}
      </div>
      {of.transcripts.length === 0 ? (
        <p className="soft">{t('paper.none')}</p>
      ) : (
        <SortableTable
          caption={t('paper.title')}
          rows={of.transcripts}
          rowKey={(row) => row.transcriptId}
          columns={[
            { key: 'code', title: t('paper.code'), show: (row) => <span className="number">{row.code}</span> },
            { key: 'span', title: t('paper.span'), show: (row) => `${day(row.from)}—${day(row.until)}` },
            { key: 'hours', title: t('hours.amount'), end: true, show: (row) => hours(row.minutes) },
            {
              key: 'state',
              title: t('session.state'),
              show: (row) => <span className={`status ${{ valid: 'good', withdrawn: 'bad', changed: 'warn' }[row.state]}`}>{t(`paper.state.${row.state}`)}</span>,
            },
            { key: 'at', title: t('paper.at'), show: (row) => instant(row.issuedAt) },
            {
              key: 'acts',
              title: t('session.acts'),
              show: (row) => (
                <span className="row">
                  <button type="button" className="button bare" onClick={() => void get(row.transcriptId)}>
                    {t('paper.get')}
                  </button>
                  {may('training:correct') && row.state !== 'withdrawn' && (
                    <button type="button" className="button bare" onClick={() => setWithdrawing(row)}>
                      {t('paper.withdraw')}
                    </button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {issuing && <Issue of={of} own={own} onClose={() => setIssuing(false)} />}
      {withdrawing && (
        <Ask title={`${t('paper.withdraw')} · ${withdrawing.code}`} onClose={() => setWithdrawing(undefined)}>
          <p>{t('paper.withdraw-say')}</p>
          <ActForm
            endpoint={withdrawTranscript}
            given={{ transcriptId: withdrawing.transcriptId }}
            verb={t('paper.withdraw')}
            onDone={() => {
              toast(t('paper.withdrawn'))
              setWithdrawing(undefined)
            }}
          >
            <FormField name="reason" label={t('session.reason')} required>
              <Input maxLength={200} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Issue({ of, own, onClose }: { of: PersonTraining; own: boolean; onClose: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  const initial = { from: `${today.slice(0, 4)}-01-01`, until: today }
  const fields = (
    <div className="row" style={{ alignItems: 'flex-start' }}>
      <FormField name="from" label={t('hours.from')} required>
        <DayInput until={today} />
      </FormField>
      <FormField name="until" label={t('hours.until-day')} required>
        <DayInput until={today} />
      </FormField>
    </div>
  )
  const done = ({ code }: { code: string }) => {
    toast(t('paper.issued', { code }))
    onClose()
  }
  return (
    <Ask title={t('paper.issue')} onClose={onClose}>
      {own ? (
        <ActForm endpoint={issueMyTranscript} initial={initial} verb={t('paper.issue')} onDone={done}>
          {fields}
        </ActForm>
      ) : (
        <ActForm endpoint={issueTranscript} given={{ personId: of.personId }} initial={initial} verb={t('paper.issue')} onDone={done}>
          {fields}
        </ActForm>
      )}
    </Ask>
  )
}
