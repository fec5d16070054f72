import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { cases, records } from '../contract.ts'
import { isWithClient, type Method } from '../domain/record.ts'
import { lengthOf } from '../domain/visit.ts'
import type { CodeLists } from './codes.ts'
import { ClientPicker, GroupPicker } from './pickers.tsx'
import { ParticipantsField } from './ParticipantsField.tsx'
import { PhotographsField } from './PhotographsField.tsx'
import { type RecordValues, todayHere } from './record-values.ts'
import { words } from './words.ts'

/** The names of what the form knows by its id. */
export interface RecordNames {
  clientName?: string | undefined
  groupTitle?: string | undefined
  regionName?: string | undefined
  participants?: { clientId: string; name: string }[]
}

interface Given {
  method: Method
  lists: CodeLists
  names: RecordNames
  /** A new form takes over what was done the last time; a correction does not. */
  asLast: boolean
}

const modes = ['home', 'phone', 'online', 'station', 'outdoors'] as const

const useForm = () => Form.useFormInstance<RecordValues>()

/** The questions of a record, in the order in which it happened. */
export function RecordFields({ method, lists, names, asLast }: Given) {
  return (
    <>
      {isWithClient(method) ? (
        <ClientFields method={method} names={names} />
      ) : (
        <GatheringFields method={method} names={names} />
      )}
      {isWithClient(method) && <OutcomeField lists={lists} />}
      <WayFields method={method} lists={lists} asLast={asLast} />
      <TimeFields method={method} lists={lists} />
      <NoteFields lists={lists} />
    </>
  )
}

function ClientFields({ method, names }: { method: Method; names: RecordNames }) {
  const t = useWord(words)
  const { day } = useFormats()
  const clientId = Form.useWatch('clientId', useForm())
  const open = useAnswer(
    cases,
    { clientId: clientId ?? '', open: 'yes', size: 20 },
    { when: method === 'case' && Boolean(clientId) },
  )
  return (
    <>
      <FormField name="clientId" label={t('entry.client')} required>
        <ClientPicker valueLabel={names.clientName} />
      </FormField>
      {method === 'case' && (
        <FormField name="caseId" label={t('entry.of-case')}>
          <Select
            allowClear
            disabled={!clientId}
            placeholder={t('entry.case-none')}
            options={(open.data?.rows ?? []).map((row) => ({
              value: row.caseId,
              label: `${day(row.openedOn)} ${row.problem}`,
            }))}
          />
        </FormField>
      )}
    </>
  )
}

function GatheringFields({ method, names }: { method: Method; names: RecordNames }) {
  const t = useWord(words)
  const me = useMe()
  return (
    <>
      {method === 'group' && (
        <FormField name="groupId" label={t('entry.of-group')}>
          <GroupPicker valueLabel={names.groupTitle} />
        </FormField>
      )}
      <FormField
        name="title"
        label={t('entry.title')}
        hint={method === 'group' ? t('entry.title-hint') : undefined}
        required={method === 'community'}
      >
        <Input maxLength={100} autoComplete="off" />
      </FormField>
      <FormField name="regionCode" label={t('entry.region')} required>
        <RegionPicker
          within={me.jurisdiction.regionCode ?? me.homeRegionCode}
          levels={['township', 'village']}
          {...(names.regionName && { valueLabel: names.regionName })}
        />
      </FormField>
      <FormField name="participantIds" label={t('entry.participants')}>
        <ParticipantsField named={names.participants ?? []} />
      </FormField>
      <FormField name="unnamed" label={t('entry.unnamed')} hint={t('entry.unnamed-hint')}>
        <Input className="short" maxLength={6} inputMode="numeric" autoComplete="off" />
      </FormField>
    </>
  )
}

function OutcomeField({ lists }: { lists: CodeLists }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const outcome = Form.useWatch('outcome', useForm())
  const chosen = lists.outcomes.find((one) => one.code === outcome)
  return (
    <FormField
      name="outcome"
      missing={t('entry.outcome-missing')}
      label={t('records.outcome')}
      required
      hint={
        chosen && outcome !== 'met' ? (
          <span role="status">{t('entry.next', { next: phrase(chosen.next) })}</span>
        ) : undefined
      }
    >
      <Radio.Group
        className="choices"
        options={lists.outcomes.map((one) => ({ value: one.code, label: phrase(one.name) }))}
      />
    </FormField>
  )
}

