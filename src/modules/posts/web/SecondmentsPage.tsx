import { Input } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { decideSecondment, requestSecondment, returnFromSecondment, secondments } from '../contract.ts'
import { PersonPicker } from './parts.tsx'
import { words } from './words.ts'

type Row = OutputOf<typeof secondments>['rows'][number]
const looks = { requested: 'warn', approved: 'good', refused: 'idle', returned: 'idle' } as const

/** Who is lent to whom: asked, decided by the county where the rule says so, and given back. */
export default function SecondmentsPage() {
  const t = useWord(words)
  const may = useMay()
  const { day } = useFormats()
  const [asking, setAsking] = useState(false)
  const decide = useAct(decideSecondment)
  const back = useAct(returnFromSecondment)
  const button = may('posts:appoint') && (
    <button type="button" className="button main" onClick={() => setAsking(true)}>
      {t('lend')}
    </button>
  )
  const decision = (row: Row, approve: boolean) => (
    <ConfirmOnce
      bare
      verb={t(approve ? 'lend.approve' : 'lend.refuse')}
      title={`${t(approve ? 'lend.approve' : 'lend.refuse')} · ${row.person.name}`}
      consequence={t('lend.rule')}
      act={() => decide.mutateAsync({ secondmentId: row.secondmentId, basedOnVersion: row.version, approve })}
    />
  )
  return (
    <>
      <PageHeader title={t('lent')} acts={button} note={<p className="small soft">{t('lend.rule')}</p>} />
      <Table
        name="posts.secondments"
        caption={t('lent')}
        endpoint={secondments}
        empty={{ title: t('lent.empty'), act: button }}
        rowKey={(row) => row.secondmentId}
        columns={[
          {
            key: 'person',
            title: t('incumbents.person'),
            show: (row) => row.person.name,
            text: (row) => row.person.name,
          },
          {
            key: 'from',
            title: t('lent.from'),
            show: (row) => row.from || t('lent.elsewhere'),
            text: (row) => row.from,
          },
          { key: 'to', title: t('lent.to'), show: (row) => row.to || t('lent.elsewhere'), text: (row) => row.to },
          {
            key: 'span',
            title: t('lent.span'),
            show: (row) => t('person.span', { from: day(row.fromOn), until: day(row.untilOn) }),
            text: (row) => `${row.fromOn} ${row.untilOn}`,
            width: '14rem',
          },
          { key: 'reason', title: t('lent.reason'), show: (row) => row.reason, text: (row) => row.reason },
          {
            key: 'state',
            title: t('posts.state'),
            show: (row) => (
              <span className={`status ${row.overdue ? 'bad' : looks[row.state]}`}>
                {t(row.overdue ? 'lent.overdue' : `lent.${row.state}`)}
              </span>
            ),
            text: (row) => t(`lent.${row.state}`),
          },
          {
            key: 'acts',
            title: '',
            show: (row) => (
              <span className="row">
                {row.state === 'requested' && may('posts:manage') && decision(row, true)}
                {row.state === 'requested' && may('posts:manage') && decision(row, false)}
                {row.state === 'approved' && may('posts:appoint') && (
                  <ConfirmOnce
                    bare
                    verb={t('lend.back')}
                    title={`${t('lend.back')} · ${row.person.name}`}
                    consequence={t('lend.back-say')}
                    act={() =>
                      back.mutateAsync({
                        secondmentId: row.secondmentId,
                        basedOnVersion: row.version,
                        returnedOn: todayIn(new Date()),
                      })
                    }
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      {asking && (
        <Ask title={t('lend')} onClose={() => setAsking(false)}>
          <ActForm
            endpoint={requestSecondment}
            initial={{ fromOn: todayIn(new Date()) }}
            verb={t('lend')}
            onDone={() => {
              toast(t('lend.asked'))
              setAsking(false)
            }}
          >
            <FormField name="personId" label={t('incumbents.person')} required>
              <PersonPicker />
            </FormField>
            <FormField name="toOrganisationId" label={t('lent.to')} required>
              <OrganisationPicker />
            </FormField>
            <FormField name="fromOn" label={t('lent.begins')} required>
              <DayInput />
            </FormField>
            <FormField name="untilOn" label={t('lent.until')} required>
              <DayInput />
            </FormField>
            <FormField name="reason" label={t('lent.reason')} required>
              <Input.TextArea rows={2} maxLength={200} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
