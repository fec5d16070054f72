import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useMe } from '#web/client/me.ts'
import { useWord } from '#web/kit/words.ts'
import { MySessions } from './MySessions.tsx'
import { words } from './words.ts'

/** One's own training at the desk. */
export default function MyTrainingPage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('mine')} whose={useMe().name} />
      <MySessions />
    </>
  )
}
