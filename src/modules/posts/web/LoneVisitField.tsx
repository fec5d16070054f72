import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { clients } from '#modules/services/contract.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { OfflineError } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { formatInstant } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { endLoneVisit, extendLoneVisit, ownSafety, setSafetyCard, startLoneVisit } from '../contract.ts'
import { Emergency } from './Emergency.tsx'
import { words } from './words.ts'
import './posts.css'

type Safety = OutputOf<typeof ownSafety>
const clock = (instant: string) => formatInstant(instant).slice(-5)

/** The phone's page of going out alone: how I am reached, going out, coming back, and colleagues who need me. */
export default function LoneVisitField() {
  const t = useWord(words)
  const { data, error, refetch } = useAnswer(ownSafety, {}, { every: 30_000, keepLast: true })
  const [changing, setChanging] = useState(false)
  const [alarm, setAlarm] = useState<string>()
  if (error && !data) return <Problem of={error} again={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <div className="stack">
      <h1 tabIndex={-1}>{t('lone')}</h1>
      {data.alarms.map((one) => (
        <section key={one.visitId} className="panel bad">
          <h2>{t('lone.alarms')}</h2>
          <p>{t('lone.alarm-of', { name: one.name, time: clock(one.since) })}</p>
          {alarm === one.visitId ? (
            <Emergency visitId={one.visitId} answered={one.answered} />
          ) : (
            <button type="button" className="button danger wide" onClick={() => setAlarm(one.visitId)}>
              {t('lone.open')}
            </button>
          )}
        </section>
      ))}
      {data.out ? (
        <Out of={data.out} safety={data} />
      ) : !data.card || changing ? (
        <Card safety={data} onDone={() => setChanging(false)} />
      ) : (
        <Start safety={data} onChange={() => setChanging(true)} />
      )}
    </div>
  )
}

function Card({ safety, onDone }: { safety: Safety; onDone: () => void }) {
  const t = useWord(words)
  const act = useAct(setSafetyCard)
  const [phone, setPhone] = useState('')
  const [second, setSecond] = useState(safety.card?.second.id ?? '')
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ phone, secondPersonId: second }, { onSuccess: onDone })
      }}
    >
      <h2>{t('lone.card')}</h2>
      <p>{t('lone.card-say')}</p>
      <label className="field">
        <span className="label">{t('lone.my-phone')}</span>
        <input
          className="input"
          type="tel"
          required
          autoComplete="tel"
          placeholder={safety.card?.phoneMasked}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{t('lone.second')}</span>
        <select className="input" required value={second} onChange={(event) => setSecond(event.target.value)}>
          <option value="" />
          {safety.colleagues.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <p className="panel">{t('lone.card-secret')}</p>
      {act.error && <Problem of={act.error} />}
      <button type="submit" className="button main wide" disabled={act.isPending}>
        {t('lone.save')}
      </button>
    </form>
  )
}

const choices = [15, 30, 45, 60, 90, 120]

function Start({ safety, onChange }: { safety: Safety; onChange: () => void }) {
  const t = useWord(words)
  const may = useMay()
  const act = useAct(startLoneVisit)
  const found = useAnswer(clients, { size: 50 }, { when: may('services:read-clients') })
  const [clientId, setClient] = useState('')
  const [place, setPlace] = useState('')
  const [minutes, setMinutes] = useState(30)
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ clientId: clientId || null, place, expectedMinutes: minutes })
      }}
    >
      <label className="field">
        <span className="label">{t('lone.to-client')}</span>
        <select className="input" value={clientId} onChange={(event) => setClient(event.target.value)}>
          <option value="">{t('none')}</option>
          {(found.data?.rows ?? []).map((one) => (
            <option key={one.clientId} value={one.clientId}>
              {one.name} · {one.regionName}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{t('lone.to-place')}</span>
        <input
          className="input"
          maxLength={100}
          autoComplete="off"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{t('lone.minutes')}</span>
        <select className="input" value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
          {choices
            .filter((one) => one <= safety.limits.longestMinutes)
            .map((one) => (
              <option key={one} value={one}>
                {t('lone.minutes-of', { n: one })}
              </option>
            ))}
        </select>
      </label>
      {act.error && <Problem of={act.error} />}
      <button type="submit" className="button main big wide" disabled={act.isPending}>
        {t('lone.start')}
      </button>
      <p className="small soft">
        {t('lone.second')}：{safety.card?.second.name} · {safety.card?.phoneMasked}{' '}
        <button type="button" className="button bare" onClick={onChange}>
          {t('lone.change-card')}
        </button>
      </p>
    </form>
  )
}

function Out({ of, safety }: { of: NonNullable<Safety['out']>; safety: Safety }) {
  const t = useWord(words)
  const end = useAct(endLoneVisit)
  const extend = useAct(extendLoneVisit)
  const [asking, setAsking] = useState(false)
  const [way, setWay] = useState<'smooth' | 'rough'>()
  const waits = way !== undefined && end.error instanceof OfflineError
  const { mutate } = end
  const send = (chosen: 'smooth' | 'rough') =>
    mutate({ visitId: of.visitId, way: chosen }, { onSuccess: () => toast(t('lone.ended')) })
  // Without a network the word waits here and goes out as soon as there is one; the server's clock runs meanwhile.
  useEffect(() => {
    if (!waits || !way) return
    const timer = setInterval(
      () => mutate({ visitId: of.visitId, way }, { onSuccess: () => toast(t('lone.ended')) }),
      5000,
    )
    return () => clearInterval(timer)
  }, [waits, way, mutate, of.visitId, t])
  return (
    <section className="card stack">
      <h2>{t('lone.out')}</h2>
      <p>{[of.clientName, of.place].filter(Boolean).join(' · ')}</p>
      <p>
        {t('lone.out-say', {
          time: clock(of.dueAt),
          n: safety.limits.graceMinutes,
          name: safety.card?.second.name ?? '',
        })}
      </p>
      {asking ? (
        <fieldset className="ask-chips">
          <legend>{t('lone.end-ask')}</legend>
          {(['smooth', 'rough'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button wide"
              disabled={end.isPending}
              onClick={() => {
                setWay(one)
                send(one)
              }}
            >
              {t(`lone.${one}`)}
            </button>
          ))}
        </fieldset>
      ) : (
        <button type="button" className="button main big wide" onClick={() => setAsking(true)}>
          {t('lone.end')}
        </button>
      )}
      {waits ? <p className="panel warn">{t('lone.waiting')}</p> : end.error && <Problem of={end.error} />}
      <button
        type="button"
        className="button wide"
        disabled={extend.isPending}
        onClick={() =>
          extend.mutate({ visitId: of.visitId, minutes: 30 }, { onSuccess: () => toast(t('lone.extended')) })
        }
      >
        {t('lone.extend', { n: 30 })}
      </button>
      {extend.error && <Problem of={extend.error} />}
    </section>
  )
}
