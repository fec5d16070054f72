import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { MonthChoice } from './MonthChoice.tsx'
import { periodOf, readMonth, spanOf, spans } from './periods.ts'
import type { Period, Span } from './periods.ts'
import { words } from './words.ts'

interface Given {
  period: Period
  regionCode: string | undefined
  onChoose: (period: Period) => void
}

/** A month, the year to date or twelve months, and the month it ends with. */
export function PeriodChoice({ period, regionCode, onChoose }: Given) {
  const t = useWord(words)
  const { month } = useFormats()
  const span = spanOf(period)
  return (
    <span className="row no-print">
      <select
        className="input"
        style={{ width: 'auto' }}
        aria-label={t('figure.span')}
        value={span ?? ''}
        onChange={(event) => onChoose(periodOf(event.target.value as Span, period.until))}
      >
        {!span && (
          <option value="">{t('figure.span.other', { from: month(period.from), until: month(period.until) })}</option>
        )}
        {spans.map((one) => (
          <option key={one} value={one}>
            {t(`figure.span.${one}`)}
          </option>
        ))}
      </select>
      <MonthChoice
        month={period.until}
        regionCode={regionCode}
        onChoose={(text) => {
          const until = readMonth(text)
          if (until) onChoose(periodOf(span ?? 'month', until))
        }}
      />
    </span>
  )
}
