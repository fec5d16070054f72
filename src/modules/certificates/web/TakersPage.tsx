import { Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportSignUps, recordDropOut, signUps } from '../contract.ts'
import { useLists } from './lists.ts'
import { words } from './words.ts'

type Row = OutputOf<typeof signUps>['rows'][number]

const stages = ['signed', 'sat', 'passed', 'registered', 'certified', 'trying', 'dropped'] as const
const stageWords = {
  signed: 'funnel.signed',
  sat: 'funnel.sat',
  passed: 'funnel.passed',
  registered: 'funnel.registered',
  certified: 'takers.certified',
  trying: 'takers.trying',
  dropped: 'takers.dropped',
} as const

/** The people behind a number of the funnel or a cohort. */
export default function TakersPage() {
  const t = useWord(words)
  const may = useMay()
  const { level, subject, reason, examChoices, reasonChoices } = useLists()
  const [query] = useQueryWords()
  const [dropping, setDropping] = useState<Row>()
  const given = Object.fromEntries(
    ['campaignId', 'cohort', 'organisationId', 'regionCode'].flatMap((key) => (query[key] ? [[key, query[key]]] : [])),
  )
  const yes = (value: boolean | null) => (value === null ? '—' : t(value ? 'yes' : 'no'))
  return (
    <>
      <PageHeader
        title={t('takers')}
        back={{
          to: query['campaignId'] ? `/desk/exams/${query['campaignId']}?part=funnel` : '/desk/exams',
          title: t('exams'),
        }}
      />
      <Table
        name="certificates.takers"
        caption={t('takers')}
        endpoint={signUps}
        given={given}
        exportBy={exportSignUps}
        mayExport={may('certificates:export')}
        filters={[
          { key: 'level', label: t('level'), choices: examChoices },
          {
            key: 'stage',
            label: t('takers.stage'),
            choices: stages.map((one) => ({ value: one, label: t(stageWords[one]) })),
          },
        ]}
        empty={{ title: t('takers.empty') }}
        rowKey={(row) => row.signUpId}
        rowTo={(row) => `/desk/people/${row.personId}#certificates`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          { key: 'year', title: t('exam.year'), show: (row) => row.year, text: (row) => row.year },
          { key: 'level', title: t('level'), show: (row) => level(row.level), text: (row) => level(row.level) },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          { key: 'sat', title: t('funnel.sat'), show: (row) => yes(row.sat), text: (row) => yes(row.sat) },
          { key: 'passed', title: t('funnel.passed'), show: (row) => yes(row.passed), text: (row) => yes(row.passed) },
          {
            key: 'registered',
            title: t('funnel.registered'),
            show: (row) => yes(row.registered),
            text: (row) => yes(row.registered),
          },
          {
            key: 'results',
            title: t('takers.results'),
            show: (row) =>
              row.results
                .map((one) => `${subject(one.subject)} ${one.mark ?? ''} ${t(`result.${one.outcome}`)}`)
                .join(t('and')) || '—',
            width: '14rem',
          },
          {
            key: 'drop',
            title: t('cohorts.reasons'),
            show: (row) => (row.dropOut ? reason(row.dropOut.reason) : ''),
            text: (row) => row.dropOut && reason(row.dropOut.reason),
          },
          ...(may('certificates:manage')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Row) =>
                    !row.passed && (
                      <button type="button" className="button bare" onClick={() => setDropping(row)}>
                        {t('takers.drop')}
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {dropping && (
        <Ask title={`${t('takers.drop')}：${dropping.name}`} onClose={() => setDropping(undefined)}>
          <ActForm
            endpoint={recordDropOut}
            given={{ personId: dropping.personId, level: dropping.level }}
            verb={t('takers.drop')}
            onDone={() => (toast(t('drop.done')), setDropping(undefined))}
          >
            <FormField name="reason" label={t('drop.reason')} required>
              <Select options={reasonChoices} />
            </FormField>
            <FormField name="note" label={t('drop.note')}>
              <Input.TextArea rows={2} maxLength={300} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
