import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { ActForm } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { campaign, changeCampaign } from '../contract.ts'
import { CampaignDay } from './CampaignDay.tsx'
import { CampaignDrive } from './CampaignDrive.tsx'
import { CampaignFields } from './CampaignFields.tsx'
import { CampaignRehearsal } from './CampaignRehearsal.tsx'
import { CampaignResults } from './CampaignResults.tsx'
import { Funnel } from './Funnel.tsx'
import { words } from './words.ts'

export type Round = OutputOf<typeof campaign>

const parts = ['drive', 'rehearsal', 'day', 'results', 'funnel'] as const

/** One year’s exam from the first look at who may sit it to the reward. */
export default function CampaignPage() {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  const asked = useAnswer(campaign, { campaignId: usePathPart('campaignId') })
  const [query, change] = useQueryWords()
  const [changing, setChanging] = useState(false)
  const part = parts.find((one) => one === query['part']) ?? 'drive'
  return (
    <Waiting for={asked}>
      {(one) => (
        <>
          <PageHeader
            title={one.title}
            whose={one.regionName}
            back={{ to: '/desk/exams', title: t('exams') }}
            acts={
              one.mayRun && (
                <button type="button" className="button" onClick={() => setChanging(true)}>
                  {t('exams.change')}
                </button>
              )
            }
            note={
              <p className="row">
                <span className={`status ${one.phase === 'done' ? 'good' : ''}`}>{t(`phase.${one.phase}`)}</span>
                <span className="soft">
                  {t('exam.cut-off')} {day(one.cutOffOn)} · {t('exam.sign-up')} {day(one.signUpFrom)}—
                  {lastDay(one.signUpUntil)} · {t('exam.on')} {day(one.examOn)}
                </span>
              </p>
            }
          />
          <nav className="row no-print" style={{ marginBlock: '0.75rem' }} aria-label={one.title}>
            {parts.map((each) => (
              <button
                key={each}
                type="button"
                className={`button ${each === part ? 'main' : ''}`}
                aria-pressed={each === part}
                onClick={() =>
                  change({
                    part: each,
                    level: undefined,
                    outcome: undefined,
                    signed: undefined,
                    search: undefined,
                    after: undefined,
                  })
                }
              >
                {t(`part.${each}`)}
              </button>
            ))}
          </nav>
          {part === 'drive' && <CampaignDrive of={one} />}
          {part === 'rehearsal' && <CampaignRehearsal of={one} />}
          {part === 'day' && <CampaignDay of={one} />}
          {part === 'results' && <CampaignResults of={one} />}
          {part === 'funnel' && <Funnel campaignId={one.campaignId} />}
          {changing && <Change of={one} onClose={() => setChanging(false)} />}
        </>
      )}
    </Waiting>
  )
}

function Change({ of: one, onClose }: { of: Round; onClose: () => void }) {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  const { title, cutOffOn, signUpFrom, signUpUntil, examOn, resultsOn } = one
  const shown: Shown<Round>[] = [
    { label: t('exam.title'), of: (each) => each.title },
    { label: t('exam.cut-off'), of: (each) => day(each.cutOffOn) },
    { label: t('exam.sign-up-from'), of: (each) => day(each.signUpFrom) },
    { label: t('exam.sign-up-until'), of: (each) => lastDay(each.signUpUntil) },
    { label: t('exam.on'), of: (each) => day(each.examOn) },
    { label: t('exam.results-on'), of: (each) => (each.resultsOn ? day(each.resultsOn) : '') },
  ]
  return (
    <Ask title={t('exams.change')} onClose={onClose}>
      <ActForm
        endpoint={changeCampaign}
        given={{ campaignId: one.campaignId }}
        changes={{ now: one, shown }}
        initial={{ title, cutOffOn, signUpFrom, signUpUntil, examOn, resultsOn }}
        verb={t('exams.change')}
        onDone={() => (toast(t('exams.changed')), onClose())}
      >
        <CampaignFields />
      </ActForm>
    </Ask>
  )
}
