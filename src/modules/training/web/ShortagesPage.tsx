import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { formatCount, formatShare, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportShortages, shortages } from '../contract.ts'
import { useCodes } from './codes.ts'
import { Measure, StateMark } from './Standing.tsx'
import './training.css'
import { words } from './words.ts'

type Answer = OutputOf<typeof shortages>
const states = ['short', 'unknown', 'on-track', 'met'] as const

/** Who will lack hours at the end of the window, whoever lacks most first; and how far the district is with its person-times. */
export default function ShortagesPage() {
  const t = useWord(words)
  const may = useMay()
  const say = useProblemWords()
  const [query, change] = useQueryWords()
  const filter = {
    requirement: query['requirement'],
    state: query['state'],
    organisationId: query['organisationId'],
  } as never
  const asked = useAnswer(shortages, filter, { keepLast: true })
  const download = () => call(exportShortages, filter).catch((error: unknown) => toast(say(error), { bad: true }))
  return (
    <>
      <PageHeader
        title={t('shortages')}
        acts={
          may('training:export') && (
            <button type="button" className="button" onClick={() => void download()}>
              {t('short.export')}
            </button>
          )
        }
      />
      <Waiting for={asked}>
        {(answer) => <Page of={answer} chosen={query} choose={(by) => change(by, { step: true })} />}
      </Waiting>
    </>
  )
}

