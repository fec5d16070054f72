import { Suspense, lazy } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ErrorBoundary } from '#web/kit/ErrorBoundary.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { MaskedValue } from '#web/kit/MaskedValue.tsx'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { personSections } from '#web/kit/person-sections.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { myServiceFigures, revealMine, revealOf, serviceFigures } from '../contract-person.ts'
import type { person } from '../contract-person.ts'
import { EmploymentPicture } from './EmploymentPicture.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { FileActs } from './FileActs.tsx'
import { useRegistryLists } from './lists.ts'
import { personOf } from './person.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { words } from './words.ts'
import './workforce.css'

export type PersonFileShown = OutputOf<typeof person>

interface Given {
  file: PersonFileShown
  own: boolean
}

// Loaded once, when a page first shows them.
const parts = new Map<string, ComponentType<PersonSectionProps>>()
const partOf = (section: (typeof personSections)[number]) => {
  const known = parts.get(section.key) ?? lazy(section.load)
  parts.set(section.key, known)
  return known
}

/** A worker's page: what is known, since when, from where and who has said so; then what other modules know. */
export function PersonFile({ file, own }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { say } = useRegistryLists()
  if (file.mergedInto) {
    const go = (
      <a className="button main" href={`/desk/people/${file.mergedInto}`}>
        {t('file.merged-go')}
      </a>
    )
    return (
      <>
        <PageHeader title={file.name} back={{ to: '/desk/people', title: t('people') }} />
        <Nothing title={t('file.merged')} act={go} />
      </>
    )
  }
  const brought = personSections.filter((section) => may(own ? section.may.own : section.may.of))
  const now = file.employment.filter((one) => one.untilOn === null)
  const whose = [
    personOf(file, t),
    say('kinds', file.kind),
    file.employerName ?? now[0]?.employerName,
    file.organisationName !== file.employerName ? file.organisationName : null,
    ...now.map((one) => one.postTitle),
    file.regionName,
  ]
  const ownParts = [
    'facts',
    'specialties',
    'services',
    'employment',
    'education',
    'titles',
    'projects',
    'corrections',
  ] as const
  return (
    <div className="person-file">
      <PageHeader
        title={file.name}
        whose={[...new Set(whose.filter(Boolean))].join(' · ')}
        back={own ? undefined : { to: '/desk/people', title: t('people') }}
        note={<Marks file={file} />}
        acts={<FileActs file={file} own={own} />}
      />
      <nav className="row small on-this-page no-print" aria-label={t('file.sections')}>
        {ownParts.map((key) => (
          <a key={key} href={`#${key}`}>
            {t(`file.${key}`)}
          </a>
        ))}
        {brought.map((section) => (
          <a key={section.key} href={`#${section.key}`}>
            {phrase(section.title)}
          </a>
        ))}
      </nav>
      <div className="two-columns file">
        <div className="stack">
          <Facts file={file} own={own} />
          <Specialties file={file} />
          <Services personId={file.personId} own={own} />
        </div>
        <div className="stack">
          <Employment file={file} own={own} />
          <Education file={file} own={own} />
          <Titles file={file} own={own} />
        </div>
      </div>
      <div className="stack parts">
        {brought.map((section) => {
          const Part = partOf(section)
          return (
            <section key={section.key} id={section.key} className="card">
              <h2>{phrase(section.title)}</h2>
              <ErrorBoundary at={section.key}>
                <Suspense fallback={<Skeleton lines={3} />}>
                  <Part personId={file.personId} own={own} />
                </Suspense>
              </ErrorBoundary>
            </section>
          )
        })}
        <section id="projects" className="card">
          <h2>{t('file.projects')}</h2>
          <p className="soft">{t('file.projects-none')}</p>
        </section>
        <Corrections file={file} />
        <History file={file} />
      </div>
    </div>
  )
}

