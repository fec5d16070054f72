import { Checkbox, Input, InputNumber, Select } from 'antd'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { FactShown, Row } from './DraftForm.tsx'
import { draftWords } from './drafts-words.ts'

const comparisons = ['atLeast', 'atMost', 'below', 'equals', 'oneOf', 'exists'] as const
type Comparison = (typeof comparisons)[number]

interface Given {
  label: string
  value: unknown
  onChange: (value: unknown) => void
  facts: FactShown[]
}

/** One question of one fact of the catalogue. What combines several is shown as it is and written as YAML. */
export function ConditionField({ label, value, onChange, facts }: Given) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const whole = (value ?? {}) as Row
  const negated = whole['not'] !== undefined && (whole['not'] as Row)['ask'] !== undefined
  const asked = (negated ? whole['not'] : whole) as Row
  if (value !== undefined && asked['ask'] === undefined)
    return (
      <div className="field">
        <span className="label">{label}</span>
        <span className="soft">{t('condition.complex')}</span>
      </div>
    )
  const fact = facts.find((one) => one.fact === asked['ask'])
  const comparison = comparisons.find((one) => asked[one] !== undefined) ?? 'atLeast'
  const kept = Object.fromEntries(
    Object.entries(asked).filter(([key]) => !comparisons.includes(key as Comparison) && key !== 'ask'),
  )
  const put = (ask: string, how: Comparison, limit: unknown, not = negated) => {
    const codes = facts.find((known) => known.fact === ask)?.codes ?? []
    const ladder = codes.length > 0 && ['atLeast', 'atMost', 'below'].includes(how)
    // A ladder of codes is climbed in the order of its list.
    const order =
      ask === asked['ask'] ? (kept['order'] ?? codes.map(({ code }) => code)) : codes.map(({ code }) => code)
    const { order: _order, ...rest } = kept
    const one = { ...rest, ask, [how]: limit, ...(ladder && { order }) }
    onChange(not ? { not: one } : one)
  }
  const first = fact?.codes[0]?.code
  return (
    <fieldset className="selection-draft-condition">
      <legend>{label}</legend>
      <label className="field">
        <span className="label">{t('fact')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={(asked['ask'] as string | undefined) ?? null}
          placeholder={t('condition.none')}
          options={facts.map((one) => ({ value: one.fact, label: phrase(one.name) }))}
          onChange={(ask: string) => {
            const codes = facts.find((one) => one.fact === ask)?.codes ?? []
            put(ask, codes.length > 0 ? 'oneOf' : 'atLeast', codes.length > 0 ? [codes[0]!.code] : 1)
          }}
        />
      </label>
      {fact && (
        <>
          <label className="field">
            <span className="label">{t('comparison')}</span>
            <Select
              value={comparison}
              options={comparisons.map((one) => ({ value: one, label: t(`compare.${one}`) }))}
              onChange={(how: Comparison) =>
                put(fact.fact, how, how === 'exists' ? true : how === 'oneOf' ? [first ?? ''] : (first ?? 1))
              }
            />
          </label>
          <Limit
            fact={fact}
            how={comparison}
            value={asked[comparison]}
            onChange={(limit) => put(fact.fact, comparison, limit)}
          />
          <Checkbox
            checked={negated}
            onChange={({ target }) => put(fact.fact, comparison, asked[comparison], target.checked)}
          >
            {t('not.it')}
          </Checkbox>
        </>
      )}
    </fieldset>
  )
}

function Limit({
  fact,
  how,
  value,
  onChange,
}: {
  fact: FactShown
  how: Comparison
  value: unknown
  onChange: (limit: unknown) => void
}) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const codes = fact.codes.map(({ code, name }) => ({ value: code, label: phrase(name) }))
  const yesOrNo = how === 'exists' || typeof value === 'boolean'
  return (
    <label className="field">
      <span className="label">
        {t('limit')}
        {fact.unit && `（${phrase(fact.unit)}）`}
      </span>
      {yesOrNo ? (
        <Select
          value={String(value)}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          onChange={(chosen: string) => onChange(chosen === 'true')}
        />
      ) : how === 'oneOf' ? (
        <Select
          mode={codes.length > 0 ? 'multiple' : 'tags'}
          value={(value as string[] | undefined) ?? []}
          options={codes}
          onChange={onChange}
        />
      ) : codes.length > 0 ? (
        <Select value={value as string} options={codes} onChange={onChange} />
      ) : typeof value === 'string' ? (
        <Input value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <InputNumber value={(value as number | undefined) ?? null} onChange={(typed) => onChange(Number(typed ?? 0))} />
      )}
    </label>
  )
}
