import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { rehearsal } from '../contract.ts'
import { useLists } from './lists.ts'
import { Why } from './Why.tsx'
import { words } from './words.ts'

import type { Round } from './CampaignPage.tsx'

/** Whether each person may sit, with the reasons. */
export function CampaignRehearsal({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { level, examChoices } = useLists()
  const [query] = useQueryWords()
  const asked = useAnswer(rehearsal, {
    campaignId: one.campaignId,
    level: (query['level'] as 'assistant') ?? 'assistant',
    size: 1,
  })
  return (
    <>
      {asked.data && <p>{t('rehearsal.counts', asked.data.counts)}</p>}
      <Table
        name="certificates.rehearsal"
        caption={t('part.rehearsal')}
        endpoint={rehearsal}
        given={{ campaignId: one.campaignId }}
        searchFor={t('rehearsal.search')}
        searchIsPrivate
        filters={[
          { key: 'level', label: t('level'), choices: examChoices },
          {
            key: 'outcome',
            label: t('rehearsal.outcome'),
            choices: (['met', 'unmet', 'unknown', 'held'] as const).map((value) => ({
              value,
              label: t(`outcome.${value}`),
            })),
          },
          {
            key: 'signed',
            label: t('rehearsal.signed'),
            choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        empty={{ title: t('rehearsal.empty') }}
        rowKey={(row) => row.personId}
        columns={[
          {
            key: 'name',
            title: t('name'),
            show: (row) => <a href={`/desk/people/${row.personId}`}>{row.name}</a>,
            text: (row) => row.name,
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          {
            key: 'outcome',
            title: t('rehearsal.outcome'),
            show: (row) => <Why outcome={row.outcome} lines={row.lines} />,
            text: (row) => t(`outcome.${row.outcome}`),
            width: '20rem',
          },
          {
            key: 'signed',
            title: t('rehearsal.signed'),
            show: (row) => (row.signedUp ? level(row.signedUp) : '—'),
            text: (row) => row.signedUp && level(row.signedUp),
          },
        ]}
      />
    </>
  )
}
