import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useGo } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { handovers, ownerless, undoHandover } from '../contract.ts'
import { LeftBehind } from './LeftBehind.tsx'
import { PersonPicker } from './parts.tsx'
import { words } from './words.ts'

/** What nobody carries, and what was handed over; one begins a handover here. */
export default function HandoversPage() {
  const t = useWord(words)
  const { day, instant } = useFormats()
  const go = useGo()
  const [choosing, setChoosing] = useState(false)
  const { data } = useAnswer(ownerless, {})
  const undo = useAct(undoHandover)
  const whatOf = ({ clients, cases, groups }: { clients: number; cases: number; groups: number }) =>
    t('handover.what-of', { clients, cases, groups })
  return (
    <>
      <PageHeader
        title={t('handover')}
        acts={
          <button type="button" className="button main" onClick={() => setChoosing(true)}>
            {t('handover.start')}
          </button>
        }
      />
      {data && (
        <section className={data.rows.length > 0 ? 'panel bad' : 'card'}>
          <h2>{t('handover.ownerless')}</h2>
          {data.rows.length === 0 ? (
            <p>{t('handover.ownerless-none')}</p>
          ) : (
            <ul>
              {data.rows.map((row) => (
                <li key={`${row.person.id} ${row.stationName}`}>
                  <a href={`/desk/posts/handover/${row.person.id}`}>
                    {t('handover.ownerless-line', {
                      name: row.person.name,
                      station: row.stationName,
                      clients: row.clients,
                      cases: row.cases,
                      groups: row.groups,
                    })}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <LeftBehind />
      <Table
        name="posts.handovers"
        caption={t('handover.done-list')}
        endpoint={handovers}
        empty={{ title: t('handover.empty') }}
        rowKey={(row) => row.handoverId}
        columns={[
          {
            key: 'person',
            title: t('handover.person'),
            show: (row) => row.person.name,
            text: (row) => row.person.name,
          },
          {
            key: 'when',
            title: t('handover.when'),
            show: (row) => <span className="number">{day(row.leftOn)}</span>,
            text: (row) => row.leftOn,
            width: '8rem',
          },
          {
            key: 'reason',
            title: t('handover.reason'),
            show: (row) => t(`handover.reason.${row.reason}`),
            text: (row) => t(`handover.reason.${row.reason}`),
          },
          { key: 'what', title: t('handover.what'), show: (row) => whatOf(row), text: whatOf, width: '14rem' },
          {
            key: 'takers',
            title: t('handover.takers'),
            show: (row) => row.takers.join('、'),
            text: (row) => row.takers.join('、'),
          },
          {
            key: 'by',
            title: t('handover.by'),
            show: (row) => `${row.doneBy} ${instant(row.doneAt)}`,
            text: (row) => row.doneBy,
            width: '13rem',
          },
          {
            key: 'undo',
            title: '',
            show: (row) =>
              row.undone ? (
                <span className="mark">{t('handover.undone')}</span>
              ) : (
                row.mayUndo && (
                  <ConfirmOnce
                    verb={t('handover.undo')}
                    title={t('handover.undo-title', { name: row.person.name })}
                    consequence={t('handover.undo-say')}
                    bare
                    act={async () => {
                      const said = await undo.mutateAsync({ handoverId: row.handoverId })
                      toast(t('handover.undone-say', said))
                    }}
                  />
                )
              ),
          },
        ]}
      />
      {choosing && (
        <Ask title={t('handover.who')} onClose={() => setChoosing(false)}>
          <PersonPicker label={t('handover.who')} onChange={(id) => id && go(`/desk/posts/handover/${id}`)} />
        </Ask>
      )}
    </>
  )
}
