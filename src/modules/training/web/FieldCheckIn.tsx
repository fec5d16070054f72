import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mySessions } from '../contract.ts'
import { CheckIn } from './CheckIn.tsx'
import { hourOf } from './codes.ts'
import './training.css'
import { words } from './words.ts'

/** At the door of today's sessions. A phone's camera that reads the picture on the wall opens this page with the code filled in. */
export default function FieldCheckIn() {
  const t = useWord(words)
  const { day } = useFormats()
  const today = todayIn(new Date())
  const query = new URLSearchParams(location.search)
  const asked = useAnswer(mySessions, {})
  return (
    <>
      <h1 tabIndex={-1}>{t('check-in')}</h1>
      <p className="soft">{day(today)}</p>
      <Waiting for={asked}>
        {({ coming }) => {
          const now = coming.filter((one) => one.heldOn === today && one.mine === 'enrolled' && !one.calledOff)
          if (now.length === 0) return <Nothing title={t('door.none')} say={t('door.none-say')} />
          return (
            <ul className="sessions-of">
              {now.map((one) => (
                <li key={one.sessionId}>
                  <h2>{one.title ? `${one.courseTitle} · ${one.title}` : one.courseTitle}</h2>
                  <p>
                    <span className="number">{`${hourOf(one.startsAt)}–${hourOf(one.endsAt)}`}</span> · {one.place}
                  </p>
                  <CheckIn
                    of={one}
                    scanned={query.get('session') === one.sessionId ? (query.get('code') ?? undefined) : undefined}
                  />
                </li>
              ))}
            </ul>
          )
        }}
      </Waiting>
    </>
  )
}
