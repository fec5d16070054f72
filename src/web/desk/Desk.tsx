import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useEffect, useState } from 'react'
import { me, welcome } from '#modules/identity/contract.ts'
import { answerKey, useAnswer } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { MeContext } from '#web/client/me.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { SetUpPage } from './SetUpPage.tsx'
import { SignInPage } from './SignInPage.tsx'

// Signing in must be quick on an old machine: the desk itself, with antd, comes while the password is typed.
const office = () => import('./Office.tsx')
const Office = lazy(office)

/** The desk: the first-run page, the sign-in page, or the office of who is signed in. */
export function Desk() {
  const store = useQueryClient()
  const who = useAnswer(me, {})
  const stranger = who.error instanceof ProblemError && who.error.problem.status === 401
  const known = useAnswer(welcome, {}, { when: stranger })
  const [ended, setEnded] = useState(false)

  useEffect(() => void office(), [])
  // Any answer may be the one that finds the session ended: the page then asks who is there, and so comes to sign-in.
  useEffect(
    () =>
      store.getQueryCache().subscribe(({ query }) => {
        const error = query.state.error
        const isMe = query.queryKey[0] === answerKey(me)[0]
        if (
          isMe ||
          !(error instanceof ProblemError) ||
          error.problem.status !== 401 ||
          !store.getQueryData(answerKey(me, {}))
        )
          return
        setEnded(true)
        store.clear()
        void store.invalidateQueries()
      }),
    [store],
  )

  if (who.data && !stranger) {
    return (
      <MeContext value={who.data}>
        <Suspense fallback={<Blank />}>
          <Office />
        </Suspense>
      </MeContext>
    )
  }
  if (!stranger) return who.error ? <Alone error={who.error} again={() => void who.refetch()} /> : <Blank />
  if (known.error) return <Alone error={known.error} again={() => void known.refetch()} />
  if (!known.data) return <Blank />
  return known.data.setupNeeded ? <SetUpPage /> : <SignInPage known={known.data} ended={ended} />
}

const Blank = () => (
  <div className="alone">
    <Skeleton lines={5} />
  </div>
)

const Alone = ({ error, again }: { error: Error; again: () => void }) => (
  <main className="alone">
    <Problem of={error} again={again} />
  </main>
)
