import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportSessions, heldSessions } from '../contract.ts'
import { useCodes } from './codes.ts'
import { words } from './words.ts'

/** That supervision took place: day, length, functions. What was said is not here, for anybody. */
export default function HeldPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, minutes } = useFormats()
  const { lists, name } = useCodes()
  const regionFilter = useRegionFilter(t('region'))
  const oneThing = (key: string, label: string) => ({ key, label, edit: () => null, say: () => '…' })
  return (
    <>
      <PageHeader
        title={t('held')}
        back={{ to: '/desk/supervision', title: t('supervision') }}
        note={<p className="small soft">{t('private')}</p>}
      />
      <Table
        name="supervision.sessions"
        caption={t('held')}
        endpoint={heldSessions}
        exportBy={exportSessions}
        mayExport
        filters={[
          {
            key: 'kind',
            label: t('held.kind'),
            choices: (['individual', 'group'] as const).map((one) => ({ value: one, label: t(one) })),
          },
          {
            key: 'function',
            label: t('held.function'),
            choices: (lists?.functions ?? []).map((one) => ({ value: one.code, label: phrase(one.name) })),
          },
          { key: 'from', label: t('held.from'), kind: 'day' },
          { key: 'until', label: t('held.until'), kind: 'day' },
          oneThing('personId', t('person')),
          oneThing('supervisorPersonId', t('debt.supervisor')),
          regionFilter,
        ]}
        empty={{ title: t('held.empty'), say: t('held.empty-say') }}
        rowKey={(row) => `${row.sessionId} ${row.personId}`}
        columns={[
          { key: 'person', title: t('person'), show: (row) => row.personName },
          { key: 'on', title: t('held.on'), show: (row) => <span className="number">{day(row.heldOn)}</span> },
          { key: 'supervisor', title: t('debt.supervisor'), show: (row) => row.supervisorName },
          { key: 'kind', title: t('held.kind'), show: (row) => t(row.kind) },
          { key: 'mode', title: t('held.mode'), show: (row) => name('modes', row.mode) },
          {
            key: 'functions',
            title: t('held.functions'),
            show: (row) => row.functions.map((code) => name('functions', code)).join(t('and')),
          },
          { key: 'minutes', title: t('held.minutes'), end: true, show: (row) => minutes(row.minutes) },
          { key: 'organisation', title: t('organisation'), show: (row) => row.organisationName ?? row.regionName },
          {
            key: 'signed',
            title: t('held.signed'),
            show: (row) => (
              <span className={row.signed ? 'status good' : 'status warn'}>
                {t(row.signed ? 'held.yes' : 'held.no')}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
