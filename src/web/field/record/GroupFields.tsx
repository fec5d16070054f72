import { useId, useMemo } from 'react'
import { useWord } from '#web/kit/words.ts'
import { clients } from '../store/clients.ts'
import { facts } from '../store/facts.ts'
import { useLive } from '../store/live.ts'
import { words } from '../words.ts'
import type { FieldName, Wrong } from './check.ts'
import { ClientSearch } from './ClientSearch.tsx'
import type { Form } from './form.ts'
import { TextField } from './TextField.tsx'

interface Given {
  form: Form
  change: (part: Partial<Form>, ...answered: FieldName[]) => void
  wrong: Wrong
}

/** What a group session or an activity has instead of one client: a title, a place, those who took part. */
export function GroupFields({ form, change, wrong }: Given) {
  const t = useWord(words)
  const id = useId()
  const carried = useLive(clients)
  const { me } = useLive(facts)
  const places = useMemo(() => {
    const found = new Map<string, string>()
    if (me) found.set(me.homeRegionCode, me.homeRegionName)
    for (const client of carried.values())
      if (!found.has(client.regionCode)) found.set(client.regionCode, client.regionName)
    return [...found]
  }, [carried, me])
  return (
    <>
      <TextField
        label={t('record.title')}
        name="title"
        maxLength={100}
        value={form.title}
        onText={(title) => change({ title }, 'title')}
        wrong={wrong.title}
      />
      <div className="field" data-field="regionCode">
        <label className="label" htmlFor={id}>
          {t('record.region')}
        </label>
        <select
          id={id}
          className="input"
          value={form.regionCode ?? ''}
          onChange={(event) => change({ regionCode: event.target.value }, 'regionCode')}
        >
          {places.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        {wrong.regionCode && <span className="wrong">{wrong.regionCode}</span>}
      </div>
      <ClientSearch
        label={t('record.participants')}
        name="participantIds"
        wrong={wrong.participantIds}
        without={form.participantIds}
        onChoose={(client) => change({ participantIds: [...form.participantIds, client.clientId] }, 'participantIds')}
      />
      {form.participantIds.length > 0 && (
        <ul className="chips people">
          {form.participantIds.map((one) => {
            const name = carried.get(one)?.name ?? one.slice(0, 8)
            return (
              <li key={one}>
                <button
                  type="button"
                  className="button"
                  aria-label={t('record.participant-drop', { name })}
                  onClick={() =>
                    change({ participantIds: form.participantIds.filter((other) => other !== one) }, 'participantIds')
                  }
                >
                  {name} ✕
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <TextField
        label={t('record.unnamed')}
        name="unnamedParticipants"
        inputMode="numeric"
        value={form.unnamed}
        onText={(unnamed) => change({ unnamed }, 'unnamedParticipants', 'participantIds')}
        wrong={wrong.unnamedParticipants}
      />
    </>
  )
}
