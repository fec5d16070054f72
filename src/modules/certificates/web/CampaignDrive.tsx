import { InputNumber } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { drive, remind, setTarget } from '../contract.ts'
import './certificates.css'
import { words } from './words.ts'

import type { Round } from './CampaignPage.tsx'

/** Who may sit, unit by unit, and who has signed up. */
export function CampaignDrive({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { share } = useFormats()
  const asked = useAnswer(drive, { campaignId: one.campaignId })
  const reminding = useAct(remind)
  const [setting, setSetting] = useState<{ organisationId: string; organisationName: string; target: number | null }>()
  return (
    <Waiting for={asked}>
      {({ rows }) => {
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
        return (
          <section className="card">
            <h2>{t('part.drive')}</h2>
            <p>{t('drive.say', { eligible: sum((row) => row.eligible), signed: sum((row) => row.signed) })}</p>
            {one.mayRun && one.phase === 'sign-up' && (
              <ConfirmOnce
                verb={t('drive.remind')}
                title={t('drive.remind')}
                consequence={t('drive.remind-say')}
                act={async () => {
                  const { told } = await reminding.mutateAsync({ campaignId: one.campaignId })
                  toast(t('drive.reminded', { n: told }))
                }}
              />
            )}
            <SortableTable
              caption={t('part.drive')}
              rows={rows}
              rowKey={(row) => row.organisationId ?? '-'}
              columns={[
                {
                  key: 'name',
                  title: t('organisation'),
                  className: 'certificates-wide',
                  by: (row) => row.organisationName,
                  show: (row) => row.organisationName,
                },
                {
                  key: 'people',
                  title: t('drive.people'),
                  end: true,
                  by: (row) => row.people,
                  show: (row) => row.people,
                },
                {
                  key: 'eligible',
                  title: t('drive.eligible'),
                  end: true,
                  by: (row) => row.eligible,
                  show: (row) => row.eligible,
                },
                {
                  key: 'unknown',
                  title: t('drive.unknown'),
                  end: true,
                  by: (row) => row.unknown,
                  show: (row) => row.unknown,
                },
                {
                  key: 'signed',
                  title: t('drive.signed'),
                  end: true,
                  by: (row) => row.signed,
                  show: (row) =>
                    row.organisationId && row.signed > 0 ? (
                      <a href={`/desk/exams/people?campaignId=${one.campaignId}&organisationId=${row.organisationId}`}>
                        {row.signed}
                      </a>
                    ) : (
                      row.signed
                    ),
                },
                {
                  key: 'target',
                  title: t('drive.target'),
                  end: true,
                  by: (row) => row.target,
                  show: (row) => (
                    <>
                      {row.target ?? '—'}{' '}
                      {one.mayRun && row.organisationId && (
                        <button
                          type="button"
                          className="button bare"
                          aria-label={t('drive.set-of', { name: row.organisationName })}
                          onClick={() =>
                            setSetting({
                              organisationId: row.organisationId!,
                              organisationName: row.organisationName,
                              target: row.target,
                            })
                          }
                        >
                          {t('drive.set')}
                        </button>
                      )}
                    </>
                  ),
                },
                {
                  key: 'share',
                  title: t('drive.share'),
                  end: true,
                  by: (row) => (row.target ? row.signed / row.target : null),
                  show: (row) => (row.target ? share(row.signed / row.target) : '—'),
                },
                {
                  key: 'bar',
                  title: '',
                  className: 'bar-cell',
                  // Without a target there is nothing to be done by.
                  show: (row) =>
                    row.signed > 0 &&
                    row.target !== null &&
                    row.target > 0 && (
                      <span
                        className="bar"
                        aria-hidden="true"
                        style={{
                          width: `${Math.min(100, (100 * row.signed) / row.target)}%`,
                        }}
                      />
                    ),
                },
              ]}
            />
            {setting && (
              <Ask title={t('drive.set-of', { name: setting.organisationName })} onClose={() => setSetting(undefined)}>
                <ActForm
                  endpoint={setTarget}
                  given={{ campaignId: one.campaignId, organisationId: setting.organisationId }}
                  initial={{ target: setting.target ?? 0 }}
                  verb={t('drive.set')}
                  onDone={() => setSetting(undefined)}
                >
                  <FormField name="target" label={t('drive.target')} required>
                    <InputNumber min={0} max={100000} />
                  </FormField>
                </ActForm>
              </Ask>
            )}
          </section>
        )
      }}
    </Waiting>
  )
}
