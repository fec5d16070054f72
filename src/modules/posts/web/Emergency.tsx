import { useEffect, useRef } from 'react'
import { useAct } from '#web/client/answers.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { useWord } from '#web/kit/words.ts'
import { answerAlarm, whereSomebodyIs } from '../contract.ts'
import { words } from './words.ts'

/** Where a colleague with an alarm is, and how they are reached. Opened at once; that it was opened is written down. */
export function Emergency({ visitId, answered }: { visitId: string; answered: boolean }) {
  const t = useWord(words)
  const seen = useAct(whereSomebodyIs)
  const answer = useAct(answerAlarm)
  const asked = useRef(false)
  const { mutate } = seen
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate({ visitId })
  }, [mutate, visitId])
  if (seen.error) return <Problem of={seen.error} />
  const { data } = seen
  if (!data) return <Skeleton />
  const call = (number: string | null) => (number ? <a href={`tel:${number}`}>{number}</a> : t('lone.unknown'))
  const rows: [string, React.ReactNode][] = [
    [t('lone.who'), data.name],
    [t('lone.phone'), call(data.phone)],
    ...(data.place ? [[t('lone.place'), data.place] as [string, string]] : []),
    ...(data.clientName
      ? ([
          [t('lone.client'), data.clientName],
          [t('lone.address'), data.address ?? t('lone.unknown')],
          [t('lone.client-phone'), call(data.clientPhone)],
        ] as [string, React.ReactNode][])
      : []),
  ]
  return (
    <div className="stack">
      <dl className="post-facts">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{t('lone.open-say')}</p>
      {!answered && !answer.isSuccess && (
        <div className="row">
          <button
            type="button"
            className="button main"
            disabled={answer.isPending}
            onClick={() => answer.mutate({ visitId })}
          >
            {t('lone.answer')}
          </button>
        </div>
      )}
      {answer.error && <Problem of={answer.error} />}
    </div>
  )
}
