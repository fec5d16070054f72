import { useEffect, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Page } from '#kernel/page.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useGo, useHandedSearch, useQueryWords } from './address.ts'
import { FilterBar } from './FilterBar.tsx'
import type { Filter } from './FilterBar.tsx'
import { formatCount } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { Nothing } from './Nothing.tsx'
import { usePreferences } from './preferences.ts'
import { Problem } from './Problem.tsx'
import { TableTools, useColumnChoice } from './TableTools.tsx'
import { useWord } from './words.ts'
import './table.css'

export interface Column<Row> {
  key: string
  title: string
  show: (row: Row) => ReactNode
  /** How it stands in an exported file; left out, the cell is not exported. */
  text?: (row: Row) => string | number | null
  /** The endpoint can order by it: `sort=key`, `sort=-key` downwards. */
  sort?: boolean
  /** Numbers stand at the end of their cell. */
  end?: boolean
  /** Not shown until the person chooses it. */
  hidden?: boolean
  width?: string
}

/** Most answers are a list; of one that says more, its `rows` are the list. */
type RowOf<E extends Endpoint> = OutputOf<E> extends Page<infer Row> | { rows: Page<infer Row> } ? Row : never

export const listIn = <Row,>(answer: Page<Row> | { rows: Page<Row> }): Page<Row> =>
  'next' in answer ? answer : answer.rows

interface Given<E extends Endpoint> {
  /** Names the table in this browser's memory, 'services.clients', and says to a screen reader what it lists. */
  name: string
  caption: string
  /** Lists are read by `size` and `after` (kernel/page.ts) and, where they can, `search` and `sort`. */
  endpoint: E
  /** What is asked besides the person's filters. */
  given?: Partial<InputOf<E>>
  columns: Column<RowOf<E>>[]
  rowKey: (row: RowOf<E>) => string
  /** The address a row opens. The first column becomes its link. */
  rowTo?: (row: RowOf<E>) => string | undefined
  /** Shown in the search box; left out, the list has none. */
  searchFor?: string
  /** Names are searched for: the text stays out of the address, where a proxy or a colleague would see it. */
  searchIsPrivate?: boolean
  /** Takes a search that is none of this list's, such as a whole identity number, which never stands in an address; says whether it did. */
  searchElsewhere?: (text: string) => boolean
  filters?: Filter[]
  /** Where the list is still empty: what to do first. */
  empty: { title: string; say?: ReactNode; act?: ReactNode }
  /** The file endpoint of the same list; without one, the columns with `text` become a CSV. */
  exportBy?: Endpoint
  mayExport?: boolean
  rowClass?: (row: RowOf<E>) => string | undefined
}

const pageSize = 20

/** A list people can use: paged by the server, filtered in the address, by mouse or by keys, exported as it is seen. */
export function Table<E extends Endpoint>(props: Given<E>) {
  type Row = RowOf<E>
  const { name, caption, endpoint, given, columns, rowKey, rowTo, searchIsPrivate = false, filters = [], empty } = props
  const t = useWord(kitWords)
  const { dense } = usePreferences()
  const [address, change] = useQueryWords()
  const handed = useHandedSearch()
  const [secret, setSecret] = useState(handed ?? '')
  useEffect(() => {
    if (handed !== undefined) setSecret(handed)
  }, [handed])
  const [trail, setTrail] = useState<(string | undefined)[]>([])
  const [shown, choose] = useColumnChoice(name, columns)

  const query = searchIsPrivate ? { ...address, search: secret } : address
  const keys = ['search', 'sort', ...filters.map((filter) => filter.key)]
  const conditions = Object.fromEntries(keys.filter((key) => query[key]).map((key) => [key, query[key]]))
  const input = { ...given, ...conditions, size: pageSize, after: query['after'] } as InputOf<E>
  const asked = useAnswer(endpoint, input, { keepLast: true })
  const page = asked.data && listIn(asked.data as unknown as Page<Row>)

  const filter = (by: Record<string, string | undefined>) => {
    const { search, ...rest } = by
    if (search && props.searchElsewhere?.(search)) return
    setTrail([])
    if (searchIsPrivate && 'search' in by) setSecret(search ?? '')
    change({ ...(searchIsPrivate ? rest : by), after: undefined })
  }
  const goOn = (after: string) => {
    setTrail([...trail, query['after']])
    change({ after }, { step: true })
  }
  const goBack = () => {
    change({ after: trail.at(-1) }, { step: true })
    setTrail(trail.slice(0, -1))
  }
  const filtered = Object.keys(conditions).some((key) => key !== 'sort')
  const nothing = page?.rows.length === 0

  return (
    <section className="table" aria-label={caption}>
      <FilterBar
        {...(props.searchFor && { searchFor: props.searchFor })}
        filters={filters}
        query={query}
        onFilter={filter}
        total={page}
      >
        <TableTools
          {...props}
          conditions={{ ...given, ...conditions }}
          shown={shown}
          choose={choose}
          total={page?.total ?? 0}
        />
      </FilterBar>
      {asked.error && !page ? (
        <Problem of={asked.error} again={() => void asked.refetch()} />
      ) : nothing ? (
        filtered ? (
          <Nothing title={t('list.none')} say={t('list.none-say')} act={<ClearButton keys={keys} onClear={filter} />} />
        ) : (
          <Nothing {...empty} />
        )
      ) : (
        <Rows
          caption={caption}
          columns={columns.filter((column) => shown.has(column.key))}
          rows={page?.rows}
          stale={asked.isPlaceholderData}
          rowKey={rowKey}
          rowTo={rowTo}
          rowClass={props.rowClass}
          dense={dense}
          sort={query['sort']}
          onSort={(sort) => filter({ sort })}
        />
      )}
      {(page?.next || query['after']) && (
        <nav className="row pager" aria-label={caption}>
          <button type="button" className="button" disabled={!query['after']} onClick={goBack}>
            ← {t('list.previous')}
          </button>
          {(trail.length > 0 || !query['after']) && (
            <span className="soft">{t('list.page', { n: formatCount(trail.length + 1) })}</span>
          )}
          <button type="button" className="button" disabled={!page?.next} onClick={() => page?.next && goOn(page.next)}>
            {t('list.next')} →
          </button>
        </nav>
      )}
    </section>
  )
}

