import { Select } from 'antd'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { admitSupervisor } from '../contract.ts'
import { useCodes } from './codes.ts'
import { PersonPicker } from './pickers.tsx'
import { words } from './words.ts'

/** Takes someone into the pool. */
export function AdmitForm({ onDone }: { onDone: (supervisorId: string) => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  const choices = (list: 'kinds' | 'ranks') =>
    (lists?.[list] ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))
  return (
    <ActForm
      endpoint={admitSupervisor}
      verb={t('pool.admit')}
      onDone={({ supervisorId, unknown }) => {
        toast(unknown.length > 0 ? t('pool.unknown', { facts: unknown.join(t('and')) }) : t('pool.admitted'))
        onDone(supervisorId)
      }}
    >
      <FormField name="personId" label={t('pool.person')} required>
        <PersonPicker />
      </FormField>
      <FormField name="kind" label={t('pool.kind')} required>
        <Select options={choices('kinds')} />
      </FormField>
      <FormField name="rank" label={t('pool.rank')} required>
        <Select options={choices('ranks')} />
      </FormField>
      <FormField name="fromOn" label={t('pool.from')} required>
        <DayInput />
      </FormField>
      <FormField name="untilOn" label={t('pool.until')}>
        <DayInput />
      </FormField>
      <FormField name="practisingSince" label={t('pool.since')}>
        <DayInput />
      </FormField>
      <FormField name="entryReason" label={t('pool.reason')} required>
        <input className="input" maxLength={200} />
      </FormField>
    </ActForm>
  )
}