function Marks({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <p className="row">
      {file.status !== 'active' && (
        <span className="status idle">
          {t(`status.${file.status}`)} · {day(file.statusOn)}
        </span>
      )}
      {!file.confirmedOn && <span className="status warn">{t('confirmed.no')}</span>}
      {file.disqualified && (
        <span className="status bad">
          {t('file.disqualified')}：{file.disqualified.reason}（
          {file.disqualified.untilOn
            ? t('bar.between', { from: day(file.disqualified.fromOn), until: day(file.disqualified.untilOn) })
            : t('bar.since', { from: day(file.disqualified.fromOn) })}
          ） <EvidenceLinks of={file.disqualified.evidence} />
        </span>
      )}
      {file.transfer && (
        <span className="status warn">{t('file.transfer', { region: file.transfer.toRegionName })}</span>
      )}
      {file.years.practice !== null && file.years.practice > 0 && (
        <span className="status">{t('years.practice', { n: file.years.practice })}</span>
      )}
      {file.years.community !== null && file.years.community > 0 && (
        <span className="status">{t('years.community', { n: file.years.community })}</span>
      )}
    </p>
  )
}

/** Where a fact comes from and who has said that it is so. */
function Proof({
  of,
}: {
  of: Pick<PersonFileShown, 'source' | 'confirmedOn' | 'confirmedBy'> & {
    evidence?: PersonFileShown['education'][number]['evidence']
  }
}) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <p className="small soft proof">
      {t(`source.${of.source}`)} ·{' '}
      {of.confirmedOn ? (
        <span>✓ {t('confirmed.by', { name: of.confirmedBy ?? '', day: day(of.confirmedOn) })}</span>
      ) : (
        <span className="not-confirmed">{t('confirmed.not')}</span>
      )}
      {of.evidence && of.evidence.length > 0 && (
        <>
          {' '}
          <EvidenceLinks of={of.evidence} />
        </>
      )}
    </p>
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

function Facts({ file, own }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  const mayReveal = useMay()(own ? 'workforce:own' : 'workforce:reveal')
  const opens = (field: 'identityNumber' | 'phone') => async (reason: string) =>
    (own ? await call(revealMine, { field, reason }) : await call(revealOf, { personId: file.personId, field, reason }))
      .value
  const sealed = (label: string, masked: string | null, field: 'identityNumber' | 'phone') => (
    <Line label={label} sealed>
      <MaskedValue label={label} masked={masked} {...(mayReveal && { reveal: opens(field) })} />
    </Line>
  )
  return (
    <section id="facts" className="card">
      <h2>{t('file.facts')}</h2>
      <dl className="facts">
        <Line label={t('born')}>{file.bornOn ? day(file.bornOn) : t('unknown')}</Line>
        {file.noNumberReason ? (
          <Line label={t('number')}>{t('number.none', { reason: file.noNumberReason })}</Line>
        ) : (
          sealed(t('number'), file.identityNumberMasked, 'identityNumber')
        )}
        {file.formerNumbersMasked.length > 0 && (
          <Line label={t('number.former')} sealed>
            <span className="number">{file.formerNumbersMasked.join(t('and'))}</span>
          </Line>
        )}
        {sealed(t('phone'), file.phoneMasked, 'phone')}
        <Line label={t('ethnicity')}>{file.ethnicity ?? <span className="soft">{t('unknown')}</span>}</Line>
        <Line label={t('political')}>
          {file.politicalStatus ? (
            say('politicalStatuses', file.politicalStatus)
          ) : (
            <span className="soft">{t('unknown')}</span>
          )}
        </Line>
        <Line label={t('kind')}>{say('kinds', file.kind)}</Line>
        <Line label={t('system')}>{say('systems', file.system)}</Line>
        <Line label={t('full-time')}>{t(file.fullTime ? 'full-time.yes' : 'full-time.no')}</Line>
        <Line label={t('organisation')}>{file.organisationName ?? <span className="soft">{t('unknown')}</span>}</Line>
        <Line label={t('employer')}>{file.employerName ?? t(file.employerId ? 'unknown' : 'employer.own')}</Line>
        <Line label={t('file.registered')}>{day(file.registeredOn)}</Line>
      </dl>
      <Proof of={file} />
      <p className="soft small no-print">{t('file.sealed-say')}</p>
      <p className="soft small only-print">{t('file.printed')}</p>
      <CorrectLink own={own} about="basics" personId={file.personId} />
    </section>
  )
}

