import type { ReactNode } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useWord } from '#web/kit/words.ts'
import { accounts } from '#modules/identity/contract.ts'
import { organisationsList } from '#modules/organisations/contract.ts'
import { clients } from '#modules/services/contract.ts'
import { words } from './words.ts'

/** What an installation needs before its first figure, and which of it is there; `after` once nothing is missing. */
export function FirstSteps({ after }: { after: ReactNode }) {
  const t = useWord(words)
  const [organised, opened, entered] = [
    useAnswer(organisationsList, { size: 1 }).data?.total,
    useAnswer(accounts, { size: 1 }).data?.total,
    useAnswer(clients, { size: 1 }).data?.total,
  ]
  if (organised === undefined || opened === undefined || entered === undefined) return null
  // One's own account is not one that somebody works with.
  const steps = [
    { step: 'organisations', count: organised, to: '/desk/organisations' },
    { step: 'accounts', count: opened - 1, to: '/desk/accounts' },
    { step: 'clients', count: entered, to: '/desk/clients' },
  ] as const
  if (steps.every(({ count }) => count > 0)) return after
  return (
    <section className="card" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('first')}</h2>
      <ol className="to-do">
        {steps.map(({ step, count, to }, at) => (
          <li key={step}>
            <a href={to}>
              <span className="number">{count > 0 ? '✓' : at + 1}</span>
              <span className="say grow">
                {t(`first.${step}`)}
                <span className="soft small first-step-say">{t(`first.${step}-say`)}</span>
              </span>
              <span className="arrow" aria-hidden="true">
                →
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
