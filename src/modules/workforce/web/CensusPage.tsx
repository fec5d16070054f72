import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useQueryWords, writeQuery } from '#web/kit/address.ts'
import { Change } from '#web/kit/Change.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, formatShare, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import {
  censusMissing,
  censusOverview,
  censusTable,
  drawCensus,
  exportCensus,
  freezeCensus,
  returnCensus,
  submitCensus,
} from '../contract-census.ts'
import { words } from './words-lists.ts'

type Overview = OutputOf<typeof censusOverview>
type County = Overview['counties'][number]

const forms = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' } as const
const working = new Set<string>(['drawing', 'freezing'])

/** The census of a year: where it stands, what it says, and what it still misses. */
export default function CensusPage() {
  const [query] = useQueryWords()
  const input = {
    ...(query['year'] && { year: Number(query['year']) }),
    ...(query['region'] && { regionCode: query['region'] as never }),
  }
  const first = useAnswer(censusOverview, input, { keepLast: true })
  const isWorking = first.data?.counties.some(({ state }) => working.has(state)) ?? false
  const asked = useAnswer(censusOverview, input, { keepLast: true, ...(isWorking && { every: 1500 }) })
  return (
    <Waiting for={asked} lines={10}>
      {(of) => (
        <div className="stack">
          <Head of={of} />
          <Totals of={of} />
          {of.isCounty ? <OneCounty of={of} /> : <Counties of={of} />}
          {of.whole.all > 0 && <Structure of={of} />}
          {of.whole.all > 0 && <Missing of={of} />}
        </div>
      )}
    </Waiting>
  )
}

function Head({ of }: { of: Overview }) {
  const t = useWord(words)
  const { day } = useFormats()
  const wording = useProblemWords()
  const [, change] = useQueryWords()
  const save = (form: keyof typeof forms) =>
    call(exportCensus, { year: of.year, regionCode: of.regionCode as never, form }).catch((error: unknown) =>
      toast(wording(error), { bad: true }),
    )
  return (
    <PageHeader
      title={t('census.of', { year: of.year })}
      whose={of.regionName}
      acts={
        <>
          <label className="row">
            <span>{t('census.year')}</span>
            <select
              className="input"
              value={of.year}
              onChange={(event) => change({ year: event.target.value }, { step: true })}
            >
              {of.years.map((year) => (
                <option key={year}>{year}</option>
              ))}
            </select>
          </label>
          {of.whole.all > 0 &&
            (Object.keys(forms) as (keyof typeof forms)[]).map((form) => (
              <button key={form} type="button" className="button" onClick={() => void save(form)}>
                {t('census.export', { form: forms[form] })}
              </button>
            ))}
        </>
      }
      note={
        <p className="soft small">
          {t('census.reference', { day: day(of.referenceOn) })}
          {of.referenceCertainty !== 'stated' && `（${t('census.assumed')}）`} ·{' '}
          {of.submitBy ? t('census.due', { day: day(of.submitBy) }) : t('census.due-unknown')}
        </p>
      }
    />
  )
}

const peopleTo = (of: Overview, more: Record<string, string>) =>
  `/desk/people/census/people${writeQuery({ year: of.year, regionCode: of.regionCode, ...more })}`

