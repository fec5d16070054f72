import { Input, Radio } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Column } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { acceptTransfer, returnTransfer, transfers } from '../contract-moves.ts'
import { useRegistryLists } from './lists.ts'
import { moveWords } from './words-moves.ts'

type Transfer = OutputOf<typeof transfers>['rows'][number]

const looks = { released: 'warn', accepted: 'good', returned: 'bad', withdrawn: 'idle' } as const

/** Who leaves for another county, and who comes from one. */
export default function TransfersPage() {
  const t = useWord(moveWords)
  const { day, instant } = useFormats()
  const [accepting, setAccepting] = useState<Transfer>()
  const columns: Column<Transfer>[] = [
    { key: 'name', title: t('name'), show: (row) => row.personName, text: (row) => row.personName },
    { key: 'from', title: t('transfers.from'), show: (row) => row.fromRegionName, text: (row) => row.fromRegionName },
    {
      key: 'to',
      title: t('transfers.to'),
      show: (row) => (
        <>
          {row.toRegionName} {row.otherProvince && <span className="status idle">{t('transfers.outside')}</span>}
        </>
      ),
      text: (row) => row.toRegionName,
    },
    { key: 'reason', title: t('act.reason'), show: (row) => row.reason, text: (row) => row.reason },
    {
      key: 'consent',
      title: t('transfers.consented'),
      show: (row) => day(row.consentedOn),
      text: (row) => row.consentedOn,
    },
    {
      key: 'state',
      title: t('transfers.state'),
      show: (row) => (
        <>
          <span className={`status ${looks[row.state]}`}>{t(`transfer.${row.state}`)}</span>
          <div className="small soft">
            {row.decidedAt
              ? `${row.decidedBy} ${instant(row.decidedAt)}`
              : `${row.releasedBy} ${instant(row.releasedAt)}`}
          </div>
          {row.answer && <div className="small">{row.answer}</div>}
        </>
      ),
      text: (row) => t(`transfer.${row.state}`),
    },
    { key: 'acts', title: t('acts'), show: (row) => <Acts of={row} onAccept={() => setAccepting(row)} /> },
  ]
  return (
    <>
      <PageHeader title={t('transfers')} />
      <Table
        name="workforce.transfers"
        caption={t('transfers')}
        endpoint={transfers}
        filters={[
          { key: 'state', label: t('transfers.state'), choices: [{ value: 'done', label: t('transfers.state.done') }] },
        ]}
        empty={{ title: t('transfers.empty'), say: t('transfers.empty-say') }}
        rowKey={(row) => row.transferId}
        columns={columns}
      />
      {accepting && <AcceptForm of={accepting} onClose={() => setAccepting(undefined)} />}
    </>
  )
}

function Acts({ of, onAccept }: { of: Transfer; onAccept: () => void }) {
  const t = useWord(moveWords)
  const back = useAct(returnTransfer)
  const [reason, setReason] = useState('')
  const verb = t(of.may.return ? 'transfers.return' : 'transfers.withdraw')
  return (
    <span className="row">
      {of.may.accept && (
        <button type="button" className="button bare" onClick={onAccept}>
          {t('transfers.accept')}
        </button>
      )}
      {(of.may.return || of.may.withdraw) && (
        <ConfirmOnce
          bare
          verb={verb}
          title={`${verb} · ${of.personName}`}
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
          act={() =>
            back
              .mutateAsync({ transferId: of.transferId, basedOnVersion: of.version, reason: reason.trim() })
              .then(() => toast(t('transfers.returned')))
          }
        />
      )}
    </span>
  )
}

function AcceptForm({ of, onClose }: { of: Transfer; onClose: () => void }) {
  const t = useWord(moveWords)
  const { lists } = useRegistryLists()
  const rule = t(lists?.outsideYearsCount ? 'transfers.counts-yes' : 'transfers.counts-no')
  const today = todayIn(new Date())
  return (
    <Ask title={t('transfers.accept-title', { name: of.personName })} onClose={onClose}>
      <p className="soft">{t('transfers.accept-say')}</p>
      <ActForm
        endpoint={acceptTransfer}
        given={{ transferId: of.transferId, basedOnVersion: of.version }}
        initial={{ on: today, counts: 'rule' } as object}
        shape={({ counts, ...values }) =>
          ({
            ...values,
            organisationId: values['organisationId'] ?? null,
            employerId: values['employerId'] ?? null,
            postTitle: values['postTitle'] || null,
            countsYears: counts === 'yes' ? true : counts === 'no' ? false : null,
          }) as never
        }
        verb={t('transfers.accept')}
        onDone={() => {
          toast(t('transfers.accepted'))
          onClose()
        }}
      >
        <FormField name="organisationId" label={t('act.move-to')}>
          <OrganisationPicker />
        </FormField>
        <FormField name="employerId" label={t('act.move-employer')}>
          <OrganisationPicker />
        </FormField>
        <FormField name="on" label={t('act.move-on')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="postTitle" label={t('post')}>
          <Input maxLength={60} />
        </FormField>
        {of.otherProvince && (
          <FormField name="counts" label={t('transfers.counts')}>
            <Radio.Group
              options={[
                { value: 'rule', label: t('transfers.counts-rule', { rule }) },
                { value: 'yes', label: t('transfers.counts-yes') },
                { value: 'no', label: t('transfers.counts-no') },
              ]}
            />
          </FormField>
        )}
      </ActForm>
    </Ask>
  )
}
