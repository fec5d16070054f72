import { Checkbox, Input } from 'antd'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { applyForRegistration, changeApplication } from '../contract.ts'
import type { Held } from './QualificationForm.tsx'
import { words } from './words.ts'

/** The form of a registration: applied for anew, or changed while it is still open. */
export function RegistrationForm({ of, onClose }: { of: Held; onClose: () => void }) {
  const t = useWord(words)
  const before = of.registrations.find((one) => !one.locked)
  const shape = (values: object) => ({
    lateReason: null,
    pledged: false,
    ...values,
    submit: true,
    ...(before
      ? { registrationId: before.registrationId, basedOnVersion: before.version }
      : { qualificationId: of.qualificationId }),
  })
  return (
    <Ask title={t(before ? 'register.edit' : `register.${of.mayApply ?? 'first'}`)} onClose={onClose}>
      <ActForm
        endpoint={before ? changeApplication : applyForRegistration}
        initial={
          before ? ({ workplace: before.workplace, duty: before.duty, lateReason: before.lateReason } as never) : {}
        }
        shape={shape as never}
        verb={t('register.send')}
        onDone={() => {
          toast(t('register.sent'))
          onClose()
        }}
      >
        <FormField name="workplace" label={t('register.workplace')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="duty" label={t('register.duty')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="lateReason" label={t('register.late')} hint={t('register.late-hint')}>
          <Input.TextArea rows={2} maxLength={300} />
        </FormField>
        <Pledge />
      </ActForm>
    </Ask>
  )
}

function Pledge() {
  const t = useWord(words)
  return (
    <FormField name="pledged" label="">
      <PledgeBox label={t('register.pledge')} />
    </FormField>
  )
}

/** A checkbox whose value is yes or no. */
function PledgeBox({
  label,
  value,
  onChange,
  id,
}: {
  label: string
  value?: boolean
  onChange?: (value: boolean) => void
  id?: string
}) {
  return (
    <Checkbox {...(id && { id })} checked={value ?? false} onChange={(event) => onChange?.(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
