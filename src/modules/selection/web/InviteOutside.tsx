import { Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { askExpert, inviteOutsideExpert, type panel } from '../contract-judging.ts'
import { words } from './judging-words.ts'

type Panel = OutputOf<typeof panel>

/** An expert without a file here: asked again, or invited with an account that may judge and nothing else. */
export function InviteOutside({ of, roundId, onClose }: { of: Panel; roundId: string; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [name, setName] = useState('')
  const [secret, setSecret] = useState<string>()
  if (secret)
    return (
      <Ask title={t('outside')} onClose={onClose}>
        <p>{t('outside.password', { name })}</p>
        <p className="judging-secret">{secret}</p>
        <p className="soft small">{t('outside.password-say')}</p>
      </Ask>
    )
  return (
    <Ask title={t('outside')} onClose={onClose}>
      {of.outsiders.length > 0 && (
        <section>
          <h3>{t('outside.again')}</h3>
          <ActForm endpoint={askExpert} given={{ roundId }} verb={t('outside.ask')} onDone={onClose}>
            <FormField name="personId" label={t('expert')} required>
              <Select
                options={of.outsiders.map((one) => ({ value: one.personId, label: `${one.name} · ${one.body}` }))}
              />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
          <h3>{t('outside.new')}</h3>
        </section>
      )}
      <p className="soft small">{t('outside.say')}</p>
      <ActForm
        endpoint={inviteOutsideExpert}
        given={{ roundId }}
        initial={{ fields: [], barred: [], barredBecause: '' }}
        verb={t('outside.invite')}
        onDone={({ firstPassword }) => setSecret(firstPassword)}
      >
        <FormField name="name" label={t('outside.name')} required>
          <Input maxLength={40} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </FormField>
        <FormField name="body" label={t('outside.body')} hint={t('outside.body-hint')} required>
          <Input maxLength={80} autoComplete="off" />
        </FormField>
        <FormField name="username" label={t('outside.username')} required>
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
        </FormField>
        <FormField name="fields" label={t('specialty')}>
          <Select mode="multiple" options={of.fields.map((one) => ({ value: one.code, label: phrase(one.name) }))} />
        </FormField>
        <FormField name="reason" label={t('outside.why')} required>
          <Input.TextArea rows={2} maxLength={500} />
        </FormField>
        <FormField name="barred" label={t('outside.barred')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={of.called.map((one) => ({ value: one.entryId, label: one.name }))}
          />
        </FormField>
        <FormField name="barredBecause" label={t('outside.barred-because')}>
          <Input maxLength={500} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
