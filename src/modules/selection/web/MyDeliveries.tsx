import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { keepOrganisationAccount, myDeliveries, myDelivery, reportDelivery } from '../contract-delivery.ts'
import { type Delivery, DeliveryHead, deliveryMark, DeliveryParts, DeliveryRest } from './DeliveryView.tsx'
import { Account } from './MyTitles.tsx'
import { deliveryWords } from './delivery-words.ts'

type Row = OutputOf<typeof myDeliveries>['rows'][number]

/** The projects of one's organisation that were chosen, and what became of each; at the desk and on the phone. */
export function MyDeliveries() {
  const t = useWord(deliveryWords)
  const [open, setOpen] = useState<string>()
  const asked = useAnswer(myDeliveries, {})
  if (open !== undefined)
    return (
      <>
        <p>
          <button type="button" className="button bare" onClick={() => setOpen(undefined)}>
            ← {t('back')}
          </button>
        </p>
        <One titleId={open} />
      </>
    )
  return (
    <Waiting for={asked}>
      {({ rows, account }) =>
        rows.length === 0 ? (
          <Nothing title={t('mine.none')} say={t('mine.none-say')} />
        ) : (
          <div className="selection-delivery">
            {rows.map((row) => (
              <article key={row.titleId} className="card">
                <Line of={row} />
                <button type="button" className="button" onClick={() => setOpen(row.titleId)}>
                  {row.project}
                </button>
              </article>
            ))}
            <Account known={account} keep={keepOrganisationAccount} />
          </div>
        )
      }
    </Waiting>
  )
}

function Line({ of }: { of: Row }) {
  const t = useWord(deliveryWords)
  const { day } = useFormats()
  return (
    <p>
      <span className={`status ${deliveryMark[of.stage]}`}>{t(`stage.${of.stage}`)}</span>{' '}
      {of.late && <span className="status bad">{t('late')}</span>} {of.roundTitle}
      {of.dueOn && <span className="soft small"> {`${t('due')} ${day(of.dueOn)}`}</span>}
    </p>
  )
}

function One({ titleId }: { titleId: string }) {
  const asked = useAnswer(myDelivery, { titleId }, { keepLast: true })
  return <Waiting for={asked}>{(of) => <Whole key={of.version} of={of} />}</Waiting>
}

function Whole({ of }: { of: Delivery }) {
  return (
    <div className="selection-delivery">
      <h2>{of.project}</h2>
      <DeliveryHead of={of} />
      {of.mayReport ? <Writing of={of} /> : <DeliveryParts of={of} />}
      <DeliveryRest of={of} writing={of.mayReport} />
    </div>
  )
}

type Lines = Record<string, { words: string; count: number }[]>

/** What is there; at first what the registers know, so that nobody types it again. */
const begun = (of: Delivery): Lines =>
  Object.fromEntries(
    of.parts.map(({ code, given, known, wanted }) => [
      code,
      given.length > 0 || of.version > 0 ? given : known.slice(0, wanted).map(({ words, count }) => ({ words, count })),
    ]),
  )

function Writing({ of }: { of: Delivery }) {
  const t = useWord(deliveryWords)
  const phrase = usePhrase()
  const act = useAct(reportDelivery)
  const [lines, setLines] = useState(() => begun(of))
  const [said, setSaid] = useState(of.said)
  const [evidence, setEvidence] = useState(() => of.evidence.map((one) => one.evidenceId))
  const wrong = wrongOf(act.error)
  const put = (code: string, all: Lines[string]) => setLines({ ...lines, [code]: all })
  const send = (report: boolean) => {
    const parts = Object.fromEntries(
      Object.entries(lines).map(([code, all]) => [code, all.filter(({ words }) => words.trim() !== '')]),
    )
    void act
      .mutateAsync({ titleId: of.titleId, basedOnVersion: of.version, parts, said, evidenceIds: evidence, report })
      .catch(() => {})
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
      }}
    >
      <DeliveryParts
        of={of}
        write={({ code, name, known }) => {
          const own = lines[code] ?? []
          const part = phrase(name)
          const left = known.filter(({ words }) => !own.some((line) => line.words === words))
          return (
            <>
              {left.length > 0 && (
                <p className="selection-delivery-known small">
                  {t('known')}
                  {left.map((one) => (
                    <span key={one.words}>
                      {one.words}（{phrase(one.source)}）
                      <button
                        type="button"
                        className="button bare"
                        aria-label={t('take.what', { what: one.words })}
                        onClick={() => put(code, [...own, { words: one.words, count: one.count }])}
                      >
                        {t('take')}
                      </button>
                    </span>
                  ))}
                </p>
              )}
              {own.map((line, at) => {
                const called = t('line', { part, n: at + 1 })
                const source = known.find(({ words }) => words === line.words)?.source
                return (
                  <div key={at} className="selection-delivery-line">
                    <Field label={called} hint={source && t('source', { what: phrase(source) })}>
                      {(control) => (
                        <input
                          {...control}
                          className="input"
                          maxLength={200}
                          value={line.words}
                          onChange={({ target }) => put(code, own.with(at, { ...line, words: target.value }))}
                        />
                      )}
                    </Field>
                    <div className="field">
                      <span className="label" aria-hidden>
                        {t('count')}
                      </span>
                      <input
                        className="input"
                        aria-label={t('count.of', { line: called })}
                        type="number"
                        min={1}
                        max={1_000_000}
                        value={line.count}
                        onChange={({ target }) =>
                          put(
                            code,
                            own.with(at, { ...line, count: Math.max(1, Math.trunc(Number(target.value)) || 1) }),
                          )
                        }
                      />
                    </div>
                    <button
                      type="button"
                      className="button bare"
                      aria-label={t('remove.what', { line: called })}
                      onClick={() => put(code, own.toSpliced(at, 1))}
                    >
                      {t('remove')}
                    </button>
                  </div>
                )
              })}
              {wrong[`parts.${code}`] && (
                <p className="wrong" role="alert">
                  {wrong[`parts.${code}`]}
                </p>
              )}
              <button
                type="button"
                className="button"
                aria-label={t('add.to', { part })}
                onClick={() => put(code, [...own, { words: '', count: 1 }])}
              >
                {t('add')}
              </button>
            </>
          )
        }}
      />
      <section className="card">
        <Field label={t('said')} hint={t('said.hint')} wrong={wrong['said']}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={4}
              maxLength={2000}
              value={said}
              onChange={({ target }) => setSaid(target.value)}
            />
          )}
        </Field>
        <h2>{t('evidence')}</h2>
        <EvidenceField
          labelled={false}
          personId={undefined}
          wrong={wrong['evidenceIds']}
          value={evidence}
          onChange={setEvidence}
        />
      </section>
      <Elsewhere
        of={act.error}
        drawn={(field) => field.startsWith('parts.') || field === 'said' || field === 'evidenceIds'}
      />
      <p className="row">
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('report')}
        </button>
        <button type="button" className="button" disabled={act.isPending} onClick={() => send(false)}>
          {t('keep')}
        </button>
      </p>
    </form>
  )
}
