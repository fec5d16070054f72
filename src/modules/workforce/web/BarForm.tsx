import { Input } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { barWorker, liftBar } from '../contract-bar.ts'
import type { PersonFileShown } from './person.ts'
import { words } from './words.ts'

/** Someone may not practise, or may again: from a day, for a reason, on evidence. */
export function BarForm({ of, onClose }: { of: PersonFileShown; onClose: () => void }) {
  const t = useWord(words)
  const given = { personId: of.personId, basedOnVersion: of.version }
  const today = todayIn(new Date())
  const ground = (
    <>
      <FormField name="reason" label={t('act.reason')} required>
        <Input maxLength={200} />
      </FormField>
      <FormField name="evidenceIds" label={t('act.bar-evidence')} required>
        <Evidence personId={of.personId} />
      </FormField>
    </>
  )
  if (of.disqualified)
    return (
      <Ask title={`${t('act.lift')} · ${of.name}`} onClose={onClose}>
        <p className="soft">{t('act.lift-say')}</p>
        <ActForm
          endpoint={liftBar}
          given={given}
          initial={{ on: today }}
          verb={t('act.lift')}
          onDone={() => {
            toast(t('act.lift-done'))
            onClose()
          }}
        >
          <FormField name="on" label={t('act.bar-from')} required>
            <DayInput until={today} />
          </FormField>
          {ground}
        </ActForm>
      </Ask>
    )
  return (
    <Ask title={`${t('act.bar')} · ${of.name}`} onClose={onClose}>
      <p className="soft">{t('act.bar-say')}</p>
      <ActForm
        endpoint={barWorker}
        given={given}
        initial={{ fromOn: today }}
        shape={(values) => ({ ...values, untilOn: values['untilOn'] || null }) as never}
        verb={t('act.bar')}
        onDone={() => {
          toast(t('act.bar-done'))
          onClose()
        }}
      >
        <FormField name="fromOn" label={t('act.bar-from')} required>
          <DayInput until={today} />
        </FormField>
        <FormField name="untilOn" label={t('act.bar-until')} hint={t('act.bar-until-hint')}>
          <DayInput />
        </FormField>
        {ground}
      </ActForm>
    </Ask>
  )
}

/** The form gives the value and takes it back. */
function Evidence({
  personId,
  value = [],
  onChange = () => {},
}: {
  personId: string
  value?: string[]
  onChange?: (ids: string[]) => void
}) {
  return <EvidenceField value={value} onChange={onChange} personId={personId} wrong={undefined} labelled={false} />
}
