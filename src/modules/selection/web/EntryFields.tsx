import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { Field } from '#web/kit/plain-form.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './entries-words.ts'
import { lines, type Mine, type Typed } from './entry-typed.ts'

/** The parts of an entry’s form. Drawn without antd: the phone shows them too. */

interface Props {
  of: Mine
  typed: Typed
  type: (change: Partial<Typed>) => void
  wrong: Record<string, string | undefined>
}

/** What no register knows, and the applicant says. */
export function AskedFields({ of, typed, type, wrong }: Props) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.asked.length === 0) return null
  return (
    <section className="card">
      <h2>{t('asked')}</h2>
      <p className="soft small">{t('asked.say')}</p>
      {of.asked.map((one) => (
        <Field key={one.fact} label={phrase(one.name)} wrong={wrong[`stated.facts.${one.fact}`]}>
          {(control) => {
            const value = typed.facts[one.fact] ?? ''
            const change = (said: string) => type({ facts: { ...typed.facts, [one.fact]: said } })
            if (one.kind === 'number')
              return (
                <input
                  {...control}
                  className="input"
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={12}
                  value={value}
                  onChange={(event) => change(event.target.value)}
                />
              )
            const choices =
              one.kind === 'yes-no'
                ? [
                    { code: 'true', said: t('yes') },
                    { code: 'false', said: t('no') },
                  ]
                : one.codes.map(({ code, name }) => ({ code, said: phrase(name) }))
            return (
              <select {...control} className="input" value={value} onChange={(event) => change(event.target.value)}>
                <option value="">{t('asked.choose')}</option>
                {choices.map(({ code, said }) => (
                  <option key={code} value={code}>
                    {said}
                  </option>
                ))}
              </select>
            )
          }}
        </Field>
      ))}
    </section>
  )
}

/** What applicants say for each criterion, and the points they give themselves. */
export function CriteriaFields({ of, typed, type, wrong }: Props) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.criteria.length === 0) return null
  return (
    <section className="card">
      <h2>{t('criteria')}</h2>
      {of.criteria.map((one) => {
        const now = typed.criteria[one.code] ?? { words: '', points: '' }
        const change = (by: Partial<typeof now>) =>
          type({ criteria: { ...typed.criteria, [one.code]: { ...now, ...by } } })
        return (
          <div key={one.code} className="selection-criterion">
            <Field label={phrase(one.name)} wrong={wrong[`stated.criteria.${one.code}`]}>
              {(control) => (
                <textarea
                  {...control}
                  className="input"
                  rows={3}
                  maxLength={2000}
                  value={now.words}
                  onChange={(event) => change({ words: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('criteria.points', { n: one.points })}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  type="number"
                  min={0}
                  max={one.points}
                  inputMode="decimal"
                  value={now.points}
                  onChange={(event) => change({ points: event.target.value })}
                />
              )}
            </Field>
          </div>
        )
      })}
    </section>
  )
}

/** What a project consists of, a line each. */
export function PartsFields({ of, typed, type, wrong }: Props) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.parts.length === 0) return null
  return (
    <section className="card">
      <h2>{t('parts')}</h2>
      <p className="soft small">{t('parts.say')}</p>
      {of.parts.map((one) => (
        <Field
          key={one.code}
          label={phrase(one.name)}
          hint={
            !wrong[`stated.parts.${one.code}`] && lines(typed.parts[one.code] ?? '').length < one.wanted
              ? t('parts.missing', { n: one.wanted - lines(typed.parts[one.code] ?? '').length })
              : undefined
          }
          wrong={wrong[`stated.parts.${one.code}`]}
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              maxLength={4000}
              value={typed.parts[one.code] ?? ''}
              onChange={(event) => type({ parts: { ...typed.parts, [one.code]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </section>
  )
}

/** Pieces of evidence, and what each is for. */
export function EvidencePieces({ of, typed, type, wrong }: Props) {
  const t = useWord(words)
  const phrase = usePhrase()
  const abouts = [
    ...of.requirements.map(({ code, name }) => ({ code, name })),
    ...of.preferences.map(({ code, name }) => ({ code, name })),
    ...of.criteria.map(({ code, name }) => ({ code, name })),
  ]
  return (
    <section className="card">
      <h2>{t('evidence')}</h2>
      <EvidenceField
        labelled={false}
        personId={undefined}
        wrong={wrong['evidence']}
        value={typed.evidence.map((one) => one.evidenceId)}
        onChange={(ids) =>
          type({
            evidence: ids.map(
              (evidenceId) => typed.evidence.find((one) => one.evidenceId === evidenceId) ?? { evidenceId, about: '' },
            ),
          })
        }
      />
      {abouts.length > 0 &&
        typed.evidence.map((piece, at) => (
          <Field key={piece.evidenceId} label={t('evidence.about', { n: at + 1 })}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={piece.about}
                onChange={(event) =>
                  type({
                    evidence: typed.evidence.map((one) =>
                      one === piece ? { ...piece, about: event.target.value } : one,
                    ),
                  })
                }
              >
                <option value="">{t('evidence.whole')}</option>
                {abouts.map((one) => (
                  <option key={one.code} value={one.code}>
                    {phrase(one.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
    </section>
  )
}
