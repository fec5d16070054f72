import type { Day } from '#kernel/days.ts'

export interface Meeting {
  id: string
  on: Day
  /** HH:MM, by the clock of China. */
  startsAt: string
  minutes: number
  title: string
  madeAt: Date
}

/** A meeting as calendars of phones and offices read it (RFC 5545). It names nobody and says nothing of what it is about. */
export function calendarFile({ id, on, startsAt, minutes, title, madeAt }: Meeting): string {
  const begins = new Date(`${on}T${startsAt}:00+08:00`)
  const ends = new Date(begins.getTime() + minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yanzhen//Supervision//ZH',
    'BEGIN:VEVENT',
    `UID:${id}@yanzhen`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(begins)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${title.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.join('\r\n')}\r\n`
}

const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
