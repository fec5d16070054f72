import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { openActivities, signUpForActivity, withdrawFromActivity } from '../contract.ts'
import { hourOf, useCodes } from './codes.ts'
import type { Mine } from './Mine.tsx'
import { words } from './words.ts'
import './volunteers.css'

type Open = OutputOf<typeof openActivities>['rows'][number]
export type Activity = Mine['activities'][number]

/** What one has signed up for and what is still to come. */
export function ComingActivities({ of }: { of: Activity[] }) {
  const t = useWord(words)
  const coming = of.filter(
    (one) =>
      (one.mine === 'signed' || one.mine === 'waiting') &&
      (one.state === 'planned' || one.state === 'running' || one.state === 'called-off'),
  )
  if (coming.length === 0) return null
  return (
    <section>
      <h2>{t('mine.coming')}</h2>
      <ul className="volunteers-list">
        {coming.map((one) => (
          <li key={one.activityId}>
            <About of={one} />
            <Coming of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What one may sign up for. */
export function OpenActivities() {
  const t = useWord(words)
  const asked = useAnswer(openActivities, {})
  return (
    <section>
      <h2>{t('mine.open')}</h2>
      <Waiting for={asked} lines={4}>
        {({ rows }) => {
          const open = rows.filter((one) => one.mine === null || one.mine === 'withdrawn')
          if (open.length === 0) return <Nothing title={t('mine.open-none')} say={t('mine.open-none-say')} />
          return (
            <ul className="volunteers-list">
              {open.map((one) => (
                <li key={one.activityId}>
                  <About of={one} />
                  <SignUp of={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Waiting>
    </section>
  )
}

/** When, where, what, who answers for it, and what may go wrong: told before anyone signs up. */
function About({ of }: { of: Activity | Open }) {
  const t = useWord(words)
  const { day } = useFormats()
  const { name } = useCodes()
  return (
    <>
      <h3>{of.title}</h3>
      <p>
        <span className="number">{`${day(of.heldOn)} ${hourOf(of.startsAt)}–${hourOf(of.endsAt)}`}</span> · {of.place}
      </p>
      <p className="volunteers-said">{of.content}</p>
      <p className="soft small">
        {[name('categories', of.category), of.organisationName, of.teamName, t('in-charge', { name: of.inChargeName })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="volunteers-said">
        <strong>{t('mine.risks')}</strong>
        {of.risks}
      </p>
      {of.insurance && <p className="soft small">{t('mine.insured', { insurer: of.insurance.insurer })}</p>}
      {of.adultsOnly && <p className="soft small">{t('adults-only')}</p>}
    </>
  )
}

function SignUp({ of }: { of: Open }) {
  const t = useWord(words)
  const [read, setRead] = useState(false)
  const act = useAct(signUpForActivity)
  const places = (
    <span className="small soft">
      {t('places', { n: of.signed, capacity: of.capacity })}
      {of.waiting > 0 && ` · ${t('waiting', { n: of.waiting })}`}
    </span>
  )
  if (of.signUp !== 'open' || of.notForMe)
    return (
      <p className="row">
        <span className="status idle">{t(`not-open.${of.notForMe ?? of.signUp}` as 'not-open.begun')}</span>
        {places}
      </p>
    )
  const send = () =>
    act.mutateAsync({ activityId: of.activityId }).then(
      ({ waitingPlace }) => toast(waitingPlace === null ? t('mine.signed-up') : t('mine.waiting', { n: waitingPlace })),
      () => undefined,
    )
  return (
    <>
      <label className="volunteers-tick">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
        {t('mine.read-risks')}
      </label>
      <p className="row">
        <button type="button" className="button main" disabled={act.isPending || !read} onClick={() => void send()}>
          {t(of.signed >= of.capacity ? 'mine.sign-up-wait' : 'mine.sign-up')}
        </button>
        {places}
      </p>
      {act.error && <Problem of={act.error} />}
    </>
  )
}

function Coming({ of }: { of: Activity }) {
  const t = useWord(words)
  const act = useAct(withdrawFromActivity)
  if (of.calledOff)
    return (
      <p>
        <span className="status idle">{t('called-off')}</span> {of.callOffReason}
      </p>
    )
  return (
    <>
      <p className="row">
        <span className={`status ${of.mine === 'signed' ? 'good' : 'warn'}`}>{t(`signed.${of.mine}`)}</span>
        {of.state === 'planned' && (
          <button
            type="button"
            className="button"
            disabled={act.isPending}
            onClick={() =>
              void act.mutateAsync({ activityId: of.activityId }).then(
                () => toast(t('mine.withdrawn')),
                () => undefined,
              )
            }
          >
            {t('mine.withdraw')}
          </button>
        )}
      </p>
      {act.error && <Problem of={act.error} />}
    </>
  )
}
