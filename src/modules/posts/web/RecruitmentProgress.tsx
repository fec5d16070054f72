import { useAct } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { advanceRecruitment } from '../contract.ts'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

/** The way of a round as a line of stages, each with how many came so far and what it asks. */
export function Stages({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const now = round.stages.findIndex((one) => one.code === round.stage)
  return (
    <ol className="recruit-steps" aria-label={t('round.stage')}>
      {round.stages.map((one, at) => (
        <li
          key={one.code}
          data-shape={at < now || round.status === 'closed' ? '✓' : at === now ? '●' : '○'}
          aria-current={at === now && round.status === 'open' ? 'step' : undefined}
        >
          <b>{phrase(one.name)}</b>
          {at <= now && <span className="number">{t('stage.people', { n: one.people })}</span>}
          <span className="soft small">
            {[
              one.ratio !== null && t('rule.ratio', { n: one.ratio }),
              one.kind === 'score' && t('rule.weight', { n: one.weight }),
              one.passMark !== null && t('rule.pass', { n: one.passMark }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What is in the way of the next stage. */
export function Obstacles({ round }: { round: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  if (round.obstacles.length === 0) return null
  return (
    <section className="panel recruit-obstacles" aria-label={t('obstacles')}>
      <b>{t('obstacles')}</b>
      <ul>
        {round.obstacles.map(({ code, count }) => (
          <li key={code}>
            {t(`obstacle.${code}`, {
              n: count,
              least: round.leastPerPlace,
              day: round.publicUntil ? day(round.publicUntil) : '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Takes the round to its next stage. */
export function Advance({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(advanceRecruitment)
  const next = round.stages[round.stages.findIndex((one) => one.code === round.stage) + 1]
  const verb = next ? t('advance', { stage: phrase(next.name) }) : t('advance.close')
  return (
    <ConfirmOnce
      main
      verb={verb}
      title={`${verb} · ${round.title}`}
      consequence={t(!next ? 'advance.close-say' : next.kind === 'public' ? 'advance.public-say' : 'advance.say')}
      notNow={round.obstacles.length > 0 ? t('obstacles') : null}
      act={() => act.mutateAsync({ recruitmentId: round.recruitmentId, basedOnVersion: round.version })}
    />
  )
}
