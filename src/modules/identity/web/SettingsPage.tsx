import { Input } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { prefer, usePreferences } from '#web/kit/preferences.ts'
import type { Language } from '#web/kit/preferences.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { changePassword, endSession, mySessions, setLanguage } from '../contract.ts'
import { words } from './words.ts'

/** What a person sets for themselves, and what they may see of their own rights and sessions. */
export default function SettingsPage() {
  const t = useWord(words)
  const me = useMe()
  return (
    <>
      <PageHeader title={t('settings')} whose={`${me.name} · ${me.username}`} />
      <div className="two-columns">
        <Display />
        <Password />
        <Rights />
        <Sessions />
      </div>
    </>
  )
}

function Display() {
  const t = useWord(words)
  const { language, largeText } = usePreferences()
  const act = useAct(setLanguage)
  const change = (to: Language) => {
    prefer({ language: to })
    act.mutate({ language: to })
  }
  return (
    <section className="card">
      <h2>{t('settings.look')}</h2>
      <fieldset className="plain">
        <legend>{t('settings.language')}</legend>
        {(['zh', 'en'] as const).map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="language" checked={language === one} onChange={() => change(one)} />{' '}
            {one === 'zh' ? '中文' : 'English'}
          </label>
        ))}
      </fieldset>
      <label className="choice">
        <input type="checkbox" checked={largeText} onChange={(event) => prefer({ largeText: event.target.checked })} />{' '}
        {t('settings.large-text')}
      </label>
      <p className="soft small">{t('settings.look-say')}</p>
    </section>
  )
}

function Password() {
  const t = useWord(words)
  return (
    <section className="card">
      <h2>{t('settings.password')}</h2>
      <ActForm
        endpoint={changePassword}
        verb={t('settings.password')}
        clears
        onDone={() => toast(t('settings.changed'))}
      >
        <FormField name="current" label={t('settings.current')} required>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </FormField>
        <FormField name="next" label={t('settings.next')} hint={t('settings.next-hint')} required>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </FormField>
      </ActForm>
    </section>
  )
}

function Rights() {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  return (
    <section className="card">
      <h2>{t('settings.rights')}</h2>
      <ul>
        {me.posts.map((post) => (
          <li key={post.grantId}>
            <strong>{phrase(post.roleName)}</strong> · {phrase(post.jurisdiction.name)}
            {post.organisationName && ` · ${post.organisationName}`}
          </li>
        ))}
      </ul>
      <p className="soft small">{t('settings.rights-say')}</p>
    </section>
  )
}

type Session = OutputOf<typeof mySessions>['rows'][number]

function Sessions() {
  const t = useWord(words)
  const { instant } = useFormats()
  const asked = useAnswer(mySessions, {})
  const end = useAct(endSession)
  return (
    <section className="card whole">
      <h2>{t('sessions')}</h2>
      <Waiting for={asked} lines={3}>
        {({ rows }) => (
          <SortableTable<Session>
            caption={t('sessions')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'device',
                title: t('sessions.device'),
                show: (row) => (
                  <>
                    {row.device} {row.current && <span className="status good">{t('sessions.this')}</span>}
                  </>
                ),
              },
              {
                key: 'started',
                title: t('sessions.started'),
                by: (row) => row.startedAt,
                show: (row) => <span className="number">{instant(row.startedAt)}</span>,
              },
              {
                key: 'seen',
                title: t('sessions.seen'),
                by: (row) => row.lastSeenAt,
                show: (row) => <span className="number">{instant(row.lastSeenAt)}</span>,
              },
              {
                key: 'end',
                title: '',
                show: (row) =>
                  !row.current && (
                    <ConfirmOnce
                      verb={t('sessions.end')}
                      title={t('sessions.end-title', { device: row.device })}
                      consequence={t('sessions.end-say')}
                      danger
                      act={async () => {
                        await end.mutateAsync({ id: row.id })
                        toast(t('sessions.ended'))
                      }}
                    />
                  ),
              },
            ]}
          />
        )}
      </Waiting>
    </section>
  )
}
