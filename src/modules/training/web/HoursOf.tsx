import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Problem, useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { issueMyTranscript, issueTranscript, myTranscriptFile, transcriptFile } from '../contract.ts'
import type { myTraining } from '../contract.ts'
import { useCodes } from './codes.ts'
import { Standing } from './Standing.tsx'
import './training.css'
import { words } from './words.ts'

export type PersonTraining = OutputOf<typeof myTraining>
export type Line = PersonTraining['lines'][number]
export type Paper = PersonTraining['transcripts'][number]

/** What an officer may do beside each thing; left out on the phone and for oneself. */
export interface HoursActs {
  credit: ReactNode
  ofLine: (line: Line) => ReactNode
  ofPaper: (paper: Paper) => ReactNode
}

/** The hours of a person: what is asked of them, what they have, and the papers about it. The same on the phone and at the desk. */
export function HoursOf({ of, own, acts }: { of: PersonTraining; own: boolean; acts?: HoursActs | undefined }) {
  const t = useWord(words)
  const { hours, category } = useCodes()
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
        {of.balance.length > 0
          ? of.balance.map((one) => `${category(one.category)} ${hours(one.minutes)}`).join(' · ')
          : '0'}
      </p>
      <Steps title={t('hours.ladder')} of={of.stages} />
      <Steps
        title={t('hours.five-ones')}
        of={of.fiveOnes}
        note={of.fiveOnes.some((one) => one.certainty === 'assumed') ? t('assumed') : undefined}
      />
      <div className="row" style={{ justifyContent: 'space-between', marginTop: '1rem' }}>
        <h3>{t('hours.lines')}</h3>
        {acts?.credit}
      </div>
      <Lines of={of.lines} actOf={acts?.ofLine} />
      <Papers of={of} own={own} actOf={acts?.ofPaper} />
    </>
  )
}

function Steps({
  title,
  of,
  note,
}: {
  title: string
  of: { code: string; name: { zh: string; en: string }; done: boolean }[]
  note?: string | undefined
}) {
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

function Lines({ of, actOf }: { of: Line[]; actOf: HoursActs['ofLine'] | undefined }) {
  const t = useWord(words)
  const { hours, category, source } = useCodes()
  const { day } = useFormats()
  if (of.length === 0) return <Nothing title={t('hours.none')} say={t('hours.none-say')} />
  return (
    <SortableTable
      caption={t('hours.lines')}
      rows={of}
      rowKey={(row) => row.hoursId}
      columns={[
        {
          key: 'day',
          title: t('hours.day'),
          by: (row) => row.earnedOn,
          show: (row) => <span className="number">{day(row.earnedOn)}</span>,
        },
        {
          key: 'what',
          title: t('hours.what'),
          show: (row) => (
            <>
              {row.title}
              {row.reason && <span className="soft small"> {t('hours.is-reversal', { reason: row.reason })}</span>}{' '}
              {row.reversed && <span className="status idle small">{t('hours.reversed')}</span>}
            </>
          ),
        },
        {
          key: 'amount',
          title: t('hours.amount'),
          end: true,
          by: (row) => row.minutes,
          show: (row) => hours(row.minutes),
        },
        {
          key: 'category',
          title: t('hours.category'),
          by: (row) => row.category,
          show: (row) => category(row.category),
        },
        { key: 'source', title: t('hours.source'), by: (row) => row.source, show: (row) => source(row.source) },
        {
          key: 'where',
          title: t('hours.where'),
          show: (row) => [row.organisationName, row.regionName].filter(Boolean).join(' · '),
        },
        ...(actOf
          ? [
              {
                key: 'acts',
                title: t('session.acts'),
                show: (row: Line) => !row.reverses && !row.reversed && actOf(row),
              },
            ]
          : []),
      ]}
    />
  )
}

function Papers({ of, own, actOf }: { of: PersonTraining; own: boolean; actOf: HoursActs['ofPaper'] | undefined }) {
  const t = useWord(words)
  const may = useMay()
  const say = useProblemWords()
  const { day, instant } = useFormats()
  const { hours } = useCodes()
  const [issuing, setIssuing] = useState(false)
  const get = (transcriptId: string) =>
    call(own ? myTranscriptFile : transcriptFile, { transcriptId }).catch((error: unknown) =>
      toast(say(error), { bad: true }),
    )
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
            {
              key: 'state',
              title: t('session.state'),
              show: (row) => (
                <span className={`status ${{ valid: 'good', withdrawn: 'bad', changed: 'warn' }[row.state]}`}>
                  {t(`paper.state.${row.state}`)}
                </span>
              ),
            },
            { key: 'hours', title: t('hours.amount'), end: true, show: (row) => hours(row.minutes) },
            {
              key: 'acts',
              title: t('session.acts'),
              show: (row) => (
                <span className="row">
                  <button type="button" className="button bare" onClick={() => void get(row.transcriptId)}>
                    {t('paper.get')}
                  </button>
                  {row.state !== 'withdrawn' && actOf?.(row)}
                </span>
              ),
            },
            { key: 'span', title: t('paper.span'), show: (row) => `${day(row.from)}—${day(row.until)}` },
            { key: 'at', title: t('paper.at'), show: (row) => instant(row.issuedAt) },
          ]}
        />
      )}
      {issuing && <Issue personId={own ? null : of.personId} onClose={() => setIssuing(false)} />}
    </>
  )
}

/** From which day until which; the browser's own day fields, which the phone has already. */
function Issue({ personId, onClose }: { personId: string | null; onClose: () => void }) {
  const t = useWord(words)
  const field = useId()
  const today = todayIn(new Date())
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState<string>(today)
  const mine = useAct(issueMyTranscript)
  const others = useAct(issueTranscript)
  const act = personId === null ? mine : others
  const send = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = ({ code }: { code: string }) => {
      toast(t('paper.issued', { code }))
      onClose()
    }
    if (personId === null) mine.mutate({ from, until }, { onSuccess })
    else others.mutate({ personId, from, until }, { onSuccess })
  }
  const days = [
    { id: `${field}-from`, label: t('hours.from'), value: from, set: setFrom },
    { id: `${field}-until`, label: t('hours.until-day'), value: until, set: setUntil },
  ]
  return (
    <Ask title={t('paper.issue')} onClose={onClose}>
      <form onSubmit={send}>
        {days.map((one) => (
          <label key={one.id} className="field" htmlFor={one.id}>
            <span className="label">{one.label}</span>
            <input
              id={one.id}
              type="date"
              className="input"
              max={today}
              required
              value={one.value}
              onChange={(event) => one.set(event.target.value)}
            />
          </label>
        ))}
        {act.error && <Problem of={act.error} />}
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('paper.issue')}
        </button>
      </form>
    </Ask>
  )
}
