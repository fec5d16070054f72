import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Field, wrongOf } from '#web/kit/plain-form.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { myEntries, openEntry } from '../contract-entries.ts'
import { words } from './entries-words.ts'
import './selection.css'

type Mine = OutputOf<typeof myEntries>
const looks = {
  draft: 'warn',
  submitted: '',
  'sent-back': 'warn',
  received: '',
  admitted: 'good',
  refused: 'bad',
  withdrawn: '',
} as const

export function EntryMark({ of }: { of: keyof typeof looks }) {
  const t = useWord(words)
  return <span className={`status ${looks[of]}`}>{t(`stage.${of}`)}</span>
}

/** Rounds one may enter, and what one has entered. Drawn without antd: the phone shows it too. */
export function MyEntries({ linkOf, onOpen }: { linkOf: (entryId: string) => object; onOpen: (id: string) => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <Waiting for={useAnswer(myEntries, {})} lines={4}>
      {({ open, entries }) => (
        <>
          {open.length > 0 && (
            <ul className="bare selection-mine" aria-label={t('open-rounds')}>
              {open.map((one) => (
                <li key={one.roundId} className="card">
                  <strong>{one.title}</strong>
                  <div className="small soft">
                    {one.regionName} · {t('open-until', { day: day(one.entriesLastOn) })}
                    {one.workingDaysLeft !== null && ` · ${t('open-left', { n: one.workingDaysLeft })}`}
                  </div>
                  <Enter round={one} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
          <EntryLines of={entries} linkOf={linkOf} />
          {open.length === 0 && entries.length === 0 && <p className="soft">{t('open-rounds.none')}</p>}
        </>
      )}
    </Waiting>
  )
}

/** What somebody entered, the latest first. */
export function EntryLines({ of, linkOf }: { of: Mine['entries']; linkOf: (entryId: string) => object }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <ul className="bare selection-mine">
      {of.map((one) => (
        <li key={one.entryId} className="card">
          <a {...linkOf(one.entryId)}>
            <strong>{one.title ? `${one.title} · ${one.roundTitle}` : one.roundTitle}</strong>
          </a>
          <div className="small">
            <EntryMark of={one.stage} />{' '}
            {one.stage !== 'draft' && one.stage !== 'sent-back' && one.at && (
              <span className="soft">{t('at', { who: phrase(one.at) })}</span>
            )}
            {one.stage === 'draft' && <span className="soft">{t('open-until', { day: day(one.entriesLastOn) })}</span>}
            {one.stage === 'sent-back' && one.answerBy && (
              <span className="soft">{t('answer-by', { day: day(one.answerBy) })}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Enter({ round, onOpen }: { round: Mine['open'][number]; onOpen: (entryId: string) => void }) {
  const t = useWord(words)
  const act = useAct(openEntry)
  const [title, setTitle] = useState('')
  const [failed, setFailed] = useState<unknown>()
  const wrong = wrongOf(failed)
  const begin = async () => {
    setFailed(undefined)
    try {
      const { entryId } = await act.mutateAsync({ roundId: round.roundId, title })
      onOpen(entryId)
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <>
      {round.subject === 'project' && (
        <Field label={t('enter.title')} wrong={wrong['title']}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={80}
              autoComplete="off"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
      )}
      {failed !== undefined && !wrong['title'] && <Problem of={failed} />}
      <button type="button" className="button main" disabled={act.isPending} onClick={() => void begin()}>
        {t('enter')}
      </button>
    </>
  )
}
