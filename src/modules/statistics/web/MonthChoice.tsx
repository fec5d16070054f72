import { addMonths } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { months } from '../contract.ts'
import { readMonth } from './periods.ts'
import { words } from './words.ts'

interface Given {
  month: string
  regionCode: string | undefined
  onChoose: (month: string) => void
}

/** One of the months that have records; the one before and after at a press. */
export function MonthChoice({ month, regionCode, onChoose }: Given) {
  const t = useWord(words)
  const format = useFormats()
  const known = useAnswer(months, { regionCode })
  const choices = [...new Set([month, ...(known.data?.rows ?? []).map((row) => row.month)])].sort().reverse()
  const now = readMonth(month)
  const step = (by: number, name: 'month.before' | 'month.after', sign: string) => {
    const to = now && addMonths(now, by)
    const has = to !== undefined && choices.includes(to)
    return (
      <button
        type="button"
        className="button"
        aria-label={t(name)}
        title={t(name)}
        disabled={!has}
        onClick={() => to && onChoose(to)}
      >
        {sign}
      </button>
    )
  }
  return (
    <span className="row month-choice">
      {step(-1, 'month.before', '‹')}
      <select
        className="input"
        aria-label={t('month-of')}
        value={month}
        onChange={(event) => onChoose(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {format.month(choice)}
          </option>
        ))}
      </select>
      {step(1, 'month.after', '›')}
    </span>
  )
}
