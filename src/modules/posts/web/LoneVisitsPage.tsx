import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { closeAlarm, loneVisits } from '../contract.ts'
import { Emergency } from './Emergency.tsx'
import { words } from './words.ts'
import './posts.css'

type Visit = OutputOf<typeof loneVisits>['rows'][number]
const looks: Record<Visit['state'], string> = {
  out: '',
  late: 'warn',
  alarm: 'bad',
  answered: 'warn',
  safe: 'good',
  closed: 'idle',
}

/** Who is out alone now: alarms first. It asks again every few seconds. */
export default function LoneVisitsPage() {
  const t = useWord(words)
  const { instant } = useFormats()
  const { data, error, refetch } = useAnswer(loneVisits, {}, { every: 10_000, keepLast: true })
  const [open, setOpen] = useState<{ what: 'place' | 'close'; of: Visit }>()
  if (error && !data) return <Problem of={error} again={() => void refetch()} />
  if (!data) return <Skeleton />
  const alarmed = (row: Visit) => row.state === 'alarm' || row.state === 'answered'
  return (
    <>
      <PageHeader title={t('lone')} />
      {data.rows.length === 0 ? (
        <Nothing title={t('lone.empty')} say={t('lone.empty-say')} />
      ) : (
        <section className="card sideways" aria-live="polite">
          <table className="plain-table">
            <caption className="unseen">{t('lone')}</caption>
            <thead>
              <tr>
                {(['lone.who', 'lone.state', 'lone.started', 'lone.due', 'lone.second'] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(one)}
                  </th>
                ))}
                <th scope="col">{t('lone.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.visitId} className={alarmed(row) ? 'alarm-row' : ''}>
                  <th scope="row" style={{ fontWeight: 400 }}>
                    {row.name}
                    <div className="small soft">{row.stationName}</div>
                  </th>
                  <td>
                    <span className={`status ${looks[row.state]}`}>{t(`lone.state.${row.state}`)}</span>
                    {row.alarm && <div className="small">{t(`lone.alarm.${row.alarm}`)}</div>}
                  </td>
                  <td>{instant(row.startedAt)}</td>
                  <td>{instant(row.dueAt)}</td>
                  <td>{row.secondName}</td>
                  <td>
                    {alarmed(row) ? (
                      <span className="row">
                        <button
                          type="button"
                          className="button danger"
                          onClick={() => setOpen({ what: 'place', of: row })}
                        >
                          {t('lone.open')}
                        </button>
                        <button type="button" className="button" onClick={() => setOpen({ what: 'close', of: row })}>
                          {t('lone.close')}
                        </button>
                      </span>
                    ) : (
                      row.outcome
                    )}
                    {row.answeredBy && (
                      <div className="small soft">{t('lone.answered-by', { name: row.answeredBy })}</div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {open?.what === 'place' && (
        <Ask title={`${t('lone.open')} · ${open.of.name}`} onClose={() => setOpen(undefined)}>
          <Emergency visitId={open.of.visitId} answered={open.of.state === 'answered'} />
        </Ask>
      )}
      {open?.what === 'close' && <CloseAlarm of={open.of} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function CloseAlarm({ of, onClose }: { of: Visit; onClose: () => void }) {
  const t = useWord(words)
  return (
    <Ask title={`${t('lone.close')} · ${of.name}`} onClose={onClose}>
      <ActForm
        endpoint={closeAlarm}
        given={{ visitId: of.visitId }}
        verb={t('lone.close')}
        onDone={() => {
          toast(t('lone.closed-done'))
          onClose()
        }}
      >
        <FormField name="outcome" label={t('lone.outcome')} required>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}
