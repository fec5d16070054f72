import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ComponentProps } from 'react'
import { addDays, parseDay } from '#kernel/days.ts'
import { usePreferences } from './preferences.ts'

interface Given {
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  /** The last day that may be chosen, '2026-11-22'. */
  until?: string
  from?: string
  disabled?: boolean
}

/** A day, as '2026-11-22' outside and in the reader's own order inside. A control of a form. */
export function DayInput({ id, value, onChange, from, until, disabled = false }: Given) {
  const { language } = usePreferences()
  return (
    <DatePicker
      {...(id && { id })}
      disabled={disabled}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      format={language === 'zh' ? ['YYYY年M月D日', 'YYYY-MM-DD', 'YYYYMMDD'] : ['D MMM YYYY', 'YYYY-MM-DD', 'YYYYMMDD']}
      {...(from && { minDate: dayjs(from) })}
      {...(until && { maxDate: dayjs(until) })}
      style={{ width: '100%', maxWidth: '16rem' }}
    />
  )
}

/** Offices write the last day; what is kept is the first day after it. */
export function LastDayInput({ value, onChange, ...rest }: ComponentProps<typeof DayInput>) {
  const moved = (day: string | null | undefined, by: number) => (day ? addDays(parseDay(day), by) : null)
  return <DayInput {...rest} value={moved(value, -1)} onChange={(day) => onChange?.(moved(day, 1))} />
}
