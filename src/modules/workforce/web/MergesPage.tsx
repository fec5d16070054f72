import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Column } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { approveMerge, merges, returnMerge } from '../contract-moves.ts'
import { moveWords } from './words-moves.ts'

type Merge = OutputOf<typeof merges>['rows'][number]

const looks = { asked: 'warn', done: 'good', returned: 'idle' } as const

/** Files that may be of one person, for a second officer to decide. */
export default function MergesPage() {
  const t = useWord(moveWords)
  const { instant } = useFormats()
  const side = (one: Merge['kept']) => (
    <>
      <a href={`/desk/people/${one.personId}`}>{one.name}</a>
      <div className="small soft">{[one.organisationName, one.numberMasked].filter(Boolean).join(' · ')}</div>
    </>
  )
  const columns: Column<Merge>[] = [
    {
      key: 'kept',
      title: t('merges.kept'),
      show: (row) => side(row.kept),
      text: (row) => row.kept.name,
      width: '11rem',
    },
    {
      key: 'gone',
      title: t('merges.gone'),
      show: (row) => side(row.gone),
      text: (row) => row.gone.name,
      width: '11rem',
    },
    { key: 'reason', title: t('act.reason'), show: (row) => row.reason, text: (row) => row.reason },
    {
      key: 'asked',
      title: t('merges.asked'),
      show: (row) => `${row.askedBy} ${instant(row.askedAt)}`,
      text: (row) => row.askedBy,
    },
    {
      key: 'state',
      title: t('transfers.state'),
      show: (row) => (
        <>
          <span className={`status ${looks[row.state]}`}>{t(`merge.${row.state}`)}</span>
          {row.decidedAt && <div className="small soft">{`${row.decidedBy} ${instant(row.decidedAt)}`}</div>}
          {row.answer && <div className="small">{row.answer}</div>}
        </>
      ),
      text: (row) => t(`merge.${row.state}`),
    },
    { key: 'acts', title: t('acts'), show: (row) => <Acts of={row} /> },
  ]
  return (
    <>
      <PageHeader title={t('merges')} />
      <Table
        name="workforce.merges"
        caption={t('merges')}
        endpoint={merges}
        filters={[
          { key: 'state', label: t('transfers.state'), choices: [{ value: 'done', label: t('transfers.state.done') }] },
        ]}
        empty={{ title: t('merges.empty'), say: t('merges.empty-say') }}
        rowKey={(row) => row.mergeId}
        columns={columns}
      />
    </>
  )
}

function Acts({ of }: { of: Merge }) {
  const t = useWord(moveWords)
  const approve = useAct(approveMerge)
  const decline = useAct(returnMerge)
  const [reason, setReason] = useState('')
  const known = { mergeId: of.mergeId, basedOnVersion: of.version }
  if (of.state !== 'asked') return null
  if (!of.mayDecide) return <span className="soft small">{t('merges.own')}</span>
  return (
    <span className="row">
      <ConfirmOnce
        bare
        danger
        verb={t('merges.approve')}
        title={t('merges.approve-title', { name: of.kept.name })}
        consequence={t('merges.approve-say')}
        act={() => approve.mutateAsync(known).then(() => toast(t('merges.done')))}
      />
      <ConfirmOnce
        bare
        verb={t('merges.decline')}
        title={t('merges.decline')}
        ready={() => reason.trim().length >= 2}
        consequence={
          <label className="field">
            <span className="label">{t('act.reason')}</span>
            <input
              className="input"
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        }
        act={() => decline.mutateAsync({ ...known, reason: reason.trim() }).then(() => toast(t('merges.declined')))}
      />
    </span>
  )
}
