import { useAnswer } from '#web/client/answers.ts'
import { useGo } from '#web/kit/address.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { personEntries } from '../contract-entries.ts'
import { words } from './entries-words.ts'
import { EntryLines, MyEntries } from './MyEntries.tsx'

/** What somebody entered; on one’s own page also what one may enter. */
export default function PersonEntries({ personId, own }: PersonSectionProps) {
  const go = useGo()
  return own ? (
    <MyEntries
      linkOf={(entryId) => ({ href: `/desk/selection/apply/${entryId}` })}
      onOpen={(entryId) => go(`/desk/selection/apply/${entryId}`)}
    />
  ) : (
    <Others personId={personId} />
  )
}

function Others({ personId }: { personId: string }) {
  const t = useWord(words)
  return (
    <Waiting for={useAnswer(personEntries, { personId })} lines={3}>
      {({ entries }) =>
        entries.length === 0 ? (
          <p className="soft">{t('mine.none')}</p>
        ) : (
          <EntryLines of={entries} linkOf={(entryId) => ({ href: `/desk/selection/entries/${entryId}` })} />
        )
      }
    </Waiting>
  )
}
