import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { month as monthEndpoint } from '../contract.ts'
import { monthsTo } from './addresses.ts'
import { Adjustments } from './Adjustments.tsx'
import { isShare } from './Amount.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { MonthLines } from './MonthLines.tsx'
import { MonthState } from './MonthState.tsx'
import { SealMonth } from './SealMonth.tsx'
import { StationMonths } from './StationMonths.tsx'
import { SubmitMonth } from './SubmitMonth.tsx'
import { words } from './words.ts'
import './statistics.css'

export type MonthAnswer = OutputOf<typeof monthEndpoint>

/** A month: who is in and who is late, its figures with their changes, its sentences; exported, submitted, sealed, printed. */
export default function MonthPage() {
  const t = useWord(words)
  const { month: worded } = useFormats()
  const [query] = useQueryWords()
  const region = query['region']
  const month = usePathPart('month')
  const asked = useAnswer(monthEndpoint, { month, regionCode: region }, { keepLast: true })
  if (asked.data) return <Month of={asked.data} region={region} />
  return (
    <>
      <PageHeader
        title={t('month.title', { month: worded(month) })}
        back={{ to: monthsTo(region), title: t('months') }}
      />
      <Waiting for={asked} lines={12}>
        {() => null}
      </Waiting>
    </>
  )
}

function Month({ of, region }: { of: MonthAnswer; region: string | undefined }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const format = useFormats()
  const month = format.month(of.month)
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('month.title', { month })}
          whose={of.regionName}
          back={{ to: monthsTo(region), title: t('months') }}
          note={<Standing of={of} />}
          acts={
            <>
              {may('statistics:export') && <ExportButtons month={of.month} regionCode={of.regionCode} />}
              <button type="button" className="button" onClick={() => print()}>
                {t('print')}
              </button>
              <SubmitMonth of={of} />
              {may('statistics:seal-month') && <SealMonth of={of} />}
            </>
          }
        />
      </div>
      <div className="only-print">
        <h1 className="official-title">{t('month.official-title', { region: of.regionName, month })}</h1>
        <Standing of={of} />
      </div>
      <div className="stack">
        <section className="card">
          <h2>{t('month.lead')}</h2>
          {of.sentences.map((sentence) => (
            <p key={sentence.zh}>{phrase(sentence)}</p>
          ))}
          <p className="soft small no-print">{t('month.lead-say')}</p>
        </section>
        <MonthLines of={of} />
        <StationMonths of={of.stations} />
        <section className="card">
          <h2>{t('adjustments')}</h2>
          <Adjustments
            of={of.adjustments.map((one) => ({
              ...one,
              what: `${one.regionName} · ${phrase(one.title)}`,
              share: of.lines.some(({ indicator }) => indicator.key === one.indicator && isShare(indicator)),
            }))}
          />
        </section>
      </div>
      <p className="only-print official-seal">
        {of.regionName}
        <br />
        {t('print.seal')}
      </p>
    </>
  )
}

/** Running, waiting or sealed; by when stations submit and on what basis; by whom it was sealed. */
function Standing({ of }: { of: MonthAnswer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, instant } = useFormats()
  const { stations, seal } = of
  const submitted = stations.filter(({ state }) => state.startsWith('submitted')).length
  const late = stations.filter(({ state }) => state === 'late').length
  const counts = { n: formatCount(stations.length), submitted: formatCount(submitted), late: formatCount(late) }
  return (
    <p className="row">
      <MonthState of={of.state} />
      {stations.length > 0 && <span>{t('month.stations-say', counts)}</span>}
      {seal ? (
        <span className="soft">
          {t('month.sealed-by', { name: seal.byName, at: instant(seal.at), digest: seal.digest.slice(0, 12) })}
        </span>
      ) : (
        <span className="soft">
          {of.dueOn ? t('month.due-on', { day: day(of.dueOn) }) : t('month.due-unknown')} · {phrase(of.dueBasis)}
        </span>
      )}
    </p>
  )
}
