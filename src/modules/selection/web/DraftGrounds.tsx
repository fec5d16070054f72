import { Input, Select } from 'antd'
import type { Phrase } from '#web/kit/words.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { draftWords } from './drafts-words.ts'

export type Row = Record<string, unknown>
/** What is wrong with a rule, by its place in the file: lists.requirements.items.0.when */
export interface Fault {
  path: string
  said: Phrase
}
export interface Document {
  title?: Partial<Phrase>
  documents?: Record<string, Row>
  values?: Record<string, Row>
  lists?: Record<string, { basis?: string; items?: Row[] }>
}

/** What is wrong here or below, but for what stands at a field of its own. */
export function Wrong({ at, of, but = [] }: { at: string; of: Fault[]; but?: readonly string[] }) {
  const phrase = usePhrase()
  const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}.`)
  return of
    .filter(({ path }) => isIn(path, at) && !but.some((one) => isIn(path, one)))
    .map((one, n) => (
      <span key={n} className="wrong" role="alert">
        {phrase(one.said)}
      </span>
    ))
}

/** The documents that a rule rests on. */
export function Documents({
  of,
  onChange,
  faults,
}: {
  of: Document
  onChange: (document: Document) => void
  faults: Fault[]
}) {
  const t = useWord(draftWords)
  const entries = Object.entries(of.documents ?? {})
  const put = (all: [string, Row][]) => onChange({ ...of, documents: Object.fromEntries(all) })
  return (
    <section className="card">
      <h2>{t('documents')}</h2>
      <p className="soft small">{t('documents.say')}</p>
      {entries.map(([key, one], at) => {
        const set = (name: string) => (value: unknown) =>
          put(entries.with(at, [key, { ...one, [name]: value === '' ? undefined : value }]))
        return (
          <fieldset key={at} className="selection-draft-row">
            <legend>{String(one['title'] ?? key)}</legend>
            {(['title', 'number', 'from', 'until', 'source'] as const).map((name) => (
              <label key={name} className="field">
                <span className="label">{t(`document.${name}`)}</span>
                <Input
                  value={String(one[name] ?? '')}
                  type={name === 'from' || name === 'until' ? 'date' : 'text'}
                  onChange={({ target }) => set(name)(target.value)}
                />
              </label>
            ))}
            <Certainty value={one['certainty']} onChange={set('certainty')} />
            <Wrong at={`documents.${key}`} of={faults} />
            {entries.length > 1 && (
              <button type="button" className="button bare" onClick={() => put(entries.toSpliced(at, 1))}>
                {t('remove')}
              </button>
            )}
          </fieldset>
        )
      })}
      <button
        type="button"
        className="button"
        onClick={() =>
          put([...entries, [`document-${entries.length + 1}`, { title: '', certainty: 'assumed', source: '' }]])
        }
      >
        {t('add')}
      </button>
    </section>
  )
}

function Certainty({ value, onChange }: { value: unknown; onChange: (value: string | undefined) => void }) {
  const t = useWord(draftWords)
  return (
    <label className="field">
      <span className="label">{t('certainty')}</span>
      <Select
        allowClear
        value={(value as string | undefined) ?? null}
        options={(['stated', 'reported', 'assumed'] as const).map((one) => ({
          value: one,
          label: t(`certainty.${one}`),
        }))}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    </label>
  )
}

export interface Grounded {
  of: Row
  onChange: (row: Row) => void
  bases: { key: string; title: string }[]
}

/** On what a figure or a row rests: the document, its clause, and how sure that is. */
export function Grounds({ of, onChange, bases, inherited }: Grounded & { inherited?: string | undefined }) {
  const t = useWord(draftWords)
  const set = (name: string, value: unknown) => onChange({ ...of, [name]: value === '' ? undefined : value })
  return (
    <>
      <label className="field">
        <span className="label">{t('basis')}</span>
        <Select
          value={(of['basis'] as string | undefined) ?? inherited ?? null}
          options={bases.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(key) => set('basis', key === inherited ? undefined : key)}
        />
      </label>
      <label className="field">
        <span className="label">{t('clause')}</span>
        <Input value={String(of['clause'] ?? '')} onChange={({ target }) => set('clause', target.value)} />
      </label>
      <Certainty value={of['certainty']} onChange={(value) => set('certainty', value)} />
    </>
  )
}
