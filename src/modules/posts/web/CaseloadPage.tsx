import { regionPage } from '#modules/organisations/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { useQueryWords, writeQuery } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { caseload } from '../contract.ts'
import { BasisLine, LoadBar, StandingMark } from './parts.tsx'
import { words } from './words.ts'

/** Who carries how much against the norm, now and ahead: a bar in each row, the norm a line through all of them. */
export default function CaseloadPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const { day } = useFormats()
  const [query, change] = useQueryWords()
  const own = me.jurisdiction.regionCode ?? me.homeRegionCode
  const regionCode = query['regionCode']
  const region = useAnswer(regionPage, { code: regionCode ?? own })
  const { data, error, refetch } = useAnswer(caseload, { ...(regionCode && { regionCode }) })
  if (error) return <Problem of={error} again={() => void refetch()} />
  const most = Math.max(1, ...(data?.workers ?? []).map((one) => one.load))
  const over = (data?.workers ?? []).filter((one) => one.standing === 'over').length
  const ahead = (data?.workers ?? []).filter((one) => one.aheadStanding === 'over').length
  return (
    <>
      <PageHeader
        title={t('caseload')}
        whose={region.data?.name}
        acts={
          data &&
          data.workers.length > 0 && (
            <a className="button" href={`/api/posts/caseload/export${writeQuery({ regionCode })}`} download>
              {t('caseload.export')}
            </a>
          )
        }
      />
      {me.jurisdiction.kind === 'region' && (
        <div className="row no-print caseload-region">
          <RegionPicker
            label={t('posts.region')}
            placeholder={t('posts.region')}
            within={own}
            value={regionCode ?? null}
            valueLabel={region.data?.name ?? '…'}
            onChange={(code) => change({ regionCode: code ?? undefined })}
          />
        </div>
      )}
      {!data ? (
        <Skeleton />
      ) : data.workers.length === 0 ? (
        <Nothing title={t('caseload.empty')} />
      ) : (
        <section className="card stack">
          <p>{t('caseload.sentence', { norm: data.norm, over, ahead, days: data.forecastDays })}</p>
          {data.cut && <p className="panel warn">{t('caseload.cut')}</p>}
          <SortableTable
            caption={t('caseload')}
            rows={data.workers}
            rowKey={(row) => row.personId}
            first={{ key: 'load', down: true }}
            columns={[
              {
                key: 'name',
                title: t('caseload.worker'),
                by: (row) => row.name,
                show: (row) => <a href={`/desk/posts/caseload/${row.personId}`}>{row.name}</a>,
              },
              {
                key: 'station',
                title: t('caseload.station'),
                by: (row) => row.station.name,
                show: (row) => row.station.name,
              },
              {
                key: 'clients',
                title: t('caseload.clients'),
                end: true,
                by: (row) => row.clients,
                show: (row) => (
                  <a href={`/desk/clients?workerId=${row.personId}&stationId=${row.station.id}`}>
                    {formatCount(row.clients)}
                  </a>
                ),
              },
              {
                key: 'load',
                title: t('caseload.load'),
                end: true,
                by: (row) => row.load,
                show: (row) => formatCount(row.load),
              },
              {
                key: 'bar',
                title: t('caseload.norm', { n: data.norm }),
                show: (row) => <LoadBar load={row.load} norm={data.norm} most={most} standing={row.standing} />,
              },
              {
                key: 'standing',
                title: t('caseload.standing'),
                by: (row) => row.load / data.norm,
                show: (row) => <StandingMark of={row.standing} />,
              },
              {
                key: 'ahead',
                title: t('caseload.ahead', { n: data.forecastDays }),
                end: true,
                by: (row) => row.ahead,
                show: (row) =>
                  row.leavesOn ? (
                    t('caseload.leaves', { day: day(row.leavesOn) })
                  ) : (
                    <>
                      {`${formatCount(row.ahead)}${row.aheadStanding === 'over' ? ' ▲' : ''}`}
                      {row.leave && (
                        <span className="soft small caseload-away">
                          {t('caseload.away', { from: day(row.leave.fromOn), until: day(row.leave.untilOn) })}
                        </span>
                      )}
                    </>
                  ),
              },
              {
                key: 'due',
                title: t('caseload.due'),
                end: true,
                by: (row) => row.due,
                show: (row) =>
                  row.overdue > 0 ? `${row.due}（${t('caseload.overdue', { n: row.overdue })}）` : formatCount(row.due),
              },
            ]}
          />
          <details>
            <summary>{t('caseload.weights')}</summary>
            <p>{data.weights.map((one) => `${phrase(one.name)} ${one.weight}`).join('；')}</p>
            <BasisLine of={data} />
          </details>
        </section>
      )}
    </>
  )
}
