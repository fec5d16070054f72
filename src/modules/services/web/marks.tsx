import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { useCodes } from './codes.ts'
import { words } from './words.ts'

/** Small signs that lists and pages share: each by its shape and its word as well as its colour. */

const riskLook = { high: 'bad', priority: 'warn', general: 'idle' } as const

export function RiskMark({ of }: { of: keyof typeof riskLook }) {
  const t = useWord(words)
  return <span className={`status ${riskLook[of]}`}>{t(`risk.${of}`)}</span>
}

/** By when to visit; how late it is already. */
export function DueMark({ dueOn, overdueDays, today }: { dueOn: string | null; overdueDays: number; today: string }) {
  const t = useWord(words)
  const { day } = useFormats()
  if (!dueOn) return <span className="soft">{t('due.none')}</span>
  if (overdueDays > 0) return <span className="status warn">{t('due.overdue', { n: overdueDays })}</span>
  return <span>{dueOn === today ? t('due.today') : t('due.by', { day: day(dueOn) })}</span>
}

const outcomeLook = { met: 'good', refused: 'warn', 'not-met': 'warn', 'lost-contact': 'bad' } as const

export function OutcomeMark({ of }: { of: keyof typeof outcomeLook }) {
  const { outcome } = useCodes()
  return <span className={`status ${outcomeLook[of]}`}>{outcome(of)}</span>
}
