import { useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportRewards, grantRewards, importResults } from '../contract.ts'
import { ImportFile } from './ImportFile.tsx'
import { words } from './words.ts'

import type { Round } from './CampaignPage.tsx'

/** What became of it: marks and rewards. */
export function CampaignResults({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { fen } = useFormats()
  const grant = useAct(grantRewards)
  return (
    <>
      <section className="card">
        <h2>{t('results.import')}</h2>
        <p>{t('results.say')}</p>
        {one.mayRun && (
          <ImportFile
            main
            verb={t('results.import')}
            say={t('results.say')}
            endpoint={importResults}
            input={{ campaignId: one.campaignId }}
            done={(answer) => ({
              sentence: t('results.done', {
                read: answer.read,
                sat: answer.sat,
                passed: answer.passed,
                certificates: answer.certificates,
              }),
              wrong: answer.unmatched,
            })}
          />
        )}
      </section>
      <section className="card">
        <h2>{t('rewards')}</h2>
        <p>
          {t('rewards.say', { earned: one.rewards.earned, granted: one.rewards.granted, fen: fen(one.rewards.fen) })}
        </p>
        {one.mayRun && (
          <div className="row no-print">
            <ConfirmOnce
              verb={t('rewards.grant')}
              title={t('rewards.grant')}
              consequence={t('rewards.grant-say')}
              act={async () => {
                const answer = await grant.mutateAsync({ campaignId: one.campaignId })
                toast(t('rewards.granted', { granted: answer.granted, fen: fen(answer.fen), before: answer.before }))
              }}
            />
            <button
              type="button"
              className="button"
              disabled={one.rewards.granted === 0}
              onClick={() => void call(exportRewards, { campaignId: one.campaignId })}
            >
              {t('rewards.list')}
            </button>
          </div>
        )}
      </section>
    </>
  )
}
