import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { confirmRound, moveUp, noticeFile, publishNotice, type roundResults } from '../contract.ts'
import { Objection } from './Objection.tsx'
import { words } from './results-words.ts'
import './selection.css'

type Answer = OutputOf<typeof roundResults>
type Notice = NonNullable<Answer['notice']>

/** What becomes of a sealed list: the notice, what is said against it, who is confirmed. */
export function Results({ of }: { of: Answer }) {
  const t = useWord(words)
  if (of.proposed) return <Publish of={of} proposed={of.proposed} />
  if (!of.notice) return <p className="soft">{t('results.not-yet')}</p>
  return <Shown of={of} notice={of.notice} />
}

function Publish({ of, proposed }: { of: Answer; proposed: NonNullable<Answer['proposed']> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  if (proposed.chosen === 0) return <p className="panel warn">{t('nobody-chosen')}</p>
  return (
    <section className="card selection-part">
      <h2>{t('publish')}</h2>
      <p>{t('publish.say', { n: proposed.chosen })}</p>
      <dl className="selection-figures">
        {proposed.lasts && (
          <div>
            <dt>{t('publish.lasts')}</dt>
            <dd>
              <strong>{t(`lasts.${proposed.lasts.unit}`, { n: proposed.lasts.count })}</strong>
              <span className="small soft">{phrase(proposed.basis)}</span>
              {proposed.lastOn && <span>{t('publish.last-on', { day: day(proposed.lastOn) })}</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('publish.shows')}</dt>
          <dd>
            {proposed.columns
              .map((one) => phrase(one.name) + (one.mask === 'middle' ? t('masked') : ''))
              .join(t('masked').startsWith('（') ? '、' : ', ')}
          </dd>
        </div>
      </dl>
      <ActForm
        endpoint={publishNotice}
        given={{ roundId: of.roundId, basedOnVersion: of.version }}
        initial={{ issuer: proposed.issuer }}
        shape={({ unit, count, ...rest }) => ({ ...rest, ...(!proposed.lasts && { lasts: { unit, count } }) }) as never}
        verb={t('publish')}
        onDone={({ lastOn }) => toast(t('published', { day: day(lastOn) }))}
      >
        <FormField name="issuer" label={t('publish.issuer')} required>
          <Input maxLength={80} />
        </FormField>
        {!proposed.lasts && (
          <>
            <FormField name="count" label={t('publish.count')} hint={phrase(proposed.basis)} required>
              <InputNumber min={1} max={60} />
            </FormField>
            <FormField name="unit" label={t('publish.unit')} required>
              <Select
                options={(['workingDays', 'days'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
              />
            </FormField>
          </>
        )}
      </ActForm>
    </section>
  )
}

const mark = { shown: '', stopped: 'warn', ready: 'good', struck: 'bad', confirmed: 'good' } as const

function Shown({ of, notice }: { of: Answer; notice: Notice }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const say = useProblemWords()
  const { day, instant } = useFormats()
  const [reading, setReading] = useState<{ objectionId: string; name: string; open: boolean }>()
  const take = (as: 'docx' | 'pdf') =>
    void call(noticeFile, { roundId: of.roundId, as }).catch((error: unknown) => toast(say(error), { bad: true }))
  return (
    <>
      <section className="card selection-part">
        <p>
          {t('notice.from', { issuer: notice.issuer, from: day(notice.fromOn) })} ·{' '}
          {t(`lasts.${notice.lasts.unit}`, { n: notice.lasts.count })}{' '}
          <span className="small soft">{phrase(notice.basis)}</span>
        </p>
        {notice.moved.map((one) => (
          <p key={one.was + one.is} className="panel warn">
            {t('notice.moved', { was: day(one.was), is: day(one.is) })}
          </p>
        ))}
        <p className="row">
          <button type="button" className="button" onClick={() => take('docx')}>
            {t('notice.word')}
          </button>
          <button type="button" className="button" onClick={() => take('pdf')}>
            {t('notice.pdf')}
          </button>
          {of.stage === 'notice' && <a href={`/notices?round=${of.roundId}`}>{t('notice.open-site')}</a>}
        </p>
        <div className="sideways" tabIndex={0} role="region" aria-label={t('results')}>
          <table className="plain-table selection-rows">
            <thead>
              <tr>
                <th>{t('row.place')}</th>
                <th>{t('row.name')}</th>
                <th>{t('row.shown-as')}</th>
                <th>{t('row.last-on')}</th>
                <th>{t('row.standing')}</th>
                <th>{t('row.objections')}</th>
              </tr>
            </thead>
            <tbody>
              {notice.rows.map((row) => (
                <tr key={row.entryId}>
                  <td>{row.place}</td>
                  <td>
                    <strong>{row.name}</strong> {row.movedUp && <span className="status">{t('moved-up')}</span>}
                  </td>
                  <td>{row.values.filter(Boolean).join(' · ')}</td>
                  <td>{day(row.lastOn)}</td>
                  <td>
                    <span className={`status ${mark[row.standing]}`}>{t(`standing.${row.standing}`)}</span>
                    {row.reason && <div className="small soft">{row.reason}</div>}
                  </td>
                  <td>
                    {row.objections.map((one) => (
                      <button
                        key={one.objectionId}
                        type="button"
                        className="button bare"
                        onClick={() =>
                          setReading({ objectionId: one.objectionId, name: row.name, open: one.stage === 'open' })
                        }
                      >
                        {t('objection.look')}（{t(`objection.${one.stage}`)}）
                      </button>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {of.stage === 'notice' && <Decide of={of} notice={notice} />}
      <section className="card selection-part">
        <h2>{t('acts')}</h2>
        <Timeline
          name={t('acts')}
          moments={notice.acts.toReversed().map((one, at) => ({
            key: `${one.at} ${at}`,
            when: instant(one.at),
            who: one.who,
            what: [t(`act.${one.kind as 'published'}`), one.entry].filter(Boolean).join('：'),
            detail: one.reason,
          }))}
        />
      </section>
      {reading && <Objection {...reading} onClose={() => setReading(undefined)} />}
    </>
  )
}

function Decide({ of, notice }: { of: Answer; notice: Notice }) {
  const t = useWord(words)
  const { day } = useFormats()
  const ready = notice.rows.filter((one) => one.standing === 'ready').length
  const left = notice.rows.filter((one) => one.standing === 'shown' || one.standing === 'stopped').length
  const given = { roundId: of.roundId, basedOnVersion: of.version }
  return (
    <>
      {notice.freePlaces > 0 && (
        <section className="card selection-part">
          <h2>{t('move-up')}</h2>
          {notice.next ? (
            <>
              <p>{t('move-up.say', { n: notice.freePlaces, rank: notice.next.rank, name: notice.next.name })}</p>
              <ActForm
                key={notice.next.entryId}
                endpoint={moveUp}
                given={{ ...given, entryId: notice.next.entryId }}
                verb={t('move-up')}
                onDone={({ lastOn }) => toast(t('moved-up.done', { day: day(lastOn) }))}
              >
                <FormField name="reason" label={t('move-up.reason')} required>
                  <Input.TextArea rows={2} maxLength={1000} />
                </FormField>
              </ActForm>
            </>
          ) : (
            <p>{t('move-up.none', { n: notice.freePlaces })}</p>
          )}
        </section>
      )}
      {(ready > 0 || left === 0) && (
        <section className="card selection-part">
          <h2>{t('confirm')}</h2>
          <p>{t('confirm.say', { n: ready, left })}</p>
          <ActForm
            endpoint={confirmRound}
            given={given}
            initial={{ documentNumber: '' }}
            verb={t('confirm')}
            onDone={({ confirmed }) => toast(t('confirmed', { n: confirmed }))}
          >
            <FormField name="documentNumber" label={t('confirm.document')}>
              <Input maxLength={60} />
            </FormField>
          </ActForm>
        </section>
      )}
    </>
  )
}
