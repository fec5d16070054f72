import { useAct } from '#web/client/answers.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Change } from '#web/kit/Change.tsx'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { drawCensus, submitCensus } from '../contract-census.ts'
import { censusTo, type County, isAtWork, type Overview } from './census.ts'
import { CheckCounty, Freeze } from './CensusChecks.tsx'
import { words } from './words-census.ts'

/** More than these are a press away. */
const fewCounties = 20

/** What waits for the level above comes first, what is done last. */
const order = ['submitted', 'returned', 'drawing', 'freezing', 'drawn', 'none', 'frozen'] as const

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

const steps = ['draw', 'submit', 'check', 'freeze'] as const
const stepOf: Record<County['state'], number> = {
  none: 0,
  drawing: 0,
  drawn: 1,
  returned: 1,
  submitted: 2,
  freezing: 3,
  frozen: 4,
}

/** Where a county's census stands on its way. */
function Steps({ state }: { state: County['state'] }) {
  const t = useWord(words)
  const now = stepOf[state]
  return (
    <ol className="census-steps" aria-label={t('census.steps')}>
      {steps.map((step, at) => (
        <li key={step} className={at < now ? 'done' : ''} aria-current={at === now ? 'step' : undefined}>
          {t(`census.step-${step}`)}
        </li>
      ))}
    </ol>
  )
}

/** A county's own acts: draw, look, submit; and those of the level above. */
export function CountyStanding({ of }: { of: Overview }) {
  const t = useWord(words)
  const { day } = useFormats()
  const county = of.counties[0]
  if (!county) return null
  return (
    <section className="card">
      <h2>
        {county.regionName} <StateMark of={county.state} />
      </h2>
      <Steps state={county.state} />
      {county.state === 'returned' && county.reason && (
        <p className="panel warn">{t('census.returned', { reason: county.reason })}</p>
      )}
      {county.withoutSubmission && <p className="panel">{t('census.late', { reason: county.withoutSubmission })}</p>}
      {isAtWork(county) && <Progress of={of} state={county.state} />}
      {county.digest && <p className="soft small">{t('census.digest', { code: county.digest.slice(0, 12) })}</p>}
      {county.state === 'none' ? (
        <Nothing
          title={t('census.none', { name: county.regionName, year: of.year })}
          say={
            <>
              {t('census.none-say')}{' '}
              {!of.may.draw &&
                t(of.may.submit ? 'census.too-early' : 'census.wait-county', { day: day(of.referenceOn) })}
            </>
          }
          act={<CountyActs of={of} county={county} />}
        />
      ) : (
        <>
          {of.whole.all === 0 && !isAtWork(county) && <p>{t('census.none-drawn', { day: day(of.referenceOn) })}</p>}
          <CountyActs of={of} county={county} />
        </>
      )}
    </section>
  )
}

function CountyActs({ of, county }: { of: Overview; county: County }) {
  const t = useWord(words)
  const wording = useProblemWords()
  const draw = useAct(drawCensus)
  const submit = useAct(submitCensus)
  const said = { onError: (error: unknown) => toast(wording(error), { bad: true }) }
  const mayDraw = of.may.draw && ['none', 'drawn', 'returned'].includes(county.state)
  const mayFreeze = of.may.check && ['drawn', 'returned'].includes(county.state)
  return (
    <div className="row no-print census-acts">
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
      {of.may.check && <CheckCounty of={of} county={county} />}
      {mayFreeze && <Freeze of={of} />}
    </div>
  )
}

/** How far the drawing or freezing is; of what has just begun, only that it is at work. */
function Progress({ of: { progress }, state }: { of: Overview; state: County['state'] }) {
  const t = useWord(words)
  return (
    <label className="progress">
      <span role="status">
        {t(state === 'freezing' ? 'census.freezing' : 'census.drawing')}
        {progress && ` ${t('census.progress', { n: formatCount(progress.done), all: formatCount(progress.all) })}`}
      </span>
      <progress {...(progress && { value: progress.done / progress.all })} />
    </label>
  )
}

