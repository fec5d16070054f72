import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField, type Values } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { entry, recommendEntry, removeEntry, screenEntry } from '../contract-entries.ts'
import { Conditions, Defences, History, Known, Levels, Written } from './EntryParts.tsx'
import { EntryMark } from './MyEntries.tsx'
import { words } from './entries-words.ts'
import './selection.css'

type Entry = OutputOf<typeof entry>

/** An entry for a level or the office: what it says and rests on, and what the reader answers. */
export default function EntryPage() {
  const asked = useAnswer(entry, { entryId: usePathPart('entryId') })
  return (
    <Waiting for={asked} lines={12}>
      {(found) => <Whole of={found} />}
    </Waiting>
  )
}

function Whole({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const abouts = new Map(
    [...of.requirements, ...of.preferences, ...of.criteria].map(({ code, name }) => [code, phrase(name)]),
  )
  return (
    <>
      <PageHeader
        title={of.title ?? of.name}
        whose={[of.title ? of.name : null, of.organisationName, of.regionName].filter(Boolean).join(' · ')}
        back={{ to: `/desk/selection/rounds/${of.roundId}`, title: of.roundTitle }}
        acts={
          <>
            {of.personId && may('workforce:read') && (
              <a className="button" href={`/desk/people/${of.personId}`}>
                {t('person')}
              </a>
            )}
            {of.rights.removes && <Remove of={of} />}
          </>
        }
        note={
          <p className="selection-note small">
            <EntryMark of={of.stage} />
            {of.rights.level && of.stage !== 'admitted' && (
              <span className="soft">{t('at', { who: phrase(of.rights.level) })}</span>
            )}
            {of.gone && <span className="status bad">{t('gone')}</span>}
          </p>
        }
      />
      <div className="selection-columns">
        <div>
          <Defences of={of} />
          <Conditions of={of} />
          <Written of={of} />
          {of.evidence.length > 0 && (
            <section className="card">
              <h2>{t('evidence')}</h2>
              <ul>
                {of.evidence.map((one) => (
                  <li key={one.evidenceId}>
                    {abouts.get(one.about) ?? t('evidence.whole')}：<EvidenceLinks of={[one]} pictures />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <div>
          {of.rights.recommends !== 'not' && <Recommend key={of.version} of={of} />}
          {of.rights.screens && <Screen key={of.version} of={of} />}
          {of.changed.length > 0 && (
            <section className="card">
              <h2>{t('changed')}</h2>
              <ul>
                {of.changed.map((one) => (
                  <li key={one.fact}>
                    {t('changed.one', { name: phrase(one.name), then: phrase(one.then), now: phrase(one.now) })}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {of.namesakes.length > 0 && (
            <section className="card">
              <h2>{t('namesakes')}</h2>
              <ul>
                {of.namesakes.map((one) => (
                  <li key={one.entryId}>
                    <a href={`/desk/selection/entries/${one.entryId}`}>{one.organisationName || t('look')}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Known of={of} />
          <Levels of={of} />
          <History of={of} />
        </div>
      </div>
    </>
  )
}

function Remove({ of }: { of: Entry }) {
  const t = useWord(words)
  const act = useAct(removeEntry)
  const [reason, setReason] = useState('')
  return (
    <ConfirmOnce
      bare
      verb={t('remove')}
      title={`${t('remove')} · ${of.title ?? of.name}`}
      ready={() => reason.trim().length >= 2}
      consequence={
        <label className="field">
          <span className="label">{t('reason')}</span>
          <Input.TextArea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      }
      act={() => act.mutateAsync({ entryId: of.entryId, basedOnVersion: of.version, reason })}
    />
  )
}

type Answer = InputOf<typeof recommendEntry>['answer'] | InputOf<typeof screenEntry>['answer']

function Reasons({ answer, of, mayPlaces }: { answer: Answer; of: Entry; mayPlaces: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const isNo = answer === 'not-recommended' || answer === 'refused'
  const clauses = [
    ...of.requirements.map(({ code, name }) => ({ value: code, label: phrase(name) })),
    ...(mayPlaces ? [{ value: 'nominees', label: t('clause.nominees') }] : []),
  ]
  return (
    <>
      {isNo && clauses.length > 0 && (
        <FormField name="clauses" label={t('clauses')} required>
          <Checkbox.Group className="selection-checks" options={clauses} />
        </FormField>
      )}
      <FormField
        name="reason"
        label={t('reason')}
        required={answer !== 'admitted' && (answer !== 'recommended' || of.rights.recommends === 'instead')}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </FormField>
      {(answer === 'sent-back' || answer === 'asked') && (
        <FormField name="answerBy" label={t('answer-by.label')} required={answer === 'asked'}>
          <DayInput from={todayIn(new Date())} />
        </FormField>
      )}
    </>
  )
}

/** The answer of the level whose turn it is. */
function Recommend({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [answer, setAnswer] = useState<InputOf<typeof recommendEntry>['answer']>('recommended')
  const { places } = of.rights
  return (
    <section className="card">
      <h2>
        {of.rights.recommends === 'instead' && of.rights.level
          ? t('recommend.instead', { level: phrase(of.rights.level) })
          : t('recommend')}
      </h2>
      {places && <p className="soft small">{t('recommend.places', places)}</p>}
      <ActForm
        endpoint={recommendEntry}
        given={{ entryId: of.entryId, basedOnVersion: of.version }}
        initial={{ answer: 'recommended', clauses: [], reason: '', answerBy: null, order: null }}
        verb={t(`answer.${answer}`)}
        onEdit={(values: Values) => setAnswer(values['answer'] as typeof answer)}
        onDone={() => toast(t('screen.done'))}
      >
        <FormField name="answer" label={t('answer')} required>
          <Radio.Group
            options={(['recommended', 'sent-back', 'not-recommended'] as const).map((one) => ({
              value: one,
              label: t(`answer.${one}`),
            }))}
          />
        </FormField>
        {answer === 'recommended' && (
          <FormField name="order" label={t('order')} hint={t('order.hint')}>
            <InputNumber min={1} max={999} precision={0} />
          </FormField>
        )}
        <Reasons answer={answer} of={of} mayPlaces={places !== null} />
      </ActForm>
    </section>
  )
}

/** The office’s answer: nothing unmet goes on, what is open is decided one by one. */
function Screen({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [answer, setAnswer] = useState<InputOf<typeof screenEntry>['answer']>('admitted')
  const open = [
    ...of.requirements
      .filter((one) => one.outcome === 'unknown')
      .map(({ code, name }) => ({ code, name: phrase(name) })),
    ...(of.namesakes.length > 0 ? [{ code: 'namesake', name: null }] : []),
  ]
  return (
    <section className="card">
      <h2>{t('screen')}</h2>
      <ActForm
        endpoint={screenEntry}
        given={{ entryId: of.entryId, basedOnVersion: of.version }}
        initial={{ answer: 'admitted', clauses: [], reason: '', answerBy: null }}
        verb={t(`answer.${answer}`)}
        onEdit={(values: Values) => setAnswer(values['answer'] as typeof answer)}
        shape={({ ruled, ...values }: Values) => ({
          ...(values as InputOf<typeof screenEntry>),
          rulings: Object.entries((ruled ?? {}) as Record<string, string | undefined>).flatMap(([code, reason]) =>
            reason?.trim() ? [{ code, reason }] : [],
          ),
          entryId: of.entryId,
          basedOnVersion: of.version,
        })}
        onDone={() => toast(t('screen.done'))}
      >
        <FormField name="answer" label={t('answer')} required>
          <Radio.Group
            options={(['admitted', 'asked', 'refused'] as const).map((one) => ({
              value: one,
              label: t(`answer.${one}`),
            }))}
          />
        </FormField>
        {answer === 'admitted' && open.length > 0 && (
          <fieldset className="selection-rulings">
            <legend>{t('rulings')}</legend>
            {open.map((one) => (
              <FormField
                key={one.code}
                name={`ruled.${one.code}`}
                label={one.name === null ? t('ruling.namesake') : t('ruling.of', { name: one.name })}
                required
              >
                <Input.TextArea rows={2} maxLength={500} />
              </FormField>
            ))}
          </fieldset>
        )}
        <Reasons answer={answer} of={of} mayPlaces={false} />
      </ActForm>
    </section>
  )
}
