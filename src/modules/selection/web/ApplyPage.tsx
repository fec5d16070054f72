import { usePathPart } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { EntryForm } from './EntryForm.tsx'
import { words } from './entries-words.ts'

/** One’s own entry, on the desk. */
export default function ApplyPage() {
  const t = useWord(words)
  const entryId = usePathPart('entryId')
  return (
    <EntryForm
      key={entryId}
      entryId={entryId}
      head={(of) => (
        <PageHeader
          title={of.title ? `${of.title} · ${of.roundTitle}` : of.roundTitle}
          whose={`${of.name} · ${of.organisationName}`}
          back={{ to: '/desk/selection/mine', title: t('mine') }}
        />
      )}
    />
  )
}
