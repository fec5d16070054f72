import { useState } from 'react'
import type { ReactNode } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { MaskedValue } from '#web/kit/MaskedValue.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { cases, client, records, reveal } from '../contract.ts'
import { ActButton } from './ActButton.tsx'
import { useCodes } from './codes.ts'
import { DueMark, OutcomeMark, RiskMark } from './marks.tsx'
import { OpenCase } from './OpenCase.tsx'
import { personOf } from './person.ts'
import { useRecordingBar } from './recording-bar.ts'
import { words } from './words.ts'
import './services.css'

type Client = OutputOf<typeof client>

/** One person's file: who, why they are visited and when next, what was done, and who may see all this. */
export default function ClientPage() {
  const clientId = usePathPart('clientId')
  const asked = useAnswer(client, { clientId })
  return (
    <Waiting for={asked} lines={10}>
      {(file) => <File file={file} />}
    </Waiting>
  )
}

function File({ file }: { file: Client }) {
  const t = useWord(words)
  return (
    <>
      <PageHeader
        title={file.name}
        whose={`${personOf(file, t)} · ${file.regionName} · ${file.stationName}`}
        back={{ to: '/desk/clients', title: t('clients') }}
        acts={<Acts file={file} />}
      />
      <div className="two-columns file">
        <div className="stack">
          <Why file={file} />
          <Facts file={file} />
        </div>
        <div className="stack">
          <Latest clientId={file.clientId} />
          <Cases clientId={file.clientId} />
          <Who file={file} />
        </div>
      </div>
    </>
  )
}

function Acts({ file }: { file: Client }) {
  const t = useWord(words)
  const may = useMay()
  const bar = useRecordingBar()
  const [opening, setOpening] = useState(false)
  const notNow = file.closedOn ? t('client.closed') : bar
  return (
    <>
      <button type="button" className="button" onClick={() => print()}>
        {t('client.print')}
      </button>
      {may('services:manage-clients') && (
        <a className="button" href={`/desk/clients/${file.clientId}/edit`}>
          {t('client.edit')}
        </a>
      )}
      <ActButton notNow={notNow} onClick={() => setOpening(true)}>
        {t('client.open-case')}
      </ActButton>
      <ActButton look="main" to={`/desk/records/new?method=visit&client=${file.clientId}`} notNow={notNow}>
        {t('client.record')}
      </ActButton>
      {opening && <OpenCase of={file} onClose={() => setOpening(false)} />}
    </>
  )
}

function Why({ file }: { file: Client }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const today = todayIn(new Date())
  if (file.closedOn) return <p className="panel">{`${t('client.closed-on')} ${day(file.closedOn)}`}</p>
  return (
    <section className={file.overdueDays > 0 ? 'card late' : 'card'}>
      <h2>{t('client.why')}</h2>
      <p className="row">
        <RiskMark of={file.riskClass} />
        <DueMark {...file} today={today} />
        {file.dueOn && file.overdueDays > 0 && <span className="soft">{t('due.by', { day: day(file.dueOn) })}</span>}
      </p>
      {file.dueReason && (
        <p>
          {phrase(file.dueReason)} <Clause of={file.dueBasis} />
        </p>
      )}
      <Categories codes={file.categories} />
    </section>
  )
}

/** The document and article behind something, and how sure it is. */
function Clause({ of }: { of: Client['dueBasis'] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of?.basis) return null
  return (
    <span className="soft small">
      {' '}
      {t('basis', { basis: phrase(of.basis) })}
      {of.certainty && of.certainty !== 'stated' && t(`basis.${of.certainty}`)}
    </span>
  )
}

