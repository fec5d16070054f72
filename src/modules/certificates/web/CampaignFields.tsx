import { Input } from 'antd'
import { FormField } from '#web/kit/ActForm.tsx'
import { DayInput, LastDayInput } from '#web/kit/DayInput.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Name and days of a year’s exam, as it is opened and as it is changed. */
export function CampaignFields() {
  const t = useWord(words)
  return (
    <>
      <FormField name="title" label={t('exam.title')} required>
        <Input maxLength={100} />
      </FormField>
      <FormField name="cutOffOn" label={t('exam.cut-off')} hint={t('exam.cut-off-hint')} required>
        <DayInput />
      </FormField>
      <FormField name="signUpFrom" label={t('exam.sign-up-from')} required>
        <DayInput />
      </FormField>
      <FormField name="signUpUntil" label={t('exam.sign-up-until')} required>
        <LastDayInput />
      </FormField>
      <FormField name="examOn" label={t('exam.on')} required>
        <DayInput />
      </FormField>
      <FormField name="resultsOn" label={t('exam.results-on')}>
        <DayInput />
      </FormField>
    </>
  )
}
