import { Input } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { registryLists } from '#modules/workforce/contract.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { appointCandidate, candidatePage, stateFacts, withdrawCandidate } from '../contract.ts'
import { Conditions, FactFields, type Stated } from './Conditions.tsx'
import { CodeSelect } from './parts.tsx'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

type Candidate = OutputOf<typeof candidatePage>
const looks = { in: 'good', waiting: '', tied: 'warn', reserve: '', out: 'bad', withdrawn: 'bad' } as const

/** Where a candidate stands, with the reason where it ended. */
export function StateMark({ of }: { of: Pick<Candidate, 'state' | 'why' | 'stageName' | 'appointed'> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.appointed) return <span className="status good">{t('state.appointed')}</span>
  return (
    <span className={`status ${looks[of.state]}`}>
      {[t(`state.${of.state}`), of.state !== 'in' && phrase(of.stageName), of.why && t(`why.${of.why}`)]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

/** One candidate: conditions with their clauses, results with corrections, and what can be done. */
export function CandidateDrawer({
  candidateId,
  round,
  onClose,
}: {
  candidateId: string
  round: Round
  onClose: () => void
}) {
  const asked = useAnswer(candidatePage, { candidateId })
  const t = useWord(words)
  return (
    <Ask title={asked.data ? `${asked.data.number} ${asked.data.name}` : t('candidates')} onClose={onClose}>
      <div className="long-form recruit-wide">
        <Waiting for={asked} lines={8}>
          {(one) => <Whole key={one.version} of={one} round={round} />}
        </Waiting>
      </div>
    </Ask>
  )
}

function Whole({ of, round }: { of: Candidate; round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { instant } = useFormats()
  const [doing, setDoing] = useState<'withdraw' | 'appoint'>()
  const runs = may('posts:recruit') && round.status === 'open' && !of.appointed && of.state !== 'withdrawn'
  const stage = round.stages.find((one) => one.code === round.stage)!
  const result = (one: Candidate['entries'][number]) =>
    one.cleared
      ? t('result.cleared')
      : one.absent
        ? t('result.absent')
        : (one.mark?.toFixed(2) ?? t(one.passed ? 'result.passed' : 'result.failed'))
  return (
    <div className="stack">
      <p>
        {of.postTitle} · {of.organisationName} <StateMark of={of} />
      </p>
      <p className="soft">
        {[
          of.outside && t('candidate.outside'),
          of.identityNumberMasked,
          of.preferred && t('candidate.preferred'),
          of.total !== null && `${t('candidate.total')} ${of.total.toFixed(2)}`,
          of.rank !== null &&
            `${t('candidate.rank')} ${of.shared ? t('candidate.shared', { n: of.rank }) : String(of.rank)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {of.personId && may('workforce:read') && <a href={`/desk/people/${of.personId}`}>{t('signUp.registry')}</a>}
      <h3>{t('candidate.conditions')}</h3>
      <Conditions of={of.conditions} />
      {runs && of.asked.some((one) => !one.known) && <Papers of={of} />}
      {of.entries.length > 0 && (
        <>
          <h3>{t('history')}</h3>
          <Timeline
            name={t('history')}
            moments={of.entries.map((one, at) => ({
              key: `${one.at} ${at}`,
              when: instant(one.at),
              who: one.by,
              what: (
                <>
                  {phrase(one.stageName)}：{result(one)}{' '}
                  {!one.inForce && !one.cleared && <span className="mark">{t('result.replaced')}</span>}
                </>
              ),
              detail: [one.note, one.reason && t('result.reason', { reason: one.reason })].filter(Boolean).join(' · '),
            }))}
          />
        </>
      )}
      {runs && (
        <div className="row">
          {stage.kind === 'post' && of.state === 'in' && (
            <button type="button" className="button main" onClick={() => setDoing('appoint')}>
              {t('appoint')}
            </button>
          )}
          <button type="button" className="button" onClick={() => setDoing('withdraw')}>
            {t('withdraw')}
          </button>
        </div>
      )}
      {doing === 'withdraw' && (
        <ActForm
          endpoint={withdrawCandidate}
          given={{ candidateId: of.candidateId, basedOnVersion: of.version }}
          verb={t('withdraw')}
          onDone={() => toast(t('state.withdrawn'))}
        >
          <p>{t('withdraw.say')}</p>
          <FormField name="reason" label={t('reason')} required>
            <Input maxLength={300} autoComplete="off" />
          </FormField>
        </ActForm>
      )}
      {doing === 'appoint' && <Appoint of={of} />}
    </div>
  )
}

function Papers({ of }: { of: Candidate }) {
  const t = useWord(words)
  const [stated, setStated] = useState<Stated>(
    Object.fromEntries(of.asked.flatMap((one) => (one.known || one.value === null ? [] : [[one.fact, one.value]]))),
  )
  const [failed, setFailed] = useState<unknown>()
  const act = useAct(stateFacts)
  const send = async () => {
    setFailed(undefined)
    try {
      await act.mutateAsync({ candidateId: of.candidateId, basedOnVersion: of.version, stated })
      toast(t('facts.done'))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <details>
      <summary>{t('facts')}</summary>
      <FactFields asked={of.asked} value={stated} onChange={setStated} />
      {failed !== undefined && <Problem of={failed} />}
      <button type="button" className="button" disabled={act.isPending} onClick={() => void send()}>
        {t('facts')}
      </button>
    </details>
  )
}

function Appoint({ of }: { of: Candidate }) {
  const t = useWord(words)
  const { day } = useFormats()
  const lists = useAnswer(registryLists, {}).data
  const isNew = of.personId === null
  return (
    <ActForm
      endpoint={appointCandidate}
      given={{ candidateId: of.candidateId, basedOnVersion: of.version }}
      initial={{ fromOn: todayIn(new Date()), document: '' }}
      verb={t('appoint')}
      onDone={({ probationUntil }) =>
        toast(probationUntil ? t('appoint.done-probation', { day: day(probationUntil) }) : t('appoint.done'))
      }
    >
      {isNew && <p>{t('appoint.file-say')}</p>}
      <FormField name="fromOn" label={t('appoint.from')} required>
        <DayInput />
      </FormField>
      {isNew && (
        <>
          <FormField name="system" label={t('appoint.system')} required>
            <CodeSelect list={lists?.systems} />
          </FormField>
          <FormField name="kind" label={t('appoint.kind')} required>
            <CodeSelect list={lists?.kinds} />
          </FormField>
        </>
      )}
      <FormField name="document" label={t('appoint.document')}>
        <Input maxLength={200} autoComplete="off" />
      </FormField>
    </ActForm>
  )
}
