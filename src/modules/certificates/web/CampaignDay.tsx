import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { findPeople } from '#modules/workforce/contract.ts'
import { useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { addEscort, addPreparation, escortSheet, seatEveryone } from '../contract.ts'
import { words } from './words.ts'

import type { Round } from './CampaignPage.tsx'

/** Before the exam and on its day: courses, mock exams, and who goes with whom. */
export function CampaignDay({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  const may = useMay()
  const say = useProblemWords()
  const seat = useAct(seatEveryone)
  const [adding, setAdding] = useState<'event' | 'escort'>()
  const close = () => setAdding(undefined)
  const seatNow = async () => {
    try {
      toast(t('escort.seated', await seat.mutateAsync({ campaignId: one.campaignId })))
    } catch (error) {
      toast(say(error), { bad: true })
    }
  }
  return (
    <>
      <section className="card">
        <h2>{t('prep.title')}</h2>
        {one.events.length === 0 && <p className="soft">{t('prep.none')}</p>}
        <ul>
          {one.events.map((event) => (
            <li key={event.eventId}>
              {day(event.heldOn)} · {t(`prep.${event.kind}`)} · {event.title}{' '}
              {event.place && <span className="soft">{event.place}</span>}
            </li>
          ))}
        </ul>
        {one.mayRun && (
          <button type="button" className="button" onClick={() => setAdding('event')}>
            {t('prep.add')}
          </button>
        )}
      </section>
      <section className="card">
        <h2>{t('escort')}</h2>
        {one.unseated > 0 && <p className="status warn">{t('escort.unseated', { n: one.unseated })}</p>}
        {one.escorts.length === 0 ? (
          <p className="soft">{t('escort.none')}</p>
        ) : (
          <SortableTable
            caption={t('escort')}
            rows={one.escorts}
            rowKey={(row) => row.escortId}
            columns={[
              { key: 'title', title: t('escort.title'), show: (row) => row.title },
              { key: 'at', title: t('escort.at'), show: (row) => row.meetsAt },
              { key: 'where', title: t('escort.where'), show: (row) => row.meetsWhere },
              { key: 'site', title: t('escort.site'), show: (row) => row.site || '—' },
              { key: 'leader', title: t('escort.leader'), show: (row) => row.leaderName ?? '—' },
              { key: 'taken', title: t('escort.taken'), end: true, show: (row) => `${row.taken} / ${row.seats}` },
            ]}
          />
        )}
        <div className="row no-print">
          {one.mayRun && (
            <>
              <button type="button" className="button" onClick={() => setAdding('escort')}>
                {t('escort.add')}
              </button>
              <button
                type="button"
                className="button"
                disabled={seat.isPending || one.escorts.length === 0}
                onClick={() => void seatNow()}
              >
                {t('escort.seat')}
              </button>
            </>
          )}
          {may('certificates:export') && one.escorts.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => void call(escortSheet, { campaignId: one.campaignId })}
            >
              {t('escort.sheet')}
            </button>
          )}
        </div>
      </section>
      {adding === 'event' && (
        <Ask title={t('prep.add')} onClose={close}>
          <ActForm
            endpoint={addPreparation}
            given={{ campaignId: one.campaignId }}
            initial={{ kind: 'course' }}
            verb={t('prep.add')}
            onDone={() => (toast(t('prep.added')), close())}
          >
            <FormField name="kind" label={t('prep.kind')} required>
              <Select options={(['course', 'mock'] as const).map((value) => ({ value, label: t(`prep.${value}`) }))} />
            </FormField>
            <FormField name="title" label={t('exam.title')} required>
              <Input maxLength={100} />
            </FormField>
            <FormField name="heldOn" label={t('prep.on')} required>
              <DayInput until={one.examOn} />
            </FormField>
            <FormField name="place" label={t('prep.where')}>
              <Input maxLength={100} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {adding === 'escort' && (
        <Ask title={t('escort.add')} onClose={close}>
          <ActForm
            endpoint={addEscort}
            given={{ campaignId: one.campaignId }}
            initial={{ meetsAt: '07:00', seats: 30 }}
            verb={t('escort.add')}
            onDone={close}
          >
            <FormField name="title" label={t('escort.title')} required>
              <Input maxLength={60} />
            </FormField>
            <FormField name="meetsAt" label={t('escort.at')} required>
              <Input type="time" />
            </FormField>
            <FormField name="meetsWhere" label={t('escort.where')} required>
              <Input maxLength={100} />
            </FormField>
            <FormField name="site" label={t('escort.site')}>
              <Input maxLength={100} />
            </FormField>
            <FormField name="seats" label={t('escort.seats')} required>
              <InputNumber min={1} max={500} />
            </FormField>
            <FormField name="leaderId" label={t('escort.leader')}>
              <SearchSelect
                name="people"
                search={async (search, signal) =>
                  (await call(findPeople, { search }, { signal })).rows.map((row) => ({
                    value: row.personId,
                    label: row.name,
                    hint: row.organisationName ?? row.regionName,
                  }))
                }
              />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
