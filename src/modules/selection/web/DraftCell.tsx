import { Input, Select } from 'antd'
import type { Phrase } from '#web/kit/words.ts'
import { useWord } from '#web/kit/words.ts'
import { ConditionField } from './ConditionField.tsx'
import type { Fault } from './DraftGrounds.tsx'
import { CriteriaField, FlagField, LimitField, NumberField, WordsField } from './draft-inputs.tsx'
import type { FactShown, Field } from './draft-fields.ts'
import { type DraftWord, draftWords } from './drafts-words.ts'

/** One figure or field of a row, by the kind that it is of. */
export function Cell({
  field,
  label,
  prefix,
  value,
  onChange,
  facts,
  at,
  faults,
}: {
  field: Field
  label: string
  /** Under which words its choices stand. */
  prefix: string
  value: unknown
  onChange: (value: unknown) => void
  facts: FactShown[]
  at: string
  faults: Fault[]
}) {
  const t = useWord(draftWords)
  switch (field.kind) {
    case 'choice':
      return (
        <label className="field">
          <span className="label">{label}</span>
          <Select
            allowClear={!field.needed}
            value={(value as string | undefined) ?? null}
            options={field.choices!.map((one) => ({ value: one, label: t(`${prefix}.${one}` as DraftWord) }))}
            onChange={(chosen) => onChange(chosen ?? undefined)}
          />
        </label>
      )
    case 'words':
      return <WordsField label={label} value={value as Partial<Phrase> | undefined} onChange={onChange} />
    case 'text':
      return (
        <label className="field">
          <span className="label">{label}</span>
          <Input value={String(value ?? '')} onChange={({ target }) => onChange(target.value || undefined)} />
        </label>
      )
    case 'limit':
      return <LimitField label={label} value={value} onChange={onChange} />
    case 'flag':
      return <FlagField label={label} value={value} onChange={onChange} />
    case 'condition':
      return (
        <ConditionField
          label={label}
          value={value}
          onChange={onChange}
          facts={facts}
          at={at}
          faults={faults}
          optional={!field.needed}
        />
      )
    case 'criteria':
      return <CriteriaField label={label} value={value} onChange={onChange} />
    case 'count':
    case 'yuan':
      return <NumberField label={label} value={value} onChange={onChange} per={field.kind === 'yuan' ? 100 : 1} />
  }
}
