import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { applications, decideApplication, paymentList } from '../contract.ts'
import { OutcomeMark, RuleLines } from '#web/kit/RuleLines.tsx'
import { Paying, useUndoPaid } from './Paying.tsx'
import { words } from './words.ts'
import './development.css'

type Application = OutputOf<typeof applications>['rows'][number]

const stageLooks = { applied: 'warn', approved: 'good', declined: 'bad', paid: 'good' } as const
const stages = ['applied', 'approved', 'paid', 'declined'] as const

/** Who asked for what, what the rule says by the facts of that day, who decided, and what is paid. */
export default function ApplicationsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const wording = useProblemWords()
  const { day } = useFormats()
  const [deciding, setDeciding] = useState<Application>()
  const [paying, setPaying] = useState(false)
  const undo = useUndoPaid()
  const acts = (
    <>
      {may('development:export') && (
        <button
          type="button"
          className="button"
          onClick={() => void call(paymentList, {}).catch((error: unknown) => toast(wording(error), { bad: true }))}
        >
          {t('app.payments')}
        </button>
      )}
      {may('development:manage') && (
        <button type="button" className="button main" onClick={() => setPaying(true)}>
          {t('app.mark-paid')}
        </button>
      )}
    </>
  )
  return (
    <>
      <PageHeader title={t('applications')} acts={acts} />
      <Table
        name="development.applications"
        caption={t('applications')}
        endpoint={applications}
        filters={[
          { key: 'stage', label: t('stage'), choices: stages.map((value) => ({ value, label: t(`app.${value}`) })) },
        ]}
        empty={{ title: t('app.empty') }}
        rowKey={(row) => row.applicationId}
        rowTo={(row) => `/desk/people/${row.personId}#development`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'institution',
            title: t('institution'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          {
            key: 'entitlement',
            title: t('app.entitlement'),
            show: (row) => phrase(row.entitlementName),
            text: (row) => phrase(row.entitlementName),
          },
          {
            key: 'period',
            title: t('app.period'),
            show: (row) => (row.period === 'once' ? t('app.once') : row.period),
            text: (row) => row.period,
          },
          {
            key: 'stage',
            title: t('stage'),
            show: (row) => (
              <>
                <span className={`status ${stageLooks[row.stage]}`}>{t(`app.${row.stage}`)}</span>{' '}
                {row.paidOn && <span className="soft small">{day(row.paidOn)}</span>}
              </>
            ),
            text: (row) => t(`app.${row.stage}`),
          },
          {
            key: 'conditions',
            title: t('app.conditions'),
            show: (row) => <OutcomeMark of={row.outcome} />,
            text: (row) => t(`outcome.${row.outcome}`),
          },
          {
            key: 'amount',
            title: t('app.amount'),
            end: true,
            show: (row) =>
              row.amountFen === null ? <span className="soft">{t('app.in-kind')}</span> : formatFen(row.amountFen),
            text: (row) => (row.amountFen === null ? null : row.amountFen / 100),
          },
          {
            key: 'acts',
            title: t('acts'),
            show: (row) =>
              row.stage === 'applied' && may('development:approve') ? (
                <button type="button" className="button bare" onClick={() => setDeciding(row)}>
                  {t('app.decide')}
                </button>
              ) : (
                row.stage === 'paid' &&
                may('development:manage') && (
                  <ConfirmOnce
                    bare
                    verb={t('app.undo-paid')}
                    title={`${phrase(row.entitlementName)} · ${row.name}`}
                    consequence={<p>{t('app.undo-paid-say')}</p>}
                    act={async () => undo([row.applicationId])}
                  />
                )
              ),
          },
        ]}
      />
      {deciding && (
        <Ask title={`${phrase(deciding.entitlementName)} · ${deciding.name}`} onClose={() => setDeciding(undefined)}>
          <RuleLines of={deciding.lines} />
          {deciding.note && <p>{deciding.note}</p>}
          <ActForm
            endpoint={decideApplication}
            given={{ applicationId: deciding.applicationId, basedOnVersion: deciding.version }}
            verb={t('save')}
            onDone={() => setDeciding(undefined)}
          >
            <FormField name="approve" label={t('app.verdict')} required>
              <Radio.Group
                options={[
                  { value: true, label: t('app.approve') },
                  { value: false, label: t('app.decline') },
                ]}
              />
            </FormField>
            <FormField name="note" label={t('reason')}>
              <Input.TextArea rows={2} maxLength={1000} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {paying && <Paying onClose={() => setPaying(false)} />}
    </>
  )
}
