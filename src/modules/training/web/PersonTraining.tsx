import { useAnswer } from '#web/client/answers.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { myTraining, personTraining } from '../contract.ts'
import { HoursOf } from './HoursOf.tsx'

/** Training and hours on a person's page, or on one's own. */
export default function PersonTraining({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Of personId={personId} />
}

function Own() {
  return <Waiting for={useAnswer(myTraining, {})}>{(answer) => <HoursOf of={answer} own />}</Waiting>
}

function Of({ personId }: { personId: string }) {
  return <Waiting for={useAnswer(personTraining, { personId })}>{(answer) => <HoursOf of={answer} own={false} />}</Waiting>
}
