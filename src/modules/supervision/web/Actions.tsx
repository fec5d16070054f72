import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { completeAction, type mySupervision } from '../contract.ts'
import { words } from './words.ts'

/** What was agreed to be done; who is to do it says when it is. */
export function Actions({ of }: { of: OutputOf<typeof mySupervision>['actions'] }) {
  const t = useWord(words)
  const { day } = useFormats()
  const wording = useProblemWords()
  const act = useAct(completeAction)
  if (of.length === 0) return null
  return (
    <section className="card">
      <h2>{t('mine.actions')}</h2>
      <ul className="supervision-rules">
        {of.map((action) => (
          <li key={action.actionId}>
            <span className="supervision-said">{action.text}</span>
            <span className="small soft">
              {action.ownerName} · {t('mine.action-due', { day: day(action.dueOn) })}
            </span>
            {action.doneOn ? (
              <span className="status good">{t('mine.action-done')}</span>
            ) : (
              <>
                {action.overdue && <span className="status bad">{t('debt.state.overdue')}</span>}
                {action.mine && (
                  <button
                    type="button"
                    className="button"
                    disabled={act.isPending}
                    onClick={() =>
                      act.mutate(
                        { actionId: action.actionId },
                        { onError: (error) => toast(wording(error), { bad: true }) },
                      )
                    }
                  >
                    {t('mine.action-complete')}
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
