import { useGo } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { MyEntries } from './MyEntries.tsx'
import { words } from './entries-words.ts'

const addressOf = (entryId: string) => `/desk/selection/apply/${entryId}`

/** Rounds one may enter and what one entered, on the desk. */
export default function MyEntriesPage() {
  const t = useWord(words)
  const go = useGo()
  return (
    <>
      <PageHeader title={t('mine')} />
      <MyEntries linkOf={(entryId) => ({ href: addressOf(entryId) })} onOpen={(entryId) => go(addressOf(entryId))} />
    </>
  )
}
