import { Input } from 'antd'
import { useState } from 'react'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useWord } from '#web/kit/words.ts'
import { openAccount } from '../contract.ts'
import type { Secret } from './FirstPassword.tsx'
import { RoleFields } from './RoleFields.tsx'
import { words } from './words.ts'

/** Opens an account with its first role. */
export function OpenAccountForm({ onDone }: { onDone: (secret: Secret) => void }) {
  const t = useWord(words)
  const [name, setName] = useState('')
  return (
    <ActForm
      endpoint={openAccount}
      verb={t('accounts.open')}
      onDone={({ firstPassword }) => onDone({ name, firstPassword })}
    >
      <FormField name="name" label={t('accounts.name')} required>
        <Input maxLength={40} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </FormField>
      <FormField name="username" label={t('accounts.username')} required>
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
      </FormField>
      <RoleFields />
    </ActForm>
  )
}
