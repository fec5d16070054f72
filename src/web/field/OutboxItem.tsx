import { useState } from 'react'
import { Ask } from '#web/kit/Ask.tsx'
import { formatDay, formatMinutes } from '#web/kit/formats.ts'
import { usePreferences } from '#web/kit/preferences.ts'
import { say, useWord } from '#web/kit/words.ts'
import { linkTo } from './route.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { dropItem, isUnsent, mayMend, putItem, sending } from './store/outbox.ts'
import type { Item } from './store/outbox.ts'
import { synchronise } from './sync/rhythm.ts'
import { words } from './words.ts'

const shape = { waiting: 'idle', sending: '', accepted: 'good', refused: 'bad' } as const

/** One record on its way: where it is, why it was refused, and what may be done about it. */
export function OutboxItem({ item }: { item: Item }) {
  const t = useWord(words)
  const { language } = usePreferences()
  const { lists } = useLive(facts)
  const onItsWay = useLive(sending) === item.id
  const [deleting, setDeleting] = useState(false)
  const state = onItsWay && item.state === 'waiting' ? 'sending' : item.state
  const { record, answer, problem } = item
  const outcome = lists?.outcomes.find((one) => one.code === record.outcome)?.name[language]

  async function again() {
    const { problem: _old, ...kept } = item
    await putItem({ ...kept, state: 'waiting', attempts: 0, photographsSent: [] })
    void synchronise()
  }

  return (
    <li className="item">
      <div className="row">
        <b className="grow">{item.about}</b>
        <span className={`status ${shape[state]}`}>
          {state === 'accepted' && answer?.late ? t('outbox.late') : t(`outbox.${state}`)}
        </span>
      </div>
      <p className="soft small">
        {[formatDay(record.heldOn, language), outcome, formatMinutes(record.minutes, language)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {state === 'accepted' && answer?.nextStep && (
        <p className="next small">{t('record.next', { say: say(answer.nextStep, language) })}</p>
      )}
      {problem && state !== 'accepted' && (
        <div className={state === 'refused' ? 'panel bad small' : 'panel small'}>
          <p>{problem.title}</p>
          {problem.fields?.map(({ field, message }) => (
            <p key={field}>{message}</p>
          ))}
        </div>
      )}
      {state === 'waiting' && item.attempts > 0 && (
        <p className="soft small">{t('outbox.tried', { n: item.attempts })}</p>
      )}
      {isUnsent(item) && !mayMend(item) && !onItsWay && <p className="soft small">{t('outbox.cannot-mend')}</p>}
      {isUnsent(item) && (
        <div className="row">
          {mayMend(item) && !onItsWay && (
            <a className="button" {...linkTo(`/record?mend=${item.id}`)}>
              {t('outbox.mend')}
            </a>
          )}
          {state === 'refused' && (
            <button type="button" className="button" onClick={() => void again()}>
              {t('outbox.again')}
            </button>
          )}
          {!onItsWay && (
            <button type="button" className="button bare bad" onClick={() => setDeleting(true)}>
              {t('outbox.delete')}
            </button>
          )}
        </div>
      )}
      {deleting && (
        <Ask title={t('outbox.delete-title', { about: item.about })} onClose={() => setDeleting(false)}>
          <p>{t(item.attempts > 0 ? 'outbox.delete-maybe' : 'outbox.delete-say')}</p>
          <div className="acts">
            <button type="button" className="button" onClick={() => setDeleting(false)}>
              {t('record.cancel')}
            </button>
            <button type="button" className="button danger" onClick={() => void dropItem(item)}>
              {t('outbox.delete')}
            </button>
          </div>
        </Ask>
      )}
    </li>
  )
}
