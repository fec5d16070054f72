import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useGo, usePathPart } from '#web/kit/address.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { handOverWork, whatSomebodyCarries } from '../contract.ts'
import { CodeSelect, LoadBar, StandingMark, useCodes } from './parts.tsx'
import { words } from './words.ts'

/** Everything somebody carries, a taker for each, and one act that moves it all. */
export default function HandoverPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const go = useGo()
  const codes = useCodes()
  const personId = usePathPart('personId')
  const { data, error, refetch } = useAnswer(whatSomebodyCarries, { personId })
  const act = useAct(handOverWork)
  const today = todayIn(new Date())
  const [reason, setReason] = useState<'left' | 'long-leave'>('left')
  const [leftOn, setLeftOn] = useState<string>(today)
  const [untilOn, setUntilOn] = useState<string | null>(null)
  const [endReason, setEndReason] = useState<string>('resigned')
  const [all, setAll] = useState('')
  const [chosen, choose] = useState<Record<string, string>>({})
  if (error) return <Problem of={error} again={() => void refetch()} />
  if (!data) return <Skeleton />
  const { things, candidates, person, grants, posts, norm } = data
  const key = (thing: (typeof things)[number]) => `${thing.kind} ${thing.id}`
  const takerOf = (thing: (typeof things)[number]) => chosen[key(thing)] ?? all
  const left = things.filter((thing) => !takerOf(thing)).length
  const most = Math.max(norm, ...candidates.map((one) => one.load))
  const split = () =>
    choose(Object.fromEntries(things.map((thing) => [key(thing), thing.suggested ?? candidates[0]?.personId ?? ''])))
  return (
    <>
      <PageHeader
        title={t('handover.of', { name: person.name })}
        back={{ to: '/desk/posts/handover', title: t('handover') }}
      />
      <section className="card stack">
        <div className="row post-leaving">
          <label className="field">
            <span className="label">{t('handover.reason')}</span>
            <select className="input" value={reason} onChange={(event) => setReason(event.target.value as 'left')}>
              {(['left', 'long-leave'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`handover.reason.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field" htmlFor="left-on">
            <span className="label">{t('handover.when')}</span>
            <DayInput id="left-on" value={leftOn} until={today} onChange={(day) => setLeftOn(day ?? today)} />
          </label>
          {reason === 'long-leave' ? (
            <label className="field" htmlFor="until-on">
              <span className="label">{t('handover.until')}</span>
              <DayInput id="until-on" value={untilOn} from={leftOn} onChange={setUntilOn} />
            </label>
          ) : (
            <div className="field">
              <span className="label">{t('handover.end-reason')}</span>
              <CodeSelect
                label={t('handover.end-reason')}
                list={codes?.endReasons}
                value={endReason}
                onChange={(code) => setEndReason(code ?? 'other')}
              />
            </div>
          )}
        </div>
        <h2>{t('handover.rights')}</h2>
        <ul>
          {reason === 'left' &&
            posts.map((post) => (
              <li key={post.incumbencyId}>
                {t('handover.post', { name: `${post.title} · ${post.organisationName}` })}
              </li>
            ))}
          {grants.map((grant) => (
            <li key={grant.role}>
              {t(grant.mayEnd ? 'handover.grant' : 'handover.grant-left', { name: phrase(grant.name) })}
            </li>
          ))}
          <li>{t('handover.sessions')}</li>
        </ul>
      </section>
      <section className="card stack">
        <h2>{t('handover.carries')}</h2>
        {things.length === 0 ? (
          <Nothing title={t('handover.carries-nothing')} />
        ) : (
          <>
            <div className="row">
              <label className="row">
                {t('handover.all-to')}
                <select
                  className="input"
                  style={{ width: 'auto' }}
                  value={all}
                  onChange={(event) => {
                    setAll(event.target.value)
                    choose({})
                  }}
                >
                  <option value="">{t('handover.choose')}</option>
                  {candidates.map((one) => (
                    <option key={one.personId} value={one.personId}>
                      {one.name}（{formatCount(one.load)}）
                    </option>
                  ))}
                </select>
              </label>
              <button type="button" className="button" onClick={split}>
                {t('handover.split')}
              </button>
            </div>
            <SortableTable
              caption={t('handover.takers')}
              rows={candidates}
              rowKey={(row) => row.personId}
              columns={[
                { key: 'name', title: t('handover.taker'), by: (row) => row.name, show: (row) => row.name },
                {
                  key: 'load',
                  title: t('caseload.load'),
                  end: true,
                  by: (row) => row.load,
                  show: (row) => formatCount(row.load),
                },
                {
                  key: 'bar',
                  title: t('caseload.norm', { n: norm }),
                  show: (row) => <LoadBar load={row.load} norm={norm} most={most} standing={row.standing} />,
                },
                { key: 'standing', title: t('caseload.standing'), show: (row) => <StandingMark of={row.standing} /> },
                {
                  key: 'gets',
                  title: t('handover.what'),
                  end: true,
                  show: (row) => formatCount(things.filter((thing) => takerOf(thing) === row.personId).length),
                },
              ]}
            />
            <SortableTable
              caption={t('handover.carries')}
              rows={things}
              rowKey={key}
              columns={[
                {
                  key: 'name',
                  title: t('handover.thing'),
                  by: (row) => row.name,
                  show: (row) => (
                    <>
                      {row.name} <span className="soft post-whole">{t(`handover.kind.${row.kind}`)}</span>
                    </>
                  ),
                },
                {
                  key: 'taker',
                  title: t('handover.taker'),
                  show: (row) => (
                    <select
                      className="input"
                      style={{ width: 'auto' }}
                      aria-label={`${t('handover.taker')}：${row.name || t(`handover.kind.${row.kind}`)}`}
                      value={takerOf(row)}
                      onChange={(event) => choose({ ...chosen, [key(row)]: event.target.value })}
                    >
                      <option value="">{t('handover.choose')}</option>
                      {candidates.map((one) => (
                        <option key={one.personId} value={one.personId}>
                          {one.name}
                        </option>
                      ))}
                    </select>
                  ),
                },
                {
                  key: 'risk',
                  title: t('caseload.risk'),
                  by: (row) => row.riskClass,
                  show: (row) => row.riskClass && t(`risk.${row.riskClass}`),
                },
                {
                  key: 'region',
                  title: t('posts.region'),
                  by: (row) => row.regionName,
                  show: (row) => <span className="post-whole">{row.regionName}</span>,
                },
              ]}
            />
          </>
        )}
        <div className="row">
          <ConfirmOnce
            verb={t('handover.act')}
            title={t('handover.act-title', { name: person.name })}
            consequence={t('handover.act-say', { n: things.length })}
            danger
            notNow={left > 0 ? t('handover.left', { n: left }) : null}
            act={async () => {
              const said = await act.mutateAsync({
                personId,
                reason,
                leftOn: leftOn as never,
                untilOn: (reason === 'long-leave' ? untilOn : null) as never,
                endReason: reason === 'left' ? endReason : null,
                toPersonId: all || null,
                others: things.flatMap((thing) =>
                  chosen[key(thing)] ? [{ kind: thing.kind, id: thing.id, toPersonId: chosen[key(thing)]! }] : [],
                ),
              })
              toast(t('handover.done', { ...said.moved, grants: said.grantsEnded }))
              go('/desk/posts/handover')
            }}
          />
          {left > 0 && <span className="soft">{t('handover.left', { n: left })}</span>}
        </div>
      </section>
    </>
  )
}