/** Who has submitted and who has not: the counties by their state, and their figures beside the year before. */
export function CountiesStanding({ of }: { of: Overview }) {
  const t = useWord(words)
  const count = (...states: County['state'][]) => of.counties.filter(({ state }) => states.includes(state)).length
  const frozen = count('frozen')
  const submitted = count('submitted')
  const working = of.counties.filter(isAtWork).length
  const atWork = of.counties.find(isAtWork)
  const drawn = of.counties.filter(({ figures }) => figures !== null)
  return (
    <section className="card">
      <h2>{t('census.counties')}</h2>
      <p>
        {t('census.counted', {
          n: of.counties.length,
          frozen,
          submitted,
          open: of.counties.length - frozen - submitted - working,
        })}
        {working > 0 && ` ${t('census.counted-working', { n: working })}`}
      </p>
      {order.map((state) => (
        <CountiesIn key={state} of={of} state={state} />
      ))}
      {atWork && <Progress of={of} state={atWork.state} />}
      {of.whole.all === 0 && !atWork && (
        <Nothing title={t('census.none-yet', { name: of.regionName, year: of.year })} say={t('census.none-yet-say')} />
      )}
      {of.may.check && working === 0 && frozen < of.counties.length && (
        <div className="row no-print">
          <Freeze of={of} />
        </div>
      )}
      {of.whole.all > 0 && (
        <details open={drawn.length <= fewCounties}>
          <summary>{t('census.county-figures', { n: drawn.length })}</summary>
          <CountyFigures of={of} rows={drawn} />
        </details>
      )}
    </section>
  )
}

/** The counties of a state: what waits for somebody first; a long list is a press away. */
function CountiesIn({ of, state }: { of: Overview; state: County['state'] }) {
  const rows = of.counties.filter((one) => one.state === state)
  if (rows.length === 0) return null
  const list = (
    <ul className="census-counties">
      {rows.map((county) => (
        <li key={county.regionCode}>
          <a className="button" href={censusTo(of, county.regionCode)}>
            {county.regionName}
          </a>
        </li>
      ))}
    </ul>
  )
  const head = (
    <>
      <StateMark of={state} /> {rows.length}
    </>
  )
  if (rows.length > fewCounties)
    return (
      <details>
        <summary>{head}</summary>
        {list}
      </details>
    )
  return (
    <div className="census-group">
      <p>{head}</p>
      {list}
    </div>
  )
}

function CountyFigures({ of, rows }: { of: Overview; rows: County[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <SortableTable
      caption={t('census.counties')}
      rows={rows}
      rowKey={(row) => row.regionCode}
      first={{ key: 'state', down: false }}
      columns={[
        {
          key: 'name',
          title: t('census.region'),
          by: (row) => row.regionCode,
          show: (row) => <a href={censusTo(of, row.regionCode)}>{`${row.parentName} ${row.regionName}`}</a>,
        },
        {
          key: 'state',
          title: t('census.state'),
          by: (row) => order.indexOf(row.state),
          show: (row) => <StateMark of={row.state} />,
        },
        ...(['inPractice', 'talent', 'professional'] as const).flatMap((key, at) => [
          {
            key,
            title: of.definitions[at] ? phrase(of.definitions[at].name) : key,
            end: true,
            by: (row: County) => row.figures?.[key] ?? null,
            show: (row: County) => (row.figures ? formatCount(row.figures[key]) : '—'),
          },
          ...(of.before
            ? [
                {
                  key: `${key}-before`,
                  title: t('census.change'),
                  end: true,
                  show: (row: County) => <Change now={row.figures?.[key] ?? null} before={row.before?.[key]} />,
                },
              ]
            : []),
        ]),
        {
          key: 'elsewhere',
          title: t('census.elsewhere'),
          end: true,
          by: (row) => row.figures?.elsewhere ?? null,
          show: (row) => (row.figures ? formatCount(row.figures.elsewhere) : '—'),
        },
        {
          key: 'act',
          title: '',
          show: (row) => of.may.check && row.state === 'submitted' && <CheckCounty of={of} county={row} />,
        },
      ]}
    />
  )
}
