import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { myTraining, personTraining } from '../contract.ts'
import { Credit, Reverse, WithdrawPaper } from './HoursActs.tsx'
import { HoursOf } from './HoursOf.tsx'
import type { Line, Paper } from './HoursOf.tsx'
import { words } from './words.ts'

/** Training and hours on a person's page, or on one's own. */
export default function PersonTraining({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Of personId={personId} />
}

function Own() {
  return <Waiting for={useAnswer(myTraining, {})}>{(answer) => <HoursOf of={answer} own />}</Waiting>
}

function Of({ personId }: { personId: string }) {
  const t = useWord(words)
  const may = useMay()
  const [crediting, setCrediting] = useState(false)
  const [reversing, setReversing] = useState<Line>()
  const [withdrawing, setWithdrawing] = useState<Paper>()
  const acts = may('training:correct')
    ? {
        credit: (
          <button type="button" className="button" onClick={() => setCrediting(true)}>
            {t('hours.credit')}
          </button>
        ),
        ofLine: (line: Line) => (
          <button type="button" className="button bare" onClick={() => setReversing(line)}>
            {t('hours.reverse')}
          </button>
        ),
        ofPaper: (paper: Paper) => (
          <button type="button" className="button bare" onClick={() => setWithdrawing(paper)}>
            {t('paper.withdraw')}
          </button>
        ),
      }
    : undefined
  return (
    <>
      <Waiting for={useAnswer(personTraining, { personId })}>
        {(answer) => <HoursOf of={answer} own={false} acts={acts} />}
      </Waiting>
      {crediting && <Credit personId={personId} onClose={() => setCrediting(false)} />}
      {reversing && (
        <Reverse hoursId={reversing.hoursId} title={reversing.title} onClose={() => setReversing(undefined)} />
      )}
      {withdrawing && (
        <WithdrawPaper
          transcriptId={withdrawing.transcriptId}
          code={withdrawing.code}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  )
}
