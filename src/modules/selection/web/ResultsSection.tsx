import { useAnswer } from '#web/client/answers.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { roundResults } from '../contract.ts'
import { Results } from './Results.tsx'
import type { RoundSectionProps } from './round-sections.ts'

/** The notice as a part of the round's page. */
export default function ResultsSection({ roundId }: RoundSectionProps) {
  return <Waiting for={useAnswer(roundResults, { roundId })}>{(of) => <Results of={of} />}</Waiting>
}
