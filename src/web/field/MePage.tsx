import { useEffect, useState } from 'react'
import { allows } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { fieldPages } from '#web/kit/field-pages.ts'
import { formatBytes, formatInstant } from '#web/kit/formats.ts'
import { prefer, usePreferences } from '#web/kit/preferences.ts'
import type { Language } from '#web/kit/preferences.ts'
import { useWord } from '#web/kit/words.ts'
import { setLanguage } from './calls.ts'
import { Chips } from './Chips.tsx'
import { go, linkTo } from './route.ts'
import { clients } from './store/clients.ts'
import { drafts } from './store/drafts.ts'
import { leave } from './store/enter.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { lockUp } from './store/lock-up.ts'
import { isUnsent, outbox } from './store/outbox.ts'
import { reach } from './sync/reach.ts'
import { link, synchronise } from './sync/rhythm.ts'
import { words } from './words.ts'

/** Where else one can go from here: what I am told, and the pages that modules bring for what I may do. */
function MyPages() {
  const t = useWord(words)
  const { language } = usePreferences()
  const { me, notices } = useLive(facts)
  return (
    <nav className="my-pages" aria-label={t('me.more')}>
      <ul className="lines">
        <li>
          <a className="line" {...linkTo('/me/notices')}>
            {t('told.menu', { n: notices.filter((notice) => !notice.read).length })}
          </a>
        </li>
        {fieldPages
          .filter((page) => allows(me, page.may))
          .map((page) => (
            <li key={page.path}>
              <a className="line" {...linkTo(`/me${page.path}`)}>
                {page.title[language]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** Who I am, how it looks, what the phone holds, and the way out. */
export default function MePage() {
  const t = useWord(words)
  const { language, largeText } = usePreferences()
  const { me, syncedAt } = useLive(facts)
  const carried = useLive(clients).size
  const unsent = useLive(outbox).filter(isUnsent)
  const unfinished = useLive(drafts)
  const busy = useLive(link) === 'busy'
  const [used, setUsed] = useState<number>()
  const [leaving, setLeaving] = useState(false)

  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage }) => setUsed(usage))
  }, [syncedAt, unsent.length])

  async function signOutNow() {
    go('/', true)
    await leave()
  }

  const post = me?.posts.find((one) => one.active)
  const rows: [string, string][] = [
    [t('me.post'), [post?.roleName[language], me?.organisationName].filter(Boolean).join(' · ')],
    [t('me.synced'), syncedAt ? formatInstant(syncedAt, language) : t('link.never')],
    [t('me.carried'), t('me.people', { n: carried })],
    [t('me.storage'), used === undefined ? '…' : formatBytes(used)],
  ]
  return (
    <>
      <h1 tabIndex={-1}>{me?.name ?? t('me.title')}</h1>
      <dl className="known">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button wide" aria-disabled={busy} onClick={() => void synchronise()}>
        {t(busy ? 'link.busy' : 'me.sync')}
      </button>
      <MyPages />
      <Chips
        label={t('me.language')}
        kind="radio"
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        chosen={[language]}
        onChoose={(chosen) => {
          prefer({ language: chosen as Language })
          // The server words its refusals in it; without a network it keeps the one before.
          void reach(setLanguage, { language: chosen as Language }).catch(() => undefined)
        }}
      />
      <Chips
        label={t('me.large')}
        kind="checkbox"
        choices={[{ value: 'large', label: t('me.large-on') }]}
        chosen={largeText ? ['large'] : []}
        onChoose={(_, on) => prefer({ largeText: on })}
      />
      <section>
        <button type="button" className="button wide" onClick={() => void lockUp()}>
          {t('me.lock')}
        </button>
        <p className="soft small">{t('me.lock-say')}</p>
        <button
          type="button"
          className="button danger wide"
          onClick={() => (unsent.length + unfinished.length > 0 ? setLeaving(true) : void signOutNow())}
        >
          {t('me.leave')}
        </button>
        <p className="soft small">{t('me.leave-say')}</p>
      </section>
      {leaving && (
        <Ask title={t('me.leave-title')} onClose={() => setLeaving(false)}>
          <p>{t('me.leave-unsent', { n: unsent.length, drafts: unfinished.length })}</p>
          <ul>
            {unsent.slice(0, 5).map((item) => (
              <li key={item.id}>{item.about}</li>
            ))}
          </ul>
          <div className="acts">
            <button type="button" className="button main" onClick={() => go(unsent.length > 0 ? '/outbox' : '/')}>
              {t('me.send-first')}
            </button>
            <button type="button" className="button danger" onClick={() => void signOutNow()}>
              {t('me.leave-anyway')}
            </button>
          </div>
        </Ask>
      )}
    </>
  )
}
