import { Input, Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import type { ownCertificates } from '../contract.ts'
import { recordOwnQualification, recordQualification } from '../contract.ts'
import { useLists } from './lists.ts'
import { words } from './words.ts'

export type Held = OutputOf<typeof ownCertificates>['qualifications'][number]

/** Records a certificate, one's own or someone’s. */
export function QualificationForm({ personId, own, onClose }: { personId: string; own: boolean; onClose: () => void }) {
  const t = useWord(words)
  const { levelChoices } = useLists()
  const today = todayIn(new Date())
  const shape = (values: object) => ({
    number: null,
    issuedOn: null,
    reviewedOn: null,
    ...values,
    ...(own ? {} : { personId }),
  })
  return (
    <Ask title={t(own ? 'record.own' : 'record.other')} onClose={onClose}>
      <ActForm
        endpoint={own ? recordOwnQualification : recordQualification}
        initial={{}}
        shape={shape as never}
        verb={t(own ? 'record.own' : 'record.other')}
        onDone={({ verification }) => {
          toast(t('record.done', { verification: t(`verification.${verification}`) }))
          onClose()
        }}
      >
        <FormField name="level" label={t('level')} required>
          <Select options={levelChoices} />
        </FormField>
        <FormField name="number" label={t('certificates.number')} hint={t('record.number-hint')}>
          <Input maxLength={60} />
        </FormField>
        <FormField name="passedOn" label={t('certificates.passed')} required>
          <DayInput from="2008-01-01" until={today} />
        </FormField>
        <FormField name="issuedOn" label={t('record.issued')}>
          <DayInput from="2008-01-01" until={today} />
        </FormField>
        <FormField name="reviewedOn" label={t('record.reviewed')} hint={t('record.reviewed-hint')}>
          <DayInput from="2008-01-01" until={today} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
