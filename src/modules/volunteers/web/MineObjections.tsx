import { useState } from 'react'
import { useAct } from '#web/client/answers.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { objectToEntry } from '../contract.ts'
import { typedMinutes } from './codes.ts'
import type { Mine } from './Mine.tsx'
import type { Activity } from './MineActivities.tsx'
import type { Entry } from './Record.tsx'
import { words } from './words.ts'
import './volunteers.css'

/** What one objected to and what became of it. */
export function MyObjections({ of }: { of: Mine['objections'] }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  if (of.length === 0) return null
  return (
    <section id="objections">
      <h2>{t('object.mine')}</h2>
      <ul className="volunteers-list">
        {of.map((one) => (
          <li key={one.objectionId}>
            <h3>{one.activityTitle}</h3>
            <p className="volunteers-said">{one.words}</p>
            <p className="soft small">
              {[
                one.entryMinutes === null
                  ? t('object.not-recorded')
                  : t('object.stood', { minutes: minutes(one.entryMinutes) }),
                one.minutes !== null && t('object.should', { minutes: minutes(one.minutes) }),
                t('object.raised-on', { day: day(one.madeAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="row">
              <span
                className={`status ${one.state === 'open' ? (one.overdue ? 'bad' : 'warn') : one.state === 'upheld' ? 'good' : 'idle'}`}
              >
                {one.state === 'open' && one.overdue ? t('object.overdue') : t(`object.state.${one.state}`)}
              </span>
              {one.state === 'open' && one.dueOn && (
                <span className="small soft">{t('object.due', { day: day(one.dueOn) })}</span>
              )}
            </p>
            {one.answer && <p className="volunteers-said">{t('object.answer-was', { answer: one.answer })}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** To a line, or that one is missing. */
export function ObjectForm({ to, missing, onClose }: { to?: Entry; missing?: Activity[]; onClose: () => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  const [activityId, setActivityId] = useState(to?.activityId ?? (missing?.length === 1 ? missing[0]!.activityId : ''))
  const [said, setSaid] = useState('')
  const [should, setShould] = useState('')
  const act = useAct(objectToEntry)
  const wrong = wrongOf(act.error)
  const send = async () => {
    const { dueOn } = await act.mutateAsync({
      activityId,
      entryId: to?.entryId ?? null,
      words: said,
      minutes: typedMinutes(should),
    })
    toast(dueOn ? t('object.sent', { day: day(dueOn) }) : t('object.sent-undated'))
    onClose()
  }
  return (
    <Ask title={to ? t('object.about', { title: to.activityTitle }) : t('object.about-missing')} onClose={onClose}>
      <form noValidate onSubmit={(event) => (event.preventDefault(), void send().catch(() => undefined))}>
        {missing && (
          <Field label={t('object.activity')} wrong={wrong['activityId']}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={activityId}
                onChange={(event) => setActivityId(event.target.value)}
              >
                <option value="">{t('object.activity-none')}</option>
                {missing.map((one) => (
                  <option key={one.activityId} value={one.activityId}>
                    {`${day(one.heldOn)} ${one.title}`}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('object.words')} hint={t('object.words-hint')} wrong={wrong['words']}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              maxLength={500}
              value={said}
              onChange={(event) => setSaid(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('object.minutes')} wrong={wrong['minutes']}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              maxLength={4}
              value={should}
              onChange={(event) => setShould(event.target.value)}
            />
          )}
        </Field>
        <Elsewhere
          of={act.error}
          drawn={(field) => ['words', 'minutes', ...(missing ? ['activityId'] : [])].includes(field)}
        />
        <Acts verb={t('object.send')} busy={act.isPending} onClose={onClose} />
      </form>
    </Ask>
  )
}
