import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase } from '#web/kit/words.ts'
import type { previewImport } from '../contract-lists.ts'

/** What a column is called, and what is understood in it: 本科 and not a code. */
export function useColumnWords(known: OutputOf<typeof previewImport>['known']) {
  const phrase = usePhrase()
  const columns = new Map(known.map((one) => [one.code, one]))
  return {
    name: (field: string): string => {
      const column = columns.get(field)
      return column ? phrase(column.name) : field
    },
    value: (field: string, codes: string): string =>
      codes
        .split(',')
        .map((code) => {
          const named = columns.get(field)?.codes.find((one) => one.code === code)
          return named ? phrase(named.name) : code
        })
        .join('、'),
  }
}
