import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { lookAtImport, mapImport, previewImport } from '../contract-lists.ts'
import { useColumnWords } from './column-words.ts'
import type { ImportAnswer } from './ImportPage.tsx'
import { words } from './words-lists.ts'
import './workforce.css'

type Preview = OutputOf<typeof previewImport>
type Mapped = { at: number; header: string; column: string | null }
type Winner = 'sheet' | 'registry'

/** Fields in which the two may differ: the name of a person and everything after it. */
const differing = new Set(
  'name sex born phone field employer employer-kind post diploma degree school major practice-since ethnicity politics title title-gained certificate-level certificate-number certificate-gained registered-from registered-until'.split(
    ' ',
  ),
)

/** The field that a column tells of, where the registry may say otherwise. */
function differs(column: string | null): string | null {
  const field = column === 'registered-period' ? 'registered-until' : column
  return field && differing.has(field) ? field : null
}

/** What the columns are: guessed, changed by hand, and seen at once on the first people. */
export function MapColumns({ of, onDone }: { of: ImportAnswer; onDone: () => void }) {
  const [header, setHeader] = useState<{ from: number; until: number } | null>(null)
  const [columns, setColumns] = useState<Mapped[] | null>(null)
  const asked = useAnswer(
    previewImport,
    { importId: of.importId, headerFrom: header?.from ?? null, headerUntil: header?.until ?? null, columns },
    { keepLast: true },
  )
  return (
    <Waiting for={asked} lines={10}>
      {(preview) => (
        <Mapping
          of={of}
          preview={preview}
          chosen={columns}
          onSheet={() => (setHeader(null), setColumns(null))}
          onHeader={(from, until) => (setHeader({ from, until }), setColumns(null))}
          onColumns={setColumns}
          onDone={onDone}
        />
      )}
    </Waiting>
  )
}

interface Given {
  of: ImportAnswer
  preview: Preview
  /** What was said so far; a preview of it may still be on its way. */
  chosen: Mapped[] | null
  /** What was said of another sheet is not said of this one. */
  onSheet: () => void
  onHeader: (from: number, until: number) => void
  onColumns: (columns: Mapped[]) => void
  onDone: () => void
}

