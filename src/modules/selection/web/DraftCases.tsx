import { Input, InputNumber, Select } from 'antd'
import { useEffect, useId, useRef } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import type { Phrase } from '#web/kit/words.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { draft } from '../contract-drafts.ts'
import type { Row } from './DraftGrounds.tsx'
import type { FactShown } from './draft-fields.ts'
import { caseWords } from './draft-cases-words.ts'
import { listFields } from './draft-fields.ts'

type Draft = OutputOf<typeof draft>

/** A case as its file keeps it. What a form does not draw (tries, codes, certainty …) is kept as it is. */
interface Written extends Row {
  name?: string
  on?: string
  given?: Record<string, unknown>
  then?: { outcomes?: Record<string, string> }
  tries?: { of: string }[]
}

interface Clause {
  key: string
  name: string
}

/** What of a rule a case about a person can speak of: everything with a condition. */
const lists = Object.keys(listFields).filter((list) => listFields[list]!.some(({ kind }) => kind === 'condition'))

interface Given {
  of: Draft
  cases: Written[]
  onChange: (cases: Written[]) => void
  /** The cases were changed since they were played. */
  isChanged: boolean
  today: string
}

/** Made-up people beside a rule: what they are, how each clause comes out on them, and whether it does. */
export function DraftCases({ of, cases, onChange, isChanged, today }: Given) {
  const t = useWord(caseWords)
  const phrase = usePhrase()
  const box = useRef<HTMLDivElement>(null)
  const count = useRef(cases.length)
  useEffect(() => {
    const added = cases.length > count.current
    count.current = cases.length
    if (added) box.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type input')?.focus()
  }, [cases.length])
  const clauses = clausesIn(of.document as Row | null, phrase)
  const played = isChanged ? null : of.played
  const failed = played?.cases.filter(({ lines }) => lines.some((one) => !one.passed)).length ?? 0
  const put = (at: number, one: Written) => onChange(cases.with(at, one))
  return (
    <div className="selection-draft" ref={box}>
      <p className="soft">{t('say')}</p>
      {isChanged && <p className="panel">{t('save.to-play')}</p>}
      {played && cases.length > 0 && (
        <p className={`status ${failed > 0 ? 'bad' : 'good'}`}>
          {failed > 0 ? t('failed', { n: failed, of: cases.length }) : t('passed', { n: cases.length })}
        </p>
      )}
      {played && played.lacking.length > 0 && (
        <section className="panel warn">
          <p>{t('lacking')}</p>
          <ul>
            {played.lacking.map((one) => (
              <li key={one.code + one.side}>
                <strong>{phrase(one.name)}</strong>（{phrase(one.wanted)}）：{t(`lacking.${one.side}`)}{' '}
                {of.mayWrite && (
                  <button
                    type="button"
                    className="button bare"
                    onClick={() =>
                      onChange([
                        ...cases,
                        {
                          name: t(`name.${one.side}`, { what: phrase(one.name) }),
                          on: today,
                          given: {},
                          then: { outcomes: { [`requirements.${one.code}`]: one.side } },
                        },
                      ])
                    }
                  >
                    {t('begin.this')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {cases.map((one, at) => (
        <Case
          key={at}
          of={one}
          nth={at + 1}
          clauses={clauses}
          facts={of.facts}
          faults={of.faults.filter(({ of: where, path }) => where === 'cases' && path.split('.')[0] === String(at))}
          lines={played?.cases[at]?.lines ?? null}
          onChange={(changed) => put(at, changed)}
          onCopy={() => onChange(cases.toSpliced(at + 1, 0, structuredClone(one)))}
          onRemove={() => onChange(cases.toSpliced(at, 1))}
        />
      ))}
      {of.mayWrite && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => onChange([...cases, { name: '', on: today, given: {}, then: { outcomes: {} } }])}
          >
            {t('add')}
          </button>
        </p>
      )}
    </div>
  )
}

function clausesIn(document: Row | null, phrase: (said: Phrase) => string): Clause[] {
  const written = (document?.['lists'] ?? {}) as Record<string, { items?: Row[] }>
  return lists.flatMap((list) =>
    (written[list]?.items ?? []).flatMap((row) =>
      row['when'] === undefined
        ? []
        : [{ key: `${list}.${String(row['code'])}`, name: phrase((row['name'] as Phrase | undefined) ?? noName(row)) }],
    ),
  )
}
const noName = (row: Row): Phrase => {
  const code = String(row['code'])
  return { zh: code, en: code }
}

const outcomes = ['met', 'unmet', 'unknown'] as const

interface CaseGiven {
  of: Written
  nth: number
  clauses: Clause[]
  facts: FactShown[]
  faults: { path: string; said: Phrase }[]
  lines: { about: string; passed: boolean; wanted: Phrase; found: Phrase }[] | null
  onChange: (one: Written) => void
  onCopy: () => void
  onRemove: () => void
}

function Case({ of, nth, clauses, facts, faults, lines, onChange, onCopy, onRemove }: CaseGiven) {
  const t = useWord(caseWords)
  const phrase = usePhrase()
  const given = of.given ?? {}
  const wanted = of.then?.outcomes ?? {}
  const putGiven = (facts_: Record<string, unknown>) => onChange({ ...of, given: facts_ })
  const putWanted = (key: string, outcome: string | undefined) => {
    const { [key]: _before, ...rest } = wanted
    onChange({ ...of, then: { ...of.then, outcomes: outcome === undefined ? rest : { ...rest, [key]: outcome } } })
  }
  const passes = lines?.every((one) => one.passed)
  // A clause that was taken out of the rule is still there to be taken out of the case.
  const gone = Object.keys(wanted).filter((key) => !clauses.some((one) => one.key === key))
  return (
    <fieldset className="card selection-draft-case">
      <legend>
        {t('nth', { n: nth })}{' '}
        {lines && lines.length > 0 && (
          <span className={`status ${passes ? 'good' : 'bad'}`}>{t(passes ? 'case.passed' : 'case.failed')}</span>
        )}
      </legend>
      <div className="selection-draft-row">
        <label className="field selection-draft-words">
          <span className="label">{t('name')}</span>
          <Input value={of.name ?? ''} onChange={({ target }) => onChange({ ...of, name: target.value })} />
        </label>
        <DayField label={t('on')} value={of.on} onChange={(on) => onChange({ ...of, on })} />
      </div>
      <div className="selection-draft-case-sides">
        <section>
          <h3>{t('given')}</h3>
          <ul className="selection-draft-parts">
            {Object.entries(given).map(([fact, value]) => {
              const known = facts.find((one) => one.fact === fact)
              const called = known ? phrase(known.name) : fact
              const { [fact]: _gone, ...rest } = given
              return (
                <li key={fact} className="selection-draft-given">
                  <FactField
                    label={called}
                    fact={known}
                    value={value}
                    onChange={(changed) => putGiven({ ...given, [fact]: changed })}
                  />
                  <button
                    type="button"
                    className="button bare"
                    aria-label={t('remove.what', { what: called })}
                    onClick={() => putGiven(rest)}
                  >
                    {t('remove')}
                  </button>
                </li>
              )
            })}
          </ul>
          <label className="field">
            <span className="label">{t('fact.add')}</span>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('fact.choose')}
              value={null}
              options={facts
                .filter((one) => !(one.fact in given))
                .map((one) => ({ value: one.fact, label: phrase(one.name) }))}
              onChange={(fact: string) =>
                putGiven({ ...given, [fact]: firstValue(facts.find((one) => one.fact === fact)!) })
              }
            />
          </label>
        </section>
        <section>
          <h3>{t('wanted')}</h3>
          {clauses.length === 0 && <p className="soft">{t('wanted.none')}</p>}
          {[...clauses, ...gone.map((key) => ({ key, name: t('clause.gone', { what: key }) }))].map(({ key, name }) => {
            const line = lines?.find(({ about }) => about === key)
            return (
              <label key={key} className="field">
                <span className="label">{name}</span>
                <Select
                  allowClear
                  placeholder={t('wanted.unsaid')}
                  value={wanted[key] ?? null}
                  options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
                  onChange={(outcome) => putWanted(key, outcome ?? undefined)}
                />
                {line && !line.passed && <span className="wrong">{t('found', { what: phrase(line.found) })}</span>}
              </label>
            )
          })}
        </section>
      </div>
      {(of.tries?.length ?? 0) > 0 && <p className="soft small">{t('tries', { n: of.tries!.length })}</p>}
      {lines
        ?.filter(({ about, passed }) => !passed && !(about in wanted))
        .map((one, at) => (
          <p key={at} className="wrong">
            {t('other', { about: one.about, wanted: phrase(one.wanted), found: phrase(one.found) })}
          </p>
        ))}
      {faults.map((one, at) => (
        <p key={at} className="wrong" role="alert">
          {phrase(one.said)} <code>{one.path}</code>
        </p>
      ))}
      <span className="selection-draft-row-acts">
        <button type="button" className="button bare" onClick={onCopy}>
          {t('copy')}
        </button>
        <button type="button" className="button bare" onClick={onRemove}>
          {t('remove.case')}
        </button>
      </span>
    </fieldset>
  )
}

function DayField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <DayInput id={id} value={value || null} onChange={(day) => onChange(day ?? '')} />
    </div>
  )
}

const firstValue = ({ kind, codes, unit }: FactShown): unknown =>
  kind === 'yes-no' ? true : (codes[0]?.code ?? (kind === 'day' || !unit ? '' : 0))

/** What is so of somebody. One code is that code; several are a list, and none is said as none. */
function FactField({
  label,
  fact,
  value,
  onChange,
}: {
  label: string
  fact: FactShown | undefined
  value: unknown
  onChange: (value: unknown) => void
}) {
  const t = useWord(caseWords)
  const phrase = usePhrase()
  if (fact?.kind === 'day') return <DayField label={label} value={value as string} onChange={onChange} />
  const codes = fact?.codes ?? []
  return (
    <label className="field">
      <span className="label">
        {label}
        {fact?.unit && `（${phrase(fact.unit)}）`}
      </span>
      {typeof value === 'boolean' ? (
        <Select
          value={String(value)}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          onChange={(chosen: string) => onChange(chosen === 'true')}
        />
      ) : codes.length > 0 || Array.isArray(value) ? (
        <Select
          mode="multiple"
          placeholder={t('none-of-them')}
          value={[value ?? []].flat() as string[]}
          options={codes.map(({ code, name }) => ({ value: code, label: phrase(name) }))}
          optionFilterProp="label"
          onChange={(chosen: string[]) => onChange(chosen.length === 1 ? chosen[0] : chosen)}
        />
      ) : typeof value === 'string' ? (
        <Input value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <InputNumber
          value={(value as number | null) ?? null}
          onChange={(typed) => onChange(typed === null ? null : Number(typed))}
        />
      )}
    </label>
  )
}
