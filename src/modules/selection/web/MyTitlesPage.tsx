import { useMe } from '#web/client/me.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { MyTitles } from './MyTitles.tsx'
import { words } from './titles-words.ts'

/** One's own titles at the desk. */
export default function MyTitlesPage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('mine')} whose={useMe().name} />
      <MyTitles />
    </>
  )
}
