import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { useWord } from '#web/kit/words.ts'
import { ownCampaigns, signUp, withdrawSignUp } from '../contract.ts'
import { useLists } from './lists.ts'
import { Why } from './Why.tsx'
import { words } from './words.ts'

type Round = OutputOf<typeof ownCampaigns>['rows'][number]

/** The rounds of one’s own place: what one may sit and why, signing up, and where to be on the day. At the desk and on the phone. */
export function OwnExams() {
  const t = useWord(words)
  const asked = useAnswer(ownCampaigns, {})
  if (asked.error) return <Problem of={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton lines={3} />
  return (
    <section>
      <h3>{t('own.exam')}</h3>
      {asked.data.rows.length === 0 && <p className="soft">{t('own.no-campaign')}</p>}
      {asked.data.rows.slice(0, 1).map((one) => (
        <OneRound key={one.campaignId} of={one} />
      ))}
    </section>
  )
}

function OneRound({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  const { level, subject } = useLists()
  const withdraw = useAct(withdrawSignUp)
  const open = one.phase === 'sign-up'
  return (
    <article className="panel">
      <div className="row">
        <strong>{one.title}</strong>
        <span className={`status ${open ? '' : 'idle'}`}>{t(`phase.${one.phase}`)}</span>
        <span className="soft">
          {t('exam.on')} {day(one.examOn)}
        </span>
        {open && <span className="soft">{t('own.sign-up-closes', { day: day(one.signUpUntil) })}</span>}
      </div>
      {one.signUp && (
        <p>
          <span className="status good">{t('own.signed', { level: level(one.signUp.level) })}</span>{' '}
          {one.signUp.subjects.map(subject).join(t('and'))}
        </p>
      )}
      {one.signUp && open && (
        <ConfirmOnce
          verb={t('own.withdraw')}
          title={t('own.withdraw')}
          consequence={t('own.withdraw-say')}
          act={async () => {
            await withdraw.mutateAsync({ signUpId: one.signUp!.signUpId, basedOnVersion: one.signUp!.version })
            toast(t('own.withdrawn'))
          }}
        />
      )}
      {one.escort && (
        <p>
          {t('own.escort', { title: one.escort.title, at: one.escort.meetsAt, where: one.escort.meetsWhere })}
          {one.escort.site && ` · ${t('own.site', { site: one.escort.site })}`}
          {one.escort.leaderName && ` · ${t('own.leader', { name: one.escort.leaderName })}`}
        </p>
      )}
      {one.events.map((event, at) => (
        <p key={at} className="soft">
          {t(`prep.${event.kind}`)} · {event.title} · {day(event.heldOn)} {event.place}
        </p>
      ))}
      {(open || one.phase === 'coming') &&
        !one.signUp &&
        one.levels
          .filter((each) => each.outcome !== 'held')
          .map((each) => <OwnLevel key={each.level} of={each} round={one} />)}
    </article>
  )
}

function OwnLevel({ of: one, round }: { of: Round['levels'][number]; round: Round }) {
  const t = useWord(words)
  const { level, subject, lists } = useLists()
  const act = useAct(signUp)
  const all = (lists?.subjects ?? []).filter((each) => each.level === one.level).map((each) => each.code)
  const [chosen, setChosen] = useState<string[]>()
  const [failed, setFailed] = useState<unknown>()
  const subjects = chosen ?? (one.left.length > 0 ? one.left : all)
  const mayNow = round.phase === 'sign-up' && one.outcome !== 'unmet'
  const send = async () => {
    setFailed(undefined)
    try {
      const { eligibility } = await act.mutateAsync({ campaignId: round.campaignId, level: one.level, subjects })
      toast(t(eligibility === 'unknown' ? 'own.sign-up-unknown' : 'own.sign-up-done'))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <div style={{ borderTop: '1px solid var(--line)', paddingBlock: '0.5rem' }}>
      <div className="row">
        <strong>{level(one.level)}</strong>
        <Why outcome={one.outcome} lines={one.lines} />
      </div>
      {one.kept.map((each) => (
        <p key={each.subject} className="soft small">
          {t('own.kept', { subject: subject(each.subject), year: each.countsUntil })}
        </p>
      ))}
      {mayNow && (
        <>
          <fieldset className="row" style={{ border: 0, padding: 0, marginBlock: '0.4rem' }}>
            <legend className="soft small">{t('own.subjects')}</legend>
            {all.map((code) => (
              <label key={code} className="choice">
                <input
                  type="checkbox"
                  checked={subjects.includes(code)}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...subjects, code] : subjects.filter((each) => each !== code))
                  }
                />{' '}
                {subject(code)}
              </label>
            ))}
          </fieldset>
          {failed !== undefined && <Problem of={failed} />}
          <button type="button" className="button main" disabled={act.isPending} onClick={() => void send()}>
            {t('own.sign-up', { level: level(one.level) })}
          </button>
        </>
      )}
    </div>
  )
}
