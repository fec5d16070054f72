import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { censusOverview, exportCensus } from '../contract-census.ts'
import { isAtWork, type Overview } from './census.ts'
import { CensusMissing } from './CensusMissing.tsx'
import { CensusPictures } from './CensusPictures.tsx'
import { CountiesStanding, CountyStanding } from './CensusStanding.tsx'
import { CensusStructure } from './CensusStructure.tsx'
import { CensusTotals } from './CensusTotals.tsx'
import { words } from './words-census.ts'
import './census.css'

const forms = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' } as const

/** The census of a year: where it stands, what it says in pictures and tables, and what it still misses. */
export default function CensusPage() {
  const [query] = useQueryWords()
  const input = {
    ...(query['year'] && { year: Number(query['year']) }),
    ...(query['region'] && { regionCode: query['region'] as never }),
  }
  const first = useAnswer(censusOverview, input, { keepLast: true })
  const atWork = first.data?.counties.some(isAtWork) ?? false
  const asked = useAnswer(censusOverview, input, { keepLast: true, ...(atWork && { every: 1500 }) })
  useAnewAfter(atWork)
  return (
    <Waiting for={asked} lines={10}>
      {(of) => {
        // Of a county that is being drawn the figures of before would pass for the new ones.
        const isShown = of.whole.all > 0 && !(of.isCounty && of.counties.some(({ state }) => state === 'drawing'))
        return (
          <div className="stack">
            <Head of={of} isShown={isShown} />
            {of.isCounty ? <CountyStanding of={of} /> : <CountiesStanding of={of} />}
            {isShown && (
              <>
                <CensusTotals of={of} />
                <CensusPictures of={of} />
                <CensusStructure of={of} />
                <CensusMissing of={of} />
              </>
            )}
          </div>
        )
      }}
    </Waiting>
  )
}

/** What was drawn in the background is asked for again: pictures and tables of a moment ago are those of before. */
function useAnewAfter(atWork: boolean): void {
  const store = useQueryClient()
  const was = useRef(atWork)
  useEffect(() => {
    if (was.current && !atWork) void store.invalidateQueries()
    was.current = atWork
  }, [atWork, store])
}

function Head({ of, isShown }: { of: Overview; isShown: boolean }) {
  const t = useWord(words)
  const { day } = useFormats()
  const wording = useProblemWords()
  const [query, change] = useQueryWords()
  const save = (form: keyof typeof forms) =>
    call(exportCensus, { year: of.year, regionCode: of.regionCode as never, form }).catch((error: unknown) =>
      toast(wording(error), { bad: true }),
    )
  return (
    <PageHeader
      title={t('census.of', { year: of.year })}
      whose={of.regionName}
      {...(query['region'] && { back: { to: `/desk/people/census?year=${of.year}`, title: t('census.above') } })}
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
          {isShown &&
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
          {of.referenceCertainty && of.referenceCertainty !== 'stated' && t(`census.${of.referenceCertainty}`)} ·{' '}
          {of.submitBy ? t('census.due', { day: day(of.submitBy) }) : t('census.due-unknown')}
        </p>
      }
    />
  )
}
