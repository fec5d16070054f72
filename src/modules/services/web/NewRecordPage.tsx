import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm } from '#web/kit/ActForm.tsx'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { codeLists, client, recordService, withdrawRecord } from '../contract.ts'
import { isWithClient, type Method } from '../domain/record.ts'
import type { CodeLists } from './codes.ts'
import { useDraft } from './draft.ts'
import { DraftLine } from './DraftLine.tsx'
import { inputOf, mistakesOf, newValues, type RecordValues, todayHere } from './record-values.ts'
import { RecordFields } from './RecordFields.tsx'
import { useRecordingBar } from './recording-bar.ts'
import { useRefusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import './services.css'

const methods: Method[] = ['visit', 'case', 'group', 'community']

/** Records a service at a desk, for whoever works on a PC: the phone's rules, its words, its limits. */
export default function NewRecordPage() {
  const t = useWord(words)
  const [query] = useQueryWords()
  const method = methods.find((one) => one === query['method']) ?? 'visit'
  const lists = useAnswer(codeLists, {})
  return (
    <div className="one-column">
      <PageHeader title={t(`entry.${method}`)} back={{ to: '/desk/records', title: t('records') }} />
      <nav className="row methods" aria-label={t('records.method')}>
        {methods.map((one) => (
          <a
            key={one}
            className="button"
            href={`/desk/records/new?method=${one}`}
            aria-current={one === method ? 'page' : undefined}
          >
            {t(`method.${one}`)}
          </a>
        ))}
      </nav>
      <Waiting for={lists} lines={8}>
        {(known) => (
          <Entry
            key={`${method} ${query['client'] ?? ''} ${query['group'] ?? ''} ${query['case'] ?? ''}`}
            method={method}
            lists={known}
          />
        )}
      </Waiting>
    </div>
  )
}

function Entry({ method, lists }: { method: Method; lists: CodeLists }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const say = useRefusalWords()
  const problem = useProblemWords()
  const may = useMay()
  const go = useGo()
  const bar = useRecordingBar()
  const [query] = useQueryWords()
  const about = { clientId: query['client'] ?? null, groupId: query['group'] ?? null, caseId: query['case'] ?? null }
  const draft = useDraft(`record ${method} ${Object.values(about).join(' ')}`)
  const [found, setFound] = useState(draft.found)
  const initial = { ...newValues(method, todayHere()), ...about, ...(found as RecordValues | undefined) }
  const named = useAnswer(
    client,
    { clientId: initial.clientId ?? '' },
    { when: isWithClient(method) && Boolean(initial.clientId) },
  )

  const done = (answer: {
    recordId: string
    version: number
    late: boolean
    nextStep: { zh: string; en: string } | null
  }) => {
    draft.drop()
    const next =
      answer.nextStep && isWithClient(method) ? `。${t('entry.next', { next: phrase(answer.nextStep) })}` : ''
    const undo = () =>
      void call(withdrawRecord, { recordId: answer.recordId, basedOnVersion: answer.version, reason: t('entry.undo') })
        .then(() => (toast(t('entry.undone')), go('/desk/records')))
        .catch((error: unknown) => toast(problem(error), { bad: true }))
    toast(`${t(answer.late ? 'entry.done-late' : 'entry.done')}${next}`, may('services:correct') ? { undo } : {})
    go(`/desk/records/${answer.recordId}`)
  }

  return (
    <ActForm
      key={found ? 'found' : 'new'}
      endpoint={recordService}
      initial={initial as object}
      verb={t('entry.save')}
      notNow={bar}
      onEdit={draft.keep}
      check={(values) =>
        mistakesOf(method, values, lists, say, { outcome: t('entry.outcome-missing'), day: t('entry.day-missing') })
      }
      shape={(values) => inputOf(method, values)}
      onDone={done}
      beside={
        <a className="button" href="/desk/records">
          {t('cancel')}
        </a>
      }
    >
      <RecordFields
        method={method}
        lists={lists}
        names={{ clientName: named.data?.name }}
        asLast={isWithClient(method)}
      />
      <DraftLine
        found={found !== undefined}
        onDrop={() => {
          draft.drop()
          setFound(undefined)
        }}
      />
    </ActForm>
  )
}
