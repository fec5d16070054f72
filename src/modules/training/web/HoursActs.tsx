import { Form, Input, InputNumber, Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { creditStudy, reverseHours, withdrawTranscript } from '../contract.ts'
import { useCodes } from './codes.ts'
import './training.css'
import { words } from './words.ts'

/** What an officer does about someone's hours, at the desk. */

export function Reverse({ hoursId, title, onClose }: { hoursId: string; title: string; onClose: () => void }) {
  const t = useWord(words)
  return (
    <Ask title={`${t('hours.reverse')} · ${title}`} onClose={onClose}>
      <p>{t('hours.reverse-say')}</p>
      <ActForm
        endpoint={reverseHours}
        given={{ hoursId }}
        verb={t('hours.reverse')}
        onDone={({ transcriptsChanged }) => {
          toast(t('hours.reversed-done', { n: transcriptsChanged }))
          onClose()
        }}
      >
        <FormField name="reason" label={t('session.reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

export function Credit({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  if (!lists) return null
  const kinds = lists.sources.filter((one) => ['degree', 'passed-course', 'outside-training'].includes(one.code))
  return (
    <Ask title={t('hours.credit')} onClose={onClose}>
      <p>{t('hours.credit-say')}</p>
      <div className="long-form">
        <ActForm
          endpoint={creditStudy}
          given={{ personId }}
          initial={{ source: 'outside-training', category: lists.categories[0]?.code ?? '' }}
          shape={(values) => ({ ...values, hours: values['hours'] ?? null, study: values['study'] || null }) as never}
          verb={t('hours.credit')}
          onDone={() => {
            toast(t('hours.credited'))
            onClose()
          }}
        >
          <FormField name="source" label={t('hours.source')} required>
            <Select options={kinds.map(({ code, name }) => ({ value: code, label: phrase(name) }))} />
          </FormField>
          <FormField name="title" label={t('hours.credit-title')} required>
            <Input maxLength={100} />
          </FormField>
          <FormField name="earnedOn" label={t('hours.day')} required>
            <DayInput until={todayIn(new Date())} />
          </FormField>
          <FormField name="category" label={t('hours.category')} required>
            <Select options={lists.categories.map(({ code, name }) => ({ value: code, label: phrase(name) }))} />
          </FormField>
          <StudyOrHours degreeHours={lists.degreeHours} />
        </ActForm>
      </div>
    </Ask>
  )
}

function StudyOrHours({ degreeHours }: { degreeHours: number | null }) {
  const t = useWord(words)
  const source: string | undefined = Form.useWatch('source')
  return (
    <>
      {source !== 'outside-training' && (
        <FormField name="study" label={t('hours.study')} hint={t('hours.study-hint')} required>
          <Input maxLength={100} />
        </FormField>
      )}
      {source !== 'degree' && (
        <FormField name="hours" label={t('hours.credit-hours', { n: degreeHours ?? '—' })} required>
          <InputNumber min={0.5} max={200} step={0.5} />
        </FormField>
      )}
    </>
  )
}

export function WithdrawPaper({
  transcriptId,
  code,
  onClose,
}: {
  transcriptId: string
  code: string
  onClose: () => void
}) {
  const t = useWord(words)
  return (
    <Ask title={`${t('paper.withdraw')} · ${code}`} onClose={onClose}>
      <p>{t('paper.withdraw-say')}</p>
      <ActForm
        endpoint={withdrawTranscript}
        given={{ transcriptId }}
        verb={t('paper.withdraw')}
        onDone={() => {
          toast(t('paper.withdrawn'))
          onClose()
        }}
      >
        <FormField name="reason" label={t('session.reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
