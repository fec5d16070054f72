import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { addLesson } from '../contract.ts'
import { useCodes } from './codes.ts'
import { readQuiz } from './quiz-text.ts'
import './training.css'
import { words } from './words.ts'

/** Adds something to read, to watch or to download, with a quiz written as plain text. */
export function LessonForm({ courseId, onClose }: { courseId: string; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lists } = useCodes()
  if (!lists) return null
  const shape = ({ quizText, ...values }: Values) =>
    ({
      ...values,
      link: values['link'] || null,
      body: values['body'] ?? '',
      quiz: readQuiz(String(quizText ?? '')).questions,
    }) as never
  return (
    <Ask title={t('lesson.add')} onClose={onClose}>
      <div className="long-form">
        <ActForm
          endpoint={addLesson}
          given={{ courseId }}
          initial={{ kind: 'text', category: lists.categories[0]?.code, hours: 1 } as never}
          shape={shape}
          check={(values) => {
            const { wrong } = readQuiz(String(values['quizText'] ?? ''))
            return wrong === undefined ? [] : [{ field: 'quizText', message: t('lesson.quiz-wrong', { n: wrong }) }]
          }}
          verb={t('lesson.add')}
          onDone={() => {
            toast(t('lesson.added'))
            onClose()
          }}
        >
          <FormField name="title" label={t('lesson.title')} required>
            <Input maxLength={100} />
          </FormField>
          <FormField name="kind" label={t('lesson.kind')} required>
            <Radio.Group
              options={(['text', 'link', 'file'] as const).map((kind) => ({
                value: kind,
                label: t(`lesson.kind.${kind}`),
              }))}
            />
          </FormField>
          <Content />
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <FormField name="category" label={t('session.category')} required>
              <Select
                style={{ minWidth: '9rem' }}
                options={lists.categories.map(({ code, name }) => ({ value: code, label: phrase(name) }))}
              />
            </FormField>
            <FormField
              name="hours"
              label={t('session.hours')}
              hint={t('session.hours-hint', { minutes: lists.classHourMinutes })}
              required
            >
              <InputNumber min={0.5} max={200} step={0.5} />
            </FormField>
          </div>
          <FormField name="quizText" label={t('lesson.quiz')} hint={t('lesson.quiz-hint')}>
            <Input.TextArea rows={6} />
          </FormField>
        </ActForm>
      </div>
    </Ask>
  )
}

function Content() {
  const t = useWord(words)
  const kind: string | undefined = Form.useWatch('kind')
  if (kind === 'link')
    return (
      <FormField name="link" label={t('lesson.link')} required>
        <Input maxLength={500} placeholder="https://" />
      </FormField>
    )
  if (kind === 'text')
    return (
      <FormField name="body" label={t('lesson.body')} required>
        <Input.TextArea rows={6} maxLength={50_000} />
      </FormField>
    )
  return null
}
