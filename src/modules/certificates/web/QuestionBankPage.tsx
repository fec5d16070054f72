import { Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatShare, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import type { certificateLists } from '../contract.ts'
import { addQuestion, drawMock, importQuestions, papers, questions } from '../contract.ts'
import { ImportFile } from './ImportFile.tsx'
import { useLists } from './lists.ts'
import { words } from './words.ts'

type Subjects = OutputOf<typeof certificateLists>['subjects']

/** Questions with what the answers say of them, and the mock papers that were drawn. */
export default function QuestionBankPage() {
  const t = useWord(words)
  const { subject, subjectChoices, lists } = useLists()
  const [asking, setAsking] = useState<'add' | 'draw'>()
  const close = () => setAsking(undefined)
  const add = (
    <button type="button" className="button" onClick={() => setAsking('add')}>
      {t('bank.add')}
    </button>
  )
  return (
    <>
      <PageHeader
        title={t('bank')}
        acts={
          <>
            {add}
            <ImportFile
              verb={t('bank.import')}
              say={t('bank.import-say')}
              endpoint={importQuestions}
              input={{}}
              done={(answer) => ({
                sentence: t('bank.imported', { read: answer.read, added: answer.added }),
                wrong: answer.wrong,
              })}
            />
            <button type="button" className="button main" onClick={() => setAsking('draw')}>
              {t('bank.draw')}
            </button>
          </>
        }
      />
      <Papers />
      <Table
        name="certificates.questions"
        caption={t('bank')}
        endpoint={questions}
        searchFor={t('bank.search')}
        filters={[
          { key: 'subject', label: t('bank.subject'), choices: subjectChoices },
          {
            key: 'kind',
            label: t('bank.kind'),
            choices: (['single', 'multiple'] as const).map((value) => ({ value, label: t(`bank.${value}`) })),
          },
          { key: 'flagged', label: t('bank.flags'), choices: [{ value: 'yes', label: t('bank.flagged') }] },
        ]}
        empty={{ title: t('bank.empty'), say: t('bank.empty-say'), act: add }}
        rowKey={(row) => row.questionId}
        columns={[
          {
            key: 'stem',
            title: t('bank.stem'),
            width: '22rem',
            show: (row) => (
              <details>
                <summary>{row.stem}</summary>
                <ol type="A">
                  {row.options.map((option) => (
                    <li key={option}>{option}</li>
                  ))}
                </ol>
                <p>
                  {t('bank.answer')} {row.answer.join('')} <span className="soft">{row.explanation}</span>
                </p>
              </details>
            ),
            text: (row) => row.stem,
          },
          {
            key: 'subject',
            title: t('bank.subject'),
            show: (row) => subject(row.subject),
            text: (row) => subject(row.subject),
          },
          { key: 'point', title: t('bank.point'), show: (row) => row.point, text: (row) => row.point },
          {
            key: 'kind',
            title: t('bank.kind'),
            show: (row) => t(`bank.${row.kind}`),
            text: (row) => t(`bank.${row.kind}`),
          },
          {
            key: 'answers',
            title: t('bank.answers'),
            end: true,
            show: (row) => row.answers,
            text: (row) => row.answers,
          },
          {
            key: 'difficulty',
            title: t('bank.difficulty'),
            end: true,
            show: (row) => (row.difficulty === null ? '—' : row.difficulty.toFixed(2)),
            text: (row) => row.difficulty,
          },
          {
            key: 'discrimination',
            title: t('bank.discrimination'),
            end: true,
            show: (row) => (row.discrimination === null ? '—' : row.discrimination.toFixed(2)),
            text: (row) => row.discrimination,
          },
          {
            key: 'flags',
            title: t('bank.flags'),
            show: (row) =>
              row.flags.map((flag) => (
                <span key={flag} className="status warn">
                  {t(`flag.${flag}`)}
                </span>
              )),
            text: (row) => row.flags.map((flag) => t(`flag.${flag}`)).join(t('and')),
          },
        ]}
      />
      {asking === 'add' && <AddQuestion subjects={lists?.subjects ?? []} onClose={close} />}
      {asking === 'draw' && <Draw onClose={close} />}
    </>
  )
}

function Papers() {
  const t = useWord(words)
  const { day } = useFormats()
  const { subject } = useLists()
  const asked = useAnswer(papers, {})
  return (
    <Waiting for={asked}>
      {({ rows }) => (
        <section className="card">
          <h2>{t('papers')}</h2>
          {rows.length === 0 ? (
            <p className="soft">{t('papers.none')}</p>
          ) : (
            <SortableTable
              caption={t('papers')}
              rows={rows}
              rowKey={(row) => row.paperId}
              columns={[
                { key: 'title', title: t('exam.title'), show: (row) => row.title },
                { key: 'subject', title: t('bank.subject'), show: (row) => subject(row.subject) },
                {
                  key: 'questions',
                  title: t('papers.questions'),
                  end: true,
                  show: (row) => `${row.questions} · ${t('papers.minutes', { n: row.minutes })}`,
                },
                { key: 'open', title: t('bank.opens'), show: (row) => `${day(row.opensOn)} — ${day(row.closesOn)}` },
                {
                  key: 'attempts',
                  title: t('papers.attempts'),
                  end: true,
                  by: (row) => row.attempts,
                  show: (row) => row.attempts,
                },
                {
                  key: 'mean',
                  title: t('papers.mean'),
                  end: true,
                  by: (row) => row.meanShare,
                  show: (row) => (row.meanShare === null ? '—' : formatShare(row.meanShare)),
                },
              ]}
            />
          )}
        </section>
      )}
    </Waiting>
  )
}

function AddQuestion({ subjects, onClose }: { subjects: Subjects; onClose: () => void }) {
  const t = useWord(words)
  const { subjectChoices } = useLists()
  const shape = (values: { subject: string; options: string; answer: string; explanation?: string }) => ({
    explanation: '',
    ...values,
    level: subjects.find((one) => one.code === values.subject)?.level ?? 'assistant',
    options: values.options
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
    answer: [...new Set(values.answer.toUpperCase().match(/[A-F]/g) ?? [])],
  })
  return (
    <Ask title={t('bank.add')} onClose={onClose}>
      <ActForm
        endpoint={addQuestion}
        initial={{ kind: 'single' }}
        shape={shape as never}
        verb={t('bank.add')}
        onDone={() => (toast(t('bank.added')), onClose())}
      >
        <FormField name="subject" label={t('bank.subject')} required>
          <Select options={subjectChoices} />
        </FormField>
        <FormField name="kind" label={t('bank.kind')} required>
          <Select options={(['single', 'multiple'] as const).map((value) => ({ value, label: t(`bank.${value}`) }))} />
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
    </Ask>
  )
}

function Draw({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const { subjectChoices } = useLists()
  return (
    <Ask title={t('bank.draw')} onClose={onClose}>
      <ActForm
        endpoint={drawMock}
        initial={{ opensOn: todayIn(new Date()) }}
        verb={t('bank.draw')}
        onDone={({ questions: n }) => (toast(t('bank.drawn', { n })), onClose())}
      >
        <FormField name="subject" label={t('bank.subject')} required>
          <Select options={subjectChoices} />
        </FormField>
        <FormField name="title" label={t('exam.title')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="opensOn" label={t('bank.opens')} required>
          <DayInput />
        </FormField>
        <FormField name="closesOn" label={t('bank.closes')} required>
          <DayInput />
        </FormField>
      </ActForm>
    </Ask>
  )
}
