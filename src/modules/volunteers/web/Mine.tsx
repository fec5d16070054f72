import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { confirmMine, leave, mine } from '../contract.ts'
import { useCodes } from './codes.ts'
import { Facts } from './Facts.tsx'
import { ComingActivities, OpenActivities } from './MineActivities.tsx'
import { ChangeMine, RegisterMyself } from './MineForms.tsx'
import { MyObjections, ObjectForm } from './MineObjections.tsx'
import { Record } from './Record.tsx'
import type { Entry, Volunteer } from './Record.tsx'
import { words } from './words.ts'
import './volunteers.css'

export type Mine = OutputOf<typeof mine>

/** My volunteering, at the desk and on the phone: register, confirm, sign up, read and object, take the record along. */
export function MyVolunteering() {
  return (
    <Waiting for={useAnswer(mine, {})} lines={8}>
      {(of) => {
        const { volunteer } = of
        if (!volunteer) return <NotYet of={of} />
        return volunteer.state === 'awaiting' ? <Asked of={volunteer} /> : <Whole of={of} volunteer={volunteer} />
      }}
    </Waiting>
  )
}

function NotYet({ of }: { of: Mine }) {
  const t = useWord(words)
  const [registering, setRegistering] = useState(false)
  if (registering) return <RegisterMyself known={of.known} onClose={() => setRegistering(false)} />
  return (
    <Nothing
      title={t('mine.not-yet')}
      say={t('mine.not-yet-say')}
      act={
        <button type="button" className="button main" onClick={() => setRegistering(true)}>
          {t('mine.register')}
        </button>
      }
    />
  )
}

/** Nobody is registered against their will: whom an organisation entered says so themselves. */
function Asked({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const act = useAct(confirmMine)
  return (
    <section className="panel warn">
      <h2>{t('mine.asked', { organisation: of.organisationName ?? t('mine.asked-someone') })}</h2>
      <Particulars of={of} />
      <p>{t('mine.asked-say')}</p>
      {act.error && <Problem of={act.error} />}
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={act.isPending}
          onClick={() =>
            void act.mutateAsync({ agree: true }).then(
              () => toast(t('mine.agreed')),
              () => undefined,
            )
          }
        >
          {t('mine.agree')}
        </button>
        <ConfirmOnce
          verb={t('mine.refuse')}
          title={t('mine.refuse')}
          consequence={<p>{t('mine.refuse-say')}</p>}
          danger
          act={() => act.mutateAsync({ agree: false }).then(() => toast(t('mine.refused')))}
        />
      </div>
    </section>
  )
}

/** What stands on the register about someone. */
function Particulars({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const { name } = useCodes()
  const listed = (list: 'skills' | 'categories', codes: string[]) =>
    codes.map((code) => name(list, code)).join(t('and'))
  return (
    <Facts
      rows={[
        { name: t('number'), value: <span className="number">{of.number}</span> },
        { name: t('national'), value: of.nationalNumber },
        { name: t('name'), value: of.name },
        { name: t('mine.phone'), value: of.phoneMasked },
        { name: t('mine.area'), value: of.livingRegionName },
        { name: t('mine.skills'), value: listed('skills', of.skills) },
        { name: t('categories'), value: listed('categories', of.categories) },
        { name: t('team'), value: of.teams.map((one) => one.name).join(t('and')) },
        {
          name: t('mine.name-public'),
          value: of.state === 'awaiting' ? null : t(of.namePublic ? 'mine.name-shown' : 'mine.name-hidden'),
        },
      ]}
    />
  )
}

function Whole({ of, volunteer }: { of: Mine; volunteer: Volunteer }) {
  const t = useWord(words)
  const { day } = useFormats()
  const [doing, setDoing] = useState<'change' | 'register' | 'missing'>()
  const [objecting, setObjecting] = useState<Entry>()
  const leaving = useAct(leave)
  const close = () => setDoing(undefined)
  const left = volunteer.state === 'left'
  if (doing === 'register') return <RegisterMyself known={of.known} onClose={close} />
  const unanswered = new Set(of.objections.filter((one) => one.state === 'open').map((one) => one.activityId))
  return (
    <div className="stack volunteers-mine">
      {left && (
        <div className="panel">
          <p>{t('mine.has-left', { day: volunteer.leftOn ? day(volunteer.leftOn) : '' })}</p>
          <button type="button" className="button" onClick={() => setDoing('register')}>
            {t('mine.register-again')}
          </button>
        </div>
      )}
      <section className="card">
        {doing === 'change' ? (
          <ChangeMine of={volunteer} onClose={close} />
        ) : (
          <>
            <Particulars of={volunteer} />
            {!left && (
              <div className="row volunteers-acts">
                <button type="button" className="button" onClick={() => setDoing('change')}>
                  {t('mine.change')}
                </button>
                <ConfirmOnce
                  verb={t('mine.leave')}
                  title={t('mine.leave-title')}
                  consequence={<p>{t('mine.leave-say')}</p>}
                  bare
                  act={() => leaving.mutateAsync({}).then(() => toast(t('mine.left')))}
                />
              </div>
            )}
          </>
        )}
      </section>
      {!left && <ComingActivities of={of.activities} />}
      {!left && <OpenActivities />}
      <section>
        <Record
          of={volunteer}
          own
          actOf={(entry) =>
            !unanswered.has(entry.activityId) && (
              <button type="button" className="button bare" onClick={() => setObjecting(entry)}>
                {t('object.raise')}
              </button>
            )
          }
          beside={
            missingOf(of).length > 0 && (
              <button type="button" className="button bare" onClick={() => setDoing('missing')}>
                {t('object.missing')}
              </button>
            )
          }
        />
      </section>
      <MyObjections of={of.objections} />
      {objecting && <ObjectForm to={objecting} onClose={() => setObjecting(undefined)} />}
      {doing === 'missing' && <ObjectForm missing={missingOf(of)} onClose={close} />}
    </div>
  )
}

/** Activities one was at, of which no line holds and no objection is open. */
function missingOf(of: Mine): Mine['activities'] {
  const holds = new Set(
    of.volunteer?.entries.filter((one) => !one.reverses && !one.reversed).map((one) => one.activityId),
  )
  const open = new Set(of.objections.filter((one) => one.state === 'open').map((one) => one.activityId))
  return of.activities.filter(
    (one) =>
      (one.state === 'to-record' || one.state === 'recorded') &&
      one.mine !== 'withdrawn' &&
      one.mine !== 'waiting' &&
      !holds.has(one.activityId) &&
      !open.has(one.activityId),
  )
}
