import { Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import type { Shown as Standing } from '#web/kit/Meanwhile.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { changeRank, dismissSupervisor, endAgreement, makeAgreement, supervisor } from '../contract.ts'
import { useCodes } from './codes.ts'
import { PeoplePicker } from './pickers.tsx'
import { Load } from './SupervisorsPage.tsx'
import { words } from './words.ts'
import './supervision.css'

type Whole = OutputOf<typeof supervisor>
type Agreement = Whole['agreements'][number]

/** One of the pool: term, ranks, year's work, and with whom they have agreed. */
export default function SupervisorPage() {
  const supervisorId = usePathPart('supervisorId')
  const asked = useAnswer(supervisor, { supervisorId })
  return <Waiting for={asked}>{(whole) => <Shown whole={whole} />}</Waiting>
}

function Shown({ whole }: { whole: Whole }) {
  const t = useWord(words)
  const may = useMay()
  const { day, minutes } = useFormats()
  const { name } = useCodes()
  const [open, setOpen] = useState<'rank' | 'exit' | 'agree' | Agreement>()
  const close = () => setOpen(undefined)
  const manages = may('supervision:manage') && !whole.leftOn
  const facts: [string, React.ReactNode][] = [
    [t('pool.kind'), name('kinds', whole.kind)],
    [t('pool.rank'), name('ranks', whole.rank)],
    [t('pool.where'), whole.organisationName ?? whole.regionName],
    [
      t('pool.term'),
      whole.untilOn
        ? t('pool.term-range', { from: day(whole.fromOn), until: day(whole.untilOn) })
        : t('pool.term-open', { from: day(whole.fromOn) }),
    ],
    [t('pool.reason'), whole.entryReason],
    [t('pool.practice'), whole.yearsOfPractice === null ? t('none') : t('pool.years', { n: whole.yearsOfPractice })],
    [t('pool.load'), <Load key="load" of={whole} />],
    [
      t('pool.sessions'),
      <a key="held" href={`/desk/supervision/sessions?supervisorPersonId=${whole.personId}`}>
        {t('times', { n: whole.sessions })}
      </a>,
    ],
    [t('pool.hours'), minutes(whole.minutes)],
    ...(whole.leftOn
      ? ([
          [t('pool.exit-on'), day(whole.leftOn)],
          [
            t('pool.exit-reason'),
            [name('exitReasons', whole.exitReason ?? ''), whole.exitNote].filter(Boolean).join(' '),
          ],
        ] as [string, string][])
      : []),
  ]
  return (
    <>
      <PageHeader
        title={whole.name}
        whose={whole.leftOn ? t('pool.left') : t('pool.active')}
        back={{ to: '/desk/supervision/supervisors', title: t('back') }}
        acts={
          manages && (
            <>
              <button type="button" className="button" onClick={() => setOpen('rank')}>
                {t('pool.change-rank')}
              </button>
              <button type="button" className="button danger" onClick={() => setOpen('exit')}>
                {t('pool.exit')}
              </button>
              <button type="button" className="button main" onClick={() => setOpen('agree')}>
                {t('agree.make')}
              </button>
            </>
          )
        }
      />
      <div className="two-columns supervision-glance">
        <section className="card">
          <dl className="supervision-facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="card">
          <h2>{t('pool.ranks')}</h2>
          <Timeline
            name={t('pool.ranks')}
            moments={whole.ranks.toReversed().map((step) => ({
              key: step.fromOn,
              when: day(step.fromOn),
              what: name('ranks', step.rank),
              detail: step.reason,
            }))}
          />
        </section>
      </div>
      <section className="card stack">
        <h2>{t('agree.title')}</h2>
        {whole.agreements.length === 0 ? (
          <p className="soft">{t('agree.none')}</p>
        ) : (
          <div className="sideways">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('agree.people')}</th>
                  <th scope="col">{t('organisation')}</th>
                  <th scope="col">{t('agree.term')}</th>
                  <th scope="col">{t('pool.state')}</th>
                  <th scope="col" aria-label={t('agree.end')} />
                </tr>
              </thead>
              <tbody>
                {whole.agreements.map((one) => (
                  <tr key={`${one.agreementId} ${one.personId}`}>
                    <th scope="row">
                      <a href={`/desk/people/${one.personId}#supervision`}>{one.personName}</a>
                    </th>
                    <td>{one.organisationName ?? t('none')}</td>
                    <td>
                      {one.untilOn
                        ? t('pool.term-range', { from: day(one.fromOn), until: day(one.untilOn) })
                        : t('pool.term-open', { from: day(one.fromOn) })}
                    </td>
                    <td>
                      <span className={one.active ? 'status good' : 'status idle'}>
                        {t(one.active ? 'agree.active' : 'agree.ended')}
                      </span>
                      {one.everyDays && <span className="small soft"> {t('every-days', { n: one.everyDays })}</span>}
                    </td>
                    <td>
                      {one.active && may('supervision:manage') && (
                        <button type="button" className="button bare danger" onClick={() => setOpen(one)}>
                          {t('agree.end')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      {open === 'rank' && <RankForm whole={whole} onClose={close} />}
      {open === 'exit' && <ExitForm whole={whole} onClose={close} />}
      {open === 'agree' && <AgreeForm whole={whole} onClose={close} />}
      {typeof open === 'object' && (
        <EndForm
          of={
            whole.agreements.find((one) => one.agreementId === open.agreementId && one.personId === open.personId) ??
            open
          }
          onClose={close}
        />
      )}
    </>
  )
}

/** What may have become of a supervisor while a form about them was open. */
function useStanding(): Standing<Whole>[] {
  const t = useWord(words)
  const { day } = useFormats()
  const { name } = useCodes()
  return [
    { label: t('pool.rank'), of: (one) => name('ranks', one.rank) },
    { label: t('pool.exit-on'), of: (one) => (one.leftOn ? day(one.leftOn) : '') },
    { label: t('pool.exit-reason'), of: (one) => (one.exitReason ? name('exitReasons', one.exitReason) : '') },
  ]
}

interface Given {
  whole: Whole
  onClose: () => void
}

function RankForm({ whole, onClose }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  const shown = useStanding()
  return (
    <Ask title={t('pool.change-rank')} onClose={onClose}>
      <ActForm
        endpoint={changeRank}
        given={{ supervisorId: whole.supervisorId }}
        changes={{ now: whole, shown }}
        verb={t('pool.change-rank')}
        onDone={({ unknown }) => (
          toast(unknown.length > 0 ? t('pool.unknown', { facts: unknown.join(t('and')) }) : t('pool.rank-changed')),
          onClose()
        )}
      >
        <FormField name="rank" label={t('pool.new-rank')} required>
          <Select
            options={(lists?.ranks ?? [])
              .filter((one) => one.code !== whole.rank)
              .map((one) => ({ value: one.code, label: phrase(one.name) }))}
          />
        </FormField>
        <FormField name="fromOn" label={t('pool.rank-from')} required>
          <DayInput />
        </FormField>
        <FormField name="reason" label={t('pool.rank-reason')} required>
          <input className="input" maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function ExitForm({ whole, onClose }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  const shown = useStanding()
  return (
    <Ask title={t('pool.exit')} onClose={onClose}>
      <p>{t('pool.exit-say')}</p>
      <ActForm
        endpoint={dismissSupervisor}
        given={{ supervisorId: whole.supervisorId }}
        changes={{ now: whole, shown }}
        verb={t('pool.exit')}
        onDone={({ endedAgreements }) => (toast(t('pool.exited', { n: endedAgreements })), onClose())}
      >
        <FormField name="leftOn" label={t('pool.exit-on')} required>
          <DayInput />
        </FormField>
        <FormField name="exitReason" label={t('pool.exit-reason')} required>
          <Select options={(lists?.exitReasons ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))} />
        </FormField>
        <FormField name="note" label={t('pool.exit-note')}>
          <input className="input" maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function AgreeForm({ whole, onClose }: Given) {
  const t = useWord(words)
  return (
    <Ask title={t('agree.make')} onClose={onClose}>
      <ActForm
        endpoint={makeAgreement}
        given={{ supervisorId: whole.supervisorId }}
        initial={{ personIds: [], overRatio: false }}
        verb={t('agree.make')}
        onDone={() => (toast(t('agree.made')), onClose())}
      >
        <FormField name="personIds" label={t('agree.people')} required>
          <PeoplePicker />
        </FormField>
        <FormField name="fromOn" label={t('agree.from')} required>
          <DayInput />
        </FormField>
        <FormField name="untilOn" label={t('agree.until')}>
          <DayInput />
        </FormField>
        <FormField name="everyDays" label={t('agree.every')}>
          <InputNumber min={1} max={366} precision={0} />
        </FormField>
        <FormField name="overRatio" label={t('pool.over-filter')}>
          <Tick say={t('agree.over')} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

/** A box that is ticked, as a control of a form. */
function Tick({
  id,
  value,
  onChange,
  say,
}: {
  id?: string
  value?: boolean
  onChange?: (on: boolean) => void
  say: string
}) {
  return (
    <Checkbox {...(id && { id })} checked={value ?? false} onChange={(event) => onChange?.(event.target.checked)}>
      {say}
    </Checkbox>
  )
}

function EndForm({ of, onClose }: { of: Agreement; onClose: () => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <Ask title={t('agree.end-of', { name: of.personName })} onClose={onClose}>
      <p>{t('agree.end-say')}</p>
      <ActForm
        endpoint={endAgreement}
        given={{ agreementId: of.agreementId, personId: of.personId }}
        changes={{
          now: of,
          shown: [
            { label: t('pool.state'), of: (one) => t(one.active ? 'agree.active' : 'agree.ended') },
            { label: t('agree.until'), of: (one) => (one.untilOn ? day(one.untilOn) : '') },
            { label: t('agree.end-reason'), of: (one) => one.endReason ?? '' },
          ],
        }}
        verb={t('agree.end')}
        onDone={() => (toast(t('agree.done')), onClose())}
      >
        <FormField name="endedOn" label={t('agree.end-on')} required>
          <DayInput />
        </FormField>
        <FormField name="reason" label={t('agree.end-reason')} required>
          <input className="input" maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