function Totals({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const tiles = [
    { key: 'all', name: t('census.all'), say: '', now: of.whole.all, before: of.before?.all, to: peopleTo(of, {}) },
    ...of.definitions.map(({ measure, name, say, certainty }) => {
      const key = measure === 'in-practice' ? 'inPractice' : (measure as 'talent' | 'professional')
      return {
        key: measure,
        name: phrase(name),
        say: phrase(say) + (certainty === 'stated' ? '' : ` ${t('census.assumed')}`),
        now: of.whole[key],
        before: of.before?.[key],
        to: peopleTo(of, { measure }),
      }
    }),
    {
      key: 'unknown',
      name: t('census.unknown'),
      say: '',
      now: of.whole.unknown,
      before: undefined,
      to: peopleTo(of, { anyMissing: 'yes' }),
    },
    {
      key: 'elsewhere',
      name: t('census.elsewhere'),
      say: '',
      now: of.whole.elsewhere,
      before: undefined,
      to: peopleTo(of, { elsewhere: 'yes' }),
    },
  ]
  return (
    <ul className="tiles">
      {tiles.map(({ key, name, say, now, before, to }) => (
        <li key={key}>
          <a className="tile" href={to} title={say || undefined}>
            <span className="name">{name}</span>
            <span className="figure number">
              {formatCount(now)}
              <span className="unit">{t('census.people-unit')}</span>
            </span>
            {before !== undefined && (
              <span className="changes">
                {t('census.before')} {formatCount(before)} <Change now={now} before={before} />
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

const looks: Record<County['state'], string> = {
  none: 'bad',
  drawing: '',
  drawn: 'warn',
  submitted: '',
  returned: 'warn',
  freezing: '',
  frozen: 'good',
}

function StateMark({ of }: { of: County['state'] }) {
  const t = useWord(words)
  return <span className={`status ${looks[of]}`}>{t(`census-state.${of}`)}</span>
}

/** A county's own acts: draw, look, submit. */
function OneCounty({ of }: { of: Overview }) {
  const t = useWord(words)
  const wording = useProblemWords()
  const county = of.counties[0]
  const draw = useAct(drawCensus)
  const submit = useAct(submitCensus)
  const said = { onError: (error: unknown) => toast(wording(error), { bad: true }) }
  if (!county) return null
  const mayDraw = of.may.draw && ['none', 'drawn', 'returned'].includes(county.state)
  return (
    <section className="card">
      <h2>
        {county.regionName} <StateMark of={county.state} />
      </h2>
      {county.state === 'none' && <p>{t('census.none-say')}</p>}
      {county.state === 'returned' && county.reason && (
        <p className="panel warn">{t('census.returned', { reason: county.reason })}</p>
      )}
      {working.has(county.state) && <Progress of={of} />}
      {county.digest && <p className="soft small">{t('census.digest', { code: county.digest.slice(0, 12) })}</p>}
      <div className="row">
        {mayDraw && (
          <button
            type="button"
            className={county.state === 'drawn' ? 'button' : 'button main'}
            disabled={draw.isPending}
            onClick={() => draw.mutate({ year: of.year, regionCode: county.regionCode as never }, said)}
          >
            {county.state === 'none' ? t('census.draw') : t('census.draw-again')}
          </button>
        )}
        {county.state === 'drawn' && of.may.submit && (
          <button
            type="button"
            className="button main"
            disabled={submit.isPending}
            onClick={() => submit.mutate({ censusId: county.censusId!, basedOnVersion: county.version }, said)}
          >
            {t('census.submit')}
          </button>
        )}
        {of.may.check && <Check of={of} county={county} />}
      </div>
    </section>
  )
}

/** How far the drawing is; of what has just begun, only that it is at work. */
function Progress({ of: { progress } }: { of: Overview }) {
  const t = useWord(words)
  return (
    <label className="progress">
      <span role="status">
        {t('census.working')}
        {progress && ` ${t('census.progress', { n: formatCount(progress.done), all: formatCount(progress.all) })}`}
      </span>
      <progress {...(progress && { value: progress.done / progress.all })} />
    </label>
  )
}

/** Who has not submitted: a square for each county, and their figures under it. */
function Counties({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [, change] = useQueryWords()
  const count = (...states: County['state'][]) => of.counties.filter(({ state }) => states.includes(state)).length
  const frozen = count('frozen', 'freezing')
  const submitted = count('submitted')
  return (
    <section className="card">
      <h2>{t('census.counties')}</h2>
      <p>
        {t('census.picture', {
          n: of.counties.length,
          frozen,
          submitted,
          open: of.counties.length - frozen - submitted,
        })}
      </p>
      <ul className="row" style={{ listStyle: 'none', padding: 0, gap: '0.4rem' }}>
        {of.counties.map((county) => (
          <li key={county.regionCode}>
            <button
              type="button"
              className="button"
              onClick={() => change({ region: county.regionCode }, { step: true })}
            >
              {county.regionName} <StateMark of={county.state} />
            </button>
          </li>
        ))}
      </ul>
      {of.counties.some(({ state }) => working.has(state)) && <Progress of={of} />}
      {of.may.check && of.counties.some(({ state }) => state !== 'frozen') && <Freeze of={of} />}
      <SortableTable
        caption={t('census.counties')}
        rows={of.counties}
        rowKey={(row) => row.regionCode}
        first={{ key: 'state', down: false }}
        columns={[
          {
            key: 'name',
            title: t('census.region'),
            by: (row) => row.regionCode,
            show: (row) => (
              <a
                href={`/desk/people/census${writeQuery({ year: of.year, region: row.regionCode })}`}
              >{`${row.parentName} ${row.regionName}`}</a>
            ),
          },
          {
            key: 'state',
            title: t('imports.state'),
            by: (row) => Object.keys(looks).indexOf(row.state),
            show: (row) => <StateMark of={row.state} />,
          },
          ...(['inPractice', 'talent', 'professional', 'elsewhere'] as const).map((key, at) => ({
            key,
            title:
              key === 'elsewhere' ? t('census.elsewhere') : of.definitions[at] ? phrase(of.definitions[at].name) : key,
            end: true,
            by: (row: County) => row.figures?.[key] ?? null,
            show: (row: County) => (row.figures ? formatCount(row.figures[key]) : '—'),
          })),
          {
            key: 'act',
            title: '',
            show: (row) => of.may.check && row.state === 'submitted' && <Check of={of} county={row} />,
          },
        ]}
      />
    </section>
  )
}

/** The level above sends one back, or freezes it. */
function Check({ of, county }: { of: Overview; county: County }) {
  const t = useWord(words)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useAct(returnCensus)
  if (county.state !== 'submitted') return null
  const id = `reason-${county.regionCode}`
  return (
    <span className="row">
      <ConfirmOnce
        verb={t('census.return')}
        title={t('census.return-title', { name: county.regionName })}
        consequence={
          <div className="field">
            <label className="label" htmlFor={id}>
              {t('census.reason')}
            </label>
            {asked && reason.trim().length < 2 && <span className="wrong">{t('census.why-needed')}</span>}
            <textarea
              id={id}
              className="input"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        }
        ready={() => (setAsked(true), reason.trim().length >= 2)}
        act={() =>
          send.mutateAsync({ censusId: county.censusId!, basedOnVersion: county.version, reason: reason.trim() })
        }
      />
      {of.isCounty && <Freeze of={of} />}
    </span>
  )
}

function Freeze({ of }: { of: Overview }) {
  const t = useWord(words)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const freeze = useAct(freezeCensus)
  const late = of.counties.filter(({ state }) => state !== 'submitted' && state !== 'frozen')
  return (
    <ConfirmOnce
      verb={t('census.freeze')}
      title={t('census.freeze-title', { name: of.regionName, year: of.year })}
      danger
      consequence={
        <>
          <p>{t('census.freeze-say')}</p>
          {late.length > 0 && (
            <div className="field">
              <p>
                {t('census.freeze-late', {
                  n: late.length,
                  names: late
                    .slice(0, 12)
                    .map(({ regionName }) => regionName)
                    .join('、'),
                })}
              </p>
              <label className="label" htmlFor="freeze-why">
                {t('census.freeze-why')}
              </label>
              {asked && reason.trim().length < 2 && <span className="wrong">{t('census.why-needed')}</span>}
              <textarea
                id="freeze-why"
                className="input"
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </div>
          )}
        </>
      }
      ready={() => (setAsked(true), late.length === 0 || reason.trim().length >= 2)}
      act={() =>
        freeze.mutateAsync({
          year: of.year,
          regionCode: of.regionCode as never,
          withoutSubmission: late.length > 0 ? reason.trim() : null,
        })
      }
    />
  )
}

const measures = ['in-practice', 'talent', 'professional', 'all'] as const

/** A structure table or a cross table; each cell opens the people behind it. */
function Structure({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query, change] = useQueryWords()
  const rows = query['by'] ?? 'certificate'
  const columns = query['across']
  const measure = measures.find((one) => one === query['measure']) ?? 'in-practice'
  const asked = useAnswer(
    censusTable,
    {
      year: of.year,
      regionCode: of.regionCode as never,
      measure,
      rows,
      ...(columns && columns !== rows && { columns }),
    },
    { keepLast: true },
  )
  const dimensions = [...of.dimensions, { code: 'region', name: { zh: '地区', en: 'Region' } }]
  const choose = (label: string, key: string, value: string, choices: { code: string; say: string }[]) => (
    <label className="row">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => change({ [key]: event.target.value || undefined })}>
        {choices.map(({ code, say }) => (
          <option key={code} value={code}>
            {say}
          </option>
        ))}
      </select>
    </label>
  )
  const named = dimensions.map(({ code, name }) => ({ code, say: phrase(name) }))
  const say = (code: string) =>
    code === 'all'
      ? t('census.all')
      : phrase(of.definitions.find((one) => one.measure === code)?.name ?? { zh: code, en: code })
  const to = (more: Record<string, string>) => peopleTo(of, { measure, rows, ...more })
  return (
    <section className="card">
      <h2>{t('census.table')}</h2>
      <div className="row no-print">
        {choose(
          t('census.measure'),
          'measure',
          measure,
          measures.map((code) => ({ code, say: say(code) })),
        )}
        {choose(t('census.by'), 'by', rows, named)}
        {choose(t('census.across'), 'across', columns ?? '', [
          { code: '', say: t('census.across-none') },
          ...named.filter(({ code }) => code !== rows),
        ])}
      </div>
      <Waiting for={asked} lines={6}>
        {(table) => {
          const most = Math.max(1, ...table.rows.map((row) => row.count))
          return (
            <>
              <p>{phrase(table.sentence)}</p>
              <div className="sideways">
                <table className="plain-table">
                  <caption className="unseen">{t('census.table')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{named.find(({ code }) => code === rows)?.say}</th>
                      {table.columns.map((column) => (
                        <th key={column.code} scope="col" className="end">
                          {phrase(column.name)}
                        </th>
                      ))}
                      <th scope="col" className="end">
                        {t('census.total')}
                      </th>
                      <th scope="col" className="end">
                        {t('census.share')}
                      </th>
                      <th scope="col" className="end">
                        {t('census.before')}
                      </th>
                      <th scope="col">
                        <span className="unseen">{t('census.share')}</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {table.rows.map((row) => (
                      <tr key={row.code}>
                        <th scope="row">{phrase(row.name)}</th>
                        {row.cells.map((cell, at) => (
                          <td key={table.columns[at]!.code} className="end number">
                            {cell > 0 ? (
                              <a
                                href={to({ rowCode: row.code, columns: columns!, columnCode: table.columns[at]!.code })}
                              >
                                {formatCount(cell)}
                              </a>
                            ) : (
                              '0'
                            )}
                          </td>
                        ))}
                        <td className="end number">
                          {row.count > 0 ? <a href={to({ rowCode: row.code })}>{formatCount(row.count)}</a> : '0'}
                        </td>
                        <td className="end number">{table.total > 0 ? formatShare(row.count / table.total) : '—'}</td>
                        <td className="end number">{row.before === null ? '—' : formatCount(row.before)}</td>
                        <td className="bar-cell">
                          {row.count > 0 && (
                            <span
                              className="bar"
                              aria-hidden="true"
                              style={{ width: `${(100 * row.count) / most}%` }}
                            />
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {table.overlaps && <p className="soft small">{t('census.overlaps')}</p>}
            </>
          )
        }}
      </Waiting>
    </section>
  )
}

function Missing({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(censusMissing, { year: of.year, regionCode: of.regionCode as never })
  return (
    <section className="card">
      <h2>{t('census.missing')}</h2>
      <Waiting for={asked} lines={4}>
        {({ rows, people }) => (
          <>
            <p>{people === 0 ? t('census.missing-none') : t('census.missing-say', { n: formatCount(people) })}</p>
            <ul className="tiles">
              {rows.map((row) => (
                <li key={row.fact}>
                  <a className="tile" href={peopleTo(of, { missing: row.fact })}>
                    <span className="name">{phrase(row.name)}</span>
                    <span className="figure number">{formatCount(row.people)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Waiting>
    </section>
  )
}
