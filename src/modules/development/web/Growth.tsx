import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useFormats } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { ofPerson } from '../contract.ts'
import { RuleLines } from '#web/kit/RuleLines.tsx'
import { words } from './words.ts'
import './development.css'

type Person = OutputOf<typeof ofPerson>

/** Where somebody stands on the path, and what is missing for the next step. */
export function Growth({ of }: { of: Pick<Person, 'growth' | 'steps'> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of.growth) return null
  const { at, next } = of.growth
  const reached = of.steps.findIndex((step) => step.code === at)
  const nameAt = reached < 0 ? t('growth.start') : phrase(of.steps[reached]!.name)
  return (
    <section className="card">
      <h2>{t('growth')}</h2>
      <ol className="steps">
        {of.steps.map((step, index) => (
          <li
            key={step.code}
            data-shape={index <= reached ? '✓' : index === reached + 1 ? '●' : '○'}
            aria-current={index === reached ? 'step' : undefined}
          >
            {phrase(step.name)}
          </li>
        ))}
      </ol>
      <p>{next ? t('growth.mine', { at: nameAt, next: phrase(next.name) }) : t('growth.mine-top', { at: nameAt })}</p>
      {next && <RuleLines of={next.lines} />}
    </section>
  )
}

const looks = { nominated: 'warn', member: 'good', declined: 'idle', left: 'idle' } as const

export function InPools({ of }: { of: Pick<Person, 'pools'> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { lastDay } = useFormats()
  return (
    <ul className="rule-lines">
      {of.pools.map((one) => (
        <li key={one.memberId}>
          <span className={`status ${looks[one.stage]}`}>{t(`member.${one.stage}`)}</span> {phrase(one.poolName)}{' '}
          {one.untilOn && <span className="soft">{t('pool.until', { day: lastDay(one.untilOn) })}</span>}{' '}
          {one.endsSoon && <TermEnds untilOn={one.untilOn!} />}
        </li>
      ))}
    </ul>
  )
}

/** A term that ends soon, or has ended and nobody has decided what is next. */
export function TermEnds({ untilOn }: { untilOn: string }) {
  const t = useWord(words)
  const over = untilOn <= todayIn(new Date())
  return <span className={`status ${over ? 'bad' : 'warn'}`}>{t(over ? 'pool.term-over' : 'pool.ends-soon')}</span>
}

const states = { running: 'good', soon: 'warn', over: 'idle' } as const

/** What somebody does with schools and institutes: mentor for a term, guide of an intern, lead of a topic. */
export function WithSchools({ of }: { of: Pick<Person, 'cooperation'> }) {
  const t = useWord(words)
  const { day, lastDay } = useFormats()
  return (
    <ul className="rule-lines">
      {of.cooperation.map((one) => (
        <li key={one.cooperationId}>
          {one.kind !== 'output' && <span className={`status ${states[one.state]}`}>{t(`state.${one.state}`)}</span>}{' '}
          {t(`kind.${one.kind}`)}：{one.title}{' '}
          <span className="soft">
            {[
              one.partner,
              one.untilOn ? t('co.span', { from: day(one.fromOn), until: lastDay(one.untilOn) }) : day(one.fromOn),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
