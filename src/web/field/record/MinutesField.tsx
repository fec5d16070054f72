import { useId } from 'react'
import { useWord } from '#web/kit/words.ts'
import { Chips } from '../Chips.tsx'
import { words } from '../words.ts'
import { wholeNumber } from './form.ts'

const usual = ['15', '30', '45', '60']
const step = 5

/** How long it took: a touch on a usual length, or a little more or less. */
export function MinutesField({
  value,
  onText,
  wrong,
}: {
  value: string
  onText: (text: string) => void
  wrong?: string | undefined
}) {
  const t = useWord(words)
  const id = useId()
  const now = wholeNumber(value)
  const by = (change: number) => onText(String(Math.max(0, (Number.isNaN(now) ? 0 : now) + change)))
  return (
    <Chips
      label={t('record.minutes')}
      name="minutes"
      kind="radio"
      choices={usual.map((minutes) => ({ value: minutes, label: minutes }))}
      chosen={[String(now)]}
      onChoose={onText}
      wrong={wrong}
    >
      <div className="stepper">
        <button type="button" className="button" aria-label={t('record.minutes-less')} onClick={() => by(-step)}>
          −
        </button>
        <input
          id={id}
          className="input number"
          inputMode="numeric"
          aria-label={t('record.minutes')}
          aria-invalid={wrong ? true : undefined}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
        <button type="button" className="button" aria-label={t('record.minutes-more')} onClick={() => by(step)}>
          +
        </button>
      </div>
    </Chips>
  )
}
