import { useAnswer } from '#web/client/answers.ts'
import { usePathPart } from '#web/kit/address.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { person } from '../contract-person.ts'
import { PersonFile } from './PersonFile.tsx'

/** Another's file, for staff within reach. */
export default function PersonPage() {
  const asked = useAnswer(person, { personId: usePathPart('personId') })
  return (
    <Waiting for={asked} lines={12}>
      {(file) => <PersonFile file={file} own={false} />}
    </Waiting>
  )
}
