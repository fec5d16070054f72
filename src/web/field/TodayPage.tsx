import { useMemo } from 'react'
import { formatDay } from '#web/kit/formats.ts'
import { usePreferences } from '#web/kit/preferences.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useWord } from '#web/kit/words.ts'
import { ClientLine } from './ClientLine.tsx'
import { todayList } from './due.ts'
import type { Due } from './due.ts'
import { about } from './record/about.ts'
import { linkTo } from './route.ts'
import { clients } from './store/clients.ts'
import { drafts } from './store/drafts.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { outbox } from './store/outbox.ts'
import { todayHere } from './sync/clock.ts'
import { link } from './sync/rhythm.ts'
import { words } from './words.ts'

/** The first sight: whom to visit and why, and one big button. */
export function TodayPage() {
  const t = useWord(words)
  const { language } = usePreferences()
  const carried = useLive(clients)
  const known = useLive(facts)
  const unfinished = useLive(drafts)
  const items = useLive(outbox)
  const state = useLive(link)
  const today = todayHere(known.clockAhead)

  const untold = known.notices.filter((notice) => !notice.read)
  const doneToday = items.filter((item) => item.record.heldOn === today && item.state !== 'refused')
  const triedToday = new Map(
    doneToday
      .filter((item) => item.record.clientId && item.record.outcome !== 'met')
      .map((item) => [
        item.record.clientId!,
        known.lists?.outcomes.find((one) => one.code === item.record.outcome)?.name[language],
      ]),
  )
  const metToday = new Set(
    doneToday.filter((item) => item.record.outcome === 'met').map((item) => item.record.clientId),
  )
  const list = useMemo(
    () => todayList(carried.values(), today, new Set(Object.keys(known.reasons))),
    [carried, today, known.reasons],
  )
  const left = (group: Due[]) => group.filter(({ client }) => !metToday.has(client.clientId))
  const [overdue, due, soon] = [left(list.overdue), left(list.due), left(list.soon)]

  return (
    <>
      <h1 tabIndex={-1}>{t('today.title', { day: formatDay(today, language) })}</h1>
      {carried.size > 0 && (
        <p className="sum">
          {t('today.sum', { n: overdue.length + due.length, late: overdue.length })}
          {doneToday.length > 0 && ` · ${t('today.done-sum', { n: doneToday.length })}`}
        </p>
      )}
      {untold.length > 0 && (
        <a className="told" {...linkTo('/me/notices')}>
          <span className={untold.some((notice) => notice.overdue) ? 'status bad' : 'status warn'}>
            {t('today.told', { n: untold.length })}
          </span>
          <span className="grow">{untold[0]!.title[language]}</span>
        </a>
      )}
      {unfinished.length > 0 && (
        <section className="drafts" aria-label={t('draft.title')}>
          {unfinished.map((form) => (
            <a
              key={form.id}
              className="button"
              {...linkTo(form.mends ? `/record?mend=${form.mends}` : draftPlace(form.id))}
            >
              {t('draft.go', { about: about(form, carried, t) })}
            </a>
          ))}
        </section>
      )}
      {carried.size === 0 &&
        (state === 'busy' ? (
          <Loading say={t('today.loading')} />
        ) : (
          <Nothing title={t('today.empty')} say={t('today.empty-say')} />
        ))}
      {carried.size > 0 && overdue.length + due.length + soon.length === 0 && (
        <Nothing title={t('today.none')} say={t('today.none-say')} />
      )}
      <Group title={t('today.overdue')} dues={overdue} tried={triedToday} />
      <Group title={t('today.due')} dues={due} tried={triedToday} />
      <Group title={t('today.soon')} dues={soon} tried={triedToday} />
      {doneToday.length > 0 && (
        <section>
          <h2>{t('today.done')}</h2>
          <ul className="lines">
            {doneToday.map((item) => (
              <li key={item.id}>
                <a className="line" {...linkTo('/outbox')}>
                  <span className="head-of-line">
                    <span className="grow">{item.about}</span>
                    <span className={item.state === 'accepted' ? 'status good' : 'status idle'}>
                      {t(`outbox.${item.state}`)}
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('today.more')}</h2>
        <div className="row others">
          {(['case', 'group', 'community'] as const).map((method) => (
            <a key={method} className="button grow" {...linkTo(`/record?method=${method}`)}>
              {t(`method.${method}`)}
            </a>
          ))}
        </div>
      </section>
      <div className="foot">
        <a className="button main big" {...linkTo('/record?method=visit')}>
          {t('today.record')}
        </a>
      </div>
    </>
  )
}

/** The address of a draft: its id says what it is about. */
function draftPlace(id: string): string {
  const [method, clientId] = id.split(':')
  return `/record?method=${method}${clientId ? `&client=${clientId}` : ''}`
}

function Group({ title, dues, tried }: { title: string; dues: Due[]; tried: ReadonlyMap<string, string | undefined> }) {
  if (dues.length === 0) return null
  return (
    <section>
      <h2>
        {title} <span className="soft number">{dues.length}</span>
      </h2>
      <ul className="lines">
        {dues.map((due) => (
          <li key={due.client.clientId}>
            <ClientLine
              due={due}
              to={`/record?method=visit&client=${due.client.clientId}`}
              why
              tried={tried.get(due.client.clientId)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Loading({ say }: { say: string }) {
  return (
    <div aria-busy="true">
      <p className="soft">{say}</p>
      {[0, 1, 2].map((line) => (
        <span key={line} className="skeleton tall" />
      ))}
    </div>
  )
}
