import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Phrase } from '#web/kit/words.ts'
import { useWord } from '#web/kit/words.ts'
import { unsaid } from './draft-fields.ts'
import { draftWords } from './drafts-words.ts'

/** The inputs of a rule's form, each of one kind of thing. */

interface Given<T> {
  label: string
  value: T
  onChange: (value: unknown) => void
}

/** Something said in both languages. */
export function WordsField({
  label,
  value,
  onChange,
  wrong,
}: {
  label: string
  value: Partial<Phrase> | undefined
  onChange: (value: Phrase) => void
  wrong?: ReactNode
}) {
  const t = useWord(draftWords)
  const { zh = '', en = '' } = value ?? {}
  return (
    <div className="selection-draft-words">
      <label className="field">
        <span className="label">
          {label} · {t('chinese')}
        </span>
        <Input value={zh} onChange={({ target }) => onChange({ zh: target.value, en })} />
      </label>
      <label className="field">
        <span className="label">
          {label} · {t('english')}
        </span>
        <Input value={en} onChange={({ target }) => onChange({ zh, en: target.value })} />
      </label>
      {wrong}
    </div>
  )
}

/** A number as the file keeps it; money is typed in yuan and kept in fen. */
export function NumberField({ label, value, onChange, per }: Given<unknown> & { per: number }) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <InputNumber
        value={typeof value === 'number' ? value / per : null}
        min={0}
        onChange={(typed) => onChange(typed === null ? undefined : Math.round(Number(typed) * per))}
      />
    </label>
  )
}

export function FlagField({ label, value, onChange }: Given<unknown>) {
  return (
    <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked || undefined)}>
      {label}
    </Checkbox>
  )
}

/** Days, or working days of the official calendar. */
export function LimitField({ label, value, onChange }: Given<unknown>) {
  const t = useWord(draftWords)
  const { count, unit = 'workingDays' } = (value ?? {}) as { count?: number; unit?: 'workingDays' | 'days' }
  return (
    <div className="field">
      <span className="label">{label}</span>
      <span className="selection-draft-limit">
        <InputNumber
          aria-label={label}
          value={count ?? null}
          min={0}
          precision={0}
          onChange={(typed) => onChange(typed === null ? undefined : { unit, count: Number(typed) })}
        />
        <Select
          aria-label={`${label} · ${t('days')}`}
          value={unit}
          options={(['workingDays', 'days'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(chosen) => count !== undefined && onChange({ unit: chosen, count })}
        />
      </span>
    </div>
  )
}

/** The rows of a score sheet. */
export function CriteriaField({ label, value, onChange }: Given<unknown>) {
  const t = useWord(draftWords)
  const rows = (value ?? []) as { code: string; name?: Partial<Phrase>; points?: number }[]
  return (
    <div className="field">
      <span className="label">{label}</span>
      {rows.map((row, at) => (
        <div key={at} className="selection-draft-limit">
          <WordsField
            label={t('name')}
            value={row.name}
            onChange={(name) => onChange(rows.with(at, { ...row, name }))}
          />
          <NumberField
            label={t('points')}
            value={row.points}
            per={1}
            onChange={(points) => onChange(rows.with(at, { ...row, points: points as number }))}
          />
          <button type="button" className="button bare" onClick={() => onChange(rows.toSpliced(at, 1))}>
            {t('remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...rows, { code: `criterion-${rows.length + 1}`, name: unsaid(), points: 10 }])}
      >
        {t('add')}
      </button>
    </div>
  )
}
