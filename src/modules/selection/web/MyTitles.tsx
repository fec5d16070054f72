import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import type { keepOrganisationAccount } from '../contract-delivery.ts'
import { keepAccount, myTitlePaper, myTitles } from '../contract-titles.ts'
import { TitleView } from './TitleView.tsx'
import { words } from './titles-words.ts'

/** One's own titles: the term, the money, what would end them; at the desk and on the phone. */
export function MyTitles() {
  const t = useWord(words)
  const [failed, setFailed] = useState<unknown>()
  const paper = (titleId: string, as: 'certificate' | 'letter') => {
    setFailed(undefined)
    void call(myTitlePaper, { titleId, as }).catch(setFailed)
  }
  return (
    <Waiting for={useAnswer(myTitles, {})}>
      {({ titles, account }) =>
        titles.length === 0 ? (
          <Nothing title={t('mine.none')} say={t('mine.none-say')} />
        ) : (
          <>
            {failed !== undefined && <Problem of={failed} />}
            {titles.map((one) => (
              <article key={one.titleId}>
                <h2>{one.award}</h2>
                <p className="row">
                  {(one.state === 'held' || one.state === 'over') && (
                    <button type="button" className="button" onClick={() => paper(one.titleId, 'certificate')}>
                      {t('certificate')}
                    </button>
                  )}
                  <button type="button" className="button" onClick={() => paper(one.titleId, 'letter')}>
                    {t('letter')}
                  </button>
                </p>
                <TitleView of={one} own />
              </article>
            ))}
            <Account known={account} keep={keepAccount} />
          </>
        )
      }
    </Waiting>
  )
}

/** Where the money goes: one’s own, or the organisation’s. */
export function Account({
  known,
  keep,
}: {
  known: { bank: string; number: string } | null
  keep: typeof keepAccount | typeof keepOrganisationAccount
}) {
  const t = useWord(words)
  const act = useAct(keep)
  const [bank, setBank] = useState('')
  const [number, setNumber] = useState('')
  const wrong = wrongOf(act.error)
  return (
    <section className="card selection-title">
      <h2>{t('account')}</h2>
      <p>{known ? t('account.is', known) : t('account.none')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.mutateAsync({ bank, number }).then(
            () => setNumber(''),
            () => {},
          )
        }}
      >
        <Field label={t('account.bank')} wrong={wrong['bank']}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={60}
              value={bank}
              onChange={(event) => setBank(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('account.number')} hint={t('account.number-hint')} wrong={wrong['number']}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Elsewhere of={act.error} drawn={(field) => field === 'bank' || field === 'number'} />
        <button type="submit" className="button" disabled={act.isPending}>
          {t('account.keep')}
        </button>
      </form>
    </section>
  )
}
