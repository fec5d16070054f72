import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { type mySession, type mySupervision, recordSession } from '../contract.ts'
import { useCodes } from './codes.ts'
import { emptyNext, type Next, NextFields } from './NextFields.tsx'
import { goTo } from './place.ts'
import { Choice } from './Choice.tsx'
import { words } from './words.ts'

type MyAgreement = OutputOf<typeof mySupervision>['agreements'][number]

type Written = OutputOf<typeof mySession>

interface Part {
  note: string
  emotional: string
}
interface Action {
  text: string
  ownerPersonId: string
  dueOn: string
}

/** What stands written of a kind, about somebody where it is of one. */
const noteIn = (written: Written | undefined, kind: Written['notes'][number]['kind'], about?: string): string =>
  written?.notes.find((note) => note.kind === kind && (about === undefined || note.about?.personId === about))?.text ??
  ''

/** HH:MM so many minutes after another, on the same day. */
function later(startsAt: string, minutes: number): string {
  const end = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3, 5)) + minutes
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/** The day in China, which has one time zone. */
const todayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The supervisor writes a session down: what all read, and apart from it what only the one it is about reads. */
export function RecordSession({
  agreement,
  personId,
  corrects,
}: {
  agreement: MyAgreement
  personId: string
  /** What stands written and nobody has signed: this form begins with it and takes its place. */
  corrects?: Written
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { minutes } = useFormats()
  const { lists } = useCodes()
  const act = useAct(recordSession)
  const { people, next: planned } = agreement
  const alone = people.length === 1
  const [kind, setKind] = useState<'individual' | 'group'>(corrects?.kind ?? 'individual')
  const [there, setThere] = useState<string[]>(
    corrects ? corrects.people.map((one) => one.personId) : alone ? [people[0]!.personId] : [],
  )
  const [when, setWhen] = useState(
    corrects
      ? { heldOn: corrects.heldOn, startsAt: corrects.startsAt, endsAt: later(corrects.startsAt, corrects.minutes) }
      : { heldOn: todayInChina(), startsAt: planned?.startsAt ?? '14:00', endsAt: '15:30' },
  )
  const [mode, setMode] = useState(corrects?.mode ?? planned?.mode ?? 'face-to-face')
  const [functions, setFunctions] = useState<string[]>(corrects?.functions ?? [])
  const [said, setSaid] = useState({ issues: noteIn(corrects, 'issues'), advice: noteIn(corrects, 'advice') })
  const [parts, setParts] = useState<Record<string, Part>>(
    Object.fromEntries(
      (corrects?.people ?? []).map((one) => [
        one.personId,
        { note: noteIn(corrects, 'individual', one.personId), emotional: noteIn(corrects, 'emotional', one.personId) },
      ]),
    ),
  )
  const [actions, setActions] = useState<Action[]>(
    (corrects?.actions ?? []).map(({ text, ownerPersonId, dueOn }) => ({ text, ownerPersonId, dueOn })),
  )
  const [next, setNext] = useState<Next>()
  const wrong = wrongOf(act.error)

  const partOf = (id: string): Part => parts[id] ?? { note: '', emotional: '' }
  const setPart = (id: string, change: Partial<Part>) =>
    setParts((now) => ({ ...now, [id]: { ...partOf(id), ...change } }))
  const setAction = (at: number, change: Partial<Action>) =>
    setActions((now) => now.map((one, index) => (index === at ? { ...one, ...change } : one)))
  const named = people.filter((one) => there.includes(one.personId))
  const drawn = (field: string) =>
    /^(heldOn|startsAt|endsAt|mode|functions|personIds|issues|advice|parts\.|actions\.|next\.|plannedOn)/.test(field)

  const send = () => {
    const input = {
      agreementId: agreement.agreementId,
      planId: !corrects && planned && planned.plannedOn <= when.heldOn ? planned.planId : null,
      kind,
      personIds: there,
      ...when,
      mode,
      functions,
      ...said,
      parts: there.map((id) => ({ personId: id, ...partOf(id) })),
      actions,
      next: next ? { ...next, minutes: Number(next.minutes) } : null,
      replaces: corrects?.sessionId ?? null,
    }
    act.mutateAsync(input).then(
      (answer) => {
        toast(t(corrects ? 'record.corrected' : 'record.saved', { minutes: minutes(answer.minutes) }))
        goTo(corrects ? { at: 'session', id: answer.sessionId } : { at: 'all' })
      },
      // A refusal stands at its field.
      () => undefined,
    )
  }

  return (
    <form noValidate className="card supervision-record" onSubmit={(event) => (event.preventDefault(), send())}>
      <h2>{t(corrects ? 'record.correct-title' : 'record.title')}</h2>
      {corrects && <p className="soft">{t('record.correct-say')}</p>}
      {!alone && (
        <Choice
          label={t('record.kind')}
          kind="radio"
          choices={[
            { value: 'individual', label: t('individual') },
            { value: 'group', label: t('group') },
          ]}
          chosen={[kind]}
          onChoose={([to]) => {
            setKind(to as typeof kind)
            setThere(to === 'group' ? people.map((one) => one.personId) : [])
          }}
        />
      )}
      <Choice
        label={t('record.people')}
        kind={kind === 'group' ? 'checkbox' : 'radio'}
        choices={people.map((one) => ({ value: one.personId, label: one.name }))}
        chosen={there}
        onChoose={setThere}
        wrong={wrong['personIds']}
      />
      <div className="row supervision-times">
        <Field label={t('record.on')} wrong={wrong['heldOn']}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={when.heldOn}
              onChange={(event) => setWhen({ ...when, heldOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('record.starts')} wrong={wrong['startsAt']}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="time"
              value={when.startsAt}
              onChange={(event) => setWhen({ ...when, startsAt: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('record.ends')} wrong={wrong['endsAt']}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="time"
              value={when.endsAt}
              onChange={(event) => setWhen({ ...when, endsAt: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Choice
        label={t('record.mode')}
        kind="radio"
        choices={(lists?.modes ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))}
        chosen={[mode]}
        onChoose={([to]) => setMode(to!)}
        wrong={wrong['mode']}
      />
      <Choice
        label={t('record.functions')}
        kind="checkbox"
        choices={(lists?.functions ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))}
        chosen={functions}
        onChoose={setFunctions}
        wrong={wrong['functions']}
      />
      {(['issues', 'advice'] as const).map((key) => (
        <Field
          key={key}
          label={t(`record.${key}`)}
          hint={kind === 'group' ? t('record.issues-all') : undefined}
          wrong={wrong[key]}
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              value={said[key]}
              onChange={(event) => setSaid({ ...said, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {named.map((one) => {
        const at = there.indexOf(one.personId)
        return (
          <fieldset key={one.personId} className="supervision-part">
            <legend className="small">{t('record.only-pair')}</legend>
            {kind === 'group' && (
              <Field label={t('record.part', { name: one.name })} wrong={wrong[`parts.${at}.note`]}>
                {(control) => (
                  <textarea
                    {...control}
                    className="input"
                    rows={2}
                    value={partOf(one.personId).note}
                    onChange={(event) => setPart(one.personId, { note: event.target.value })}
                  />
                )}
              </Field>
            )}
            <Field label={t('record.emotional', { name: one.name })} wrong={wrong[`parts.${at}.emotional`]}>
              {(control) => (
                <textarea
                  {...control}
                  className="input"
                  rows={2}
                  value={partOf(one.personId).emotional}
                  onChange={(event) => setPart(one.personId, { emotional: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        )
      })}
      <h3>{t('record.actions')}</h3>
      {actions.map((action, at) => (
        // An action has no name of its own before it is sent.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="row supervision-times">
          <Field label={t('record.action')} wrong={wrong[`actions.${at}.text`]}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={500}
                value={action.text}
                onChange={(event) => setAction(at, { text: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('record.owner')} wrong={wrong[`actions.${at}.ownerPersonId`]}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={action.ownerPersonId}
                onChange={(event) => setAction(at, { ownerPersonId: event.target.value })}
              >
                {named.map((one) => (
                  <option key={one.personId} value={one.personId}>
                    {one.name}
                  </option>
                ))}
                <option value={personId}>{t('record.me')}</option>
              </select>
            )}
          </Field>
          <Field label={t('record.due')} wrong={wrong[`actions.${at}.dueOn`]}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                value={action.dueOn}
                onChange={(event) => setAction(at, { dueOn: event.target.value })}
              />
            )}
          </Field>
          <button
            type="button"
            className="button bare"
            onClick={() => setActions(actions.filter((_, index) => index !== at))}
          >
            {t('record.action-drop')}
          </button>
        </div>
      ))}
      <p>
        <button
          type="button"
          className="button"
          onClick={() =>
            setActions([...actions, { text: '', ownerPersonId: named[0]?.personId ?? personId, dueOn: '' }])
          }
        >
          {t('record.action-add')}
        </button>{' '}
        {!next && (
          <button type="button" className="button" onClick={() => setNext(emptyNext)}>
            {t('record.next')}
          </button>
        )}
      </p>
      {next && (
        <section>
          <h3>{t('record.next')}</h3>
          <NextFields next={next} onChange={setNext} wrong={(field) => wrong[`next.${field}`] ?? wrong[field]} />
        </section>
      )}
      <Elsewhere of={act.error} drawn={drawn} />
      <Acts
        verb={t(corrects ? 'record.correct' : 'record.save')}
        busy={act.isPending}
        onClose={() => goTo({ at: 'all' })}
      />
    </form>
  )
}
