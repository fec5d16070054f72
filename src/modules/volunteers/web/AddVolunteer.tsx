import { Radio } from 'antd'
import { useState } from 'react'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { signUpVolunteer } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'
import { useCodes } from './codes.ts'
import { VolunteerPicker } from './VolunteerPicker.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** Signs somebody up with their word; after the beginning, enters who came without having signed up. */
export function AddVolunteer({ of, onClose }: { of: Activity; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { lists, choices } = useCodes()
  const [names, setNames] = useState<{ [number: string]: string }>({})
  const came = of.state !== 'planned'
  const [asked, setAsked] = useState('')
  return (
    <Ask title={d(came ? 'activity.came' : 'activity.add')} onClose={onClose}>
      <p className="volunteers-said">
        <strong>{t('mine.risks')}</strong>
        {of.risks}
      </p>
      <ActForm
        endpoint={signUpVolunteer}
        given={{ activityId: of.activityId, came }}
        verb={d(came ? 'activity.came' : 'activity.add')}
        onEdit={(values) => setAsked(String(values['volunteerNumber'] ?? ''))}
        onDone={({ waitingPlace }) => {
          const name = names[asked] ?? ''
          toast(
            came
              ? d('activity.entered', { name })
              : waitingPlace === null
                ? d('activity.added', { name })
                : d('activity.added-waiting', { name, n: waitingPlace }),
          )
          onClose()
        }}
      >
        <FormField name="volunteerNumber" label={t('volunteer')} required>
          <VolunteerPicker onFound={(number, name) => setNames((now) => ({ ...now, [number]: name }))} />
        </FormField>
        <FormField name="agreedHow" label={d('activity.add-agreed')} required>
          <Radio.Group
            options={choices('agreementHow').filter(
              ({ value }) => !lists?.agreementHow.find((one) => one.code === value)?.self,
            )}
          />
        </FormField>
      </ActForm>
    </Ask>
  )
}
