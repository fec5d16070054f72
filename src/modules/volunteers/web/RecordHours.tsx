import { useState } from 'react'
import { useAct } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { recordHours } from '../contract.ts'
import type { Activity, Person } from './ActivityPage.tsx'
import { typedMinutes, useCodes } from './codes.ts'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'
import './volunteers.css'

interface Said {
  came: 'came' | 'absent' | 'later'
  minutes: string
  quality: string
  offDuty: boolean
}

/** Everyone of whom nothing is said yet, one line each: came, did not come, or later. */
export function RecordHours({ of, people, onClose }: { of: Activity; people: Person[]; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { minutes } = useFormats()
  const { choices } = useCodes()
  const whole = String(Math.round((Date.parse(of.endsAt) - Date.parse(of.startsAt)) / 60_000))
  const [said, setSaid] = useState<{ [volunteerId: string]: Said }>({})
  const [content, setContent] = useState(of.content.slice(0, 500))
  const [lateReason, setLateReason] = useState('')
  const act = useAct(recordHours)
  const saidOf = ({ volunteerId }: Person): Said =>
    said[volunteerId] ?? { came: 'later', minutes: whole, quality: '', offDuty: false }
  const say = (person: Person, by: Partial<Said>) =>
    setSaid((now) => ({ ...now, [person.volunteerId]: { ...saidOf(person), ...by } }))
  const came = people.filter((one) => saidOf(one).came === 'came')
  const absent = people.filter((one) => saidOf(one).came === 'absent')
  const wrong = wrongOf(act.error)
  const wrongAt = (person: Person, ...parts: string[]) => {
    const at = came.indexOf(person)
    return parts.map((part) => wrong[`lines.${at}.${part}`]).find(Boolean)
  }
  const drawn = (field: string) =>
    field === 'lateReason' ||
    (came.length > 0 && /^lines\.\d+\.(minutes|quality|offDuty|content|volunteerId)$/.test(field))
  const send = async () => {
    const served = came.map((one) => ({ person: one, said: saidOf(one) }))
    await act.mutateAsync({
      activityId: of.activityId,
      lines: served.map(({ person, said: one }) => ({
        volunteerId: person.volunteerId,
        minutes: typedMinutes(one.minutes) ?? 0,
        content,
        quality: one.quality || null,
        offDuty: person.colleague && one.offDuty,
      })),
      absentIds: absent.map((one) => one.volunteerId),
      lateReason: lateReason.trim() || null,
    })
    const sum = served.reduce((all, { said: one }) => all + (typedMinutes(one.minutes) ?? 0), 0)
    toast(d('record.saved', { n: served.length, hours: minutes(sum) }))
    onClose()
  }
  return (
    <section className="card volunteers-acts" aria-label={d('record.do')}>
      <h2>{d('record.do')}</h2>
      <p className="soft">{d('record.say')}</p>
      <form noValidate onSubmit={(event) => (event.preventDefault(), void send().catch(() => undefined))}>
        <ul className="volunteers-came">
          {people.map((person) => {
            const now = saidOf(person)
            const { name } = person
            return (
              <li key={person.volunteerId}>
                <span>
                  <strong>{name}</strong> <span className="small soft number">{person.number}</span>
                </span>
                <select
                  className="input"
                  aria-label={d('record.came-of', { name })}
                  value={now.came}
                  onChange={(event) => say(person, { came: event.target.value as Said['came'] })}
                >
                  {(['later', 'came', 'absent'] as const).map((one) => (
                    <option key={one} value={one}>
                      {d(`record.${one}`)}
                    </option>
                  ))}
                </select>
                {now.came === 'came' && (
                  <>
                    <span className="volunteers-minutes">
                      <input
                        className="input"
                        inputMode="numeric"
                        maxLength={4}
                        aria-label={d('record.minutes-of', { name })}
                        aria-invalid={wrongAt(person, 'minutes') !== undefined}
                        value={now.minutes}
                        onChange={(event) => say(person, { minutes: event.target.value })}
                      />
                      <span className="soft">{d('record.unit')}</span>
                    </span>
                    <select
                      className="input"
                      aria-label={d('record.quality-of', { name })}
                      value={now.quality}
                      onChange={(event) => say(person, { quality: event.target.value })}
                    >
                      <option value="">{t('quality-none')}</option>
                      {choices('qualities').map((one) => (
                        <option key={one.value} value={one.value}>
                          {one.label}
                        </option>
                      ))}
                    </select>
                    {person.colleague && (
                      <label className="volunteers-tick">
                        <input
                          type="checkbox"
                          checked={now.offDuty}
                          onChange={(event) => say(person, { offDuty: event.target.checked })}
                        />
                        {d('record.off-duty', { name })}
                      </label>
                    )}
                    {wrongAt(person, 'minutes', 'quality', 'offDuty', 'volunteerId') && (
                      <span className="wrong">{wrongAt(person, 'minutes', 'quality', 'offDuty', 'volunteerId')}</span>
                    )}
                  </>
                )}
              </li>
            )
          })}
        </ul>
        {people.some((one) => one.colleague) && <p className="small soft">{d('record.off-duty-hint')}</p>}
        <Field label={t('content')} wrong={came.map((one) => wrongAt(one, 'content')).find(Boolean)}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              maxLength={500}
              value={content}
              onChange={(event) => setContent(event.target.value)}
            />
          )}
        </Field>
        {(of.overdue || wrong['lateReason']) && (
          <Field label={d('record.late-reason')} wrong={wrong['lateReason']}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={200}
                value={lateReason}
                onChange={(event) => setLateReason(event.target.value)}
              />
            )}
          </Field>
        )}
        <Elsewhere of={act.error} drawn={drawn} />
        <Acts
          verb={d('record.save', { n: came.length, absent: absent.length })}
          busy={act.isPending || came.length + absent.length === 0}
          onClose={onClose}
        />
      </form>
    </section>
  )
}
