import { InputNumber, Select } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { candidatePage } from '../contract.ts'
import { OutcomeMark } from './OutcomeMark.tsx'
import { words } from './recruitment-words.ts'

type Judged = Pick<OutputOf<typeof candidatePage>, 'conditions' | 'asked'>
export type Stated = Record<string, string | number | boolean>

/** Each condition with its outcome, what was found, and the clause it rests on. */
export function Conditions({ of }: { of: Judged['conditions'] }) {
  const phrase = usePhrase()
  return (
    <ul className="recruit-conditions">
      {of.map((one) => (
        <li key={one.code}>
          <OutcomeMark of={one.outcome} /> <b>{phrase(one.name)}</b>
          {one.lines.map((line, at) => (
            <div key={at} className="small" style={{ paddingInlineStart: `${line.depth}rem` }}>
              {phrase(line.sentence)}
              {line.basis && <span className="soft"> {phrase(line.basis)}</span>}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What the papers say of the facts that nobody knows here. */
export function FactFields({
  asked,
  value,
  onChange,
}: {
  asked: Judged['asked']
  value: Stated
  onChange: (value: Stated) => void
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const open = asked.filter((one) => !one.known)
  const set = (fact: string, answer: string | number | boolean | null | undefined) => {
    const { [fact]: _gone, ...rest } = value
    onChange(answer === null || answer === undefined ? rest : { ...rest, [fact]: answer })
  }
  if (open.length === 0) return null
  return (
    <fieldset className="recruit-facts">
      <legend>{t('signUp.papers')}</legend>
      {open.map(({ fact, name, kind, codes }) => (
        <label key={fact}>
          <span>{phrase(name)}</span>
          {kind === 'number' ? (
            <InputNumber
              aria-label={phrase(name)}
              min={0}
              value={value[fact] as number}
              onChange={(n) => set(fact, n)}
            />
          ) : (
            <Select
              aria-label={phrase(name)}
              allowClear
              value={value[fact] === undefined ? undefined : String(value[fact])}
              onChange={(code?: string) => set(fact, kind === 'yes-no' && code !== undefined ? code === 'true' : code)}
              options={
                kind === 'yes-no'
                  ? [
                      { value: 'true', label: t('yes') },
                      { value: 'false', label: t('no') },
                    ]
                  : codes.map((one) => ({ value: one.code, label: phrase(one.name) }))
              }
            />
          )}
        </label>
      ))}
    </fieldset>
  )
}
