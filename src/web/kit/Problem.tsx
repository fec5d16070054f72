import { OfflineError, ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** Any error as a sentence for the person who reads it. */
export function useProblemWords(): (error: unknown) => string {
  const t = useWord(kitWords)
  return (error) => {
    if (error instanceof ProblemError) return error.problem.title
    return error instanceof OfflineError ? `${t('offline.title')} ${t('offline.say')}` : t('fault.say')
  }
}

/** What went wrong with an answer or an act, in words, with a way to try again. */
export function Problem({ of, again }: { of: unknown; again?: () => void }) {
  const t = useWord(kitWords)
  const words = useProblemWords()
  const number = of instanceof ProblemError && of.problem.status >= 500 ? of.problem.requestId : undefined
  return (
    <div className="panel bad" role="alert">
      <p>
        {words(of)}
        {number && <span className="soft"> {t('request-id', { id: number })}</span>}
      </p>
      {again && (
        <button type="button" className="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  )
}
