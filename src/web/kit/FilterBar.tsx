import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Query } from './address.ts'
import { formatCount, useFormats } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** A condition of a list; its key is a key of the endpoint's input. */
export type Filter = { key: string; label: string } & (
  | { choices: { value: string; label: string }[] }
  | { kind: 'day' }
  /** Anything else, such as a region picker: how it is chosen and how it is said. */
  | {
      edit: (value: string | undefined, set: (value: string | undefined) => void) => ReactNode
      say: (value: string) => string
    }
)

interface Given {
  searchFor?: string
  filters: Filter[]
  query: Query
  onFilter: (by: Record<string, string | undefined>) => void
  total: { total: number; totalIsExact: boolean } | undefined
  /** The tools at the end of the bar. */
  children: ReactNode
}

/** A search box, the conditions, and under them one sentence that says what the list shows; each part of it can be dropped. */
export function FilterBar({ searchFor, filters, query, onFilter, total, children }: Given) {
  const t = useWord(kitWords)
  return (
    <div className="filter-bar" data-filter-bar>
      <div className="row">
        {searchFor && (
          <SearchBox
            hint={searchFor}
            value={query['search'] ?? ''}
            onSearch={(search) => onFilter({ search: search || undefined })}
          />
        )}
        {filters.map((filter) => (
          <Editor
            key={filter.key}
            filter={filter}
            value={query[filter.key]}
            set={(value) => onFilter({ [filter.key]: value })}
          />
        ))}
        <span className="row tools">{children}</span>
      </div>
      <Sentence filters={filters} query={query} onFilter={onFilter} />
      <p className="small soft total" role="status">
        {total && t(total.totalIsExact ? 'list.total' : 'list.total-least', { n: formatCount(total.total) })}
      </p>
    </div>
  )
}

function Sentence({ filters, query, onFilter }: Pick<Given, 'filters' | 'query' | 'onFilter'>) {
  const t = useWord(kitWords)
  const { day } = useFormats()
  const said = (filter: Filter, value: string): string => {
    const shown =
      'choices' in filter
        ? (filter.choices.find((choice) => choice.value === value)?.label ?? value)
        : 'say' in filter
          ? filter.say(value)
          : day(value)
    return t('list.clause', { label: filter.label, value: shown })
  }
  const clauses = [
    ...(query['search'] ? [{ key: 'search', text: t('list.clause-search', { value: query['search'] }) }] : []),
    ...filters.flatMap((filter) => {
      const value = query[filter.key]
      return value ? [{ key: filter.key, text: said(filter, value) }] : []
    }),
  ]
  if (clauses.length === 0) return null
  return (
    <p className="row sentence">
      {t('list.showing')}
      {clauses.map((clause) => (
        <button
          key={clause.key}
          type="button"
          className="clause"
          aria-label={t('list.drop', { clause: clause.text })}
          onClick={() => onFilter({ [clause.key]: undefined })}
        >
          {clause.text} <span aria-hidden="true">✕</span>
        </button>
      ))}
      {clauses.length > 1 && (
        <button
          type="button"
          className="button bare"
          onClick={() => onFilter(Object.fromEntries(clauses.map((clause) => [clause.key, undefined])))}
        >
          {t('list.clear')}
        </button>
      )}
    </p>
  )
}

function Editor({
  filter,
  value,
  set,
}: {
  filter: Filter
  value: string | undefined
  set: (value: string | undefined) => void
}) {
  if ('edit' in filter) return filter.edit(value, set)
  if ('kind' in filter) {
    return (
      <label className="row" style={{ gap: '0.3rem' }}>
        <span className="soft">{filter.label}</span>
        <input
          className="input"
          style={{ width: 'auto' }}
          type="date"
          value={value ?? ''}
          onChange={(event) => set(event.target.value || undefined)}
        />
      </label>
    )
  }
  return (
    <select
      className="input"
      style={{ width: 'auto' }}
      aria-label={filter.label}
      value={value ?? ''}
      onChange={(event) => set(event.target.value || undefined)}
    >
      <option value="">{filter.label}</option>
      {filter.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

const pause = 250

/** Searches when the typing pauses. Half-typed pinyin is not a search: it waits until the characters are there. */
function SearchBox({ hint, value, onSearch }: { hint: string; value: string; onSearch: (text: string) => void }) {
  const t = useWord(kitWords)
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  const asked = useRef(value)
  useEffect(() => {
    if (value !== asked.current) setText(value)
    asked.current = value
  }, [value])
  useEffect(() => {
    if (composing || text.trim() === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      onSearch(asked.current)
    }, pause)
    return () => clearTimeout(timer)
  })
  return (
    <input
      className="input search"
      type="search"
      data-slash
      aria-label={hint}
      placeholder={hint}
      title={t('list.search-hint')}
      maxLength={60}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
