import { useAnswer } from '#web/client/answers.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { mine, ofPerson } from '../contract.ts'
import { Growth, InPools, WithSchools } from './Growth.tsx'
import { words } from './words.ts'
import './development.css'

/** Growth, pools and entitlements on a person's page. */
export default function DevelopmentSection({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Others personId={personId} />
}

function Own() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <Waiting for={asked} lines={3}>
      {(one) => (
        <>
          <Growth of={one} />
          <InPools of={one} />
          <WithSchools of={one} />
          <a href="/desk/development/mine">{t('mine')}</a>
        </>
      )}
    </Waiting>
  )
}

function Others({ personId }: { personId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(ofPerson, { personId })
  return (
    <Waiting for={asked} lines={3}>
      {(one) => (
        <>
          <Growth of={one} />
          <InPools of={one} />
          <WithSchools of={one} />
          <ul className="rule-lines">
            {one.applications.map((row) => (
              <li key={row.applicationId}>
                {phrase(row.entitlementName)} <span className="soft">{t(`app.${row.stage}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Waiting>
  )
}
