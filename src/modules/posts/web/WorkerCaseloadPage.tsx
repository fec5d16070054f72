import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { moveClients, workerCaseload } from '../contract.ts'
import { LoadBar, StandingMark } from './parts.tsx'
import { words } from './words.ts'

/** One worker's clients with what each weighs; where it is too much, who could take which. Nothing moves until somebody agrees. */
export default function WorkerCaseloadPage() {
  const t = useWord(words)
  const may = useMay()
  const { day } = useFormats()
  const personId = usePathPart('personId')
  const { data, error, refetch } = useAnswer(workerCaseload, { personId })
  const act = useAct(moveClients)
  const [chosen, choose] = useState<Record<string, string>>({})
  if (error) return <Problem of={error} again={() => void refetch()} />
  if (!data) return <Skeleton />
  const { worker, norm, clients, colleagues } = data
  const takerOf = (client: (typeof clients)[number]) => chosen[client.clientId] ?? client.suggested ?? ''
  const moves = clients.flatMap((client) =>
    takerOf(client) ? [{ clientId: client.clientId, toPersonId: takerOf(client) }] : [],
  )
  const mayMove = may('posts:hand-over')
  const most = Math.max(worker.load, ...colleagues.map((one) => one.load))
  return (
    <>
      <PageHeader
        title={t('caseload.of', { name: worker.name })}
        whose={worker.station.name}
        back={{ to: '/desk/posts/caseload', title: t('caseload') }}
        acts={
          mayMove &&
          moves.length > 0 && (
            <ConfirmOnce
              verb={t('caseload.move')}
              title={t('caseload.move-title', { n: moves.length })}
              consequence={t('caseload.move-say')}
              main
              act={async () => {
                const { clients: moved } = await act.mutateAsync({ personId, moves })
                choose({})
                toast(t('caseload.moved', { n: moved }))
              }}
            />
          )
        }
      />
      <section className="card stack">
        <p className="row">
          {t('caseload.load')} {formatCount(worker.load)} · {t('caseload.norm', { n: norm })}{' '}
          <StandingMark of={worker.standing} />
        </p>
        <LoadBar load={worker.load} norm={norm} most={most} standing={worker.standing} />
        <h2>{t('caseload.colleagues')}</h2>
        <SortableTable
          caption={t('caseload.colleagues')}
          rows={colleagues}
          rowKey={(row) => row.personId}
          first={{ key: 'load', down: false }}
          columns={[
            {
              key: 'name',
              title: t('caseload.worker'),
              by: (row) => row.name,
              show: (row) => <a href={`/desk/posts/caseload/${row.personId}`}>{row.name}</a>,
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
              title: t('caseload.norm', { n: norm }),
              show: (row) => <LoadBar load={row.load} norm={norm} most={most} standing={row.standing} />,
            },
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('caseload.clients')}</h2>
        <SortableTable
          caption={t('caseload.clients')}
          rows={clients}
          rowKey={(row) => row.clientId}
          columns={[
            {
              key: 'name',
              title: t('caseload.client'),
              by: (row) => row.name,
              show: (row) => <a href={`/desk/clients/${row.clientId}`}>{row.name}</a>,
            },
            {
              key: 'risk',
              title: t('caseload.risk'),
              by: (row) => row.riskClass,
              show: (row) => t(`risk.${row.riskClass}`),
            },
            { key: 'region', title: t('posts.region'), by: (row) => row.regionName, show: (row) => row.regionName },
            { key: 'way', title: t('caseload.way'), by: (row) => row.travel, show: (row) => t(`way.${row.travel}`) },
            {
              key: 'more',
              title: '',
              show: (row) =>
                [row.openCase && t('caseload.open-case'), row.isNew && t('caseload.new')].filter(Boolean).join('、'),
            },
            {
              key: 'due',
              title: t('caseload.due'),
              by: (row) => row.dueOn,
              show: (row) => row.dueOn && day(row.dueOn),
            },
            {
              key: 'weight',
              title: t('caseload.weight'),
              end: true,
              by: (row) => row.weight,
              show: (row) => formatCount(row.weight),
            },
            ...(mayMove
              ? [
                  {
                    key: 'taker',
                    title: t('caseload.suggested'),
                    show: (row: (typeof clients)[number]) => (
                      <select
                        className="input"
                        style={{ width: 'auto' }}
                        aria-label={`${t('caseload.suggested')}：${row.name}`}
                        value={takerOf(row)}
                        onChange={(event) => choose({ ...chosen, [row.clientId]: event.target.value })}
                      >
                        <option value="">{t('caseload.keep')}</option>
                        {colleagues.map((one) => (
                          <option key={one.personId} value={one.personId}>
                            {one.name}（{formatCount(one.load)}）
                          </option>
                        ))}
                      </select>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
    </>
  )
}
