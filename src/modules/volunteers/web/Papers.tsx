import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { issueMyRecord, issueRecord, myRecordFile, recordFile } from '../contract.ts'
import { useCodes } from './codes.ts'
import type { Volunteer } from './Record.tsx'
import { words } from './words.ts'
import './volunteers.css'

/** The record on paper: at any time, as often as wanted, with room for a seal only on request. */
export function Papers({ of, own }: { of: Volunteer; own: boolean }) {
  const t = useWord(words)
  const may = useMay()
  const say = useProblemWords()
  const { day, instant } = useFormats()
  const { lists } = useCodes()
  const [issuing, setIssuing] = useState(false)
  const get = (recordId: string) =>
    call(own ? myRecordFile : recordFile, { recordId }).catch((error: unknown) => toast(say(error), { bad: true }))
  const mayIssue = own || may('volunteers:manage')
  const title = lists?.connected.is ? t('paper.title-connected') : t('paper.title')
  return (
    <section>
      <div className="row volunteers-acts">
        <h2 className="grow">{title}</h2>
        {mayIssue && of.entries.length > 0 && (
          <button type="button" className="button" onClick={() => setIssuing(true)}>
            {t('paper.get')}
          </button>
        )}
      </div>
      <p className="soft small">{lists?.connected.is ? t('paper.say-connected') : t('paper.say')}</p>
      {of.records.length === 0 ? (
        <p className="soft">{of.entries.length === 0 ? t('paper.nothing') : t('paper.none')}</p>
      ) : (
        <SortableTable
          caption={title}
          rows={of.records}
          rowKey={(row) => row.recordId}
          columns={[
            { key: 'code', title: t('paper.code'), show: (row) => <span className="number">{row.code}</span> },
            {
              key: 'state',
              title: t('state'),
              show: (row) => (
                <span className={`status ${row.state === 'valid' ? 'good' : 'warn'}`}>{t(`paper.${row.state}`)}</span>
              ),
            },
            {
              key: 'span',
              title: t('paper.span'),
              className: 'volunteers-what',
              show: (row) => `${day(row.from)}—${day(row.until)}`,
            },
            { key: 'at', title: t('paper.at'), by: (row) => row.issuedAt, show: (row) => instant(row.issuedAt) },
            {
              key: 'get',
              title: t('acts'),
              show: (row) => (
                <button type="button" className="button bare" onClick={() => void get(row.recordId)}>
                  {t('paper.again')}
                </button>
              ),
            },
          ]}
        />
      )}
      {issuing && <Issue of={of} own={own} title={title} onGet={get} onClose={() => setIssuing(false)} />}
    </section>
  )
}

function Issue({
  of,
  own,
  title,
  onGet,
  onClose,
}: {
  of: Volunteer
  own: boolean
  title: string
  onGet: (recordId: string) => Promise<unknown>
  onClose: () => void
}) {
  const t = useWord(words)
  const today = todayIn(new Date())
  const [year, setYear] = useState('')
  const [withSeal, setWithSeal] = useState(false)
  const mine = useAct(issueMyRecord)
  const others = useAct(issueRecord)
  const act = own ? mine : others
  const first = of.entries.reduce<string>((least, { servedOn }) => (servedOn < least ? servedOn : least), today)
  const span = year
    ? { from: `${year}-01-01`, until: `${year}-12-31` < today ? `${year}-12-31` : today }
    : { from: first, until: today }
  const send = async () => {
    try {
      const { recordId, code } = own
        ? await mine.mutateAsync({ ...span, withSeal })
        : await others.mutateAsync({ volunteerId: of.volunteerId, ...span, withSeal })
      await onGet(recordId)
      toast(t('paper.got', { code }))
      onClose()
    } catch {
      // Said below, where it belongs.
    }
  }
  const wrong = wrongOf(act.error)
  return (
    <Ask title={title} onClose={onClose}>
      <form onSubmit={(event) => (event.preventDefault(), void send())}>
        <Field label={t('paper.span')} wrong={wrong['from'] ?? wrong['until']}>
          {(control) => (
            <select {...control} className="input" value={year} onChange={(event) => setYear(event.target.value)}>
              <option value="">{t('paper.whole')}</option>
              {of.hoursByYear.map((one) => (
                <option key={one.year} value={one.year}>
                  {t('paper.only-year', { year: one.year })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="volunteers-tick">
          <input type="checkbox" checked={withSeal} onChange={(event) => setWithSeal(event.target.checked)} />
          {t('paper.seal')}
        </label>
        <Elsewhere of={act.error} drawn={(field) => field === 'from' || field === 'until'} />
        <div className="row">
          <button type="submit" className="button main" disabled={act.isPending}>
            {t('paper.get')}
          </button>
        </div>
      </form>
    </Ask>
  )
}
