import { useId, useState } from 'react'
import { useWord } from '#web/kit/words.ts'
import { Chips } from '../Chips.tsx'
import { addDays } from '../day.ts'
import { words } from '../words.ts'

/** Which day it was: today or yesterday by a touch, another one by the phone's own calendar. */
export function DayField({
  value,
  today,
  onDay,
  wrong,
}: {
  value: string
  today: string
  onDay: (day: string) => void
  wrong?: string | undefined
}) {
  const t = useWord(words)
  const id = useId()
  const yesterday = addDays(today, -1)
  const [other, setOther] = useState(value !== today && value !== yesterday)
  return (
    <Chips
      label={t('record.held-on')}
      name="heldOn"
      kind="radio"
      choices={[
        { value: today, label: t('record.today') },
        { value: yesterday, label: t('record.yesterday') },
        { value: 'other', label: t('record.other-day') },
      ]}
      chosen={[other ? 'other' : value]}
      onChoose={(chosen) => {
        setOther(chosen === 'other')
        if (chosen !== 'other') onDay(chosen)
      }}
      wrong={wrong}
    >
      {other && (
        <input
          id={id}
          type="date"
          className="input"
          aria-label={t('record.held-on')}
          aria-invalid={wrong ? true : undefined}
          max={today}
          value={value}
          onChange={(event) => onDay(event.target.value)}
        />
      )}
    </Chips>
  )
}
