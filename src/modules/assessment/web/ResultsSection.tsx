import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine, personResults, recordResult } from '../contract.ts'
import { standings } from '../domain/standing.ts'
import { Results } from './Results.tsx'
import { words } from './words.ts'

/** The assessments of a person on their page; on one's own, with the way to this year's. */
export default function ResultsSection({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Others personId={personId} />
}

function Own() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <Waiting for={asked} lines={3}>
      {({ results }) => (
        <>
          <Results of={results} heading={false} />
          <a href="/desk/assessment/mine">{t('mine')}</a>
        </>
      )}
    </Waiting>
  )
}

function Others({ personId }: { personId: string }) {
  const t = useWord(words)
  const may = useMay()
  const asked = useAnswer(personResults, { personId })
  const [recording, setRecording] = useState(false)
  const thisYear = Number(todayIn(new Date()).slice(0, 4))
  return (
    <Waiting for={asked} lines={3}>
      {({ results }) => (
        <>
          <Results of={results} heading={false} />
          {may('assessment:manage') && (
            <button type="button" className="button no-print" onClick={() => setRecording(true)}>
              {t('results.record')}
            </button>
          )}
          {recording && (
            <Ask title={t('results.record')} onClose={() => setRecording(false)}>
              <ActForm
                endpoint={recordResult}
                given={{ personId }}
                initial={{ year: thisYear - 1 }}
                verb={t('results.record')}
                onDone={() => {
                  toast(t('results.recorded'))
                  setRecording(false)
                }}
              >
                <FormField name="year" label={t('year')} required>
                  <InputNumber min={1990} max={thisYear} precision={0} />
                </FormField>
                <FormField name="standing" label={t('results.standing')} required>
                  <Select options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))} />
                </FormField>
                <FormField name="evidence" label={t('results.evidence')} required>
                  <Input maxLength={500} autoComplete="off" />
                </FormField>
              </ActForm>
            </Ask>
          )}
        </>
      )}
    </Waiting>
  )
}
