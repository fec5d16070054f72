import { todayIn } from '#kernel/days.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import './certificates.css'
import type { Held } from './QualificationForm.tsx'
import { words } from './words.ts'

const at = (day: string) => Date.parse(day)

/** The last period of a registration as a line: how much of it is over, and where the window of the renewal begins. */
export function Period({ of }: { of: Held }) {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  const last = of.registrations
    .filter((one) => one.fromOn !== null)
    .toSorted((a, b) => (a.fromOn! < b.fromOn! ? 1 : -1))[0]
  // Of a certificate that nobody has verified, what a list says is only said.
  if (!last?.fromOn || !last.untilOn || of.standing === 'none') return null
  const [from, until] = [last.fromOn, last.untilOn]
  const share = (on: string) => `${Math.min(100, Math.max(0, (100 * (at(on) - at(from))) / (at(until) - at(from))))}%`
  const today = todayIn(new Date())
  const say = [
    t('period.from-until', { from: day(from), until: lastDay(until) }),
    of.renewFrom && t('one.renew-from', { day: day(of.renewFrom) }),
    last.cancelledOn && t('period.cancelled', { day: day(last.cancelledOn) }),
  ]
    .filter(Boolean)
    .join(t('and'))
  return (
    <figure className="certificates-period">
      <div aria-hidden="true" className={`line ${of.standing}`}>
        <span className="over" style={{ inlineSize: share(today) }} />
        {of.renewFrom && <span className="window" style={{ insetInlineStart: share(of.renewFrom) }} />}
        <span className="today" style={{ insetInlineStart: share(today) }} />
      </div>
      <figcaption className="small">{say}</figcaption>
    </figure>
  )
}