function ClearButton({ keys, onClear }: { keys: string[]; onClear: (by: Record<string, undefined>) => void }) {
  const t = useWord(kitWords)
  return (
    <button
      type="button"
      className="button"
      onClick={() => onClear(Object.fromEntries(keys.map((key) => [key, undefined])))}
    >
      {t('list.clear')}
    </button>
  )
}

interface RowsGiven<Row> {
  caption: string
  columns: Column<Row>[]
  rows: Row[] | undefined
  /** The rows are those of the last question while the next is on its way. */
  stale: boolean
  rowKey: (row: Row) => string
  rowTo: ((row: Row) => string | undefined) | undefined
  rowClass: ((row: Row) => string | undefined) | undefined
  dense: boolean
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}

function Rows<Row>({ caption, columns, rows, stale, rowKey, rowTo, rowClass, dense, sort, onSort }: RowsGiven<Row>) {
  const t = useWord(kitWords)
  const go = useGo()
  const [active, setActive] = useState(0)
  useEffect(() => setActive(0), [rows])

  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const line = (event.target as HTMLElement).closest('tr')
    if (!line || !rows || event.target !== line) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const to = rows[active] && rowTo?.(rows[active])
    if (event.key === 'Enter' && to) go(to)
    if (step === undefined) return
    event.preventDefault()
    const next = (step > 0 ? line.nextElementSibling : line.previousElementSibling) as HTMLElement | null
    next?.focus()
  }

  return (
    <div
      className="grid-scroll"
      role="region"
      aria-label={caption}
      tabIndex={0}
      aria-busy={rows === undefined || stale}
    >
      <table className={dense ? 'grid dense' : 'grid'}>
        <caption className="unseen">
          {caption}
          {rowTo && ` ${t('list.keys')}`}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKey} className={stale ? 'stale' : ''}>
          {rows
            ? rows.map((row, index) => {
                const to = rowTo?.(row)
                return (
                  <tr
                    key={rowKey(row)}
                    className={`${to ? 'opens' : ''} ${rowClass?.(row) ?? ''}`}
                    tabIndex={to ? (index === active ? 0 : -1) : undefined}
                    onFocus={() => setActive(index)}
                    onClick={(event) => {
                      // A press on a link or a button in the row is its own; so is marking text to copy it.
                      if (
                        to &&
                        !(event.target as HTMLElement).closest('a, button, input, summary') &&
                        !getSelection()?.toString()
                      )
                        go(to)
                    }}
                  >
                    {columns.map((column, place) => (
                      <Cell
                        key={column.key}
                        first={place === 0}
                        end={column.end ?? false}
                        to={place === 0 ? to : undefined}
                      >
                        {column.show(row)}
                      </Cell>
                    ))}
                  </tr>
                )
              })
            : Array.from({ length: 8 }, (_, line) => (
                <tr key={line}>
                  {columns.map((column, place) => (
                    <Cell key={column.key} first={place === 0} end={false}>
                      <span className="skeleton" style={{ width: `${80 - (((line + place) * 23) % 40)}%` }} />
                    </Cell>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}) {
  const t = useWord(kitWords)
  const up = sort === column.key
  const down = sort === `-${column.key}`
  return (
    <th
      scope="col"
      className={column.end ? 'end' : ''}
      style={column.width ? { minWidth: column.width } : undefined}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          className="sort"
          title={t('table.sort', { column: column.title })}
          onClick={() => onSort(down ? undefined : up ? `-${column.key}` : column.key)}
        >
          {column.title} <span aria-hidden="true">{up ? '↑' : down ? '↓' : '↕'}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

function Cell({
  first,
  end,
  to,
  children,
}: {
  first: boolean
  end: boolean
  to?: string | undefined
  children: ReactNode
}) {
  if (first) {
    return (
      <th scope="row">
        {to ? (
          <a href={to} tabIndex={-1}>
            {children}
          </a>
        ) : (
          children
        )}
      </th>
    )
  }
  return <td className={end ? 'end number' : ''}>{children}</td>
}
