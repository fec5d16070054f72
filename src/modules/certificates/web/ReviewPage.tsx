import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { cancelRegistration, checkFinal, checkFirst, completeRegistration, registrationsList } from '../contract.ts'
import { stages } from '../domain/registration.ts'
import { todayIn } from '#kernel/days.ts'
import { useLists } from './lists.ts'
import { StageMark } from './marks.tsx'
import { Why } from './Why.tsx'
import { words } from './words.ts'

type Row = OutputOf<typeof registrationsList>['rows'][number]

/** Applications for registration: the first check, the final check of the level above, completion. */
export default function ReviewPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const { level } = useLists()
  const [checking, setChecking] = useState<Row>()
  const [cancelling, setCancelling] = useState<Row>()
  return (
    <>
      <PageHeader title={t('review')} note={<p className="soft small">{t('review.lock-note')}</p>} />
      <Table
        name="certificates.registrations"
        caption={t('review')}
        endpoint={registrationsList}
        filters={[
          {
            key: 'stage',
            label: t('stage'),
            choices: stages.filter((one) => one !== 'draft').map((one) => ({ value: one, label: t(`stage.${one}`) })),
          },
        ]}
        empty={{ title: t('review.empty'), say: t('review.empty-say') }}
        rowKey={(row) => row.registrationId}
        rowTo={(row) => `/desk/people/${row.personId}#certificates`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'stage',
            title: t('stage'),
            show: (row) => <StageMark of={row.stage} />,
            text: (row) => t(`stage.${row.stage}`),
          },
          { key: 'level', title: t('level'), show: (row) => level(row.level), text: (row) => level(row.level) },
          {
            key: 'kind',
            title: t('standing'),
            show: (row) => t(`kind.${row.kind}`),
            text: (row) => t(`kind.${row.kind}`),
          },
          {
            key: 'hours',
            title: t('review.hours'),
            show: (row) => (row.conditions ? <Why {...row.conditions} /> : '—'),
            text: (row) => row.conditions && t(`outcome.${row.conditions.outcome}`),
          },
          {
            key: 'workplace',
            title: t('register.workplace'),
            show: (row) => `${row.workplace} · ${row.duty}`,
            text: (row) => row.workplace,
            width: '12rem',
          },
          {
            key: 'submitted',
            title: t('review.submitted'),
            show: (row) => row.submittedOn && day(row.submittedOn),
            text: (row) => row.submittedOn,
            width: '8rem',
          },
          {
            key: 'due',
            title: t('review.due'),
            show: (row) => row.dueOn && day(row.dueOn),
            text: (row) => row.dueOn,
            width: '8rem',
          },
          {
            key: 'acts',
            title: t('acts'),
            show: (row) => <Acts of={row} onCheck={() => setChecking(row)} onCancel={() => setCancelling(row)} />,
            width: '9rem',
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
            hidden: true,
          },
        ]}
      />
      {checking && <Check of={checking} onClose={() => setChecking(undefined)} />}
      {cancelling && <Cancel of={cancelling} onClose={() => setCancelling(undefined)} />}
    </>
  )
}

