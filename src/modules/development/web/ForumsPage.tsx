import { Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { forums, holdForum, pools, settleProposal } from '../contract.ts'
import { words } from './words.ts'
import './development.css'

type Proposal = OutputOf<typeof forums>['rows'][number]['proposals'][number]

const looks = { proposed: '', studied: 'warn', adopted: 'good', declined: 'idle' } as const
const states = ['proposed', 'studied', 'adopted', 'declined'] as const

/** Forums of the pools, with each proposal and what became of it. */
export default function ForumsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const asked = useAnswer(forums, { size: 50 })
  const [holding, setHolding] = useState(false)
  const [settling, setSettling] = useState<Proposal>()
  const act = may('development:manage') && (
    <button type="button" className="button main" onClick={() => setHolding(true)}>
      {t('forum.hold')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('forums')} acts={act} />
      <Waiting for={asked} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing title={t('forum.empty')} act={act} />
          ) : (
            <div className="stack">
              {rows.map((forum) => (
                <section key={forum.forumId} className="card">
                  <h2>{forum.title}</h2>
                  <p className="soft">
                    {t('forum.line', { pool: phrase(forum.poolName), day: day(forum.heldOn), n: forum.attended })}
                  </p>
                  {forum.proposals.length === 0 && <p>{t('forum.none')}</p>}
                  <ul className="rule-lines">
                    {forum.proposals.map((one) => (
                      <li key={one.proposalId}>
                        <span className={`status ${looks[one.state]}`}>{t(`proposal.${one.state}`)}</span>{' '}
                        {one.overdue && <span className="status bad">{t('forum.overdue')}</span>} {one.text}{' '}
                        {one.state === 'studied' && one.ownerName && one.dueOn && (
                          <span className="soft small">
                            {t('forum.by', { owner: one.ownerName, day: day(one.dueOn) })}
                          </span>
                        )}
                        {one.outcome && <span className="soft"> {one.outcome}</span>}{' '}
                        {may('development:manage') && (
                          <button
                            type="button"
                            className="button bare no-print"
                            aria-label={`${t('forum.settle')} ${one.text}`}
                            onClick={() => setSettling(one)}
                          >
                            {t('forum.settle')}
                          </button>
                        )}
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )
        }
      </Waiting>
      {holding && <Hold onClose={() => setHolding(false)} />}
      {settling && (
        <Ask title={settling.text} onClose={() => setSettling(undefined)}>
          <ActForm
            endpoint={settleProposal}
            initial={{
              state: settling.state,
              ownerName: settling.ownerName,
              dueOn: settling.dueOn,
              outcome: settling.outcome,
            }}
            shape={(values) =>
              ({
                ownerName: null,
                dueOn: null,
                outcome: null,
                ...values,
                proposalId: settling.proposalId,
                basedOnVersion: settling.version,
              }) as never
            }
            verb={t('save')}
            onDone={() => setSettling(undefined)}
          >
            <FormField name="state" label={t('stage')} required>
              <Radio.Group options={states.map((value) => ({ value, label: t(`proposal.${value}`) }))} />
            </FormField>
            <FormField name="ownerName" label={t('forum.owner')}>
              <Input maxLength={40} autoComplete="off" />
            </FormField>
            <FormField name="dueOn" label={t('forum.due')}>
              <DayInput />
            </FormField>
            <FormField name="outcome" label={t('forum.outcome')}>
              <Input.TextArea rows={3} maxLength={1000} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Hold({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(pools, {})
  const today = todayIn(new Date())
  return (
    <Ask title={t('forum.hold')} onClose={onClose}>
      <Waiting for={asked} lines={4}>
        {(all) => (
          <ActForm
            endpoint={holdForum}
            initial={{ heldOn: today }}
            shape={(values) =>
              ({
                ...values,
                proposals: String(values['proposals'] ?? '')
                  .split('\n')
                  .map((line) => line.trim())
                  .filter(Boolean),
              }) as never
            }
            verb={t('forum.hold')}
            onDone={onClose}
          >
            <FormField name="pool" label={t('pool.of')} required>
              <Select options={all.pools.map((one) => ({ value: one.code, label: phrase(one.name) }))} />
            </FormField>
            <FormField name="title" label={t('forum.title')} required>
              <Input maxLength={100} autoComplete="off" />
            </FormField>
            <FormField name="heldOn" label={t('forum.held')} required>
              <DayInput until={today} />
            </FormField>
            <FormField name="attended" label={t('forum.attended')} required>
              <InputNumber min={1} max={10_000} precision={0} />
            </FormField>
            <FormField name="proposals" label={t('forum.proposals')}>
              <Input.TextArea rows={4} maxLength={5000} />
            </FormField>
          </ActForm>
        )}
      </Waiting>
    </Ask>
  )
}
