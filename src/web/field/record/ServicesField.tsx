import { useState } from 'react'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Chips } from '../Chips.tsx'
import type { Client } from '../store/clients.ts'
import type { CodeLists } from '../store/facts.ts'
import { words } from '../words.ts'
import type { Form } from './form.ts'

/** A thumb finds one of so many at a glance; the others come with one touch. */
const atFirst = 8

interface Given {
  form: Form
  lists: CodeLists
  client: Client | undefined
  wrong: string | undefined
  onChange: (serviceCodes: string[]) => void
}

/** What was done: the catalogue's services for this method and way, those of the last time first. */
export function ServicesField({ form, lists, client, wrong, onChange }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [all, setAll] = useState(false)
  const [begunWith] = useState(form.serviceCodes)
  const last = client?.lastServiceCodes ?? []
  const offered = lists.services
    .filter(
      (service) =>
        service.methods.includes(form.method) &&
        (service.modes.includes(form.mode) || form.serviceCodes.includes(service.code)),
    )
    .sort(
      (a, b) =>
        Number(begunWith.includes(b.code) || last.includes(b.code)) -
        Number(begunWith.includes(a.code) || last.includes(a.code)),
    )
  const shown = all
    ? offered
    : offered.filter((service, index) => index < atFirst || form.serviceCodes.includes(service.code))
  const asLastTime = form.serviceCodes.length > 0 && form.serviceCodes.every((code) => last.includes(code))
  return (
    <Chips
      label={t('record.services')}
      name="serviceCodes"
      kind="checkbox"
      hint={asLastTime ? t('record.services-last') : undefined}
      choices={shown.map((service) => ({ value: service.code, label: phrase(service.name) }))}
      chosen={form.serviceCodes}
      onChoose={(code, chosen) =>
        onChange(chosen ? [...form.serviceCodes, code] : form.serviceCodes.filter((one) => one !== code))
      }
      wrong={wrong}
    >
      {shown.length < offered.length && (
        <button type="button" className="button bare" onClick={() => setAll(true)}>
          {t('record.services-all', { n: offered.length })}
        </button>
      )}
    </Chips>
  )
}
