import { type ReactNode, useEffect, useState } from 'react'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { OfflineError } from '#web/client/call.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { myEntry, saveEntry, submitEntry, withdrawEntry } from '../contract-entries.ts'
import { Conditions, Defences, History, Known, Levels, Written } from './EntryParts.tsx'
import { EntryMark } from './MyEntries.tsx'
import { words } from './entries-words.ts'
import './selection.css'

type Mine = OutputOf<typeof myEntry>
type Saved = InputOf<typeof saveEntry>

/** What is typed, as the fields hold it. */
interface Typed {
  /** The version it was typed into: what came later is not written over. */
  version: number
  title: string
  track: string
  facts: Record<string, string>
  criteria: Record<string, { words: string; points: string }>
  parts: Record<string, string>
  relatives: string
  evidence: { evidenceId: string; about: string }[]
  despite: string
}

/** Where the phone keeps what is typed until the server has it. */
export interface Keeper {
  load: (entryId: string) => Promise<Typed | undefined>
  keep: (entryId: string, typed: Typed) => Promise<void>
  drop: (entryId: string) => Promise<void>
}

const typedOf = (of: Mine): Typed => ({
  version: of.version,
  title: of.title ?? '',
  track: of.track ?? '',
  facts: Object.fromEntries(of.asked.map((one) => [one.fact, one.value === null ? '' : String(one.value)])),
  criteria: Object.fromEntries(
    of.criteria.map((one) => [one.code, { words: one.words, points: one.given === null ? '' : String(one.given) }]),
  ),
  parts: Object.fromEntries(of.parts.map((one) => [one.code, one.lines.join('\n')])),
  relatives: of.relatives.join('\n'),
  evidence: of.evidence.map(({ evidenceId, about }) => ({ evidenceId, about })),
  despite: '',
})

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What goes to the server: gaps are left out. */
function savedOf(of: Mine, typed: Typed): Saved {
  const facts = of.asked.flatMap(({ fact, kind }): [string, string | number | boolean][] => {
    const said = (typed.facts[fact] ?? '').trim().normalize('NFKC')
    if (said === '') return []
    if (kind === 'yes-no') return [[fact, said === 'true']]
    return [[fact, kind === 'number' && said !== '' && !Number.isNaN(Number(said)) ? Number(said) : said]]
  })
  return {
    entryId: of.entryId,
    basedOnVersion: typed.version,
    title: typed.title,
    track: typed.track || null,
    stated: {
      facts: Object.fromEntries(facts),
      criteria: Object.fromEntries(
        Object.entries(typed.criteria).map(([code, { words: said, points }]) => [
          code,
          { words: said, ...(points.trim() !== '' && { points: Number(points) }) },
        ]),
      ),
      parts: Object.fromEntries(Object.entries(typed.parts).map(([code, text]) => [code, lines(text)])),
      relatives: lines(typed.relatives),
    },
    evidence: typed.evidence,
  }
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
  const abouts = [
    ...of.requirements.map(({ code, name }) => ({ code, name })),
    ...of.preferences.map(({ code, name }) => ({ code, name })),
    ...of.criteria.map(({ code, name }) => ({ code, name })),
  ]
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
      {of.asked.length > 0 && (
        <section className="card">
          <h2>{t('asked')}</h2>
          <p className="soft small">{t('asked.say')}</p>
          {of.asked.map((one) => (
            <Field key={one.fact} label={phrase(one.name)} wrong={wrong[`stated.facts.${one.fact}`]}>
              {(control) => {
                const value = typed.facts[one.fact] ?? ''
                const change = (said: string) => type({ facts: { ...typed.facts, [one.fact]: said } })
                if (one.kind === 'number')
                  return (
                    <input
                      {...control}
                      className="input"
                      inputMode="decimal"
                      autoComplete="off"
                      maxLength={12}
                      value={value}
                      onChange={(event) => change(event.target.value)}
                    />
                  )
                const choices =
                  one.kind === 'yes-no'
                    ? [
                        { code: 'true', said: t('yes') },
                        { code: 'false', said: t('no') },
                      ]
                    : one.codes.map(({ code, name }) => ({ code, said: phrase(name) }))
                return (
                  <select {...control} className="input" value={value} onChange={(event) => change(event.target.value)}>
                    <option value="">{t('asked.choose')}</option>
                    {choices.map(({ code, said }) => (
                      <option key={code} value={code}>
                        {said}
                      </option>
                    ))}
                  </select>
                )
              }}
            </Field>
          ))}
        </section>
      )}
      {of.criteria.length > 0 && (
        <section className="card">
          <h2>{t('criteria')}</h2>
          {of.criteria.map((one) => {
            const now = typed.criteria[one.code] ?? { words: '', points: '' }
            const change = (by: Partial<typeof now>) =>
              type({ criteria: { ...typed.criteria, [one.code]: { ...now, ...by } } })
            return (
              <div key={one.code} className="selection-criterion">
                <Field label={phrase(one.name)} wrong={wrong[`stated.criteria.${one.code}`]}>
                  {(control) => (
                    <textarea
                      {...control}
                      className="input"
                      rows={3}
                      maxLength={2000}
                      value={now.words}
                      onChange={(event) => change({ words: event.target.value })}
                    />
                  )}
                </Field>
                <Field label={t('criteria.points', { n: one.points })}>
                  {(control) => (
                    <input
                      {...control}
                      className="input"
                      type="number"
                      min={0}
                      max={one.points}
                      inputMode="decimal"
                      value={now.points}
                      onChange={(event) => change({ points: event.target.value })}
                    />
                  )}
                </Field>
              </div>
            )
          })}
        </section>
      )}
      {of.parts.length > 0 && (
        <section className="card">
          <h2>{t('parts')}</h2>
          <p className="soft small">{t('parts.say')}</p>
          {of.parts.map((one) => (
            <Field
              key={one.code}
              label={phrase(one.name)}
              hint={
                !wrong[`stated.parts.${one.code}`] && lines(typed.parts[one.code] ?? '').length < one.wanted
                  ? t('parts.missing', { n: one.wanted - lines(typed.parts[one.code] ?? '').length })
                  : undefined
              }
              wrong={wrong[`stated.parts.${one.code}`]}
            >
              {(control) => (
                <textarea
                  {...control}
                  className="input"
                  rows={2}
                  maxLength={4000}
                  value={typed.parts[one.code] ?? ''}
                  onChange={(event) => type({ parts: { ...typed.parts, [one.code]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </section>
      )}
      <section className="card">
        <h2>{t('evidence')}</h2>
        <EvidenceField
          labelled={false}
          personId={undefined}
          wrong={wrong['evidence']}
          value={typed.evidence.map((one) => one.evidenceId)}
          onChange={(ids) =>
            type({
              evidence: ids.map(
                (evidenceId) =>
                  typed.evidence.find((one) => one.evidenceId === evidenceId) ?? { evidenceId, about: '' },
              ),
            })
          }
        />
        {abouts.length > 0 &&
          typed.evidence.map((piece, at) => (
            <Field key={piece.evidenceId} label={t('evidence.about', { n: at + 1 })}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={piece.about}
                  onChange={(event) =>
                    type({
                      evidence: typed.evidence.map((one) =>
                        one === piece ? { ...piece, about: event.target.value } : one,
                      ),
                    })
                  }
                >
                  <option value="">{t('evidence.whole')}</option>
                  {abouts.map((one) => (
                    <option key={one.code} value={one.code}>
                      {phrase(one.name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
      </section>
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
