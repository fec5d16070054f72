import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { decideRow, importRows, previewImport } from '../contract-lists.ts'
import { useColumnWords } from './column-words.ts'
import type { ImportAnswer } from './ImportPage.tsx'
import { words } from './words-lists.ts'

type Row = OutputOf<typeof importRows>['rows'][number]

/** The lines behind a figure, each with what was understood, what differs or what is wrong. */
export function ImportRows({
  of,
  outcome,
  kept,
  partly,
}: {
  of: ImportAnswer
  outcome: Row['outcome'] | undefined
  kept: boolean
  partly: boolean
}) {
  const t = useWord(words)
  const decides = of.state === 'compared' || of.state === 'stopped'
  return (
    <Table
      name="workforce.import-rows"
      caption={outcome ? t(`outcome.${outcome}`) : t('rows.what')}
      endpoint={importRows}
      given={{
        importId: of.importId,
        ...(outcome && { outcome }),
        ...(kept && { kept: 'yes' as const }),
        ...(partly && { partly: 'yes' as const }),
      }}
      empty={{ title: t('rows.none') }}
      rowKey={(row) => String(row.row)}
      rowTo={(row) => (row.personId ? `/desk/people/${row.personId}` : undefined)}
      columns={[
        { key: 'name', title: t('rows.name'), show: (row) => row.name ?? '—', width: '6rem' },
        { key: 'row', title: t('rows.row'), end: true, show: (row) => row.row },
        { key: 'number', title: t('rows.number'), show: (row) => <span className="number">{row.numberMasked}</span> },
        { key: 'what', title: t('rows.what'), show: (row) => <What of={row} importId={of.importId} />, width: '22rem' },
        ...(outcome === 'possible' && decides
          ? [
              {
                key: 'decide',
                title: t('rows.decide'),
                show: (row: Row) => <Decide of={row} importId={of.importId} />,
                width: '15rem',
              },
            ]
          : []),
      ]}
    />
  )
}

/** The words of columns and of their codes, once for all rows. */
function useFieldWords(importId: string): {
  name: (field: string) => string
  value: (field: string, code: string) => string
} {
  const asked = useAnswer(previewImport, { importId, headerFrom: null, headerUntil: null, columns: null })
  return useColumnWords(asked.data?.known ?? [])
}

function What({ of, importId }: { of: Row; importId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { name, value } = useFieldWords(importId)
  const said = [
    ...of.mistakes.map(({ column, say }) => `${name(column)}：${phrase(say)}`),
    ...of.notes.map(({ column, say }) => `${name(column)}：${phrase(say)}`),
    ...(of.keptBecause ? [t(`kept.${of.keptBecause}`)] : []),
    ...(of.outcome === 'elsewhere' ? [t('rows.elsewhere')] : []),
    ...(of.outcome === 'possible' && of.personName ? [t('rows.same-as', { name: of.personName })] : []),
    ...of.diff.map(
      ({ field, was, is, wins }) =>
        (of.outcome === 'new'
          ? t('rows.adds', { field: name(field), is: value(field, is) })
          : t('rows.was', {
              field: name(field),
              was: was === null ? t('rows.empty') : value(field, was),
              is: value(field, is),
            })) + (wins === 'registry' ? t('rows.kept-word') : ''),
    ),
    ...(of.wasOldNumber ? [t('rows.old-number')] : []),
  ]
  const brief = ['employer', 'post', 'diploma', 'major', 'title']
    .flatMap((field) => (of.facts[field] ? value(field, of.facts[field]) : []))
    .join(' · ')
  const shown = of.outcome === 'new' || said.length === 0 ? [brief, ...said].filter(Boolean) : said
  return (
    <ul className="bare">
      {shown.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

function Decide({ of, importId }: { of: Row; importId: string }) {
  const t = useWord(words)
  const decide = useAct(decideRow)
  return (
    <span className="row">
      {(['same', 'new', 'leave'] as const).map((decision) => (
        <button
          key={decision}
          type="button"
          className={of.decision === decision ? 'button main' : 'button'}
          aria-pressed={of.decision === decision}
          disabled={decide.isPending}
          onClick={() => decide.mutate({ importId, row: of.row, decision })}
        >
          {t(`rows.${decision}`)}
        </button>
      ))}
    </span>
  )
}
