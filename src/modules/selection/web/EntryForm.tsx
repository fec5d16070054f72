import { type ReactNode, useEffect, useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { OfflineError } from '#web/client/call.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { myEntry, saveEntry, submitEntry, withdrawEntry } from '../contract-entries.ts'
import { Conditions, Defences, History, Known, Levels, Written } from './EntryParts.tsx'
import { EntryMark } from './MyEntries.tsx'
import { AskedFields, CriteriaFields, EvidencePieces, PartsFields } from './EntryFields.tsx'
import { words } from './entries-words.ts'
import { type Mine, savedOf, type Typed, typedOf } from './entry-typed.ts'
import './selection.css'

/** Where the phone keeps what is typed until the server has it. */
export interface Keeper {
  load: (entryId: string) => Promise<Typed | undefined>
  keep: (entryId: string, typed: Typed) => Promise<void>
  drop: (entryId: string) => Promise<void>
}

/** One’s entry: what is known and whence, the conditions as they stand, and what is left to say. Drawn without antd: the phone shows it too. */
export function EntryForm({
  entryId,
  keeper,
  head,
}: {
  entryId: string
  keeper?: Keeper
  head?: (of: Mine) => ReactNode
}) {
  const asked = useAnswer(myEntry, { entryId })
  return (
    <Waiting for={asked} lines={10}>
      {(of) => (
        <>
          {head?.(of)}
          <Whole of={of} keeper={keeper} />
        </>
      )}
    </Waiting>
  )
}

function Whole({ of, keeper }: { of: Mine; keeper: Keeper | undefined }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <>
      <p>
        <EntryMark of={of.stage} />{' '}
        {of.stage === 'sent-back' && of.answerBy && (
          <span className="soft">{t('answer-by', { day: day(of.answerBy) })}</span>
        )}
      </p>
      <div className="selection-columns">
        <div>
          <Defences of={of} />
          {of.stage === 'sent-back' && <History of={of} />}
          <Conditions of={of} writing={of.mayEdit} />
          {of.mayEdit ? (
            // Kept anew, the form begins from what the server has.
            <Form of={of} keeper={keeper} />
          ) : (
            <>
              {of.stage !== 'withdrawn' && of.stage !== 'refused' && <p className="soft">{t('locked')}</p>}
              <Written of={of} />
              {of.evidence.length > 0 && (
                <section className="card">
                  <h2>{t('evidence')}</h2>
                  <EvidenceLinks of={of.evidence} />
                </section>
              )}
            </>
          )}
        </div>
        <div>
          <Known of={of} say={t('facts.say')} />
          <Levels of={of} />
          {of.stage !== 'sent-back' && <History of={of} />}
          {of.mayWithdraw && <Withdraw of={of} />}
        </div>
      </div>
    </>
  )
}

function Withdraw({ of }: { of: Mine }) {
  const t = useWord(words)
  const act = useAct(withdrawEntry)
  return (
    <div>
      <ConfirmOnce
        bare
        verb={t('withdraw')}
        title={t('withdraw.title')}
        consequence={t('withdraw.say')}
        act={async () => {
          await act.mutateAsync({ entryId: of.entryId, basedOnVersion: of.version })
          toast(t('withdrawn'))
        }}
      />
    </div>
  )
}

function Form({ of, keeper }: { of: Mine; keeper: Keeper | undefined }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [typed, setTyped] = useState(() => typedOf(of))
  const [restored, setRestored] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const save = useAct(saveEntry)
  const submit = useAct(submitEntry)
  const wrong = wrongOf(failed)

  useEffect(() => {
    void keeper?.load(of.entryId).then((found) => {
      if (!found || found.version !== of.version) return
      setTyped(found)
      setRestored(true)
    })
    // Once, when the form is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const type = (change: Partial<Typed>) => {
    const now = { ...typed, ...change }
    setTyped(now)
    setFailed(undefined)
    void keeper?.keep(of.entryId, now)
  }

  const send = async (whole: boolean) => {
    setFailed(undefined)
    try {
      const kept = await save.mutateAsync(savedOf(of, typed))
      const now = { ...typed, version: kept.version }
      setTyped(now)
      setRestored(false)
      await keeper?.drop(of.entryId)
      if (!whole) return toast(t('kept'))
      await submit.mutateAsync({ entryId: of.entryId, basedOnVersion: kept.version, despite: typed.despite })
      toast(t('submitted'))
    } catch (error) {
      setFailed(error)
    }
  }

  const busy = save.isPending || submit.isPending
  const fields = { of, typed, type, wrong }
  const drawn = (field: string) =>
    ['title', 'track', 'evidence', 'despite'].includes(field) || field.startsWith('stated.')
  return (
    <form
      noValidate
      className="selection-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(true)
      }}
    >
      {restored && (
        <p className="panel warn" role="status">
          {t('typed.restored')}
        </p>
      )}
      {of.subject === 'project' && (
        <Field label={t('enter.title')} wrong={wrong['title']}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={80}
              autoComplete="off"
              value={typed.title}
              onChange={(event) => type({ title: event.target.value })}
            />
          )}
        </Field>
      )}
      {of.tracks.length > 0 && (
        <Field label={t('track')} wrong={wrong['track']}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={typed.track}
              onChange={(event) => type({ track: event.target.value })}
            >
              <option value="">{t('asked.choose')}</option>
              {of.tracks.map((one) => (
                <option key={one.code} value={one.code}>
                  {phrase(one.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <AskedFields {...fields} />
      <CriteriaFields {...fields} />
      <PartsFields {...fields} />
      <EvidencePieces {...fields} />
      {of.subject === 'person' && (
        <Field label={t('relatives')} hint={t('relatives.say')}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              maxLength={800}
              value={typed.relatives}
              onChange={(event) => type({ relatives: event.target.value })}
            />
          )}
        </Field>
      )}
      {(of.outcome === 'unmet' || wrong['despite']) && (
        <Field label={t('despite')} wrong={wrong['despite']}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              maxLength={500}
              value={typed.despite}
              onChange={(event) => type({ despite: event.target.value })}
            />
          )}
        </Field>
      )}
      {failed instanceof OfflineError && keeper ? (
        <p className="panel warn" role="alert">
          {t('typed.offline')}
        </p>
      ) : (
        <Elsewhere of={failed} drawn={drawn} />
      )}
      <div className="row">
        <button type="submit" className="button main" disabled={busy}>
          {t('submit')}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => void send(false)}>
          {t('keep')}
        </button>
      </div>
    </form>
  )
}