/** The way to the form of a correction: one's own, or for a worker by the office. */
function CorrectLink({
  own,
  about,
  personId,
  subject,
}: {
  own: boolean
  about: string
  personId: string
  subject?: string
}) {
  const t = useWord(words)
  const may = useMay()
  if (!own && !may('workforce:register')) return null
  const query = `?about=${about}${subject ? `&subject=${subject}` : ''}`
  return (
    <a className="small no-print" href={`/desk/people/${own ? 'me' : personId}/correct${query}`}>
      {t(subject ? 'act.change' : 'act.propose')}
    </a>
  )
}

function Employment({ file, own }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  return (
    <section id="employment" className="card">
      <h2>{t('file.employment')}</h2>
      {file.employment.length === 0 ? (
        <p className="soft">{t('file.employment-none')}</p>
      ) : (
        <>
          <EmploymentPicture of={file.employment} />
          <ul className="bare fact-list">
            {file.employment.map((one) => (
              <li key={one.id}>
                <strong>{one.employerName}</strong> {one.postTitle}
                <div>
                  {t('since-until', { from: day(one.fromOn), until: one.untilOn ? day(one.untilOn) : t('now') })}
                  {one.workplaceName && <> · {t('work.at', { place: one.workplaceName })}</>}
                  {one.employerKind && <> · {say('employerKinds', one.employerKind)}</>}
                  {one.workRegionName && <> · {one.workRegionName}</>}
                  {!one.isCounted && <> · {t('work.not-counted')}</>}
                </div>
                <Proof of={one} />
                <CorrectLink own={own} about="employment" personId={file.personId} subject={one.id} />
              </li>
            ))}
          </ul>
          <p className="soft small">{t('years.say')}</p>
        </>
      )}
      <CorrectLink own={own} about="employment" personId={file.personId} />
    </section>
  )
}

function Education({ file, own }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  return (
    <section id="education" className="card">
      <h2>{t('file.education')}</h2>
      {file.education.length === 0 && <p className="soft">{t('file.education-none')}</p>}
      <ul className="bare fact-list">
        {file.education.map((one) => (
          <li key={one.id}>
            <strong>{one.school}</strong> {one.major}{' '}
            <span className="soft">（{say('majorKinds', one.majorKind)}）</span>
            <div className="row">
              <span>
                {t('school.diploma')} <b>{say('diplomas', one.diploma)}</b>
              </span>
              <span>
                {t('school.degree')} <b>{say('degrees', one.degree)}</b>
                {one.degreeOn && <span className="soft"> {t('school.degree-on', { day: day(one.degreeOn) })}</span>}
              </span>
            </div>
            <div>
              {one.graduatedOn
                ? t('since-until', { from: one.fromOn ? day(one.fromOn) : '…', until: day(one.graduatedOn) })
                : t('school.studying')}{' '}
              · {t(one.fullTime ? 'school.full' : 'school.part')}
            </div>
            <Proof of={one} />
            <CorrectLink own={own} about="education" personId={file.personId} subject={one.id} />
          </li>
        ))}
      </ul>
      <CorrectLink own={own} about="education" personId={file.personId} />
    </section>
  )
}

