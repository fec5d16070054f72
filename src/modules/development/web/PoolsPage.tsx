import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { decideMember, exitMember, exportPool, nominate, poolMembers, pools, renewMember } from '../contract.ts'
import { OutcomeMark } from '#web/kit/RuleLines.tsx'
import { TermEnds } from './Growth.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { words } from './words.ts'
import './development.css'

type Pools = OutputOf<typeof pools>
type Pool = Pools['pools'][number]
type Member = OutputOf<typeof poolMembers>['rows'][number]

const looks = { nominated: 'warn', member: 'good', declined: 'idle', left: 'idle' } as const

/** The pools of a region: how full each is, who is in it and until when, and who is nominated, in their order. */
export default function PoolsPage() {
  const asked = useAnswer(pools, {})
  return (
    <Waiting for={asked} lines={8}>
      {(all) => <Whole all={all} />}
    </Waiting>
  )
}

function Whole({ all }: { all: Pools }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const [query, change] = useQueryWords()
  const [nominating, setNominating] = useState(false)
  const pool = all.pools.find((one) => one.code === query['pool']) ?? all.pools[0]!
  const act = may('development:nominate') && (
    <button type="button" className="button main" onClick={() => setNominating(true)}>
      {t('pool.nominate')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('pools')} acts={act} />
      <ul className="tiles development-tiles">
        {all.pools.map((one) => (
          <li key={one.code}>
            <button
              type="button"
              className="tile"
              aria-pressed={one === pool}
              onClick={() => change({ pool: one.code, after: undefined })}
            >
              <span className="name">{phrase(one.name)}</span>
              <span className="figure">
                {one.members}
                <span className="unit">{t('people')}</span>
              </span>
              <span className="changes small">
                {one.size !== null && <span>{t('pool.size', { n: one.members, size: one.size })}</span>}
                {one.nominated > 0 && <span>{t('pool.nominated', { n: one.nominated })}</span>}
                {one.ending > 0 && <span className="status warn">{t('pool.ending', { n: one.ending })}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <h2>{phrase(pool.name)}</h2>
      <p className="soft">
        {[
          pool.entry ? t('pool.rule', { rule: phrase(pool.entry) }) : t('pool.no-rule'),
          t('pool.term', { n: pool.termYears }),
          ...(pool.prefer.length > 0
            ? [t('pool.prefer', { list: pool.prefer.map((one) => phrase(one)).join(t('and')) })]
            : []),
        ].join(t('and'))}{' '}
        <span className="small" title={phrase(pool.basis)}>
          {t(`basis.${pool.certainty}`)}
        </span>
      </p>
      <Members key={pool.code} pool={pool} leaving={all.leaving} act={act} />
      {nominating && <Nominate pool={pool} onClose={() => setNominating(false)} />}
    </>
  )
}

function Members({ pool, leaving, act }: { pool: Pool; leaving: Pools['leaving']; act: ReactNode }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { lastDay } = useFormats()
  const [deciding, setDeciding] = useState<Member>()
  const [leavingOne, setLeaving] = useState<Member>()
  const renew = useAct(renewMember)
  return (
    <>
      <Table
        name="development.pool"
        caption={phrase(pool.name)}
        endpoint={poolMembers}
        given={{ pool: pool.code }}
        exportBy={exportPool}
        mayExport={may('development:export')}
        searchFor={t('search.name')}
        searchIsPrivate
        filters={[
          {
            key: 'stage',
            label: t('stage'),
            choices: (['nominated', 'member', 'left', 'declined'] as const).map((value) => ({
              value,
              label: t(`member.${value}`),
            })),
          },
        ]}
        empty={{ title: t('pool.empty'), say: t('pool.empty-say'), act }}
        rowKey={(row) => row.memberId}
        rowTo={(row) => (row.personId ? `/desk/people/${row.personId}#development` : undefined)}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'institution',
            title: t('institution'),
            show: (row) => row.institution,
            text: (row) => row.institution,
          },
          {
            key: 'stage',
            title: t('stage'),
            show: (row) => (
              <>
                <span className={`status ${looks[row.stage]}`}>{t(`member.${row.stage}`)}</span>{' '}
                {row.leftReason && <span className="soft small">{phrase(row.leftReason)}</span>}
              </>
            ),
            text: (row) => t(`member.${row.stage}`),
          },
          {
            key: 'entry',
            title: t('pool.entry'),
            show: (row) => (
              <>
                <OutcomeMark of={row.outcome} />{' '}
                {row.stage === 'nominated' && (
                  <span className="soft small">
                    {row.rank !== null && `${t('pool.rank')} ${row.rank} · `}
                    {t('pool.preferred', { n: row.preferred })}
                  </span>
                )}{' '}
                {row.tied && <span className="status warn">{t('pool.tied')}</span>}
              </>
            ),
            text: (row) => t(`outcome.${row.outcome}`),
          },
          {
            key: 'term',
            title: t('pool.term-of'),
            show: (row) =>
              row.untilOn && (
                <>
                  {t('pool.until', { day: lastDay(row.untilOn) })} {row.endsSoon && <TermEnds untilOn={row.untilOn} />}
                </>
              ),
            text: (row) => row.untilOn && lastDay(row.untilOn),
          },
          {
            key: 'reason',
            title: t('reason'),
            show: (row) => row.note ?? row.reason,
            text: (row) => row.note ?? row.reason,
            width: '12rem',
          },
          ...(may('development:manage')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Member) =>
                    row.stage === 'nominated' ? (
                      <button type="button" className="button bare" onClick={() => setDeciding(row)}>
                        {t('pool.decide')}
                      </button>
                    ) : (
                      row.stage === 'member' && (
                        <span className="row">
                          <ConfirmOnce
                            bare
                            verb={t('pool.renew')}
                            title={`${t('pool.renew')} · ${row.name}`}
                            consequence={t('pool.renew-sure')}
                            act={() => renew.mutateAsync({ memberId: row.memberId, basedOnVersion: row.version })}
                          />
                          <button type="button" className="button bare" onClick={() => setLeaving(row)}>
                            {t('pool.exit')}
                          </button>
                        </span>
                      )
                    ),
                },
              ]
            : []),
        ]}
      />
      {deciding && (
        <Ask title={`${phrase(pool.name)} · ${deciding.name}`} onClose={() => setDeciding(undefined)}>
          <p>{deciding.reason}</p>
          <ActForm
            endpoint={decideMember}
            given={{ memberId: deciding.memberId, basedOnVersion: deciding.version }}
            verb={t('save')}
            onDone={() => setDeciding(undefined)}
          >
            <FormField name="choose" label={t('pool.verdict')} required>
              <Radio.Group
                options={[
                  { value: true, label: t('pool.choose') },
                  { value: false, label: t('pool.decline') },
                ]}
              />
            </FormField>
            <FormField name="note" label={t('reason')} hint={t('pool.note-hint')}>
              <Input.TextArea rows={3} maxLength={1000} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {leavingOne && (
        <Ask title={`${t('pool.exit')} · ${leavingOne.name}`} onClose={() => setLeaving(undefined)}>
          <ActForm
            endpoint={exitMember}
            given={{ memberId: leavingOne.memberId, basedOnVersion: leavingOne.version }}
            initial={{ leftOn: todayIn(new Date()) }}
            verb={t('pool.exit')}
            onDone={() => setLeaving(undefined)}
          >
            <FormField name="reason" label={t('pool.left-reason')} required>
              <Select options={leaving.map((one) => ({ value: one.code, label: phrase(one.name) }))} />
            </FormField>
            <FormField name="leftOn" label={t('pool.left-on')} required>
              <DayInput until={todayIn(new Date())} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Nominate({ pool, onClose }: { pool: Pool; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <Ask title={`${t('pool.nominate')} · ${phrase(pool.name)}`} onClose={onClose}>
      <ActForm
        endpoint={nominate}
        given={{ pool: pool.code }}
        verb={t('pool.nominate')}
        onDone={({ outcome }) => {
          toast(t('pool.nominated-done', { outcome: t(`outcome.${outcome}`) }))
          onClose()
        }}
      >
        <FormField name="personId" label={t('person')}>
          <PersonPicker />
        </FormField>
        {pool.outside && (
          <>
            <FormField name="outsideName" label={t('pool.outside-name')}>
              <Input maxLength={40} autoComplete="off" />
            </FormField>
            <FormField name="outsideInstitution" label={t('pool.outside-institution')}>
              <Input maxLength={80} autoComplete="off" />
            </FormField>
          </>
        )}
        <FormField name="reason" label={t('reason')} required>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}
