import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput, LastDayInput } from '#web/kit/DayInput.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeCooperation, recordCooperation, underChoices } from '../contract.ts'
import type { cooperationOne } from '../contract.ts'
import { cooperationKinds, kindsUnder, standsUnder } from '../domain/cooperation.ts'
import type { CooperationKind } from '../domain/cooperation.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { words } from './words.ts'

export type Cooperation = Omit<OutputOf<typeof cooperationOne>, 'above' | 'below'>

interface Under {
  cooperationId: string
  kind: CooperationKind
  title: string
}

/** Records one of the kinds; under something, only the kinds that belong there. */
export function RecordCooperation({ under, onClose }: { under?: Under; onClose: () => void }) {
  const t = useWord(words)
  const kinds = under ? kindsUnder(under.kind) : cooperationKinds
  const [kind, setKind] = useState<CooperationKind | undefined>(kinds.length === 1 ? kinds[0] : undefined)
  return (
    <Ask title={under ? t('co.record-under', { title: under.title }) : t('co.record')} onClose={onClose}>
      <ActForm
        endpoint={recordCooperation}
        initial={{ fromOn: todayIn(new Date()), ...(kind && { kind }) }}
        shape={(values) =>
          whole({ underId: under?.cooperationId ?? null, ...values }) as InputOf<typeof recordCooperation>
        }
        verb={t('co.record')}
        onEdit={(values) => setKind(values['kind'] as CooperationKind)}
        onDone={onClose}
      >
        <FormField name="kind" label={t('co.kind')} required>
          <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </FormField>
        {kind && <Fields key={kind} kind={kind} fixed={under !== undefined} />}
      </ActForm>
    </Ask>
  )
}

export function ChangeCooperation({ of, onClose }: { of: Cooperation; onClose: () => void }) {
  const t = useWord(words)
  const { title, partner, underId, personId, fromOn, untilOn, hours, grade, note } = of
  const known = { title, partner, underId, personId, fromOn, untilOn, hours, grade, note }
  return (
    <Ask title={`${t('co.change')} · ${of.title}`} onClose={onClose}>
      <ActForm
        endpoint={changeCooperation}
        initial={known}
        shape={(values) => ({
          ...(whole({ ...known, ...values }) as InputOf<typeof changeCooperation>),
          cooperationId: of.cooperationId,
          basedOnVersion: of.version,
        })}
        verb={t('co.change')}
        onDone={onClose}
      >
        <Fields kind={of.kind} of={of} />
      </ActForm>
    </Ask>
  )
}

/** What was left empty is sent as such. */
const whole = (values: Record<string, unknown>) => ({
  ...values,
  untilOn: values['untilOn'] ?? null,
  underId: values['underId'] ?? null,
  personId: values['personId'] ?? null,
  hours: values['hours'] ?? null,
  grade: values['grade'] || null,
  partner: values['partner'] ?? '',
  note: values['note'] ?? '',
})

const graded: readonly CooperationKind[] = ['internship', 'topic', 'output']
const led: readonly CooperationKind[] = ['internship', 'mentor', 'topic', 'output', 'institute', 'base']

/** The fields of a kind: what it never has is not asked. */
function Fields({ kind, of, fixed = false }: { kind: CooperationKind; of?: Cooperation; fixed?: boolean }) {
  const t = useWord(words)
  const above = standsUnder[kind]
  const titles = { internship: t('co.student'), output: t('co.output-title') }
  return (
    <>
      <FormField name="title" label={titles[kind as keyof typeof titles] ?? t('co.title-short')} required>
        <Input maxLength={100} autoComplete="off" />
      </FormField>
      <FormField name="partner" label={kind === 'internship' ? t('co.school') : t('co.partner')}>
        <Input maxLength={200} autoComplete="off" />
      </FormField>
      {!fixed && above.length > 0 && (
        <FormField
          name="underId"
          label={t('co.under')}
          hint={t('co.under-hint', { kinds: above.map((one) => t(`kind.${one}`)).join(t('or')) })}
        >
          <UnderPicker kind={kind} valueLabel={of?.underTitle ?? undefined} />
        </FormField>
      )}
      {led.includes(kind) && (
        <FormField name="personId" label={kind === 'mentor' ? t('co.mentor') : t('co.person')}>
          <PersonPicker valueLabel={of?.personName ?? undefined} />
        </FormField>
      )}
      <FormField name="fromOn" label={kind === 'output' ? t('co.published') : t('co.from')} required>
        <DayInput />
      </FormField>
      {kind !== 'output' && (
        <FormField name="untilOn" label={t('co.until')}>
          <LastDayInput />
        </FormField>
      )}
      {kind === 'internship' && (
        <FormField name="hours" label={t('co.hours')}>
          <InputNumber min={0} max={10_000} />
        </FormField>
      )}
      {graded.includes(kind) && (
        <FormField name="grade" label={t('co.grade')} {...(kind === 'internship' && { hint: t('co.grade-hint') })}>
          <Input maxLength={40} autoComplete="off" />
        </FormField>
      )}
      <FormField name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </FormField>
    </>
  )
}

/** An agreement, an institute or a topic that this kind may belong to. */
function UnderPicker({ kind, ...control }: Control & { kind: CooperationKind; valueLabel?: string | undefined }) {
  const t = useWord(words)
  return (
    <SearchSelect
      placeholder={t('co.search')}
      {...control}
      name={`development under ${kind}`}
      search={async (search, signal) => {
        const { rows } = await call(underChoices, { kind, search }, { signal })
        return rows.map((row) => ({
          value: row.cooperationId,
          label: row.title,
          hint: [t(`kind.${row.kind}`), row.partner].filter(Boolean).join(' '),
        }))
      }}
    />
  )
}
