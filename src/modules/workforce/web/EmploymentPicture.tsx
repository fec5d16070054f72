import { todayIn } from '#kernel/days.ts'
import { useWord } from '#web/kit/words.ts'
import type { PersonFileShown } from './person.ts'
import { words } from './words.ts'

type Employment = PersonFileShown['employment'][number]

const yearsOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8, 10)) - 1) / 372

/** Who worked where, over the years: a bar for each employment on one line of time. The list below says the same in words. */
export function EmploymentPicture({ of }: { of: Employment[] }) {
  const t = useWord(words)
  const end = yearsOf(todayIn(new Date()))
  const begin = Math.floor(Math.min(...of.map((one) => yearsOf(one.fromOn))))
  const span = Math.max(1, Math.ceil(end) - begin)
  const step = span > 24 ? 10 : span > 10 ? 5 : span > 5 ? 2 : 1
  const years = Array.from({ length: span + 1 }, (_, at) => begin + at).filter((year) => (year - begin) % step === 0)
  const at = (year: number) => `${((year - begin) / span) * 100}%`
  const kindOf = (one: Employment) => (one.isCommunityWork ? 'community' : one.isSocialWork ? 'social' : 'other')
  const kinds = (['social', 'community', 'other'] as const).filter((kind) => of.some((one) => kindOf(one) === kind))
  return (
    <div className="employment-picture" aria-hidden="true">
      <div className="job-bars">
        {years.map((year) => (
          <span key={year} className="year-line" style={{ left: at(year) }} />
        ))}
        {of.toReversed().map((one) => {
          const until = one.untilOn ? yearsOf(one.untilOn) : end
          return (
            <div key={one.id} className="job-line">
              <span
                className={`job-bar ${kindOf(one)} ${one.confirmedOn ? '' : 'open'}`}
                style={{
                  left: at(yearsOf(one.fromOn)),
                  width: `max(4px, ${((until - yearsOf(one.fromOn)) / span) * 100}%)`,
                }}
              />
              <span
                className="job-name"
                style={
                  yearsOf(one.fromOn) - begin < span / 2
                    ? { left: at(yearsOf(one.fromOn)) }
                    : { right: `${100 - ((until - begin) / span) * 100}%` }
                }
              >
                {one.employerName}
              </span>
            </div>
          )
        })}
      </div>
      <div className="job-axis">
        {years.map((year) => (
          <span key={year} className="small soft" style={{ left: at(year) }}>
            {year}
          </span>
        ))}
      </div>
      <p className="row small job-legend">
        {kinds.map((kind) => (
          <span key={kind}>
            <span className={`job-swatch ${kind}`} /> {t(`work.${kind}`)}
          </span>
        ))}
      </p>
    </div>
  )
}
