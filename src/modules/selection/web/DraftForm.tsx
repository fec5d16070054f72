import { Input, Select } from 'antd'
import type { Phrase } from '#web/kit/words.ts'
import { useWord } from '#web/kit/words.ts'
import { Cell } from './DraftCell.tsx'
import { type Document, Documents, type Fault, type Grounded, Grounds, type Row, Wrong } from './DraftGrounds.tsx'
import { WordsField } from './draft-inputs.tsx'
import { type FactShown, type Field, listFields, newRow, valueFields } from './draft-fields.ts'
import { type DraftWord, draftWords } from './drafts-words.ts'

interface Given {
  of: Document
  onChange: (document: Document) => void
  faults: Fault[]
  facts: FactShown[]
  /** Of the place's pack. */
  shared: { key: string; title: string }[]
}

/** A rule as a form: the title, what it rests on, single figures, then each list row by row. */
export function DraftForm({ of, onChange, faults, facts, shared }: Given) {
  const t = useWord(draftWords)
  const bases = [
    ...Object.entries(of.documents ?? {}).map(([key, one]) => ({ key, title: String(one['title'] ?? key) })),
    ...shared,
  ]
  const firstBasis = bases[0]?.key ?? 'rule'
  return (
    <div className="selection-draft">
      <WordsField
        label={t('title')}
        value={of.title}
        onChange={(title) => onChange({ ...of, title })}
        wrong={<Wrong at="title" of={faults} />}
      />
      <Documents of={of} onChange={onChange} faults={faults} />
      <section className="card">
        <h2>{t('values')}</h2>
        {valueFields
          .filter(({ key }) => of.values?.[key])
          .map((field) => (
            <Value
              key={field.key}
              field={field}
              of={of.values![field.key]!}
              bases={bases}
              faults={faults}
              onChange={(value) => onChange({ ...of, values: { ...of.values, [field.key]: value } })}
              onRemove={() => {
                const { [field.key]: _gone, ...values } = of.values!
                onChange({ ...of, values })
              }}
            />
          ))}
        <Select
          aria-label={t('add.value')}
          placeholder={t('add.value')}
          value={null}
          options={valueFields
            .filter(({ key }) => !of.values?.[key])
            .map(({ key }) => ({ value: key, label: t(`value.${key}` as DraftWord) }))}
          onChange={(key: string) => {
            const field = valueFields.find((one) => one.key === key)!
            onChange({ ...of, values: { ...of.values, [key]: { is: begin(field), basis: firstBasis } } })
          }}
        />
      </section>
      {Object.keys(listFields).map((list) => (
        <List
          key={list}
          list={list}
          of={of.lists?.[list]}
          bases={bases}
          facts={facts}
          faults={faults.filter((one) => one.path.startsWith(`lists.${list}`))}
          onChange={(changed) => {
            const { [list]: _before, ...rest } = of.lists ?? {}
            onChange({ ...of, lists: changed.items!.length > 0 ? { ...rest, [list]: changed } : rest })
          }}
          basis={firstBasis}
        />
      ))}
    </div>
  )
}

/** What a figure begins with. */
function begin({ kind, choices }: Field): unknown {
  if (kind === 'choice') return choices![0]
  if (kind === 'flag') return true
  if (kind === 'limit') return { unit: 'workingDays', count: 5 }
  return 1
}

function Value({
  field,
  of,
  onChange,
  onRemove,
  bases,
  faults,
}: Grounded & { field: Field; onRemove: () => void; faults: Given['faults'] }) {
  const t = useWord(draftWords)
  const name = t(`value.${field.key}` as DraftWord)
  return (
    <fieldset className="selection-draft-row">
      <legend>{name}</legend>
      <Cell
        field={field}
        label={name}
        prefix={`value.${field.key}`}
        value={of['is']}
        onChange={(is) => onChange({ ...of, is })}
        facts={[]}
        at={`values.${field.key}`}
        faults={[]}
      />
      <Grounds of={of} onChange={onChange} bases={bases} />
      <Wrong at={`values.${field.key}`} of={faults} />
      {!field.needed && (
        <button type="button" className="button bare" aria-label={t('remove.what', { what: name })} onClick={onRemove}>
          {t('remove')}
        </button>
      )}
    </fieldset>
  )
}

function List({
  list,
  of,
  onChange,
  bases,
  facts,
  faults,
  basis,
}: {
  list: string
  of: { basis?: string; items?: Row[] } | undefined
  onChange: (list: { basis?: string; items?: Row[] }) => void
  bases: Grounded['bases']
  facts: FactShown[]
  faults: Given['faults']
  basis: string
}) {
  const t = useWord(draftWords)
  const items = of?.items ?? []
  const put = (all: Row[]) => onChange({ basis, ...of, items: all })
  return (
    <details className="card" open={items.length > 0 || undefined}>
      <summary>
        <h2>
          {t(`list.${list}` as DraftWord)} <span className="soft">{items.length || t('none')}</span>
        </h2>
      </summary>
      {items.map((row, at) => (
        <fieldset key={at} className="selection-draft-row">
          <legend>{String((row['name'] as Partial<Phrase> | undefined)?.zh || row['code'])}</legend>
          <label className="field">
            <span className="label">{t('code')}</span>
            <Input
              value={String(row['code'] ?? '')}
              onChange={({ target }) => put(items.with(at, { ...row, code: target.value }))}
            />
          </label>
          <WordsField
            label={t('name')}
            value={row['name'] as Partial<Phrase> | undefined}
            onChange={(name) => put(items.with(at, { ...row, name }))}
          />
          {listFields[list]!.map((field) => (
            <Cell
              key={field.key}
              field={field}
              label={
                field.kind === 'condition'
                  ? t('condition')
                  : field.kind === 'criteria'
                    ? t('criteria')
                    : t(`field.${field.key}` as DraftWord)
              }
              prefix="choice"
              value={row[field.key]}
              onChange={(value) => put(items.with(at, { ...row, [field.key]: value }))}
              facts={facts}
              at={`lists.${list}.items.${at}.${field.key}`}
              faults={faults}
            />
          ))}
          <Grounds of={row} onChange={(changed) => put(items.with(at, changed))} bases={bases} inherited={of?.basis} />
          <Wrong
            at={`lists.${list}.items.${at}`}
            of={faults}
            but={listFields[list]!.flatMap(({ key, kind }) =>
              kind === 'condition' ? [`lists.${list}.items.${at}.${key}`] : [],
            )}
          />
          <span className="selection-draft-row-acts">
            {at > 0 && (
              <button
                type="button"
                className="button bare"
                onClick={() => put(items.with(at - 1, row).with(at, items[at - 1]!))}
              >
                {t('up')}
              </button>
            )}
            <button type="button" className="button bare" onClick={() => put(items.toSpliced(at, 1))}>
              {t('remove')}
            </button>
          </span>
        </fieldset>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          put([
            ...items,
            newRow(
              list,
              items.map((row) => String(row['code'])),
            ),
          ])
        }
      >
        {t('add')}
      </button>
    </details>
  )
}
