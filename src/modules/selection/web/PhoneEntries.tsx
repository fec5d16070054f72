import { go, linkTo, usePlace } from '#web/field/route.ts'
import { dropEntryWords, keepEntryWords, loadEntryWords } from '#web/field/store/entry-words.ts'
import { useWord } from '#web/kit/words.ts'
import { EntryForm } from './EntryForm.tsx'
import { MyEntries } from './MyEntries.tsx'
import { words } from './entries-words.ts'

const keeper = { load: loadEntryWords, keep: keepEntryWords, drop: dropEntryWords } as never
const pathOf = (entryId: string) => `/me/selection/${entryId}`

/** One’s entries on the phone: what is typed stays on it until the server has it. */
export default function PhoneEntries() {
  const t = useWord(words)
  const { path } = usePlace()
  const entryId = path.split('/')[3]
  if (!entryId)
    return (
      <>
        <h1 tabIndex={-1}>{t('mine')}</h1>
        <MyEntries linkOf={(id) => linkTo(pathOf(id))} onOpen={(id) => go(pathOf(id))} />
      </>
    )
  return (
    <EntryForm
      key={entryId}
      entryId={entryId}
      keeper={keeper}
      head={(of) => (
        <>
          <a className="small" {...linkTo('/me/selection')}>
            ← {t('mine')}
          </a>
          <h1 tabIndex={-1}>{of.title ? `${of.title} · ${of.roundTitle}` : of.roundTitle}</h1>
        </>
      )}
    />
  )
}
