import { useEffect, useRef, useState } from 'react'
import { newKey } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { usePreferences } from '#web/kit/preferences.ts'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Chips } from '../Chips.tsx'
import { go } from '../route.ts'
import { isClockWrong, todayHere } from '../sync/clock.ts'
import { synchronise } from '../sync/rhythm.ts'
import { clients } from '../store/clients.ts'
import { PhoneFullError } from '../store/database.ts'
import { draftDone, dropDraft, drafts, keepDraft } from '../store/drafts.ts'
import { facts, remember } from '../store/facts.ts'
import type { CodeLists } from '../store/facts.ts'
import { useLive } from '../store/live.ts'
import { putItem } from '../store/outbox.ts'
import type { Item } from '../store/outbox.ts'
import { dropPhotographs } from '../store/photographs.ts'
import { words } from '../words.ts'
import { about } from './about.ts'
import { check, fieldOf, fields } from './check.ts'
import type { FieldName, Wrong } from './check.ts'
import { ClientSearch } from './ClientSearch.tsx'
import { DayField } from './DayField.tsx'
import { isWithClient, recordOf, wholeNumber, withClient } from './form.ts'
import type { Form, Mode, Outcome } from './form.ts'
import { GroupFields } from './GroupFields.tsx'
import { MinutesField } from './MinutesField.tsx'
import { PhotographField } from './PhotographField.tsx'
import { ServicesField } from './ServicesField.tsx'
import { TextField } from './TextField.tsx'

const modes: Mode[] = ['home', 'phone', 'online', 'station', 'outdoors']

