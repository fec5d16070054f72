import { Input, Select } from 'antd'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { addQuestion, changeQuestion, questions } from '../contract.ts'
import './certificates.css'
import { useLists } from './lists.ts'
import { words } from './words-questions.ts'

export type Question = OutputOf<typeof questions>['rows'][number]

interface Typed {
  subject: string
  kind: Question['kind']
  point: string
  stem: string
  options: string
  answer: string
  explanation: string
}
const typedOf = (of: Question): Typed => ({
  subject: of.subject,
  kind: of.kind,
  point: of.point,
  stem: of.stem,
  options: of.options.join('\n'),
  answer: of.answer.join(''),
  explanation: of.explanation,
})

/** What the endpoint takes of a question as it stands. */
export const inputOf = ({
  questionId,
  version,
  level,
  subject,
  kind,
  point,
  stem,
  options,
  answer,
  explanation,
}: Question) => ({
  questionId,
  basedOnVersion: version,
  level,
  subject,
  kind,
  point,
  stem,
  options,
  answer,
  explanation,
})

/** Adds a question to the bank, or changes one. */
export function QuestionForm({ of, onClose }: { of?: Question | undefined; onClose: () => void }) {
  const t = useWord(words)
  const { lists, subject, subjectChoices } = useLists()
  const now = useAnswer(questions, { questionId: of?.questionId, size: 1 }, { when: of !== undefined }).data?.rows[0]
  const endpoint: Endpoint = of ? changeQuestion : addQuestion
  const shape = (values: Typed) => ({
    ...values,
    explanation: values.explanation ?? '',
    level: lists?.subjects.find((one) => one.code === values.subject)?.level ?? 'assistant',
    options: values.options
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
    answer: [...new Set(values.answer.normalize('NFKC').toUpperCase().match(/[A-F]/g) ?? [])],
    ...(of && { questionId: of.questionId, retired: of.retiredOn !== null }),
  })
  const verb = t(of ? 'bank.change' : 'bank.add')
  const kind = (value: Question['kind']) => t(`bank.${value}`)
  const shown: Shown<Question>[] = [
    { label: t('bank.subject'), of: (one) => subject(one.subject) },
    { label: t('bank.kind'), of: (one) => kind(one.kind) },
    { label: t('bank.point'), of: (one) => one.point },
    { label: t('bank.stem'), of: (one) => one.stem },
    { label: t('bank.options'), of: (one) => one.options.join('；') },
    { label: t('bank.answer'), of: (one) => one.answer.join('') },
    { label: t('bank.explanation'), of: (one) => one.explanation },
  ]
  return (
    <Ask title={verb} onClose={onClose}>
      <div className="certificates-edit">
        {of && of.answers > 0 && <p className="soft small">{t('bank.change-say', { n: of.answers })}</p>}
        <ActForm
          endpoint={endpoint}
          initial={(of ? typedOf(of) : { kind: 'single' }) as never}
          shape={shape as never}
          verb={verb}
          onDone={() => (toast(t(of ? 'bank.changed' : 'bank.added')), onClose())}
          changes={of && { now: now && now.version > of.version ? now : of, shown }}
        >
          <FormField name="subject" label={t('bank.subject')} required>
            <Select options={subjectChoices} />
          </FormField>
          <FormField name="kind" label={t('bank.kind')} required>
            <Select options={(['single', 'multiple'] as const).map((value) => ({ value, label: kind(value) }))} />
          </FormField>
          <FormField name="point" label={t('bank.point')} required>
            <Input maxLength={60} />
          </FormField>
          <FormField name="stem" label={t('bank.stem')} required>
            <Input.TextArea rows={2} maxLength={1000} />
          </FormField>
          <FormField name="options" label={t('bank.options')} required>
            <Input.TextArea rows={4} maxLength={1800} />
          </FormField>
          <FormField name="answer" label={t('bank.answer')} hint={t('bank.answer-hint')} required>
            <Input maxLength={12} />
          </FormField>
          <FormField name="explanation" label={t('bank.explanation')}>
            <Input.TextArea rows={2} maxLength={1000} />
          </FormField>
        </ActForm>
      </div>
    </Ask>
  )
}
