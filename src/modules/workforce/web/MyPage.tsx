import { useAnswer } from '#web/client/answers.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine } from '../contract-person.ts'
import { PersonFile } from './PersonFile.tsx'
import { words } from './words.ts'

/** One's own file. */
export default function MyPage() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <Waiting for={asked} lines={12}>
      {({ file }) =>
        file ? (
          <PersonFile file={file} own />
        ) : (
          <>
            <PageHeader title={t('people.mine')} />
            <Nothing title={t('file.none')} say={t('file.none-say')} />
          </>
        )
      }
    </Waiting>
  )
}
