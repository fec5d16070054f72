import { useState } from 'react'
import type { FormEvent } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { reportMeasure } from '../contract.ts'
import type { mine } from '../contract.ts'
import { words } from './words.ts'

type Measure = OutputOf<typeof mine>['measures'][number]

const looks = { done: 'good', overdue: 'bad', soon: 'warn', running: '' } as const

/** The measures I own: by when, how far, and the way to report on them, on the phone too. */
export function OwnMeasures({ of }: { of: Measure[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [reporting, setReporting] = useState<Measure>()
  return (
    <section className="card">
      <h2>{t('mine.measures')}</h2>
      {of.map((one) => (
        <article key={one.measureId} className="development-item">
          <h3>
            {phrase(one.kindName)} · {one.title}{' '}
            <span className={`status ${looks[one.state]}`}>{t(`state.${one.state}`)}</span>
          </h3>
          <p className="development-target">
            {one.target}
            <br />
            <span className="soft">{t('mine.measure-due', { day: day(one.dueOn), n: one.percent })}</span>
            {one.steps[0] && (
              <>
                <br />
                <span className="soft small">{t('measure.reports', { note: one.steps[0].note })}</span>
              </>
            )}
          </p>
          <button type="button" className="button" onClick={() => setReporting(one)}>
            {t('measure.report')}
          </button>
        </article>
      ))}
      {reporting && <Report of={reporting} onClose={() => setReporting(undefined)} />}
    </section>
  )
}

function Report({ of, onClose }: { of: Measure; onClose: () => void }) {
  const t = useWord(words)
  const act = useAct(reportMeasure)
  const [percent, setPercent] = useState(String(of.percent))
  const [note, setNote] = useState('')
  const wrong = wrongOf(act.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    // An empty field is no number: the server says so at the field.
    const input = {
      measureId: of.measureId,
      percent: percent === '' ? NaN : Number(percent),
      note,
      basedOnVersion: of.version,
    }
    void act.mutateAsync(input).then(onClose, () => undefined)
  }
  return (
    <Ask title={`${t('measure.report')} · ${of.title}`} onClose={onClose}>
      <form onSubmit={send}>
        <Field label={`${t('measure.percent')}（%）`} wrong={wrong['percent']}>
          {(control) => (
            <input
              className="input"
              inputMode="numeric"
              value={percent}
              onChange={(event) => setPercent(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
              {...control}
            />
          )}
        </Field>
        <Field label={t('measure.evidence')} wrong={wrong['note']}>
          {(control) => (
            <textarea
              className="input"
              rows={3}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              {...control}
            />
          )}
        </Field>
        <Elsewhere of={act.error} drawn={(field) => field === 'percent' || field === 'note'} />
        <Acts verb={t('measure.report')} busy={act.isPending} onClose={onClose} />
      </form>
    </Ask>
  )
}
