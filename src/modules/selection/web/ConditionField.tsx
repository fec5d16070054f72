import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { usePhrase, useWord } from '#web/kit/words.ts'
import {
  asking,
  comparisonOf,
  type Comparison,
  compared,
  comparisons,
  gapOf,
  grouped,
  joined,
  type Joiner,
  joinerOf,
  type Part,
  partsOf,
  questionIn,
  unasked,
  withParts,
} from './condition-tree.ts'
import type { Fault } from './DraftGrounds.tsx'
import type { FactShown } from './draft-fields.ts'
import { draftWords } from './drafts-words.ts'

/** Deeper than this nobody follows a condition on a screen; YAML may go on. */
const deepest = 4

interface Given {
  label: string
  value: unknown
  onChange: (value: unknown) => void
  facts: FactShown[]
  /** Its place in the file, as faults name it. */
  at: string
  faults: Fault[]
  /** It may be left out. */
  optional?: boolean
}

/** A condition of the catalogue of facts: one question, or groups of them within each other. */
export function ConditionField({ label, value, onChange, facts, at, faults, optional = false }: Given) {
  const t = useWord(draftWords)
  const part = (value ?? unasked) as Part
  return (
    <div className="selection-draft-whole-condition">
      <Node label={label} part={part} depth={1} at={at} facts={facts} faults={faults} onChange={onChange} />
      <span className="selection-draft-row-acts">
        {joinerOf(part) === undefined && (
          <button type="button" className="button bare" onClick={() => onChange(grouped(part))}>
            {t('group.begin')}
          </button>
        )}
        {optional && value !== undefined && (
          <button type="button" className="button bare" onClick={() => onChange(undefined)}>
            {t('condition.drop')}
          </button>
        )}
      </span>
    </div>
  )
}

interface NodeGiven {
  label: string
  part: Part
  depth: number
  at: string
  facts: FactShown[]
  faults: Fault[]
  onChange: (part: Part) => void
}

const Node = (given: NodeGiven) => (joinerOf(given.part) === undefined ? <Question {...given} /> : <Group {...given} />)

/** What is wrong exactly here; what is wrong in a part stands at the part. */
function Wrong({ at, of }: { at: (path: string) => boolean; of: Fault[] }) {
  const phrase = usePhrase()
  return of
    .filter(({ path }) => at(path))
    .map((one, n) => (
      <span key={n} className="wrong" role="alert">
        {phrase(one.said)}
      </span>
    ))
}

const joiners: readonly Joiner[] = ['all', 'any', 'none']