/** One record on one page. Every keystroke is kept; nothing leaves the phone before it was found right by the server's own rule. */
export function RecordForm({ first, lists, item }: { first: Form; lists: CodeLists; item?: Item }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { language } = usePreferences()
  const known = useLive(facts)
  const carried = useLive(clients)
  const kept = useLive(drafts).some((draft) => draft.id === first.id)
  const [form, setForm] = useState(first)
  const [wrong, setWrong] = useState<Wrong>(() => refusedFields(item))
  const [failure, setFailure] = useState<string>()
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const [lookAt, setLookAt] = useState<FieldName>()
  const page = useRef<HTMLFormElement>(null)
  const latest = useRef(first)

  useEffect(() => {
    if (lookAt)
      page.current?.querySelector<HTMLElement>(`[data-field="${lookAt}"] :is(input, textarea, select, button)`)?.focus()
    setLookAt(undefined)
  }, [lookAt])

  const today = todayHere(known.clockAhead)
  const client = form.clientId ? carried.get(form.clientId) : undefined
  const alone = isWithClient(form.method)
  const wrongs = fields.filter((field) => wrong[field])
  const outcome = lists.outcomes.find((one) => one.code === form.outcome)

  function change(part: Partial<Form>, ...answered: FieldName[]) {
    // From the ref, not the state: a photograph may arrive while something is being typed.
    const next = { ...latest.current, ...part }
    latest.current = next
    setForm(next)
    setWrong((now) => ({ ...now, ...Object.fromEntries(answered.map((field) => [field, undefined])) }))
    keepDraft(next).catch(() => setFailure(t('wrong.full')))
  }

  async function save() {
    const now = new Date()
    const here = new Date(now.getTime() + (isClockWrong(known.clockAhead) ? known.clockAhead! : 0))
    const found = check(form, lists, client, here, language)
    setWrong(found)
    setTried(true)
    setFailure(undefined)
    const worst = fields.find((field) => found[field])
    if (worst) return setLookAt(worst)

    setSaving(true)
    const record = recordOf(form, now)
    const fresh: Item = {
      id: item?.id ?? newKey(),
      savedAt: item?.savedAt ?? now.toISOString(),
      about: about(form, carried, t),
      record,
      photographsSent: [],
      attempts: 0,
      state: 'waiting',
    }
    try {
      draftDone(form.id)
      await putItem(fresh, form.id)
      const dropped = (item?.record.photographIds ?? []).filter((id) => !form.photographIds.includes(id))
      if (dropped.length > 0) await dropPhotographs(dropped)
      await remember({
        habits: {
          ...facts.get().habits,
          [form.method]: { minutes: wholeNumber(form.minutes), mode: form.mode, serviceCodes: form.serviceCodes },
        },
      })
    } catch (error) {
      setSaving(false)
      setFailure(t(error instanceof PhoneFullError ? 'wrong.full' : 'wrong.save'))
      keepDraft(form).catch(() => undefined)
      return
    }
    toast(t('record.saved'))
    go(item ? '/outbox' : '/', true)
    void synchronise()
  }

  async function discard() {
    await dropDraft(form, item?.record.photographIds ?? [])
    go(item ? '/outbox' : '/', true)
  }

  return (
    <form
      ref={page}
      className="record"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving) void save()
      }}
    >
      <h1 tabIndex={-1}>{t(item ? 'record.mend' : `record.${form.method}`)}</h1>
      <div aria-live="assertive">
        {item?.problem && (
          <div className="panel bad">
            <h2>{t('record.refused')}</h2>
            <p>{item.problem.title}</p>
            {item.problem.fields?.map(({ field, message }) => (
              <p key={field}>{message}</p>
            ))}
          </div>
        )}
        {(failure ?? (tried && wrongs.length > 0)) && (
          <p className="panel bad">{failure ?? t('record.fix', { n: wrongs.length })}</p>
        )}
      </div>

      {alone && !client && (
        <ClientSearch
          label={t('record.client')}
          name="clientId"
          wrong={wrong.clientId}
          onChoose={(chosen) => change(withClient(latest.current, chosen, known), 'clientId')}
        />
      )}
      {alone && client && (
        <div className="who" data-field="clientId">
          <div className="grow">
            <span className="soft small">{t('record.client')}</span>
            <b>{client.name}</b>
            <span className="soft small">
              {[client.age === null ? '' : t('age', { n: client.age }), client.regionName].filter(Boolean).join(' · ')}
            </span>
            {wrong.clientId && <span className="wrong">{wrong.clientId}</span>}
          </div>
          <button type="button" className="button bare" onClick={() => change({ clientId: null, clientVersion: null })}>
            {t('record.client-change')}
          </button>
        </div>
      )}
      {!alone && <GroupFields form={form} change={change} wrong={wrong} />}

      {alone && (
        <Chips
          label={t('record.outcome')}
          name="outcome"
          kind="radio"
          choices={lists.outcomes.map((one) => ({ value: one.code, label: phrase(one.name) }))}
          chosen={form.outcome ? [form.outcome] : []}
          onChoose={(code) => change({ outcome: code as Outcome }, 'outcome', 'serviceCodes', 'minutes')}
          wrong={wrong.outcome}
        >
          {outcome && form.outcome !== 'met' && (
            <p className="next small" aria-live="polite">
              {t('record.next', { say: phrase(outcome.next) })}
            </p>
          )}
        </Chips>
      )}
      <Chips
        label={t('record.mode')}
        name="mode"
        kind="radio"
        choices={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        chosen={[form.mode]}
        onChoose={(mode) => change({ mode: mode as Mode }, 'mode', 'serviceCodes')}
        wrong={wrong.mode}
      />
      <ServicesField
        form={form}
        lists={lists}
        client={client}
        wrong={wrong.serviceCodes}
        onChange={(serviceCodes) => change({ serviceCodes }, 'serviceCodes')}
      />
      <MinutesField value={form.minutes} onText={(minutes) => change({ minutes }, 'minutes')} wrong={wrong.minutes} />
      <PhotographField
        ids={form.photographIds}
        most={lists.limits.photographs}
        onAdd={(id) => change({ photographIds: [...latest.current.photographIds, id] }, 'photographIds')}
        onDrop={(id) => {
          change({ photographIds: latest.current.photographIds.filter((one) => one !== id) }, 'photographIds')
          if (!item) void dropPhotographs([id])
        }}
        wrong={wrong.photographIds}
      />
      <TextField
        label={t('record.note')}
        name="note"
        lines={3}
        hint={t('record.note-say')}
        value={form.note}
        onText={(note) => change({ note }, 'note')}
        wrong={wrong.note}
      />
      <DayField
        value={form.heldOn}
        today={today}
        onDay={(heldOn) => change({ heldOn }, 'heldOn', 'startedAt')}
        wrong={wrong.heldOn}
      />
      <TextField
        label={t('record.started-at')}
        name="startedAt"
        type="time"
        value={form.startedAt}
        onText={(startedAt) => change({ startedAt }, 'startedAt', 'minutes')}
        wrong={wrong.startedAt}
      />
      {kept && (
        <p className="row">
          <span className="soft small">{t('record.kept')}</span>
          <button type="button" className="button bare" onClick={() => setDiscarding(true)}>
            {t('record.discard')}
          </button>
        </p>
      )}
      <div className="foot">
        <button type="submit" className="button main big" aria-disabled={saving}>
          {t(saving ? 'record.saving' : 'record.save')}
        </button>
      </div>
      {discarding && (
        <Ask title={t('record.discard-title', { about: about(form, carried, t) })} onClose={() => setDiscarding(false)}>
          <p>{t('record.discard-say')}</p>
          <div className="acts">
            <button type="button" className="button" onClick={() => setDiscarding(false)}>
              {t('record.cancel')}
            </button>
            <button type="button" className="button danger" onClick={() => void discard()}>
              {t('record.discard')}
            </button>
          </div>
        </Ask>
      )}
    </form>
  )
}

function refusedFields(item: Item | undefined): Wrong {
  const wrong: Wrong = {}
  for (const { field, message } of item?.problem?.fields ?? []) {
    const name = fieldOf(field)
    if (name) wrong[name] ??= message
  }
  return wrong
}
