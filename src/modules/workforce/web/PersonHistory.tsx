import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { EmploymentPicture } from './EmploymentPicture.tsx'
import { CorrectLink, Proof } from './FactParts.tsx'
import { useRegistryLists } from './lists.ts'
import type { PersonShown } from './person.ts'
import { words } from './words.ts'

export function Employment({ file, own }: PersonShown) {
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

export function Education({ file, own }: PersonShown) {
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
                {one.degreeOn && (
                  <span className="soft">
                    {' '}
                    {t(one.degreeOn === one.list?.on ? 'school.degree-by' : 'school.degree-on', {
                      day: day(one.degreeOn),
                    })}
                  </span>
                )}
              </span>
            </div>
            {one.list && !one.fromOn && !one.graduatedOn ? (
              // A list that gives no day of it does not say that somebody is still at school.
              <div className="soft">{t('school.undated')}</div>
            ) : (
              <div>
                {one.graduatedOn
                  ? t('since-until', { from: one.fromOn ? day(one.fromOn) : '…', until: day(one.graduatedOn) })
                  : t('school.studying')}{' '}
                · {t(one.fullTime ? 'school.full' : 'school.part')}
              </div>
            )}
            <Proof of={one} />
            <CorrectLink own={own} about="education" personId={file.personId} subject={one.id} />
          </li>
        ))}
      </ul>
      <CorrectLink own={own} about="education" personId={file.personId} />
    </section>
  )
}

export function Titles({ file, own }: PersonShown) {
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

export function Projects({ file, own }: PersonShown) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <section id="projects" className="card">
      <h2>{t('file.projects')}</h2>
      {file.projects.length === 0 && <p className="soft">{t('file.projects-none')}</p>}
      <ul className="bare fact-list">
        {file.projects.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> <span className="soft">{one.role}</span>
            <div>
              {t('since-until', { from: day(one.fromOn), until: one.untilOn ? day(one.untilOn) : t('now') })}
              {one.organiser && <> · {one.organiser}</>}
            </div>
            <Proof of={one} />
            <CorrectLink own={own} about="project" personId={file.personId} subject={one.id} />
          </li>
        ))}
      </ul>
      <CorrectLink own={own} about="project" personId={file.personId} />
    </section>
  )
}
