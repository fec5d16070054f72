import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Field } from '#web/kit/plain-form.tsx'
import { useWord } from '#web/kit/words.ts'
import { cancelRegistration } from '../contract.ts'
import type { Held } from './QualificationForm.tsx'
import { Lines, SmallForm } from './SmallForm.tsx'
import { words } from './words.ts'

type Registration = Held['registrations'][number]

/** A registered period as a list of people names it; where that is wrong, who checks registrations cancels it. */
export function ListedRegistration({ of, verified, own }: { of: Registration; verified: boolean; own: boolean }) {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  const may = useMay()
  const [cancelling, setCancelling] = useState(false)
  return (
    <div className="certificates-form">
      <p className="row">
        <span>{t('period.from-until', { from: day(of.fromOn!), until: lastDay(of.untilOn!) })}</span>
        <span className="soft">{t('listed.of', { day: day(of.listedOn!) })}</span>
        {!verified && <span className="status idle">{t('listed.waits')}</span>}
        {of.cancelledOn && <span className="status bad">{t('period.cancelled', { day: day(of.cancelledOn) })}</span>}
        {!own && !of.cancelledOn && may('certificates:check') && (
          <button type="button" className="button bare danger no-print" onClick={() => setCancelling(true)}>
            {t('listed.cancel')}
          </button>
        )}
      </p>
      {cancelling && (
        <Ask title={t('listed.cancel')} onClose={() => setCancelling(false)}>
          <Cancel of={of} onClose={() => setCancelling(false)} />
        </Ask>
      )}
    </div>
  )
}

function Cancel({ of, onClose }: { of: Registration; onClose: () => void }) {
  const t = useWord(words)
  const act = useAct(cancelRegistration)
  // As if it had never been: from its first day.
  const [on, setOn] = useState(() => [of.fromOn!, todayIn(new Date())].toSorted()[0]!)
  const [reason, setReason] = useState('')
  return (
    <SmallForm
      verb={t('review.cancel')}
      send={() => act.mutateAsync({ registrationId: of.registrationId, basedOnVersion: of.version, on, reason })}
      done={t('review.done')}
      onClose={onClose}
      fields={['on', 'reason']}
    >
      {(wrong) => (
        <>
          <p>{t('listed.cancel-say')}</p>
          <Field label={t('review.cancel-on')} wrong={wrong['on']}>
            {(given) => (
              <input
                {...given}
                className="input"
                type="date"
                value={on}
                onChange={(event) => setOn(event.target.value)}
              />
            )}
          </Field>
          <Lines
            label={t('review.reason')}
            value={reason}
            onChange={setReason}
            wrong={wrong['reason']}
            rows={2}
            longest={300}
          />
        </>
      )}
    </SmallForm>
  )
}
