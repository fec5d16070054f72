import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { RuleLines } from '#web/kit/RuleLines.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportRehearsal, rehearse } from '../contract.ts'
import { words } from './words.ts'

type Answer = OutputOf<typeof rehearse>

const outcomes = ['met', 'unknown', 'unmet'] as const
const looks = { met: 'good', unmet: 'bad', unknown: 'warn' } as const

/** The rules of a programme on the register of today: how many may enter, whom which clause stops, and what is not known. */
export function Rehearsal({ place, code }: { place: string; code: string }) {
  const t = useWord(words)
  const may = useMay()
  const me = useMe()
  const phrase = usePhrase()
  const [query, change] = useQueryWords()
  const given = { place, code, ...(query['region'] && { regionCode: query['region'] as never }) }
  const asked = useAnswer(rehearse, { ...given, size: 1 }, { keepLast: true })
  return (
    <section className="selection-rehearsal">
      <h2>{t('rehearsal')}</h2>
      {me.jurisdiction.kind === 'region' && (
        <label className="field selection-where">
          <span className="label">{t('rehearsal.where')}</span>
          <RegionPicker
            within={me.jurisdiction.regionCode!}
            value={query['region'] ?? me.jurisdiction.regionCode!}
            onChange={(region) => change({ region: region || undefined, after: undefined })}
          />
        </label>
      )}
      <Waiting for={asked} lines={6}>
        {(answer) => (
          <>
            <Picture of={answer} />
            <Table
              key={query['region'] ?? ''}
              name="selection.rehearsal"
              caption={t('rehearsal')}
              endpoint={rehearse}
              given={given}
              searchFor={t('person.hint')}
              searchIsPrivate
              exportBy={exportRehearsal}
              mayExport={may('selection:export')}
              empty={{ title: t('people.none') }}
              rowKey={(row) => row.personId}
              rowTo={(row) => `/desk/people/${row.personId}`}
              filters={[
                {
                  key: 'outcome',
                  label: t('outcome'),
                  choices: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
                },
                {
                  key: 'requirement',
                  label: t('requirement'),
                  choices: answer.requirements.map((one) => ({ value: one.code, label: phrase(one.name) })),
                },
              ]}
              columns={[
                { key: 'name', title: t('person'), show: (row) => row.name },
                { key: 'organisation', title: t('organisation'), show: (row) => row.organisationName },
                {
                  key: 'outcome',
                  title: t('outcome'),
                  show: (row) => <span className={`status ${looks[row.outcome]}`}>{t(`outcome.${row.outcome}`)}</span>,
                },
                {
                  key: 'preferred',
                  title: t('preferred'),
                  show: (row) => row.preferred.map((one) => phrase(one)).join('；') || '—',
                },
                {
                  key: 'why',
                  title: t('why'),
                  show: (row) =>
                    row.lines.length > 0 && (
                      <details>
                        <summary>{t('why.open')}</summary>
                        <RuleLines of={row.lines} />
                      </details>
                    ),
                },
              ]}
            />
          </>
        )}
      </Waiting>
    </section>
  )
}

/** The whole register as one bar, then each condition by itself, and what nobody has entered. */
function Picture({ of }: { of: Answer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [, change] = useQueryWords()
  const share = (n: number) => `${of.people === 0 ? 0 : (100 * n) / of.people}%`
  return (
    <div className="selection-columns">
      <div className="card">
        <p className="soft">{t('rehearsal.say', { day: day(of.on), n: formatCount(of.people) })}</p>
        <div className="selection-bar" role="img" aria-label={t('rehearsal.picture', of.outcomes)}>
          {outcomes.map((one) => (
            <span key={one} className={one} style={{ width: share(of.outcomes[one]) }} />
          ))}
        </div>
        <ul className="selection-legend">
          {outcomes.map((one) => (
            <li key={one}>
              <button type="button" className="button" onClick={() => change({ outcome: one, after: undefined })}>
                <span className={`status ${looks[one]}`}>{t(`outcome.${one}`)}</span> {formatCount(of.outcomes[one])}
              </button>
            </li>
          ))}
        </ul>
        {of.missing.length > 0 && (
          <>
            <h3>{t('missing')}</h3>
            <ul>
              {of.missing.map((one) => (
                <li key={one.fact}>{t('missing.one', { name: phrase(one.name), n: formatCount(one.people) })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="card">
        <h3>{t('by-requirement')}</h3>
        <SortableTable
          caption={t('by-requirement')}
          rows={of.requirements}
          rowKey={(row) => row.code}
          columns={[
            { key: 'name', title: t('requirement'), show: (row) => phrase(row.name) },
            ...outcomes.map((one) => ({
              key: one,
              title: t(`outcome.${one}`),
              end: true,
              by: (row: Answer['requirements'][number]) => row.counts[one],
              show: (row: Answer['requirements'][number]) => formatCount(row.counts[one]),
            })),
          ]}
        />
      </div>
    </div>
  )
}
