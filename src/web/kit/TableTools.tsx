import { useState } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Page } from '#kernel/page.ts'
import { call, saveAs } from '#web/client/call.ts'
import { csvOf } from './csv.ts'
import { formatCount } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { Menu } from './Menu.tsx'
import { prefer, usePreferences } from './preferences.ts'
import { useProblemWords } from './Problem.tsx'
import { listIn } from './Table.tsx'
import type { Column } from './Table.tsx'
import { toast } from './toast.tsx'
import { useWord } from './words.ts'

const placeOf = (name: string) => `yanzhen.columns.${name}`

/** Which columns are shown, remembered in this browser. What names the row, the first, always is. */
export function useColumnChoice<Row>(
  name: string,
  columns: Column<Row>[],
): [Set<string>, (shown: Set<string>) => void] {
  const [chosen, setChosen] = useState<string[] | undefined>(() => {
    try {
      return JSON.parse(localStorage.getItem(placeOf(name)) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  })
  const shown = new Set(chosen ?? columns.filter((column) => !column.hidden).map((column) => column.key))
  if (columns[0]) shown.add(columns[0].key)
  const choose = (now: Set<string>) => {
    setChosen([...now])
    try {
      localStorage.setItem(placeOf(name), JSON.stringify([...now]))
    } catch {
      // Storage is forbidden here: the choice lasts as long as the page.
    }
  }
  return [shown, choose]
}

interface Given<Row> {
  caption: string
  endpoint: Endpoint
  columns: Column<Row>[]
  exportBy?: Endpoint
  mayExport?: boolean
  conditions: Record<string, unknown>
  shown: Set<string>
  choose: (shown: Set<string>) => void
  total: number
}

/** Columns, density, export. */
export function TableTools<Row>(given: Given<Row>) {
  const t = useWord(kitWords)
  const { columns, shown, choose } = given
  const { dense } = usePreferences()
  return (
    <>
      <Menu title={t('list.columns')} end>
        {columns.map((column, index) => (
          <label key={column.key} className="choice">
            <input
              type="checkbox"
              checked={shown.has(column.key)}
              disabled={index === 0}
              onChange={(event) => {
                const now = new Set(shown)
                if (event.target.checked) now.add(column.key)
                else now.delete(column.key)
                choose(now)
              }}
            />
            {column.title}
          </label>
        ))}
        <hr />
        <label className="choice">
          <input type="checkbox" checked={dense} onChange={(event) => prefer({ dense: event.target.checked })} />
          {t('list.dense')}
        </label>
      </Menu>
      <ExportButton {...given} />
    </>
  )
}

function ExportButton<Row>({
  caption,
  endpoint,
  columns,
  exportBy,
  mayExport = true,
  conditions,
  shown,
  total,
}: Given<Row>) {
  const t = useWord(kitWords)
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  const written = columns.filter((column) => shown.has(column.key) && column.text)
  if (!mayExport || (!exportBy && written.length === 0)) return null
  const save = async () => {
    setBusy(true)
    try {
      if (exportBy) await call(exportBy, conditions)
      else saveAs(csvOf(written, await everyRow<Row>(endpoint, conditions)), `${caption}.csv`)
    } catch (error) {
      toast(words(error), { bad: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <button
      type="button"
      className="button"
      disabled={busy || total === 0}
      title={t('list.export-say', { total: formatCount(total) })}
      onClick={save}
    >
      {t('list.export')}
    </button>
  )
}

async function everyRow<Row>(endpoint: Endpoint, conditions: Record<string, unknown>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null | undefined
  do {
    const page = listIn((await call(endpoint, { ...conditions, size: 100, after } as never)) as Page<Row>)
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}
