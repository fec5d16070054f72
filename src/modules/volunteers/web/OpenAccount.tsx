import { Input } from 'antd'
import { useState } from 'react'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useWord } from '#web/kit/words.ts'
import { openVolunteerAccount } from '../contract.ts'
import type { Volunteer } from './Record.tsx'
import { deskWords } from './words-desk.ts'

/** A neighbour without an account gets one for their own volunteering and nothing else; its first password is shown once. */
export function OpenAccount({ of, onClose }: { of: Volunteer; onClose: () => void }) {
  const d = useWord(deskWords)
  const [secret, setSecret] = useState<string>()
  return (
    <Ask title={`${d('account.open')} · ${of.name}`} onClose={onClose}>
      {secret ? (
        <>
          <p>{d('account.password', { name: of.name })}</p>
          <p className="secret">
            <code>{secret}</code>
          </p>
          <p className="soft small">{d('account.password-say')}</p>
        </>
      ) : (
        <>
          <p>{d('account.say')}</p>
          <ActForm
            endpoint={openVolunteerAccount}
            given={{ volunteerId: of.volunteerId }}
            verb={d('account.open')}
            onDone={({ firstPassword }) => setSecret(firstPassword)}
          >
            <FormField name="username" label={d('account.username')} required>
              <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
            </FormField>
          </ActForm>
        </>
      )}
    </Ask>
  )
}