function Mapping({ of, preview, chosen, onSheet, onHeader, onColumns, onDone }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  const act = useAct(mapImport)
  const [wins, setWins] = useState<Record<string, Winner>>(of.wins)
  const [system, setSystem] = useState(of.system ?? preview.systems[0]?.code ?? '')
  const [kind, setKind] = useState(of.kind ?? preview.kinds[0]?.code ?? '')
  const [listedOn, setListedOn] = useState<string | null>(
    of.listedOn ?? new Date(of.madeAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
  )
  const { name: nameOf, value } = useColumnWords(preview.known)
  const columns = preview.columns.map((one) => {
    const said = chosen?.find(({ at }) => at === one.at)
    return said && said.column !== one.column ? { ...one, column: said.column, how: null } : one
  })
  const change = (at: number, column: string | null) => {
    act.reset()
    onColumns(
      columns.map((one) => ({
        at: one.at,
        header: one.header,
        column: one.at === at ? column : one.column === column ? null : one.column,
      })),
    )
  }
  const go = () =>
    act.mutate(
      {
        importId: of.importId,
        basedOnVersion: of.version,
        headerFrom: preview.headerFrom ?? 0,
        headerUntil: preview.headerUntil ?? 1,
        columns: columns.map(({ at, header, column }) => ({ at, header, column })),
        wins,
        system,
        kind,
        listedOn: listedOn ?? '',
      },
      { onSuccess: onDone },
    )
  // What is wrong with the columns together belongs to no single one of them.
  const wrong = act.error instanceof ProblemError ? (act.error.problem.fields ?? []).map(({ message }) => message) : []
  const width = Math.max(1, ...preview.head.map((cells) => cells.length))
  // Of a column that holds two things, 毕业院校及专业, both are shown.
  const shownFacts = preview.known
    .map(({ code }) => code)
    .filter((code) => preview.people.some(({ facts }) => facts[code]))
  return (
    <div className="stack">
      {of.sentBefore && (
        <p className="panel warn">
          {t('map.sent-before', { by: of.sentBefore.byName, at: instant(of.sentBefore.madeAt) })}
        </p>
      )}
      <section className="card">
        <h2>{t('map.sheet')}</h2>
        {preview.sheets.length > 1 && <SheetChoice of={of} preview={preview} onSheet={onSheet} />}
        <HeaderChoice preview={preview} onHeader={onHeader} />
        <div className="sideways" role="region" aria-label={t('map.sheet')} tabIndex={0}>
          <table className="plain-table small workforce-sheet">
            <caption className="unseen">{t('map.sheet')}</caption>
            <tbody>
              {preview.head.map((cells, at) => {
                const isHeader = preview.headerFrom !== null && at >= preview.headerFrom && at < preview.headerUntil!
                return (
                  // The rows of a sheet have no name but their place.
                  <tr
                    key={at}
                    style={isHeader ? { background: 'var(--accent-soft, #eef4ff)', fontWeight: 600 } : undefined}
                  >
                    <th scope="row" className="soft">
                      {at + 1}
                    </th>
                    {spread(cells, width).map(({ cell, span }, place) => (
                      <td key={place} colSpan={span}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section className="card">
        <h2>{t('map.title')}</h2>
        <p className="soft">{t('map.say')}</p>
        <div className="sideways" role="region" aria-label={t('map.title')} tabIndex={0}>
          <table className="plain-table workforce-mapping">
            <caption className="unseen">{t('map.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('map.header')}</th>
                <th scope="col">{t('map.means')}</th>
                <th scope="col">{t('map.wins')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ at, header, column, how }) => {
                const field = differs(column)
                return (
                  <tr key={at}>
                    <th scope="row">{header || '—'}</th>
                    <td data-label={t('map.means')}>
                      <select
                        className="input"
                        aria-label={`${t('map.means')} ${header}`}
                        value={column ?? ''}
                        onChange={(event) => change(at, event.target.value || null)}
                      >
                        <option value="">{t('map.left-out')}</option>
                        {preview.known.map(({ code, kept }) => (
                          <option key={code} value={code}>
                            {kept ? nameOf(code) : t('map.read-over', { name: nameOf(code) })}
                          </option>
                        ))}
                      </select>{' '}
                      <span className={how === 'part' ? 'status warn' : 'soft small'}>
                        {column ? how && t(`map.how.${how}`) : t('map.how.none')}
                      </span>
                    </td>
                    <td data-label={field ? t('map.wins') : undefined}>
                      {field && (
                        <select
                          className="input"
                          aria-label={`${t('map.wins')} ${header}`}
                          value={wins[field] ?? 'sheet'}
                          onChange={(event) => setWins({ ...wins, [field]: event.target.value as Winner })}
                        >
                          <option value="sheet">{t('map.wins.sheet')}</option>
                          <option value="registry">{t('map.wins.registry')}</option>
                        </select>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section className="card">
        <h2>{t('map.preview')}</h2>
        <div className="sideways" role="region" aria-label={t('map.preview')} tabIndex={0}>
          <table className="plain-table small workforce-sheet">
            <caption className="unseen">{t('map.preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('rows.row')}</th>
                {shownFacts.map((code) => (
                  <th key={code} scope="col">
                    {nameOf(code)}
                  </th>
                ))}
                <th scope="col">{t('outcome.wrong')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.people.map((person) => (
                <tr key={person.row}>
                  <th scope="row">{person.row}</th>
                  {shownFacts.map((code) => (
                    <td key={code}>{person.facts[code] && value(code, person.facts[code])}</td>
                  ))}
                  <td className={person.mistakes.length > 0 ? 'wrong' : ''}>
                    {[...person.mistakes, ...person.notes]
                      .map(({ column, say }) => `${nameOf(column)}：${phrase(say)}`)
                      .join('；')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="card">
        <div className="row">
          <label className="field">
            <span className="label">{t('map.system')}</span>
            <select className="input" value={system} onChange={(event) => setSystem(event.target.value)}>
              {preview.systems.map(({ code, name }) => (
                <option key={code} value={code}>
                  {phrase(name)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span className="label">{t('map.kind')}</span>
            <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
              {preview.kinds.map(({ code, name }) => (
                <option key={code} value={code}>
                  {phrase(name)}
                </option>
              ))}
            </select>
          </label>
          <div className="field">
            <label className="label" htmlFor="listed-on">
              {t('map.listed-on')}
            </label>
            <DayInput id="listed-on" value={listedOn} onChange={setListedOn} />
            <span className="hint">{t('map.listed-on-hint')}</span>
          </div>
        </div>
        {wrong.length > 0 ? (
          <p className="wrong" role="alert">
            {wrong.join('；')}
          </p>
        ) : (
          act.error && <Problem of={act.error} />
        )}
        <button
          type="button"
          className="button main"
          disabled={act.isPending || preview.headerFrom === null}
          onClick={go}
        >
          {t('map.go')}
        </button>
      </section>
    </div>
  )
}

/** A title stands alone in its line and goes on over what is empty beside it. */
function spread(cells: string[], width: number): { cell: string; span: number }[] {
  const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [at]))
  const isTitle = filled.length < 3 && width > 3
  if (!isTitle) return Array.from({ length: width }, (_, at) => ({ cell: cells[at] ?? '', span: 1 }))
  const places = filled[0] === 0 ? filled : [0, ...filled]
  return places.map((at, n) => ({ cell: cells[at] ?? '', span: (places[n + 1] ?? width) - at }))
}

/** A workbook with a sheet for every street: one of them is read, and which one is said. */
function SheetChoice({ of, preview, onSheet }: Pick<Given, 'of' | 'preview' | 'onSheet'>) {
  const t = useWord(words)
  const look = useAct(lookAtImport)
  return (
    <div className="field">
      <label className="label" htmlFor="workforce-sheet">
        {t('map.which-sheet')}
      </label>
      <select
        id="workforce-sheet"
        className="input"
        style={{ width: 'auto' }}
        value={preview.sheet ?? ''}
        disabled={look.isPending}
        onChange={(event) => {
          onSheet()
          look.mutate({ importId: of.importId, sheet: event.target.value })
        }}
      >
        {preview.sheets.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span className="hint">{t('map.which-sheet-hint', { n: preview.sheets.length })}</span>
      {look.error && <Problem of={look.error} />}
    </div>
  )
}

function HeaderChoice({ preview, onHeader }: Pick<Given, 'preview' | 'onHeader'>) {
  const t = useWord(words)
  const { headerFrom: from, headerUntil: until } = preview
  const rows = preview.head.map((_, at) => at)
  const options = (is: number | null) => [
    // Nothing is chosen yet: then the first row is a choice too.
    ...(is === null
      ? [
          <option key="" value="">
            {'—'}
          </option>,
        ]
      : []),
    ...rows.map((at) => (
      <option key={at} value={at}>
        {at + 1}
      </option>
    )),
  ]
  return (
    <>
      {from === null && <p className="panel warn">{t('map.no-header')}</p>}
      <p className="row">
        <span>{t('map.header-rows')}</span>
        <span>{t('map.from')}</span>
        <select
          className="input"
          style={{ width: 'auto' }}
          aria-label={t('map.from')}
          value={from ?? ''}
          onChange={({ target }) => onHeader(Number(target.value), Math.max(until ?? 0, Number(target.value) + 1))}
        >
          {options(from)}
        </select>
        <span>{t('map.until')}</span>
        <select
          className="input"
          style={{ width: 'auto' }}
          aria-label={t('map.until')}
          value={until === null ? '' : until - 1}
          onChange={({ target }) =>
            onHeader(Math.min(from ?? Infinity, Number(target.value)), Number(target.value) + 1)
          }
        >
          {options(until)}
        </select>
        <span>{t('map.row')}</span>
      </p>
    </>
  )
}
