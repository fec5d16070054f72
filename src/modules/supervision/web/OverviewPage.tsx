import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useRegionFilter } from '#web/kit/place-filters.tsx'
import { RankedList } from '#web/kit/RankedList.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportDebt, supervisionDebt, supervisionOverview } from '../contract.ts'
import { Basis } from './Basis.tsx'
import { useCodes } from './codes.ts'
import { DutyMark } from './DutyMark.tsx'
import { words } from './words.ts'
import './supervision.css'

type Glance = OutputOf<typeof supervisionOverview>

/** How it stands with supervision in a place: numbers that open to their rows, the places in their order, and who is owed what. */
export default function OverviewPage() {
  const t = useWord(words)
  const [query] = useQueryWords()
  const asked = useAnswer(supervisionOverview, { regionCode: query['regionCode'] }, { keepLast: true })
  return (
    <>
      <PageHeader title={t('supervision')} whose={asked.data?.regionName} />
      <Waiting for={asked} lines={8}>
        {(at) => <Glanced at={at} />}
      </Waiting>
      <Debt />
    </>
  )
}

const here = (query: Record<string, string | undefined>): string => {
  const kept = Object.entries(query).filter(([, value]) => value) as [string, string][]
  return `/desk/supervision${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`
}

function Glanced({ at }: { at: Glance }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { name } = useCodes()
  const me = useMe()
  const [query] = useQueryWords()
  const regionCode = query['regionCode']
  const away = regionCode !== undefined && regionCode !== me.homeRegionCode
  const most = [...at.parts].sort((a, b) => b.overdue - a.overdue)[0]
  return (
    <>
      {away && (
        <p>
          <a href={here({})}>← {t('over.back')}</a>
        </p>
      )}
      <div className="tiles">
        <FigureTile
          name={t('over.people')}
          value={at.people}
          unit={t('over.unit-people')}
          to={`${here({ regionCode })}#debt`}
        />
        <FigureTile
          name={t('over.overdue')}
          value={at.overdue}
          unit={t('over.unit-people')}
          to={`${here({ regionCode, state: 'overdue' })}#debt`}
        />
        <FigureTile
          name={t('over.unsupervised')}
          value={at.people - at.supervised}
          unit={t('over.unit-people')}
          to={`${here({ regionCode, state: 'unsupervised' })}#debt`}
        />
        <FigureTile
          name={t('over.supervisors')}
          value={at.supervisors}
          unit={t('over.unit-people')}
          to="/desk/supervision/supervisors?state=active"
        />
        <FigureTile
          name={t('over.ratio')}
          value={at.overRatio}
          unit={t('over.unit-people')}
          to="/desk/supervision/supervisors?over=yes"
        />
        <FigureTile
          name={t('over.hours')}
          value={Math.round(at.minutesThisYear / 6) / 10}
          unit={t('over.unit-hours')}
          to={`/desk/supervision/sessions${regionCode ? `?regionCode=${regionCode}` : ''}`}
        />
      </div>
      <div className="two-columns supervision-glance">
        {at.parts.length > 0 && (
          <section className="card">
            <RankedList
              title={t('over.parts')}
              sentence={
                most && most.overdue > 0
                  ? t('over.parts-say', { name: most.regionName, n: most.overdue })
                  : t('over.parts-none')
              }
              unit={t('over.unit-people')}
              rows={at.parts.map((part) => ({
                key: part.regionCode,
                name: part.regionName,
                value: part.overdue,
                to: here({ regionCode: part.regionCode }),
                note: <span className="soft small">{t('over.of', { n: part.people, m: part.supervised })}</span>,
              }))}
            />
          </section>
        )}
        <section className="card">
          <h2>{t('over.rules')}</h2>
          <ul className="supervision-rules">
            {at.byCode.map((rule) => (
              <li key={rule.code}>
                <span>{phrase(rule.name)}</span> <Basis of={rule} />
                <a href={`${here({ regionCode, code: rule.code, state: 'overdue' })}#debt`}>
                  {t('over.result-owed', { n: rule.overdue })}
                </a>
              </li>
            ))}
            <li>
              <span>{t('over.rule-ratio', { n: at.ratio.most })}</span> <Basis of={at.ratio} />
              <a href="/desk/supervision/supervisors?over=yes">{t('over.result-ratio', { n: at.overRatio })}</a>
            </li>
            {at.teams.map((team) => (
              <li key={team.code}>
                <span>{t('over.team', { name: phrase(team.name) })}</span> <Basis of={team} />
                {team.parts.map((part) => (
                  <span key={part.ranks.join()} className={part.short > 0 ? 'status warn' : 'status good'}>
                    {t('over.result-team', {
                      ranks: part.ranks.map((rank) => name('ranks', rank)).join(t('and')),
                      needed: part.needed,
                      there: part.there,
                    })}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <p className="small soft">{t('private')}</p>
        </section>
      </div>
    </>
  )
}

function Debt() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { lists } = useCodes()
  const regionFilter = useRegionFilter(t('region'))
  const states = ['overdue', 'soon', 'unsupervised', 'unknown'] as const
  return (
    <section id="debt">
      <h2>{t('debt.title')}</h2>
      <Table
        name="supervision.debt"
        caption={t('debt.title')}
        endpoint={supervisionDebt}
        exportBy={exportDebt}
        mayExport
        filters={[
          {
            key: 'state',
            label: t('debt.state'),
            choices: states.map((one) => ({ value: one, label: t(`debt.state.${one}`) })),
          },
          {
            key: 'code',
            label: t('debt.rule'),
            choices: (lists?.frequencies ?? []).map((one) => ({ value: one.code, label: phrase(one.name) })),
          },
          regionFilter,
          { key: 'personId', label: t('person'), edit: () => null, say: () => '…' },
        ]}
        empty={{ title: t('debt.empty'), say: t('debt.empty-say') }}
        rowKey={(row) => `${row.personId} ${row.code}`}
        rowTo={(row) => `/desk/people/${row.personId}#supervision`}
        columns={[
          { key: 'person', title: t('person'), show: (row) => row.personName },
          { key: 'organisation', title: t('organisation'), show: (row) => row.organisationName ?? row.regionName },
          { key: 'rule', title: t('debt.rule'), show: (row) => phrase(row.name) },
          {
            key: 'last',
            title: t('debt.last'),
            show: (row) => <span className="number">{row.lastOn ? day(row.lastOn) : t('debt.never')}</span>,
          },
          { key: 'due', title: t('debt.due'), show: (row) => <span className="number">{day(row.dueOn)}</span> },
          { key: 'state', title: t('debt.state'), show: (row) => <DutyMark of={row} /> },
          {
            key: 'supervisor',
            title: t('debt.supervisor'),
            show: (row) =>
              row.supervisorNames.join(t('and')) || <span className="status warn">{t('debt.no-supervisor')}</span>,
          },
          { key: 'basis', title: t('basis'), show: (row) => <Basis of={row} />, hidden: true },
          { key: 'region', title: t('region'), show: (row) => row.regionName, hidden: true },
        ]}
      />
    </section>
  )
}
