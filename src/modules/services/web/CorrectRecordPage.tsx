import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo, usePathPart } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { codeLists, correctRecord, record } from '../contract.ts'
import type { CodeLists } from './codes.ts'
import { useDraft } from './draft.ts'
import { DraftLine } from './DraftLine.tsx'
import { inputOf, mistakesOf, type RecordValues, valuesOf } from './record-values.ts'
import { RecordFields } from './RecordFields.tsx'
import type { ServiceRecord } from './RecordPage.tsx'
import { useRefusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import './services.css'

/** Corrects a record: the former version stays, with who, when and why. */
export default function CorrectRecordPage() {
  const recordId = usePathPart('recordId')
  const asked = useAnswer(record, { recordId })
  const lists = useAnswer(codeLists, {})
  // What was begun with stays on the page, whatever others do meanwhile.
  const [base, setBase] = useState<ServiceRecord>()
  useEffect(() => {
    if (asked.data) setBase((now) => now ?? asked.data)
  }, [asked.data])
  return (
    <Waiting for={asked} lines={10}>
      {() => <Waiting for={lists}>{(known) => base && <Correct base={base} lists={known} />}</Waiting>}
    </Waiting>
  )
}

function Correct({ base, lists }: { base: ServiceRecord; lists: CodeLists }) {
  const t = useWord(words)
  const { day } = useFormats()
  const say = useRefusalWords()
  const go = useGo()
  const [version, setVersion] = useState(base.version)
  const draft = useDraft(`correct ${base.recordId} ${base.version}`)
  const [found, setFound] = useState(draft.found)
  const page = `/desk/records/${base.recordId}`
  const about = base.clientName ?? base.title ?? ''
  return (
    <div className="one-column">
      <PageHeader
        title={t('record.correct-of')}
        whose={`${about} · ${t(`method.${base.method}`)} · ${day(base.heldOn)}`}
        back={{ to: page, title: about || t('records') }}
      />
      <p className="soft">{t('entry.method-stays')}</p>
      <ActForm
        key={found ? 'found' : 'new'}
        endpoint={correctRecord}
        initial={{ ...valuesOf(base), ...(found as RecordValues | undefined) } as object}
        verb={t('edit.save')}
        onEdit={draft.keep}
        check={(values) =>
          mistakesOf(base.method, values, lists, say, {
            outcome: t('entry.outcome-missing'),
            day: t('entry.day-missing'),
          })
        }
        shape={(values) => ({
          ...inputOf(base.method, values),
          recordId: base.recordId,
          basedOnVersion: version,
          reason: String(values['reason'] ?? ''),
        })}
        onRefused={(problem) =>
          problem.code === 'kernel/changed-meanwhile' && (
            <ChangedMeanwhile
              page={page}
              onAgain={async () => setVersion((await call(record, { recordId: base.recordId })).version)}
            />
          )
        }
        onDone={() => {
          draft.drop()
          toast(t('entry.corrected'))
          go(page)
        }}
        beside={
          <a className="button" href={page}>
            {t('cancel')}
          </a>
        }
      >
        <RecordFields
          method={base.method}
          lists={lists}
          names={{
            clientName: base.clientName ?? undefined,
            groupTitle: base.title ?? undefined,
            regionName: base.regionName,
            participants: base.participants,
          }}
          asLast={false}
        />
        <FormField name="reason" label={t('entry.reason')} hint={t('entry.reason-hint')} required>
          <Input maxLength={200} autoComplete="off" />
        </FormField>
        <DraftLine
          found={found !== undefined}
          onDrop={() => {
            draft.drop()
            setFound(undefined)
          }}
        />
      </ActForm>
    </div>
  )
}

function ChangedMeanwhile({ page, onAgain }: { page: string; onAgain: () => Promise<void> }) {
  const t = useWord(words)
  const [seen, setSeen] = useState(false)
  return (
    <section className="panel warn" role="alert">
      <p>{t('entry.meanwhile')}</p>
      <p className="row">
        <a className="button" href={page} target="_blank" rel="noreferrer">
          {t('entry.meanwhile-open')}
        </a>
        <button
          type="button"
          className="button"
          disabled={seen}
          onClick={() => void onAgain().then(() => setSeen(true))}
        >
          {seen && '✓ '}
          {t('entry.meanwhile-again')}
        </button>
      </p>
    </section>
  )
}
