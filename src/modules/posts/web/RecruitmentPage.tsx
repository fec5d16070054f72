import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart, writeQuery } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { cancelRecruitment, decidePlaces, recruitmentRound } from '../contract.ts'
import { CandidateDrawer } from './CandidateDrawer.tsx'
import { EnterResults } from './EnterResults.tsx'
import { Candidates } from './RecruitmentCandidates.tsx'
import { type Place, Places } from './RecruitmentPlaces.tsx'
import { Advance, Obstacles, Stages } from './RecruitmentProgress.tsx'
import { RuleShown } from './RecruitmentRule.tsx'
import { SignUp } from './SignUp.tsx'
import { Tie } from './Tie.tsx'
import { words } from './recruitment-words.ts'
import './posts.css'

export type Round = OutputOf<typeof recruitmentRound>

/** A round: where it stands, what is in the way, its places, its candidates, and what was decided. */
export default function RecruitmentPage() {
  const recruitmentId = usePathPart('recruitmentId')
  const asked = useAnswer(recruitmentRound, { recruitmentId })
  return (
    <Waiting for={asked} lines={12}>
      {(round) => <Whole round={round} />}
    </Waiting>
  )
}

type Open =
  | { what: 'sign-up' | 'enter' | 'cancel' }
  | { what: 'candidate'; id: string }
  | { what: 'places' | 'tie'; place: Place }

function Whole({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day, instant } = useFormats()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const recruits = may('posts:recruit') && round.status === 'open'
  const stage = round.stages.find((one) => one.code === round.stage)!
  const done = (say: string) => {
    toast(say)
    close()
  }
  return (
    <>
      <PageHeader
        title={round.title}
        whose={round.regionName}
        back={{ to: '/desk/posts/recruitments', title: t('recruitments') }}
        acts={
          <>
            {recruits && stage.kind === 'sign-up' && (
              <button type="button" className="button" onClick={() => setOpen({ what: 'sign-up' })}>
                {t('signUp')}
              </button>
            )}
            {recruits && stage.kind !== 'sign-up' && stage.kind !== 'post' && (
              <button type="button" className="button" onClick={() => setOpen({ what: 'enter' })}>
                {t('enter')}
              </button>
            )}
            {round.publicFrom &&
              (['pdf', 'docx'] as const).map((form) => (
                <a
                  key={form}
                  className="button"
                  download
                  href={`/api/posts/recruitments/${round.recruitmentId}/public-list${writeQuery({ form })}`}
                >
                  {t(`public.${form}`)}
                </a>
              ))}
            {recruits && <Advance round={round} />}
            {recruits && (
              <button type="button" className="button bare" onClick={() => setOpen({ what: 'cancel' })}>
                {t('cancel')}
              </button>
            )}
          </>
        }
        note={
          <p className="soft small">
            {[
              round.notice,
              `${t('round.until')} ${day(round.signUpUntil)}`,
              round.reading && `${t('reading.label')}：${t(`reading.${round.reading}`)}`,
              round.publicFrom && t('public.days', { from: day(round.publicFrom), until: day(round.publicUntil!) }),
              round.status !== 'open' && t(`status.${round.status}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        }
      />
      <Stages round={round} />
      <Obstacles round={round} />
      <Places
        round={round}
        recruits={recruits}
        onTie={(place) => setOpen({ what: 'tie', place })}
        onChange={(place) => setOpen({ what: 'places', place })}
      />
      <Candidates round={round} onOpen={(id) => setOpen({ what: 'candidate', id })} />
      <section className="card stack">
        <h2>{t('decisions')}</h2>
        <Timeline
          name={t('decisions')}
          moments={round.decisions.map((one, at) => ({
            key: `${one.at} ${at}`,
            when: instant(one.at),
            what: [
              t(`decision.${one.kind}`, { value: one.valueName ? phrase(one.valueName) : one.value }),
              one.kind === 'reading' && one.valueName && phrase(one.valueName),
              one.about,
            ]
              .filter(Boolean)
              .join('：'),
            who: one.by,
            detail: one.reason,
          }))}
        />
        <RuleShown of={round} />
      </section>
      {open?.what === 'sign-up' && (
        <SignUp round={round} onClose={close} onDone={(number) => done(t('signUp.done', { n: number }))} />
      )}
      {open?.what === 'enter' && (
        <EnterResults round={round} onClose={close} onDone={(n) => done(t('enter.done', { n }))} />
      )}
      {open?.what === 'candidate' && <CandidateDrawer candidateId={open.id} round={round} onClose={close} />}
      {open?.what === 'tie' && <Tie place={open.place} onClose={close} onDone={() => done(t('tie'))} />}
      {open?.what === 'places' && (
        <Ask title={`${t('places.change')} · ${open.place.title}`} onClose={close}>
          <ActForm
            endpoint={decidePlaces}
            given={{ placeId: open.place.placeId, basedOnVersion: open.place.version }}
            initial={{ places: open.place.places }}
            verb={t('places.change')}
            onDone={() => done(t('places'))}
          >
            <FormField name="places" label={t('places.now')} required>
              <InputNumber min={0} max={open.place.places} precision={0} />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={300} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {open?.what === 'cancel' && (
        <Ask title={`${t('cancel')} · ${round.title}`} onClose={close}>
          <p>{t('cancel.say')}</p>
          <ActForm
            endpoint={cancelRecruitment}
            given={{ recruitmentId: round.recruitmentId, basedOnVersion: round.version }}
            verb={t('cancel')}
            onDone={() => done(t('status.cancelled'))}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={300} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
