import { useWord } from '#web/kit/words.ts'
import type { Verification } from '../domain/qualification.ts'
import type { Stage, Standing } from '../domain/registration.ts'
import { words } from './words.ts'

const verificationLook: Record<Verification, string> = {
  unverified: 'idle',
  matched: 'good',
  unknown: 'warn',
  feedback: '',
  approved: 'good',
  rejected: 'bad',
}
const standingLook: Record<Standing, string> = {
  none: 'idle',
  active: 'good',
  expiring: 'warn',
  lapsed: 'bad',
  cancelled: 'bad',
}
const stageLook: Record<Stage, string> = {
  draft: 'idle',
  submitted: '',
  'first-passed': '',
  'first-refused': 'bad',
  'final-passed': '',
  'final-refused': 'bad',
  registered: 'good',
  issued: 'good',
}

export function VerificationMark({ of }: { of: Verification }) {
  const t = useWord(words)
  return <span className={`status ${verificationLook[of]}`}>{t(`verification.${of}`)}</span>
}

export function StandingMark({ of }: { of: Standing }) {
  const t = useWord(words)
  return <span className={`status ${standingLook[of]}`}>{t(`standing.${of}`)}</span>
}

export function StageMark({ of }: { of: Stage }) {
  const t = useWord(words)
  return <span className={`status ${stageLook[of]}`}>{t(`stage.${of}`)}</span>
}

const outcomeLook = { met: 'good', unmet: 'bad', unknown: 'idle', held: '' }

export function OutcomeMark({ of }: { of: 'met' | 'unmet' | 'unknown' | 'held' }) {
  const t = useWord(words)
  return <span className={`status ${outcomeLook[of]}`}>{t(`outcome.${of}`)}</span>
}
