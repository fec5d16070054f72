import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useWord } from '#web/kit/words.ts'
import { grantRole } from '../contract.ts'
import { RoleFields } from './RoleFields.tsx'
import { words } from './words.ts'

/** Grants one more role, with its reach and its days. */
export function GrantForm({ accountId, onDone }: { accountId: string; onDone: () => void }) {
  const t = useWord(words)
  return (
    <ActForm endpoint={grantRole} given={{ accountId }} verb={t('accounts.grant')} onDone={onDone}>
      <RoleFields />
      <FormField name="fromOn" label={t('accounts.from')}>
        <DayInput />
      </FormField>
      <FormField name="untilOn" label={t('accounts.until')} hint={t('accounts.until-hint')}>
        <DayInput />
      </FormField>
    </ActForm>
  )
}
