import { type ReactNode, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { programme } from '../contract.ts'
import { OpenRound } from './OpenRound.tsx'
import { draftWords } from './drafts-words.ts'
import { Heading } from './ProgrammesPage.tsx'
import { Rehearsal } from './Rehearsal.tsx'
import { words as roundWords } from './rounds-words.ts'
import { words } from './words.ts'
import './selection.css'

type Programme = OutputOf<typeof programme>

/** A programme as its rules say it, each with the clause behind it; for whoever may, tried on the register. */
export default function ProgrammePage() {
  const place = usePathPart('place')
  const code = usePathPart('code')
  const [query] = useQueryWords()
  const opensOn = query['opens']
  const asked = useAnswer(programme, { place, code, ...(opensOn && { opensOn }) }, { keepLast: true })
  return <Waiting for={asked}>{(found) => <Whole of={found} />}</Waiting>
}

function Whole({ of }: { of: Programme }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const d = useWord(draftWords)
  const r = useWord(roundWords)
  const [opening, setOpening] = useState(false)
  return (
    <>
      <PageHeader
        title={phrase(of.title)}
        whose={phrase(of.placeTitle)}
        back={{ to: '/desk/selection', title: t('programmes') }}
        acts={
          <>
            <a className="button" href="/desk/selection/rounds">
              {r('rounds')}
            </a>
            {may('selection:write-rules') && (
              <a className="button" href={`/desk/selection/drafts?begin=${of.place}/${of.code}`}>
                {d('change')}
              </a>
            )}
            {may('selection:open') && (
              <button type="button" className="button main" onClick={() => setOpening(true)}>
                {r('open')}
              </button>
            )}
          </>
        }
        note={
          <p className="selection-heading">
            <Heading of={of} />
          </p>
        }
      />
      <div className="selection-columns">
        <div>
          <Part title={t('requirements')}>
            {of.requirements.length === 0 ? (
              <p className="soft">{t('requirements.none')}</p>
            ) : (
              <ol className="selection-rules">
                {of.requirements.map((one) => (
                  <Rule key={one.code} of={one} wanted={phrase(one.wanted)}>
                    {one.usually && <span className="status warn">{t('usually')}</span>}
                  </Rule>
                ))}
              </ol>
            )}
          </Part>
          {of.renewal.length > 0 && (
            <Part title={t('renewal')} say={t('renewal.say')}>
              <ul className="selection-rules">
                {of.renewal.map((one) => (
                  <Rule key={one.code} of={one} wanted={phrase(one.wanted)}>
                    {one.reading === 'ask' && <span className="status warn">{t('renewal.ask')}</span>}
                  </Rule>
                ))}
              </ul>
            </Part>
          )}
          {of.preferences.length > 0 && (
            <Part title={t('preferences')} say={t('preferences.say')}>
              <ul className="selection-rules">
                {of.preferences.map((one) => (
                  <Rule key={one.code} of={one} wanted={phrase(one.wanted)} />
                ))}
              </ul>
            </Part>
          )}
          <Stages of={of} />
        </div>
        <div>
          {of.figures.length > 0 && (
            <Part title={t('figures')}>
              <dl className="selection-figures">
                {of.figures.map((one) => (
                  <div key={one.code}>
                    <dt>{phrase(one.name)}</dt>
                    <dd>
                      <strong>{phrase(one.value)}</strong>
                      {one.note && <span className="small soft">{phrase(one.note)}</span>}
                      <Basis of={one} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Part>
          )}
          {of.shares.length > 0 && (
            <Part title={t('shares')}>
              <ul className="selection-rules">
                {of.shares.map((one) => (
                  <Rule key={one.code} of={one} wanted={t('share', { part: one.part, whole: one.whole })} />
                ))}
              </ul>
            </Part>
          )}
          {of.lists.map(({ kind, items }) => (
            <Part key={kind} title={t(`list.${kind}`)}>
              <ul className="selection-rules">
                {items.map((one) => (
                  <Rule key={one.code} of={one} />
                ))}
              </ul>
            </Part>
          ))}
          {of.endings.length > 0 && (
            <Part title={t('endings')}>
              <ul className="selection-rules">
                {of.endings.map((one) => (
                  <Rule
                    key={one.code}
                    of={one}
                    wanted={[t(`title.${one.title}`), t(`money.${one.money}`)]
                      .concat([one.verifiedBy, one.approvedBy].flatMap((by) => (by ? [phrase(by)] : [])))
                      .join(' · ')}
                  />
                ))}
              </ul>
            </Part>
          )}
        </div>
      </div>
      {of.subject === 'person' && may('selection:rehearse') && <Rehearsal place={of.place} code={of.code} />}
      {opening && (
        <Ask title={`${r('open')} · ${phrase(of.title)}`} onClose={() => setOpening(false)}>
          <OpenRound place={of.place} code={of.code} />
        </Ask>
      )}
    </>
  )
}

function Part({ title, say, children }: { title: string; say?: string; children: ReactNode }) {
  return (
    <section className="card selection-part">
      <h2>{title}</h2>
      {say && <p className="soft">{say}</p>}
      {children}
    </section>
  )
}

interface Said {
  name: { zh: string; en: string }
  basis: { zh: string; en: string }
  certainty: 'stated' | 'reported' | 'assumed'
  note?: { zh: string; en: string } | null
}

/** One rule: what it says, how it is asked of the register, and what it rests on. */
function Rule({ of, wanted, children }: { of: Said; wanted?: string; children?: ReactNode }) {
  const phrase = usePhrase()
  return (
    <li>
      <strong>{phrase(of.name)}</strong> {children}
      {wanted && <div className="small">{wanted}</div>}
      {of.note && <div className="small soft">{phrase(of.note)}</div>}
      <Basis of={of} />
    </li>
  )
}

function Basis({ of }: { of: Said }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <details className="selection-basis small">
      <summary>
        {t('basis')}
        {of.certainty !== 'stated' && <span className="status warn">{t(`sure.${of.certainty}`)}</span>}
      </summary>
      {phrase(of.basis)}
    </details>
  )
}

function Stages({ of }: { of: Programme }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [, change] = useQueryWords()
  if (of.stages.length === 0) return null
  return (
    <Part title={t('stages')}>
      <label className="field selection-opens">
        <span className="label">{t('opens')}</span>
        <DayInput value={of.opensOn} onChange={(opens) => change({ opens: opens || undefined })} />
      </label>
      <ol className="selection-stages">
        {of.stages.map((one) => (
          <li key={one.code}>
            <strong>{phrase(one.name)}</strong>
            {one.by && <span className="soft"> · {phrase(one.by)}</span>}
            <div className="small">{phrase(one.does)}</div>
            <div className="small soft">
              {one.takes ? t(`takes.${one.takes.unit}`, { n: one.takes.count }) : t('takes.none')}
              {one.from && `，${t('from', { day: day(one.from) })}`}
              {one.lastOn && `，${t('last-on', { day: day(one.lastOn) })}`}
              {one.missingYear && `，${t('missing-year', { year: one.missingYear })}`}
            </div>
            <Basis of={one} />
          </li>
        ))}
      </ol>
    </Part>
  )
}
