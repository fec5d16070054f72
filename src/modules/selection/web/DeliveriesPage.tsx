import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { deliveries } from '../contract-delivery.ts'
import { deliveryMark } from './DeliveryView.tsx'
import { deliveryWords } from './delivery-words.ts'

const stages = ['reported', 'none', 'draft', 'sent-back', 'accepted'] as const

/** What was given to projects: which wait for the office, which are late, which were accepted. */
export default function DeliveriesPage() {
  const t = useWord(deliveryWords)
  const { day } = useFormats()
  return (
    <>
      <PageHeader title={t('deliveries')} />
      <Table
        name="selection.deliveries"
        caption={t('deliveries')}
        endpoint={deliveries}
        empty={{ title: t('none') }}
        rowKey={(row) => row.titleId}
        rowTo={(row) => `/desk/selection/deliveries/${row.titleId}`}
        filters={[
          { key: 'stage', label: t('stage'), choices: stages.map((value) => ({ value, label: t(`stage.${value}`) })) },
        ]}
        columns={[
          { key: 'project', title: t('project'), show: (row) => row.project, text: (row) => row.project },
          {
            key: 'unit',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          {
            key: 'stage',
            title: t('stage'),
            show: (row) => (
              <>
                <span className={`status ${deliveryMark[row.stage]}`}>{t(`stage.${row.stage}`)}</span>{' '}
                {row.late && <span className="status bad">{t('late')}</span>}
              </>
            ),
            text: (row) => t(`stage.${row.stage}`),
          },
          {
            key: 'due',
            title: t('due'),
            show: (row) =>
              row.acceptedOn ? t('accepted.on', { day: day(row.acceptedOn) }) : row.dueOn ? day(row.dueOn) : '—',
            text: (row) => row.dueOn ?? '',
          },
          { key: 'round', title: t('round'), show: (row) => row.roundTitle, text: (row) => row.roundTitle },
        ]}
      />
    </>
  )
}