function Titles({ file, own }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  return (
    <section id="titles" className="card">
      <h2>{t('file.titles')}</h2>
      {file.titles.length === 0 && <p className="soft">{t('file.titles-none')}</p>}
      <ul className="bare fact-list">
        {file.titles.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>{' '}
            <span className="soft">
              {[say('titleKinds', one.kind), one.level && say('titleLevels', one.level), one.issuer]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <div>
              {one.untilOn ? t('since-until', { from: day(one.fromOn), until: day(one.untilOn) }) : day(one.fromOn)}
            </div>
            <Proof of={one} />
            <CorrectLink own={own} about="title" personId={file.personId} subject={one.id} />
          </li>
        ))}
      </ul>
      <CorrectLink own={own} about="title" personId={file.personId} />
    </section>
  )
}

function Specialties({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  const { say } = useRegistryLists()
  const chips = (list: 'fields' | 'specialties', codes: string[]) =>
    codes.length === 0 ? (
      <span className="soft">{t('unknown')}</span>
    ) : (
      codes.map((code) => (
        <span key={code} className="specialty">
          {say(list, code)}
        </span>
      ))
    )
  return (
    <section id="specialties" className="card">
      <h2>{t('file.specialties')}</h2>
      <dl className="facts">
        <Line label={t('fields')}>
          <span className="row">{chips('fields', file.fields)}</span>
        </Line>
        <Line label={t('specialties')}>
          <span className="row">{chips('specialties', file.specialties)}</span>
        </Line>
      </dl>
    </section>
  )
}

function Services({ personId, own }: { personId: string; own: boolean }) {
  const t = useWord(words)
  const { count, minutes, month } = useFormats()
  const others = useAnswer(serviceFigures, { personId }, { when: !own })
  const mine = useAnswer(myServiceFigures, {}, { when: own })
  const mayOpen = useMay()('services:read-records')
  return (
    <section id="services" className="card">
      <h2>{t('file.services')}</h2>
      <Waiting for={own ? mine : others} lines={3}>
        {(answer) => (
          <div className="services-scroll" role="region" aria-label={t('file.services')} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{t('services.visits')}</th>
                  <th scope="col">{t('services.persons')}</th>
                  <th scope="col">{t('services.minutes')}</th>
                  <th scope="col">{t('services.records')}</th>
                </tr>
              </thead>
              <tbody>
                {answer.rows.map((row) => (
                  <tr key={row.period}>
                    <th scope="row">{t(`services.${row.period}`, { month: month(answer.month) })}</th>
                    <td className="number">{count(row.visits)}</td>
                    <td className="number">{count(row.persons)}</td>
                    <td className="number">{minutes(row.minutes)}</td>
                    <td className="number">
                      {mayOpen && row.records > 0 ? (
                        <a
                          aria-label={t('services.open')}
                          href={`/desk/records?workerId=${personId}&from=${row.from}&until=${row.until}`}
                        >
                          {count(row.records)}
                        </a>
                      ) : (
                        count(row.records)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
      <p className="soft small">{t('services.say')}</p>
    </section>
  )
}

function Corrections({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  return (
    <section id="corrections" className="card">
      <h2>{t('file.corrections')}</h2>
      {file.proposals.length === 0 ? (
        <p className="soft">{t('file.corrections-none')}</p>
      ) : (
        <div className="stack">
          {file.proposals.map((one) => (
            <ProposalCard key={one.proposalId} of={one} />
          ))}
        </div>
      )}
    </section>
  )
}

function History({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  const { instant } = useFormats()
  if (file.history.length === 0) return null
  return (
    <section id="history" className="card no-print">
      <h2>{t('file.history')}</h2>
      <Timeline
        name={t('file.history')}
        moments={file.history.map((one, at) => ({
          key: `${one.at} ${at}`,
          when: instant(one.at),
          who: one.byName,
          what: `${t(`about.${one.about as 'basics'}`)}：${t(`change.${one.act as 'add'}`)}（${t(`ground.${one.ground as 'moved'}`)}）`,
        }))}
      />
    </section>
  )
}
