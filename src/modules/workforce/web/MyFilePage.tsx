import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine } from '../contract-person.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { useRegistryLists } from './lists.ts'
import type { PersonFileShown } from './person.ts'
import { personOf } from './person.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { words } from './words.ts'
import './workforce.css'

/** One's own file on the phone: what is known, what is on its way, and a correction with a picture. */
export default function MyFilePage() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <>
      <h1 tabIndex={-1}>{t('people.mine')}</h1>
      <Waiting for={asked} lines={8}>
        {({ file }) => (file ? <File file={file} /> : <Nothing title={t('file.none')} say={t('file.none-say')} />)}
      </Waiting>
    </>
  )
}

function File({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  const [correcting, setCorrecting] = useState(false)
  const [sent, setSent] = useState(false)
  if (correcting) {
    return (
      <>
        <CorrectForm
          file={file}
          own
          onDone={() => {
            setCorrecting(false)
            setSent(true)
          }}
        />
        <p>
          <button type="button" className="button" onClick={() => setCorrecting(false)}>
            {t('cancel')}
          </button>
        </p>
      </>
    )
  }
  const facts: [string, string][] = [
    [t('name'), `${file.name} · ${personOf(file, t)}`],
    [t('organisation'), file.organisationName ?? t('unknown')],
    [t('employer'), file.employerName ?? t(file.employerId ? 'unknown' : 'employer.own')],
    [t('number'), file.identityNumberMasked ?? file.noNumberReason ?? t('unknown')],
    [t('phone'), file.phoneMasked ?? t('unknown')],
    [t('fields'), file.fields.map((code) => say('fields', code)).join(t('and')) || t('unknown')],
  ]
  const mark = (confirmedOn: string | null) => (
    <span className={`status ${confirmedOn ? 'good' : 'warn'}`}>
      {t(confirmedOn ? 'confirmed.yes' : 'confirmed.no')}
    </span>
  )
  return (
    <div className="file stack">
      {sent && (
        <p className="panel" role="status">
          {t('correct.done')}
        </p>
      )}
      <dl className="facts card">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="card">
        <h2>{t('file.employment')}</h2>
        {file.employment.length === 0 && <p className="soft">{t('file.employment-none')}</p>}
        <ul className="bare fact-list">
          {file.employment.map((one) => (
            <li key={one.id}>
              <strong>{one.employerName}</strong> {one.postTitle}
              <div className="row">
                {t('since-until', { from: day(one.fromOn), until: one.untilOn ? day(one.untilOn) : t('now') })}{' '}
                {mark(one.confirmedOn)}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('file.education')}</h2>
        {file.education.length === 0 && <p className="soft">{t('file.education-none')}</p>}
        <ul className="bare fact-list">
          {file.education.map((one) => (
            <li key={one.id}>
              <strong>{one.school}</strong> {one.major}
              <div className="row">
                {say('diplomas', one.diploma)} · {say('degrees', one.degree)} {mark(one.confirmedOn)}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('file.titles')}</h2>
        {file.titles.length === 0 && <p className="soft">{t('file.titles-none')}</p>}
        <ul className="bare fact-list">
          {file.titles.map((one) => (
            <li key={one.id} className="row">
              <strong>{one.name}</strong> {day(one.fromOn)} {mark(one.confirmedOn)}
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('file.projects')}</h2>
        {file.projects.length === 0 && <p className="soft">{t('file.projects-none')}</p>}
        <ul className="bare fact-list">
          {file.projects.map((one) => (
            <li key={one.id}>
              <strong>{one.name}</strong> {one.role}
              <div className="row">
                {t('since-until', { from: day(one.fromOn), until: one.untilOn ? day(one.untilOn) : t('now') })}{' '}
                {mark(one.confirmedOn)}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <button type="button" className="button main" onClick={() => setCorrecting(true)}>
        {t('act.propose')}
      </button>
      <section className="stack" aria-label={t('file.corrections')}>
        <h2>{t('file.corrections')}</h2>
        {file.proposals.length === 0 && <p className="soft">{t('file.corrections-none')}</p>}
        {file.proposals.map((one) => (
          <ProposalCard key={one.proposalId} of={one} />
        ))}
      </section>
    </div>
  )
}