/** How, and what was done; what the way does not allow is greyed, with the reason beside it. */
function WayFields({ method, lists, asLast }: { method: Method; lists: CodeLists; asLast: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const form = useForm()
  const mode = Form.useWatch('mode', form) ?? 'home'
  const met = Form.useWatch('outcome', form) === 'met' || !isWithClient(method)
  const last = useLast(method, asLast)
  const offered = lists.services.filter((one) => one.methods.includes(method))
  const greyed = offered.some((one) => !one.modes.includes(mode))
  const hints = [
    last ? t('entry.as-last', { day: day(last) }) : '',
    greyed ? t('entry.services-greyed', { mode: t(`mode.${mode}`) }) : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <>
      <FormField name="mode" label={t('records.mode')} required>
        <Radio.Group className="choices" options={modes.map((one) => ({ value: one, label: t(`mode.${one}`) }))} />
      </FormField>
      <FormField name="serviceCodes" label={t('entry.services')} hint={hints || undefined} required={met}>
        <ServicesChoice
          options={offered.map((one) => ({
            value: one.code,
            label: phrase(one.name),
            disabled: !one.modes.includes(mode),
          }))}
        />
      </FormField>
    </>
  )
}

interface ChoiceGiven {
  id?: string
  value?: string[]
  onChange?: (codes: string[]) => void
  options: { value: string; label: string; disabled: boolean }[]
}

/** Takes of the form only what boxes understand: a group of them is not 'required' to a screen reader. */
const ServicesChoice = ({ id, value, onChange, options }: ChoiceGiven) => (
  <Checkbox.Group
    {...(id && { id })}
    className="choices"
    {...(value && { value })}
    {...(onChange && { onChange })}
    options={options}
  />
)

/** Takes over services, way and minutes of the client's last record into a form where none was chosen yet; answers its day. */
function useLast(method: Method, when: boolean): string | undefined {
  const form = useForm()
  const clientId = Form.useWatch('clientId', form)
  const asked = useAnswer(
    records,
    { clientId: clientId ?? '', method, outcome: 'met', size: 1 },
    { when: when && Boolean(clientId) },
  )
  const last = asked.data?.rows[0]
  const [from, setFrom] = useState<string>()
  const filled = useRef<string>(undefined)
  useEffect(() => {
    if (!last || filled.current === last.recordId) return
    filled.current = last.recordId
    if ((form.getFieldValue('serviceCodes') as string[] | undefined)?.length || form.getFieldValue('minutes')) return
    form.setFieldsValue({ serviceCodes: last.serviceCodes, mode: last.mode, minutes: String(last.minutes) })
    setFrom(last.heldOn)
  }, [last, form])
  return from
}

function TimeFields({ method, lists }: { method: Method; lists: CodeLists }) {
  const t = useWord(words)
  const met = Form.useWatch('outcome', useForm()) === 'met' || !isWithClient(method)
  return (
    <>
      <FormField
        name="heldOn"
        label={t('entry.held')}
        hint={t('entry.held-hint', { n: lists.limits.backDays })}
        required
      >
        <DayInput until={todayHere()} />
      </FormField>
      <FormField name="startedAt" label={t('entry.started')}>
        <Input className="short" type="time" />
      </FormField>
      <FormField name="minutes" label={t('entry.minutes')} required={met}>
        <Input className="short" maxLength={4} inputMode="numeric" autoComplete="off" />
      </FormField>
    </>
  )
}

function NoteFields({ lists: { limits } }: { lists: CodeLists }) {
  const t = useWord(words)
  const note = Form.useWatch('note', useForm()) ?? ''
  return (
    <>
      <FormField
        name="note"
        label={t('record.note')}
        hint={t('entry.note-hint', { n: limits.noteLength - lengthOf(note) })}
      >
        <Input.TextArea rows={4} />
      </FormField>
      <FormField
        name="photographIds"
        label={t('record.photographs')}
        hint={t('entry.photographs-hint', { n: limits.photographs })}
      >
        <PhotographsField most={limits.photographs} />
      </FormField>
    </>
  )
}
