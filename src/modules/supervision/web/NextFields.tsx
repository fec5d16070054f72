import { usePhrase, useWord } from '#web/kit/words.ts'
import { Field } from '#web/kit/plain-form.tsx'
import { useCodes } from './codes.ts'
import { Choice } from './Choice.tsx'
import { words } from './words.ts'

export const emptyNext = { plannedOn: '', startsAt: '14:00', minutes: '60', mode: 'face-to-face' }
export type Next = typeof emptyNext

/** When, how long and in what way to meet next. */
export function NextFields({
  next,
  onChange,
  wrong,
}: {
  next: Next
  onChange: (next: Next) => void
  wrong: (field: keyof Next) => string | undefined
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  const set = (change: Partial<Next>) => onChange({ ...next, ...change })
  return (
    <>
      <div className="row supervision-times">
        <Field label={t('record.on')} wrong={wrong('plannedOn')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={next.plannedOn}
              onChange={(event) => set({ plannedOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('record.starts')} wrong={wrong('startsAt')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="time"
              value={next.startsAt}
              onChange={(event) => set({ startsAt: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('record.minutes')} wrong={wrong('minutes')}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              maxLength={3}
              value={next.minutes}
              onChange={(event) => set({ minutes: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Choice
        label={t('record.mode')}
        kind="radio"
        choices={(lists?.modes ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))}
        chosen={[next.mode]}
        onChoose={([mode]) => set({ mode: mode! })}
        wrong={wrong('mode')}
      />
    </>
  )
}