/** Each category with the clause that made it one, and how sure that is. */
function Categories({ codes }: { codes: string[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  if (codes.length === 0) return null
  return (
    <ul className="bare categories" aria-label={t('clients.categories')}>
      {codes.map((code) => {
        const known = lists?.categories.find((one) => one.code === code)
        return (
          <li key={code}>
            <strong>{known ? phrase(known.name) : code}</strong>
            {known && <Clause of={known} />}
          </li>
        )
      })}
    </ul>
  )
}

function Facts({ file }: { file: Client }) {
  const t = useWord(words)
  const { day } = useFormats()
  const mayReveal = useMay()('services:reveal')
  const opens = (field: 'identityNumber' | 'phone' | 'address') =>
    mayReveal
      ? async (reason: string) => (await call(reveal, { clientId: file.clientId, field, reason })).value
      : undefined
  const sealed = (label: string, masked: string | null, field: 'identityNumber' | 'phone' | 'address') => (
    <Line label={label} sealed>
      <MaskedValue label={label} masked={masked} {...(opens(field) && { reveal: opens(field)! })} />
    </Line>
  )
  return (
    <section className="card">
      <h2>{t('client.facts')}</h2>
      <dl className="facts">
        <Line label={t('client.born')}>{file.bornOn ? day(file.bornOn) : t('age.unknown')}</Line>
        {file.noNumberReason ? (
          <Line label={t('clients.number')}>{t('client.no-number', { reason: file.noNumberReason })}</Line>
        ) : (
          sealed(t('clients.number'), file.identityNumberMasked, 'identityNumber')
        )}
        {sealed(t('clients.phone'), file.phoneMasked, 'phone')}
        {sealed(t('client.address'), file.addressMasked, 'address')}
        <Line label={t('region')}>{file.regionName}</Line>
        <Line label={t('residence')}>{t(`residence.${file.residence}`)}</Line>
        {file.registeredRegionName && file.residence !== 'here' && (
          <Line label={t('client.registered-at')}>{file.registeredRegionName}</Line>
        )}
        <Line label={t('client.household')}>
          {file.household.length === 0 ? (
            <span className="soft">{t('client.household-none')}</span>
          ) : (
            <Household of={file.household} />
          )}
        </Line>
        <Line label={t('worker')}>{file.workerName ?? <span className="soft">{t('nobody')}</span>}</Line>
        <Line label={t('client.registered-on')}>{day(file.registeredOn)}</Line>
      </dl>
      <p className="soft small no-print">{t(mayReveal ? 'client.sealed-say' : 'client.sealed-may-not')}</p>
      <p className="soft small only-print">{t('client.printed')}</p>
    </section>
  )
}

function Line({ label, sealed = false, children }: { label: string; sealed?: boolean; children: ReactNode }) {
  return (
    <div className={sealed ? 'no-print' : ''}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Household({ of }: { of: Client['household'] }) {
  const t = useWord(words)
  return (
    <ul className="bare">
      {of.map((one) => (
        <li key={one.clientId}>
          <a href={`/desk/clients/${one.clientId}`}>{one.name}</a>{' '}
          <span className="soft">{one.age === null ? '' : t('age', { n: one.age })}</span>
        </li>
      ))}
    </ul>
  )
}

function Latest({ clientId }: { clientId: string }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  const { service } = useCodes()
  const asked = useAnswer(records, { clientId, size: 6 })
  return (
    <section className="card">
      <h2>{t('client.history')}</h2>
      <Waiting for={asked} lines={5}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="soft">{t('client.history-none')}</p>
          ) : (
            <>
              <Timeline
                name={t('client.history')}
                moments={rows.map((row) => ({
                  key: row.recordId,
                  when: `${day(row.heldOn)}${row.startedAt ? ` ${row.startedAt}` : ''}`,
                  who: row.workerName,
                  what: (
                    <span className="row">
                      <a href={`/desk/records/${row.recordId}`}>
                        {t(`method.${row.method}`)} · {t(`mode.${row.mode}`)}
                      </a>
                      {row.withdrawn ? (
                        <span className="status idle">{t('records.withdrawn')}</span>
                      ) : (
                        <OutcomeMark of={row.outcome} />
                      )}
                    </span>
                  ),
                  detail: [row.serviceCodes.map(service).join(t('and')), row.minutes > 0 ? minutes(row.minutes) : '']
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
              <a className="no-print" href={`/desk/records?clientId=${clientId}`}>
                {t('client.history-all', { n: formatCount(total) })}
              </a>
            </>
          )
        }
      </Waiting>
    </section>
  )
}

function Cases({ clientId }: { clientId: string }) {
  const t = useWord(words)
  const { day } = useFormats()
  const asked = useAnswer(cases, { clientId, size: 10 })
  return (
    <section className="card">
      <h2>{t('client.cases')}</h2>
      <Waiting for={asked} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{t('client.cases-none')}</p>
          ) : (
            <ul className="bare">
              {rows.map((row) => (
                <li key={row.caseId}>
                  <span className={`status ${row.closedOn ? 'idle' : ''}`}>
                    {t(row.closedOn ? 'cases.open.no' : 'cases.open.yes')}
                  </span>{' '}
                  {row.problem}{' '}
                  <span className="soft small">
                    {day(row.openedOn)}
                    {row.closedOn && ` – ${day(row.closedOn)}`} · {row.workerName}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </section>
  )
}

/** In words, by the rights model: a file is reached through its station, its worker, and the regions above it. */
function Who({ file }: { file: Client }) {
  const t = useWord(words)
  return (
    <section className="card no-print">
      <h2>{t('client.who')}</h2>
      <ul>
        <li>{t('client.who-station', { station: file.stationName })}</li>
        <li>{t('client.who-worker', { worker: file.workerName ?? t('nobody') })}</li>
        <li>{t('client.who-above', { region: file.regionName })}</li>
      </ul>
      <p className="soft small">
        {t('client.who-not')} {t('client.who-log')}
      </p>
    </section>
  )
}
