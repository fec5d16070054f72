import { Suspense, lazy } from 'react'
import type { ComponentType } from 'react'
import { useMay } from '#web/client/me.ts'
import { ErrorBoundary } from '#web/kit/ErrorBoundary.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { personSections } from '#web/kit/person-sections.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { FileActs } from './FileActs.tsx'
import { useRegistryLists } from './lists.ts'
import { personOf } from './person.ts'
import type { PersonFileShown, PersonShown } from './person.ts'
import { Facts, Services, Specialties } from './PersonFacts.tsx'
import { Education, Employment, Projects, Titles } from './PersonHistory.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { words } from './words.ts'
import { correctionWords } from './words-corrections.ts'
import './workforce.css'

// Loaded once, when a page first shows them.
const parts = new Map<string, ComponentType<PersonSectionProps>>()
const partOf = (section: (typeof personSections)[number]) => {
  const known = parts.get(section.key) ?? lazy(section.load)
  parts.set(section.key, known)
  return known
}

/** A worker's page: what is known, since when, from where and who has said so; then what other modules know. */
export function PersonFile({ file, own }: PersonShown) {
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
          <Projects file={file} own={own} />
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
  const t = useWord(correctionWords)
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
          detail: one.importId && <a href={`/desk/people/imports/${one.importId}`}>{t('history.list')}</a>,
        }))}
      />
    </section>
  )
}
