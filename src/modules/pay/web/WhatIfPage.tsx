import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { rehearse, schemes, schemeText } from '../contract.ts'
import { signedYuan, yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

/** A scheme that is not yet issued, tried on the people of today. */
export default function WhatIfPage() {
  const t = useWord(words)
  const places = useAnswer(schemes, {})
  return (
    <>
      <PageHeader
        title={t('whatif')}
        back={{ to: '/desk/pay/scheme', title: t('scheme') }}
        note={<p className="soft">{t('whatif.say')}</p>}
      />
      <Waiting for={places}>{(found) => <Draft of={found} />}</Waiting>
    </>
  )
}

function Draft({ of }: { of: OutputOf<typeof schemes> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query, change] = useQueryWords()
  const place = query['place'] ?? of.own ?? of.rows[0]?.place ?? ''
  const file = useAnswer(schemeText, { place })
  const act = useAct(rehearse)
  const [text, setText] = useState('')
  useEffect(() => setText(file.data?.text ?? ''), [file.data])
  return (
    <div className="whatif">
      <label className="field pay-pick">
        <span className="label">{t('scheme.place')}</span>
        <Select
          style={{ minWidth: '22rem', maxWidth: '100%' }}
          aria-label={t('scheme.place')}
          value={place}
          options={of.rows.map((row) => ({
            value: row.place,
            label: `${phrase(row.placeName)} · ${phrase(row.title)}`,
          }))}
          onChange={(value: string) => change({ place: value })}
        />
      </label>
      <label className="field">
        <span className="label">{t('whatif.file')}</span>
        <textarea className="input" spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="row">
        <button
          type="button"
          className="button main"
          disabled={act.isPending || text === ''}
          onClick={() => act.mutate({ place, text })}
        >
          {t('whatif.run')}
        </button>
        <button type="button" className="button" onClick={() => setText(file.data?.text ?? '')}>
          {t('whatif.again')}
        </button>
      </p>
      {act.error && <Problem of={act.error} />}
      {act.data && <Result of={act.data} />}
    </div>
  )
}

function Result({ of }: { of: OutputOf<typeof rehearse> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.faults.length > 0)
    return (
      <div className="panel bad" role="alert">
        <p>{t('whatif.faults')}</p>
        <ul>
          {of.faults.map((fault) => (
            <li key={`${fault.line} ${fault.message.zh}`}>
              {t('whatif.line', { n: fault.line })}：{phrase(fault.message)}
            </li>
          ))}
        </ul>
      </div>
    )
  const changed = of.rows.filter((row) => row.gainFen !== 0 || row.missing.length > 0)
  const place = (one: (typeof of.rows)[number]['now']) =>
    one
      ? `${phrase(one.post)}${one.level === null ? '' : ` ${t('level', { n: one.level })}`} ${yuanOf(one.monthlyFen)}`
      : '—'
  return (
    <section className="pay-section" aria-live="polite">
      <p>
        <b>
          {t('whatif.result', { people: of.people, gain: of.gain, lose: of.lose, same: of.same, unknown: of.unknown })}
        </b>
      </p>
      <p>
        {t('whatif.cost', {
          now: yuanOf(of.monthlyNowFen),
          then: yuanOf(of.monthlyThenFen),
          year: signedYuan(of.yearlyFen),
        })}
      </p>
      {changed.length > 0 && (
        <>
          <p className="soft">{t('whatif.first', { n: changed.length })}</p>
          <div className="sideways" role="region" aria-label={t('whatif')} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('whatif.now')}</th>
                  <th scope="col">{t('whatif.then')}</th>
                  <th scope="col" className="end">
                    {t('gain')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {changed.map((row) => (
                  <tr key={row.personId}>
                    <th scope="row">
                      <a href={`/desk/people/${row.personId}#pay`}>{row.name}</a>
                    </th>
                    <td>{place(row.now)}</td>
                    <td>
                      {row.missing.length > 0 ? row.missing.map((one) => phrase(one)).join('；') : place(row.then)}
                    </td>
                    <td className="end number">{signedYuan(row.gainFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