function Group({ label, part, depth, at, facts, faults, onChange }: NodeGiven) {
  const t = useWord(draftWords)
  const box = useRef<HTMLFieldSetElement>(null)
  const joiner = joinerOf(part)!
  const found = partsOf(part)
  const parts = found.map((one) => one.part)
  const count = useRef(parts.length)
  // Who adds a part goes on writing in it.
  useEffect(() => {
    const added = parts.length > count.current
    count.current = parts.length
    if (added)
      box.current
        ?.querySelector(`:scope > .selection-draft-parts > li:last-child`)
        ?.querySelector<HTMLElement>('input, select')
        ?.focus()
  }, [parts.length])
  const put = (all: readonly Part[]) => onChange(withParts(part, all))
  const own = (path: string) => [at, `${at}.${joiner}`, `${at}.not`, `${at}.not.any`].includes(path)
  return (
    <fieldset ref={box} className={`selection-draft-group ${joiner}`}>
      <legend>{depth === 1 ? label : t('group.nth', { label })}</legend>
      <label className="field">
        <span className="label">{t('group.joins')}</span>
        <Select
          value={joiner}
          options={joiners.map((one) => ({ value: one, label: t(`group.${one}`) }))}
          onChange={(chosen: Joiner) => onChange(joined(part, chosen))}
        />
      </label>
      {parts.length === 0 && <span className="wrong">{t('group.empty')}</span>}
      <Wrong at={own} of={faults} />
      <ol className="selection-draft-parts">
        {found.map(({ part: one, path }, n) => {
          const named = depth === 1 ? String(n + 1) : `${label}.${n + 1}`
          return (
            <li key={n}>
              <Node
                label={named}
                part={one}
                depth={depth + 1}
                at={`${at}.${path}`}
                facts={facts}
                faults={faults}
                onChange={(changed) => put(parts.with(n, changed))}
              />
              <span className="selection-draft-row-acts">
                {n > 0 && (
                  <button
                    type="button"
                    className="button bare"
                    aria-label={t('up.what', { what: named })}
                    onClick={() => put(parts.with(n - 1, one).with(n, parts[n - 1]!))}
                  >
                    {t('up')}
                  </button>
                )}
                {joinerOf(one) === undefined && depth < deepest && (
                  <button
                    type="button"
                    className="button bare"
                    aria-label={t('group.begin.what', { what: named })}
                    onClick={() => put(parts.with(n, grouped(one)))}
                  >
                    {t('group.begin')}
                  </button>
                )}
                <button
                  type="button"
                  className="button bare"
                  aria-label={t('remove.what', { what: named })}
                  onClick={() => put(parts.toSpliced(n, 1))}
                >
                  {t('remove')}
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      <span className="selection-draft-row-acts">
        <button type="button" className="button" onClick={() => put([...parts, unasked])}>
          {t('group.add')}
        </button>
        {depth < deepest && (
          <button type="button" className="button" onClick={() => put([...parts, grouped(unasked)])}>
            {t('group.add-group')}
          </button>
        )}
        {parts.length === 1 && Object.keys(part).length === 1 && joiner !== 'none' && (
          <button type="button" className="button bare" onClick={() => onChange(parts[0]!)}>
            {t('group.dissolve')}
          </button>
        )}
      </span>
    </fieldset>
  )
}

/** With what a comparison begins. */
function firstLimit(how: Comparison, { kind, codes }: FactShown): unknown {
  if (how === 'exists') return true
  if (how === 'within') return { years: 1 }
  if (how === 'oneOf') return codes.length > 0 ? [codes[0]!.code] : []
  return codes[0]?.code ?? (kind === 'yes-no' ? true : 1)
}

/** How a fact of a kind is usually asked. */
const usual = ({ kind, codes }: FactShown): Comparison =>
  codes.length > 0 ? 'oneOf' : kind === 'yes-no' ? 'equals' : kind === 'day' ? 'within' : 'atLeast'

/** How a fact of a kind can be asked, and however this one is asked already. */
function waysOf({ kind, codes }: FactShown, now: Comparison): Comparison[] {
  const ways: readonly Comparison[] =
    kind === 'yes-no'
      ? ['equals', 'exists']
      : kind === 'day'
        ? ['within', 'exists']
        : codes.length > 0
          ? ['oneOf', 'equals', 'atLeast', 'atMost', 'below', 'exists']
          : ['atLeast', 'atMost', 'below', 'equals', 'oneOf', 'exists']
  return comparisons.filter((one) => one === now || ways.includes(one))
}

function Question({ label, part, at, facts, faults, onChange }: NodeGiven) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const { asked, negated } = questionIn(part)
  const ask = asked['ask'] as string | undefined
  const fact = facts.find((one) => one.fact === ask)
  const how = comparisonOf(asked)
  const gap = gapOf(asked)
  const codesOf = (of: FactShown) => of.codes.map(({ code }) => code)
  const put = (of: FactShown, way: Comparison, limit: unknown) =>
    onChange(asking(part, compared(asked, of.fact, way, limit, codesOf(of)), negated))
  return (
    <fieldset className="selection-draft-condition">
      <legend>{label}</legend>
      <label className="field">
        <span className="label">{t('fact')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={ask ?? null}
          placeholder={t('condition.none')}
          status={gap === 'fact' && part !== unasked ? 'error' : ''}
          options={facts.map((one) => ({ value: one.fact, label: phrase(one.name) }))}
          onChange={(chosen: string) => {
            const of = facts.find((one) => one.fact === chosen)!
            put(of, usual(of), firstLimit(usual(of), of))
          }}
        />
      </label>
      {fact && (
        <>
          <label className="field">
            <span className="label">{t('comparison')}</span>
            <Select
              value={how}
              options={waysOf(fact, how).map((one) => ({ value: one, label: t(`compare.${one}`) }))}
              onChange={(way: Comparison) => put(fact, way, firstLimit(way, fact))}
            />
          </label>
          <Limit fact={fact} how={how} value={asked[how]} onChange={(limit) => put(fact, how, limit)} />
          <Checkbox checked={negated} onChange={({ target }) => onChange(asking(part, asked, target.checked))}>
            {t('not.it')}
          </Checkbox>
        </>
      )}
      {gap && <span className="wrong">{t(`gap.${gap}`)}</span>}
      {!gap && <Wrong at={(path) => path === at || path.startsWith(`${at}.`)} of={faults} />}
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
  const label = (
    <span className="label">
      {t('limit')}
      {fact.unit && `（${phrase(fact.unit)}）`}
    </span>
  )
  if (how === 'within') {
    const { years, days } = (value ?? {}) as { years?: number; days?: number }
    const unit = days === undefined ? 'years' : 'days'
    return (
      <div className="field">
        {label}
        <span className="selection-draft-limit">
          <InputNumber
            aria-label={t('limit')}
            min={1}
            precision={0}
            value={years ?? days ?? null}
            onChange={(typed) => onChange(typed === null ? undefined : { [unit]: Number(typed) })}
          />
          <Select
            aria-label={t('within.unit')}
            value={unit}
            options={(['years', 'days'] as const).map((one) => ({ value: one, label: t(`within.${one}`) }))}
            onChange={(chosen: 'years' | 'days') => onChange({ [chosen]: years ?? days ?? 1 })}
          />
        </span>
      </div>
    )
  }
  return (
    <label className="field">
      {label}
      {how === 'exists' || typeof value === 'boolean' ? (
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
          optionFilterProp="label"
          onChange={onChange}
        />
      ) : codes.length > 0 ? (
        <Select value={value as string} options={codes} onChange={onChange} />
      ) : typeof value === 'string' ? (
        <Input value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <InputNumber
          value={(value as number | undefined) ?? null}
          onChange={(typed) => onChange(typed === null ? undefined : Number(typed))}
        />
      )}
    </label>
  )
}
