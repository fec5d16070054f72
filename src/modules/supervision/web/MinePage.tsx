import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { MySupervision } from './Mine.tsx'
import { words } from './words.ts'

/** My supervision, at the desk. */
export default function MinePage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('mine')} />
      <MySupervision />
    </>
  )
}
