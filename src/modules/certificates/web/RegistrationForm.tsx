import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { isMeanwhile, Meanwhile } from '#web/kit/Meanwhile.tsx'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { kitWords } from '#web/kit/kit-words.ts'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { applyForRegistration, changeApplication } from '../contract.ts'
import './certificates.css'
import type { Held } from './QualificationForm.tsx'
import { words } from './words.ts'

const answers = ['workplace', 'duty', 'lateReason'] as const
type Answer = (typeof answers)[number]

/**
 * The form of a registration, applied for anew or changed while it is still open: kept as a draft with its gaps, or handed in whole. Drawn
 * without antd: the phone shows it too.
 */
export function RegistrationForm({ of, onClose }: { of: Held; onClose: () => void }) {
  const t = useWord(words)
  const kit = useWord(kitWords)
  const before = of.registrations.find((one) => !one.locked)
  const [base, setBase] = useState(before)
  const [values, setValues] = useState<Record<Answer, string>>(() => ({
    workplace: before?.workplace ?? '',
    duty: before?.duty ?? '',
    lateReason: before?.lateReason ?? '',
  }))
  const [pledged, setPledged] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const [submitting, setSubmitting] = useState(true)
  const endpoint: Endpoint = base ? changeApplication : applyForRegistration
  const act = useAct(endpoint)
  const wrong = wrongOf(failed)
  const isLate = of.firstDueOn !== null && of.firstDueOn < todayIn(new Date())
  const asked = answers.filter((one) => one !== 'lateReason' || isLate || values.lateReason !== '')
  const handedIn = before?.stage === 'submitted'

  const send = async (submit: boolean, version = base?.version) => {
    setFailed(undefined)
    setSubmitting(submit)
    const about = base
      ? { registrationId: base.registrationId, basedOnVersion: version }
      : { qualificationId: of.qualificationId }
    const input = {
      ...values,
      lateReason: values.lateReason.trim() || null,
      pledged: submit && pledged,
      submit,
      ...about,
    }
    try {
      await act.mutateAsync(input as InputOf<typeof endpoint>)
      toast(t(submit ? 'register.sent' : handedIn ? 'register.taken-back' : 'register.kept'))
      onClose()
    } catch (error) {
      setFailed(error)
    }
  }

  const label: Record<Answer, string> = {
    workplace: t('register.workplace'),
    duty: t('register.duty'),
    lateReason: t('register.late'),
  }
  return (
    <form
      className="certificates-edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(true)
      }}
    >
      {before?.reason && <p className="wrong">{t('stage.reason', { reason: before.reason })}</p>}
      {asked.map((one) => (
        <Field
          key={one}
          label={label[one]}
          wrong={wrong[one]}
          {...(one === 'lateReason' && { hint: t('register.late-hint') })}
        >
          {(given) => {
            const control = {
              ...given,
              className: 'input',
              value: values[one],
              onChange: ({ target }: { target: { value: string } }) => {
                setValues((now) => ({ ...now, [one]: target.value }))
                // What was said of an answer is about the answer that stood there.
                if (!isMeanwhile(failed)) setFailed(undefined)
              },
            }
            return one === 'lateReason' ? (
              <textarea {...control} rows={2} maxLength={300} />
            ) : (
              <input {...control} maxLength={100} autoComplete="off" />
            )
          }}
        </Field>
      ))}
      <label className="certificates-tick">
        <input
          type="checkbox"
          checked={pledged}
          aria-invalid={wrong['pledged'] !== undefined}
          onChange={(event) => setPledged(event.target.checked)}
        />{' '}
        {t('register.pledge')}
      </label>
      {wrong['pledged'] && (
        <p className="wrong" role="alert">
          {wrong['pledged']}
        </p>
      )}
      {isMeanwhile(failed) ? (
        <Meanwhile
          was={base!}
          now={before && before.version !== base!.version ? before : undefined}
          shown={answers.map((one) => ({
            label: label[one],
            of: (form: Held['registrations'][number]) => form[one] ?? '',
          }))}
          onSaveMine={() => {
            setBase(before)
            void send(submitting, before!.version)
          }}
        />
      ) : (
        <Elsewhere of={failed} drawn={(field) => field === 'pledged' || asked.includes(field as Answer)} />
      )}
      <div className="row">
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('register.send')}
        </button>
        <button type="button" className="button" disabled={act.isPending} onClick={() => void send(false)}>
          {t(handedIn ? 'register.take-back' : 'register.keep')}
        </button>
        <button type="button" className="button bare" onClick={onClose}>
          {kit('cancel')}
        </button>
      </div>
    </form>
  )
}
