import { useState } from 'react'
import { findByNumber } from '../contract.ts'
import { useAct } from '#web/client/answers.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Finds a file by a whole number. The number goes out in the body of a request, never in an address. */
export function FindByNumber({ first, onClose }: { first: string; onClose: () => void }) {
  const t = useWord(words)
  const [number, setNumber] = useState(first)
  const find = useAct(findByNumber)
  return (
    <Ask title={t('people.by-number')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          find.mutate({ number })
        }}
      >
        <p>{t('people.by-number-say')}</p>
        <label className="field">
          <span className="label">{t('people.number-or-phone')}</span>
          <input
            className="input"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(event) => (setNumber(event.target.value), find.reset())}
          />
        </label>
        {find.error && <Problem of={find.error} />}
        <div role="status">
          {find.data?.rows.length === 0 && <p>{t('people.not-found')}</p>}
          <ul className="bare">
            {find.data?.rows.map((row) => (
              <li key={row.personId}>
                <a href={`/desk/people/${row.personId}`}>{row.name}</a>{' '}
                <span className="soft">
                  {[row.age === null ? '' : t('age', { n: row.age }), row.organisationName ?? row.regionName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div className="acts">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button main" disabled={find.isPending || number.trim().length < 4}>
            {t('people.find')}
          </button>
        </div>
      </form>
    </Ask>
  )
}
