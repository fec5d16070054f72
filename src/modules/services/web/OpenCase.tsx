import { Input } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { openCase } from '../contract.ts'
import { ClientPicker } from './pickers.tsx'
import { words } from './words.ts'

/** Opens a case: of the client on the page, or of one still to be chosen. */
export function OpenCase({ of, onClose }: { of?: { clientId: string; name: string }; onClose: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  return (
    <Ask title={of ? `${t('cases.open')} · ${of.name}` : t('cases.open')} onClose={onClose}>
      <ActForm
        endpoint={openCase}
        {...(of && { given: { clientId: of.clientId } })}
        initial={{ openedOn: today }}
        verb={t('cases.open')}
        onDone={() => {
          toast(t('cases.opened-done'))
          onClose()
        }}
      >
        {!of && (
          <FormField name="clientId" label={t('cases.client')} required>
            <ClientPicker />
          </FormField>
        )}
        <FormField name="openedOn" label={t('cases.opened')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="problem" label={t('cases.problem')} hint={t('cases.problem-hint')} required>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}
