import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportMistakes, importPage, runImport, stopImport, undoImport } from '../contract-lists.ts'
import { ImportMark } from './ImportMark.tsx'
import { ImportRows } from './ImportRows.tsx'
import { MapColumns } from './MapColumns.tsx'
import { SentSheet } from './SentSheet.tsx'
import { words } from './words-lists.ts'
import './workforce.css'

export type ImportAnswer = OutputOf<typeof importPage>

const atWork = new Set<string>(['reading', 'comparing', 'running', 'undoing'])

/** One list on its way: its columns, the dry run, the run, and the way back. */
export default function ImportPage() {
  const t = useWord(words)
  const importId = usePathPart('importId')
  const [query, change] = useQueryWords()
  const first = useAnswer(importPage, { importId })
  const asked = useAnswer(
    importPage,
    { importId },
    { ...(first.data && atWork.has(first.data.state) && { every: 1500 }) },
  )
  return (
    <Waiting for={asked} lines={8}>
      {(of) => (
        <>
          <PageHeader
            title={of.fileName}
            whose={of.senderName}
            back={{ to: '/desk/people/imports', title: t('imports') }}
            note={<ImportMark of={of.state} />}
          />
          {of.state !== 'unreadable' && <Steps of={of} />}
          {(of.state === 'looked' || query['map'] === 'again') && !atWork.has(of.state) && (
            <MapColumns of={of} onDone={() => change({ map: undefined })} />
          )}
          {of.state === 'unreadable' && (
            <div className="panel bad">
              <p>{t(`unreadable.${of.flaw ?? 'no-workbook'}`)}</p>
              <a className="button" href="/desk/people/imports">
                {t('unreadable.again')}
              </a>
            </div>
          )}
          {atWork.has(of.state) && <AtWork of={of} />}
          {query['map'] !== 'again' && of.counts && !atWork.has(of.state) && of.state !== 'looked' && (
            <Outcome of={of} />
          )}
        </>
      )}
    </Waiting>
  )
}

const stepOf: Record<string, number> = {
  looked: 0,
  reading: 1,
  comparing: 1,
  compared: 1,
  running: 2,
  stopped: 2,
  done: 3,
  undoing: 3,
  undone: 3,
}

function Steps({ of }: { of: ImportAnswer }) {
  const t = useWord(words)
  const now = stepOf[of.state] ?? 0
  return (
    <ol className="steps">
      {(['columns', 'compare', 'run', 'undo'] as const).map((step, at) => (
        <li
          key={step}
          data-shape={at < now ? '✓' : at === now ? '●' : '○'}
          aria-current={at === now ? 'step' : undefined}
        >
          {t(step === 'undo' && of.state === 'undone' ? 'step.undone' : `step.${step}`)}
        </li>
      ))}
    </ol>
  )
}

function AtWork({ of }: { of: ImportAnswer }) {
  const t = useWord(words)
  const stop = useAct(stopImport)
  const n = formatCount(of.doneRows)
  const all = of.allRows === null ? '…' : formatCount(of.allRows)
  return (
    <section className="card">
      <label className="progress">
        <span role="status">
          {t(`work.${of.state as 'reading' | 'comparing' | 'running' | 'undoing'}`, { n, all })}
          {of.secondsLeft !== null && `，${t('work.left', { n: formatCount(of.secondsLeft) })}`}
        </span>
        <progress {...(of.allRows && of.state !== 'reading' && { value: of.doneRows / of.allRows })} />
      </label>
      <p className="soft">{t('work.leave')}</p>
      {of.state !== 'undoing' && (
        <button
          type="button"
          className="button"
          disabled={stop.isPending}
          onClick={() => stop.mutate({ importId: of.importId })}
        >
          {t('work.stop')}
        </button>
      )}
    </section>
  )
}

/** Which columns of the sheet nothing is taken from. */
function LeftOut({ of: { leftOut } }: { of: ImportAnswer }) {
  const t = useWord(words)
  if (leftOut.length === 0) return null
  return <p className="panel">{t('dry.left-out', { columns: leftOut.join('、') })}</p>
}

