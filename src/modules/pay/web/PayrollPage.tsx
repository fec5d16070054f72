import { Select } from 'antd'
import { useState } from 'react'
import { addMonths, monthOf, parseMonth, todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem, useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportPayroll, lockPayroll, payroll, payrolls } from '../contract.ts'
import { yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

/** The payroll basis of an employer, month by month: looked at, locked, exported. */
export default function PayrollPage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('payroll')} />
      <Waiting for={useAnswer(payrolls, {})}>
        {(found) =>
          found.employers.length === 0 ? (
            <Nothing title={t('payroll.empty')} say={t('payroll.empty-say')} />
          ) : (
            <Employers of={found.employers} />
          )
        }
      </Waiting>
    </>
  )
}

function Employers({ of }: { of: OutputOf<typeof payrolls>['employers'] }) {
  const t = useWord(words)
  const { month: say } = useFormats()
  const [query, change] = useQueryWords()
  const employerId = query['employer'] ?? of[0]!.employerId
  const thisMonth = monthOf(todayIn(new Date()))
  const month = /^\d{4}-\d{2}$/.test(query['month'] ?? '') ? query['month']! : thisMonth
  const asked = useAnswer(payroll, { employerId, month }, { keepLast: true })
  const locked = of.find((one) => one.employerId === employerId)?.months ?? []
  const step = (count: number) => change({ month: addMonths(parseMonth(month), count) })
  return (
    <>
      <div className="row pay-payroll-head no-print">
        <label className="field pay-pick">
          <span className="label">{t('employer')}</span>
          <Select
            style={{ minWidth: '18rem', maxWidth: '100%' }}
            aria-label={t('employer')}
            value={employerId}
            options={of.map((one) => ({ value: one.employerId, label: one.name }))}
            onChange={(value: string) => change({ employer: value })}
          />
        </label>
        <span className="pay-months">
          <button type="button" className="button" onClick={() => step(-1)}>
            ← {t('previous')}
          </button>
          <b>{say(month)}</b>
          <button type="button" className="button" disabled={month >= thisMonth} onClick={() => step(1)}>
            {t('following')} →
          </button>
        </span>
      </div>
      {locked.length > 0 && (
        <p className="soft no-print">
          {t('payroll.months')}：
          {locked.slice(0, 12).map((one) => (
            <a
              key={one.month}
              href={`/desk/pay/payroll?employer=${employerId}&month=${one.month}`}
              style={{ marginInlineEnd: '0.8em' }}
            >
              {say(one.month)}
            </a>
          ))}
        </p>
      )}
      <Waiting for={asked}>{(page) => <Month of={page} />}</Waiting>
    </>
  )
}

function Month({ of }: { of: OutputOf<typeof payroll> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { month, instant } = useFormats()
  const may = useMay()
  const say = useProblemWords()
  const [locking, setLocking] = useState(false)
  const save = () =>
    void call(exportPayroll, { employerId: of.employerId, month: of.month }).catch((error: unknown) =>
      toast(say(error), { bad: true }),
    )
  return (
    <section aria-label={month(of.month)}>
      <div className="row">
        {of.lockedAt ? (
          <span className="status good">{t('payroll.locked', { at: instant(of.lockedAt) })}</span>
        ) : (
          <span className="status warn">{t('payroll.open')}</span>
        )}
        <span>
          {t('payroll.people')} <b className="number">{of.rows.length}</b>
        </span>
        <span>
          {t('payroll.total')} <b className="number">{t('money', { yuan: yuanOf(of.totalFen) })}</b>
        </span>
        {of.arrearsFen !== 0 && (
          <span>
            {t('payroll.arrears')} {t('money', { yuan: yuanOf(of.arrearsFen) })}
          </span>
        )}
        {of.clawBackFen !== 0 && (
          <span>
            {t('payroll.claw-back')} {t('money', { yuan: yuanOf(of.clawBackFen) })}
          </span>
        )}
        {of.shares.map((one) => (
          <span key={one.title.zh}>
            {phrase(one.title)} {t('money', { yuan: yuanOf(one.fen) })}
          </span>
        ))}
      </div>
      <p className="row pay-payroll-acts no-print">
        {!of.lockedAt && may('pay:lock') && of.rows.length > 0 && (
          <button
            type="button"
            className="button main"
            aria-disabled={of.notNow ? true : undefined}
            title={of.notNow ? phrase(of.notNow) : undefined}
            onClick={() => !of.notNow && setLocking(true)}
          >
            {t('payroll.lock', { month: month(of.month) })}
          </button>
        )}
        {may('pay:export') && of.rows.length > 0 && (
          <button type="button" className="button" onClick={save}>
            {t('payroll.export')}
          </button>
        )}
      </p>
      {!of.lockedAt && of.notNow && may('pay:lock') && of.rows.length > 0 && (
        <p className="panel">{t('payroll.not-now', { why: phrase(of.notNow) })}</p>
      )}
      {!of.lockedAt && of.openProposals > 0 && (
        <p className="panel warn">{t('payroll.waiting', { n: of.openProposals })}</p>
      )}
      {of.rows.length === 0 ? (
        <Nothing title={t('payroll.nobody')} />
      ) : (
        <div className="sideways" role="region" aria-label={t('payroll')} tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('post')}</th>
                <th scope="col" className="end">
                  {t('level.head')}
                </th>
                <th scope="col">{t('payroll.items')}</th>
                <th scope="col" className="end">
                  {t('payroll.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {of.rows.map((row) => (
                <tr key={row.personId}>
                  <th scope="row">
                    <a href={`/desk/people/${row.personId}#pay`}>{row.name}</a>
                  </th>
                  <td>{row.post && phrase(row.post)}</td>
                  <td className="end number">{row.level ?? '—'}</td>
                  <td>
                    {row.lines.map((line) => (
                      <div key={`${line.code} ${line.forMonth} ${line.kind}`}>
                        {phrase(line.title)} {yuanOf(line.fen)}
                        {line.kind !== 'due' && (
                          <span className={`status ${line.kind === 'arrears' ? 'good' : 'bad'}`}>
                            {' '}
                            {t(line.kind === 'arrears' ? 'kind.arrears' : 'kind.claw-back')} {month(line.forMonth)}
                          </span>
                        )}
                      </div>
                    ))}
                    {row.missing.map((one) => (
                      <div key={one.zh} className="soft">
                        {phrase(one)}
                      </div>
                    ))}
                  </td>
                  <td className="end number">{yuanOf(row.totalFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {locking && <Lock of={of} onClose={() => setLocking(false)} />}
    </section>
  )
}

function Lock({ of, onClose }: { of: OutputOf<typeof payroll>; onClose: () => void }) {
  const t = useWord(words)
  const { month } = useFormats()
  const act = useAct(lockPayroll)
  return (
    <Ask title={t('payroll.lock', { month: month(of.month) })} onClose={onClose}>
      <p>{t('payroll.lock-say', { yuan: yuanOf(of.totalFen), people: of.rows.length })}</p>
      {of.openProposals > 0 && <p className="panel warn">{t('payroll.waiting', { n: of.openProposals })}</p>}
      {act.error && <Problem of={act.error} />}
      <p className="row">
        <button
          type="button"
          className="button main"
          disabled={act.isPending}
          onClick={() =>
            act.mutate(
              { employerId: of.employerId, month: of.month, expectedTotalFen: of.totalFen },
              {
                onSuccess: () => {
                  toast(t('payroll.done', { month: month(of.month) }))
                  onClose()
                },
              },
            )
          }
        >
          {t('payroll.lock', { month: month(of.month) })}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
      </p>
    </Ask>
  )
}
