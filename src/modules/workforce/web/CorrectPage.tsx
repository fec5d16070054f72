import { useAnswer } from '#web/client/answers.ts'
import { useGo, usePathPart, useQueryWords } from '#web/kit/address.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine, person } from '../contract-person.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { correctionWords } from './words-corrections.ts'

/** Proposes a correction of one's own file, or for a worker by the office. */
export default function CorrectPage() {
  const t = useWord(correctionWords)
  const go = useGo()
  const personId = usePathPart('personId')
  const own = personId === ''
  const [{ about, subject }] = useQueryWords()
  const others = useAnswer(person, { personId }, { when: !own })
  const self = useAnswer(mine, {}, { when: own })
  const back = `/desk/people/${own ? 'me' : personId}`
  const form = (file: NonNullable<NonNullable<typeof self.data>['file']>) => (
    <>
      <PageHeader
        title={t('correct.title')}
        whose={file.name}
        back={{ to: back, title: t(own ? 'people.mine' : 'people.of') }}
      />
      <CorrectForm
        file={file}
        own={own}
        about={(about as 'basics' | undefined) ?? 'basics'}
        subjectId={subject}
        onDone={() => {
          toast(t('correct.done'))
          go(`${back}#corrections`)
        }}
      />
    </>
  )
  if (!own) return <Waiting for={others}>{form}</Waiting>
  return (
    <Waiting for={self}>
      {({ file }) => (file ? form(file) : <Nothing title={t('file.none')} say={t('file.none-say')} />)}
    </Waiting>
  )
}
