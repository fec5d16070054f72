import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { Count } from '#web/kit/Count.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { useWord } from '#web/kit/words.ts'
import type { volunteer } from '../contract.ts'
import { hoursOf, useCodes } from './codes.ts'
import { Papers } from './Papers.tsx'
import { words } from './words.ts'
import './volunteers.css'

export type Volunteer = OutputOf<typeof volunteer>
export type Entry = Volunteer['entries'][number]

/** What a volunteer has served: figures, years, star, every line, and the papers. The same for themselves, on the phone too, and for their organisation. */
export function Record({
  of,
  own,
  actOf,
  beside,
}: {
  of: Volunteer
  own: boolean
  /** What the reader may do about a line. */
  actOf?: (entry: Entry) => ReactNode
  beside?: ReactNode
}) {
  const t = useWord(words)
  return (
    <>
      <Figures of={of} />
      <Years of={of} />
      <div className="row volunteers-acts">
        <h2 className="grow">{t('mine.lines')}</h2>
        {beside}
      </div>
      <Lines of={of.entries} own={own} actOf={actOf} />
      <Papers of={of} own={own} />
    </>
  )
}

/** As many stars as the grade's place among the grades, and its name for whoever does not see them. */
export function Star({ of }: { of: string | null }) {
  const t = useWord(words)
  const { lists, name } = useCodes()
  if (of === null) return <span className="soft">{t('star-none')}</span>
  const place = (lists?.stars.findIndex((one) => one.code === of) ?? -1) + 1
  return (
    <span className="row" style={{ gap: '0.4rem', display: 'inline-flex' }}>
      <span className="volunteers-stars" aria-hidden="true">
        {'★'.repeat(place)}
      </span>
      <span>{name('stars', of)}</span>
    </span>
  )
}

function Figures({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const { minutes } = useFormats()
  const { name } = useCodes()
  const times = of.hoursByYear.reduce((sum, year) => sum + year.activities, 0)
  return (
    <ul className="tiles volunteers-figures">
      {(
        [
          ['mine.this-year', hoursOf(of.minutesThisYear), 'mine.hours-unit'],
          ['mine.whole', hoursOf(of.minutes), 'mine.hours-unit'],
          ['mine.times', times, 'mine.times-unit'],
        ] as const
      ).map(([label, value, unit]) => (
        <li key={label} className="tile">
          <span className="name">{t(label)}</span>
          <span className="figure">
            <Count of={value} unit={t(unit)} />
          </span>
        </li>
      ))}
      <li className="tile">
        <span className="name">{t('star')}</span>
        <span className="volunteers-star">
          <Star of={of.star} />
        </span>
        {of.nextStar && (
          <span className="small soft">
            {of.nextStar.minutesMissing > 0
              ? t('star-next', { star: name('stars', of.nextStar.code), hours: minutes(of.nextStar.minutesMissing) })
              : t('star-next-when', { star: name('stars', of.nextStar.code) })}
          </span>
        )}
      </li>
    </ul>
  )
}

function Years({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const { minutes } = useFormats()
  const most = Math.max(1, ...of.hoursByYear.map((year) => year.minutes))
  if (of.hoursByYear.length === 0) return null
  return (
    <section>
      <h2 className="volunteers-acts">{t('mine.by-year')}</h2>
      <dl className="volunteers-years">
        {of.hoursByYear.map((year) => (
          <div key={year.year}>
            <dt className="number">{year.year}</dt>
            <dd aria-hidden="true">
              <span className="bar" style={{ width: `${(100 * year.minutes) / most}%` }} />
            </dd>
            <dd className="number">
              {minutes(year.minutes)} · {t('times', { n: year.activities })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What is said of a line besides its hours: late, taken back, put in another's place. */
export function LineMarks({ of }: { of: Entry }) {
  const t = useWord(words)
  return (
    <>
      {of.reversed && <span className="status idle small">{t('line.reversed')}</span>}
      {of.reverses && of.reason && <span className="small soft"> {t('line.reversal', { reason: of.reason })}</span>}
      {!of.reverses && of.reason && <span className="small soft"> {t('line.corrects', { reason: of.reason })}</span>}
      {of.late && !of.reverses && (
        <span className="small soft"> {t('line.late-why', { reason: of.lateReason ?? t('line.late') })}</span>
      )}
      {of.offDuty && !of.reverses && <span className="small soft"> {t('line.off-duty')}</span>}
    </>
  )
}

/** Minutes as time; what is taken back keeps its sign. */
export function Served({ of }: { of: number }) {
  const { minutes } = useFormats()
  return (
    <span className="number">
      {of < 0 && '−'}
      {minutes(Math.abs(of))}
    </span>
  )
}

function Lines({ of, own, actOf }: { of: Entry[]; own: boolean; actOf: ((entry: Entry) => ReactNode) | undefined }) {
  const t = useWord(words)
  const { name } = useCodes()
  const { day } = useFormats()
  if (of.length === 0) return <Nothing title={t('mine.lines-none')} say={own && t('mine.lines-none-say')} />
  // One's own are read on a phone, where a table would hide what one may do behind its edge.
  if (own)
    return (
      <ul className="volunteers-list">
        {of.map((row) => (
          <li key={row.entryId}>
            <h3>
              {row.activityTitle} · <Served of={row.minutes} />
            </h3>
            <p>
              <span className="number">{day(row.servedOn)}</span> · {row.place} · {row.content} <LineMarks of={row} />
            </p>
            <p className="soft small">
              {t('line.by', { organisation: row.organisationName })}
              {row.quality && !row.reverses && ` · ${t('quality')}${t('is')}${name('qualities', row.quality)}`}
            </p>
            {!row.reverses && !row.reversed && actOf?.(row)}
          </li>
        ))}
      </ul>
    )
  return (
    <SortableTable
      caption={t('mine.lines')}
      rows={of}
      rowKey={(row) => row.entryId}
      columns={[
        {
          key: 'day',
          title: t('day'),
          by: (row) => row.servedOn,
          show: (row) => <span className="number">{day(row.servedOn)}</span>,
        },
        {
          key: 'what',
          title: t('content'),
          className: 'volunteers-what',
          show: (row) => (
            <>
              <strong>{row.activityTitle}</strong> <span className="soft">{row.content}</span> <LineMarks of={row} />
            </>
          ),
        },
        {
          key: 'hours',
          title: t('hours'),
          end: true,
          by: (row) => row.minutes,
          show: (row) => <Served of={row.minutes} />,
        },
        {
          key: 'quality',
          title: t('quality'),
          show: (row) => row.quality && !row.reverses && name('qualities', row.quality),
        },
        { key: 'recorded', title: t('line.recorded'), show: (row) => row.organisationName },
        ...(actOf
          ? [{ key: 'acts', title: t('acts'), show: (row: Entry) => !row.reverses && !row.reversed && actOf(row) }]
          : []),
      ]}
    />
  )
}
