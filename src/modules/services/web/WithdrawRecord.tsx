import { Input } from 'antd'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { withdrawRecord } from '../contract.ts'
import { words } from './words.ts'

interface Given {
  record: { recordId: string; version: number }
  /** Names it: whose, and of which day. */
  about: string
  onClose: () => void
}

/** Takes a record out of every figure. It cannot be undone, so it is asked once, with what follows and why. */
export function WithdrawRecord({ record, about, onClose }: Given) {
  const t = useWord(words)
  return (
    <Ask title={t('record.withdraw-title', { about })} onClose={onClose}>
      <p>{t('record.withdraw-say')}</p>
      <ActForm
        endpoint={withdrawRecord}
        given={{ recordId: record.recordId, basedOnVersion: record.version }}
        verb={t('record.withdraw')}
        onDone={() => {
          toast(t('record.withdrawn'))
          onClose()
        }}
        beside={
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
        }
      >
        <FormField name="reason" label={t('record.withdraw-reason')} required>
          <Input maxLength={200} autoComplete="off" />
        </FormField>
      </ActForm>
    </Ask>
  )
}
