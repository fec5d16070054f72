import { Input, Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { openOrganisation, organisationCodeLists } from '../contract.ts'
import { words } from './words.ts'

/** Opens an organisation; `onDone` gets its id. */
export function OpenOrganisationForm({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const within = useMe().jurisdiction.regionCode
  const today = todayIn(new Date())
  const lists = useAnswer(organisationCodeLists, {})
  return (
    <Ask title={t('organisations.open')} onClose={onClose}>
      <ActForm
        endpoint={openOrganisation}
        initial={{ openedOn: today, creditCode: null }}
        verb={t('organisations.open')}
        onDone={({ organisationId }) => {
          toast(t('organisations.opened-done'))
          onDone(organisationId)
        }}
      >
        <FormField name="kind" label={t('organisations.kind')} required>
          <Select
            loading={lists.isLoading}
            getPopupContainer={(control) => control.parentElement!}
            options={(lists.data?.kinds ?? []).map((kind) => ({ value: kind.code, label: phrase(kind.name) }))}
          />
        </FormField>
        <FormField name="regionCode" label={t('organisations.place')} required>
          <RegionPicker {...(within && { within })} />
        </FormField>
        <FormField name="name" label={t('organisations.name')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="shortName" label={t('organisations.short-name')} required>
          <Input maxLength={40} />
        </FormField>
        <FormField name="openedOn" label={t('organisations.opened')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="creditCode" label={t('organisations.credit-code')} hint={t('organisations.credit-code-hint')}>
          <Input maxLength={18} />
        </FormField>
        <FormField name="basis" label={t('organisations.basis')}>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
