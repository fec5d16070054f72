import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mine, personVolunteering } from '../contract.ts'
import { Facts } from './Facts.tsx'
import { Star } from './Record.tsx'
import { words } from './words.ts'

/** Volunteering on a person's page: whether, how much and which star. What was done and said stands on the volunteer's own page. */
export default function PersonPart({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Of personId={personId} />
}

interface Shown {
  number: string
  state: 'awaiting' | 'registered' | 'left'
  minutes: number
  minutesThisYear: number
  star: string | null
}

function Own() {
  const t = useWord(words)
  return (
    <Waiting for={useAnswer(mine, {})} lines={3}>
      {({ volunteer }) => (
        <>
          {volunteer ? <Summary of={volunteer} /> : <p className="soft">{t('mine.not-yet')}</p>}
          <a className="button" href="/desk/volunteers/mine">
            {t('section.to-mine')}
          </a>
        </>
      )}
    </Waiting>
  )
}

function Of({ personId }: { personId: string }) {
  const t = useWord(words)
  return (
    <Waiting for={useAnswer(personVolunteering, { personId })} lines={3}>
      {({ volunteer }) =>
        volunteer ? (
          <>
            <Summary of={volunteer} />
            <a className="button" href={`/desk/volunteers/people/${volunteer.volunteerId}`}>
              {t('section.open')}
            </a>
          </>
        ) : (
          <p className="soft">{t('section.none')}</p>
        )
      }
    </Waiting>
  )
}

function Summary({ of }: { of: Shown }) {
  const t = useWord(words)
  const { minutes } = useFormats()
  return (
    <Facts
      rows={[
        { name: t('number'), value: <span className="number">{of.number}</span> },
        { name: t('state'), value: t(`state.${of.state}`) },
        { name: t('mine.this-year'), value: minutes(of.minutesThisYear) },
        { name: t('mine.whole'), value: minutes(of.minutes) },
        { name: t('star'), value: <Star of={of.star} /> },
      ]}
    />
  )
}
