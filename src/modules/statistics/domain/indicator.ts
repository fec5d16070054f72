import { parse } from 'yaml'
import { z } from 'zod'
import { Indicator as Shown } from '#modules/statistics/contract.ts'

/** What stands in the comment at the head of an indicator's file. `rows` says what kind of row the figure opens to. */
const Header = Shown.omit({ key: true })
  .extend({ rows: z.enum(['record', 'client', 'case', 'worker']) })
  .strict()

/** Where those who are counted once have their dense numbers, for presence bits. */
export const ordinals: Partial<Record<z.infer<typeof Header>['rows'], string>> = {
  client: 'services.client',
  worker: 'identity.person',
}

export interface Indicator extends z.infer<typeof Header> {
  key: string
  /** One SELECT of what is counted: id, region_code, day, numerator, denominator; where people are counted once, the id is theirs. */
  sql: string
  /** The whole file, for whoever wants to see how it is counted. */
  text: string
}

/** Reads an indicator's file; throws with the name of the file where its head is not complete. */
export function readIndicator(key: string, text: string): Indicator {
  const [, head, sql] = /^\/\*\n(.*?)\n\*\/\n(.*)$/s.exec(text) ?? []
  if (head === undefined || sql === undefined)
    throw new Error(`${key}.sql: begins with /* title: … */, then one SELECT`)
  const header = Header.safeParse(parse(head))
  if (!header.success)
    throw new Error(`${key}.sql: the comment at its head does not say all that is needed`, { cause: header.error })
  if (header.data.addsUp === 'recount' && !(header.data.rows in ordinals))
    throw new Error(
      `${key}.sql: counts anew (addsUp: recount) what has no ordinals; rows is one of ${Object.keys(ordinals).join(', ')}`,
    )
  return { key, ...header.data, sql: sql.trim().replace(/;$/, ''), text }
}

/** What the contract shows of it. */
export const shown = ({ sql: _sql, text: _text, rows: _rows, ...indicator }: Indicator): z.infer<typeof Shown> =>
  indicator

export const isRate = (indicator: Pick<Indicator, 'denominator'>): boolean => indicator.denominator !== null

/** The values an indicator asks for, as psql writes them: half-open in codes and in days. `until` never lies past tomorrow. */
export interface Bounds {
  region_low: string
  region_high: string
  from: string
  until: string
}

/** The indicator's SELECT with its psql variables (`:'from'`) replaced: by `$3`, or by a column of a table beside it. */
export function selectOf({ key, sql }: Pick<Indicator, 'key' | 'sql'>, bounds: Bounds): string {
  return sql.replace(/:'(\w+)'/g, (variable, name: string) => {
    if (!(name in bounds)) throw new Error(`${key}.sql: ${variable} is not a variable of indicators`)
    return bounds[name as keyof Bounds]
  })
}