function Page({
  of,
  chosen,
  choose,
}: {
  of: Answer
  chosen: Record<string, string>
  choose: (by: Record<string, string | undefined>) => void
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const requirement = of.requirements.find((one) => one.code === of.requirement)
  const people = of.units.reduce((sum, unit) => sum + unit.people, 0)
  const short = of.units.reduce((sum, unit) => sum + unit.short, 0)
  const unknown = of.units.reduce((sum, unit) => sum + unit.unknown, 0)
  return (
    <>
      <PersonTimes of={of} />
      {!requirement ? (
        <Nothing title={t('short.none')} say={t('short.none-say')} />
      ) : (
        <>
          <div className="row" data-filter-bar>
            <label className="row">
              {t('short.requirement')}
              <select
                className="input"
                style={{ width: 'auto' }}
                value={requirement.code}
                onChange={(event) => choose({ requirement: event.target.value })}
              >
                {of.requirements.map((one) => (
                  <option key={one.code} value={one.code}>
                    {phrase(one.name)}
                  </option>
                ))}
              </select>
            </label>
            <label className="row">
              {t('short.state')}
              <select
                className="input"
                style={{ width: 'auto' }}
                value={chosen['state'] ?? ''}
                onChange={(event) => choose({ state: event.target.value || undefined })}
              >
                <option value="">{t('short.all')}</option>
                {states.map((state) => (
                  <option key={state} value={state}>
                    {t(`hours.state.${state}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {requirement.basis && (
            <p className="small soft">
              {phrase(requirement.basis)}
              {requirement.certainty &&
                requirement.certainty !== 'stated' &&
                `（${t(`sure.${requirement.certainty}`)}）`}
            </p>
          )}
          {chosen['organisationId'] && (
            <p className="row">
              {t('short.of-unit', { unit: of.units[0]?.name || t('short.this-unit') })}
              <button type="button" className="button bare" onClick={() => choose({ organisationId: undefined })}>
                {t('short.all-units')}
              </button>
            </p>
          )}
          <p>
            {t('short.say', { people: formatCount(people), short: formatCount(short), unknown: formatCount(unknown) })}{' '}
            <span className="legend small soft">
              {(['done', 'planned', 'needed'] as const).map((part) => (
                <span key={part}>
                  <span className="measure" aria-hidden="true">
                    {part !== 'needed' && <span className={part} style={{ width: '100%' }} />}
                  </span>
                  {t(`short.legend.${part}`)}
                </span>
              ))}
            </span>
          </p>
          <h2>{t('short.people')}</h2>
          <People of={of} />
          <h2 style={{ marginTop: '1.5rem' }}>{t('short.units')}</h2>
          <Units of={of} />
        </>
      )}
    </>
  )
}

function PersonTimes({ of }: { of: Answer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return of.personTimes.map((one) => (
    <section key={one.code} className="card" style={{ marginBottom: '1rem' }}>
      <h2>{phrase(one.name)}</h2>
      <p>
        {t('short.person-times', {
          done: formatCount(one.done),
          needed: formatCount(one.needed),
          planned: formatCount(one.planned),
          share: formatShare(one.done / one.needed),
        })}
      </p>
      <Measure
        of={{
          state: one.done >= one.needed ? 'met' : 'on-track',
          doneMinutes: one.done,
          plannedMinutes: one.planned,
          neededMinutes: one.needed,
        }}
      />
      <details style={{ marginTop: '0.5rem' }}>
        <summary>{t('short.definition')}</summary>
        <p>{phrase(one.definition)}</p>
        {one.basis && (
          <p className="small soft">
            {phrase(one.basis)}
            {one.certainty && one.certainty !== 'stated' && `（${t(`sure.${one.certainty}`)}）`}
          </p>
        )}
      </details>
    </section>
  ))
}

function People({ of }: { of: Answer }) {
  const t = useWord(words)
  const { hours } = useCodes()
  const { lastDay } = useFormats()
  return (
    <>
      <SortableTable
        caption={t('short.people')}
        rows={of.rows}
        rowKey={(row) => row.personId}
        columns={[
          {
            key: 'name',
            title: t('hours.person'),
            by: (row) => row.name,
            show: (row) => <a href={`/desk/people/${row.personId}#training`}>{row.name}</a>,
          },
          {
            key: 'unit',
            title: t('session.unit'),
            by: (row) => row.organisationName,
            show: (row) => row.organisationName,
          },
          {
            key: 'bar',
            title: t('short.bar'),
            className: 'bar-cell',
            by: (row) => row.doneMinutes / row.neededMinutes,
            show: (row) => <Measure of={row} />,
          },
          {
            key: 'done',
            title: t('hours.amount'),
            end: true,
            by: (row) => row.doneMinutes,
            show: (row) =>
              `${hours(row.doneMinutes)}${row.plannedMinutes > 0 ? ` + ${hours(row.plannedMinutes)}` : ''} / ${hours(row.neededMinutes)}`,
          },
          {
            key: 'state',
            title: t('short.state'),
            by: (row) => states.indexOf(row.state),
            show: (row) => <StateMark of={row.state} />,
          },
          {
            key: 'missing',
            title: t('short.missing'),
            end: true,
            by: (row) => row.shortMinutes,
            show: (row) => (row.shortMinutes > 0 ? hours(row.shortMinutes) : ''),
          },
          {
            key: 'until',
            title: t('hours.until-day'),
            by: (row) => row.until,
            show: (row) => (row.until ? lastDay(row.until) : ''),
          },
        ]}
      />
      {of.total > of.rows.length && (
        <p className="soft">{t('short.more', { n: formatCount(of.rows.length), total: formatCount(of.total) })}</p>
      )}
    </>
  )
}

function Units({ of }: { of: Answer }) {
  const t = useWord(words)
  const { hours } = useCodes()
  const rowsOf = (organisationId: string, state?: 'short') =>
    `/desk/training/shortages?${new URLSearchParams({ requirement: of.requirement ?? '', organisationId, ...(state && { state }) })}`
  return (
    <SortableTable
      caption={t('short.units')}
      rows={of.units}
      rowKey={(row) => row.organisationId ?? ''}
      columns={[
        {
          key: 'name',
          title: t('session.unit'),
          by: (row) => row.name,
          show: (row) => (row.organisationId ? <a href={rowsOf(row.organisationId)}>{row.name}</a> : '—'),
        },
        {
          key: 'bar',
          title: t('short.bar'),
          className: 'bar-cell',
          by: (row) => row.doneMinutes / row.neededMinutes,
          show: (row) => <Measure of={{ ...row, state: row.short > 0 ? 'short' : 'met', plannedMinutes: 0 }} />,
        },
        {
          key: 'short',
          title: t('short.share'),
          end: true,
          by: (row) => row.short / row.people,
          show: (row) => (
            <>
              {row.organisationId && row.short > 0 ? (
                <a href={rowsOf(row.organisationId, 'short')}>{formatCount(row.short)}</a>
              ) : (
                formatCount(row.short)
              )}{' '}
              / {formatCount(row.people)}
            </>
          ),
        },
        {
          key: 'average',
          title: t('short.average'),
          end: true,
          by: (row) => row.doneMinutes / row.people,
          show: (row) => hours(Math.floor(row.doneMinutes / row.people)),
        },
      ]}
    />
  )
}
