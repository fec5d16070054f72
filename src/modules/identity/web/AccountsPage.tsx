import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { accounts, endGrant, resetPassword, unlockAccount } from '../contract.ts'
import { FirstPassword } from './FirstPassword.tsx'
import type { Secret } from './FirstPassword.tsx'
import { GrantForm } from './GrantForm.tsx'
import { OpenAccountForm } from './OpenAccountForm.tsx'
import { words } from './words.ts'

export type Account = OutputOf<typeof accounts>['rows'][number]

const look = { active: 'good', locked: 'bad', closed: 'idle' } as const

/** Who has an account and what it may do; opening, granting, ending, unlocking. */
export default function AccountsPage() {
  const t = useWord(words)
  const { instant } = useFormats()
  const manages = useMay()('identity:manage-accounts')
  const [opening, setOpening] = useState(false)
  const [granting, setGranting] = useState<Account>()
  const [secret, setSecret] = useState<Secret>()
  const openButton = manages && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('accounts.open')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('accounts')} acts={openButton} />
      <Table
        name="identity.accounts"
        caption={t('accounts')}
        endpoint={accounts}
        searchFor={t('accounts.search')}
        searchIsPrivate
        filters={[
          {
            key: 'state',
            label: t('accounts.state'),
            choices: (['active', 'locked', 'closed'] as const).map((state) => ({
              value: state,
              label: t(`accounts.${state}`),
            })),
          },
        ]}
        empty={{ title: t('accounts.empty'), say: t('accounts.empty-say'), act: openButton }}
        rowKey={(row) => row.accountId}
        columns={[
          { key: 'name', title: t('accounts.name'), show: (row) => row.name, text: (row) => row.name },
          { key: 'username', title: t('accounts.username'), show: (row) => row.username, text: (row) => row.username },
          {
            key: 'state',
            title: t('accounts.state'),
            show: (row) => <span className={`status ${look[row.state]}`}>{t(`accounts.${row.state}`)}</span>,
            text: (row) => t(`accounts.${row.state}`),
          },
          {
            key: 'grants',
            title: t('accounts.grants'),
            width: '18rem',
            show: (row) => <Grants account={row} manages={manages} />,
          },
          {
            key: 'seen',
            title: t('accounts.seen'),
            show: (row) =>
              row.lastSeenAt ? instant(row.lastSeenAt) : <span className="soft">{t('accounts.never')}</span>,
            text: (row) => row.lastSeenAt,
          },
          ...(manages
            ? [
                {
                  key: 'acts',
                  title: t('accounts.acts'),
                  show: (row: Account) => <Acts account={row} onGrant={() => setGranting(row)} onSecret={setSecret} />,
                },
              ]
            : []),
        ]}
      />
      {opening && (
        <Ask title={t('accounts.open')} onClose={() => setOpening(false)}>
          <OpenAccountForm
            onDone={(opened) => {
              setOpening(false)
              setSecret(opened)
            }}
          />
        </Ask>
      )}
      {granting && (
        <Ask title={t('accounts.grant-to', { name: granting.name })} onClose={() => setGranting(undefined)}>
          <GrantForm
            accountId={granting.accountId}
            onDone={() => {
              setGranting(undefined)
              toast(t('accounts.granted'))
            }}
          />
        </Ask>
      )}
      {secret && <FirstPassword of={secret} onClose={() => setSecret(undefined)} />}
    </>
  )
}

function Grants({ account, manages }: { account: Account; manages: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const end = useAct(endGrant)
  if (account.grants.length === 0) return <span className="status idle">{t('accounts.none')}</span>
  return (
    <ul className="bare">
      {account.grants.map((grant) => {
        const role = phrase(grant.roleName)
        const where = phrase(grant.jurisdiction.name)
        return (
          <li key={grant.grantId} className="row">
            <span className="grow">
              <strong>{role}</strong> · {where}
              <br />
              <span className="soft small">
                {grant.untilOn
                  ? t('accounts.period-until', { from: day(grant.fromOn), until: day(grant.untilOn) })
                  : t('accounts.period', { from: day(grant.fromOn) })}
              </span>
            </span>
            {manages && (
              <ConfirmOnce
                verb={t('accounts.end')}
                title={t('accounts.end-title', { name: account.name, role })}
                consequence={t('accounts.end-say', { where })}
                danger
                bare
                act={async () => {
                  await end.mutateAsync({ grantId: grant.grantId })
                  toast(t('accounts.ended'))
                }}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Acts({
  account,
  onGrant,
  onSecret,
}: {
  account: Account
  onGrant: () => void
  onSecret: (secret: Secret) => void
}) {
  const t = useWord(words)
  const wording = useProblemWords()
  const unlock = useAct(unlockAccount)
  const reset = useAct(resetPassword)
  const { accountId, name } = account
  return (
    <span className="row">
      <button type="button" className="button bare" onClick={onGrant}>
        {t('accounts.grant')}
      </button>
      {account.state === 'locked' && (
        <button
          type="button"
          className="button bare"
          onClick={() =>
            unlock.mutate(
              { accountId },
              {
                onSuccess: () => toast(t('accounts.unlocked', { name })),
                onError: (error) => toast(wording(error), { bad: true }),
              },
            )
          }
        >
          {t('accounts.unlock')}
        </button>
      )}
      <ConfirmOnce
        verb={t('accounts.reset')}
        title={t('accounts.reset-title', { name })}
        consequence={t('accounts.reset-say')}
        bare
        act={async () => onSecret({ name, firstPassword: (await reset.mutateAsync({ accountId })).firstPassword })}
      />
    </span>
  )
}