function Acts({ of: row, onCheck, onCancel }: { of: Row; onCheck: () => void; onCancel: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const say = useProblemWords()
  const { lastDay } = useFormats()
  const act = useAct(completeRegistration)
  const complete = async (to: 'registered' | 'issued') => {
    try {
      const { untilOn } = await act.mutateAsync({ registrationId: row.registrationId, to, basedOnVersion: row.version })
      toast(t('review.completed', { until: lastDay(untilOn) }))
    } catch (error) {
      toast(say(error), { bad: true })
    }
  }
  const not = row.finalNotNow && phrase(row.finalNotNow)
  if (row.stage === 'submitted')
    return (
      <button type="button" className="button bare" onClick={onCheck}>
        {t('review.first')}
      </button>
    )
  if (row.stage === 'first-passed')
    return (
      <button
        type="button"
        className="button bare"
        aria-disabled={not ? true : undefined}
        title={not ?? undefined}
        onClick={() => !not && onCheck()}
      >
        {t('review.final')}
        {not && <span className="unseen"> {not}</span>}
      </button>
    )
  if (row.stage === 'final-passed' || row.stage === 'registered')
    return (
      <span className="row">
        <button
          type="button"
          className="button bare"
          disabled={act.isPending}
          onClick={() => void complete(row.stage === 'registered' ? 'issued' : 'registered')}
        >
          {t(row.stage === 'registered' ? 'review.issue' : 'review.complete')}
        </button>
        {row.stage === 'registered' && !row.cancelledOn && (
          <button type="button" className="button bare danger" onClick={onCancel}>
            {t('review.cancel')}
          </button>
        )}
      </span>
    )
  if (row.stage === 'issued' && !row.cancelledOn)
    return (
      <button type="button" className="button bare danger" onClick={onCancel}>
        {t('review.cancel')}
      </button>
    )
  return row.cancelledOn ? <span className="status bad">{t('standing.cancelled')}</span> : null
}

/** The applicant, or a colleague, may be at it as well while a form about it is open. */
function useChanges(row: Row): { now: Row; shown: Shown<Row>[] } {
  const t = useWord(words)
  const now = useAnswer(registrationsList, { registrationId: row.registrationId, size: 1 }).data?.rows[0]
  return {
    now: now && now.version > row.version ? now : row,
    shown: [
      { label: t('stage'), of: (one) => t(`stage.${one.stage}`) },
      { label: t('register.workplace'), of: (one) => one.workplace },
      { label: t('register.duty'), of: (one) => one.duty },
      { label: t('register.late'), of: (one) => one.lateReason ?? '' },
    ],
  }
}

function Check({ of: row, onClose }: { of: Row; onClose: () => void }) {
  const t = useWord(words)
  const [pass, setPass] = useState(true)
  const first = row.stage === 'submitted'
  const changes = useChanges(row)
  return (
    <Ask title={t('review.of', { act: t(first ? 'review.first' : 'review.final'), name: row.name })} onClose={onClose}>
      <p>
        {row.workplace} · {row.duty}
      </p>
      {row.lateReason && (
        <p>
          {t('register.late')}：{row.lateReason}
        </p>
      )}
      {row.conditions && <Why {...row.conditions} />}
      <ActForm
        endpoint={first ? checkFirst : checkFinal}
        given={{ registrationId: row.registrationId, pass }}
        changes={changes}
        shape={((values: { reason?: string }) => ({ reason: values.reason ?? null })) as never}
        verb={t(pass ? 'review.pass' : 'review.refuse')}
        onDone={() => (toast(t('review.done')), onClose())}
      >
        <fieldset className="row" style={{ border: 0, padding: 0 }}>
          <legend>{t('review.opinion')}</legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)} className="choice">
              <input type="radio" name="pass" checked={pass === value} onChange={() => setPass(value)} />{' '}
              {t(value ? 'review.pass' : 'review.refuse')}
            </label>
          ))}
        </fieldset>
        <FormField name="reason" label={t('review.reason')} hint={t('review.reason-hint')}>
          <Input.TextArea rows={3} maxLength={300} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function Cancel({ of: row, onClose }: { of: Row; onClose: () => void }) {
  const t = useWord(words)
  const changes = useChanges(row)
  const today = todayIn(new Date())
  return (
    <Ask title={t('review.cancel-title', { name: row.name })} onClose={onClose}>
      <p>{t('review.cancel-say')}</p>
      <ActForm
        endpoint={cancelRegistration}
        given={{ registrationId: row.registrationId }}
        changes={changes}
        initial={{ on: today }}
        verb={t('review.cancel')}
        onDone={() => (toast(t('review.done')), onClose())}
      >
        <FormField name="on" label={t('review.cancel-on')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="reason" label={t('review.reason')} required>
          <Input.TextArea rows={2} maxLength={300} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
