import { usePathPart } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useAnswer } from '#web/client/answers.ts'
import { useWord } from '#web/kit/words.ts'
import { roundResults } from '../contract.ts'
import { Results } from './Results.tsx'
import { words } from './results-words.ts'

/** The notice of a round as a page of its own: where an objection's message leads. */
export default function ResultsPage() {
  const t = useWord(words)
  const asked = useAnswer(roundResults, { roundId: usePathPart('roundId') })
  return (
    <Waiting for={asked}>
      {(of) => (
        <>
          <PageHeader title={of.title} note={<p className="soft">{t('results')}</p>} />
          <Results of={of} />
        </>
      )}
    </Waiting>
  )
}