/** What comes with the lines for other registers, and what of it is left out. */
function Brought({ of, onNoted }: { of: ImportAnswer; onNoted: () => void }) {
  const t = useWord(words)
  const { certificates, registrations, titles, noted } = of.counts!
  const said = [
    certificates > 0 && t('dry.certificates', { n: formatCount(certificates) }),
    registrations > 0 && t('dry.registrations', { n: formatCount(registrations) }),
    titles > 0 && t('dry.titles', { n: formatCount(titles) }),
  ].filter((one) => one !== false)
  return (
    <>
      {said.length > 0 && (
        <ul className="bare">
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {noted > 0 && (
        <p className="panel warn">
          {t('dry.noted', { n: formatCount(noted) })}{' '}
          <button type="button" className="button bare" onClick={onNoted}>
            {t('dry.noted-show')}
          </button>
        </p>
      )}
    </>
  )
}

const outcomes = ['new', 'changed', 'unchanged', 'possible', 'elsewhere', 'wrong'] as const

/** What the list comes to; each figure opens its rows. */
function Outcome({ of }: { of: ImportAnswer }) {
  const t = useWord(words)
  const { day } = useFormats()
  const wording = useProblemWords()
  const [query, change] = useQueryWords()
  const run = useAct(runImport)
  const undo = useAct(undoImport)
  const counts = of.counts!
  const { importId } = of
  const start = () => run.mutate({ importId }, { onError: (error) => toast(wording(error), { bad: true }) })
  const download = () =>
    call(exportMistakes, { importId }).catch((error: unknown) => toast(wording(error), { bad: true }))
  const showNoted = () => change({ partly: 'yes', kept: undefined, outcome: undefined, after: undefined })
  const open = outcomes.find((one) => one === query['outcome'])
  return (
    <div className="stack">
      <ul className="tiles workforce-outcomes">
        {outcomes.map((one) => (
          <li key={one}>
            <button
              type="button"
              className="tile"
              aria-pressed={open === one}
              onClick={() =>
                change({
                  outcome: open === one ? undefined : one,
                  after: undefined,
                  kept: undefined,
                  partly: undefined,
                })
              }
            >
              <span className="name">{t(`outcome.${one}`)}</span>
              <span className="figure number">{formatCount(counts[one])}</span>
            </button>
          </li>
        ))}
      </ul>
      {of.state === 'compared' && (
        <section className="card">
          <p>{t('dry.say')}</p>
          <Brought of={of} onNoted={showNoted} />
          <LeftOut of={of} />
          {counts.undecided > 0 && (
            <p className="panel warn">{t('dry.undecided', { n: formatCount(counts.undecided) })}</p>
          )}
          <div className="row">
            <button type="button" className="button main" disabled={run.isPending} onClick={start}>
              {t('dry.run', { news: formatCount(counts.new), changed: formatCount(counts.changed) })}
            </button>
            <button type="button" className="button" onClick={() => change({ map: 'again' })}>
              {t('dry.map-again')}
            </button>
            {counts.wrong + counts.elsewhere + counts.undecided + counts.noted > 0 && (
              <button type="button" className="button" onClick={() => void download()}>
                {t('dry.mistakes')}
              </button>
            )}
          </div>
        </section>
      )}
      {(of.state === 'done' || of.state === 'stopped' || of.state === 'undone') && (
        <section className="card">
          {of.state !== 'undone' && (
            <p>{t('done.say', { made: formatCount(counts.made), applied: formatCount(counts.applied) })}</p>
          )}
          {of.state !== 'undone' && <Brought of={of} onNoted={showNoted} />}
          {of.undoUntil && of.state === 'done' && <p className="soft">{t('done.until', { day: day(of.undoUntil) })}</p>}
          <SentSheet of={of} />
          {counts.kept > 0 && (
            <p className="panel warn">
              {t('undone.kept', { n: formatCount(counts.kept) })}{' '}
              <button
                type="button"
                className="button bare"
                onClick={() => change({ kept: 'yes', partly: undefined, outcome: undefined, after: undefined })}
              >
                {t('rows.what')}
              </button>
            </p>
          )}
          <div className="row">
            {of.state === 'stopped' && (
              <button type="button" className="button main" disabled={run.isPending} onClick={start}>
                {t('done.go-on')}
              </button>
            )}
            {of.state !== 'undone' && (
              <ConfirmOnce
                verb={t('done.undo')}
                title={t('done.undo-title')}
                danger
                consequence={<p>{t('done.undo-say')}</p>}
                act={() => undo.mutateAsync({ importId })}
              />
            )}
            {counts.wrong + counts.elsewhere + counts.undecided + counts.noted > 0 && (
              <button type="button" className="button" onClick={() => void download()}>
                {t('dry.mistakes')}
              </button>
            )}
          </div>
        </section>
      )}
      {(open || query['kept'] === 'yes' || query['partly'] === 'yes') && (
        <ImportRows of={of} outcome={open} kept={query['kept'] === 'yes'} partly={query['partly'] === 'yes'} />
      )}
    </div>
  )
}
