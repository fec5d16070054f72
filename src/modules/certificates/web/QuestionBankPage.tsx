import { Input, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatShare, useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeQuestion, drawMock, importQuestions, papers, questions } from '../contract.ts'
import './certificates.css'
import { ImportFile } from './ImportFile.tsx'
import { useLists } from './lists.ts'
import { inputOf, type Question, QuestionForm } from './QuestionForm.tsx'
import { words } from './words-questions.ts'

/** Questions with what the answers say of them, and the mock papers that were drawn. */
export default function QuestionBankPage() {
  const t = useWord(words)
  const { subject, subjectChoices } = useLists()
  const [asking, setAsking] = useState<'add' | 'draw' | Question>()
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
          { key: 'retired', label: t('bank.use'), choices: [{ value: 'yes', label: t('bank.retired') }] },
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
            width: '11rem',
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
          {
            key: 'acts',
            title: t('acts'),
            width: '8rem',
            show: (row) =>
              row.mayChange ? (
                <QuestionActs of={row} onChange={() => setAsking(row)} />
              ) : (
                <span className="soft small">{t('bank.of', { region: row.regionName })}</span>
              ),
          },
        ]}
      />
      {asking === 'add' && <QuestionForm onClose={close} />}
      {typeof asking === 'object' && <QuestionForm of={asking} onClose={close} />}
      {asking === 'draw' && <Draw onClose={close} />}
    </>
  )
}

/** Changes a question, takes it out of use, or puts it back; the last two can be undone. */
function QuestionActs({ of, onChange }: { of: Question; onChange: () => void }) {
  const t = useWord(words)
  const say = useProblemWords()
  const act = useAct(changeQuestion)
  const retire = async (retired: boolean, version: number) => {
    try {
      const done = await act.mutateAsync({ ...inputOf(of), retired, basedOnVersion: version })
      toast(t(retired ? 'bank.retire-done' : 'bank.restored'), {
        undo: () => void retire(!retired, done.version),
      })
    } catch (error) {
      toast(say(error), { bad: true })
    }
  }
  const isRetired = of.retiredOn !== null
  return (
    <span className="row">
      {!isRetired && (
        <button type="button" className="button bare" onClick={onChange}>
          {t('bank.change-short')}
        </button>
      )}
      <button
        type="button"
        className={`button bare ${isRetired ? '' : 'danger'}`}
        disabled={act.isPending}
        onClick={() => void retire(!isRetired, of.version)}
      >
        {t(isRetired ? 'bank.restore' : 'bank.retire')}
      </button>
    </span>
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
        <section className="card certificates-papers">
          <h2>{t('papers')}</h2>
          {rows.length === 0 ? (
            <p className="soft">{t('papers.none')}</p>
          ) : (
            <SortableTable
              caption={t('papers')}
              rows={rows}
              rowKey={(row) => row.paperId}
              columns={[
                { key: 'title', title: t('papers.title'), className: 'certificates-wide', show: (row) => row.title },
                {
                  key: 'subject',
                  title: t('bank.subject'),
                  className: 'certificates-wide',
                  show: (row) => subject(row.subject),
                },
                {
                  key: 'questions',
                  title: t('papers.questions'),
                  end: true,
                  show: (row) => `${row.questions} · ${t('papers.minutes', { n: row.minutes })}`,
                },
                {
                  key: 'open',
                  title: t('bank.opens'),
                  className: 'certificates-whole',
                  show: (row) => `${day(row.opensOn)} — ${day(row.closesOn)}`,
                },
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
        <FormField name="title" label={t('papers.title')} required>
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
