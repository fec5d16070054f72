import { useMe } from '#web/client/me.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { MyVolunteering } from './Mine.tsx'
import { words } from './words.ts'

/** One's own volunteering at the desk. */
export default function MinePage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('mine')} whose={useMe().name} />
      <MyVolunteering />
    </>
  )
}
