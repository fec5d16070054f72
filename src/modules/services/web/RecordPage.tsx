import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Photo } from '#web/kit/Photo.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { record } from '../contract.ts'
import { isWithClient } from '../domain/record.ts'
import { ActButton } from './ActButton.tsx'
import { useCodes } from './codes.ts'
import { OutcomeMark } from './marks.tsx'
import { WithdrawRecord } from './WithdrawRecord.tsx'
import { words } from './words.ts'
import './services.css'

export type ServiceRecord = OutputOf<typeof record>

/** One record with all that belongs to it, and what became of it. */
export default function RecordPage() {
  const recordId = usePathPart('recordId')
  const asked = useAnswer(record, { recordId })
  return (
    <Waiting for={asked} lines={10}>
      {(one) => <Whole record={one} />}
    </Waiting>
  )
}

function Whole({ record: one }: { record: ServiceRecord }) {
  const t = useWord(words)
  const { day } = useFormats()
  const about = one.clientName ?? one.title ?? ''
  const title = about ? t('record.of', { name: about, method: t(`method.${one.method}`) }) : t(`method.${one.method}`)
  return (
    <>
      <PageHeader
        title={title}
        whose={`${day(one.heldOn)} · ${one.regionName} · ${one.stationName}`}
        back={{ to: '/desk/records', title: t('records') }}
        acts={<Acts record={one} about={`${about} ${day(one.heldOn)}`} />}
      />
      {one.withdrawn && <p className="panel warn">{t('record.withdrawn-panel')}</p>}
      {one.late && !one.withdrawn && <p className="panel">{t('record.late-panel')}</p>}
      <div className="two-columns">
        <What record={one} />
        <div className="stack">
          {!isWithClient(one.method) && <Participants record={one} />}
          <Photographs record={one} />
          <History record={one} />
        </div>
      </div>
    </>
  )
}

function Acts({ record: one, about }: { record: ServiceRecord; about: string }) {
  const t = useWord(words)
  const may = useMay()
  const [withdrawing, setWithdrawing] = useState(false)
  const notNow = one.withdrawn
    ? t('record.withdrawn-panel')
    : one.mayCorrect && may('services:correct')
      ? undefined
      : t('record.correct-not')
  return (
    <>
      <ActButton look="danger" notNow={notNow} onClick={() => setWithdrawing(true)}>
        {t('record.withdraw')}
      </ActButton>
      <ActButton to={`/desk/records/${one.recordId}/correct`} notNow={notNow}>
        {t('record.correct')}
      </ActButton>
      {withdrawing && <WithdrawRecord record={one} about={about} onClose={() => setWithdrawing(false)} />}
    </>
  )
}

function What({ record: one }: { record: ServiceRecord }) {
  const t = useWord(words)
  const { day, minutes, instant } = useFormats()
  const { service } = useCodes()
  const lines: [string, ReactNode][] = [
    [
      t('records.client'),
      one.clientId && (
        <a key="client" href={`/desk/clients/${one.clientId}`}>
          {one.clientName ?? t('nobody')}
        </a>
      ),
    ],
    [t('records.outcome'), isWithClient(one.method) && <OutcomeMark key="outcome" of={one.outcome} />],
    [t('records.services'), one.serviceCodes.map(service).join(t('and')) || t('none')],
    [t('records.mode'), t(`mode.${one.mode}`)],
    [t('records.held'), `${day(one.heldOn)}${one.startedAt ? ` ${one.startedAt}` : ''}`],
    [t('records.minutes'), minutes(one.minutes)],
    [t('records.person-times'), formatCount(one.personTimes)],
    [t('records.worker'), one.workerName],
    [t('records.recorded-at'), instant(one.recordedAt)],
  ]
  return (
    <section className="card">
      <h2>{t('record.what')}</h2>
      <dl className="facts">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3>{t('record.note')}</h3>
      {one.note ? <p className="note">{one.note}</p> : <p className="soft">{t('record.note-none')}</p>}
    </section>
  )
}

function Participants({ record: { participants, unnamedParticipants } }: { record: ServiceRecord }) {
  const t = useWord(words)
  return (
    <section className="card">
      <h2>{t('record.participants')}</h2>
      <ul className="bare choices">
        {participants.map((one) => (
          <li key={one.clientId}>
            <a href={`/desk/clients/${one.clientId}`}>{one.name}</a>
          </li>
        ))}
      </ul>
      {unnamedParticipants > 0 && <p>{t('record.unnamed', { n: formatCount(unnamedParticipants) })}</p>}
    </section>
  )
}

function Photographs({ record: { photographs } }: { record: ServiceRecord }) {
  const t = useWord(words)
  if (photographs.length === 0) return null
  return (
    <section className="card">
      <h2>{t('record.photographs')}</h2>
      <div className="row">
        {photographs.map((one, index) => (
          <Photo
            key={one.photographId}
            src={`/api/services/photographs/${one.photographId}`}
            alt={t('record.photograph', { n: index + 1 })}
          />
        ))}
      </div>
    </section>
  )
}

function History({ record: { history, version } }: { record: ServiceRecord }) {
  const t = useWord(words)
  const { instant } = useFormats()
  return (
    <section className="card">
      <h2>{t('record.history')}</h2>
      <Timeline
        name={t('record.history')}
        moments={history
          .toSorted((a, b) => b.version - a.version)
          .map((one) => ({
            key: String(one.version),
            when: instant(one.at),
            who: one.byName,
            what: (
              <>
                <strong>{t(`record.act.${one.act}`)}</strong>{' '}
                <span className="soft">
                  {one.version === version
                    ? t('record.now', { n: one.version })
                    : t('record.version', { n: one.version })}
                </span>
              </>
            ),
            detail: one.reason && t('record.reason', { reason: one.reason }),
          }))}
      />
    </section>
  )
}
